"""The second look: what the first chances of a block's neighbours and of the whole document say of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

ONE = 1000  # chances are thousandths
SEEN = 60  # words of a block that count when chances are averaged
BIG = 8  # words of a block that speaks for the place it stands in
MOST = 9999

FROM_FIRST = ("words", "stop", "ends", "shape", "blank", "signs", "L", "core", "phrase", "again", "caps")
REVISED = [
    *FROM_FIRST,
    "p", "p-3", "p-2", "p-1", "p+1", "p+2", "p+3",
    "p<50", "p<80", "p<95", "p>50", "p>80", "p>95",
    "before", "after", "share", "kept", "run", "best_before", "best_after", "refused_before", "refused_after", "place",
    "p_alike",
]  # fmt: skip


def second_look(first: Sequence[Sequence[int]], chances: Sequence[int]) -> list[list[int]]:
    """The columns named in ``REVISED``, from those named in ``FROM_FIRST`` and the first chances, in thousandths."""
    return [*revised_columns(first, chances), _alike(first, chances)]


def revised_columns(first: Sequence[Sequence[int]], chances: Sequence[int]) -> list[list[int]]:
    """Given columns, words first, and what the chances of the neighbours and of the document say."""
    p = list(chances)
    n = len(p)
    words = list(first[0])
    back, seen = p[::-1], [1 + w if w < SEEN else 1 + SEEN for w in words]
    mass = [c * w // ONE for c, w in zip(p, words, strict=True)]
    against = [(ONE - c) * w // ONE for c, w in zip(p, words, strict=True)]
    behind = list(accumulate(mass, initial=0))
    refused = list(accumulate(against, initial=0))
    whole = behind[-1] or 1
    big = [c if w >= BIG else 0 for c, w in zip(p, words, strict=True)]
    return [
        *(list(c) for c in first),
        p, *(_shift(p, d) for d in (3, 2, 1, -1, -2, -3)),
        *(_mean(p, seen, k) for k in (50, 80, 95)),
        *(_mean(back, seen[::-1], k)[::-1] for k in (50, 80, 95)),
        [100 * b // whole for b in behind[:-1]],
        [100 * (behind[-1] - b) // whole for b in behind[1:]],
        [100 * behind[-1] // (sum(words) or 1)] * n,
        [min(behind[-1], MOST)] * n,
        _runs(p, words),
        list(accumulate(big, max)),
        list(accumulate(big[::-1], max))[::-1],
        [r if r < MOST else MOST for r in refused[:-1]],
        [refused[-1] - r if refused[-1] - r < MOST else MOST for r in refused[1:]],
        [100 * i // n for i in range(n)],
    ]  # fmt: skip


def _alike(first: Sequence[Sequence[int]], p: Sequence[int]) -> list[int]:
    """The mean chance of the blocks of the same make: so many words, ending so, with a price or a date."""
    words, _, ends, shape, blank, signs = first[:6]
    keys = [
        (w if w < BIG else BIG, e, s, b > 0, g) for w, e, s, b, g in zip(words, ends, shape, blank, signs, strict=True)
    ]
    count: dict[tuple[int, ...], int] = {}
    total: dict[tuple[int, ...], int] = {}
    for k, c in zip(keys, p, strict=True):
        count[k] = count.get(k, 0) + 1
        total[k] = total.get(k, 0) + c
    return [total[k] // count[k] for k in keys]


def _shift(values: list[int], by: int) -> list[int]:
    if by > 0:
        return ([-1] * by + values)[: len(values)]
    return (values + [-1] * -by)[-by:]


def _mean(p: Sequence[int], weight: Sequence[int], keep: int) -> list[int]:
    """The mean chance of the blocks before, weighted by their words; one step further counts ``keep`` per cent."""
    out = []
    above = below = 0
    for c, w in zip(p, weight, strict=True):
        out.append(above // below if below else -1)
        above = keep * above // 100 + 100 * w * c
        below = keep * below // 100 + 100 * w
    return out


def _runs(p: Sequence[int], words: Sequence[int]) -> list[int]:
    """Words of the run of likely blocks that a block is in, negative in a run of unlikely ones."""
    out: list[int] = []
    start = total = 0
    for i, c in enumerate(p):
        if i and (c > ONE // 2) != (p[i - 1] > ONE // 2):
            out += [total if p[start] > ONE // 2 else -total] * (i - start)
            start, total = i, 0
        total += words[i]
        if total > MOST:
            total = MOST
    return out + [total if p and p[start] > ONE // 2 else -total] * (len(p) - start)
