"""Dates that stand alone in a body, who signed a letter, who reported and edited, the lines of a chat; with posts.py
the heads of posts."""

from __future__ import annotations

from collections.abc import Sequence

from ..content import Verdict
from ..late import late
from .byline import begins_with_label, credit
from .dates import find_date
from .lines import names_author
from .patterns import AGO, CHAT, CREDITS, INITIALS, POSTED, VERSION, WIRE_DATELINE
from .plain import Labelled, Row
from .posts import BYLINE, FEWEST_POSTS, OF_POST, SET_APART, could_post, posts, without_date, without_time

DATE_WORDS, REST_WORDS, REST_CHARS = 9, 3, 24  # of a line that is a date, and of what else stands in it
FEWEST_SIGNED = 3  # letters to the editor
FEWEST_TIMES = 3  # of day, each on a line of its own
FEWEST_SAID = 4  # lines of a chat
INITIAL_CHARS = 20
SIGNED_WORDS = 7  # "Joan and Pete Rasko, Little Harbor"
WIRE_WORDS = 12
CREDIT_WORDS, CREDIT_BLOCKS, FIRST_BLOCKS = 40, 16, 8  # of a line of credits; blocks at the end, at the beginning
_LABELLED = late(r"[（(]?\S+(?: \S+){0,3}?\s?[:：]\s|\S+ \S+ (?:by|von|por|par|door) ")
_INITIAL = "(-–—"  # what initials begin with
_CLOCK = late(r"\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?(?: (?:[A-Z]{2,4}|Uhr))?\.?")
_PERSON = late(
    r"(?:(?:Mrs?|Ms|Dr|Prof|Rev)\.? )?[^\W\d_a-z][\w.'’-]*(?: (?:and |de |van |von )?[^\W\d_a-z][\w.'’-]*){1,3}"
    r"(?: \(\d+\))?"
)
_DATELINE = Verdict("dateline", "SEG005", "a date on a line of its own", 0.75)
_SAID = Verdict("paragraph", "SEG007", "a line of a chat", 0.85)
_WIRE = Verdict("dateline", "SEG005", "place and agency on a line of their own", 0.85)
_SIGNED = Verdict("byline", "SEG004", "signs the letter above it", 0.75)
_CREDITS = Verdict("byline", "SEG004", "says who reported and edited it", 0.85)


def threads(labelled: Labelled, found: Sequence[Row]) -> None:
    """Marks the heads of posts where there are several, dates on lines of their own, and who signed or reported."""
    posts(labelled)
    _chat(labelled, found)
    heads = []
    for n, row in enumerate(found):
        if row.words > DATE_WORDS or row.ends or not row.text or labelled[row.at][1] is not None:
            continue
        rest = without_date(row.said)
        if rest is None or VERSION.match(row.said):
            continue
        rest = without_time(rest)
        if SET_APART.search(row.said) and could_post(rest):
            heads.append((n, rest))
        elif rest.count(" ") < REST_WORDS - 1 and len(rest) <= REST_CHARS and not (rest and AGO.search(row.said)):
            labelled[row.at] = row.block, _DATELINE
    several = len({rest for _, rest in heads}) >= FEWEST_POSTS
    for n, rest in heads:
        if several:
            labelled[found[n].at] = found[n].block, BYLINE
        elif len(rest) <= REST_CHARS and not AGO.search(found[n].said):
            labelled[found[n].at] = found[n].block, _DATELINE
    known = _posters(labelled, found)
    for row in found:
        if labelled[row.at][1] is None and row.text and row.said in known:
            labelled[row.at] = row.block, BYLINE
    _signed(labelled, found)
    _clock(labelled, found)
    for row in (*found[:FIRST_BLOCKS], *found[FIRST_BLOCKS:][-CREDIT_BLOCKS:]):
        if row.text and row.words <= CREDIT_WORDS and labelled[row.at][1] is None and CREDITS.match(row.said):
            labelled[row.at] = row.block, _CREDITS
    for row in found[FIRST_BLOCKS:][-CREDIT_BLOCKS:]:
        short = row.text and row.words <= WIRE_WORDS and labelled[row.at][1] is None
        if short and _LABELLED.match(row.said) and names_author(row.said):
            labelled[row.at] = row.block, _CREDITS
    for row in found:
        short = len(row.said) <= INITIAL_CHARS and row.said[0] in _INITIAL
        if short and labelled[row.at][1] is None and INITIALS.fullmatch(row.said):
            labelled[row.at] = row.block, _CREDITS


def _posters(labelled: Labelled, found: Sequence[Row]) -> set[str]:
    """Names that a line gives as those of people who posted; the lines are marked on the way."""
    known = set()
    for row in found:
        if row.words > WIRE_WORDS or not row.text or labelled[row.at][1] is not None:
            continue
        if row.words <= DATE_WORDS and (by := POSTED.match(row.said)):
            labelled[row.at] = row.block, BYLINE
            known.add(by["name"])
        elif "(" in row.said and WIRE_DATELINE.fullmatch(row.said):
            labelled[row.at] = row.block, _WIRE
        elif not row.ends and begins_with_label(row.said) and find_date(row.said):
            who = credit(row.said)
            if who is not None and who.how == "written":
                labelled[row.at] = row.block, BYLINE
                known.add(who.name)
    return known


def _signed(labelled: Labelled, found: Sequence[Row]) -> None:
    """Names with a place below running text, where there are several above headings: letters to the editor."""
    signed, sure = [], 0
    for n in range(1, len(found)):
        row = found[n]
        if not 2 <= row.words <= SIGNED_WORDS or row.ends or not row.text or labelled[row.at][1] is not None:
            continue
        name, comma, place = row.said.partition(",")
        if comma and place.strip() and found[n - 1].ends and _PERSON.fullmatch(name):
            signed.append(row)
            sure += n + 1 == len(found) or not found[n + 1].ends
    if sure >= FEWEST_SIGNED:
        for row in signed:
            labelled[row.at] = row.block, _SIGNED


def _chat(labelled: Labelled, found: Sequence[Row]) -> None:
    """Lines of a chat, each with its time and who says it: they are the text."""
    said = [row for row in found if row.said[0] in "[0123456789" and row.text and CHAT.match(row.said)]
    said = [row for row in said if labelled[row.at][1] is None]
    if len(said) >= FEWEST_SAID:
        for row in said:
            labelled[row.at] = row.block, _SAID


def _clock(labelled: Labelled, found: Sequence[Row]) -> None:
    """Times on lines of their own, as in a report that is written while something happens."""
    times = [row for row in found if row.said[0].isdigit() and row.text and _CLOCK.fullmatch(row.said)]
    times = [row for row in times if labelled[row.at][1] is None]
    if len(times) >= FEWEST_TIMES:
        for row in times:
            labelled[row.at] = row.block, OF_POST


__all__ = ["threads"]
