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
from .tables import PARTS, Tables
from .terms import PARTS as TERM_PARTS
from .terms import Terms
from .tokens import Token, attributes, tokens
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
        self.terms = Terms(self.writer.edits)
        self.lists = 0  # that are open
        self.code = 0  # the element whose text is preformatted
        self.tag_end = 0  # where the last tag ended
        self.author = -1  # the last link that says it leads to the author
        self.said: list[tuple[str, str]] = []
        self.data: list[str] = []

    def take(self, token: Token) -> None:
        start, end, name, closes, inside, raw = token
        if not name:
            if self.tree.top == self.author:
                self.said.append(("rel:author", html.unescape(self.text[start:end])))
            if self.tree.visible():
                gap = self.writer.words(start, end, self.tree.top)
                if gap is not None and self.tables.open:
                    self.tables.wrote(gap, end - start)
                if self.terms.open and not self.text[start:end].isspace():
                    self.terms.wrote(gap, self.text[start:end])
            self.tag_end = 0
            return
        if closes:
            self._left(self.tree.closed(name))
        elif name == "meta" or raw is not None:
            self._head(token, attributes(self.text[slice(*inside)]))
        else:
            self._entered(name, start, self.text[slice(*inside)])
        self.tag_end = end

    def end(self) -> Page:
        self._left(self.tree.stack[:0:-1])
        self.writer.finish()
        return Page(
            Edits(self.writer.edits), self.tree, self.writer.starts, self.writer.elements, self.said, self.data
        )

    def _entered(self, name: str, start: int, inside: str) -> None:
        self._left(self.tree.opened(name, inside))
        if name == "a" and "author" in inside and attributes(inside).get("rel", "").lower() == "author":
            self.author = self.tree.top
        elif name == "time" and (day := attributes(inside).get("datetime")):
            self.said.append(("time", day))
        if name in BLOCKS:
            self.writer.apart(BLOCK)
            self._block(name)
        elif name in _APART:
            if self.tag_end == start:
                self.writer.apart(SPACE)
        elif name == "br":
            self.writer.break_line()
        elif name == "hr":
            self.writer.apart(BLOCK)
        elif name == "menu":
            self.lists += 1

    def _block(self, name: str) -> None:
        """The marks of a block that begins."""
        if name in _HEADINGS:
            self.writer.mark(_HEADINGS[name])
        elif name == "li":
            self.writer.mark("  " * min(max(0, self.lists - 1), _DEEPEST_LIST) + "- ")
        elif name in _LISTS:
            self.lists += 1
        elif name == "pre" and not self.code:
            self.code = self.tree.top
            self.writer.code(True)
        elif name in PARTS:
            self.tables.opened(name)
        elif name in TERM_PARTS:
            self.terms.opened(name)

    def _left(self, elements: list[int]) -> None:
        for element in elements:
            name = self.tree.name[element]
            if name not in BLOCKS:
                if name == "menu":
                    self.lists -= 1
                continue
            if element == self.code:
                self.code = 0
                self.writer.code(False)
            self.writer.apart(BLOCK)
            if name in _HEADINGS or name == "li":
                self.writer.mark("")
            elif name in _LISTS:
                self.lists -= 1
            elif name == "table":
                self.tables.closed()
            elif name == "dl":
                self.terms.closed()

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
