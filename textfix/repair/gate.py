"""Is there anything in a text that a repair could be about? Clean text must pass at the speed of memory."""

from __future__ import annotations


def suspicious(text: str) -> bool:
    """False only when no repair can fire."""
    return not text.isascii()
