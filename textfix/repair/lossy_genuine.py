"""Greek letters that are meant: in formulas, names of things and lists, far from any Greek word.

Greek is the script that mojibake and science share: π and β are what is left of most emoji and dashes once
ISO-8859-7 has read them, and are the two commonest Greek letters of English prose.
"""

from __future__ import annotations

import re

GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")

# ln P that a character of Latin prose is a Greek letter used as a sign, and what its neighbours add.
# Judgements, set so that the sentences of tests/test_lossy.py come out right.
SIGN = -9.5
_FORMULA, _HYPHEN, _LABEL, _NAMED, _PLAIN = 4.0, 5.0, 5.0, 3.5, 2.5
_LISTED = 8.0
_OPENS_A_LINE, _ENDS_A_LINE, _IN_A_WORD = -3.0, -4.0, -6.0
_SENTENCE_ENDS = frozenset((". ", "! ", "? "))
ALONE = -4.0  # any other foreign letter with no letter beside it: written about, but hardly ever used

_OPERATORS = frozenset("=≈≠<>≤≥+−×·*/^²³⁻±∑∫|~∈→°(")
_BEFORE = frozenset(
    "the a an of and or with for by to where if is in type let so as on at than each per from that than when"
    " symbol letter letters parameter parameters coefficient angle constant value values number called".split()
)
_AFTER = frozenset(
    "is are was were and or denotes equals version versions phase cells cell blockers blocker decay particle particles"
    " radiation rays ray receptor receptors chain subunit subunits test error of in for radians day".split()
)
_PHONETIC = re.compile("[ɐ-ʯˈˌː]")  # the sounds of words are written with β and θ too: [ˈkaβa]
NEAR = 12  # characters
_LIST = re.compile(r"^\s*[αγδε](?:[).:΄ʹ]|\s)", re.MULTILINE)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \xa0]$")
_WORD_AFTER = re.compile(r"[ \xa0]([^\W\d_]+)")


def lettered_list(text: str) -> bool:
    """Whether lines of ``text`` are numbered with Greek letters: then β) is no debris.

    >>> lettered_list("α As such.\\nβ Ironically."), lettered_list("β Ironically.")
    (True, False)
    """
    return _LIST.search(text) is not None


def lone(text: str, at: int, listed: bool = False) -> float:
    """ln P that the Greek letter ``text[at]`` is meant as a sign; -inf when it is part of a Greek word.

    >>> lone("the β version", 4) > lone("rose β fell", 5) > lone("letβs go", 3)
    True
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if (before and before in GREEK) or (after and after in GREEK):
        return float("-inf")
    cost = SIGN
    if (not after or after == "\n") and text[max(0, at - 2) : at] in _SENTENCE_ENDS:
        return cost + _ENDS_A_LINE
    if _PHONETIC.search(text, max(0, at - NEAR), at + NEAR):
        return cost + _LISTED
    start = not before or before == "\n"
    if before.isalpha() and after.isalpha():
        return cost + _IN_A_WORD
    if start and listed:
        return cost + _LISTED
    left, right = text[max(0, at - 2) : at].strip(), text[at + 1 : at + 3].strip()
    if before == "-" or (after and after in "-΄ʹ'’′"):
        cost += _HYPHEN
    elif after and after in ").:" and (start or before == "("):
        cost += _LABEL
    elif right[:1] in _OPERATORS or left[-1:] in _OPERATORS or left[-1:].isdigit() or (
        right[:1].isdigit() and not start
    ):
        cost += _FORMULA
    word = _WORD_BEFORE.search(text, max(0, at - 16), at)
    if word and word[1].lower() in _BEFORE:
        cost += _NAMED
    word = _WORD_AFTER.match(text, at + 1, at + 17)
    if word and word[1] in _AFTER:
        cost += _NAMED
    elif start and word:
        cost += _OPENS_A_LINE if word[1][0].isupper() else _PLAIN
    if after and after in ",;":
        cost += _PLAIN
    return min(cost, -2.0)
