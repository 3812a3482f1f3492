"""Tables of data and tables that only place things: the cells of the first stand in a line, those of the others apart.

Which one it is shows at the end of the table, when the gaps between its cells are written already; they are
changed then.
"""

from __future__ import annotations

from ..edits import Edit

CELL = " | "
PARTS = frozenset("table tr td th".split())  # the elements that :class:`Tables` is told of
FEWEST_ROWS, FEWEST_COLUMNS = 2, 2
MOST_CHARS = 240  # of a cell of data, on average
BROKEN = 0.2  # of its cells at most hold more than one line


class _Table:
    def __init__(self) -> None:
        self.rows = 0
        self.columns = 0
        self.cells = 0
        self.inside = 0  # cells of this row so far
        self.waiting = 0  # of them, those since the last word
        self.row_begun = False  # a cell of this row has words
        self.lines = 0  # line breaks in this cell
        self.broken = 0  # cells with line breaks
        self.size = 0  # characters
        self.nested = False
        self.gaps: list[tuple[int, str]] = []  # edits, and what they become when this is a table of data


class Tables:
    """Told of every start and end of a table's parts and of the gaps before words; ``edits`` are those of the page."""

    def __init__(self, edits: list[Edit]) -> None:
        self._edits = edits
        self.open: list[_Table] = []  # innermost last

    def opened(self, name: str) -> None:
        if name == "table":
            for outer in self.open[-1:]:
                outer.nested = True
            self.open.append(_Table())
        elif not self.open:
            return
        table = self.open[-1]
        if name == "tr":
            table.rows += 1
            table.inside = table.waiting = 0
            table.row_begun = False
        elif name in ("td", "th"):
            table.inside += 1
            table.cells += 1
            table.lines = 0
            table.waiting += 1
            table.columns = max(table.columns, table.inside)

    def wrote(self, gap: int, size: int) -> None:
        """So many characters were written in the innermost open table, behind the gap that is edit ``gap``."""
        table = self.open[-1]
        table.size += size
        after = self._edits[gap].after
        if table.waiting:
            row = after.replace("\n\n", "\n") + CELL.lstrip() * (table.waiting - 1)
            table.gaps.append((gap, CELL * table.waiting if table.row_begun else row))
            table.row_begun = True
            table.waiting = 0
        elif "\n" in after and table.inside:
            table.gaps.append((gap, " "))
            table.lines += 1
            table.broken += table.lines == 1

    def closed(self) -> None:
        if not self.open:
            return
        table = self.open.pop()
        if self.open:
            self.open[-1].nested = True
        data = (
            not table.nested
            and table.rows >= FEWEST_ROWS
            and table.columns >= FEWEST_COLUMNS
            and table.broken <= BROKEN * table.cells
            and table.size <= MOST_CHARS * table.cells
        )
        if data:
            for at, after in table.gaps:
                self._edits[at] = self._edits[at]._replace(after=after)
