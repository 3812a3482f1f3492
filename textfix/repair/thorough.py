"""The suspicious lines of a document that are not settled at once: every repair is tried, the best reading stays."""

from __future__ import annotations

from ..edits import Edits
from .controls import repair_controls
from .gate import suspects
from .judge import Judge, lost_bytes, odd_lines
from .lone_letters import repair_letters
from .lone_marks import repair_marks
from .lossy import repair_lossy, repair_whole
from .lossy_signs import left_over, pages_shown
from .misread import repair_misread
from .quick import RULE
from .utf8 import repair_utf8

CLEARLY = 10.0  # nats
UNSURE = 8.0  # nats against an edit that leaves open what a character was


def thorough(excerpt: str) -> Edits:
    """The repairs of the suspicious lines.

    What is left of a character with lost bytes can pass for another one; so where lossless reading leaves
    lines odd, or had to guess the page, both orders are tried, and what reads better stays.
    """
    best = reread(excerpt)
    text = best.apply(excerpt)
    odd = bool(best or lost_bytes(excerpt)) and any(True for _ in odd_lines(text, suspects(text)))
    if odd or any(edit.rule != RULE for edit in best) or left_over(excerpt, best):
        lost = repair_whole(excerpt)
        best = best.then(repair_lossy(text, bool(best), pages_shown(excerpt, best)), text)
        if lost:
            middle = lost.apply(excerpt)
            other = lost.then(reread(middle), middle)
            text = other.apply(excerpt)
            other = other.then(repair_lossy(text, True, pages_shown(excerpt, other)), text)
            best = _better(excerpt, best, other, CLEARLY if odd else 0.0)
        text = best.apply(excerpt)
    return best.then(repair_controls(text), text)


def _better(text: str, first: Edits, second: Edits, margin: float) -> Edits:
    """The second repairs, unless the outcome of the first reads better by the margin, in nats."""
    gain = Judge().gain(second.apply(text), first.apply(text))
    return first if gain > margin - UNSURE * (_unsure(second) - _unsure(first)) else second


def _unsure(edits: Edits) -> int:
    """How many residues became no more than a bullet or a U+FFFD."""
    return sum(edit.rule in ("MOJ004", "MOJ005") for edit in edits)


def reread(text: str) -> Edits:
    """UTF-8 that was read through single-byte pages, marks by themselves, then every other confusion of pages, then
    letters by themselves."""
    edits, doubtful = repair_utf8(text)
    middle = edits.apply(text)
    edits = edits.then(repair_marks(middle), middle)
    middle = edits.apply(text)
    edits = edits.then(repair_misread(middle, doubtful), middle)
    middle = edits.apply(text)
    return edits.then(repair_letters(middle, Judge()), middle)
