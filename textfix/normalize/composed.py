"""CHR001: letters and their marks in composed form (NFC), span by span and in linear time."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ..edits import Edit, Edits
from .gate import MARKS

RULE = "CHR001"
JOINED = re.compile(f"[{MARKS}]")
_LONG = 32  # marks on one letter from which sorting them here pays; CPython sorts by insertion, quadratically
# Characters that compose with the letter before them although they are no combining marks: vowel signs, and the
# vowels and finals of Hangul (a test derives them).
JOINING = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u0f73\u0f75\u0f81\u0fb5\u0fb7"
    "\u102e\u1b35\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930"
) | frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))


def joins(c: str) -> bool:
    """Does ``c`` join the letter before it?"""
    return c in JOINING or unicodedata.combining(c) != 0


@lru_cache(1024)
def _spans(marks: frozenset[str]) -> re.Pattern[str] | None:
    """What finds the spans to look at in a text with these marks: what joins, and what is not composed by itself."""
    joining = "".join(sorted(filter(joins, marks)))
    alone = "".join(sorted(c for c in marks.difference(joining) if not unicodedata.is_normalized("NFC", c)))
    if not joining and not alone:
        return None
    return re.compile(f"[{joining}{alone}]" + f"[{joining}]*" * bool(joining))


def compose(text: str) -> Edits:
    """Edits that bring ``text`` into Unicode normal form C."""
    pattern = None if text.isascii() else _spans(frozenset(JOINED.findall(text)))
    if not pattern:
        return Edits()
    out: list[Edit] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if start and joins(text[start]):
            start -= 1
        span = text[start:end]
        new = nfc(span)
        if new != span:
            out.append(Edit(start, end, new, RULE))
    return Edits(out)


def nfc(span: str) -> str:
    """Normal form C in linear time, also of a letter under ten thousand marks.

    >>> nfc("e\\u0301") == "é"
    True
    """
    if len(span) > _LONG:
        parts: list[str] = []
        marks: list[str] = []
        for c in "".join(unicodedata.normalize("NFD", c) for c in span):
            if unicodedata.combining(c):
                marks.append(c)
            else:
                parts += sorted(marks, key=unicodedata.combining)
                marks = []
                parts.append(c)
        parts += sorted(marks, key=unicodedata.combining)
        span = "".join(parts)
    return unicodedata.normalize("NFC", span)
