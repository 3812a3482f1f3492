"""The learned numbers of this package, read from ``tail.json`` the first time they are needed.

Written by ``benchmarks/train_trailing.py``; the file itself says from which data, under which licence, and what
cross-validation gave.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from ..stored import stored
from .words import LONGEST_STEM, bucket

RARITY_LEVELS = 16  # steps of the rarity table; 0 is a word never seen, 15 one that every document holds
CACHED_STEMS = 1 << 16  # stems whose rarity is remembered
WALKED = 1_000  # rows for which trees are walked before they are compiled

# A leaf, or [feature, threshold, the branch at or below it, the branch above it].
Tree: TypeAlias = "float | list[Any]"
Judge: TypeAlias = Callable[[Sequence[float]], float]


class Lexicon(NamedTuple):
    """The learned numbers about words."""

    rarity: Callable[[str], float]
    wording: Callable[[Sequence[int]], tuple[float, float]]  # ``opening_features`` -> its ``lede`` and ``close``


class Rarities(dict[str, float]):
    """How rare a stem is, from 1 for one never seen to 1/16 for one that every document holds."""

    def __init__(self, levels: bytes) -> None:
        super().__init__()
        self.levels = levels

    def __missing__(self, stem: str) -> float:
        if len(self) >= CACHED_STEMS:
            self.clear()
        at = bucket(stem, 2 * len(self.levels))
        level = self.levels[at >> 1] & 15 if at & 1 else self.levels[at >> 1] >> 4
        value = (RARITY_LEVELS - level) / RARITY_LEVELS
        if len(stem) <= LONGEST_STEM:
            self[stem] = value
        return value


class Model(NamedTuple):
    lexicon: Lexicon
    blocks: Judge
    cuts: Judge
    gate: Judge
    margin: float  # log-odds by which a cut must beat keeping everything
    open: float  # log-odds the gate must give before anything is looked at closely


def judge(trees: Sequence[Tree]) -> Judge:
    """What gives the sum of the leaves that a row of numbers reaches.

    >>> judge([[0, 0.5, -1.0, [1, 2.0, 1.0, 3.0]], 0.5])([0.7, 5])
    3.5
    """
    return _Judge(trees).__call__


class _Judge:
    """Trees that are walked for some rows, then compiled: that makes them twice as fast, but takes as long as it
    takes to walk them for ``WALKED`` rows more."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._trees, self._asked = trees, 0
        self._sum: Judge = self._walked

    def __call__(self, row: Sequence[float]) -> float:
        return self._sum(row)

    def _walked(self, row: Sequence[float]) -> float:
        self._asked += 1
        if self._asked > WALKED:
            self._sum = _compiled(self._trees)
            return self._sum(row)
        leaves = []
        for node in self._trees:
            while isinstance(node, list):
                node = node[2] if row[node[0]] <= node[1] else node[3]
            leaves.append(node)
        return sum(leaves)


def _compiled(trees: Sequence[Tree]) -> Judge:
    """The same as one Python expression, numbers only."""
    terms = ",".join(map(_expression, trees))
    found: Judge = eval(compile(f"lambda x: sum(({terms},))", "<trees>", "eval"), {"__builtins__": {"sum": sum}})
    return found


def _expression(node: Tree) -> str:
    if isinstance(node, list):
        feature, threshold, below, above = node
        return f"({_expression(below)} if x[{int(feature)}]<={float(threshold)!r} else {_expression(above)})"
    return repr(float(node))


def lexicon(data: dict[str, Any]) -> Lexicon:
    levels = zlib.decompress(b64decode(data["rarity"]))
    lede, close = (data[name] for name in ("lede", "close"))
    opening, closing = (memoryview(zlib.decompress(b64decode(part["weights"]))).cast("b") for part in (lede, close))

    rarity = Rarities(levels).__getitem__

    def wording(found: Sequence[int]) -> tuple[float, float]:
        return (
            lede["bias"] + lede["scale"] * sum([opening[i] for i in found]),
            close["bias"] + close["scale"] * sum([closing[i] for i in found]),
        )

    return Lexicon(rarity, wording)


@cache
def load() -> Model:
    data = json.loads(stored(__package__, "tail.json"))
    blocks, cuts, gate = (judge(data[name]) for name in ("blocks", "cuts", "gate"))
    return Model(lexicon(data), blocks, cuts, gate, data["margin"], data["open"])
