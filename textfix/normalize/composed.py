"""CHR001: letters and their marks in composed form (NFC), span by span and in linear time."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ..edits import Edit, Edits
from .gate import MARKS

RULE = "CHR001"
_MAYBE = re.compile(f"[{MARKS}]")
_LONG = 32  # marks on one letter from which sorting them here pays; CPython sorts by insertion, quadratically
_SCANNED = 0x1F000  # no character above this composes, but for the ideographs that decompose
_IDEOGRAPHS = range(0x2F800, 0x2FA1E)


@cache
def _spans() -> tuple[re.Pattern[str], frozenset[str]]:
    """What a span to look at begins with, and the characters that join the letter before them."""
    joins: set[str] = set()
    changes: set[str] = set()
    for point in range(0x300, _SCANNED):
        c = chr(point)
        if unicodedata.combining(c):
            joins.add(c)
        parts = unicodedata.decomposition(c)
        if parts and parts[0] != "<":
            joins.update(chr(int(part, 16)) for part in parts.split()[1:])
            if unicodedata.combining(unicodedata.normalize("NFD", c)[0]):
                joins.add(c)
            if not unicodedata.is_normalized("NFC", c):
                changes.add(c)
    joins.update(map(chr, range(0x1161, 0x1176)))  # Hangul vowels and finals
    joins.update(map(chr, range(0x11A8, 0x11C3)))
    changes.update(map(chr, _IDEOGRAPHS))
    joining = "".join(sorted(joins))
    return re.compile(f"[{joining}{''.join(sorted(changes - joins))}][{joining}]*"), frozenset(joins)


def compose(text: str) -> Edits:
    """Edits that bring ``text`` into Unicode normal form C."""
    if text.isascii() or not _MAYBE.search(text):
        return Edits()
    pattern, joins = _spans()
    out: list[Edit] = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if start and text[start] in joins:
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
