"""Columns from columns: the neighbour's value, and what the blocks before and after a block come to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import floordiv, mul, sub


def shifted(values: list[int], by: int) -> list[int]:
    """What stands ``by`` blocks above; 0 beyond the edges.

    >>> shifted([1, 2, 3], 1), shifted([1, 2, 3], -2)
    ([0, 1, 2], [3, 0, 0])
    """
    return ([0] * by + values)[: len(values)] if by > 0 else (values + [0] * -by)[-by:]


def sums(values: Sequence[int], far: int) -> tuple[list[int], list[int]]:
    """The sums over up to ``far`` blocks before each block, and after it.

    >>> sums([1, 2, 3, 4], 2)
    ([0, 1, 3, 5], [5, 7, 4, 0])
    """
    found = _stretches(list(accumulate(values, initial=0)), far)
    return found[: len(values)], found[far + 1 :]


def means(values: Sequence[int], weight: Sequence[int], *far: int) -> list[list[int]]:
    """For each distance the means before and after each block, by weights above 0; 0 beyond the edges.

    >>> means([4, 8, 1], [1, 1, 2], 2)
    [[0, 4, 6], [3, 1, 0]]
    """
    n = len(values)
    heavy, light = list(accumulate(map(mul, values, weight), initial=0)), list(accumulate(weight, initial=0))
    out = []
    for k in far:
        below = _stretches(light, k)
        below[0] = below[-1] = 1
        found = list(map(floordiv, _stretches(heavy, k), below))
        out += [found[:n], found[k + 1 :]]
    return out


def _stretches(behind: list[int], far: int) -> list[int]:
    """The sums of all stretches of ``far`` blocks, those that reach over the edges too, from sums from the start."""
    padded = [*[0] * far, *behind, *[behind[-1]] * far]
    return list(map(sub, padded[far:], padded))
