"""The elements of a page: which is inside which, also where end tags are missing or stray.

A simplified form of what browsers do: an element is closed by its end tag, by the end of its parent, or by
what cannot stand inside it (a paragraph by a block, an item by the next item). Nothing here is recursive, and no
step looks at more than a few open elements, so that nesting may be as deep as the text is long.
"""

from __future__ import annotations

from .marks import INVISIBLE, NO_SIGN, Sign, sign_of
from .recognise import BLOCKS

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CELLS = frozenset("td th caption".split())
_TABLE = frozenset("table tbody thead tfoot tr td th caption".split())
# What a start tag ends when it is open, nearest first: the names it ends, the names that stop the search.
_ENDS = {
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th", "caption"), ("tr", "table")),
    "th": (("td", "th", "caption"), ("tr", "table")),
    "tr": (("tr", "caption"), ("table",)),
    "tbody": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "caption"), ("table",)),
    "option": (("option",), ("select", "datalist")),
}
_REACH = 32  # open elements that are looked at for a missing or misplaced end tag


class Tree:
    """Elements by number: 0 is the page itself. ``signs`` are what their start tags say, ``within`` the marks of an
    element and of all around it; equal names and classes have one number in ``made``."""

    def __init__(self) -> None:
        self.name = [""]
        self.parent = [0]
        self.within = [0]
        self.made = [0]
        self.signs = [NO_SIGN]
        self.stack = [0]
        self._open: dict[str, list[int]] = {}  # places in the stack, by name
        self._block = [0]  # for every place in the stack, the place of the nearest block
        self._cell = [0]  # and of the nearest table cell
        self._known: dict[tuple[str, str], tuple[Sign, int]] = {}
        self._makes: dict[tuple[str, str], int] = {}

    @property
    def top(self) -> int:
        """The innermost open element."""
        return self.stack[-1]

    def opened(self, name: str, inside: str) -> list[int]:
        """A start tag was read: the elements that it ended, innermost first; its own is then at the top."""
        ended: list[int] = []
        if name in _ENDS:
            ended = self._end_before(*_ENDS[name])
        elif name in BLOCKS and self.name[self.stack[self._block[-1]]] == "p":
            ended = self._pop(self._block[-1])
        key = (name, inside)
        known = self._known.get(key)
        if known is None:
            sign = sign_of(name, inside)
            known = self._known[key] = sign, self._makes.setdefault((name, sign.classes), len(self._makes) + 1)
        sign, made = known
        parent = self.stack[-1]
        self.name.append(name)
        self.parent.append(parent)
        self.made.append(made)
        self.signs.append(sign)
        self.within.append(sign.marks | self.within[parent])
        if name not in VOID:
            at = len(self.stack)
            self._open.setdefault(name, []).append(at)
            self._block.append(at if name in BLOCKS else self._block[-1])
            self._cell.append(at if name in _CELLS else 0 if name == "table" else self._cell[-1])
            self.stack.append(len(self.name) - 1)
        return ended

    def closed(self, name: str) -> list[int]:
        """An end tag was read: the elements that it ended, innermost first."""
        open_ = self._open.get(name)
        if not open_:
            return []
        at = open_[-1]
        if name in _TABLE:
            return self._pop(at)
        floor = self._cell[-1] if name in BLOCKS else self._block[-1]
        return self._pop(at) if at >= floor else []

    def _end_before(self, ends: tuple[str, ...], stops: tuple[str, ...]) -> list[int]:
        for at in range(len(self.stack) - 1, max(0, len(self.stack) - 1 - _REACH), -1):
            name = self.name[self.stack[at]]
            if name in ends:
                return self._pop(at)
            if name in stops:
                break
        return []

    def _pop(self, at: int) -> list[int]:
        ended = self.stack[: at - 1 : -1]
        del self.stack[at:], self._block[at:], self._cell[at:]
        for element in ended:
            self._open[self.name[element]].pop()
        return ended

    def visible(self) -> bool:
        return not self.within[self.stack[-1]] & INVISIBLE
