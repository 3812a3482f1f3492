"""What stands around a title that was found: the label above it, the summary below it, the lines that say who and when.

Every short line near the title is described by facts, as the title is (see title.py): how far it is from the title and
from the running text, what it says by itself, whether the judge dropped it, what stands beside it. Each fact has a
weight for each role; a line takes the role with the greatest sum, when that is above nothing.
benchmarks/train_head.py learns the weights.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..content import Verdict
from ..content.phrasebook import look_up
from ..content.shape import PROSE_WORDS
from ..content.verdict import drop
from ..late import late
from .byline import credit
from .dates import days_told
from .lines import LABELLED_WORDS, Line, bucket, line, names_author, says_when, worded
from .page import LEARNED
from .patterns import BYLINE_WORDS, GENRES
from .plain import Labelled, plain
from .sections import Sections
from .weights import score

if TYPE_CHECKING:
    from .head import Head

ROLES = ("kicker", "subtitle", "byline", "dateline")
ABOVE, BELOW = 3, 12  # blocks above and below the title that are looked at (fixtures/golden/dev: 97 of 100)
SUMMARY_WORDS = 45  # of a summary line at most; longer is the first paragraph
LINE_WORDS = 6  # of a line below the title that is no sentence, at least; shorter is a heading
FAR_TEXT = 40  # blocks in which the running text below the title is looked for
CLEAR = 20  # tenths of a unit of log-odds; a name that no label announces is a byline only when so much speaks for it
MUCH_LESS = -10  # tenths of a unit of log-odds
CREDITS_BELOW = "credits below"
_WORDS = (1, 2, 3, 5, 8, 12, 17, 24, 34)  # bounds of the classes of length
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_BARS = late(r"\s[|·•»›>/→–—-]\s|[|·•»›]")
_LABELLED = re.compile(r"\S+(?: \S+)?\s?[:：](?:\s|\Z)")
_RULES = {"kicker": "SEG003", "subtitle": "SEG002", "byline": "SEG004", "dateline": "SEG005"}
_REASONS = {
    "kicker": "the label above the title",
    "subtitle": "the summary under the title",
    "byline": "names somebody who worked on it",
    "dateline": "says when",
}
_SETTLED = frozenset(("byline", "dateline"))  # what was found already, by stronger means
_FOUND = _SETTLED | {"kicker", "subtitle"}
_OTHER = frozenset(("caption", "title", "duplicate", "junk"))


class Near(NamedTuple):
    """A line near the title as its neighbours see it."""

    state: str
    sort: str
    of: Line
    when: bool
    how: str


def deck(labelled: Labelled, at: int, found: Head) -> None:
    """Mark what stands around the title at ``at``: the kicker, the subtitle, the lines that say who and when."""
    named, dated = found.byline, found.published
    sections = Sections(labelled, at)
    for i, facts in rows(labelled, at):
        role, worth, said = "", 0, labelled[i][0].said
        for one in ROLES:
            if one == "byline" and (not _may_name(said) or sections.is_heading(i)):
                continue
            if one == "dateline" and not _DIGIT.search(said):
                continue
            if one == "subtitle" and not _may_sum_up(said, facts):
                continue
            least = CLEAR if one == "byline" and not names_author(said) else 0
            if (sum_ := score(f"{one} line", facts)) > max(worth, least):
                role, worth = one, sum_
        block, verdict = labelled[i]
        if role in _SETTLED and block.shape == "heading" and block.level > 1:
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
        elif role == "dateline" and not dated and not found.published:
            found.published = next((date.iso for date in days_told(block.said)), None)
        labelled[i] = block, _verdict(role)
    if not found.subtitle and _line_below(labelled, at):
        block = labelled[at + 1][0]
        labelled[at + 1] = block, _verdict("subtitle")
        found.subtitle = plain(block.said)


def _line_below(labelled: Labelled, at: int) -> bool:
    """Whether right below the title stands a line too long for a heading that is no sentence, and then running text."""
    if at + 2 >= len(labelled):
        return False
    (block, verdict), (below, under) = labelled[at + 1], labelled[at + 2]
    of = line(block.said)
    wordy = LINE_WORDS <= of.words <= SUMMARY_WORDS and of.titled and not of.ends and block.said[-1] not in "?？؟"
    if verdict is not None or under is not None or not wordy or block.shape != "text" or below.shape != "text":
        return False
    return line(below.said).words >= PROSE_WORDS and not _LABELLED.match(block.said) and not names_author(block.said)


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
    if of.ends:
        return CREDITS_BELOW in facts
    return of.words > BYLINE_WORDS or not names_author(said)


def _may_name(said: str) -> bool:
    """A sentence names nobody, nor does a line without a name in it."""
    of = line(said)
    return not of.ends and of.words <= 2 * BYLINE_WORDS and credit(said) is not None


def rows(labelled: Labelled, at: int) -> list[tuple[int, list[str]]]:
    """The lines around the title at ``at`` that could be of its head, each with the facts about it."""
    first, last = max(0, at - ABOVE), min(len(labelled), at + 1 + BELOW)
    near = {i: _near(labelled, i) for i in range(max(0, first - 2), min(len(labelled), last + 2))}
    text = [i for i in range(at + 1, min(len(labelled), at + FAR_TEXT)) if _is_running(labelled, i)][:3]
    title = worded(labelled[at][0].said)
    out = []
    for i in range(first, last):
        block, verdict = labelled[i]
        if i == at or block.shape not in ("text", "heading", "list_item") or near[i].of.words > SUMMARY_WORDS:
            continue
        if verdict is not None and verdict.kind in _OTHER and (verdict.kind != "caption" or near[i].how != "written"):
            continue
        out.append((i, _facts(labelled, near, i, at, text, title.stems)))
        if i > at and len(text) > 1 and i >= text[1]:
            break
    return out


def _is_running(labelled: Labelled, i: int) -> bool:
    block, verdict = labelled[i]
    if verdict is not None or block.shape != "text":
        return False
    of = line(block.said)
    return of.words >= PROSE_WORDS and of.ends


def _near(labelled: Labelled, i: int) -> Near:
    block, verdict = labelled[i]
    of = line(block.said)
    state = "open" if verdict is None else verdict.kind
    if verdict is not None and verdict.kind not in _SETTLED and verdict.kind != "title":
        state += "?" if verdict.rule == LEARNED else ""
    when = of.words <= LABELLED_WORDS and says_when(block.said)
    who = credit(block.said) if of.words <= LABELLED_WORDS else None
    how = who.how if who else ""
    if of.words >= PROSE_WORDS:
        sort = "prose" if of.ends else "passage"
    else:
        sort = "sentence" if of.ends else "line" if of.words > 4 else "label"
    sort = block.shape if block.shape not in ("text", "list_item") else sort
    return Near(state, sort, of, when, how)


def _facts(
    labelled: Labelled, near: dict[int, Near], i: int, at: int, text: Sequence[int], title: frozenset[str]
) -> list[str]:
    said = labelled[i][0].said
    one = near[i]
    of = one.of
    away = i - at
    place = f"{away}" if -3 <= away <= 4 else "6" if away <= 6 else "9" if away <= 9 else "12"
    words = bucket(of.words, _WORDS)
    nth = sum(near[k].state == "open" for k in range(at + 1, i)) if away > 0 else -1
    below = [t for t in text if t >= i]
    prose = bucket(below[0] - i, (0, 1, 2, 4, 8)) if below else "none"
    facts = [
        "any", f"at {place}", f"words {words}", f"state {one.state}", f"shape {labelled[i][0].shape}",
        f"at {place}, state {one.state}", f"at {place}, words {words}", f"words {words}, ends {of.ends}",
        f"state {one.state}, words {words}", f"nth open {min(nth, 4)}", f"prose in {prose}",
        f"prose in {prose}, nth open {min(nth, 4)}", f"ends {of.ends}, {said[-1] in '?？؟!！:：'}",
    ]  # fmt: skip
    if below and below[0] == i:
        follow = text[text.index(i) + 1] if i != text[-1] else None
        longer = follow is not None and near_words(labelled, follow) > 1.5 * of.words
        facts.append(f"prose itself, {'longer below' if longer else 'not longer below'}, next {follow == i + 1}")
    if away > 0:
        between = [near[k] for k in range(at + 1, i)]
        after = [near[k] for k in range(i + 1, min(i + 5, (below[-1] if below else i + 5))) if k in near]
        facts.append(f"credits above {_credits(between)}")
        if _credits(after):
            facts.append(CREDITS_BELOW)
        facts.append(f"credits above {_credits(between)}, below {_credits(after)}")
        facts.append(f"credits below {_credits(after)}, nth open {min(nth, 4)}")
        if any(n.state == "subtitle" for n in between):
            facts.append("below a subtitle")
    if one.when:
        facts += ("when", f"when, words {words}", f"when, state {one.state}")
    elif _DIGIT.search(said):
        facts.append("digits")
        if not _LETTER.search(said):
            facts.append("digits alone")
    if of.dates:
        facts.append("full date")
    facts += (f"who {one.how}", f"who {one.how}, when {one.when}")
    if one.how in ("alone", "with a job", "with more", "inside"):
        facts.append(f"who {one.how}, at {place}")
    if phrase := look_up(said):
        facts += ("phrase", f"phrase {phrase.kind}")
    if of.folded in GENRES:
        facts.append("genre")
    if said.isupper():
        facts += ("capitals", f"capitals, at {place}")
    elif said[0].islower():
        facts.append("lower")
    elif not said[0].isalnum():
        facts.append("sign")
    if _BARS.search(said):
        facts.append("bars")
    if _LABELLED.match(said):
        facts.append("labelled")
    if of.words > 3 and not title.isdisjoint(worded(said).stems):
        facts.append("shares words with the title")
    for name, k in (("next", i + 1), ("before", i - 1), ("before that", i - 2)):
        if k not in near:
            facts.append(f"{name} nothing")
            continue
        facts.append(f"{name} {'title' if k == at else near[k].sort}")
        facts.append(f"{name} {'title' if k == at else near[k].state}")
        if name != "before that" and k != at and (near[k].when or near[k].how in ("written", "plain")):
            facts.append(f"{name} {'when' if near[k].when else 'who'}")
    if away < 0:
        block, above = labelled[i][0], labelled[i - 1][0] if i else None
        facts.append(f"set off {above is None or block.blank > above.blank}, {said.isupper()}")
        if any(b.said.casefold() == of.folded for b, _ in labelled[:i]):
            facts.append("said above")
    return facts


def near_words(labelled: Labelled, i: int) -> int:
    """The words of a block."""
    return line(labelled[i][0].said).words


def _credits(near: Sequence[Near]) -> str:
    """Whether lines of these say who or when, or hold a picture."""
    who = any(n.state == "byline" or n.how in ("written", "plain", "others") for n in near)
    when = any(n.state == "dateline" or n.when for n in near)
    pictured = any(n.state == "caption" for n in near)
    return ("who" if who else "") + ("when" if when else "") + ("pic" if pictured else "")


__all__ = ["ROLES", "deck", "rows"]
