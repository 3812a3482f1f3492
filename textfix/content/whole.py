"""Whether there is anything around a text: the chances of its blocks as numbers of the whole document."""

from __future__ import annotations

from collections.abc import Sequence

from .features import COMMON, DOCUMENT
from .verdict import RULE_OF_KIND

SURE, LIKELY, EVEN = 100, 200, 500  # thousandths: below, a block is surely, likely, rather boilerplate
MOST = 9999
MANY = 50  # blocks of one kind; more are all the same
EDGES = (1, 3, 10)  # blocks at the beginning and at the end: pages begin with menus and end with small print
KINDS = tuple(RULE_OF_KIND)
WHOLE = (
    *DOCUMENT,
    "ruled", "sure", "likely", "against", "ruled_words", "sure_words", "likely_words", "against_words", "mean", "least",
    "above", "below",
    *(f"ruled_{kind}" for kind in KINDS),
    *(f"{edge}_{size}" for size in EDGES for edge in ("first", "last")),
)  # fmt: skip


def whole_row(
    columns: Sequence[Sequence[int]], chances: Sequence[int], sizes: Sequence[int], ruled: Sequence[str | None]
) -> list[int]:
    """The numbers named in ``WHOLE``: those of the document, how many blocks (and thousandths of its words) rules took
    and chances speak against, how much of that stands above the first and below the last likely block, how many blocks
    rules took for each kind (``ruled`` is the kind, if any), the mean chance at the edges."""
    left = [(c, s) for c, s, r in zip(chances, sizes, ruled, strict=True) if not r]
    sure = [0 if r else c for c, r in zip(chances, ruled, strict=True)]
    total = sum(sizes) or 1
    low = [[s for c, s in left if c < most] for most in (SURE, LIKELY, EVEN)]
    content = [i for i, c in enumerate(sure) if c >= EVEN]
    first, last = (content[0], content[-1] + 1) if content else (len(sizes), 0)
    taken = [kind for kind in ruled if kind]
    return [
        *(columns[i][0] for i in COMMON),
        len(taken), *map(len, low),
        1000 * sum(s for s, r in zip(sizes, ruled, strict=True) if r) // total,
        *(1000 * sum(s) // total for s in low),
        sum(c * s for c, s in left) // (sum(s for _, s in left) or 1),
        min((c for c, _ in left), default=0),
        min(first, MOST),
        min(len(sizes) - last, MOST),
        *(min(taken.count(kind), MANY) for kind in KINDS),
        *(sum(edge) // len(edge) for size in EDGES for edge in (sure[:size], sure[-size:])),
    ]  # fmt: skip
