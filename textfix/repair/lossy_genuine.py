"""Greek letters that are meant: in formulas, names of things and lists, far from any Greek word.

Greek is the script that mojibake and science share: π and β are what is left of most emoji and dashes once
ISO-8859-7 has read them, and are the two commonest Greek letters of English prose.
"""

from __future__ import annotations

import re
from itertools import pairwise

GREEK = frozenset("αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")

EMOJI_LEADS = "ðđğ"  # what code pages of Latin script show of the first byte of an emoji

# ln P that a character of Latin prose is a Greek letter used as a sign, and what its neighbours add.
# Judgements, set so that the sentences of tests/test_lossy.py come out right.
SIGN = -9.5
_FORMULA, _HYPHEN, _LABEL, _NAMED, _PLAIN = 4.0, 5.0, 5.0, 3.5, 2.5
_LISTED = 8.0
_OPENS_A_LINE, _ENDS_A_LINE, _IN_A_WORD = -3.0, -4.0, -6.0
_ATTACHED, _IN_PROSE = -4.0, -2.0  # a sign of another kind at its heels; between words that ask for none
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
# Words that open a phrase or a clause: none stands behind the name of a thing, but behind a dash any may.
_OPENING = frozenset(
    "a an the i you he she it we they this that these those my your his her its our their there which who what how"
    " der die das ein eine ich du er sie wir le la les un une je tu il elle nous vous el los las yo".split()
)
_CITING = frozenset(
    "letter letters character characters vowel vowels consonant sound accent buchstabe buchstaben zeichen"
    " lettre lettres letra letras lettera lettere litera literele".split()
)
_EQUALS, _EQUAL = frozenset("=≈≠"), frozenset("is are was were equals means denotes".split())
_PHONETIC = re.compile("[ɐ-ʯˈˌː]")  # the sounds of words are written with β and θ too: [ˈkaβa]
NEAR = 12  # characters
_LIST = re.compile(r"^\s*[αγδε](?:[).:΄ʹ]|\s)", re.MULTILINE)
SIGHT = 200  # characters of a line on either side, so that a long one is not read anew for each of its letters
REACH = 16  # characters in which a neighbouring word is looked for
_PAIRED = re.compile(r"[ \xa0](?:and|or|und|oder|et|ou|y|o|e|și) [^\W\d_](?![^\W\d_])")  # another letter by itself
_DASHED = re.compile(r"[ \xa0][-–—*] [A-Za-z]")  # an item of a list
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
    if (not after or after == "\n") and text[max(0, at - 2) : at] in _SENTENCE_ENDS:
        return SIGN + _ENDS_A_LINE
    if _PHONETIC.search(text, max(0, at - NEAR), at + NEAR):
        return SIGN + _LISTED
    start = not before or before == "\n"
    if before.isalpha() and after.isalpha():
        return SIGN + _IN_A_WORD
    if start and listed:
        return SIGN + _LISTED
    if _attached(text, at):
        return SIGN + _ATTACHED
    return min(SIGN + _beside(text, at, start) + _between(text, at, start), -2.0)


def cited(text: str, at: int) -> float:
    """The same for any other letter by itself that the language has no word of: somebody writes about it.

    >>> cited("the letter ð is", 11) > cited("in ð it is", 3)
    True
    """
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    line = _around(text, at)
    if _PHONETIC.search(line) or (text[at] in EMOJI_LEADS and _in_words(line, text[at])):
        return SIGN + _LISTED
    cost = SIGN
    if after and after in ").:" and (not before or before in "\n("):
        cost += _LABEL
    if before == "-" or (after and after in "-'’"):
        cost += _HYPHEN
    if after and after in ",;":
        cost += _PLAIN
    if text[at + 1 : at + 3].strip()[:1] in _EQUALS:
        cost += _FORMULA
    word = _WORD_BEFORE.search(text, max(0, at - REACH), at)
    follows = _WORD_AFTER.match(text, at + 1, at + REACH)
    if (word and word[1].lower() in _CITING) or (follows and follows[1] in _EQUAL) or _PAIRED.match(text, at + 1):
        cost += _NAMED
    return cost


def _around(text: str, at: int) -> str:
    """What stands on the line of ``text[at]``, as far as one sees on either side."""
    first = max(text.rfind("\n", max(0, at - SIGHT), at) + 1, at - SIGHT, 0)
    return text[first : at + SIGHT].partition("\n")[0]


def _in_words(line: str, letter: str) -> bool:
    """Whether a letter stands within words of the line, too, where no emoji does: then its language has it."""
    inner = line.split(letter)
    return any(a[-1:].isalpha() and b[:1].isalpha() for a, b in pairwise(inner))


def _attached(text: str, at: int) -> bool:
    """Is there a sign behind the letter that nobody puts there?"""
    after, behind = text[at + 1 : at + 2], text[at + 2 : at + 3]
    if after <= "\x7f" or after.isspace():
        return False
    if after in "”»’“":
        line = text[max(text.rfind("\n", max(0, at - SIGHT), at) + 1, at - SIGHT, 0) : at]
        return not (after == "’" and behind == "s") and not any(mark in line for mark in "“„«‘»")
    if after in "·×":
        return not behind or behind.isspace()
    return not after.isalpha() and after not in _OPERATORS and after not in "΄ʹ′—–…"


def _beside(text: str, at: int, start: bool) -> float:
    """What the characters on either side say."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    left, right = text[max(0, at - 2) : at].strip(), text[at + 1 : at + 3].strip()
    if before == "-" or (after and after in "-΄ʹ'’′"):
        return _HYPHEN
    if after and after in ").:" and (start or before == "("):
        return _LABEL
    if right[:1] in _OPERATORS or left[-1:] in _OPERATORS or before.isdigit() or (after.isdigit() and not start):
        return _FORMULA
    return _PLAIN if after and after in ",;" else 0.0


def _between(text: str, at: int, start: bool) -> float:
    """What the words on either side say."""
    named = _WORD_BEFORE.search(text, max(0, at - REACH), at)
    follows = _WORD_AFTER.match(text, at + 1, at + REACH)
    word = follows[1] if follows else ""
    if word.lower() in _OPENING:
        return _OPENS_A_LINE if start and word[0].isupper() else _IN_PROSE
    cost = _NAMED if named and named[1].lower() in _BEFORE else 0.0
    verb = word.endswith(("s", "ed")) and word.islower()
    if word in _AFTER:
        return cost + _NAMED
    if start:
        if word:
            return _OPENS_A_LINE if word[0].isupper() else _PLAIN if verb else 0.0
        return _OPENS_A_LINE if _DASHED.match(text, at + 1) else 0.0
    return cost if cost or verb or not word else _IN_PROSE
