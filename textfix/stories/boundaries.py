"""Find where new articles begin in a text that holds several.

Four looks, each closer and dearer than the one before: the *gate* reads what is known of every gap from one pass over
the words; the *first model* reads a row of each gap that is left; the *second model* sets these beside each other; and
dynamic programming chooses the starts that are likeliest together, given that an article has a length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp
from typing import NamedTuple

from ..late import late
from .boundary_model import Boundaries, load_boundaries
from .dividers import Dividers
from .fields import heads
from .gaps import Survey, Unit, second_rows
from .marks import LONG
from .wire import wire

LEAST_BLOCKS, LEAST_CHARS = 4, 400  # a shorter text holds one article
LEAST_ARTICLE = 40  # words an article has at least
LEAST_MARKED = 12  # words of one that stands between lines of marks, under a title of its own
PROBES = 3  # gaps, the likeliest first, that tell whether the others are worth a look
THOUSAND = 1000  # scores are thousandths of log-odds
_MARKS = late(r"[-_=*~#•·+^\s]{3,}")
_NUMBER = re.compile(r"#?(\d{1,3})[.):] ")
HEAD_CHARS = 150  # of a numbered head
_CLOSES = frozenset(("share", "comment_prompt", "tags", "legal", "newsletter", "related"))


class Start(NamedTuple):
    """A new article begins with block ``block``; the confidence is the model's probability of it. ``titled``: under a
    title, as others of the file."""

    block: int
    confidence: float
    reason: str
    titled: bool = False


def units(
    blocks: Iterable[tuple[str, str, int, str]], pages: frozenset[int] = frozenset()
) -> tuple[list[Unit], list[int]]:
    """The kept blocks of a document as units, and which blocks they are.

    Blocks come as ``(shape, text, blank lines above, kind)``; the kind is empty for a block that is kept. ``pages`` are
    the blocks above which a page ends.

    >>> units([("text", "One.", 0, ""), ("text", "* * *", 1, "junk"), ("text", "Two.", 1, "")])[0][1].mark
    1
    """
    found: list[Unit] = []
    which: list[int] = []
    blank = mark = dropped = closed = 0
    for i, (shape, text, above, kind) in enumerate(blocks):
        blank = max(blank, above)
        if i in pages:
            mark = 2
        if not kind:
            found.append(Unit(shape, text, blank, mark, dropped, closed))
            which.append(i)
            blank = mark = dropped = closed = 0
        elif not text[:1].isalnum() and _MARKS.fullmatch(text):
            mark = max(mark, 1)
        else:
            dropped += 1
            closed += kind in _CLOSES
    return found, which


def starts(units: Sequence[Unit], beside: frozenset[int] = frozenset()) -> list[Start]:
    """Where new articles begin, the first one excluded. ``beside`` are the units that the page says to its reader.

    >>> starts([Unit("text", "One story."), Unit("text", "It ends here.")])
    []
    """
    texts = [unit.text for unit in units]
    records = [g for g in heads(texts) if g]
    if len(units) < LEAST_BLOCKS or (not records and sum(len(unit.text) for unit in units) < LEAST_CHARS):
        return []
    model = load_boundaries()
    survey = Survey(units)
    dividers = Dividers(survey, beside)
    if dividers.part_sections():
        survey = Survey([unit._replace(mark=0) for unit in units], survey.passages)
        dividers = Dividers(survey, beside)
    scores = {} if records else score(survey, model)
    marked = dividers.titled
    items = marked if not records and dividers.part_items() else frozenset()
    decoded = decode(scores, survey.links.at, model.margin, marked)
    chosen = _whole(survey, decoded)
    found = [
        Start(g, round(1 / (1 + exp(-min(30.0, scores[g] / THOUSAND))), 3), reason(survey, g))
        for g in chosen
    ]
    known = set(chosen)
    also = in_turn(units, known) if found else []
    found += [Start(g, 0.8, "a new article: its head is numbered like those of the others") for g in also]
    also = sorted(marked.difference(decoded, also)) if 2 * len(marked & known) >= len(marked) else []
    found += [Start(g, 0.8, "a new article under a line of marks and a title, like the others") for g in also]
    also = sorted(items.difference([start.block for start in found]))
    found += [Start(g, 0.8, "a new article behind a line of marks and under a title, on another subject") for g in also]
    if not records and (copy := wire(texts)).starts:
        found = [start for start in found if start.block not in copy.heads]
        also = [g for g in copy.starts if g]
        found += [Start(g, 0.9, "a new article: a headline above a dateline, like the others") for g in also]
    found += [Start(g, 0.95, "a new article: its head has the form that the others have") for g in records]
    return sorted([start._replace(titled=start.block in marked and units[start.block].mark == 1) for start in found])


def _whole(survey: Survey, chosen: list[int]) -> list[int]:
    """The starts of what is not cut off at its end: what is, is a teaser and no article."""
    out = []
    for first, last in pairwise([*chosen, len(survey.units)]):
        prose = next((i for i in range(last - 1, first - 1, -1) if survey.passages[i].length >= LONG), first)
        if not (survey.passages[prose].marks.cut or survey.passages[prose].marks.open_end):
            out.append(first)
    return out


def in_turn(units: Sequence[Unit], found: set[int]) -> list[int]:
    """Heads numbered in turn that were not found, when most of them were: the file is a list of articles.

    >>> text = ["1. Ferry", "It sails.", "2. Frost", "It froze.", "3. Trams", "They stood."]
    >>> in_turn([Unit("text", line) for line in text], {4})
    [2]
    """
    heads_: list[int] = []
    for i, unit in enumerate(units):
        number = _NUMBER.match(unit.text) if len(unit.text) <= HEAD_CHARS else None
        if number and int(number[1]) == len(heads_) + 1:
            heads_.append(i)
    inner = {g for g in heads_ if g}
    return sorted(inner - found) if 2 * len(inner & found) >= len(inner) else []


def score(survey: Survey, model: Boundaries) -> dict[int, float]:
    """The log-odds of a new article at every gap that passes the gate."""
    known = survey.gate_rows()
    gates = {g: model.gate(known[g - 1]) for g in survey.worth()}
    if max(gates.values(), default=model.some - 1) < model.some:
        return {}
    gaps = sorted((g for g, value in gates.items() if value >= model.open), key=lambda g: (-gates[g], g))
    first: dict[int, float] = {}
    rows: dict[int, list[float]] = {}
    for place, g in enumerate(gaps):
        if place == PROBES and max(first.values()) < model.least:
            break
        rows[g] = survey.row(g)
        first[g] = model.first(rows[g])
    if max(first.values(), default=model.least - 1) < model.least:
        return {}
    return {g: model.second(row) for g, row in second_rows(survey, rows, first).items()}


def decode(
    scores: dict[int, float], at: Sequence[int], margin: float, marked: frozenset[int] = frozenset()
) -> list[int]:
    """The starts with the greatest sum of scores above ``margin`` that leave every article ``LEAST_ARTICLE`` words,
    or ``LEAST_MARKED`` where the gap is one of the ``marked``.

    >>> decode({2: 3.0, 3: 4.0, 9: -1.0}, [0, 100, 200, 210, 300, 400, 500, 600, 700, 800, 900], 0.0)
    [3]
    """
    least = {g: LEAST_MARKED if g in marked else LEAST_ARTICLE for g in scores}
    gaps = [g for g in sorted(scores) if at[g] >= least[g] and at[-1] - at[g] >= least[g]]
    best: list[tuple[float, int]] = [(0.0, -1)]  # by gaps seen: the value, and which gap was the last one chosen
    came: list[int] = []
    behind = dict.fromkeys((LEAST_ARTICLE, LEAST_MARKED), 0)  # gaps that are far enough before the one looked at
    for k, g in enumerate(gaps):
        far = behind[least[g]]
        while at[g] - at[gaps[far]] >= least[g]:
            far += 1
        behind[least[g]] = far
        value = best[far][0] + scores[g] - margin
        came.append(best[far][1])
        best.append((value, k) if value > best[k][0] else best[k])
    out, last = [], best[-1][1]
    while last >= 0:
        out.append(gaps[last])
        last = came[last]
    return out[::-1]


def reason(survey: Survey, g: int) -> str:
    """One line for a person: the plainest evidence for a new article at a gap."""
    unit, marks = survey.units[g], survey.passages[g].marks
    said = []
    if unit.mark:
        said.append("behind a page break" if unit.mark > 1 else "behind a line of marks")
    if unit.shape == "heading" or marks.short:
        said.append("under a title of its own")
    if marks.dateline:
        said.append("with a dateline")
    share = survey.links.ahead[g]
    said.append(f"its words share {share:.0%} with what stands before")
    return "a new article " + ", ".join(said)


__all__ = ["Start", "Unit", "starts", "units"]
