"""The second look: what the first chances of a block's neighbours and of the whole document say of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import sub

from .windows import means, shifted

ONE = 1000  # chances are thousandths
SEEN = 60  # words of a block that count when chances are averaged
BIG = 8  # words of a block that speaks for the place it stands in
MOST = 9999

FROM_FIRST = ("words", "stop", "ends", "shape", "blank", "signs", "L", "core", "phrase", "again", "caps")
REVISED = [
    *FROM_FIRST,
    "p", "p-3", "p-2", "p-1", "p+1", "p+2", "p+3",
    "p<2", "p>2", "p<6", "p>6", "p<25", "p>25",
    "before", "after", "share", "kept", "run", "best_before", "best_after", "refused_before", "refused_after", "place",
    "p_alike",
]  # fmt: skip
ALIKE = (REVISED.index("share"), REVISED.index("kept"))  # columns that hold one value for the whole document


def second_look(first: Sequence[Sequence[int]], chances: Sequence[int]) -> list[list[int]]:
    """The columns named in ``REVISED``, from those named in ``FROM_FIRST`` and the first chances, in thousandths."""
    return [*revised_columns(first, chances), _alike(first, chances)]


def revised_columns(first: Sequence[Sequence[int]], chances: Sequence[int]) -> list[list[int]]:
    """Given columns, words first, and what the chances of the neighbours and of the document say."""
    p = list(chances)
    n = len(p)
    words = list(first[0])
    seen = [1 + w if w < SEEN else 1 + SEEN for w in words]
    mass = [c * w // ONE for c, w in zip(p, words, strict=True)]
    behind = list(accumulate(mass, initial=0))
    refused = list(accumulate(map(sub, words, mass), initial=0))
    whole = behind[-1] or 1
    big = [c if w >= BIG else 0 for c, w in zip(p, words, strict=True)]
    return [
        *(list(c) for c in first),
        p, *(shifted(p, d) for d in (3, 2, 1, -1, -2, -3)), *means(p, seen, 2, 6, 25),
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
    keys = list(zip([w if w < BIG else BIG for w in words], ends, shape, map(bool, blank), signs, strict=True))
    count: dict[tuple[int, ...], int] = {}
    total: dict[tuple[int, ...], int] = {}
    for k, c in zip(keys, p, strict=True):
        count[k] = count.get(k, 0) + 1
        total[k] = total.get(k, 0) + c
    mean = {k: total[k] // c for k, c in count.items()}
    return list(map(mean.__getitem__, keys))


def _runs(p: Sequence[int], words: Sequence[int]) -> list[int]:
    """Words of the run of likely blocks that a block is in; ``MOST`` and less, down from it in a run of unlikely ones.

    So a run of 40 likely words is ``MOST + 40``, one of 40 unlikely words ``MOST - 40``.
    """
    out: list[int] = []
    start = total = 0
    likely = bool(p) and p[0] > ONE // 2
    for i, c in enumerate(p):
        if (c > ONE // 2) != likely:
            out += [MOST + total if likely else MOST - total] * (i - start)
            start, total, likely = i, 0, not likely
        total += words[i]
        if total > MOST:
            total = MOST
    return out + [MOST + total if likely else MOST - total] * (len(p) - start)
