"""The order of repairs, in one place."""

from __future__ import annotations

from collections.abc import Callable

from ..edits import Edits
from ..options import Options
from .controls import repair_controls
from .lossy import repair_lossy
from .utf8 import repair_utf8
from .misread import repair_misread

Step = Callable[[str], Edits]
ROUNDS = 3  # the steps are repeated while they change anything; damage is seldom nested deeper than two kinds


def run(text: str, options: Options) -> Edits:
    """All repairs of ``text``, composed into one set of edits."""
    whole = Edits()
    for _ in range(ROUNDS):
        before = text
        for step in _STEPS:
            edits = step(text)
            if edits:
                after = edits.apply(text)
                whole = whole.then(edits, text)
                text = after
        if text == before:
            break
    return whole


def reread(text: str) -> Edits:
    """UTF-8 that was read through single-byte pages, then every other confusion of pages."""
    sure, doubtful = repair_utf8(text)
    middle = sure.apply(text)
    return sure.then(repair_misread(middle, doubtful), middle)


# Lossless readings first, since each shows what the next has to judge; what was lost is guessed from the
# rest; the C1 controls come last, because they are the evidence the guesses go by.
_STEPS: tuple[Step, ...] = (reread, repair_lossy, repair_controls)
