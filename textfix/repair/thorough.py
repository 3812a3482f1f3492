"""The suspicious lines of a document that are not settled at once: every repair is tried, the best reading stays."""

from __future__ import annotations

from ..edits import Edits
from .controls import repair_controls
from .gate import suspects
from .judge import lost_bytes, odd_lines
from .lossy import repair_lossy, repair_whole
from .misread import repair_misread
from .utf8 import repair_utf8

CLEARLY = 10.0  # nats


def thorough(excerpt: str) -> Edits:
    """The repairs of the suspicious lines.

    What is left of a character with lost bytes can pass for another one; so where lossless reading leaves
    lines odd, both orders are tried, and what reads better stays.
    """
    best = reread(excerpt)
    text = best.apply(excerpt)
    if (best or lost_bytes(excerpt)) and list(odd_lines(text, suspects(text))):
        lost = repair_whole(excerpt)
        best = best.then(repair_lossy(text, bool(best)), text)
        if lost:
            middle = lost.apply(excerpt)
            other = lost.then(reread(middle), middle)
            text = other.apply(excerpt)
            best = _better(excerpt, best, other.then(repair_lossy(text, True), text))
        text = best.apply(excerpt)
    return best.then(repair_controls(text), text)


def _better(text: str, first: Edits, second: Edits) -> Edits:
    """The second repairs, unless the outcome of the first reads clearly better."""
    from ..reading import load

    reader = load()
    return first if reader.logprob(first.apply(text)) > reader.logprob(second.apply(text)) + CLEARLY else second


def reread(text: str) -> Edits:
    """UTF-8 that was read through single-byte pages, then every other confusion of pages."""
    sure, doubtful = repair_utf8(text)
    middle = sure.apply(text)
    return sure.then(repair_misread(middle, doubtful), middle)
