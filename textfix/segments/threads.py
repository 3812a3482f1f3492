"""Who posted when: the heads of posts in a thread, of reviews, and dates that stand alone in a body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Verdict
from .dates import find_date
from .patterns import AGO, CREDITS, POSTED, WIRE_DATELINE
from .plain import Labelled, Row

DATE_WORDS, REST_WORDS, REST_CHARS = 9, 3, 24  # of a line that is a date, and of what else stands in it
NAME_WORDS, NAME_CHARS = 3, 30
FEWEST_POSTS = 2  # heads of posts that make a thread
WIRE_WORDS = 12
CREDIT_WORDS, CREDIT_BLOCKS = 40, 8
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?|\b(?:UTC|GMT|CET|Uhr|h)\b|[\d|·•,()–—-]")
_DIGIT = re.compile(r"\d")
_SET_APART = re.compile(r"\s[·•|–—-]\s|, ")
_DATELINE = Verdict("dateline", "SEG005", "a date on a line of its own", 0.75)
_WIRE = Verdict("dateline", "SEG005", "place and agency on a line of their own", 0.85)
_BYLINE = Verdict("byline", "SEG004", "names who posted it", 0.7)
_CREDITS = Verdict("byline", "SEG004", "says who reported and edited it", 0.85)


def threads(labelled: Labelled, found: Sequence[Row]) -> None:
    """Marks dates on lines of their own and the names that stand with them when they come again and again."""
    dates, heads = [], []
    for n, row in enumerate(found):
        if labelled[row.at][1] is not None or not row.text or row.ends or row.words > DATE_WORDS:
            continue
        rest = _without_date(row.said)
        if rest is None:
            continue
        rest = " ".join(_TIME.sub(" ", rest).split())
        if rest.count(" ") < REST_WORDS - 1 and len(rest) <= REST_CHARS and not (rest and AGO.search(row.said)):
            dates.append(n)
        elif _SET_APART.search(row.said):
            heads.append(n)
    for n in dates:
        labelled[found[n].at] = found[n].block, _DATELINE
    names = [n - 1 for n in dates if n and _is_name(found[n - 1]) and labelled[found[n - 1].at][1] is None]
    for group in (names, heads):
        if len({found[n].said for n in group}) >= FEWEST_POSTS:
            for n in group:
                labelled[found[n].at] = found[n].block, _BYLINE
    known = _posters(labelled, found)
    for row in found:
        if labelled[row.at][1] is None and row.text and row.said in known:
            labelled[row.at] = row.block, _BYLINE
    for row in found[-CREDIT_BLOCKS:]:
        if row.text and row.words <= CREDIT_WORDS and labelled[row.at][1] is None and CREDITS.match(row.said):
            labelled[row.at] = row.block, _CREDITS


def _posters(labelled: Labelled, found: Sequence[Row]) -> set[str]:
    """Names that a line gives as those of people who posted; the lines are marked on the way."""
    known = set()
    for row in found:
        if row.text and row.words <= DATE_WORDS and labelled[row.at][1] is None and (by := POSTED.match(row.said)):
            labelled[row.at] = row.block, _BYLINE
            known.add(by["name"])
        elif row.text and row.words <= WIRE_WORDS and labelled[row.at][1] is None and WIRE_DATELINE.fullmatch(row.said):
            labelled[row.at] = row.block, _WIRE
    return known


def _without_date(said: str) -> str | None:
    """What is left of a line without its date; None when there is no date in it."""
    if not (_DIGIT.search(said) or "ago" in said):
        return None
    if found := find_date(said):
        return said[: found[1]] + said[found[2] :]
    if ago := AGO.search(said):
        return said[: ago.start()] + said[ago.end() :]
    return None


def _is_name(row: Row) -> bool:
    said = row.said
    short = row.words <= NAME_WORDS and len(said) <= NAME_CHARS
    return row.text and short and said[0].isalpha() and not row.ends and said[-1] not in ":："


__all__ = ["threads"]
