"""Find what pages put behind the end of an article: comments, notes about the author, calls to action, small print.

Where readers' comments plainly begin is told by rule (``voices``). The rest is learned, in three looks. A *linear
model* scores lines by their words and their form: does this sound like what stands behind the end? The *gate* sets the
last lines beside some of those before and sends most pages home. The *end model* compares the places where the scores
turn, and the page's own end, and gives each a chance. The end is put where most is gained: words behind it, by their
chances, against words of the article that would be lost and weigh ``dear`` times as much. When in doubt, all is kept.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85decode
from collections.abc import Callable, Sequence
from functools import cache
from math import exp
from typing import Any, NamedTuple

from ..in_use import InUse
from ..memo import remembered
from ..stored import stored
from .ending_places import places_of
from .ending_rows import Page, place_row
from .facts import RIGHTS, Facts, Line, facts
from .footnotes import footnotes
from .model import judge
from .passage import Passage

RULE = "REL003"
FEWEST_LINES = 4  # a document with fewer is a note, not a page
WRONG = 30  # words that cutting an article too early costs besides those that are lost (benchmarks/train_ending.py)
CHANGED = 0.9  # confidence where the voice of the page changes for good
CACHED_PAGES = 4  # a page is read again until cleaning changes nothing
CACHED_CHARS = 200_000  # of a page that is remembered
ASIDE = 60  # words a call to action does not exceed


class Behind(NamedTuple):
    """What one line behind the end is."""

    kind: str
    rule: str
    confidence: float
    reason: str


class Ending(NamedTuple):
    """``first`` is the index of the first line behind the end; ``lines`` says what each from there on is."""

    first: int
    lines: list[Behind]


Judge = Callable[[Sequence[float]], float]


class Model(NamedTuple):
    score: Callable[[Passage, Sequence[int]], int]  # tenths of log-odds of a line of such a form standing behind it
    gate: Judge
    places: Judge
    open: float  # what the gate must give before a page is looked at closely
    dear: float  # how many words behind the end one lost word of the article is worth


def ending(lines: Sequence[Line], below: str = "") -> Ending | None:
    """What stands behind the end of the article, or None if nothing does. ``below`` is the kind of what was dropped
    behind the last line.

    >>> story = "The council of Arlen voted on Monday to rebuild the old harbour bridge, the mayor said."
    >>> ending([Line("text", story)] * 8) is None
    True
    """
    if len(lines) < FEWEST_LINES:
        return None
    return _ending(tuple(lines), below, _in_use())


@remembered(CACHED_PAGES, CACHED_CHARS)
def _ending(lines: tuple[Line, ...], below: str, model: Model) -> Ending | None:
    page = Page(lines, model.score, below)
    if model.gate(page.gate_row()) < model.open:
        return None
    page.measure()
    places = places_of(page)
    first, sure = best_place(page, places, chances([model.places(place_row(page, at)) for at in places]), model.dear)
    if min(page.comments, page.printed) < first:
        first, sure = min(page.comments, page.printed), CHANGED
    if first >= footnotes([line.text for line in page.lines]):
        return None
    rest = page.lines[first:]
    return Ending(page.low + first, kinds([facts(line.shape, line.text) for line in rest], rest, round(sure, 2)))


def chances(values: Sequence[float]) -> list[float]:
    top = max(values)
    odds = [exp((value - top) / 1000) for value in values]
    return [one / sum(odds) for one in odds]


def best_place(page: Page, places: Sequence[int], chance: Sequence[float], dear: float) -> tuple[int, float]:
    """Where the end is best put, and the chance that it is there or before; the last place is the page's own end."""
    n, words = len(page.lines), page.words
    best, first, sure = 0.0, n, 1.0
    for at in places[:-1]:
        gain = seen = 0.0
        for end, share in zip(places, chance, strict=True):
            if end <= at:
                gain += share * (words[n] - words[at])
                seen += share
            else:
                gain += share * (words[n] - words[end] - dear * (words[end] - words[at]) - WRONG)
        if gain > best:
            best, first, sure = gain, at, seen
    return first, sure


def kinds(found: Sequence[Facts], lines: Sequence[Line], sure: float) -> list[Behind]:
    """What each line behind the end is: kept notes about author and views, or a kind that is dropped."""
    out: list[Behind] = []
    about = False
    for f, line in zip(found, lines, strict=True):
        m = f.marks
        about = bool(m.bio or f.sign("person")) or (about and bool(m.leans))
        if about:
            out.append(Behind("author_bio", "SEG015", sure, "says who the author is, behind the end of the article"))
        elif f.numbers[RIGHTS]:
            out.append(Behind("legal", RULE, sure, "a copyright line behind the end of the article"))
        elif m.disclaimer:
            out.append(Behind("disclaimer", "SEG016", sure, "says whose views these are, behind the article"))
        elif (m.call or f.sign("urge")) and f.words < ASIDE:
            out.append(Behind("newsletter", RULE, sure, "asks the reader to do something, behind the article"))
        elif m.header or line.above == "related" or m.date:
            out.append(Behind("related", RULE, sure, "announces another story behind the end of the article"))
        elif f.sign("voice") or f.sign("says") or f.first_person or line.above == "comment_prompt":
            out.append(Behind("comment_prompt", RULE, sure, "somebody else speaks behind the end of the article"))
        elif f.sign("print"):
            out.append(Behind("legal", RULE, sure, "small print behind the end of the article"))
        elif m.short:
            out.append(Behind("widget", RULE, sure, "a short line behind the end of the article"))
        else:
            out.append(Behind("site_blurb", RULE, sure, "a passage behind the end of the article"))
    return out


def model_of(data: dict[str, Any]) -> Model:
    """The model in the form of ``ending.json``: scores are whole thousandths, so sums are the same everywhere."""
    weights = memoryview(zlib.decompress(b85decode(data["words"]))).cast("b")
    shapes: list[int] = data["forms"]
    bias = int(data["bias"])

    def score(own: Passage, form: Sequence[int]) -> int:
        return sum([weights[at] for at in own.opening], bias) + sum([shapes[at] for at in form])

    return Model(score, judge(data["gate"]), judge(data["places"]), data["open"], data["dear"])


@cache
def load() -> Model:
    return model_of(json.loads(stored(__package__, "ending.json")))


_in_use = InUse(load)
held_out = _in_use.held_out
