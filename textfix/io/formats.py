"""A cleaned document as plain text or Markdown, title first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, get_args

from ..model import Article, Result, Segment
from ..options import Options

Format = Literal["jsonl", "text", "markdown"]
FORMATS: tuple[Format, ...] = get_args(Format)

# Appended to the input's whole name, so that two inputs never share an output: a.txt and a.html give
# a.txt.md and a.html.md.
SUFFIX: dict[Format, str] = {"jsonl": ".jsonl", "text": ".txt", "markdown": ".md"}

# What Markdown would take for structure at the start of a line, or for an HTML tag anywhere.
_STRUCTURE = re.compile(r"^(?=[ \t]*(?:#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|=+\s*$|-+\s*$|```|~~~))([ \t]*)", re.M)
_NUMBERED = re.compile(r"^([ \t]*\d{1,9})([.)])(?=\s)", re.M)
_NUMBER = re.compile(r"\d{1,9}[.)][ \t]+(?=\S)")
_FENCED = re.compile(r"(`{3,}|~{3,})[^\n`]*\n(?:(?!\1).*\n)*\1[`~]*[ \t]*")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_TICKS = re.compile("`{3,}")
_SHALLOWEST_HEADING, _DEEPEST_HEADING = 2, 6  # "#" is the title's; Markdown has six levels


def render(result: Result, form: Literal["text", "markdown"], options: Options | None = None) -> str:
    """The document as ``"text"`` or ``"markdown"``; articles are parted by a blank line.

    With a preset that only repairs, the text is the document and is given as it is.

    >>> import textfix
    >>> print(render(textfix.clean("Rain at last\\n\\nIt rained on Sunday.\\n"), "text"), end="")
    Rain at last
    <BLANKLINE>
    It rained on Sunday.
    """
    options = options or Options()
    if options.preset != "default":
        return result.text
    page = _text if form == "text" else _markdown
    pages = ["\n\n".join(part for part in page(article, options) if part) for article in result.articles]
    return "".join(f"{page}\n" for page in ["\n\n".join(filter(None, pages))] if page)


def _text(article: Article, options: Options) -> Iterator[str]:
    if article.title and not any(_says(segment, article.title) for segment in _body(article, options)):
        yield article.title
    yield article.text


def _body(article: Article, options: Options) -> list[Segment]:
    return [segment for segment in article.segments if segment.kind in options.body]


def _says(segment: Segment, title: str) -> bool:
    """Whether a segment of the body is the title, which stays there when another line would pass for it without it."""
    return segment.kind in ("title", "heading", "paragraph") and segment.text.startswith(title)


def _markdown(article: Article, options: Options) -> Iterator[str]:
    if article.title:
        yield f"# {_line(article.title)}"
    if article.subtitle and "subtitle" not in options.body:
        yield f"*{_line(article.subtitle)}*"
    above = (("kicker", article.kicker), ("byline", article.byline), (None, article.published))
    yield " · ".join(_line(value) for kind, value in above if value and kind not in options.body)
    body = _body(article, options)
    told = next((n for n, segment in enumerate(body) if article.title and _says(segment, article.title)), len(body))
    del body[told : told + 1]
    if not article.segments:
        yield article.text
    items: list[str] = []
    for segment in body:
        if segment.kind == "list_item":
            items.append(_item(segment))
            continue
        yield "\n".join(items)
        items = []
        yield _block(segment)
    yield "\n".join(items)


def _block(segment: Segment) -> str:
    text = segment.text
    if not text.strip():
        return ""
    match segment.kind:
        case "heading":
            depth = min(max(segment.level, _SHALLOWEST_HEADING), _DEEPEST_HEADING)
            return f"{'#' * depth} {_line(text)}"
        case "quote":
            return "\n".join(f"> {line}".rstrip() for line in _prose(text).split("\n"))
        case "code" if _FENCED.fullmatch(text):  # as the source had it
            return text
        case "code":
            fence = max(["```", *(f"{ticks}`" for ticks in _TICKS.findall(text))], key=len)
            return f"{fence}\n{text}\n{fence}"
        case "question":
            return f"**{_line(text)}**"
        case "caption":
            return f"*{_line(text)}*"
        case "table":
            return text
    return _prose(text)


def _item(segment: Segment) -> str:
    inset = "  " * segment.level
    if number := _NUMBER.match(segment.text):  # the number is the item's mark
        deeper = f"\n{inset}{' ' * len(number[0])}"
        return inset + number[0] + _prose(segment.text[number.end() :]).replace("\n", deeper)
    return f"{inset}- " + _prose(segment.text).replace("\n", f"\n{inset}  ")


def _line(text: str) -> str:
    return _TAG.sub(r"\\<", " ".join(text.split()))


def _prose(text: str) -> str:
    text = _STRUCTURE.sub(r"\1\\", text)
    return _TAG.sub(r"\\<", _NUMBERED.sub(r"\1\\\2", text))
