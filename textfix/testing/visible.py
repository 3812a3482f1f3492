"""Text shown so that nothing in it can hide."""

from __future__ import annotations

import re

# Marks that sit on the letter before them, and variation selectors. Those of a script's own alphabet, such
# as the vowels of Devanagari, are letters to a reader and stay as they are.
_LOOSE_MARK = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]")
LONGEST = 300  # characters of a counterexample that are shown


def escaped(text: str) -> str:
    r"""In ASCII, as a Python string that can be pasted back.

    >>> escaped("caf\u00e9\u200b")
    "'caf\\xe9\\u200b'"
    """
    return ascii(text)


def visible(text: str) -> str:
    r"""As a reader sees it, with what a reader cannot see spelt out.

    >>> visible("caf\u00e9\u200b au lait\n")
    'café[U+200B] au lait[U+000A]'
    """
    return "".join(char if _seen(char) else f"[U+{ord(char):04X}]" for char in text)


def short(text: str, most: int = LONGEST) -> str:
    """The beginning and the end of a text too long to show, and how much was left out."""
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half]} … {len(text) - 2 * half:,} more … {text[-half:]}"


def _seen(char: str) -> bool:
    return char == " " or (char.isprintable() and not _LOOSE_MARK.match(char))
