"""HTML as tokens: text, start tags, end tags. Everything else (comments, scripts, declarations) is passed over.

A tag ends where browsers end it: a ``>`` inside a quoted attribute does not count, a ``<`` that begins no
tag is text. Every character is looked at a bounded number of times, whatever is left unclosed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..late import late

# What stands in these is no text, or is text of another sort; they end at their end tag, whatever is inside.
RAW = frozenset("script style noscript iframe textarea title noembed noframes".split())
# So many words in a <noscript> are the page itself, as forums give it to those who run no scripts.
TEXT_WORDS = 50
_MARKUP = late(r"<[^<>]*>")
_TAG = late(
    r"<(/?)([a-zA-Z][^\s/>]*+)"
    r"((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
)
_SIMPLE_TAG = late(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
# A "<" that begins something. Nearly every tag has no "<" or ">" in its quotes and is found at once, as _TAG finds it.
_OPEN = late(
    r"<(?:(/?)([a-zA-Z][^\s/<>]*+)((?:[^<>=]++|=\s*+(?:\"[^\"<>]*+\"|'[^'<>]*+'|(?=[^\"'])))*+)>|/?[a-zA-Z]|[/!?])"
)
_DECLARES = "/!?"
_ATTRIBUTE = late(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")


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
    last = text.rfind(">") + 1
    pattern = _TAG
    search = _OPEN.search
    at = begun = 0  # begun: where the text that is being read began
    while opened := search(text, at, last):
        start, stop = opened.span()
        found, name = opened, opened[2]
        if name is None:
            if text[stop - 1] in _DECLARES:
                end = _end_of_declaration(text, start, find)
                if start > begun:
                    yield Token(begun, start)
                at = begun = end
                continue
            tag = pattern.match(text, start)
            if tag is None:
                pattern = _SIMPLE_TAG  # a quote that never ends: from here on quotes are not trusted
                tag = pattern.match(text, start)
            if tag is None:  # the last ">" stands before it
                break
            found, stop, name = tag, tag.end(), tag[2]
        if start > begun:
            yield Token(begun, start)
        name = name.lower()
        if found[1]:
            token = Token(start, stop, name, True, found.span(3))
        elif name in RAW:
            token = _raw(start, stop, name, found.span(3), text, find)
            stop = token.end
        else:
            token = Token(start, stop, name, False, found.span(3))
        yield token
        at = begun = stop
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


def _raw(start: int, stop: int, name: str, inside: tuple[int, int], text: str, find: _Finder) -> Token:
    """The start tag of an element of :data:`RAW`, with all up to its end tag."""
    closed: tuple[int, int] | None = find(rf"</{name}(?=[\s/>])[^>]*+>", stop, re.I)
    if name == "noscript" and closed and find.holds_text(stop, closed[0]):
        closed = None
    if closed or name in ("script", "style"):
        closed = closed or (len(text), len(text))
        return Token(start, closed[1], name, False, inside, (stop, closed[0]))
    return Token(start, stop, name, False, inside)


def attributes(inside: str) -> dict[str, str]:
    """The attributes of a tag; of two with one name the first counts. Entities are left as they are.

    >>> attributes(' class="big red" hidden id=x')
    {'class': 'big red', 'hidden': '', 'id': 'x'}
    """
    out: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(inside):
        out.setdefault(name.lower(), double or single or bare)
    return out
