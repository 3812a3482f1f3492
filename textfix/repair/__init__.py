"""Repair of damaged encodings and of escapes that were never resolved: text in, edits out."""

from __future__ import annotations

from ..characters import Characters
from ..edits import Edits
from ..options import Options

__all__ = ["ftfy_text", "repair", "score"]


def repair(text: str, options: Options, held: Characters | None = None, fine: bool = True) -> Edits:
    """The repairs ``text`` needs; empty for clean text, which is settled at the speed of a memory scan.

    ``held`` is what :func:`textfix.characters.characters` says of the text, where that is known. Without ``fine``
    an edit may span a whole line, or all of the text.

    >>> repair("CafÃ© â€” open", Options()).apply("CafÃ© â€” open")
    'Café — open'
    """
    from .engine import run

    return run(text, options, held, fine).edits


def score(text: str) -> float:
    """How broken ``text`` looks: 0.0 for clean text, about 1 for each odd neighbourhood in 1,000 characters.

    >>> score("Ça va très bien.")
    0.0
    >>> score("Ã‡a va trÃ¨s bien.") > 50
    True
    """
    from .texture import cost

    if not isinstance(text, str):
        raise TypeError(f"text must be str, not {type(text).__name__}; read bytes with textfix.decode first")
    return 1000 * cost(text) / len(text) if text else 0.0


def ftfy_text(text: str) -> str:
    """What the installed ``ftfy.fix_text(text)`` returns, to the character."""
    from .like_ftfy import ftfy_text as fixed

    return fixed(text)


def forget() -> None:
    """Clear what is remembered about the texts seen so far; benchmarks want every pass to be the first."""
    from .. import memo
    from . import alphabets, gate, like_ftfy, lossy_signs, misread_signs, texture

    memo.forget()
    of_texts = (
        alphabets.written_in, alphabets.foreign, gate.plan, gate.heavy_plan, gate.spelt_latin, like_ftfy.plan,
        lossy_signs.every_page, lossy_signs.pages_of, misread_signs.foreign_letter, texture.known_cost,
        texture.known_cost_of_kinds,
    )  # fmt: skip
    for held in of_texts:
        held.cache_clear()
