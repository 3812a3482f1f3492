"""What each gap between two blocks cuts through: the words that are used on both sides of it, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from .passage import Passage

WINDOW = 120  # words before and behind a gap that are asked for words of the other side
NEAR = 300  # words between two uses of a word from which they no longer speak for one story


class Links(NamedTuple):
    """One number for each gap; gap ``g`` is before block ``g``, gap 0 is the start."""

    ahead: list[float]  # share of the words behind the gap that were used anywhere before it
    back: list[float]  # share of the words before the gap that come again anywhere behind it
    near: list[float]  # weight of the words used on both sides, not far from each other
    at: list[int]  # words before the gap


def links(blocks: Sequence[Passage]) -> Links:
    n = len(blocks)
    at = list(accumulate([block.length for block in blocks], initial=0))
    first_gap = _reach(at, n, WINDOW)  # for each block: the first gap from which it is in the window behind
    near_gap = _reach(at, n, NEAR)
    last_gap = _reach_back(at, n, WINDOW)  # for each block: the last gap from which it is in the window before
    # By the gap behind the earlier of two uses: the weight of words used again near enough to stand in the windows of
    # one gap, of those that come back a little later, and of those that come back far off.
    close, apart, far = ([0.0] * (n + 2) for _ in range(3))
    known, fresh, again, gone, near = ([0.0] * (n + 2) for _ in range(5))
    masses = [0.0] * n
    seen: dict[str, int] = {}  # the gap behind the last use
    for i, block in enumerate(blocks):
        low, reach, after = first_gap[i], near_gap[i], i + 1
        new = here = later = farther = 0.0
        for stem, weight in block.rare:
            gap = seen.get(stem)
            seen[stem] = after
            if gap is None:
                new += weight
            elif gap >= low:
                close[gap] += weight
                here += weight
            elif gap >= reach:
                apart[gap] += weight
                later += weight
            else:
                far[gap] += weight
                farther += weight
        masses[i] = new + here + later + farther
        fresh[low] += new
        fresh[after] -= new
        known[low] += later + farther
        known[after] -= here + later + farther
        again[after] -= here
        near[after] -= here + later
    for i, mass in enumerate(masses):  # weights are sixteenths: their sums are exact in any order
        gap, end = i + 1, last_gap[i] + 1
        known[gap] += close[gap]
        near[gap] += close[gap] + apart[gap]
        again[gap] += close[gap] + apart[gap] + far[gap]
        again[end] -= apart[gap] + far[gap]
        last = mass - close[gap] - apart[gap] - far[gap]  # of the words that do not come again
        gone[gap] += last
        gone[end] -= last
    sums = [list(accumulate(part))[: n + 1] for part in (known, fresh, again, gone, near)]
    ahead = [k / (k + f) if k + f > 1e-9 else 0.0 for k, f in zip(sums[0], sums[1], strict=True)]
    back = [a / (a + g) if a + g > 1e-9 else 0.0 for a, g in zip(sums[2], sums[3], strict=True)]
    return Links(ahead, back, sums[4], at)


def _reach(at: Sequence[int], n: int, width: int) -> list[int]:
    """For each block the first gap that is at most ``width`` words before it."""
    out, gap = [], 0
    for i in range(n):
        while at[i] - at[gap] > width:
            gap += 1
        out.append(gap)
    return out


def _reach_back(at: Sequence[int], n: int, width: int) -> list[int]:
    """For each block the last gap that is at most ``width`` words behind its end."""
    out, gap = [], 0
    for i in range(n):
        gap = max(gap, i + 1)
        while gap < n and at[gap + 1] - at[i + 1] <= width:
            gap += 1
        out.append(gap)
    return out
