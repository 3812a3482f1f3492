"""How odd a string looks, character by character: no language, only which kinds of characters stand together.

Clean text of any language costs about nothing; every pair of neighbours that people do not write
(a capital inside a word, a currency sign on an accented letter, a C1 control) costs about one. The
costs are hand-set units, tuned on one half of the development cases so that one clear oddity makes 1.0.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import add

# One letter per kind of character; capitals are the upper case of the script before them.
ASCII_LOWER, ASCII_UPPER, DIGIT, SPACE, PLAIN = "aA0_."
LATIN, LATIN_UPPER, GREEK, GREEK_UPPER, CYRILLIC, CYRILLIC_UPPER = "lLgGcC"
HEBREW, ARABIC, THAI, CJK, OTHER, MARK = "hrtkom"
C1, BOX, QUOTE, OPENER, DASH, MONEY, RARE, NUMERIC, RAISED, SIGN, EMOJI, LOST, STRANGE, NONE, HIDDEN = "1bqs-$xn2vEFXUz"

_NAMED = {
    QUOTE: "“”‘«»‹›‟",
    OPENER: "„‚¿¡",
    DASH: "–—―…\xa0’·΄΅、。，：；！？（）《》「」『』【】",
    MONEY: "¢£¥€₤₧₽₴₪",
    RARE: "¤¦¨¬¯´¸ˆ˜ˇ˘˙˛˝ƒ†‡‰⌐◊ªº¶\xad√∫≈≠≤≥∂∑∏∞∆Ω⁄\uf8ffﬁﬂ⌠⌡",
    NUMERIC: "±¼½¾×÷µ§",
    RAISED: "²³¹°",
    SIGN: "©®™•№𝕏",  # the last is a logo
}
_KIND = {c: kind for kind, chars in _NAMED.items() for c in chars}

# What a document of any kind may hold, and the scripts that stand for themselves.
PLAIN_KINDS = frozenset((LATIN, LATIN_UPPER, GREEK, GREEK_UPPER, CYRILLIC, CYRILLIC_UPPER, QUOTE, OPENER, DASH, MONEY,
                         NUMERIC, RAISED, SIGN, EMOJI, BOX, C1, HIDDEN, RARE))  # fmt: skip
STRANGERS = frozenset((CJK, OTHER, THAI, HEBREW, ARABIC))
CASED = frozenset((GREEK, GREEK_UPPER, CYRILLIC, CYRILLIC_UPPER))
TELLING = frozenset((C1, RARE, STRANGE, NONE, LOST))  # odd wherever they stand

# Letters outside the alphabets of today's large languages: as a repair's outcome they need more evidence.
_USUAL = (
    (0xC0, 0x17E), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC), (0x218, 0x21B), (0x1E00, 0x1EF9),
    (0x386, 0x3CE), (0x1F00, 0x1FFE), (0x400, 0x45F), (0x490, 0x493), (0x49A, 0x49B), (0x4A2, 0x4A3),
    (0x4AE, 0x4B3), (0x4BA, 0x4BB), (0x4D8, 0x4D9), (0x4E8, 0x4E9), (0x531, 0x587), (0x5B0, 0x5F4),
    (0x621, 0x655), (0x660, 0x6D3), (0x6F0, 0x6F9), (0x900, 0xDF4), (0xE01, 0xE5B), (0xE81, 0xEDF),
    (0x1000, 0x109F), (0x10D0, 0x10FF), (0x1200, 0x137F), (0x1780, 0x17F9),
    (0x3005, 0x3007), (0x3041, 0x30FF), (0x3131, 0x318E),
    (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0x1D400, 0x1D7FF), (0xFF10, 0xFF9F), (0x20000, 0x2FA1F),
)  # fmt: skip


# The same for signs: punctuation, currencies, arrows, mathematics, dingbats, emoji.
_SEEN = (
    (0xA0, 0xBF), (0xD7, 0xF7), (0x300, 0x36F), (0x37E, 0x387), (0x482, 0x482), (0x589, 0x58A), (0x5BE, 0x5F4),
    (0x60C, 0x61F), (0x66A, 0x66D), (0x6D4, 0x6D4), (0x964, 0x970), (0xE3F, 0xE5B), (0x104A, 0x104F),
    (0x10FB, 0x10FB), (0x1360, 0x1368), (0x17D4, 0x17DB), (0x2000, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF),
    (0x2100, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x27FF), (0x2934, 0x2935),
    (0x2B05, 0x2B07), (0x2B1B, 0x2B1C), (0x2B50, 0x2B55), (0x3000, 0x30FF), (0x3200, 0x33FF),
    (0xFDFC, 0xFDFD), (0xFE30, 0xFFEE), (0x1F000, 0x1FAFF),
)  # fmt: skip


def _among(point: int, edges: list[int]) -> bool:
    """Does the code point lie in one of the ranges with these edges?"""
    return bisect(edges, point) % 2 == 1


# Where the ranges begin, and where what lies between them does.
_USUAL_EDGES = [edge for low, high in sorted(_USUAL) for edge in (low, high + 1)]
_SEEN_EDGES = [edge for low, high in sorted(_SEEN) for edge in (low, high + 1)]


@cache
def kind(c: str) -> str:
    """The kind of one character, a letter of the alphabet above."""
    o = ord(c)
    if o < 0x80:
        return ASCII_LOWER if c.islower() else ASCII_UPPER if c.isupper() else DIGIT if c.isdigit() else (
            SPACE if c.isspace() else PLAIN)
    if c in _KIND:
        return _KIND[c]
    category = unicodedata.category(c)
    if o < 0xA0:
        return C1
    if category in ("Cn", "Co", "Cs"):
        return NONE
    if 0x2500 <= o < 0x25A0:
        return BOX
    if o == 0xFFFD:
        return LOST
    if category[0] == "L" or category == "Nd":
        return _letter(c, o)
    if category[0] == "M":
        if o < 0x370 or 0x1AB0 <= o < 0x2100:
            return MARK
        return EMOJI if 0xFE00 <= o <= 0xFE0F or o > 0x10000 else STRANGE if o < 0x5B0 else _letter(c, o)
    if category == "Cf":
        return HIDDEN
    if not _among(o, _SEEN_EDGES):
        return STRANGE
    return EMOJI if category == "So" and o > 0x2300 else SIGN


def _letter(c: str, o: int) -> str:
    if not _among(o, _USUAL_EDGES):
        return STRANGE
    upper = c.isupper()
    if o < 0x250 or 0x1E00 <= o < 0x1F00:
        return LATIN_UPPER if upper else LATIN
    if o < 0x400 or 0x1F00 <= o < 0x2000:
        return GREEK_UPPER if upper else GREEK
    if o < 0x500:
        return CYRILLIC_UPPER if upper else CYRILLIC
    if 0x590 <= o < 0x600:
        return HEBREW
    if 0x600 <= o < 0x700:
        return ARABIC
    if 0xE00 <= o < 0xF00:
        return THAI
    return CJK if 0x3040 <= o < 0xA000 or 0xAC00 <= o < 0xD7A4 or 0xFF00 < o < 0x10000 or o >= 0x20000 else OTHER


def kinds(text: str) -> str:
    """The kind of every character."""
    return "".join(map(kind, text))


_SCRIPT = {"a": "l", "A": "l", "l": "l", "L": "l", "g": "g", "G": "g", "c": "c", "C": "c"} | {k: k for k in "hrtko"}
_ALONE = {C1: 2.0, RARE: 0.5, STRANGE: 2.0, NONE: 6.0, LOST: 1.0, HIDDEN: 0.2, MARK: 0.3}
_ODD = {
    # An accented letter or a letter of another alphabet, and what does not follow it.
    **dict.fromkeys(("lx", "Lx", "cx", "Cx", "gx", "Gx", "xl", "xL", "xc", "xC", "xg", "xG", "ax", "Ax", "xa"), 0.7),
    **dict.fromkeys(("l$", "L$", "c$", "C$", "g$", "G$", "$l", "$L", "$c", "$C", "$g", "$G", "a$", "$a"), 0.8),
    **dict.fromkeys(("ln", "Ln", "cn", "Cn", "gn", "Gn", "nl", "nL", "nc", "nC", "ng", "nG", "an", "na"), 0.8),
    **dict.fromkeys(("l2", "L2", "c2", "C2", "g2", "G2", "2l", "2L", "2c", "2C", "2g", "2G"), 0.8),
    **dict.fromkeys(("ls", "Ls", "cs", "Cs", "gs", "Gs", "as", "As"), 1.0),
    **dict.fromkeys(("lv", "Lv", "cv", "Cv", "gv", "Gv", "vl", "vL", "vc", "vC", "vg", "vG", "va"), 0.4),
    **dict.fromkeys(("lb", "Lb", "cb", "Cb", "gb", "Gb", "bl", "bL", "bc", "bC", "bg", "bG"), 1.2),
    **dict.fromkeys(("ab", "ba", "Ab", "bA", "b$", "$b", "bn", "nb", "b2", "2b", "bx", "xb", "bq", "qb", "bs"), 0.8),
    **dict.fromkeys(("xx", "xn", "nx", "x2", "2x", "x$", "$x", "xq", "qx", "xs", "sx", "xv", "vx"), 0.5),
    **dict.fromkeys(("nn", "n2", "2n", "n$", "$n", "2$", "$2", "$$", "sn", "s2", "sx", "s$", "$s", "ns", "2s"), 0.5),
    **dict.fromkeys(("q2", "qn", "2q", "nq", "sq", "qs"), 0.3),
    "aL": 1.0, "lA": 0.6, "lL": 1.0, "cC": 1.0, "gG": 1.0, "Al": 0.2, "Ll": 0.1,
}  # fmt: skip
_FOREIGN = 2.0  # letters of two alphabets side by side
_MIXABLE = {"lk": 0.3, "kl": 0.3, "lg": 1.2, "gl": 1.2}  # "iPhone手机", "µm"
# Signatures of UTF-8 whose parts are each common: the no-break space and the Latin-1 signs behind a stray capital.
STRAY = {
    **dict.fromkeys(("Â\xa0", "Â©", "Â®", "Â°", "Â·", "Â»", "Â«", "Ã\xa0"), 1.0),
    **dict.fromkeys(("â€", "вЂ", "β€", "ā€", "ג€", "โ€", "ÔÇ", "ΓÇ", "a€"), 1.2),
    **dict.fromkeys(("‚Ä", "»¿", "┬░", "┬á", "├ù"), 0.8),
    # What is read as a sign by itself, and of which no two neighbours are odd: ±²¹º·»¼½¾¶÷, arrows, ≈∞∑№℃.
    **dict.fromkeys(("┬▒", "┬▓", "┬╣", "┬║", "┬╖", "┬╗", "┬╝", "┬╜", "┬╛", "┬╢", "├╖"), 0.8),
    # Vietnamese, of whose signs no neighbour is odd. Behind a quotation they may be meant: less than SERIOUS.
    **dict.fromkeys(["á»" + c for c in "…‹‘“”’–—›‚„\xa0¡«°²³·¹"], 0.8),
    **dict.fromkeys(("‚Üí", "‚Üê", "‚Üë", "‚Üì", "‚áí", "‚âà", "‚àû", "‚àë", "‚Ññ", "‚ÑÉ", "Ôåæ", "Ôåô"), 0.8),
}


@cache
def _pair(a: str, b: str) -> float:
    odd = _ODD.get(a + b)
    if odd is not None:
        return odd
    one, two = _SCRIPT.get(a), _SCRIPT.get(b)
    if one and two and one != two:
        return _MIXABLE.get(one + two, _FOREIGN)
    return 0.0


_INNER_QUOTE = 0.4  # a quotation mark with letters on both sides
_MARKED, _CAPITAL_MARK = re.compile("L[q-][al]|[al][2n][al]"), 1.0  # "Ã–nemli", "f³r"
LETTERS = frozenset(_SCRIPT)


def cost(text: str) -> float:
    """How odd ``text`` is: 0.0 for text as people write it, about 1 for each odd neighbourhood.

    >>> cost("déjà vu — 3 €"), cost("dÃ©jÃ\\xa0 vu") > 3
    (0.0, True)
    """
    return parts_cost(text, odd_spans(text))


def odd_spans(text: str) -> list[tuple[int, int]]:
    """Where in ``text`` the parts are that :func:`cost` looks at: what lies outside ASCII, and its neighbours."""
    return [(max(0, part.start() - 1), part.end() + 1) for part in _STRETCH.finditer(text)]


def parts_cost(text: str, spans: Sequence[tuple[int, int]]) -> float:
    """:func:`cost` of a text of which it is known where these parts are."""
    total = 0.0
    for start, end in spans:
        total += (known_cost if end - start < _LONG else _cost)(text[start:end])
    return total


def odd_parts(line: str) -> str:
    """What :func:`cost` looks at, joined; all else of ``line`` costs nothing, whatever page it is read with.

    >>> odd_parts("the one café on the “Rue Saint-Jacques”")
    'fé  “Rs”'
    """
    return "".join([line[start:end] for start, end in odd_spans(line)])


# What lies outside ASCII, with single ASCII characters in between; a character on either side belongs to it.
_STRETCH = re.compile("[^\x00-\x7f][^\x00-\x7f]*(?:[\x00-\x7f][^\x00-\x7f]+)*")


HIGH = re.compile("[^\x00-\x7f]")
_LONG = 100  # characters of a stretch whose cost is not remembered


@lru_cache(20_000)
def known_cost(text: str) -> float:
    return _cost(text)


def _cost(text: str) -> float:
    marks = kinds(text)
    total = (known_cost_of_kinds if len(marks) < _LONG else _cost_of_kinds)(marks)
    if not _STRAY_ENDS.isdisjoint(text):
        for stray, price in STRAY.items():
            if stray in text:
                total += price * text.count(stray)
    return total


def _cost_of_kinds(marks: str) -> float:
    total = sum(map(_PAIRS.__getitem__, map(add, marks, marks[1:])))
    if not _ALONE_KINDS.isdisjoint(marks):
        for mark, price in _ALONE.items():
            total += price * marks.count(mark)
    if QUOTE in marks:
        at = marks.find(QUOTE, 1)
        while 0 < at < len(marks) - 1:
            if marks[at - 1] in LETTERS and marks[at + 1] in LETTERS:
                total += _INNER_QUOTE
            at = marks.find(QUOTE, at + 1)
    if LATIN_UPPER in marks or RAISED in marks or NUMERIC in marks:
        total += _CAPITAL_MARK * len(_MARKED.findall(marks))
    return total


known_cost_of_kinds = lru_cache(4096)(_cost_of_kinds)  # the same few kinds stand together again and again


ALL_KINDS = "aA0_.lLgGcChrtkom1bqs-$xn2vEFXUz"
def pair_cost(a: str, b: str) -> float:
    """What two kinds cost side by side."""
    return _PAIRS[a + b]


_PAIRS = {a + b: _pair(a, b) for a in ALL_KINDS for b in ALL_KINDS}
_ALONE_KINDS = frozenset(_ALONE)
_STRAY_ENDS = frozenset(stray[-1] for stray in STRAY)
