"""The third look, for HTML: what the tree of a page says of a block, beside what its text says."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import Protocol
from zlib import compress, decompress

from ..layout import Block
from ..stored import stored
from .class_words import ClassWords
from .facts import Facts
from .forest import Forest as Grown
from .forest import Trees
from .model import thousandths
from .revision import revised_columns

FILES = ("weights_html.bin", "weights_html_extractor.bin")  # the second knows what another program has found
UNTOLD = 500  # thousandths: the chance of a block in a language that the judge of text cannot read
MIDDLE = 16_000  # columns hold what they measure and so much more: the trees know no numbers below 0
OWN = ("words", "stop", "ends", "lex", "caps", "phrase", "digits")
NO_WORDS = ClassWords({}, {})
_SHAPES = ("text", "heading", "list_item", "quote", "code", "table")


class Extracted(Protocol):
    """What another program takes for the article (``textfix.html.Extracted``)."""

    def columns(self, said: Sequence[str]) -> list[list[int]]:
        """How much of each block it holds, in per cent, for every way it was asked."""
        ...


class Places(Protocol):
    """Where the blocks of a text stand in the tree of its page (``textfix.html.Places``)."""

    @property
    def extracted(self) -> Extracted | None:
        """What another program takes for the article, where it was asked."""
        ...

    def columns(
        self,
        spans: Sequence[tuple[int, int]],
        words: Sequence[int],
        chances: Sequence[int],
        says: Callable[[tuple[str, ...]], tuple[int, int]],
    ) -> list[list[int]]:
        """One column of small integers for each thing the tree says of the blocks at ``spans``."""
        ...


def markup_columns(
    blocks: Sequence[Block],
    facts: Sequence[Facts],
    chances: Sequence[int] | None,
    places: Places,
    says: ClassWords = NO_WORDS,
) -> list[list[int]]:
    """What the third trees look at, one column each. ``chances`` are those of the text, None when it is unread;
    ``says`` weighs the words of classes. The columns of the tree come first."""
    told = [UNTOLD] * len(blocks) if chances is None else chances
    own = [[getattr(f, name) for f in facts] for name in OWN]
    shape = [_SHAPES.index(b.shape) for b in blocks]
    tree = places.columns([(b.body, b.end) for b in blocks], own[0], told, says)
    asked = places.extracted
    found = [*tree, *revised_columns([*own, shape], told), *(asked.columns([b.said for b in blocks]) if asked else ())]
    return [_raised(column) for column in found]


def _raised(column: Sequence[int]) -> list[int]:
    if min(column, default=0) < -MIDDLE or max(column, default=0) > MIDDLE:
        column = [min(max(v, -MIDDLE), MIDDLE) for v in column]
    return [v + MIDDLE for v in column]


class Forest:
    """Trees over the columns of :func:`markup_columns` and the weights of class words, from their stored form."""

    def __init__(self, packed: bytes) -> None:
        size = int.from_bytes(packed[:4], "little")
        about = json.loads(decompress(packed[4 : 4 + size]))
        middle = 4 + size + about["near"]
        self.says = ClassWords.of(packed[4 + size : middle], packed[middle:])
        self._score = Grown(about["trees"])

    def chances(self, columns: Sequence[Sequence[int]]) -> list[int]:
        """How likely each block is content, in thousandths."""
        return thousandths(self._score(columns))


def pack(trees: Trees, says: ClassWords = NO_WORDS) -> bytes:
    """Trees and weights in their stored form; :class:`Forest` reads it (benchmarks/train_html.py writes it)."""
    near, far = says.packed()
    head = compress(json.dumps({"trees": trees, "near": len(near)}, separators=(",", ":")).encode(), 9)
    return len(head).to_bytes(4, "little") + head + near + far


@cache
def _shipped(name: str) -> Forest | None:
    try:
        return Forest(stored(__package__, name))
    except FileNotFoundError:  # a checkout without weights judges by the text alone
        return None


instead: list[Forest | None] = []  # weights that stand in for the shipped ones; None: the text alone


def with_markup(
    blocks: Sequence[Block], facts: Sequence[Facts], chances: Sequence[int] | None, places: Places
) -> Sequence[int] | None:
    """The chances of the text, made better by the tree of the page."""
    forest = instead[-1] if instead else _shipped(FILES[places.extracted is not None])
    if forest is None:
        return chances
    return forest.chances(markup_columns(blocks, facts, chances, places, forest.says))
