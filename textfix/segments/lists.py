"""Items of a list whose marks were lost with the page's markup."""

from __future__ import annotations

from collections.abc import Sequence

from ..content import Verdict
from ..content.shape import PROSE_WORDS
from .plain import Labelled, Row

ITEM_WORDS = 12
FEWEST_ANNOUNCED, FEWEST = 2, 4  # items behind a line that ends in a colon; items behind anything else
_ITEM = Verdict("list_item", "SEG008", "a short line among others of its kind", 0.6)


def unmarked(labelled: Labelled, found: Sequence[Row]) -> None:
    """Runs of short lines in the body. They are labelled as items and printed as they are, without a mark."""
    prose = False
    at = 0
    while at < len(found):
        stop = at
        while stop < len(found) and _is_item(labelled, found, stop, at):
            stop += 1
        announced = at > 0 and found[at - 1].said[-1] in ":：" and found[at - 1].at == found[at].at - 1
        if not announced and stop < len(found) and found[stop].words >= PROSE_WORDS:
            stop -= 1  # the heading of what follows
        if prose and stop - at >= (FEWEST_ANNOUNCED if announced else FEWEST):
            first = at if announced or stop - at > FEWEST or found[at - 1].ends else at + 1  # its heading stays
            for row in found[first:stop]:
                labelled[row.at] = row.block, _ITEM
        prose = prose or found[at].words >= PROSE_WORDS
        at = max(stop, at + 1)


def _is_item(labelled: Labelled, found: Sequence[Row], n: int, first: int) -> bool:
    row = found[n]
    if labelled[row.at][1] is not None or not row.text or row.bold or row.ends or row.words > ITEM_WORDS:
        return False
    if row.said[-1] in ":：,，" or not any(map(str.isalpha, row.said)) or row.said[0] in "-–—":
        return False
    if n == first:
        return True
    return row.at == found[n - 1].at + 1 and (n == first + 1 or row.block.blank == found[n - 1].block.blank)


__all__ = ["unmarked"]
