"""Characters made regular: line ends, controls, surrogates, invisible debris, composed letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ..characters import Characters, characters
from ..edits import NONE, Edits
from ..options import Options
from .composed import JOINED, compose
from .controls import CONTROLS, drop_controls
from .gate import regular
from .invisible import HIDDEN, MARK, drop_invisible, drop_mark
from .line_ends import ENDS, unify_line_ends
from .surrogates import SURROGATES, join_surrogates

__all__ = ["normalize"]


class Step(NamedTuple):
    """One thing that is made regular."""

    looks_for: re.Pattern[str]  # without a character that matches, there is nothing for it to do
    edits: Callable[[str], Edits]
    any_outcome: bool = False  # may it bring about what other steps look for?


# Each step may lay bare what the next one looks for: a control between CR and LF, a surrogate pair that
# turns out to be an emoji, a joiner between a letter and its accent.
_STEPS = (
    Step(MARK, drop_mark),
    Step(CONTROLS, drop_controls),
    Step(ENDS, unify_line_ends),
    Step(SURROGATES, join_surrogates, True),
    Step(HIDDEN, drop_invisible),
    Step(JOINED, compose),
)
_LEAST = (_STEPS[0], _STEPS[3])  # whatever else is asked for, the output can be written as UTF-8


def normalize(text: str, options: Options, held: Characters | None = None) -> Edits:
    """What makes the characters of ``text`` regular; typography (quotes, dashes, ligatures, widths) stays.

    ``held`` is what :func:`textfix.characters.characters` says of the text, where that is known.

    >>> dirty = "\\ufeffCafe\\u0301\\r\\nso\\xadft\\x07"
    >>> normalize(dirty, Options()).apply(dirty)
    'Café\\nsoft'
    """
    whole = NONE
    held = held or characters(text)
    if regular(held, text):
        return whole
    steps = _LEAST if options.preset == "minimal" else _STEPS
    wanted = frozenset().union(*map(_steps_for, held.others))
    for step in steps:
        if step not in wanted:
            continue
        edits = step.edits(text)
        if edits:
            after = edits.apply(text)
            whole = whole.then(edits, text)
            text = after
            if step.any_outcome:
                wanted = frozenset(steps)
    return whole


@cache
def _steps_for(c: str) -> frozenset[Step]:
    """The steps that look for a character."""
    return frozenset(step for step in _STEPS if step.looks_for.match(c))
