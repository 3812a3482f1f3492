"""Verse: lines that end before the page does, in the middle of a sentence, and stand together as stanzas.

Wrapped text ends its lines in the middle of a sentence as well, but it fills them; a list has short lines as well, but
each is complete. The lines of a stanza are one block and stay lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..late import late
from .lines import Line
from .wrap import NARROWEST, columns, was_full

# An alexandrine has 12 syllables and takes some 50 columns; a line of verse in twenty golden poems and songs has 34.
LONGEST = 64  # columns of a line
MOST = 60  # lines of a stanza
FEWEST_LINES = 4  # of a stanza that stands by itself; shorter ones need another beside them
FEWEST_WORDS, MOST_BRIEF = 3, 0.34  # of a line; the share of lines with fewer: lists, menus and addresses have more
OPEN, FLOWING = 0.3, 0.6  # of its lines but the last end inside a sentence, at least; and at its end or inside
# Of its lines are shorter than they could be; wrapped text has none. One alone may be a label above such a text, where
# it is as short as this beside the longest.
RAGGED, LABEL = 0.3, 0.6
_INSIDE = frozenset(",;–—，、；،؛")
_AT_END = frozenset(".!?:：…\"'”’»)]。！？؟।॥")

_OPENING = frozenset(".\"'“„«‘’¿¡—–-…")
_FOREIGN = late(r"[{}=<>$\\`|_#@©•/\[\]()\d]|--|  ")  # signs of programs, addresses, prices, dates and columns


def stanzas(rows: Sequence[Line], kinds: Sequence[str], narrow: int = 0) -> list[tuple[int, int]]:
    """Runs ``[first, last)`` of lines that are stanzas, in order; ``narrow`` is the width of a page in narrow columns.

    >>> from textfix.layout.lines import lines
    >>> rows = lines("The river does not ask,\\nit takes him out.\\n\\nThe ferryman alone\\ngoes to and fro.")
    >>> stanzas(rows, ["text"] * 4)
    [(0, 2), (2, 4)]
    """
    groups = _groups(rows, kinds)
    if not groups:
        return []
    widths = [narrow or max([NARROWEST, *[columns(row.said) for row in rows[first:last]]]) for first, last in groups]
    for n, (first, last) in enumerate(groups):
        if last - first < FEWEST_LINES:
            near = [k for k in (n - 1, n + 1) if 0 <= k < len(groups) and _next_to(groups, n, k)]
            widths[n] = max([widths[k] for k in (n, *near)])
    judged = [
        _is_verse(rows[first:last], width, narrow > 0) for (first, last), width in zip(groups, widths, strict=True)
    ]
    sure = [verse and last - first >= FEWEST_LINES for verse, (first, last) in zip(judged, groups, strict=True)]
    for n, (first, last) in enumerate(groups):
        if not judged[n] and any(sure[k] and _next_to(groups, n, k) for k in (n - 1, n + 1) if 0 <= k < len(groups)):
            judged[n] = _is_verse(rows[first:last], widths[n], narrow > 0, beside=True)
    out = []
    for n, (first, last) in enumerate(groups):
        beside = any(judged[k] and _next_to(groups, n, k) for k in (n - 1, n + 1) if 0 <= k < len(groups))
        if judged[n] and (last - first >= FEWEST_LINES or beside):
            out.append((first, last))
    return out


def _next_to(groups: Sequence[tuple[int, int]], n: int, k: int) -> bool:
    above, below = groups[min(n, k)], groups[max(n, k)]
    return above[1] == below[0]


def _groups(rows: Sequence[Line], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of short lines without a mark and without a blank line inside, and with none right beside them."""
    out = []
    i, n = 0, len(rows)
    while i < n:
        j = i + 1
        while j < n and not rows[j].blank:
            j += 1
        if 2 <= j - i <= MOST and all(
            kind == "text" and len(row.said) <= LONGEST for row, kind in zip(rows[i:j], kinds[i:j], strict=True)
        ):
            out.append((i, j))
        i = j
    return out


def _is_verse(lines: Sequence[Line], width: int, narrow: bool, beside: bool = False) -> bool:
    """Whether lines are a stanza on a page of this width; ``beside`` one, a sentence may run on into the next.

    On a page in narrow columns a line that is set in begins a paragraph.
    """
    said = [line.said for line in lines]
    seams = len(lines) - 1
    if _FOREIGN.search("\n".join(said)):
        return False
    brief = sum([line.count(" ") < FEWEST_WORDS - 1 and columns(line) == len(line) for line in said])
    if brief > (MOST_BRIEF * len(said) if len(said) >= FEWEST_LINES else 0) or not all(map(_begins, said)):
        return False
    ends = [line[-1] for line in said]
    if ends.count(";") == len(ends):
        return False  # statements of a program
    if not (beside or ends[-1] in _AT_END or not _INSIDE.isdisjoint(ends) or _runs_over(said)):
        return False
    widths = [columns(line) for line in said]
    inside = flowing = ragged = 0
    for (line, following), end in zip(pairwise(lines), ends, strict=False):
        is_open = end in _INSIDE or (end not in _AT_END and following.said[0].islower())
        inside += is_open
        flowing += is_open or end in _AT_END
        ragged += not (was_full(line, following, width) or (narrow and following.indent > line.indent))
    if ragged == 1 and seams > 1 and min(widths[:-1]) < LABEL * max(widths):
        return False
    return (beside or inside >= OPEN * seams) and flowing >= FLOWING * seams and ragged >= RAGGED * seams


def _runs_over(said: Sequence[str]) -> bool:
    """Whether a sentence begins with the first line and goes on in all the others."""
    return len(said) >= FEWEST_LINES and not said[0][0].islower() and all(line[0].islower() for line in said[1:])


def _begins(said: str) -> bool:
    return said[0].isalpha() or said[0] in _OPENING


__all__ = ["stanzas"]
