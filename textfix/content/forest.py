"""Trees over all blocks of a document at once: a set of blocks is one big number, and a fork is an AND of two.

A column of a document is packed into one number, a lane of ``LANE`` bits a block. One addition compares every lane
with the threshold of a fork, one AND leaves the blocks that go right, one multiplication gives all blocks of a leaf
their value. So a fork costs the same few operations for one block and for five hundred, and what no block reaches is
passed by. A column that is the same for all blocks of a document (its length, say) decides a fork at once.

A process that reads more than a few documents writes all trees as one Python function: half as fast again, but to
compile it takes as long as some hundred documents save.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from struct import pack, unpack
from sys import byteorder
from typing import Any

Trees = Sequence[Any]  # a leaf is a number; a fork is [column, highest value that goes left, left, right]

LANE = 16  # bits
MOST = (1 << LANE - 1) - 1  # a value in a column is 0..MOST; the highest bit of a lane is where comparisons end up
CHUNK = 512  # blocks that are taken at once; more do not fit the cache
WIDEST = (1 << LANE) - 1  # the sum of the leaves, from the least possible to the greatest, fits a lane
WALKED = 200  # times that trees are walked before they are compiled
Sum = Callable[[Sequence[int], Sequence[int], Sequence[int], int], int]


class Forest:
    """Trees ready to be asked. ``common`` are the columns that hold one value for the whole document."""

    def __init__(self, trees: Trees, common: Collection[int] = ()) -> None:
        forks: set[tuple[int, int]] = set()
        edges = [_edges(tree, forks) for tree in trees]
        self._low = sum(least for least, _ in edges)
        if sum(most for _, most in edges) - self._low > WIDEST:
            raise ValueError("the leaves of these trees add up to more than a lane holds; use a smaller scale")
        columns = sorted({column for column, _ in forks})
        self._columns = [c for c in columns if c not in common]
        self._common = [c for c in columns if c in common]
        self._heights = sorted({most for column, most in forks if column not in common})
        self._trees, self._asked = trees, 0
        self._sum: Sum = self._walked

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

    def _walked(self, packed: Sequence[int], common: Sequence[int], less: Sequence[int], all_: int) -> int:
        """What the compiled function gives, one fork after the other."""
        self._asked += 1
        if self._asked > WALKED and self._columns:
            self._sum = _compiled(self._trees, self._columns, self._common, self._heights)
            return self._sum(packed, common, less, all_)
        x = dict(zip(self._columns, packed, strict=True))
        alike = dict(zip(self._common, common, strict=True))
        lower = dict(zip(self._heights, less, strict=True))
        total = 0
        left_over = [(tree, all_) for tree in self._trees]
        while left_over:
            tree, here = left_over.pop()
            while type(tree) is list:
                column, most, left, right = tree
                if column in alike:
                    tree = left if alike[column] <= most else right
                    continue
                goes_right = x[column] + lower[most] & here
                if not goes_right:
                    tree = left
                elif goes_right == here:
                    tree = right
                else:
                    left_over.append((right, goes_right))
                    tree, here = left, here ^ goes_right
            total += here * tree
        return total


def _edges(tree: Any, forks: set[tuple[int, int]]) -> tuple[int, int]:
    """The least and the greatest leaf; ``forks`` are given the column and the highest value to the left of each."""
    if not isinstance(tree, list):
        return tree, tree
    column, most, left, right = tree
    forks.add((column, most))
    a, b = _edges(left, forks), _edges(right, forks)
    return min(a[0], b[0]), max(a[1], b[1])


def _compiled(trees: Trees, columns: Sequence[int], common: Sequence[int], heights: Sequence[int]) -> Sum:
    """One Python function that adds up the leaves: numbers only, ``_Writer`` refuses anything else."""
    writer = _Writer({h: f"k{i}" for i, h in enumerate(heights)}, frozenset(common))
    for tree in trees:
        writer.tree(tree, "all", 0, 1)
    names = (("x", columns, "packed"), ("d", common, "common"), ("k", range(len(heights)), "less"))
    lines = ["def add_up(packed, common, less, all):", " s = 0"]
    lines += [f" [{', '.join(f'{letter}{i}' for i in of)}] = {given}" for letter, of, given in names]
    space: dict[str, Any] = {}
    exec("\n".join([*lines, *writer.lines, " return s"]), space)
    add_up: Sum = space["add_up"]
    return add_up


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
