"""What is known of one block by itself, each piece worked out when it is first asked for, and once.

The finders of beginnings, of ends and of what stands behind them ask the same of the same blocks, and a page is read
again until cleaning changes nothing: so passages are remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import log1p
from typing import Any

from ..memo import remembered
from .cohesion import pull
from .marks import Marks, marks, names
from .model import Lexicon, load
from .turns import Turn, names_of, turn
from .words import opening_features, split, stems

REMEMBERED = 2048  # passages
REMEMBERED_CHARS = 2_000  # of a passage that is remembered
RARE = 0.2  # rarity from which a stem tells something: nearly every document has the others


FIRST_PERSON = frozenset(
    "i my me mine myself im ich mein meine meinen je mon ma mes yo mi io eu ik ja мой я мне".split()
)
YOU = frozenset("you your yours du dein sie ihr ihre vous votre vos tú tu su tus jij je uw вы ваш".split())
WE = frozenset(
    "we our us ours wir unser unsere uns nous notre nos nosotros nuestro nuestra noi wij ons мы наш".split()
)
PERSONS = FIRST_PERSON | YOU | WE


class Passage:
    """A block and its words, stems, names and marks. ``lexicon`` stands in for the shipped one where models learn.

    Thousands of passages are remembered. So each is one object, and its parts are strings, numbers and tuples of them
    where they can be: the collector of garbage walks through all others again and again.
    """

    shape: str
    text: str
    lexicon: Lexicon | None
    fresh: bool  # no words were given to it
    words: tuple[str, ...]
    length: int  # words
    size: float  # the log of their number
    weights: dict[str, float]  # stem -> rarity, in order
    mass: float  # sum of the rarities
    rare: tuple[tuple[str, float], ...]  # the stems, with their rarity, that not nearly every document has
    topical: tuple[str, ...]  # the stems that are not found everywhere
    opening: tuple[int, ...]  # where its opening words are filed in the tables of the wording models
    sound: tuple[float, float]  # the log-odds of opening an article and of closing one
    lede: float
    close: float
    marks: Marks
    names: frozenset[str]  # the stems of its names
    persons: tuple[int, int, int]  # how many of the words are I, you, we and theirs
    people: frozenset[tuple[str, str]]  # people and things named in full
    turn: Turn

    __slots__ = tuple(__annotations__)

    def __init__(self, shape: str, text: str, lexicon: Lexicon | None = None) -> None:
        self.shape, self.text, self.lexicon, self.fresh = shape, text, lexicon, True

    def __getattr__(self, name: str) -> Any:
        """What was not asked for before."""
        make = _MAKE.get(name)
        if make is None:
            raise AttributeError(name)
        value = make(self)
        setattr(self, name, value)
        return value

    def __getstate__(self) -> tuple[None, dict[str, Any]]:
        """All but the lexicon, which cannot be pickled: what is asked of it is asked before."""
        return None, {name: getattr(self, name) for name in self.__slots__ if name not in ("lexicon", "fresh")} | {
            "lexicon": None, "fresh": False
        }  # fmt: skip

    def lexicon_in_use(self) -> Lexicon:
        return self.lexicon or load().lexicon


def _weights(of: Passage) -> dict[str, float]:
    found = stems(of.words, of.text)
    return dict(zip(found, map(of.lexicon_in_use().rarity, found), strict=True))


def _names(of: Passage) -> frozenset[str]:
    return frozenset([stem for name in names(of.text) for stem in stems(split(name), name)])


def _persons(of: Passage) -> tuple[int, int, int]:
    found = [] if PERSONS.isdisjoint(of.words) else [word for word in of.words if word in PERSONS]
    if not found:
        return 0, 0, 0
    i, you, we = ([word for word in found if word in some] for some in (FIRST_PERSON, YOU, WE))
    return len(i), len(you), len(we)


_MAKE: dict[str, Callable[[Passage], Any]] = {
    "words": lambda of: tuple(split(of.text)),
    "length": lambda of: len(of.words),
    "size": lambda of: log1p(of.length),
    "weights": _weights,
    "mass": lambda of: sum(of.weights.values()),
    "rare": lambda of: tuple([pair for pair in of.weights.items() if pair[1] >= RARE]),
    "topical": lambda of: tuple(filter(pull, of.weights)),
    "opening": lambda of: tuple(opening_features(of.words)),
    "sound": lambda of: of.lexicon_in_use().wording(of.opening),
    "lede": lambda of: of.sound[0],
    "close": lambda of: of.sound[1],
    "marks": lambda of: marks(of.shape, of.text, of.words),
    "names": _names,
    "persons": _persons,
    "people": lambda of: names_of(of.text),
    "turn": lambda of: turn(of.text, of.words, of.people),
}


@remembered(REMEMBERED, REMEMBERED_CHARS)
def passage(shape: str, text: str) -> Passage:
    return Passage(shape, text)


def passages(blocks: Iterable[tuple[str, str]]) -> list[Passage]:
    """The passages of ``(shape, text)`` blocks, their words and stems known: faster than to ask each for them."""
    found = [passage(shape, text) for shape, text in blocks]
    new = [one for one in found if one.fresh]
    rarity = load().lexicon.rarity
    for one in new:
        words = split(one.text)
        one.words, one.length, one.fresh = tuple(words), len(words), False
        kept = stems(words, one.text)
        one.weights = weights = dict(zip(kept, map(rarity, kept), strict=True))
        one.rare = tuple([pair for pair in weights.items() if pair[1] >= RARE])
    return found
