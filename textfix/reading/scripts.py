"""How much a character costs that a language has never shown: by what kind of character it is.

All figures are natural logarithms of a probability, before what falling back to them costs. They are
judgements, set on the held-out sentences of ``benchmarks/build_reading.py``: rare letters of the language's
own script must stay cheap, and what no writer types (C1 controls, private use, U+FFFD) must outweigh several
good letters.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

GARBAGE = -16.0  # C1 controls, private use, U+FFFD, surrogates, unassigned
CONTROL = -14.0  # C0 controls other than white space
ALIEN_LETTER = -12.0  # a letter of a script that the language does not use
SYMBOL = -10.0  # box drawing, currency signs, mathematics
MIXED = -4.0  # on top, where scripts change inside a word
ATTACHED = -3.0  # on top, for a symbol right behind a letter: caf©
OWN_LETTER = -10.5  # a letter of the language's script that its sample does not hold
WESTERN_LETTER = -8.5  # such a letter of Latin-1: foreign names and words bring ñ, ö and ç everywhere
ASCII_MARK = -5.5  # { and its like
MARK = -6.5  # typographic marks and emoji: every language has them
STRANGER, STRANGER_NEXT = -7.0, -3.6  # a letter of a script with no model: first, and behind another (1 in 36)
RUN = -1.0  # the third and later of the same mark: -----
COMMON_HAN, RARE_HAN, STRAY_HAN = -8.6, -11.0, -13.0  # 1 in 5,000; level-2 characters; in none of the standards
COMMON_HANGUL, RARE_HANGUL = -8.0, -13.0  # the 2,350 syllables of KS X 1001; the other 8,822

_MARKS = frozenset(
    "\u00a0–—‘’“”„‚«»‹›…•·°ºª©®™§€£№′″¿¡\u200c\u200d\u200e\u200f\u202f\u00ad\ufe0f"
    "、。，！？：；「」『』（）《》【】・ー～\u3000●■▪◦→★☆✓✔"
)

_BLOCKS = (  # first code point, script; "" for what is no letter of one script
    (0x00, "Latin"), (0x300, ""), (0x370, "Greek"), (0x400, "Cyrillic"), (0x530, "Armenian"),
    (0x590, "Hebrew"), (0x600, "Arabic"), (0x700, "Syriac"), (0x750, "Arabic"), (0x780, "Thaana"),
    (0x8A0, "Arabic"), (0x900, "Devanagari"), (0x980, "Bengali"), (0xA00, "Gurmukhi"), (0xA80, "Gujarati"),
    (0xB00, "Oriya"), (0xB80, "Tamil"), (0xC00, "Telugu"), (0xC80, "Kannada"), (0xD00, "Malayalam"),
    (0xD80, "Sinhala"), (0xE00, "Thai"), (0xE80, "Lao"), (0xF00, "Tibetan"), (0x1000, "Myanmar"),
    (0x10A0, "Georgian"), (0x1100, "Hangul"), (0x1200, "Ethiopic"), (0x13A0, "Cherokee"), (0x1780, "Khmer"),
    (0x1800, "Mongolian"), (0x1C80, "Cyrillic"), (0x1C90, "Georgian"), (0x1CC0, ""), (0x1E00, "Latin"),
    (0x1F00, "Greek"), (0x2000, ""), (0x2D00, "Georgian"), (0x2D30, "Tifinagh"), (0x2DE0, "Cyrillic"),
    (0x2E00, ""), (0x2E80, "Han"), (0x3000, ""), (0x3005, "Han"), (0x3008, ""), (0x3040, "Kana"),
    (0x3100, "Bopomofo"), (0x3130, "Hangul"), (0x3190, ""), (0x31F0, "Kana"), (0x3200, ""), (0x3400, "Han"),
    (0x4DC0, ""), (0x4E00, "Han"), (0xA000, "Yi"), (0xA640, "Cyrillic"), (0xA6A0, ""), (0xA720, "Latin"),
    (0xA800, ""), (0xAC00, "Hangul"), (0xD800, ""), (0xF900, "Han"), (0xFB00, "Latin"), (0xFB13, "Armenian"),
    (0xFB1D, "Hebrew"), (0xFB50, "Arabic"), (0xFE00, ""), (0xFE70, "Arabic"), (0xFF00, ""), (0xFF66, "Kana"),
    (0xFFA0, "Hangul"), (0xFFE0, ""), (0x20000, "Han"), (0x32000, ""),
)  # fmt: skip
_STARTS = [start for start, _ in _BLOCKS]


@lru_cache(4096)
def script(char: str) -> str:
    """The script of a letter, "" for anything else.

    >>> [script(c) for c in "aяα1。漢"]
    ['Latin', 'Cyrillic', 'Greek', '', '', 'Han']
    """
    name = _BLOCKS[bisect_right(_STARTS, ord(char)) - 1][1]
    return name if name and unicodedata.category(char)[0] in "LM" else ""


@lru_cache(4096)
def unseen(char: str, own: frozenset[str]) -> float:
    """What ``char`` costs in a language whose scripts are ``own`` and whose sample never showed it."""
    category = unicodedata.category(char)
    if category in ("Co", "Cs", "Cn") or char == "\ufffd" or "\x80" <= char <= "\x9f":
        return GARBAGE
    if category == "Cc":
        return CONTROL
    if char in _MARKS or ("\u2600" <= char <= "\u27bf" or char >= "\U0001f000"):
        return MARK
    here = script(char)
    if not here:
        return SYMBOL if char > "\x7f" else ASCII_MARK
    if here not in own:
        return ALIEN_LETTER
    if here == "Han":
        return _han(char)
    if here == "Hangul":
        return COMMON_HANGUL if _encodes(char, "euc_kr") else RARE_HANGUL
    return WESTERN_LETTER if char <= "\xff" else OWN_LETTER


def _han(char: str) -> float:
    """The national standards sort their characters into common and rare: a frequency list for free."""
    simplified, traditional, japanese = (_encodes(char, codec) for codec in ("gb2312", "big5", "euc_jp"))
    if b"\xb0" <= simplified < b"\xd8" or b"\xa4" <= traditional < b"\xc6\xa1" or b"\xb0" <= japanese < b"\xd0":
        return COMMON_HAN
    return RARE_HAN if simplified or traditional or japanese else STRAY_HAN


def _encodes(char: str, codec: str) -> bytes:
    return char.encode(codec, "ignore")
