"""What is known of one block by itself, each piece worked out when it is first asked for, and once.

The finders of beginnings, of ends and of what stands behind them ask the same of the same blocks, and a page is read
again until cleaning changes nothing: so passages are remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from math import log1p
from typing import Any, Generic, TypeVar

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

Value = TypeVar("Value")


class once(Generic[Value]):
    """A property worked out when it is first asked for; then it is a plain attribute. ``functools.cached_property``
    takes a lock as well, which costs more than most of these."""

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self.make, self.name = make, make.__name__
        self.__doc__ = make.__doc__

    def __get__(self, owner: Any, kind: type) -> Value:
        value = owner.__dict__[self.name] = self.make(owner)
        return value


class Passage:
    """A block and its words, stems, names and marks. ``lexicon`` stands in for the shipped one where models learn."""

    def __init__(self, shape: str, text: str, lexicon: Lexicon | None = None) -> None:
        self.shape, self.text, self.lexicon = shape, text, lexicon

    def __getstate__(self) -> dict[str, Any]:
        """All but the lexicon, which cannot be pickled: what is asked of it is asked before."""
        return {**self.__dict__, "sound": self.sound, "weights": self.weights, "lexicon": None}

    @once
    def words(self) -> list[str]:
        return split(self.text)

    @once
    def length(self) -> int:
        """Words."""
        return len(self.words)

    @once
    def size(self) -> float:
        """The log of their number."""
        return log1p(self.length)

    @once
    def weights(self) -> dict[str, float]:
        """Stem -> rarity, in order."""
        found = stems(self.words, self.text)
        return dict(zip(found, map((self.lexicon or load().lexicon).rarity, found), strict=True))

    @once
    def mass(self) -> float:
        """Sum of the rarities."""
        return sum(self.weights.values())

    @once
    def rare(self) -> list[tuple[str, float]]:
        """The stems, with their rarity, that not nearly every document has."""
        return [pair for pair in self.weights.items() if pair[1] >= RARE]

    @once
    def topical(self) -> list[str]:
        """The stems that are not found everywhere."""
        return [stem for stem in self.weights if pull(stem)]

    @once
    def opening(self) -> list[int]:
        """Where its opening words are filed in the tables of the wording models."""
        return opening_features(self.words)

    @once
    def sound(self) -> tuple[float, float]:
        """The log-odds of opening an article and of closing one."""
        return (self.lexicon or load().lexicon).wording(self.opening)

    @once
    def lede(self) -> float:
        return self.sound[0]

    @once
    def close(self) -> float:
        return self.sound[1]

    @once
    def marks(self) -> Marks:
        return marks(self.shape, self.text, self.words)

    @once
    def names(self) -> frozenset[str]:
        """The stems of its names."""
        return frozenset([stem for name in names(self.text) for stem in stems(split(name), name)])

    @once
    def persons(self) -> tuple[int, int, int]:
        """How many of the words are I, you, we and theirs."""
        found = [word for word in self.words if word in PERSONS]
        if not found:
            return 0, 0, 0
        i, you, we = ([word for word in found if word in some] for some in (FIRST_PERSON, YOU, WE))
        return len(i), len(you), len(we)

    @once
    def people(self) -> frozenset[tuple[str, str]]:
        """People and things named in full."""
        return names_of(self.text)

    @once
    def turn(self) -> Turn:
        return turn(self.text, self.words, self.people)


@remembered(REMEMBERED, REMEMBERED_CHARS)
def passage(shape: str, text: str) -> Passage:
    return Passage(shape, text)
