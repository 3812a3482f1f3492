"""Which line is the title: a choice among the lines above and around the beginning of the running text.

Every line that could be one is described by a handful of facts: how long it is, how far from the text, marked as a
heading, said again elsewhere, sharing words with the text, with a date or byline below it. Each fact has a weight;
the line with the greatest sum is the title, unless "none" has more. benchmarks/train_head.py learns the weights.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from ..content.shape import PROSE_WORDS, word_count
from ..late import late
from .labels import label_alone
from .lines import DATE_LINE_WORDS, OFTEN, STEM, Words, bucket, title_facts, worded
from .numbered import is_clause, is_part, number
from .page import LEARNED, Page, copyright_lines
from .patterns import GENRES
from .plain import plain
from .weights import score

NEAR = 12  # blocks
LONG_WORDS, LONGEST_WORDS = 4, 8  # a line of a menu has fewer; a headline's rival
CUT_WORDS = 2  # what is left of a line without the site's name has at least so many
FEWEST_BLOCKS = 12  # a text with fewer is a note
MUCH_LIKELIER, MOST_LIKELIER = 30, 60  # tenths of a unit of log-odds
HEAD_WORDS = (2, 4, 6, 9, 13)  # bounds of the classes of length of a first line
ROW_PARTS, ROW_WORDS = 3, 2  # parts of a row of names at least, words of each at most
NOTHING = "nothing"  # stands beside the last line that is looked at
FAR = (1, 2, 3, 5, 8, 13, 20, 35)  # blocks above the text

_TOLD = frozenset(("caption", "byline", "dateline"))
_BAR = late(r"\s+(?:[|·•»«–—:-]|::|//)\s+|:\s+")
_STEPS = late(r"\s*[|»›>]\s*|\s+[·•/]\s+")
_BEHIND = late(r"\s+(?:[Bb]y(?:\s+[^\W\d_].{0,40})?|\|.{0,40})$")


class Candidate(NamedTuple):
    """A line that could be the title: ``said[start:end]`` of block ``at``, with what speaks for and against it."""

    at: int
    start: int
    end: int
    said: str
    facts: tuple[str, ...]


def _is_told(page: Page, i: int) -> bool:
    """Whether a line is known to be something else of the head."""
    verdict = page.labelled[i][1]
    return verdict is not None and verdict.kind in _TOLD


def candidates(page: Page, url: str | None = None, first: int | None = None) -> list[Candidate]:
    """Every line that could be the title, with the facts about it, in order; ``first`` is the first line of the text
    when that looks like a title."""
    if page.text_at is None:
        return []
    labelled, lines = page.labelled, page.lines
    marked = any(labelled[i][0].level == 1 and labelled[i][0].shape == "heading" for i in page.places)
    dates = {i for i, one in lines.items() if one.dates and one.words <= DATE_LINE_WORDS}
    credits = {i for i, one in lines.items() if one.credit}
    owners = "\n".join(copyright_lines(labelled)).casefold()
    opened = next((i for i in page.places if labelled[i][1] is None), None)
    long = [i for i in page.places if lines[i].titled and lines[i].words >= LONG_WORDS and i < page.text_at]
    sorts = {i: _sort(page, i) for i in page.places}
    slug = _slug(url)
    found: list[Candidate] = []
    for i in reversed(page.places):
        block, one = labelled[i][0], lines[i]
        if not one.titled or block.shape not in ("text", "heading") or i in dates or _is_told(page, i):
            continue
        if (labelled[i][1] is not None and is_row(block.said)) or is_clause(labelled, i):
            continue
        if (one.folded in GENRES and block.shape != "heading") or label_alone(block.said):
            continue
        facts = _placed(page, i)
        facts += _around(page, i, dates, credits)
        facts += (f"next {sorts.get(i + 1, NOTHING)}", f"before {sorts.get(i - 1, NOTHING)}")
        above = bisect_left(long, i)
        below = len(long) - above - (one.words >= LONG_WORDS and i < page.text_at)
        facts += (f"long below {min(below, 4)}", f"long above {min(above, 4)}")
        if i == opened:
            facts.append("first open")
        for name, k in (("above", i - 1), ("below", i + 1)):
            if k in lines and lines[k].titled and lines[k].words > 2 < one.words and k not in dates:
                facts.append(f"{name} {_than(lines[k].words, one.words)}")
        if len(one.folded) > 3 and one.folded in owners:
            facts.append("owns the page")
        if i - 1 in lines and lines[i - 1].folded in GENRES:
            facts.append("under its genre")
        if marked:
            facts.append(f"in marked {block.level if block.shape == 'heading' else 0}")
        for start, end in _cuts(block.said, i == 0):
            said = plain(block.said[start:end]).strip() or block.said
            own = (*_said(page, worded(said), one.folded, slug), *_cut(block.said, start, end))
            if i == first:
                own += _heads(page, start, end, len(block.said), one.words)
            found.append(Candidate(i, start, end, said, (*facts, *title_facts(block.said), *own)))
    return found[::-1]


def is_row(said: str) -> bool:
    """Whether a line is a row of short names, as menus and the ways to a page are.

    >>> is_row("Home | Poems | Poets | Shop"), is_row("Docs » Release notes » 5.1"), is_row("Tides | The Daily Port")
    (True, True, False)
    """
    parts = _STEPS.split(said.strip(" |·•»›>/"))
    return len(parts) >= ROW_PARTS and all(0 < len(part.split()) <= ROW_WORDS for part in parts)


def _heads(page: Page, start: int, end: int, whole: int, words: int) -> tuple[str, ...]:
    """The facts about the first line of the text that looks like a title."""
    cut = ", cut" if start or end < whole else ""
    if page.is_clean:
        long = "note" if len(page.labelled) < FEWEST_BLOCKS else "text"
        return f"heads the clean {long}{cut}", f"heads the clean text, words {bucket(words, HEAD_WORDS)}"
    return (f"heads the text{cut}",)


def _than(words: int, of: int) -> str:
    """How long a line is beside another one."""
    if words > of:
        return "much longer" if words > 2 * of else "longer"
    return "shorter" if 2 * words > of else "much shorter"


def _slug(url: str | None) -> set[str]:
    """The words of an address's last part that has any."""
    for part in reversed((url or "").split("?")[0].split("/")[3:]):
        words = {w.casefold()[:STEM] for w in re.split(r"[-_+.]", unquote(part)) if len(w) > 2 and w.isalpha()}
        if len(words) > 2:
            return words
    return set()


def _cuts(said: str, top: bool) -> Iterator[tuple[int, int]]:
    """The whole line; a line with its byline cut off; the top line without the name of the site."""
    yield 0, len(said)
    behind = _BEHIND.search(said) if "by" in said or "By" in said or "|" in said else None
    if behind and word_count(said[: behind.start()]) >= CUT_WORDS:
        yield 0, behind.start()
    if top:
        for bar in _BAR.finditer(said):
            if word_count(said[: bar.start()]) >= CUT_WORDS and (not behind or bar.start() != behind.start()):
                yield 0, bar.start()
            if word_count(said[bar.end() :]) >= CUT_WORDS:
                yield bar.end(), len(said)


def _cut(said: str, start: int, end: int) -> Iterator[str]:
    if end < len(said):
        left = said[end:].strip()
        mark = "bar" if left[0] in "|·•»«" else "dash" if left[0] in "-–—" else "colon"
        yield "cut by" if left[:2].casefold() == "by" else f"cut {mark}"
        yield f"cut {'long' if word_count(left) > 5 else 'short'}"
    elif start:
        yield "cut before"
    elif _BAR.search(said):
        yield "has a bar"


# -- facts ---------------------------------------------------------------------------------------------


def _said(page: Page, words: Words, line: str, slug: set[str]) -> list[str]:
    """What the words say, of a line that reads ``line`` in small letters."""
    counts = [page.stems.get(stem, 0) for stem in words.stems]
    shared = len(counts) - counts.count(0)
    share = 4 * shared // len(counts) if counts else 0
    times = page.times.get(words.folded, 0) - (words.folded == line)
    facts = [
        words.length, f"shared {share} of {min(len(counts), 4)}",
        f"often {min(sum([n >= OFTEN for n in counts]), 4)}", f"times {min(times, 3)}",
    ]  # fmt: skip
    if slug:
        held = sum([w in words.folded for w in slug])
        facts.append(f"slug {4 * held // len(slug)}")
    return facts


def _placed(page: Page, i: int) -> list[str]:
    """What the block of a line is, and how far it is from the text."""
    assert page.text_at is not None
    block, verdict = page.labelled[i]
    above = page.text_at - i
    kept = "kept" if verdict is None else "dropped by rule" if verdict.rule != LEARNED else f"dropped {verdict.kind}"
    facts = [kept, f"above {bucket(above, FAR)}" if above > 0 else f"below {bucket(-above, (1, 3))}"]
    if block.shape == "heading":
        facts.append(f"heading {min(block.level, 4)}")
    if i == 0:
        facts.append("first")
    return facts


def _around(page: Page, i: int, dates: set[int], credits: set[int]) -> list[str]:
    """What stands beside the line, and whether it is said again."""
    of = page.lines[i]
    said = of.folded
    facts = [f"date {_distance(dates, i)}", f"credit {_distance(credits, i)}"]
    if page.times.get(said, 0) > 1:
        near = range(max(page.first, i - NEAR), min(page.last, i + NEAR))
        again = [k for k in near if page.lines[k].folded == said]
        facts.append(f"again {any(k < i for k in again):d}{any(k > i for k in again):d}")
    if i:
        top = page.lines[0].folded if 0 in page.lines else ""
        if said == top:
            facts.append("is the top line")
        elif said in top and len(said) > 3:
            where = "begins" if top.startswith(said) else "in"
            facts.append(f"{where} the top line {bucket(of.words, (1, 2, 4))}")
        elif of.words > 2 and page.near.count(said) > 1:
            facts.append("in a line near")
    return facts


def _distance(places: set[int], i: int) -> str:
    for k in range(1, 6) if places else ():
        if i + k in places:
            return "below" if k <= 2 else "further below"
        if k <= 2 and i - k in places:
            return "above"
    return "none"


def _sort(page: Page, k: int) -> str:
    """What a line is to the lines beside it."""
    block, verdict = page.labelled[k]
    if block.shape == "heading":
        return f"heading {min(block.level, 3)}"
    of = page.lines[k]
    if of.words >= PROSE_WORDS:
        return "prose" if of.ends else "passage"
    if of.ends:
        return "sentence"
    length = "" if of.words < LONG_WORDS else "long " if of.words < LONGEST_WORDS else "longest "
    return length + ("item" if block.shape == "list_item" else "line") + (" kept" if verdict is None else "")


def no_title(page: Page, first: int | None = None) -> tuple[str, ...]:
    """The facts about a document that speak for it having no title."""
    facts = ["none"]
    if page.is_clean:
        facts.append(f"none: all kept, {'some' if first is None else 'a'} first line")
        facts.append(f"none: all kept, {'note' if len(page.labelled) < FEWEST_BLOCKS else 'text'}")
    if page.text_at == 0:
        facts.append("none: begins with text")
    return tuple(facts)


def choose(page: Page, url: str | None = None, first: int | None = None) -> Candidate | None:
    """The title, or None when having none is likelier. Block ``first`` is a first line that looks like a title."""
    found = candidates(page, url, first)
    if not found:
        return None
    worth = [score("title", c.facts) for c in found]
    best = max(worth)
    likeliest = found[worth.index(best)]
    top = max((k for k, c in enumerate(found) if c.at == first), key=worth.__getitem__, default=None)
    if top is not None and page.is_clean:  # what looks like a site's name may be a dash
        top = next((k for k, c in enumerate(found) if c.at == first and _is_whole(page, c)), None)
    # Too little text speaks against no first line; of a short title and the headline below it, both are of the story.
    note = page.is_clean and len(page.labelled) < FEWEST_BLOCKS
    if top is not None and (note or best > score("title", no_title(page, first))):
        below = likeliest.at == found[top].at + 1
        shared = below and not worded(found[top].said).stems.isdisjoint(worded(likeliest.said).stems)
        if (note or shared) and best <= worth[top] + (MOST_LIKELIER if shared else MUCH_LIKELIER):
            return found[top]
    if best <= score("title", no_title(page, first)):
        return None
    return _above_parts(page, found, likeliest)


def _above_parts(page: Page, found: Sequence[Candidate], likeliest: Candidate) -> Candidate:
    """The first line of the text in place of a heading that is numbered in turn with others below it."""
    if not is_part(page.labelled, likeliest.at):
        return likeliest
    above = (c for c in found if c.at < likeliest.at and page.labelled[c.at][1] is None and _is_whole(page, c))
    return next((c for c in above if not page.lines[c.at].ends and number(c.said) is None), likeliest)


def _is_whole(page: Page, c: Candidate) -> bool:
    return not c.start and c.end == len(page.labelled[c.at][0].said)
