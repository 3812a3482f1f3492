"""Property-based testing for anyone's text cleaner: damage with known truth, and laws to hold it against.

It needs hypothesis: ``pip install "textfix[testing]"``.

>>> from textfix.testing import check
>>> check(str.strip, ["total", "idempotent"], seed=1).ok
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

_HOME = {
    "check": "checking", "Report": "checking", "Outcome": "checking",
    "Law": "lawbook", "law": "lawbook", "Cleaner": "lawbook",
    "standard": "catalogue",
    "cleaner_laws": "suite",
    "clean_text": "sound", "any_text": "texts", "any_damage": "texts", "damaged": "texts", "mojibake": "texts",
    "escaped": "texts", "line_ends": "texts", "sprinkled": "texts", "decomposed": "texts", "wrapped": "texts",
    "destroyed": "texts",
    "article": "documents", "pages": "documents", "trailing": "documents", "digests": "documents",
    "bullets": "documents",
    "damage": "damages", "Damage": "damages", "Damaged": "damages", "Step": "damages", "Mojibake": "damages",
    "Escaped": "damages", "Decomposed": "damages", "LineEnds": "damages", "Sprinkled": "damages",
    "Wrapped": "damages", "Destroyed": "damages", "Around": "damages",
    "total": "laws", "deterministic": "laws", "idempotent": "laws", "harmless_on_clean": "laws",
    "encodable": "laws", "paragraph_independent": "laws", "keeps_newline_policy": "laws",
    "recovers": "mending", "never_invents_letters": "mending", "leaves_no_debris": "mending",
    "keeps_addresses": "keeping", "keeps_every_paragraph": "keeping", "keeps_numbers": "keeping",
    "agrees_with": "pairs", "batch_like_single": "pairs", "bytes_like_text": "pairs", "options_silence": "pairs",
    "restores": "records", "changes_replay": "records", "valid_offsets": "records",
    "nothing_vanishes": "records", "spans_hold_their_text": "records", "text_is_its_segments": "records",
    "kinds_obey_options": "records",
    "linear_time": "timing",
}  # fmt: skip

__all__ = [
    "Around", "Cleaner", "Damage", "Damaged", "Decomposed", "Destroyed", "Escaped", "Law", "LineEnds",
    "Mojibake", "Outcome", "Report", "Sprinkled", "Step", "Wrapped", "agrees_with", "any_damage",
    "any_text", "article", "batch_like_single", "bullets", "bytes_like_text", "changes_replay", "check",
    "clean_text", "cleaner_laws", "damage", "damaged", "decomposed", "destroyed", "deterministic",
    "digests", "encodable", "escaped", "harmless_on_clean", "idempotent",
    "keeps_addresses", "keeps_every_paragraph", "keeps_newline_policy", "keeps_numbers",
    "kinds_obey_options", "law", "leaves_no_debris", "line_ends", "linear_time", "mojibake",
    "never_invents_letters", "nothing_vanishes", "options_silence", "pages", "paragraph_independent",
    "recovers", "restores", "spans_hold_their_text", "sprinkled", "standard", "text_is_its_segments",
    "total", "trailing", "valid_offsets", "wrapped",
]  # fmt: skip

if TYPE_CHECKING:
    from .catalogue import standard
    from .checking import Outcome, Report, check
    from .damages import (
        Around,
        Damage,
        Damaged,
        Decomposed,
        Destroyed,
        Escaped,
        LineEnds,
        Mojibake,
        Sprinkled,
        Step,
        Wrapped,
        damage,
    )
    from .documents import article, bullets, digests, pages, trailing
    from .keeping import keeps_addresses, keeps_every_paragraph, keeps_numbers
    from .lawbook import Cleaner, Law, law
    from .laws import (
        deterministic,
        encodable,
        harmless_on_clean,
        idempotent,
        keeps_newline_policy,
        paragraph_independent,
        total,
    )
    from .mending import leaves_no_debris, never_invents_letters, recovers
    from .pairs import agrees_with, batch_like_single, bytes_like_text, options_silence
    from .records import (
        changes_replay,
        kinds_obey_options,
        nothing_vanishes,
        restores,
        spans_hold_their_text,
        text_is_its_segments,
        valid_offsets,
    )
    from .sound import clean_text
    from .suite import cleaner_laws
    from .texts import (
        any_damage,
        any_text,
        damaged,
        decomposed,
        destroyed,
        escaped,
        line_ends,
        mojibake,
        sprinkled,
        wrapped,
    )
    from .timing import linear_time


def __getattr__(name: str) -> Any:
    """Load a public name from its module the first time it is asked for."""
    if name not in _HOME:
        raise AttributeError(f"module 'textfix.testing' has no attribute {name!r}")
    from importlib import import_module

    try:
        value = getattr(import_module(f".{_HOME[name]}", __name__), name)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "hypothesis":
            raise
        raise ModuleNotFoundError(
            f'textfix.testing.{name} needs hypothesis: pip install "textfix[testing]"', name="hypothesis"
        ) from error
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
