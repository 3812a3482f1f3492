"""The learned numbers of this package, read from ``tail.json`` the first time they are needed.

Written by ``benchmarks/train_trailing.py``; the file itself says from which data, under which licence, and what
cross-validation gave.
"""

from __future__ import annotations

import json
import zlib
from base64 import b85decode
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from .evidence import Lexicon
from .words import bucket

RARITY_LEVELS = 16  # steps of the rarity table; 0 is a word never seen, 15 one that every document holds
LEDE_WORDS = 40  # words of a block that the wording model reads
LEDE_PAIRS = 12  # pairs of words it reads
CACHED_STEMS = 1 << 16  # stems whose rarity is remembered

# A leaf, or [feature, threshold, the branch at or below it, the branch above it].
Tree: TypeAlias = "float | list[Any]"
Judge: TypeAlias = Callable[[Sequence[float]], float]


class Model(NamedTuple):
    lexicon: Lexicon
    blocks: Judge
    cuts: Judge
    gate: Judge
    margin: float  # log-odds by which a cut must beat keeping everything
    open: float  # log-odds the gate must give before anything is looked at closely


def judge(trees: Sequence[Tree]) -> Judge:
    """What gives the sum of the leaves that a row of numbers reaches.

    The trees become one Python expression, which is five times as fast as walking them.

    >>> judge([[0, 0.5, -1.0, [1, 2.0, 1.0, 3.0]], 0.5])([0.7, 5])
    3.5
    """
    terms = ",".join(map(_expression, trees))
    compiled: Judge = eval(compile(f"lambda x: sum(({terms},))", "<trees>", "eval"), {"__builtins__": {"sum": sum}})
    return compiled


def _expression(node: Tree) -> str:
    if isinstance(node, list):
        feature, threshold, below, above = node
        return f"({_expression(below)} if x[{int(feature)}]<={float(threshold)!r} else {_expression(above)})"
    return repr(float(node))


def wording_features(words: Sequence[str], buckets: int) -> set[int]:
    """Where the opening words of a block, and their pairs, are filed."""
    words = words[:LEDE_WORDS]
    found = {bucket("w" + word, buckets) for word in words}
    found.update(bucket(f"{one} {two}", buckets) for one, two in pairwise(words[: LEDE_PAIRS + 1]))
    if words:
        found.add(bucket("1" + words[0], buckets))
        found.add(bucket("2" + " ".join(words[:2]), buckets))
    return found


def lexicon(data: dict[str, Any]) -> Lexicon:
    levels = zlib.decompress(b85decode(data["rarity"]))
    lede, close = (data[name] for name in ("lede", "close"))
    opening, closing = (memoryview(zlib.decompress(b85decode(part["weights"]))).cast("b") for part in (lede, close))

    @lru_cache(CACHED_STEMS)
    def rarity(stem: str) -> float:
        at = bucket(stem, 2 * len(levels))
        level = levels[at >> 1] & 15 if at & 1 else levels[at >> 1] >> 4
        return (RARITY_LEVELS - level) / RARITY_LEVELS

    def wording(words: list[str]) -> tuple[float, float]:
        at = wording_features(words, len(opening))
        return (
            lede["bias"] + lede["scale"] * sum([opening[i] for i in at]),
            close["bias"] + close["scale"] * sum([closing[i] for i in at]),
        )

    return Lexicon(rarity, wording)


@cache
def load() -> Model:
    data = json.loads((files(__package__) / "tail.json").read_text(encoding="utf-8"))
    blocks, cuts, gate = (judge(data[name]) for name in ("blocks", "cuts", "gate"))
    return Model(lexicon(data), blocks, cuts, gate, data["margin"], data["open"])
