"""HTML as tokens: text, start tags, end tags. Everything else (comments, scripts, declarations) is passed over.

A tag ends where browsers end it: a ``>`` inside a quoted attribute does not count, a ``<`` that begins no
tag is text. Every character is looked at a bounded number of times, whatever is left unclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# What stands in these is no text, or is text of another sort; they end at their end tag, whatever is inside.
RAW = frozenset("script style noscript iframe textarea title noembed noframes".split())
# So many words in a <noscript> are the page itself, as forums give it to those who run no scripts.
TEXT_WORDS = 50
_MARKUP = re.compile(r"<[^<>]*>")
_TAG = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
)
_SIMPLE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_OPEN = re.compile(r"<(?:(/?[a-zA-Z])|[/!?])")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")


class Token(NamedTuple):
    """``text[start:end]``. ``name`` is empty for text; ``inside`` is where the attributes stand, or, for an
    element of :data:`RAW`, ``raw`` is where its content ends."""

    start: int
    end: int
    name: str = ""
    closes: bool = False
    inside: tuple[int, int] = (0, 0)
    raw: tuple[int, int] | None = None


class _Finder:
    """The first place of each pattern behind an offset; a scan that found nothing is never made again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: dict[str, tuple[int, int] | None] = {}
        self._held: tuple[int, bool] = (-1, False)

    def __call__(self, pattern: str, at: int, flags: re.RegexFlag = re.NOFLAG) -> tuple[int, int] | None:
        if pattern in self._found:
            known = self._found[pattern]
            if known is None or known[0] >= at:
                return known
        match = re.compile(pattern, flags).search(self._text, at)
        self._found[pattern] = match.span() if match else None
        return self._found[pattern]

    def holds_text(self, start: int, end: int) -> bool:
        """Whether there is a text between ``start`` and ``end``, not only a request; asked once for an ``end``."""
        if self._held[0] != end:
            self._held = end, len(_MARKUP.sub(" ", self._text[start:end]).split()) >= TEXT_WORDS
        return self._held[1]


def tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text``, in order. Between them stand comments and the like.

    >>> [(t.name or "text", t.closes) for t in tokens("<p class='a>b'>1 < 2<!-- 3 --></p>")]
    [('p', False), ('text', False), ('p', True)]
    """
    find = _Finder(text)
    last = text.rfind(">")
    pattern = _TAG
    at = begun = 0  # begun: where the text that is being read began
    while opened := _OPEN.search(text, at, last + 1):
        start = opened.start()
        token = None
        if not opened[1]:
            end = _end_of_declaration(text, start, find)
        else:
            tag = pattern.match(text, start)
            if tag is None:
                pattern = _SIMPLE_TAG  # a quote that never ends: from here on quotes are not trusted
                tag = pattern.match(text, start)
            if tag is None:  # the last ">" stands before it
                break
            token, end = _tag(text, tag, find)
        if start > begun:
            yield Token(begun, start)
        if token:
            yield token
        at = begun = end
    if begun < len(text):
        yield Token(begun, len(text))


def _end_of_declaration(text: str, start: int, find: _Finder) -> int:
    if text.startswith("<!--", start):
        if text.startswith((">", "->"), start + 4):
            return text.index(">", start) + 1
        closed = find("--!?>", start + 4)
        if closed:
            return closed[1]
    elif text.startswith("<![CDATA[", start) and (closed := find(r"\]\]>", start)):
        return closed[1]
    closed = find(">", start)
    return closed[1] if closed else len(text)


def _tag(text: str, tag: re.Match[str], find: _Finder) -> tuple[Token, int]:
    name, closes = tag[2].lower(), bool(tag[1])
    if name in RAW and not closes:
        closed: tuple[int, int] | None = find(rf"</{name}(?=[\s/>])[^>]*+>", tag.end(), re.I)
        if name == "noscript" and closed and find.holds_text(tag.end(), closed[0]):
            closed = None
        if closed or name in ("script", "style"):
            closed = closed or (len(text), len(text))
            return Token(tag.start(), closed[1], name, False, tag.span(3), (tag.end(), closed[0])), closed[1]
    return Token(tag.start(), tag.end(), name, closes, tag.span(3)), tag.end()


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name the first counts. Entities are left as they are.

    >>> attributes(' class="big red" hidden id=x')
    {'class': 'big red', 'hidden': '', 'id': 'x'}
    """
    out: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inside):
        out.setdefault(name.lower(), double or single or bare)
    return out
