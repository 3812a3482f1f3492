"""A page as text: edits that take the markup out, and where in the tree every piece of the text stood.

What a reader would see stays, character by character where it stood: words are never touched, only what is
between them. A run of tags, comments and white space becomes nothing, one space or one line break, with the mark
that the element below it has in plain text (``- `` an item, ``# `` a heading).
"""

from __future__ import annotations

import html
from typing import NamedTuple

from ..edits import Edits
from .recognise import BLOCKS
from .tables import Tables
from .tokens import RAW, Token, attributes, tokens
from .tree import Tree
from .writer import BLOCK, SPACE, Writer

_APART = frozenset("a button label option span time".split())  # words of such neighbours are never one word
_HEADINGS = {f"h{n}": "#" * n + " " for n in range(1, 7)}
_LISTS = frozenset("ul ol menu".split())
_DEEPEST_LIST = 9


class Page(NamedTuple):
    """``edits`` turn the source into text; stretch ``i`` of it begins at ``starts[i]`` in the source, inside
    element ``elements[i]`` of ``tree``. ``said`` are the names and values of its head, ``data`` its JSON-LD."""

    edits: Edits
    tree: Tree
    starts: list[int]
    elements: list[int]
    said: list[tuple[str, str]]
    data: list[str]


def page(text: str) -> Page:
    """HTML taken apart.

    >>> source = "<h1>Tides</h1><p>High at\\n <b>noon</b>.<p>Low at 6&nbsp;pm.<script>x</script>"
    >>> page(source).edits.apply(source)
    '# Tides\\nHigh at noon.\\nLow at 6\\xa0pm.'
    """
    walk = _Walk(text)
    for token in tokens(text):
        walk.take(token)
    return walk.end()


class _Walk:
    """One pass over the tokens of a page."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = Tree()
        self.writer = Writer(text)
        self.tables = Tables(self.writer.edits)
        self.lists = 0  # that are open
        self.code = 0  # the element whose text is preformatted
        self.tag_end = 0  # where the last tag ended
        self.author = -1  # the last link that says it leads to the author
        self.said: list[tuple[str, str]] = []
        self.data: list[str] = []

    def take(self, token: Token) -> None:
        if not token.name:
            if self.tree.top == self.author:
                self.said.append(("rel:author", html.unescape(self.text[token.start : token.end])))
            if self.tree.visible():
                gap = self.writer.words(token.start, token.end, self.tree.top)
                if gap is not None:
                    self.tables.wrote(gap, token.end - token.start)
        elif token.closes:
            self._left(self.tree.closed(token.name))
        elif token.name == "meta" or (token.name in RAW and token.raw is not None):
            self._head(token, attributes(self.text[slice(*token.inside)]))
        else:
            self._entered(token)
        self.tag_end = token.end if token.name else 0

    def end(self) -> Page:
        self._left(self.tree.stack[:0:-1])
        self.writer.finish()
        return Page(
            Edits(self.writer.edits), self.tree, self.writer.starts, self.writer.elements, self.said, self.data
        )

    def _entered(self, token: Token) -> None:
        name = token.name
        inside = self.text[slice(*token.inside)]
        self._left(self.tree.opened(name, inside))
        if name == "a" and "author" in inside and attributes(inside).get("rel", "").lower() == "author":
            self.author = self.tree.top
        elif name == "time" and (day := attributes(inside).get("datetime")):
            self.said.append(("time", day))
        if name == "br":
            self.writer.break_line()
        elif name in BLOCKS or name == "hr":
            self.writer.apart(BLOCK)
        elif name in _APART and self.tag_end == token.start:
            self.writer.apart(SPACE)
        if name in _HEADINGS:
            self.writer.mark(_HEADINGS[name])
        elif name == "li":
            self.writer.mark("  " * min(max(0, self.lists - 1), _DEEPEST_LIST) + "- ")
        elif name in _LISTS:
            self.lists += 1
        elif name == "pre" and not self.code:
            self.code = self.tree.top
            self.writer.code(True)
        self.tables.opened(name)

    def _left(self, elements: list[int]) -> None:
        for element in elements:
            name = self.tree.name[element]
            if element == self.code:
                self.code = 0
                self.writer.code(False)
            if name in _LISTS:
                self.lists -= 1
            if name in BLOCKS:
                self.writer.apart(BLOCK)
            if name in _HEADINGS or name == "li":
                self.writer.mark("")
            self.tables.closed(name)

    def _head(self, token: Token, given: dict[str, str]) -> None:
        content = self.text[slice(*token.raw)] if token.raw else ""
        if token.name == "meta":
            key = given.get("property") or given.get("name") or given.get("itemprop")
            if key and given.get("content"):
                self.said.append((key.lower(), html.unescape(given["content"])))
        elif token.name == "title":
            self.said.append(("title", html.unescape(content)))
        elif token.name == "script" and "ld+json" in given.get("type", ""):
            self.data.append(content)
        else:
            self.writer.apart(SPACE if token.name == "textarea" else 0)
