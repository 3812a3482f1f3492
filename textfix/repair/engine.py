"""The order of repairs, in one place."""

from __future__ import annotations

from collections.abc import Callable

from ..edits import Edits
from ..options import Options
from .controls import repair_controls
from .lossy import repair_lossy
from .utf8 import repair_utf8
from .wide import repair_wide

Step = Callable[[str], Edits]

# Lossless readings first, since each shows what the next has to judge; what was lost is guessed from the
# rest; the C1 controls come last, because they are the evidence the guesses go by.
_ENCODING: tuple[Step, ...] = (repair_utf8, repair_wide, repair_lossy)
_LAST: tuple[Step, ...] = (repair_controls,)
ROUNDS = 3  # the steps are repeated while they change anything; damage is seldom nested deeper than two kinds


def run(text: str, options: Options) -> Edits:
    """All repairs of ``text``, composed into one set of edits."""
    whole = Edits()
    for _ in range(ROUNDS):
        before = text
        for step in (*_ENCODING, *_LAST):
            edits = step(text)
            if edits:
                after = edits.apply(text)
                whole = whole.then(edits, text)
                text = after
        if text == before:
            break
    return whole
