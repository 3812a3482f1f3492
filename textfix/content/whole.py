"""Whether there is anything around a text: the chances of its blocks as numbers of the whole document."""

from __future__ import annotations

from collections.abc import Sequence

from .features import COMMON, DOCUMENT

SURE, LIKELY, EVEN = 100, 200, 500  # thousandths: below, a block is surely, likely, rather boilerplate
MOST = 9999
WHOLE = (
    *DOCUMENT,
    "ruled", "sure", "likely", "against", "ruled_words", "sure_words", "likely_words", "against_words", "mean", "least",
    "above", "below",
)  # fmt: skip


def whole_row(
    columns: Sequence[Sequence[int]], chances: Sequence[int], sizes: Sequence[int], ruled: Sequence[bool]
) -> list[int]:
    """The numbers named in ``WHOLE``: those of the document, how many blocks (and thousandths of its words) rules took
    and chances speak against, how much of that stands above the first and below the last likely block."""
    left = [(c, s) for c, s, r in zip(chances, sizes, ruled, strict=True) if not r]
    total = sum(sizes) or 1
    low = [[s for c, s in left if c < most] for most in (SURE, LIKELY, EVEN)]
    content = [i for i, (c, r) in enumerate(zip(chances, ruled, strict=True)) if c >= EVEN and not r]
    first, last = (content[0], content[-1] + 1) if content else (len(sizes), 0)
    return [
        *(columns[i][0] for i in COMMON),
        sum(ruled), *map(len, low),
        1000 * sum(s for s, r in zip(sizes, ruled, strict=True) if r) // total,
        *(1000 * sum(s) // total for s in low),
        sum(c * s for c, s in left) // (sum(s for _, s in left) or 1),
        min((c for c, _ in left), default=0),
        min(first, MOST),
        min(len(sizes) - last, MOST),
    ]  # fmt: skip
