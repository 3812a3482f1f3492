"""Facts about the words of a line: what phrase it is, what its words are about, what it asks, the words themselves.

`themes.txt` holds words by what they are about, in some fifteen languages, so that what is learned of a line of one
language holds for those of others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..content.phrasebook import look_up
from ..content.shape import content_words, word_count
from .asks import NEIGHBOUR, RELATED_HEAD, asked
from .lines import LINE_CHARS, line
from .patterns import BYLINE
from .words import STEM

ASKED_WORDS = 16  # of a line that may ask something of its reader
THEME_CHARS, THEME_WORDS = 300, 50  # of a line that are read for what it is about
OWN_CHARS, OWN_WORDS = 200, 25  # of a line whose words count by themselves
STEM_CHARS = 2_000  # of a line whose words are compared with those of other lines
SIGN_CHARS, MOST_SIGNS = 80, 8  # of a line whose make is looked at
WIDE = "-wide"  # themes of scripts without spaces: their words may stand anywhere in a line
_LENGTHS = (1, 3, 7, 13, 23)  # bounds of the classes of length
_WORDS = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_MARKED = re.compile(r"[^\W\d_]+|[©@#%&]")
_SIGNS = re.compile(r"[^\W\d_]+|\d+|\S")


class Themes(NamedTuple):
    """What words are about: by their stems, and those that may stand anywhere."""

    of: Mapping[str, tuple[str, ...]]
    wide: Mapping[str, str]
    pattern: re.Pattern[str]


class Told(NamedTuple):
    """What the words of a line tell: its facts, what it is about, the mark its neighbours know it by, what it is made
    of, and the words by which it is compared with others."""

    facts: tuple[str, ...]
    about: tuple[str, ...]
    mark: str
    make: str
    stems: frozenset[str]


@cache
def themes() -> Themes:
    """The words of `themes.txt`."""
    of: defaultdict[str, list[str]] = defaultdict(list)
    wide: dict[str, str] = {}
    for row in files(__package__).joinpath("themes.txt").read_text(encoding="utf-8").splitlines():
        name, colon, said = row.partition(": ")
        if not colon or name[0] == "#":
            continue
        for word in said.split():
            if name.endswith(WIDE):
                wide.setdefault(word, name.removesuffix(WIDE))
            elif name not in of[stem := word[:STEM]]:
                of[stem].append(name)
    pattern = re.compile("|".join(map(re.escape, sorted(wide, key=len, reverse=True))))
    return Themes({stem: tuple(names) for stem, names in of.items()}, wide, pattern)


def told(said: str) -> Told:
    """What the words of a line tell.

    >>> told("Sign up for our newsletter").mark, told("Inscreva-se na nossa newsletter").about
    ('ph:new', ('T:letter',))
    """
    about, facts = _about(said)
    facts += _phrases(said)
    mark = next((fact for fact in facts if fact[:3] in ("ph:", "ask", "nei", "rel")), about[0] if about else "-")
    if len(said) <= LINE_CHARS:
        of = line(said)
        if of.dates:
            facts += ["dates", f"dates{bisect_right(_LENGTHS, of.words)}"]
        if of.credit:
            facts.append("credit")
        if BYLINE.fullmatch(said):
            facts.append("BY")
    make = _make(said)
    facts += (f"S{make[:2]}", f"S{make[:4]}", f"S{make}", f"S{make[:3]}w{bisect_right(_LENGTHS, len(said.split()))}")
    facts += _own_words(said)
    stems = frozenset([word[:STEM] for word in content_words(said[:STEM_CHARS])])
    return Told(tuple(facts), about, mark[:7], make[:3], stems)


def _about(said: str) -> tuple[tuple[str, ...], list[str]]:
    """The themes of a line, and the facts they make."""
    known = themes()
    folded = said[:THEME_CHARS].lower()
    words = _WORDS.findall(folded)[:THEME_WORDS]
    found: Counter[str] = Counter()
    for stem in dict.fromkeys([word[:STEM] for word in words]):  # in their order, which the first theme depends on
        found.update(known.of.get(stem, ()))
    if not folded.isascii():
        found.update([known.wide[word] for word in dict.fromkeys(known.pattern.findall(folded))])
    length = bisect_right(_LENGTHS, len(words))
    out = []
    for theme, often in found.items():
        out += [f"T:{theme}", f"T{theme}{min(often, 3)}w{length}"]
        if often > 1:
            out.append(f"T2{theme}")
    if words:
        out += [f"T1{theme}" for theme in known.of.get(words[0][:STEM], ())]
    return tuple([f"T:{theme}" for theme in found]), sorted(out)


def _phrases(said: str) -> list[str]:
    """What phrase a line is, what it asks, whether it leads on."""
    out = []
    if phrase := look_up(said):
        out += [f"ph:{phrase.kind[:3]}", f"ph{phrase.kind[:3]}{phrase.header:d}"]
    words = word_count(said)
    if words <= ASKED_WORDS and len(said) <= LINE_CHARS:
        if kind := asked(said, words):
            out.append(f"ask:{kind[:3]}")
        if NEIGHBOUR.match(said):
            out.append("neigh")
        if RELATED_HEAD.match(said):
            out.append("relhead")
    return out


def _make(said: str) -> str:
    """A line as a row of signs: words as A, U or a by their capitals, numbers as 9, years as 8, marks as they are."""
    out: list[str] = []
    for piece in _SIGNS.findall(said[:SIGN_CHARS]):
        c = piece[0]
        if c.isdigit():
            sign = "8" if len(piece) == 4 else "9"
        elif c.isupper():
            sign = "U" if len(piece) > 1 and piece.isupper() else "A"
        else:
            sign = "a" if c.islower() else "x" if c.isalpha() else c
        if not (out and out[-1] == sign and sign in "Aax"):
            out.append(sign)
            if len(out) == MOST_SIGNS:
                break
    return "".join(out)


def _own_words(said: str) -> list[str]:
    words = [word.lower() for word in _MARKED.findall(said[:OWN_CHARS])[:OWN_WORDS]]
    out = [f"t:{stem}" for stem in sorted({word[:STEM] for word in words})]
    if words:
        out += [f"t1:{words[0][:STEM]}", f"tn:{words[-1][:STEM]}"]
    if len(words) > 1:
        out.append(f"t12:{words[0][: STEM - 1]} {words[1][: STEM - 1]}")
    return out


__all__ = ["Told", "themes", "told"]
