"""How a paragraph hangs on what was said before: who is named in full or by surname only, "the" and "a", pronouns.

A paragraph that goes on leans on known people and things (Lund said, the bridge, she). One that opens another story
stands by itself: it names people in full, even those the reader has met, and says when and where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..late import late
from .words import STEM

MOST = 4  # of anything that is counted
OPENING = 180  # characters in which an opening says when
_UPPER, _WORD = "A-ZÀ-ÖØ-Þ", r"[\w’'-]+"
# What stands before a capital is looked at behind it: a search for a class of characters skips fast.
_RUN = late(rf"[{_UPPER}](?<!\w[{_UPPER}]){_WORD}(?: [{_UPPER}]{_WORD})+")
_SINGLE = late(rf"([{_UPPER}](?<=[a-zà-ÿ,;’”)] [{_UPPER}]){_WORD})(?! [{_UPPER}])")
_FIRST = late(rf"[^\w“\"‘«„]*([“\"‘«„])?({_WORD})\s+({_WORD})(?:\s+({_WORD}))?")
_TIME = late(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|(?:this|last|next|past|recent) "
    r"(?:week|month|year|summer|winter|spring|fall|night|season|quarter|weekend|few)|earlier|recently|new|latest|announced|launched|unveiled"
    r"|(?:19|20)\d\d|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|gestern|heute|lundi|mardi|mercredi|jeudi"
    r"|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|ayer|hoy)\b",
    re.I,
)
_SAID = (
    " said", " says", " told", " added", " according to", " sagte", " erklärte", " a déclaré", " dijo", " ha detto",
    " disse",
)  # fmt: skip
_DEFINITE = frozenset(
    "the this these that those its his her their der die das dieser diese dieses le la les l ce cette ces"
    " el los las este esta".split()
)
_INDEFINITE = frozenset("a an one two three some many new several ein eine einer un une des una unos".split())
_PRONOUNS = frozenset(
    "he she they it him her them his their its this that these those er sie es ihm ihr ihn il elle ils elles lui leur"
    " él ella ellos".split()
)
NONE, DEFINITE, INDEFINITE, NAME, PRONOUN, QUOTE, NUMBER = range(7)


class Turn(NamedTuple):
    """What one paragraph says of itself."""

    full: frozenset[tuple[str, str]]  # people and things named in full: the last two words
    single: frozenset[str]  # by one
    opens: int
    noun: str  # stem of the word behind an opening "the" or "a"
    pronouns: int  # of a hundred words
    time: int  # the opening says when
    said: int


TURN_NAMES = "again surnames newly opens noun_known pronouns time said".split()


def turn(text: str, words: Sequence[str], full: frozenset[tuple[str, str]]) -> Turn:
    """Read one paragraph, given its words as ``split`` gives them and the names that ``names_of`` does."""
    parts = {part for name in full for part in name}
    first = _FIRST.match(text)
    opens, noun = NONE, ""
    if first:
        quote, one, two, three = first.groups()
        low = one.lower()
        if quote:
            opens = QUOTE
        elif (low in _PRONOUNS and low not in _DEFINITE) or (low in ("this", "that", "these", "those") and not three):
            opens = PRONOUN
        elif low in _DEFINITE:
            opens, noun = DEFINITE, two.lower()[:STEM]
        elif low in _INDEFINITE:
            opens, noun = INDEFINITE, two.lower()[:STEM]
        elif one[0] <= "9":
            opens = NUMBER
        elif two[0].isupper():
            opens = NAME
    lower = text.lower()
    return Turn(
        full, frozenset(_SINGLE.findall(text)) - parts, opens, noun,
        100 * sum([word in _PRONOUNS for word in words]) // (len(words) or 1),
        int(_TIME.search(text[:OPENING]) is not None), int(any(map(lower.__contains__, _SAID))),
    )  # fmt: skip


def names_of(text: str) -> frozenset[tuple[str, str]]:
    """The last two words of the names in a text that have two words and more.

    >>> names_of("On Monday Mayor Ida Lund spoke.")
    frozenset({('Ida', 'Lund')})
    """
    return frozenset([(parts[-2], parts[-1]) for run in _RUN.findall(text) if (parts := run.split())])


def turn_rows(turns: Sequence[Turn], known_stems: Sequence[bool], met: set[tuple[str, str]]) -> list[list[float]]:
    """A row for each paragraph, given the names ``met`` before the first and whether each opening noun is known."""
    met = set(met)
    last = {name[-1] for name in met}
    out: list[list[float]] = []
    for one, known in zip(turns, known_stems, strict=True):
        again = len(one.full & met)
        out.append([
            min(again, MOST), min(len(one.single & last), MOST), min(len(one.full) - again, MOST),
            one.opens, (1 if known else -1) if one.noun else 0, one.pronouns, one.time, one.said,
        ])  # fmt: skip
        met |= one.full
        last.update(name[-1] for name in one.full)
    return out
