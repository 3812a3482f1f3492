"""Lines that begin something of their own, however unfinished the line above them looks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..late import late
from .lines import Line
from .wrap import LEADS_ON, PROSE_WIDTH, columns, was_full

FEWEST_CLAUSES = 2  # that stay open; with the one behind them a list has three items
_OPEN = frozenset(",;，；،؛")
# What stands alone below a title: a date, with a label and a time or without, or the author's name.
_DATED = late(
    r"(?P<label>[^\W\d_]+(?: [^\W\d_]+)?: ?)?(?:[^\W\d_]{2,12}\.?,? )?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)? ?(?:de )?[^\W\d_]{3,12}\.?,? (?:de )?\d{4}"
    r"|[^\W\d_]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})"
    r"(?:\W{1,3}(?:at |um |à |om |kl\.? )?\d{1,2}[:.h]\d\d(?::\d\d)?(?: ?(?:[ap]\.?m\.?|Uhr|[A-Z]{2,4}))?)?"
)
_BEFORE_DATES = frozenset(
    "the a an of and or by from for to as der dem den des vom von für zum im und oder de del le du al".split()
)
_SIGNED = late(r"(?:By|Von|Par|Por)(?: (?![a-zß-öø-ÿ])[^\W\d_][^\W\d_.'’-]*){2,4}")
# A heading that is complete, though its last word could lead on: what we do, who it is for, wer wir sind.
_COMPLETE = late(
    r"(?:What|Who|Where|How|Why|When)(?: \w+)? (?:we|you|they|it) (?:\w+ ){0,2}"
    r"(?:do|are|is|was|were|for|with|to|from|by|as)"
    r"|[A-Z]\w*(?: \w+)? to do"
    r"|(?:Was|Wer|Wo|Wie|Warum) wir (?:\w+ ){0,2}sind"
)


def begin_anew(rows: Sequence[Line], kinds: Sequence[str], width: int) -> frozenset[int]:
    """Lines that are not the rest of the one above in a text that is filled to so many columns, or to none.

    They stand below a heading that ends in a little word, are a date or a name below such a title, a name in lower
    case above the date of its post, or parts of a sentence that make a list, of which each but the last ends in a
    comma or a semicolon.

    >>> from textfix.layout.lines import lines
    >>> rows = lines("On the day\\ndo not eat for six hours,\\ndrink water only,\\nbring the letter.")
    >>> sorted(begin_anew(rows, ["text"] * 4, 0))
    [1, 2, 3]
    """
    found: set[int] = set()
    done = 0
    for at in range(1, len(rows)):
        if rows[at].blank or kinds[at] != "text":
            continue
        if not rows[at].said[0].islower():
            if _is_complete(rows[at - 1], rows[at], width):
                found.add(at)
        elif at >= done:
            done = _open_until(rows, kinds, at)
            if _are_clauses(rows, kinds, at, done, width):
                found.update(range(at, done + 1))
            if " " not in rows[at].said and at + 1 < len(rows) and _dated(rows[at + 1].said):
                found.add(at)
    return frozenset(found)


def _is_complete(line: Line, following: Line, width: int) -> bool:
    """Whether a line is complete, though it ends in a word that could lead on."""
    said, below = line.said, following.said
    if said.rsplit(" ", 1)[-1] not in LEADS_ON or (width and was_full(line, following, width)):
        return False
    if len(said) < PROSE_WIDTH and _COMPLETE.fullmatch(said):
        return True
    dated = _dated(below)
    if dated is not None:
        return dated["label"] is not None or said.rsplit(" ", 1)[-1] not in _BEFORE_DATES
    return _SIGNED.fullmatch(below) is not None


def _dated(said: str) -> re.Match[str] | None:
    return _DATED.fullmatch(said) if any(map(str.isdigit, said)) else None


def _open_until(rows: Sequence[Line], kinds: Sequence[str], at: int) -> int:
    """Where lines end that begin in lower case and end in a comma or a semicolon."""
    while at < len(rows) and _is_low(rows, kinds, at) and rows[at].said[-1] in _OPEN:
        at += 1
    return at


def _are_clauses(rows: Sequence[Line], kinds: Sequence[str], first: int, last: int, width: int) -> bool:
    """Whether they are items, with the one behind them, below a short line that is no part of their sentence."""
    if last - first < FEWEST_CLAUSES or last == len(rows) or not _is_low(rows, kinds, last):
        return False
    lead = rows[first - 1]
    if len(lead.said) >= PROSE_WIDTH or lead.said[-1] in _OPEN or lead.said.rsplit(None, 1)[-1] in LEADS_ON:
        return False
    widest = width or max([columns(row.said) for row in rows[first - 1 : last + 1]])
    return not was_full(lead, rows[first], widest)  # a page that is narrow cuts lines, too


def _is_low(rows: Sequence[Line], kinds: Sequence[str], at: int) -> bool:
    return kinds[at] == "text" and rows[at].said[0].islower()


__all__ = ["begin_anew"]
