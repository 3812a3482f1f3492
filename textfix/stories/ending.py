"""Find what pages put behind the end of an article: comments, notes about the author, calls to action, small print.

Where readers' comments begin is told by rule (``voices``). The rest is told by two learned looks. The *line model*
reads the page from its last line backwards and asks of every line whether it stands behind the end, until the article
is plainly reached. The *end model* compares the places where that changes most, and the page's own end, and gives each
a chance. The end is put where most is gained: words behind it, by their chances, against words of the article that
would be lost and weigh ``dear`` times as much. When in doubt, all is kept.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85decode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from math import exp
from typing import Any, NamedTuple

from ..memo import remembered
from .ending_rows import Page, place_row, places_of
from .facts import RIGHTS, Facts, Line
from .model import judge, wording_features
from .voices import comments

RULE = "REL003"
FEWEST_LINES = 4  # a document with fewer is a note, not a page
LEAST_WORDS = 60  # words that stay at least: fewer are no article
LEAST_SHARE = 0.08  # share of the words that stays at least; comments may be much longer than the article
MOST_WORDS = 150  # words of a line that count: one long line is no better evidence than a middling one
MOST_LINES = 260  # lines from the end that are read: a bound on the work a page can cause
FEWEST_READ = 8  # lines that are read at least
TURN = 1500  # a line that scores less than minus this speaks for the article, and by how much
REACHED = 16_000  # so much of it, and the article is plainly reached; scores are thousandths of log-odds
HOPELESS = -900  # no line scores higher than this: nothing stands behind the end
CHANGED = 0.9  # confidence where the voice of the page changes for good
CACHED_PAGES = 4  # a page is read again until cleaning changes nothing
CACHED_CHARS = 200_000  # of a page that is remembered
CACHED_WORDINGS = 1 << 12
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
    lines: Judge
    places: Judge
    wording: Callable[[tuple[str, ...]], int]
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
    return _ending(tuple(lines), below, _instead[-1] if _instead else load())


@remembered(CACHED_PAGES, CACHED_CHARS)
def _ending(lines: tuple[Line, ...], below: str, model: Model) -> Ending | None:
    page = Page(lines, model.wording, below)
    first, sure = _learned(page, model)
    changed = comments(lines)
    if changed < first:
        first, sure = changed, CHANGED
    if first == len(lines):
        return None
    return Ending(first, kinds([page.facts(i) for i in range(first, len(lines))], lines[first:], round(sure, 2)))


def _learned(page: Page, model: Model) -> tuple[int, float]:
    scan(page, model.lines)
    if max(page.scores, default=HOPELESS - 1) < HOPELESS:
        return len(page.lines), 1.0
    places = places_of(page)
    return best_place(page, places, chances([model.places(place_row(page, at)) for at in places]), model.dear)


def scan(page: Page, score: Judge) -> None:
    """Reads the page backwards until the article is plainly reached; the scores are left in ``page.scores``."""
    least = max(LEAST_WORDS, LEAST_SHARE * page.size)
    total = best = 0
    while page.at > 1 and len(page.scores) < MOST_LINES and page.size - page.words_behind > least:
        row = page.back()
        page.rows.append(row)
        page.scores.append(int(score(row)))
        total += page.scores[-1] + TURN
        best = max(best, total)
        if len(page.scores) >= FEWEST_READ and total < best - REACHED:
            break


def chances(values: Sequence[float]) -> list[float]:
    top = max(values)
    odds = [exp((value - top) / 1000) for value in values]
    return [one / sum(odds) for one in odds]


def best_place(page: Page, places: Sequence[int], chance: Sequence[float], dear: float) -> tuple[int, float]:
    """Where the end is best put, and the chance that it is there or before; the last place is the page's own end."""
    n = len(page.lines)
    words = [0, *accumulate(min(size, MOST_WORDS) + 1 for size in page.sizes)]
    best, first, sure = 0.0, n, 1.0
    for at in places[:-1]:
        gain = seen = 0.0
        for end, share in zip(places, chance, strict=True):
            if end <= at:
                gain += share * (words[n] - words[at])
                seen += share
            else:
                gain += share * (words[n] - words[end] - dear * (words[end] - words[at]))
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


_instead: list[Model] = []  # models that stand in for the shipped one


@contextmanager
def held_out(model: Model) -> Iterator[None]:
    """Judge by another model for a while: how a benchmark looks at pages the shipped one has seen."""
    _instead.append(model)
    try:
        yield
    finally:
        _instead.pop()


def model_of(data: dict[str, Any]) -> Model:
    """The model in the form of ``ending.json``: scores are whole thousandths, so sums are the same everywhere."""
    weights = memoryview(zlib.decompress(b85decode(data["wording"]))).cast("b")
    bias = int(data["bias"])

    @lru_cache(CACHED_WORDINGS)
    def wording(opening: tuple[str, ...]) -> int:
        return bias + sum([weights[at] for at in wording_features(opening, len(weights))])

    return Model(judge(data["lines"]), judge(data["places"]), wording, data["dear"])


@cache
def load() -> Model:
    return model_of(json.loads((files(__package__) / "ending.json").read_text(encoding="utf-8")))
