"""What each gap between two blocks cuts through: the words that are used on both sides of it, in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from ..memo import remembered
from .model import load
from .words import split, stems

REMEMBERED = 4_000  # characters of a block whose words are kept: a page is read again until nothing changes
WINDOW = 120  # words before and behind a gap that are asked for words of the other side
NEAR = 300  # words between two uses of a word from which they no longer speak for one story


class Words(NamedTuple):
    """A block's words and the distinct stems of its topic."""

    size: int
    stems: list[str]


class Links(NamedTuple):
    """One number for each gap; gap ``g`` is before block ``g``, gap 0 is the start."""

    ahead: list[float]  # share of the words behind the gap that were used anywhere before it
    back: list[float]  # share of the words before the gap that come again anywhere behind it
    near: list[float]  # weight of the words used on both sides, not far from each other
    at: list[int]  # words before the gap


@remembered(2_048, REMEMBERED)
def words(text: str) -> Words:
    found = split(text)
    return Words(len(found), list(dict.fromkeys(stems(found, text))))


def links(blocks: Sequence[Words]) -> Links:
    n = len(blocks)
    rarity = load().lexicon.rarity
    at = list(accumulate((block.size for block in blocks), initial=0))
    first_gap = _reach(at, n, WINDOW)  # for each block: the first gap from which it is in the window behind
    near_gap = _reach(at, n, NEAR)
    last_gap = _reach_back(at, n, WINDOW)  # for each block: the last gap from which it is in the window before
    known, fresh, again, gone, near = ([0.0] * (n + 2) for _ in range(5))
    seen: dict[str, int] = {}
    for i, block in enumerate(blocks):
        low, reach = first_gap[i], near_gap[i]
        for stem in block.stems:
            weight = rarity(stem)
            if weight < 0.2:  # nearly every document has it
                continue
            before = seen.get(stem)
            seen[stem] = i
            if before is None:
                fresh[low] += weight
                fresh[i + 1] -= weight
                continue
            begin = before + 1
            start = low if low > begin else begin
            known[start] += weight
            known[i + 1] -= weight
            stop = last_gap[before]
            again[begin] += weight
            again[(stop if stop < i else i) + 1] -= weight
            if reach <= begin:
                near[begin] += weight
                near[i + 1] -= weight
    for stem, i in seen.items():
        weight = rarity(stem)
        if weight >= 0.2:
            gone[i + 1] += weight
            gone[last_gap[i] + 1] -= weight
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
