"""What facts weigh together, found once for every combination of the few-valued measures that they depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

Group = Callable[..., list[str]]  # the names of some facts, from the measures that they depend on


class Sums(dict[tuple[Any, ...], int]):
    """The weights of the facts of one group, added up for every combination of its measures that was met.

    >>> sums = Sums(lambda words, last: [f"w{words}", f"l{last}"], {"w2": 5, "l?": -3, "l.": 1})
    >>> sums[2, "?"], sums[7, "."], len(sums)
    (2, 1, 2)
    """

    def __init__(self, group: Group, of: Mapping[str, int]) -> None:
        self._group = group
        self._of = of

    def __missing__(self, measures: tuple[Any, ...]) -> int:
        total = sum([self._of.get(fact, 0) for fact in self._group(*measures)])
        self[measures] = total
        return total


def names(groups: Iterable[Group], measures: Iterable[tuple[Any, ...]]) -> list[str]:
    """The names of the facts of some groups."""
    return [fact for group, of in zip(groups, measures, strict=True) for fact in group(*of)]


__all__ = ["Group", "Sums", "names"]
