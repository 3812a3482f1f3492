"""Is one letter that a document shows, and nothing else, what is left of a character, or did somebody write it?

Residues of several characters, different ones, or one that is read as different marks agree on how a document came to
harm. A single letter is found in names, formulas and lists, too: where it stands has to rule that out.
"""

from __future__ import annotations

import re

from ..edits import Edits
from .lossy_chars import place
from .lossy_genuine import GREEK

_BLANKS = "\xa0\u2002\u2003\u2009\u202f"
_DASHES, _CLOSING = "—–―", "”"
_OPENING = re.compile("[“„«\"]")
_BULLET = re.compile(r"(?<=^.) (?=[A-Z\d])|(?<=[.!?] .)$", re.MULTILINE)  # before a sentence, or behind one
_WORDS = re.compile(r"(?<=[a-z]{2}[^\x00-\x7f])(?=[a-z]{2})")  # between the small letters of two words


def meant(text: str, edits: Edits) -> bool:
    """Do the edits read nothing but one letter, always as the same sign, where it may as well be a letter?

    >>> from textfix.edits import Edit
    >>> meant("of π and", Edits([Edit(3, 4, "🌍", "MOJ003")])), meant("π Hot day", Edits([Edit(0, 1, "🔥", "MOJ003")]))
    (True, False)
    >>> meant("a taskâand", Edits([Edit(6, 7, "—", "MOJ003")]))
    False
    """
    residues = {text[edit.start : edit.end].strip() for edit in edits}
    letter = residues.pop() if residues else ""
    if residues or len(letter) != 1:
        return False
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


def _between(text: str, start: int, end: int) -> bool:
    """Whether a dash would stand between words: no letter is written there."""
    inside = text[start - 1 : start].isalpha() and text[end : end + 1].isalpha()
    return not inside or bool(_WORDS.match(text, end))


def _apart(text: str, start: int, end: int) -> bool:
    """Whether blanks or nothing stand on both sides."""
    return place(text[max(0, start - 1) : start]) in "SW" and place(text[end : end + 1]) in "SW"
