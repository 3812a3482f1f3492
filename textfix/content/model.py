"""The learned judge: word weights and trees, from ``weights.bin`` to the chance that each block is content."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import exp
from typing import NamedTuple
from zlib import compress, decompress

from ..layout import Block
from ..stored import stored
from .facts import Facts, Reader, is_unknown
from .features import COMMON, NAMES, columns_of
from .forest import Forest, Trees
from .lexicon import ROLES, Lexicon, Weights, pack_words, unpack_words
from .page_type import TYPES, PageTypes
from .revision import ALIKE, FROM_FIRST, ONE, second_look
from .whole import WHOLE, whole_row

LEAF_SCALE = 500  # leaves are so many parts of a unit of log-odds
CLEAN = 4  # a text that is clean already is so many times as likely, or as dear, as among the documents of training
PLAIN = 500  # thousandths: a text all of whose blocks are likelier than this needs no second look
SURE = 12 * LEAF_SCALE  # log-odds beyond this are certainty
STEP = 8  # sums of leaves so close have the same chance, to two thousandths


class Judged(NamedTuple):
    """The columns of a text, and the chance of each of its blocks, in thousandths."""

    columns: list[list[int]]
    chances: list[int]


class Model:
    """Weights in use. ``chances`` takes the columns of ``features.py`` and gives 0..1000 for every block."""

    def __init__(self, packed: bytes) -> None:
        parts = unpack(packed)
        self.reader = Reader(Lexicon(parts.roles, parts.bias), PageTypes(parts.types, parts.biases))
        self._score = Forest(parts.trees, COMMON)
        self._whole = Forest(parts.whole, range(len(WHOLE))) if parts.whole else None
        self._revise = Forest(parts.revision, ALIKE) if parts.revision else None

    def judge(self, blocks: Sequence[Block], facts: Sequence[Facts]) -> Judged | None:
        """How likely each block is content; None when the language is unknown."""
        if is_unknown(facts):
            return None
        columns = columns_of(self.reader, blocks, facts)
        return Judged(columns, self.chances(columns))

    def page_chance(self, judged: Judged, sizes: Sequence[int], ruled: Sequence[str | None]) -> float:
        """How likely there is anything around a text, to be taken out. ``ruled``: the kinds of what rules took."""
        if self._whole is None:
            return 1.0
        row = whole_row(judged.columns, judged.chances, sizes, ruled)
        chance = thousandths(self._whole([[value] for value in row]))[0]
        return chance / (chance + CLEAN * (ONE - chance))

    def chances(self, columns: Sequence[Sequence[int]]) -> list[int]:
        """The same of the columns of a text."""
        first = thousandths(self._score(columns))
        if self._revise is None or min(first, default=0) >= PLAIN:
            return first
        return thousandths(self._revise(second_look([columns[i] for i in FIRST], first)))


FIRST = [NAMES.index(name) for name in FROM_FIRST]


@cache
def _chances() -> list[int]:
    """The chance of every ``STEP``-th sum of leaves from ``-SURE`` to ``SURE``."""
    return [round(ONE / (1 + exp(-s / LEAF_SCALE))) for s in range(-SURE + STEP // 2, SURE + STEP, STEP)]


def thousandths(scores: Sequence[int]) -> list[int]:
    """Chances, of sums of leaves."""
    chance = _chances()
    return [ONE if s > SURE else 0 if s < -SURE else chance[(s + SURE) // STEP] for s in scores]


def best_set(chances: Sequence[float], sizes: Sequence[int], beta: float = 1.0) -> list[bool]:
    """The set of blocks with the greatest expected word F-measure: the likeliest ones, as many as pay.

    ``right / (kept + beta² * true)`` grows while the next block's chance is above it. A ``beta`` above 1 counts
    what is lost for more than what is left, one below 1 for less.

    >>> best_set([0.9, 0.1, 0.6], [100, 100, 100])
    [True, False, True]
    """
    order = sorted(range(len(chances)), key=chances.__getitem__, reverse=True)
    true = beta * beta * sum(c * n for c, n in zip(chances, sizes, strict=True))
    right = kept = best = 0.0
    keep = [False] * len(chances)
    pending: list[int] = []
    for i in order:
        right += chances[i] * sizes[i]
        kept += sizes[i]
        pending.append(i)
        score = right / (kept + true) if kept + true else 0.0
        if score >= best and chances[i] > 0:
            best = score
            for k in pending:
                keep[k] = True
            pending.clear()
    return keep


@cache
def load() -> Model:
    """The shipped weights."""
    return Model(stored(__package__, "weights.bin"))


# -- the stored form (benchmarks/train_content.py writes it) ----------------------------------------


class Parts(NamedTuple):
    """What the stored form holds: word weights by role and by type of page, and the three sets of trees."""

    roles: Sequence[Weights] = ()
    bias: int = 0
    types: Sequence[Weights] = ()
    biases: Sequence[int] = ()
    trees: Trees = ()
    revision: Trees = ()
    whole: Trees = ()


def pack(parts: Parts) -> bytes:
    """Weights in their stored form; what is not given weighs nothing.

    >>> unpack(pack(Parts(bias=3, trees=[9000]))).trees
    [9000]
    """
    tables = [
        *parts.roles, *({} for _ in range(ROLES - len(parts.roles))),
        *parts.types, *({} for _ in range(len(TYPES) - len(parts.types))),
    ]  # fmt: skip
    packed = [pack_words(t) for t in tables]
    about = {
        "bias": parts.bias,
        "types": [*parts.biases, *[0] * (len(TYPES) - len(parts.biases))],
        "tables": [len(p) for p in packed],
        "trees": parts.trees,
        "revision": parts.revision,
        "whole": parts.whole,
    }
    head = compress(json.dumps(about, separators=(",", ":")).encode(), 9)
    return len(head).to_bytes(4, "little") + head + b"".join(packed)


def unpack(packed: bytes) -> Parts:
    """What :func:`pack` packed."""
    size = int.from_bytes(packed[:4], "little")
    about = json.loads(decompress(packed[4 : 4 + size]))
    at, tables = 4 + size, []
    for length in about["tables"]:
        tables.append(unpack_words(packed[at : at + length]))
        at += length
    roles, types = tables[:ROLES], tables[ROLES:]
    return Parts(roles, about["bias"], types, about["types"], about["trees"], about["revision"], about["whole"])
