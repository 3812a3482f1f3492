"""Where to look: the stretches of a text that residues may be in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

REACH = 24  # characters that a stretch extends to either side, at most to the word's end
LONGEST = 400  # characters of a stretch; longer ones are cut, which bounds the memory of the search


_OUTSIDE_ASCII = re.compile("[^\x00-\x7f]{1," + str(LONGEST) + "}")


@cache
def _some(high: frozenset[str]) -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(sorted(high))) + "]{1," + str(LONGEST) + "}")


def stretches(text: str, high: frozenset[str] = frozenset()) -> Iterator[tuple[int, int]]:
    """Spans of ``text`` round characters of ``high``: whole words, and runs of such words together.

    Without ``high``, round all characters outside ASCII.

    >>> list(stretches("a Ξ² and Ξ³ Ξ΄!", frozenset("Ξ²³΄")))
    [(2, 5), (9, 15)]
    """
    start = end = -1
    for found in (_some(high) if high else _OUTSIDE_ASCII).finditer(text):
        low, stop = found.span()
        floor = max(0, low - REACH, end)
        while low > floor and not text[low - 1].isspace():
            low -= 1
        ceiling = min(len(text), stop + REACH)
        while stop < ceiling and not text[stop].isspace():
            stop += 1
        while stop < ceiling and text[stop] in " \xa0":
            stop += 1
        if end >= 0 and low <= end and stop - start <= LONGEST:
            end = max(end, stop)
            continue
        if end >= 0:
            yield start, end
        start, end = max(low, end, 0), max(stop, end)
    if end > start:
        yield start, end
