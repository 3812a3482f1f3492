"""Lists of terms: a term and what is said of it make one item, "- Warp: a rope", where that is short.

As with tables, what kind of list it is shows at its end, when the gaps in it are written already; they are changed
then. Questions with their answers, and definitions of several paragraphs, stay apart.
"""

from __future__ import annotations

from ..edits import Edit

PARTS = frozenset("dl dt dd".split())  # the elements that :class:`Terms` is told of
FEWEST_PAIRS = 2
MOST_TERM, MOST_SAID = 80, 400  # characters of a term and of what is said of it, on average
BROKEN = 0.5  # lines of a pair behind its first one, on average, at most
_ITEM, _SAYS, _ALSO, _FURTHER = "- ", ": ", ", ", "; "


class _List:
    def __init__(self) -> None:
        self.part = ""  # the part that is open, and what the last words belong to
        self.last = ""
        self.new = False  # no words of the open part so far
        self.terms = 0
        self.pairs = 0
        self.term_size = 0
        self.said_size = 0
        self.broken = 0
        self.asks = False
        self.plain = True  # nothing but terms and what is said of them
        self.end = ""  # the last character of a term
        self.gaps: list[tuple[int, str]] = []  # edits, and what they become when this is a list of short terms


class Terms:
    """Told of every start and end of a list's parts and of the gaps before words; ``edits`` are those of the page."""

    def __init__(self, edits: list[Edit]) -> None:
        self._edits = edits
        self.open: list[_List] = []  # innermost last

    def opened(self, name: str) -> None:
        if name == "dl":
            for outer in self.open[-1:]:
                outer.plain = False
            self.open.append(_List())
        elif self.open:
            self.open[-1].part, self.open[-1].new = name, True

    def wrote(self, gap: int | None, said: str) -> None:
        """Words were written in the innermost open list, behind the gap that is edit ``gap``."""
        one = self.open[-1]
        after = self._edits[gap].after if gap is not None else ""
        if one.new and gap is not None:
            one.new = False
            self._begin(one, gap, after)
        elif "\n" in after and gap is not None:
            one.broken += 1
            one.gaps.append((gap, " "))
        if one.part == "dt":
            one.term_size += len(said)
            one.end = said.rstrip()[-1:] or one.end
            one.asks = one.asks or one.end in "?？؟"
        elif one.part == "dd":
            one.said_size += len(said)
        else:
            one.plain = False

    def _begin(self, one: _List, gap: int, after: str) -> None:
        if one.part == "dt":
            one.terms += one.last != "dt"
            lead = after[: len(after) - len(after.lstrip("\n"))].replace("\n\n", "\n")
            one.gaps.append((gap, _ALSO if one.last == "dt" else f"{lead}{_ITEM}"))
        elif one.part == "dd" and one.last:
            one.pairs += one.last == "dt"
            joint = " " if one.end in ":：" else _SAYS
            one.gaps.append((gap, joint if one.last == "dt" else _FURTHER))
        one.last = one.part

    def closed(self) -> None:
        """The innermost open list ends."""
        if not self.open:
            return
        one = self.open.pop()
        short = one.term_size <= MOST_TERM * one.terms and one.said_size <= MOST_SAID * one.pairs
        whole = one.plain and not one.asks and one.pairs == one.terms >= FEWEST_PAIRS
        if whole and short and one.broken <= BROKEN * one.pairs:
            for at, after in one.gaps:
                self._edits[at] = self._edits[at]._replace(after=after)
