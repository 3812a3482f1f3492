"""The learned judge: word weights and trees, from ``weights.bin`` to the chance that each block is content."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any
from zlib import compress, decompress

from ..layout import Block
from .facts import Facts, Reader, is_unknown
from .features import NAMES, columns_of
from .lexicon import ROLES, Lexicon, Weights, pack_words, unpack_words
from .page_type import TYPES, PageTypes
from .revision import FROM_FIRST, ONE, REVISED, second_look

LEAF_SCALE = 1000  # leaves are thousandths of a unit of log-odds
LOOK, SETTLED = 20, 3500  # after so many trees a block whose score is beyond this (a chance of 3 per cent) is settled
SURE = 20.0  # log-odds beyond this are certainty
Trees = Sequence[Any]  # a leaf is a number; a fork is [column, highest value that goes left, left, right]


class Model:
    """Weights in use. ``chances`` takes the columns of ``features.py`` and gives 0..1000 for every block."""

    def __init__(self, packed: bytes) -> None:
        size = int.from_bytes(packed[:4], "little")
        about = json.loads(decompress(packed[4 : 4 + size]))
        at = 4 + size
        tables = []
        for length in about["tables"]:
            tables.append(unpack_words(packed[at : at + length]))
            at += length
        lexicon = Lexicon(tables[:ROLES], about["bias"])
        self.reader = Reader(lexicon, PageTypes(tables[ROLES:], about["types"]))
        self._score = _compiled(about["trees"], len(NAMES))
        self._revise = _compiled(about["revision"], len(REVISED)) if about["revision"] else None

    def judge(self, blocks: Sequence[Block], facts: Sequence[Facts]) -> list[int] | None:
        """How likely each block is content, in thousandths; None when the language is unknown."""
        return None if is_unknown(facts) else self.chances(columns_of(self.reader, blocks, facts))

    def chances(self, columns: Sequence[Sequence[int]]) -> list[int]:
        """The same of the columns of a text."""
        first = [_chance(s) for s in self._score(zip(*columns, strict=True))]
        if self._revise is None:
            return first
        again = second_look([columns[i] for i in FIRST], first)
        return [_chance(s) for s in self._revise(zip(*again, strict=True))]


FIRST = [NAMES.index(name) for name in FROM_FIRST]


def _chance(score: int) -> int:
    odds = score / LEAF_SCALE
    return ONE if odds > SURE else 0 if odds < -SURE else round(ONE / (1 + exp(-odds)))


def _compiled(trees: Trees, width: int) -> Callable[[Any], list[int]]:
    """The trees as one Python function over rows: five times faster than walking them."""
    lines = ["def score(rows):", " out = []", f" for {','.join(f'x{i}' for i in range(width))} in rows:", "  s = 0"]
    for i, tree in enumerate(trees):
        lines.append(f"  s += {_expression(tree)}")
        if i % LOOK == LOOK - 1:
            lines.append(f"  if not {-SETTLED} < s < {SETTLED}: out.append(s); continue")
    lines += ["  out.append(s)", " return out"]
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)  # numbers only: _expression refuses anything else
    made: Callable[[Any], list[int]] = space["score"]
    return made


def _expression(tree: Any) -> str:
    if isinstance(tree, list):
        column, most, left, right = tree
        return f"({_expression(left)} if x{int(column)} <= {int(most)} else {_expression(right)})"
    return str(int(tree))


def best_set(chances: Sequence[float], sizes: Sequence[int], beta: float = 1.0) -> list[bool]:
    """The set of blocks with the greatest expected word F-measure: the likeliest ones, as many as pay.

    ``right / (kept + beta² * true)`` grows while the next block's chance is above it. A ``beta`` above 1 counts
    what is lost for more than what is left, one below 1 for less.

    >>> best_set([0.9, 0.1, 0.6], [100, 100, 100])
    [True, False, True]
    """
    order = sorted(range(len(chances)), key=lambda i: -chances[i])
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
    return Model((files(__package__) / "weights.bin").read_bytes())


# -- the stored form (benchmarks/train_content.py writes it) ----------------------------------------


def pack(
    roles: Sequence[Weights] = (),
    bias: int = 0,
    types: Sequence[Weights] = (),
    biases: Sequence[int] = (),
    trees: Trees = (),
    revision: Trees = (),
) -> bytes:
    """Weights in their stored form; :class:`Model` reads it. What is not given weighs nothing."""
    tables = [*roles, *({} for _ in range(ROLES - len(roles))), *types, *({} for _ in range(len(TYPES) - len(types)))]
    packed = [pack_words(t) for t in tables]
    about = {
        "bias": bias,
        "types": [*biases, *[0] * (len(TYPES) - len(biases))],
        "tables": [len(p) for p in packed],
        "trees": trees,
        "revision": revision,
    }
    head = compress(json.dumps(about, separators=(",", ":")).encode(), 9)
    return len(head).to_bytes(4, "little") + head + b"".join(packed)
