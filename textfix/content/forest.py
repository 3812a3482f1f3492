"""Trees over all blocks of a document at once: a set of blocks is one big number, and a fork is an AND of two.

A column of a document is packed into one number, a lane of ``LANE`` bits a block. One addition compares every lane
with the threshold of a fork, one AND leaves the blocks that go right, one multiplication gives all blocks of a leaf
their value. So a fork costs the same few operations for one block and for five hundred, and what no block reaches is
passed by. A column that is the same for all blocks of a document (its length, say) decides a fork at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from struct import pack, unpack
from sys import byteorder
from typing import Any

Trees = Sequence[Any]  # a leaf is a number; a fork is [column, highest value that goes left, left, right]

LANE = 16  # bits
MOST = (1 << LANE - 1) - 1  # a value in a column is 0..MOST; the highest bit of a lane is where comparisons end up
CHUNK = 512  # blocks that are taken at once; more do not fit the cache
WIDEST = (1 << LANE) - 1  # the sum of the leaves, from the least possible to the greatest, fits a lane


class Forest:
    """Trees ready to be asked. ``common`` are the columns that hold one value for the whole document."""

    def __init__(self, trees: Trees, common: Collection[int] = ()) -> None:
        self._low = sum(_least(tree, 1) for tree in trees)
        if sum(_least(tree, -1) for tree in trees) + self._low < -WIDEST:
            raise ValueError("the leaves of these trees add up to more than a lane holds; use a smaller scale")
        columns = sorted({c for tree in trees for c, _ in _forks(tree)})
        self._columns = [c for c in columns if c not in common]
        self._common = [c for c in columns if c in common]
        self._heights = sorted({most for tree in trees for c, most in _forks(tree) if c not in common})
        self._sum = _compiled(trees, self._columns, self._common, self._heights)

    def __call__(self, columns: Sequence[Sequence[int]]) -> list[int]:
        """The sum of the leaves that each block falls into; whole numbers from 0 to ``MOST`` in the columns."""
        size = len(columns[0])
        packed = [pack(f"{size}H", *columns[c]) for c in self._columns]
        common = [columns[c][0] for c in self._common] if size else []
        out: list[int] = []
        for start in range(0, size, CHUNK):
            lanes = min(CHUNK, size - start)
            ones = int.from_bytes(pack("H", 1) * lanes, byteorder)
            x = [int.from_bytes(p[2 * start : 2 * (start + lanes)], byteorder) for p in packed]
            total = self._sum(x, common, [ones * (MOST - h) for h in self._heights], ones << LANE - 1)
            out += unpack(f"{lanes}H", ((total >> LANE - 1) - ones * self._low).to_bytes(2 * lanes, byteorder))
        return [s + self._low for s in out] if self._low else out


def _forks(tree: Any) -> Iterator[tuple[int, int]]:
    if isinstance(tree, list):
        column, most, left, right = tree
        yield int(column), int(most)
        yield from _forks(left)
        yield from _forks(right)


def _least(tree: Any, sign: int) -> int:
    """The least leaf; with a ``sign`` of -1 the greatest, negative."""
    return min(_least(tree[2], sign), _least(tree[3], sign)) if isinstance(tree, list) else sign * int(tree)


def _compiled(trees: Trees, columns: Sequence[int], common: Sequence[int], heights: Sequence[int]) -> Any:
    """One Python function that adds up the leaves: numbers only, ``_Writer`` refuses anything else."""
    writer = _Writer({h: f"k{i}" for i, h in enumerate(heights)}, frozenset(common))
    for tree in trees:
        writer.tree(tree, "all", 0, 1)
    names = (("x", columns, "packed"), ("d", common, "common"), ("k", range(len(heights)), "less"))
    lines = ["def add_up(packed, common, less, all):", " s = 0"]
    lines += [f" [{', '.join(f'{letter}{i}' for i in of)}] = {given}" for letter, of, given in names]
    space: dict[str, Any] = {}
    exec("\n".join([*lines, *writer.lines, " return s"]), space)
    return space["add_up"]


class _Writer:
    """Writes the lines for one tree after the other; ``r`` and ``l`` are the blocks that go right and left."""

    def __init__(self, less: dict[int, str], common: Collection[int]) -> None:
        self.lines: list[str] = []
        self._less, self._common = less, common

    def tree(self, tree: Any, here: str, told: int, depth: int, made: int = 0) -> None:
        """Gives the blocks ``here`` their leaves; they all have been given ``told`` already."""
        if not isinstance(tree, list):
            self._leaf(tree, here, told, depth)
            return
        column, most, left, right = tree
        if int(column) in self._common:
            self._say(depth, f"if d{int(column)} <= {int(most)}:")
            self._branch(left, here, told, depth + 1, made)
            self._say(depth, "else:")
            self._branch(right, here, told, depth + 1, made)
            return
        goes_right, goes_left = f"r{made}", f"l{made}"
        self._say(depth, f"{goes_right} = x{int(column)} + {self._less[int(most)]} & {here}")
        if not isinstance(left, list):  # what all get is put right for those that go right
            self._leaf(left, here, told, depth)
            self._side(right, goes_right, int(left), depth, made + 1)
            return
        self._say(depth, f"{goes_left} = {here} ^ {goes_right}")
        if not isinstance(right, list):
            self._leaf(right, here, told, depth)
            told = int(right)
        else:
            self._side(right, goes_right, told, depth, made + 1)
        self._side(left, goes_left, told, depth, made + 1)

    def _side(self, tree: Any, here: str, told: int, depth: int, made: int) -> None:
        if not isinstance(tree, list):
            self._leaf(tree, here, told, depth)
            return
        self._say(depth, f"if {here}:")
        self.tree(tree, here, told, depth + 1, made)

    def _branch(self, tree: Any, here: str, told: int, depth: int, made: int) -> None:
        before = len(self.lines)
        self.tree(tree, here, told, depth, made)
        if len(self.lines) == before:
            self._say(depth, "pass")

    def _leaf(self, tree: Any, here: str, told: int, depth: int) -> None:
        if value := int(tree) - told:
            self._say(depth, f"s += {here} * {value}")

    def _say(self, depth: int, line: str) -> None:
        self.lines.append(" " * depth + line)
