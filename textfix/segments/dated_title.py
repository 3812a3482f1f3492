"""Titles that have a date in them: "Version 5.1.0 (2025-11-18)", "Minutes of the meeting of 13 January 2026".

A line with a date near the text tells when, as a rule, and is no choice for the title (see title.py). At the very top
of a text without another title, a line that says more than when is its title, and still tells the day.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..late import late
from .byline import credit
from .credits import label_of_date
from .dates import VERSIONS, VERSIONS_WIDE, days_told
from .lines import line
from .no_names import OF_A_DAY
from .page import Page
from .title import Candidate, is_row

FEWEST_WORDS = 2  # beside the day
SENTENCE_WORDS = 8  # of a sentence that could be the whole text below
_VERSION = late(rf"(?:\S+ )?(?:{VERSIONS}|{VERSIONS_WIDE})\.? ?\d{{1,4}}(?:\.\d{{1,4}})+\b", re.I)
_LOWER = late(r"(?<!\w)[^\W\d_A-ZÀ-Þ][^\W\d_]{3,}")
_AT_END = late(r"[\W_]*\Z")


class DatedTitle(NamedTuple):
    """A title and the day it has in it."""

    line: Candidate
    day: str


def dated_title(page: Page) -> DatedTitle | None:
    """The first line of the text when it is a title with a date, and text stands below it."""
    labelled = page.labelled
    at = next((i for i, (_, verdict) in enumerate(labelled) if verdict is None), None)
    if at is None:
        return None
    block = labelled[at][0]
    if block.shape not in ("text", "heading") or not heads_by_day(block.said):
        return None
    below = (line(b.said) for b, verdict in labelled[at + 1 :] if verdict is None and b.shape != "code")
    if not any(of.words >= SENTENCE_WORDS and of.ends for of in below):
        return None
    return DatedTitle(Candidate(at, 0, len(block.said), block.said, ()), days_told(block.said)[0].iso)


def heads_by_day(said: str) -> bool:
    """Whether a line with a date says what has that date.

    >>> [heads_by_day(said) for said in ("Version 5.1.0 (2025-11-18)", "Minutes of the meeting of 13 January 2026")]
    [True, True]
    >>> said = ("Last changed on 3 May 2024", "Port Ellery, 3 May 2024", "Ann Lee | 3 May 2024", "Monday, 3 May 2024")
    >>> any(map(heads_by_day, said))
    False
    """
    of = line(said)
    if not of.dates or of.ends or not of.titled or is_row(said) or not said[0].isalnum():
        return False
    (date, *others) = of.dates
    before = said[: date.start]
    if others or not days_told(said) or label_of_date(before) or credit(said):
        return False
    if not _AT_END.match(said, date.end) or len(before.split()) < FEWEST_WORDS or not before[0].isupper():
        return False
    return (
        _VERSION.match(before) is not None
        or before.split()[-1].casefold() in OF_A_DAY
        or _LOWER.search(before) is not None
    )


__all__ = ["dated_title", "heads_by_day"]
