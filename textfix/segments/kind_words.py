"""Facts about the words of a line: what phrase it is, what its words are about, what it asks, the words themselves.

`themes.txt` holds words by what they are about, in some thirty languages, so that what is learned of a line of one
language holds for those of others.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from ..content.phrasebook import look_up
from ..content.shape import FAR, word_count
from ..late import late
from ..stored import stored
from .asks import NEIGHBOUR, RELATED_HEAD, asked
from .lines import LINE_CHARS, line
from .patterns import BYLINE, BYLINE_WORDS
from .wording import begins_line
from .words import NOTES, PEOPLE, PICTURED, STEM, WE, WIDE_NOTES, WIDE_PEOPLE, WIDE_PICTURED, YOU

ASKED_WORDS = 16  # of a line that may ask something of its reader
READ_CHARS, READ_WORDS = 200, 32  # of a line that are read for what it is about
MOST_OFTEN = 3  # words of a theme in a line that are told apart
OWN_WORDS = 25  # of a line whose words count by themselves
SHORTEST = 4  # letters of a word by which lines are compared
SIGN_CHARS, MOST_SIGNS = 80, 8  # of a line whose make is looked at
WIDE = "-wide"  # themes of scripts without spaces: their words may stand anywhere in a line
_LENGTHS = (1, 3, 7, 13, 23)  # bounds of the classes of length
_WORDS = late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[©@#%&]")
_CJK = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SIGNS = re.compile(r"[^\W\d_]+|\d+|\S")
# Words that stand in running text too, which neighbours are not told of: whom a line speaks to and of, notes on the
# text, trades of writers, what is seen in a picture.
_OF_LINE = (
    ("you", YOU, ()), ("we", WE, ()), ("warned", NOTES, WIDE_NOTES), ("people", PEOPLE, WIDE_PEOPLE),
    ("seen", PICTURED, WIDE_PICTURED),
)  # fmt: skip
OWN_THEMES = frozenset(name for name, _, _ in _OF_LINE)


class Themes(NamedTuple):
    """What words are about: by their stems, and those that may stand anywhere."""

    of: Mapping[str, tuple[str, ...]]
    wide: Mapping[str, str]
    pattern: re.Pattern[str]


class Told(NamedTuple):
    """What the words of a line tell: the measures of its themes (each for `theme_facts`), its other facts, what it is
    about, the mark its neighbours know it by, what it is made of, the words by which it is compared with others, and
    the first of them in their order."""

    themes: list[tuple[str, int, int]]
    facts: list[str]
    about: tuple[str, ...]
    mark: str
    make: str
    stems: frozenset[str]
    words: list[str]


@cache
def themes() -> Themes:
    """The words of `themes.txt`."""
    of: defaultdict[str, list[str]] = defaultdict(list)
    wide: dict[str, str] = {}
    for row in stored(__package__, "themes.txt").decode().splitlines():
        name, colon, said = row.partition(": ")
        if not colon or name[0] == "#":
            continue
        for word in said.split():
            if name.endswith(WIDE):
                wide.setdefault(word, name.removesuffix(WIDE))
            elif name not in of[stem := word[:STEM]]:
                of[stem].append(name)
    for name, stems, anywhere in _OF_LINE:
        for stem in stems:
            of[stem].append(name)
        for word in anywhere:
            wide.setdefault(word, name)
    pattern = late("|".join(map(re.escape, sorted(wide, key=len, reverse=True))))
    return Themes({stem: tuple(names) for stem, names in of.items()}, wide, pattern)


def told(said: str) -> Told:
    """What the words of a line tell.

    >>> told("Sign up for our newsletter").mark, told("Inscreva-se na nossa newsletter").about
    ('ph:new', ('T:letter',))
    """
    folded = said[:READ_CHARS].lower()
    words = [word[:STEM] for word in _WORDS.findall(folded)[:READ_WORDS]]
    length = bisect_right(_LENGTHS, len(words))
    stems = dict.fromkeys(words)  # in their order, which the first theme depends on
    of = themes().of
    found = list(chain.from_iterable([of[stem] for stem in stems if stem in of]))
    pairs: list[str] = []
    if not folded.isascii() and FAR.search(folded):
        known = themes()
        found += [known.wide[word] for word in dict.fromkeys(known.pattern.findall(folded))]
        pairs = [a + b for a, b in pairwise(_CJK.findall(folded))]
    seen = dict.fromkeys(found)
    about = tuple([f"T:{theme}" for theme in seen if theme not in OWN_THEMES])
    facts = [f"T1{theme}" for theme in of.get(words[0], ())] if found and words else []
    phrases = _phrases(said)
    mark = phrases[0] if phrases else about[0] if about else "-"
    facts += phrases
    if len(said) <= LINE_CHARS:
        row = line(said)
        if row.dates:
            facts += ["dates", f"dates{bisect_right(_LENGTHS, row.words)}"]
        if row.credit:
            facts.append("credit")
        if row.words <= BYLINE_WORDS and BYLINE.fullmatch(said):
            facts.append("BY")
    make = _make(said)
    facts += {"S" + make[:2], "S" + make[:4], "S" + make}
    facts.append(f"S{make[:3]}w{length}")
    compared = frozenset([stem for stem in stems if len(stem) >= SHORTEST] + pairs)
    themes_ = [(theme, min(found.count(theme), MOST_OFTEN), length) for theme in seen]
    return Told(themes_, facts, about, mark[:7], make[:3], compared, words[:OWN_WORDS])


def theme_facts(theme: str, often: int, length: int) -> list[str]:
    """That a line of a class of length has so many words of a theme."""
    return [f"T:{theme}", f"T{theme}{often}w{length}", *([f"T2{theme}"] if often > 1 else ())]


def word_facts(words: Sequence[str]) -> list[str]:
    """The words of a line as facts: each, the first, the last, the first two."""
    out = [f"t:{stem}" for stem in sorted(set(words))]
    if words:
        out += [f"t1:{words[0]}", f"tn:{words[-1]}"]
    if len(words) > 1:
        out.append(f"t12:{words[0][: STEM - 1]}_{words[1][: STEM - 1]}")
    return out


def _phrases(said: str) -> list[str]:
    """What phrase a line is, what it asks, whether it leads on."""
    out = []
    if phrase := look_up(said):
        out += [f"ph:{phrase.kind[:3]}", f"ph{phrase.kind[:3]}{phrase.header:d}"]
    words = word_count(said)
    if words <= ASKED_WORDS and len(said) <= LINE_CHARS:
        if kind := asked(said, words):
            out.append(f"ask:{kind[:3]}")
        first = begins_line(said)
        if NEIGHBOUR.match(said, first):
            out.append("neigh")
        if RELATED_HEAD.match(said, first):
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


__all__ = ["Told", "theme_facts", "themes", "told", "word_facts"]
