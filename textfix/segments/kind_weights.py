"""The learned weights of facts: how they are stored, and how those of all kinds are added at once.

They are made by benchmarks/train_kinds.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from functools import cache
from struct import unpack
from typing import Any, NamedTuple

from ..stored import stored
from .chain import Follows, follows
from .fact_sums import Sums
from .kind_facts import BLANKS, OWN
from .kind_groups import GROUPS
from .kind_words import theme_facts

RARE = 0.2  # 1 would make all kinds weigh the same, 0 all lines
LANE = 16  # bits of a sum: the weights of all kinds are added at once, side by side in one number
MIDDLE = 1 << (LANE - 1)  # keeps every sum above zero: a line has fewer than 300 facts, of weights up to 46
# By which kinds and weights are known in the file of weights: what JSON prints as one character, the space left out.
LETTERS = "".join([chr(code) for code in range(ord("!"), 127) if chr(code) not in '"\\'])
_PAIR = re.compile("..")
HALF = len(LETTERS) // 2  # the letter of weight 0; greater weights are stored as the greatest


class Weights(NamedTuple):
    """Learned numbers: the kinds, the weight of each fact for all of them in one number, how much one unit is in nats,
    how the kinds follow each other, and by how much a kind is favoured for being rare; the same weights by the groups
    of facts, and of words."""

    kinds: tuple[str, ...]
    of: dict[str, int]
    unit: float
    behind: Follows
    favour: tuple[float, ...]
    own: list[Sums]
    themes: Sums
    places: list[Sums]
    blanks: list[int]
    words: dict[str, int]


@cache
def weights() -> Weights:
    """The learned weights, read once."""
    return packed(json.loads(stored(__package__, "kinds.json")))


def packed(data: dict[str, Any]) -> Weights:
    """Weights as they are stored, with those of all kinds side by side.

    >>> data = {"kinds": ["quote", "code"], "unit": 0.1, "lines": [1, 1], "follows": [[0, 0], [0, 0]]}
    >>> stored = stored_weights({"asks": {0: 4, 1: -3}, "bold": {1: 2}})
    >>> [score - MIDDLE for score in apart(packed(data | {"weights": stored}).of["asks"], 2)]
    [4, -3]
    """
    facts, written = (data["weights"].split()[at::2] for at in range(2))
    of = dict(zip(facts, map(_side_by_side(set(written), len(data["kinds"])).__getitem__, written), strict=True))
    often = data["lines"]
    favour = tuple((max(often) / n) ** RARE for n in often)
    own_, places = [[Sums(group, of) for group in groups] for groups in (OWN, GROUPS)]
    blanks = [of.get(f"{BLANKS}{n}", 0) for n in range(3)]
    themed = Sums(theme_facts, of)
    words = {fact[2:]: weight for fact, weight in of.items() if fact[:2] == "t:"}
    behind = follows(data["follows"], data["unit"])
    return Weights(tuple(data["kinds"]), of, data["unit"], behind, favour, own_, themed, places, blanks, words)


def stored_weights(weights: Mapping[str, Mapping[int, int]]) -> str:
    """Facts and their weights as they are stored: each weight by two letters, one for its kind and one for itself."""
    written = {
        fact: "".join([LETTERS[kind] + LETTERS[max(0, min(len(LETTERS) - 1, HALF + n))] for kind, n in of.items()])
        for fact, of in weights.items()
    }
    return " ".join([f"{fact} {letters}" for fact, letters in written.items()])


def _side_by_side(written: Collection[str], kinds: int) -> dict[str, int]:
    """The weights of facts for all kinds, each in one number, by how they are written: many are written alike."""
    weight = {
        LETTERS[kind] + letter: (n - HALF) << (LANE * kind)
        for kind in range(kinds) for n, letter in enumerate(LETTERS)
    }  # fmt: skip
    return {letters: sum(map(weight.__getitem__, _PAIR.findall(letters))) for letters in written}


@cache
def _middle(size: int) -> int:
    return sum(MIDDLE << (LANE * kind) for kind in range(size))


def apart(score: int, size: int) -> list[int]:
    """The sums of all kinds, each ``MIDDLE`` too large."""
    return [*unpack(f"<{size}H", (score + _middle(size)).to_bytes(size * LANE // 8, "little"))]


__all__ = ["HALF", "LETTERS", "MIDDLE", "Weights", "apart", "packed", "stored_weights", "weights"]
