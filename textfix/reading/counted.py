"""Sums over the n-grams of a text, kept, so that a text which differs in a few places need not be counted anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import add

from .pairs import Pairs
from .tables import Table

STRETCH = 4096  # n-grams that are held at once
PLACES = 256  # in which two texts may differ; where there are more, counting anew is as quick
STEP = 8  # characters that are compared at once

Spans = tuple[tuple[int, int], ...]


class Counted:
    """A folded text, from the blank before it to the blank behind it, and what was counted of it so far."""

    __slots__ = ("_parts", "_sums", "_totals", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._sums: dict[int, int] = {}
        self._totals: dict[int, float] = {}
        self._parts: dict[Spans, Part] = {}

    def sum(self, group: Pairs) -> int:
        """The costs of the pairs of the text, packed."""
        found = self._sums.get(id(group))
        if found is None:
            found = self._sums[id(group)] = self._sum(group)
        return found

    def totals(self, tables: Sequence[Table]) -> list[float]:
        """ln P of the text in each of some languages."""
        known = self._totals
        new = [table for table in tables if id(table) not in known]
        if new:
            known.update(zip(map(id, new), self._count(new), strict=True))
        return [known[id(table)] for table in tables]

    def part(self, spans: Spans) -> Part:
        """The n-grams that hold something of these spans, which must not lie side by side."""
        found = self._parts.get(spans)
        if found is None:
            found = self._parts[spans] = Part(self.text, spans)
        return found

    def _sum(self, group: Pairs) -> int:
        return sum(sum(map(group.__getitem__, grams)) for grams in _held(self._grams(2)))

    def _count(self, tables: Sequence[Table]) -> list[float]:
        found = [0.0] * len(tables)
        for grams in _held(self._grams(3)):
            found = [total + sum(map(table.__getitem__, grams)) for total, table in zip(found, tables, strict=True)]
        return found

    def _grams(self, order: int) -> Iterator[list[str]]:
        yield from _cut(self.text, order, 0, len(self.text))


class Part(Counted):
    """Some stretches of a text."""

    __slots__ = ("_spans",)

    def __init__(self, text: str, spans: Spans) -> None:
        super().__init__(text)
        self._spans = spans

    def _grams(self, order: int) -> Iterator[list[str]]:
        for start, end in self._spans:
            yield from _cut(self.text, order, start, end)


class Edited(Counted):
    """A folded text that is like another."""

    __slots__ = ("_come", "_gone", "_like")

    def __init__(self, text: str, like: Counted) -> None:
        super().__init__(text)
        old, new = differing(like.text, text)
        much = len(new) > PLACES or 2 * sum([end - start for start, end in new]) > len(text)
        self._like, self._gone, self._come = like, None if much else like.part(old), Part(text, new)

    def _sum(self, group: Pairs) -> int:
        if self._gone is None:
            return super()._sum(group)
        return self._like.sum(group) - self._gone.sum(group) + self._come.sum(group)

    def _count(self, tables: Sequence[Table]) -> list[float]:
        if self._gone is None:
            return super()._count(tables)
        totals = zip(self._like.totals(tables), self._gone.totals(tables), self._come.totals(tables), strict=True)
        return [total - gone + come for total, gone, come in totals]


def differing(old: str, new: str) -> tuple[Spans, Spans]:
    """Where two texts differ, in steps of :data:`STEP` characters; not all of it where that is in too many places.

    >>> differing("the café of the grand hotel", "the cafe of the grand hotel")
    (((0, 8),), ((0, 8),))
    """
    if len(old) == len(new):
        spans = tuple(islice(_differing(old, new), PLACES + 1))
        return spans, spans
    head = _shared(old, new)
    tail = min(_shared(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    return ((head, len(old) - tail),), ((head, len(new) - tail),)


def _differing(old: str, new: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for at in range(0, len(old), STEP):
        if old[at : at + STEP] != new[at : at + STEP]:
            if at != end:
                if end > 0:
                    yield start, end
                start = at
            end = at + STEP
    if end > 0:
        yield start, min(end, len(old))


def _shared(old: str, new: str) -> int:
    """How many characters two texts begin with alike, in steps."""
    for at in range(0, len(old), STEP):
        if old[at : at + STEP] != new[at : at + STEP]:
            return at
    return min(len(old), len(new))


def _cut(text: str, order: int, start: int, end: int) -> Iterator[list[str]]:
    """The n-grams that hold something of a span of a text, those with the blanks around it among them."""
    more = order - 1
    text = f"{' ' * more}{text} "
    for at in range(start, end + more, STRETCH):
        part = text[at : min(at + STRETCH, end + more) + more]
        grams = list(map(add, part, part[1:]))
        yield list(map(add, grams, part[2:])) if order == 3 else grams


def _held(grams: Iterator[list[str]]) -> Iterator[list[str]]:
    """The same in larger portions."""
    held: list[str] = []
    for some in grams:
        held += some
        if len(held) >= STRETCH:
            yield held
            held = []
    if held:
        yield held
