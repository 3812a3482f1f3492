"""What stands around a title that was found: the label above it, the summary between it and the byline, the lines
that say when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..content import Verdict
from ..content.phrasebook import look_up
from ..model import DROPPED_KINDS
from .byline import OF_A_DATE, credit
from .dates import names_day
from .lines import LINE_CHARS, line
from .page import LEARNED
from .patterns import AGO, BYLINE_WORDS, GENRES
from .plain import Labelled, plain

if TYPE_CHECKING:
    from .head import Head

KICKER_WORDS = 5
SUMMARY_WORDS = 45  # of a summary line at most; longer is the first paragraph
LINE_WORDS = 6  # of a summary that does not end as a sentence does, at least; shorter is a heading
MENU_WORDS = 3  # of a line of a menu
DATE_WORDS, LABELLED_WORDS = 12, 20  # of a line that says when, and of one with a label ("Published …, updated …")
DAY_WORDS = 5  # of a line with a day and no year ("PORT ELLERY, 3 June")
REACH = 8  # blocks below the title in which the byline, the date or the picture is looked for
_HEAD = frozenset(("byline", "dateline", "caption", "share", "widget", "comment_prompt"))
_MISTAKEN = frozenset(("navigation", "related", "tags", "site_blurb"))  # what the judge takes a summary for
_LABELLED = re.compile(r"\S+(?: \S+)?\s?[:：]\s|.*[:：]\Z")
_CRUMBS = re.compile(r"\s[>›»/→]\s|^[-*•]\s")
_KICKER = Verdict("kicker", "SEG003", "the label right above the title", 0.75)
_BEFORE_BYLINE = Verdict("subtitle", "SEG002", "a summary between the title and what says who wrote it and when", 0.85)
_LINE = Verdict("subtitle", "SEG002", "the line under the title", 0.75)
_WHO = Verdict("byline", "SEG004", "names somebody who worked on it", 0.75)
_WHEN = Verdict("dateline", "SEG005", "says when", 0.75)


def deck(labelled: Labelled, at: int, found: Head) -> None:
    """Mark the kicker and the subtitle of the title at ``at``, and the lines around it that say when."""
    for i in range(max(0, at - 1), min(len(labelled), at + REACH)):
        block, verdict = labelled[i]
        if i == at or verdict is not None or block.shape != "text":
            continue
        if says_when(block.said):
            labelled[i] = block, _WHEN
        elif i > at and line(block.said).words <= BYLINE_WORDS and names_author(block.said):
            labelled[i] = block, _WHO
    if not found.kicker and at and _is_kicker(labelled, at - 1):
        block = labelled[at - 1][0]
        labelled[at - 1] = block, _KICKER
        found.kicker = plain(block.said)
    if not found.subtitle and (below := _summary(labelled, at)) is not None:
        i, verdict = below
        block = labelled[i][0]
        labelled[i] = block, verdict
        found.subtitle = plain(block.said)


def names_author(said: str) -> bool:
    """Whether a line announces a name with a label ("Text: Ann Lee"), and is no sentence."""
    found = None if line(said).ends else credit(said)
    return found is not None and found.how in ("written", "plain", "others")


def says_when(said: str) -> bool:
    """Whether a line of the head has a date or a time told from now, and is no sentence.

    >>> says_when("Posted Aug. 6, 2022 at 6:00 a.m."), says_when("Updated 3 hours ago"), says_when("It rained in 2022.")
    (True, True, False)
    """
    if len(said) > LINE_CHARS:
        return False
    of = line(said)
    labelled = OF_A_DATE.match(said) is not None and any(map(str.isdigit, said))
    if of.words > (LABELLED_WORDS if labelled else DATE_WORDS) or (of.ends and not labelled):
        return False
    return labelled or bool(of.dates) or AGO.search(said) is not None or (of.words <= DAY_WORDS and names_day(said))


def _is_kicker(labelled: Labelled, i: int) -> bool:
    """A short label right above the title that is not the end of a menu."""
    block, verdict = labelled[i]
    said = block.said
    if not _is_label(labelled, i, KICKER_WORDS) or not said[0].isalpha() or _CRUMBS.search(said):
        return False
    if line(said).folded in GENRES:
        return True
    if look_up(said) is not None or (verdict is not None and verdict.rule != LEARNED):
        return False
    if i == 0 or not _is_label(labelled, i - 1, MENU_WORDS):
        return True
    above = labelled[i - 1][0]
    in_menu = any(line(b.said).folded == line(said).folded for b, _ in labelled[:i])
    set_off = block.blank > above.blank or (said.isupper() and not above.said.isupper())
    return set_off or in_menu or look_up(above.said) is not None


def _is_label(labelled: Labelled, i: int, most: int) -> bool:
    """A short line of the page that has not been found to be of the head, and is no sentence."""
    block, verdict = labelled[i]
    if verdict is not None and verdict.kind not in DROPPED_KINDS:
        return False
    of = line(block.said)
    return of.titled and of.words <= most and not of.ends and not of.dates and block.shape in ("text", "heading")


def _summary(labelled: Labelled, at: int) -> tuple[int, Verdict] | None:
    """The line that sums the story up, below the title and above the rest of the head."""
    last = min(len(labelled), at + 1 + REACH)
    first = next((i for i in range(at + 1, last) if _may_sum_up(labelled, i, i == at + 1)), None)
    if first is None or any(v is not None and v.kind == "subtitle" for _, v in labelled[at:last]):
        return None
    block = labelled[first][0]
    of = line(block.said)
    said = plain(block.said)
    if block.shape != "text" or of.words > SUMMARY_WORDS or said[-1] in "?？؟" or _LABELLED.match(said):
        return None
    rest = [b for b, v in labelled[first + 1 : first + 1 + 4 * REACH] if v is None]
    if not any(b.shape == "text" and line(b.said).words >= LINE_WORDS for b in rest):
        return None  # it is all the body there is
    if of.words < LINE_WORDS:
        return None
    below = labelled[first + 1][1] if first + 1 < last else None
    if below is not None and below.kind in _HEAD:
        return first, _BEFORE_BYLINE
    if first == at + 1 and not of.ends and len(rest) > 1 and rest[0].shape == "text":
        return first, _LINE
    return None


def _may_sum_up(labelled: Labelled, i: int, next_to_title: bool) -> bool:
    """An open block; right below the title also a line that the learned judge has dropped, when it is long enough."""
    block, verdict = labelled[i]
    if verdict is None:
        return not says_when(block.said) and not names_author(block.said)
    of = line(block.said)
    mistaken = verdict.rule == LEARNED and verdict.kind in _MISTAKEN
    return next_to_title and mistaken and of.titled and of.words >= LINE_WORDS


__all__ = ["deck"]
