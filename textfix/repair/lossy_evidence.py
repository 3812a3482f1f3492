"""Is one letter that a document shows, and nothing else, what is left of a character, or did somebody write it?

Residues of several characters, different ones, or one that is read as different marks agree on how a document came to
harm. A single letter is found in names, formulas and lists, too: where it stands has to rule that out.
"""

from __future__ import annotations

import re

from ..edits import Edits
from .lossy_chars import place
from .lossy_genuine import GREEK
from .texture import LATIN, kind

_BLANKS = "\xa0\u2002\u2003\u2009\u202f"
_DASHES, _CLOSING = "—–―", "”"
_OPENING = re.compile("[“„«\"]")
_BULLET = re.compile(r"(?<=^.) (?=[A-Z\d])|(?<=[.!?] .)$", re.MULTILINE)  # before a sentence, or behind one
_WORDS = re.compile(r"(?<=[a-z]{2}[^\x00-\x7f])(?=[a-z]{2})")  # between the small letters of two words

_MACRON = "ā"  # a letter of Māori and of the transcriptions of half of Asia, and hardly ever met as a residue
LONGEST = 12  # characters of the words on either side that are looked at
_ENDING = re.compile(r"(?:s|t|m|d|ll|re|ve)(?![^\W\d_])")
_TWO_LETTERS = re.compile("[A-Za-z]{2}$")
_ELIDED = re.compile(  # what French and Italian write before an apostrophe and a vowel
    r"(?<![^\W\d_])(?:[cdjlmnst]|qu|(?:jus|lors|puis|quel)qu|aujourd|un|[dns]?[aeu]ll|quest|dov|com)$", re.IGNORECASE
)
_VOWEL = re.compile("[aeiouyhàâäéèêëìîïòôöùûüœ]", re.IGNORECASE)
_IRISH = re.compile(r"(?<![^\W\d_])[OD]$")  # a name begins with it


def meant(text: str, edits: Edits) -> bool:
    """Do the edits read nothing but one letter, always as the same sign, where it may as well be a letter?

    >>> from textfix.edits import Edit
    >>> meant("of π and", Edits([Edit(3, 4, "🌍", "MOJ003")])), meant("π Hot day", Edits([Edit(0, 1, "🔥", "MOJ003")]))
    (True, False)
    >>> meant("a taskâand", Edits([Edit(6, 7, "—", "MOJ003")]))
    False
    >>> meant("Māori", Edits([Edit(1, 2, "’", "MOJ003")])), meant("itās", Edits([Edit(2, 3, "’", "MOJ003")]))
    (True, False)
    """
    residues = {text[edit.start : edit.end].strip() for edit in edits}
    letter = residues.pop() if residues else ""
    if residues or len(letter) != 1:
        return False
    if kind(letter) == LATIN and not any(_for_a_mark(text, edit.start, edit.end) for edit in edits):
        return True
    signs = {edit.after for edit in edits}
    if len(signs) > 1:
        return False
    sign = signs.pop()
    if sign in _DASHES:
        return not any(_between(text, edit.start, edit.end) for edit in edits)
    if sign in _CLOSING:
        return not _OPENING.search(text)
    if sign in _BLANKS:
        return all(_apart(text, edit.start, edit.end) for edit in edits)
    lines = {text[text.rfind("\n", 0, edit.start) + 1 :].partition("\n")[0].strip() for edit in edits}
    if letter not in GREEK or len(lines) > 1:
        return False
    return all(_apart(text, edit.start, edit.end) and not _BULLET.match(text, edit.end) for edit in edits)


def _for_a_mark(text: str, start: int, end: int) -> bool:
    """Could a mark stand here? Not in the middle of most words, and no quotation opens before one and never ends."""
    before, after = text[max(0, start - LONGEST) : start], text[end : end + LONGEST]
    if not after[:1].isalpha():
        return True
    if not before[-1:].isalpha():
        return not after[0].islower() or text.count(text[start:end]) > 1 or before[-1:].isdigit()
    if _contracted(before, after) or (_IRISH.search(before) and after[0].isupper()):
        return True
    if text[start:end] == _MACRON:
        return False
    return bool(_WORDS.match(text, end) or (_ELIDED.search(before) and _VOWEL.match(after)))


def _contracted(before: str, after: str) -> bool:
    """Would an apostrophe part an English word from its ending: it’s, don’t, I’m?"""
    ending = _ENDING.match(after)
    if not ending:
        return False
    if ending[0] == "t":
        return before[-1] in "nN"
    return before[-1] == "I" if ending[0] == "m" else _TWO_LETTERS.search(before) is not None or before[-1] == "I"


def _between(text: str, start: int, end: int) -> bool:
    """Whether a dash would stand between words: no letter is written there."""
    inside = text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()
    return not inside or bool(_WORDS.match(text, end))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether blanks or nothing stand on both sides."""
    return place(text[max(0, start - 1) : start]) in "SW" and place(text[end : end + 1]) in "SW"
