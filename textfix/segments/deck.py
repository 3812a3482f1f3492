"""What stands around a title that was found: the label above it, the summary below it, the lines that say who and when.

Every short line near the title is described by facts (deck_facts.py), as the title is (title.py). Each fact has a
weight for each role; a line takes the role with the greatest sum, when that is above nothing. benchmarks/train_head.py
learns the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..content import Verdict
from ..content.shape import PROSE_WORDS
from ..content.verdict import drop
from .byline import credit
from .credits import is_entry, is_told
from .dates import days_told
from .deck_facts import CREDITS_BELOW, DIGIT, LABELLED, SETTLED, SUMMARY_WORDS, rows
from .lines import line, names_author
from .name_headings import Sections
from .patterns import BYLINE_WORDS, WIRE_DATELINE
from .plain import Labelled, plain
from .weights import score

if TYPE_CHECKING:
    from .head import Head

ROLES = ("kicker", "subtitle", "byline", "dateline")
LINE_WORDS = 6  # of a line below the title that is no sentence, at least; shorter is a heading
CLEAR = 20  # tenths of a unit of log-odds; a name that no label announces is a byline only when so much speaks for it
MUCH_LESS = -10  # tenths of a unit of log-odds
_RULES = {"kicker": "SEG003", "subtitle": "SEG002", "byline": "SEG004", "dateline": "SEG005"}
_REASONS = {
    "kicker": "the label above the title",
    "subtitle": "the summary under the title",
    "byline": "names somebody who worked on it",
    "dateline": "says when",
}
_FOUND = SETTLED | {"kicker", "subtitle"}


def deck(labelled: Labelled, at: int, found: Head) -> None:
    """Mark what stands around the title at ``at``: the kicker, the subtitle, the lines that say who and when."""
    named, dated = found.byline, found.published
    sections = Sections(labelled, at)
    for i, facts in rows(labelled, at):
        block, verdict = labelled[i]
        role = "dateline" if _is_wire(block.said) else _role(block.said, facts, sections, i)
        if role == "dateline" and i > at and any(is_told(block.said, day, i - at) for day in days_told(block.said)):
            continue  # a day of the story
        if role in SETTLED and block.shape == "heading" and block.level > 1:
            continue
        if not role or (verdict is not None and verdict.kind in _FOUND):
            continue
        if role == "kicker":
            found.kicker = plain(block.said)
        elif role == "subtitle":
            found.subtitle = found.subtitle or plain(block.said)
        elif role == "byline" and not named:
            who = credit(block.said)
            found.byline = found.byline or (who.name if who else plain(block.said))
        elif role == "dateline" and not dated and not found.published and not is_entry(labelled, i):
            found.published = next((date.iso for date in days_told(block.said)), None)
        labelled[i] = block, _verdict(role)
    if not found.subtitle and _line_below(labelled, at):
        block = labelled[at + 1][0]
        labelled[at + 1] = block, _verdict("subtitle")
        found.subtitle = plain(block.said)


def _role(said: str, facts: Sequence[str], sections: Sections, at: int) -> str:
    """The likeliest role of a line, or nothing; a heading names nobody."""
    role, worth = "", 0
    for one in ROLES:
        if one == "byline" and (not _may_name(said) or sections.is_heading(at)):
            continue
        if one == "dateline" and not DIGIT.search(said):
            continue
        if one == "subtitle" and not _may_sum_up(said, facts):
            continue
        least = CLEAR if one == "byline" and not names_author(said) else 0
        if (sum_ := score(f"{one} line", facts)) > max(worth, least):
            role, worth = one, sum_
    return role


def _is_wire(said: str) -> bool:
    """Whether a line has the place, the day and the agency of wire copy: it begins the text and sums up nothing."""
    return "(" in said and WIRE_DATELINE.fullmatch(said) is not None


def _line_below(labelled: Labelled, at: int) -> bool:
    """Whether right below the title stands a line too long for a heading that is no sentence, and then running text."""
    if at + 2 >= len(labelled):
        return False
    (block, verdict), (below, under) = labelled[at + 1], labelled[at + 2]
    of = line(block.said)
    wordy = LINE_WORDS <= of.words <= SUMMARY_WORDS and of.titled and not of.ends and block.said[-1] not in "?？؟"
    wordy = wordy and "\n" not in block.said  # no stanza
    if verdict is not None or under is not None or not wordy or block.shape != "text" or below.shape != "text":
        return False
    return line(below.said).words >= PROSE_WORDS and not LABELLED.match(block.said) and not names_author(block.said)


def absorbed(labelled: Labelled, exposed: Mapping[int, str], found: Head) -> bool:
    """Whether lines that would pass for a head once this one is gone were made parts of it, or of the page above it.

    ``exposed`` are the kinds they would get, by where their blocks start. A line above the title is none of the text;
    a line below it is taken for the likelier of subtitle and byline, unless having no role is much likelier.
    """
    at = next((i for i, (_, v) in enumerate(labelled) if v is not None and v.kind == "title"), None)
    if at is None:
        return False
    if "title" in exposed.values():  # the others may be what they are to it alone
        exposed = {start: kind for start, kind in exposed.items() if kind == "title"}
    near = dict(rows(labelled, at))
    made: dict[int, Verdict] = {}
    for i, (block, _) in enumerate(labelled):
        kind = exposed.get(block.start)
        if kind is None:
            continue
        if i < at:
            made[i] = drop("navigation", "a line above the title", 0.75)
        elif kind == "byline":
            made[i] = _verdict("byline")
        elif i in near and (role := _likelier(near[i], block.said)):
            made[i] = _verdict(role)
        else:
            return False
    for i, verdict in made.items():
        labelled[i] = labelled[i][0], verdict
        if verdict.kind == "subtitle" and not found.subtitle:
            found.subtitle = plain(labelled[i][0].said)
        elif verdict.kind == "byline" and not found.byline and (who := credit(labelled[i][0].said)):
            found.byline = who.name
    return bool(made)


def _likelier(facts: Sequence[str], said: str) -> str:
    """Subtitle or byline, when it is not much likelier that a line is neither."""
    byline = score("byline line", facts) if _may_name(said) else MUCH_LESS
    subtitle = score("subtitle line", facts) if _may_sum_up(said, facts) else MUCH_LESS
    if max(byline, subtitle) <= MUCH_LESS:
        return ""
    return "byline" if byline > subtitle else "subtitle"


def _verdict(role: str) -> Verdict:
    return Verdict(role, _RULES[role], _REASONS[role], 0.8)


def _may_sum_up(said: str, facts: Sequence[str]) -> bool:
    """A sentence sums up when lines that say who or when, or a picture, stand between it and the text; else it begins
    the text. A line that names the author is no summary."""
    of = line(said)
    if _is_wire(said):
        return False
    if of.ends:
        return CREDITS_BELOW in facts
    return of.words > BYLINE_WORDS or not names_author(said)


def _may_name(said: str) -> bool:
    """A sentence names nobody, nor does a line without a name in it."""
    of = line(said)
    return not of.ends and of.words <= 2 * BYLINE_WORDS and credit(said) is not None


__all__ = ["ROLES", "absorbed", "deck"]
