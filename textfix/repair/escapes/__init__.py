"""Escapes that nothing resolved: one module a kind, each behind a sign that clean text seldom holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ...edits import Edits
from .backslash import repair_bytes, repair_unicode
from .encoded_word import repair_encoded_words
from .html import repair_entities
from .percent import repair_percent
from .printable import repair_printable
from .surrogate_bytes import repair_surrogate_bytes
from .terminal import repair_terminal
from .utf7 import repair_utf7


class Kind(NamedTuple):
    signs: tuple[str, ...]  # none of them in the text: nothing to do
    repair: Callable[[str], Edits]


# In this order: what carries other escapes inside it comes before them.
KINDS = (
    Kind(("\x1b",), repair_terminal),
    Kind(("=?",), repair_encoded_words),
    Kind(("=",), repair_printable),
    Kind(("%",), repair_percent),
    Kind(("&",), repair_entities),
    Kind(("\\u", "\\U", "%u", "<U+"), repair_unicode),
    Kind(("\\x", "\\2", "\\3"), repair_bytes),
    Kind(("+",), repair_utf7),
)


def repair_escapes(text: str) -> Edits:
    """Edits that resolve the escapes of ``text``, of every kind, one after the other."""
    whole = Edits()
    for signs, repair in KINDS:
        if any(sign in text for sign in signs):
            edits = repair(text)
            if edits:
                after = edits.apply(text)
                whole = whole.then(edits, text)
                text = after
    edits = repair_surrogate_bytes(text)
    return whole.then(edits, text) if edits else whole
