"""The facts about the lines around a title: how far each is from the title and from the running text, what it says by
itself, whether the judge dropped it, what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..content.phrasebook import look_up
from ..content.shape import PROSE_WORDS
from ..late import late
from .byline import credit
from .lines import LABELLED_WORDS, Line, bucket, line, says_when, worded
from .page import LEARNED
from .patterns import GENRES
from .plain import Labelled

ABOVE, BELOW = 3, 12  # blocks above and below the title that are looked at (fixtures/golden/dev: 97 of 100)
SUMMARY_WORDS = 45  # of a summary line at most; longer is the first paragraph
FAR_TEXT = 40  # blocks in which the running text below the title is looked for
CREDITS_BELOW = "credits below"
SETTLED = frozenset(("byline", "dateline"))  # what was found already, by stronger means
DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
LABELLED = re.compile(r"\S+(?: \S+)?\s?[:：](?:\s|\Z)")
_WORDS = (1, 2, 3, 5, 8, 12, 17, 24, 34)  # bounds of the classes of length
_BARS = late(r"\s[|·•»›>/→–—-]\s|[|·•»›]")
_OTHER = frozenset(("caption", "title", "duplicate", "junk"))


class Near(NamedTuple):
    """A line near the title as its neighbours see it."""

    state: str
    sort: str
    of: Line
    when: bool
    how: str


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
        if "\n" in block.said:
            continue  # a stanza
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
    if verdict is not None and verdict.kind not in SETTLED and verdict.kind != "title":
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
    labelled: Labelled, near: Mapping[int, Near], i: int, at: int, text: Sequence[int], title: frozenset[str]
) -> list[str]:
    away = i - at
    place = f"{away}" if -3 <= away <= 4 else "6" if away <= 6 else "9" if away <= 9 else "12"
    facts = _placed(labelled, near, i, at, text, place)
    facts += _said(labelled[i][0].said, near[i], place, title)
    facts += _beside(near, i, at)
    if away < 0:
        block, above = labelled[i][0], labelled[i - 1][0] if i else None
        facts.append(f"set off {above is None or block.blank > above.blank}, {block.said.isupper()}")
        if any(b.said.casefold() == near[i].of.folded for b, _ in labelled[:i]):
            facts.append("said above")
    return facts


def _placed(
    labelled: Labelled, near: Mapping[int, Near], i: int, at: int, text: Sequence[int], place: str
) -> list[str]:
    """How far the line is from title and text, how long it is, and what credits stand between."""
    one, said = near[i], labelled[i][0].said
    of = one.of
    words = bucket(of.words, _WORDS)
    nth = sum(near[k].state == "open" for k in range(at + 1, i)) if i > at else -1
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
        longer = follow is not None and line(labelled[follow][0].said).words > 1.5 * of.words
        facts.append(f"prose itself, {'longer below' if longer else 'not longer below'}, next {follow == i + 1}")
    if i > at:
        between = [near[k] for k in range(at + 1, i)]
        after = [near[k] for k in range(i + 1, min(i + 5, (below[-1] if below else i + 5))) if k in near]
        above, under = _credits(between), _credits(after)
        facts += (f"credits above {above}", f"credits above {above}, below {under}")
        facts.append(f"credits below {under}, nth open {min(nth, 4)}")
        if under:
            facts.append(CREDITS_BELOW)
        if any(n.state == "subtitle" for n in between):
            facts.append("below a subtitle")
    return facts


def _said(said: str, one: Near, place: str, title: frozenset[str]) -> list[str]:
    """What the line says: who, when, a phrase, words of the title."""
    of, facts = one.of, [f"who {one.how}", f"who {one.how}, when {one.when}"]
    if one.how in ("alone", "with a job", "with more", "inside"):
        facts.append(f"who {one.how}, at {place}")
    if one.when:
        facts += ("when", f"when, words {bucket(of.words, _WORDS)}", f"when, state {one.state}")
    elif DIGIT.search(said):
        facts.append("digits")
        if not _LETTER.search(said):
            facts.append("digits alone")
    if of.dates:
        facts.append("full date")
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
    if LABELLED.match(said):
        facts.append("labelled")
    if of.words > 3 and not title.isdisjoint(worded(said).stems):
        facts.append("shares words with the title")
    return facts


def _beside(near: Mapping[int, Near], i: int, at: int) -> list[str]:
    """What stands right above and below the line."""
    facts: list[str] = []
    for name, k in (("next", i + 1), ("before", i - 1), ("before that", i - 2)):
        if k not in near:
            facts.append(f"{name} nothing")
            continue
        facts.append(f"{name} {'title' if k == at else near[k].sort}")
        facts.append(f"{name} {'title' if k == at else near[k].state}")
        if name != "before that" and k != at and (near[k].when or near[k].how in ("written", "plain")):
            facts.append(f"{name} {'when' if near[k].when else 'who'}")
    return facts


def _credits(near: Sequence[Near]) -> str:
    """Whether lines of these say who or when, or hold a picture."""
    who = any(n.state == "byline" or n.how in ("written", "plain", "others") for n in near)
    when = any(n.state == "dateline" or n.when for n in near)
    pictured = any(n.state == "caption" for n in near)
    return ("who" if who else "") + ("when" if when else "") + ("pic" if pictured else "")


__all__ = ["CREDITS_BELOW", "DIGIT", "LABELLED", "SETTLED", "SUMMARY_WORDS", "rows"]
