"""What sort of page a text comes from, by its words: "reply" and "joined" make a forum, "add to cart" a shop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isqrt
from operator import mul

from .lexicon import Weights, add_lane

TYPES = ("article", "forum", "product", "collection", "listing", "service", "documentation")
NEAR = 10  # a document's words are a vector of this length, so that long and short documents compare

# The weights of a word for all types are lanes of one number, so that one sum adds up all of them.
LANE = 32  # bits: 8,000 words, each counted up to 2**31 times, of weights below 2 * MIDDLE fit
MIDDLE = 128  # a weight of nothing
_MASK = (1 << LANE) - 1


class PageTypes:
    """Word weights for every type of page; ``biases`` and weights in the order of ``TYPES``."""

    def __init__(self, weights: Sequence[Weights], biases: Sequence[int]) -> None:
        self._biases = tuple(biases)
        nothing = sum(MIDDLE << LANE * at for at in range(len(weights)))
        lanes: dict[int, int] = {}
        for at, of_type in enumerate(weights):
            add_lane(lanes, of_type, LANE * at, nothing)
        self._lanes = lanes
        self.tells = frozenset(lanes).__contains__  # whether the word with this hash tells anything

    def scores(self, counted: Counter[int]) -> list[int]:
        """For every type a score in hundredths of log-odds, of the counted hashes of a document's words; those that
        tell nothing are no harm."""
        known = [word for word in counted if word in self._lanes]
        often = [counted[word].bit_length() for word in known]
        length = isqrt(100 * sum(map(mul, often, often))) or 1
        total, nothing = sum(map(mul, often, map(self._lanes.__getitem__, known))), MIDDLE * sum(often)
        sums = [(total >> LANE * at & _MASK) - nothing for at in range(len(self._biases))]
        return [bias + NEAR * 10 * s // length for bias, s in zip(self._biases, sums, strict=True)]
