"""The learned judge: word weights and trees, from ``weights.bin`` to the chance that each block is content."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any
from zlib import compress, decompress

from ..layout import Block
from .facts import Facts, Reader, is_unknown, is_unread
from .features import NAMES, columns_of, without_words
from .lexicon import Weights, unpack
from .revision import FROM_FIRST, ONE, REVISED, revised_columns

LEAF_SCALE = 1000  # leaves are thousandths of a unit of log-odds
LOOK, SETTLED = 30, 4500  # after every 30 trees a block whose score is beyond this (a chance of 1 per cent) is settled
SURE = 20.0  # log-odds beyond this are certainty
Trees = Sequence[Any]  # a leaf is a number; a fork is [column, highest value that goes left, left, right]


class Model:
    """Weights in use. ``chances`` takes the columns of :class:`Reader` and gives 0..1000 for every block."""

    def __init__(self, packed: bytes) -> None:
        size = int.from_bytes(packed[:4], "little")
        about = json.loads(decompress(packed[4 : 4 + size]))
        rest = packed[4 + size :]
        own, headers = rest[: about["own"]], rest[about["own"] :]
        self.reader = Reader(unpack(own), unpack(headers), about["bias"], about["header_bias"])
        self._score = _compiled(about["trees"], len(NAMES))
        self._revise = _compiled(about["revision"], len(REVISED)) if about["revision"] else None
        self._unread = _compiled(about["unread"], len(NAMES)) if about.get("unread") else self._score

    def judge(self, blocks: Sequence[Block], facts: Sequence[Facts]) -> list[int] | None:
        """How likely each block is content, in thousandths; None when the language is unknown."""
        if is_unknown(facts):
            return None
        columns = columns_of(self.reader, blocks, facts)
        if is_unread(facts):
            columns = without_words(columns)
            return self._revised(columns, [_chance(s) for s in self._unread(zip(*columns, strict=True))])
        return self.chances(columns)

    def chances(self, columns: Sequence[Sequence[int]]) -> list[int]:
        """The same of the columns of a text whose words were learned."""
        return self._revised(columns, self.first(columns))

    def _revised(self, columns: Sequence[Sequence[int]], first: list[int]) -> list[int]:
        if self._revise is None:
            return first
        again = revised_columns([columns[i] for i in FIRST], first)
        return [_chance(s) for s in self._revise(zip(*again, strict=True))]

    def first(self, columns: Sequence[Sequence[int]]) -> list[int]:
        """The same before the second look."""
        return [_chance(s) for s in self._score(zip(*columns, strict=True))]


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


def best_set(chances: Sequence[float], sizes: Sequence[int]) -> list[bool]:
    """The set of blocks with the greatest expected word F1: the likeliest ones, as many as pay.

    ``2 * right / (kept + true)`` grows while the next block's chance is above half of it.

    >>> best_set([0.9, 0.1, 0.6], [100, 100, 100])
    [True, False, True]
    """
    order = sorted(range(len(chances)), key=lambda i: -chances[i])
    true = sum(c * n for c, n in zip(chances, sizes, strict=True))
    right = kept = best = 0.0
    keep = [False] * len(chances)
    pending: list[int] = []
    for i in order:
        right += chances[i] * sizes[i]
        kept += sizes[i]
        pending.append(i)
        score = 2 * right / (kept + true) if kept + true else 0.0
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
    own: Weights,
    headers: Weights,
    bias: int,
    header_bias: int,
    trees: Trees,
    revision: Trees = (),
    unread: Trees = (),
) -> bytes:
    """Weights in their stored form; :class:`Model` reads it. ``unread`` are the trees for other languages."""
    first, second = _pack_words(own), _pack_words(headers)
    forests = {"trees": trees, "revision": revision, "unread": unread}
    about = {"bias": bias, "header_bias": header_bias, "own": len(first), **forests}
    head = compress(json.dumps(about, separators=(",", ":")).encode(), 9)
    return len(head).to_bytes(4, "little") + head + first + second


def _pack_words(weights: Weights) -> bytes:
    keys = sorted(weights)
    steps = [b - a for a, b in zip([0, *keys], keys, strict=False)]
    ranks = b"".join(bytes(s >> 8 * at & 255 for s in steps) for at in range(4))
    return compress(ranks + array("b", (weights[k] for k in keys)).tobytes(), 9)
