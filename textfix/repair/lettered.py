"""Letters that no misreading brings together: lists of them, and words that people write."""

from __future__ import annotations

import unicodedata

from .texture import CYRILLIC, kind

FEWEST_LISTED, LISTED = 4, 6  # letters of a list, of which each is given twice or alike, and of one in their order


def is_list(old: str) -> bool:
    """Are these letters a list of letters, of a program or a dictionary: ``ÀÁÂÃÄÅ``, ``äöüÄÖÜ``, ``àâéèêëîï``?

    They follow each other as in the alphabet, or the same again are large.

    >>> [is_list(letters) for letters in ("ÀÁÂÃÄÅ", "äöåÄÖÅ", "àâéèêëîï", "Ïðèâåò")]
    [True, True, True, False]
    """
    half = len(old) // 2
    if len({*old}) < len(old) or len(old) < FEWEST_LISTED or not old.isalpha():
        return False
    if len(old) == 2 * half and old[:half] == old[half:].swapcase():
        return True
    bases = [unicodedata.normalize("NFD", c)[0] for c in old]
    if len({*bases}) == 1:
        return True
    return len(old) >= LISTED and (bases == sorted(bases) or [*old] == sorted(old))


def is_word(old: str) -> bool:
    """Is that one word of Cyrillic letters, as people write it or as it comes out where the capitals are locked?

    >>> is_word("рЖЕВ"), is_word("РХГы")
    (True, False)
    """
    if not all(kind(c).lower() == CYRILLIC for c in old):
        return False
    return is_cased(old) or is_cased(old.swapcase())


def is_cased(word: str) -> bool:
    """Whether the letters of a word are small and large as people write them; many scripts know no difference."""
    return word in (word.lower(), word.upper(), word.title())
