"""What sort of page a text comes from, by its words: "reply" and "joined" make a forum, "add to cart" a shop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import isqrt

from .lexicon import Weights

TYPES = ("article", "forum", "product", "collection", "listing", "service", "documentation")
SCALE = 100  # scores are hundredths of a unit of log-odds
NEAR = 10  # a document's words are a vector of this length, so that long and short documents compare


class PageTypes:
    """Word weights for every type of page; ``biases`` and weights in the order of ``TYPES``."""

    def __init__(self, weights: Sequence[Weights], biases: Sequence[int]) -> None:
        self._biases = tuple(biases)
        vectors: dict[int, list[int]] = {}
        for at, of_type in enumerate(weights):
            for word, weight in of_type.items():
                vectors.setdefault(word, [0] * len(weights))[at] = weight
        self._vectors = {word: tuple(v) for word, v in vectors.items()}
        self._words = frozenset(vectors)

    def scores(self, counted: Counter[int]) -> list[int]:
        """A score for every type, of the counted hashes of a document's words."""
        known = self._words.intersection(counted)
        often = {word: counted[word].bit_length() for word in known}
        length = isqrt(100 * sum(c * c for c in often.values())) or 1
        sums = [0] * len(self._biases)
        for word, c in often.items():
            for at, weight in enumerate(self._vectors[word]):
                sums[at] += c * weight
        return [bias + NEAR * 10 * total // length for bias, total in zip(self._biases, sums, strict=True)]
