"""Signs that a line was read with the wrong single-byte page, which few of its letters show.

Most such lines have letters that no language has together. These are the others: what one slip in a page that
is nearly right leaves behind. Asked about suspicious lines only.
"""

from __future__ import annotations

import re

from .alphabets import ALPHABETS, SHOWS

_SIGNS = re.compile(
    r"[^\W\d_]±|©[a-zà-žě]|[a-zá-ž]»(?= \()"  # Central European: ISO-8859-2 as windows-1250
    r"|[a-z]ăo\b|[a-z]ăes\b|[ÇŐ]ŐE|(?<!\w)ż[A-Z]"  # Western as windows-1250
    r"|[а-яё]€|(?<!\w)[‚†‡‰‹™›€][а-яё]{2}|(?<![\w.])…[а-яё]{3}"  # Russian, Macintosh
    r"|(?<!\w)ä[A-Z][a-z]|(?<!\w)[a-z\d]{3,}ô(?!\w)"  # German quotation marks as cp850
    r"|(?<!\w)ä(?=[a-z]{3})(?=[^ä]*ô(?!\w))"
    r"|[A-Za-z]Õ(?:s|t|re|ll|ve|d|m)\b|Ò(?=\w)[^ÒÓ\n]{1,200}Ó(?!\w)"  # Macintosh quotation marks
)
# What a sign proves by itself, in nats: the pages it was shown and written with, and how much.
PROOFS = (
    (
        re.compile(r"[A-Za-z]Õ(?:s|t|re|ll|ve|d|m)\b|Ò(?=\w)[^ÒÓ\n]{1,200}[\w.,!?]Ó(?!\w)"),
        ("cp1252", "latin-1"), "mac", 6.0,
    ),
    (re.compile(r"(?<!\w)ż[A-Z][a-zéú]"), ("cp1250", "iso8859-2"), "cp1252", 6.0),
)
_LOWER_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]\w+")


def misread_signs(line: str) -> bool:
    """Does the line show one of these signs?

    >>> [misread_signs(line) for line in ("nożn±", "dvě ©iktancovy", "© Novák", "Le problčme posé")]
    [True, True, False, True]
    """
    return _SIGNS.search(line) is not None or _slip(line)


def proof(line: str, shown: str, written: str) -> float:
    """Nats that the signs of a line add to what the models say of this pair of pages."""
    return sum(
        nats
        for sign, shows, writes, nats in PROOFS
        if shown in shows and written.startswith(writes) and sign.search(line)
    )


def _slip(line: str) -> bool:
    """Does a word that is no name hold the one letter that the language of the others has not?"""
    letters = frozenset(c for c in line if c > "\x7f" and c.isalpha())
    if len(letters) < 2 or max(letters) > "\u024f":
        return False
    low = frozenset("".join(letters).lower())
    for language, (least, own) in SHOWS.items():
        foreign = low - ALPHABETS[language]
        if len(foreign) == 1 and len(low & own) >= max(1, least):
            (letter,) = foreign
            return any(letter in word for word in _LOWER_WORD.findall(line))
        if not foreign and len(low & own) >= least:
            return False
    return False
