"""Greek words have one accent, unless they have one syllable: what tells lost vowels with and without one apart."""

from __future__ import annotations

from typing import NamedTuple

SECOND = -4.0  # nats; a second accent, which only words before an enclitic have
NONE = -3.0  # a word of several syllables without one: misspelt, or all in capitals
_ACCENTED = frozenset("άέήίόύώΐΰΆΈΉΊΌΎΏ")
_VOWELS = frozenset("αεηιουωϊϋΑΕΗΙΟΥΩ") | _ACCENTED
_CLOSING = frozenset("ιυίύ")  # second vowels of a syllable
_OPENING = frozenset("αεοηυΑΕΟΗΥ")  # and first ones
SYLLABLES = 2  # more are as many


class Stress(NamedTuple):
    """A word so far: its accents, its syllables (at most :data:`SYLLABLES`), its last vowel."""

    accents: int
    syllables: int
    vowel: str


NO_WORD = Stress(0, 0, "")


def stressed(word: Stress, char: str) -> tuple[Stress, float]:
    """The word with one more character, and what that costs.

    >>> word, cost = NO_WORD, 0.0
    >>> for char in "ανακοίνώσε":
    ...     word, more = stressed(word, char)
    ...     cost += more
    >>> word.accents, word.syllables, cost
    (2, 2, -4.0)
    """
    if not char.isalpha():
        return NO_WORD, closed(word)
    if char not in _VOWELS:
        return (word._replace(vowel="") if word.vowel else word), 0.0
    accented = char in _ACCENTED
    same = char in _CLOSING and word.vowel in _OPENING
    syllables = word.syllables if same else min(SYLLABLES, word.syllables + 1)
    return Stress(min(2, word.accents + accented), syllables, char), SECOND if accented and word.accents else 0.0


def closed(word: Stress) -> float:
    """What the end of a word costs.

    >>> closed(Stress(0, 1, "υ")), closed(Stress(0, 2, "ο"))
    (0.0, -3.0)
    """
    return NONE if word.syllables >= SYLLABLES and not word.accents else 0.0
