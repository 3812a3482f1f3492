"""Pairs of characters, asked of many languages at once: with them the languages of a text are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from struct import Struct

from .fold import ODD
from .scripts import script
from .tables import ASCII_LETTERS, MEMO, Table

GRAINS = 30  # a thirtieth of a nat: every cost, stored or in scripts.py, is a whole number of these
FEW = 4  # languages that are asked one by one
_PECULIAR = frozenset(("\n", "\r", "\t", ODD))  # have no figures of their own


class Pairs(dict[str, int]):
    """What a pair of characters costs in each of several languages at once: a lane of one number for each.

    So the languages of a text are chosen with one addition for each of its pairs. Pairs stand in for triples
    there: fewer distinct questions, so mostly remembered.
    """

    def __init__(self, tables: Mapping[str, Table]) -> None:
        super().__init__()
        self.languages = tuple(tables)
        self._tables = tuple(tables.values())
        self._lanes = Struct(f"<{len(tables)}I")
        first = self._tables[0]
        self._scripts, self._known, self._guests = first.scripts, first.known, first.guest is not None
        self._stored: frozenset[str] = frozenset()  # by some language
        self._backs: dict[str, int] = {}
        self._ends: dict[tuple[str | bool, str], int] = {}

    def costs(self, packed: int) -> tuple[int, ...]:
        """-GRAINS ln P in every language, of what was added up: of a few thousand pairs at most."""
        return self._lanes.unpack(packed.to_bytes(self._lanes.size, "little"))

    def __missing__(self, pair: str) -> int:
        if not self._stored:
            self._stored = frozenset().union(*(table.pairs() for table in self._tables))
        if len(self) >= MEMO:
            for memo in (self, self._ends, self._backs):
                memo.clear()
        costs = self[pair] = self._by_parts(pair) or self._pack([table[pair] for table in self._tables])
        return costs

    def _pack(self, costs: list[float]) -> int:
        return int.from_bytes(self._lanes.pack(*[round(-GRAINS * cost) for cost in costs]), "little")

    def _by_parts(self, pair: str) -> int:
        """What a pair costs, added up from what is known of its characters; 0 where that is not all."""
        before, last = pair[0], pair[1]
        if pair in self._stored or last in _PECULIAR or (self._guests and last in ASCII_LETTERS):
            return 0
        here, alike = script(last), before.isalpha() and script(before)
        if len(self._tables) <= FEW or (alike and alike not in self._scripts) or (here and here not in self._known):
            return 0
        end = self._ends.get((alike, last))
        if end is None:
            end = self._ends[alike, last] = self._pack([table.end(before, last) for table in self._tables])
        back = self._backs.get(before)
        if back is None:
            back = self._backs[before] = self._pack([table.back(before) for table in self._tables])
        return back + end
