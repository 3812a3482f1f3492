"""Where the article may end: the few places of a page that are worth a close look."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

from .voices import first_voice

if TYPE_CHECKING:
    from .ending_rows import Page

LEAST_WORDS = 60  # words that stay at least: fewer are no article
LEAST_SHARE = 0.06  # share of the words that stays at least; comments may be much longer than the article
# Offsets of the scores, tenths of log-odds, at which their sums are followed: how much a line must say.
TURNS = (-26, -20, -14, -8, 0, 8)
PLAIN = (0.3, 0.1, 0.04)  # what a line without the sign of a comment takes from the sum, one with it being 1
NAME = 5  # words of a line, and one, that may name who speaks or what follows
SIDE = 5  # lines on either side of a place that are compared
RISES = 4  # places where the scores rise most
LOUD = 2  # and lines with the highest scores
DROPPED = 2  # and the last lines above which something was dropped
HEADS = 3  # and the short lines with the highest scores: "Customer reviews"


def splits(sums: Sequence[int]) -> list[int]:
    """For every place how far the scores behind it are above those before it, by the root of how many stand there:
    the statistic of a change of the mean. Tenths."""
    n = len(sums) - 1
    all_ = sums[n]
    inner = [
        int(10 * ((all_ - sums[j]) / (n - j) - sums[j] / j) * sqrt(j * (n - j) / n)) for j in range(1, n)
    ]  # fmt: skip
    return [0, *inner, 0]


def turning(sums: Sequence[int], low: int, first: int, last: int) -> int:
    """The place from ``low`` on where the mean changes most, up or down, among the lines ``first`` to ``last``."""
    n, base, all_ = last - first, sums[first], sums[last] - sums[first]
    best, found = -1.0, low
    for j in range(max(low, first + 1), last):
        k = j - first
        gap = (sums[j] - base) * n - k * all_
        value = gap * gap / (k * (n - k))
        if value > best:
            best, found = value, j
    return found


def places_of(page: Page) -> list[int]:
    """The places where the article may end, as indexes into the page's last lines; its own end comes last."""
    sums, n = page.sums, len(page.scores)
    least = max(LEAST_WORDS, LEAST_SHARE * page.words[n])
    low = max(page.least, next((i for i in range(1, n) if page.words[i] >= least), n))
    if low >= n:
        return [n]
    inner = range(low, n)
    found: set[int] = set()
    found |= {first_voice(page.signs, plain) for plain in PLAIN}
    found.add(max(inner, key=page.ratios.__getitem__))
    found |= {j - 1 for j in found if j and j < n and page.sizes[j - 1] <= NAME}
    found = {j for j in found if low <= j < n}
    for turn in TURNS:
        rest = [turn * j - before for j, before in enumerate(sums[low:n], low)]
        best = low + rest.index(max(rest))
        found |= {best, min(n - 1, best + 1), max(low, best - 1)}
    for limit in (n, n - 3):  # the best split of all, and the best one with some lines behind it
        best = max(range(low, max(limit, low + 1)), key=page.splits.__getitem__)
        found |= {best, min(n - 1, best + 1), max(low, best - 1)}
    best = max(inner, key=page.splits.__getitem__)
    turns = [turning(sums, low, 0, best), turning(sums, low, best, n)]
    turns += [turning(column, low, 0, n) for column in page.styles]
    found.update(turns, [j - 1 for j in turns if j > low and page.sizes[j - 1] <= NAME])
    rises = []
    for j in inner:
        back, on = max(0, j - SIDE), min(n, j + SIDE)
        rises.append(((sums[on] - sums[j]) / (on - j) - (sums[j] - sums[back]) / (j - back), j))
    found.update([j for _, j in sorted(rises, reverse=True)[:RISES]])
    loud = sorted(inner, key=lambda j: -page.scores[j])
    found.update(loud[:LOUD], [j for j in loud if page.sizes[j] <= NAME][:HEADS])
    found.update([j for j in reversed(inner) if page.above[j]][:DROPPED])
    if low <= page.comments < n:
        found.add(page.comments)
    return [*sorted(found), n]
