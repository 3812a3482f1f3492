"""Characters made regular: line ends, controls, surrogates, invisible debris, composed letters."""

from __future__ import annotations

from ..characters import Characters, characters
from ..edits import NONE, Edits
from ..options import Options
from .composed import compose
from .controls import drop_controls
from .gate import regular
from .invisible import drop_invisible, drop_mark
from .line_ends import unify_line_ends
from .surrogates import join_surrogates

__all__ = ["normalize"]

# Each step may lay bare what the next one looks for: a control between CR and LF, a surrogate pair that
# turns out to be an emoji, a joiner between a letter and its accent.
_STEPS = (drop_mark, drop_controls, unify_line_ends, join_surrogates, drop_invisible, compose)
_LEAST = (drop_mark, join_surrogates)  # whatever else is asked for, the output can be written as UTF-8


def normalize(text: str, options: Options, held: Characters | None = None) -> Edits:
    """What makes the characters of ``text`` regular; typography (quotes, dashes, ligatures, widths) stays.

    ``held`` is what :func:`textfix.characters.characters` says of the text, where that is known.

    >>> dirty = "\\ufeffCafe\\u0301\\r\\nso\\xadft\\x07"
    >>> normalize(dirty, Options()).apply(dirty)
    'Café\\nsoft'
    """
    whole = NONE
    if regular(held or characters(text), text):
        return whole
    for step in _LEAST if options.preset == "minimal" else _STEPS:
        edits = step(text)
        if edits:
            after = edits.apply(text)
            whole = whole.then(edits, text)
            text = after
    return whole
