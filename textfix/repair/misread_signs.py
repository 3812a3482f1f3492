"""Signs that a line was read with the wrong single-byte page, which few of its letters show.

Most such lines have letters that no language has together. These are the others: what one slip in a page that
is nearly right leaves behind. Asked about suspicious lines only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .alphabets import ALPHABETS, SHOWS
from .texture import HIGH

# Each begins with the odd character itself, so that one class of them can be skipped to.
_SIGNS = re.compile(
    r"[±©»ăÇŐż€‚†‡‰‹™›…äÕÒ](?:"
    r"(?<=[^\W\d_]±)|(?<=©)[a-zà-žě]|(?<=[a-zá-ž]»)(?= \()"  # Central European: ISO-8859-2 as windows-1250
    r"|(?<=[a-z]ă)(?:o|es)\b|(?<=[ÇŐ])ŐE|(?<=ż)(?<!\w.)[A-Z]"  # Western as windows-1250
    r"|(?<=[а-яё]€)|(?<=[‚†‡‰‹™›€])(?<!\w.)[а-яё]{2}|(?<=…)(?<![\w.].)[а-яё]{3}"  # Russian, Macintosh
    r"|(?<=ä)(?<!\w.)(?:[A-Z][a-z]|(?=[a-z]{3})(?=[^ä]*ô(?!\w)))"  # German quotation marks as cp850
    r"|(?<=[A-Za-z]Õ)(?:s|t|re|ll|ve|d|m)\b|(?<=Ò)(?=\w)[^ÒÓ\n]{1,200}Ó(?!\w))"  # Macintosh quotation marks
)
_CLOSED = re.compile(r"(?<!\w)[a-z\d]{3,}ô(?!\w)")  # a German quotation mark behind a word
# What a sign proves by itself, in nats: the pages it was shown and written with, and how much.
PROOFS = (
    (
        re.compile(r"[A-Za-z]Õ(?:s|t|re|ll|ve|d|m)\b|Ò(?=\w)[^ÒÓ\n]{1,200}[\w.,!?]Ó(?!\w)"),
        ("cp1252", "latin-1"), "mac", 6.0,
    ),
    (re.compile(r"(?<!\w)ż[A-Z][a-zéú]"), ("cp1250", "iso8859-2"), "cp1252", 6.0),
)
_WORD_START = re.compile(r"(?<!\w)[^\W\d_A-Z]\w*$")
_LONGEST = 40  # characters of a word that are looked back over


def misread_signs(line: str) -> bool:
    """Does the line show one of these signs?

    >>> [misread_signs(line) for line in ("nożn±", "dvě ©iktancovy", "© Novák", "Le problčme posé")]
    [True, True, False, True]
    """
    return bool(_SIGNS.search(line)) or ("ô" in line and bool(_CLOSED.search(line))) or slip(line)


def proof(line: str, shown: str, written: str) -> float:
    """Nats that the signs of a line add to what the models say of this pair of pages."""
    return sum(
        nats
        for sign, shows, writes, nats in PROOFS
        if shown in shows and written.startswith(writes) and sign.search(line)
    )


def slip(line: str) -> bool:
    """Does a word that is no name hold the one letter that the language of the others has not?"""
    letter = foreign_letter(frozenset(filter(str.isalpha, HIGH.findall(line))))
    at = line.find(letter) if letter else -1
    while at >= 0:
        word = _WORD_START.search(line[max(0, at - _LONGEST) : at + 1])
        if word and (len(word[0]) > 1 or line[at + 1 : at + 2].isalnum()):
            return True
        at = line.find(letter, at + 1)
    return False


@lru_cache(4096)
def foreign_letter(letters: frozenset[str]) -> str:
    """The one letter among these that the language of the others has not; "" where they suit each other."""
    if len(letters) < 2 or max(letters) > "\u024f":
        return ""
    low = frozenset("".join(letters).lower())
    for language, (least, own) in SHOWS.items():
        if len(low & own) >= least:
            foreign = low - ALPHABETS[language]
            if not foreign:
                return ""
            if len(foreign) == 1:
                return min(foreign)
    return ""
