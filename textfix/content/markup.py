"""The third look, for HTML: what the tree of a page says of a block, beside what its text says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Protocol
from zlib import decompress

from ..layout import Block
from .facts import Facts
from .model import Trees, _chance, _compiled
from .revision import revised_columns

FILES = ("weights_html.bin", "weights_html_extractor.bin")  # the second knows what another program has found
UNTOLD = 500  # thousandths: the chance of a block in a language that the judge of text cannot read
OWN = ("words", "stop", "ends", "lex", "caps", "phrase", "digits")
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
        self, spans: Sequence[tuple[int, int]], words: Sequence[int], chances: Sequence[int]
    ) -> list[list[int]]:
        """One column of small integers for each thing the tree says of the blocks at ``spans``."""
        ...


def markup_columns(
    blocks: Sequence[Block], facts: Sequence[Facts], chances: Sequence[int] | None, places: Places
) -> list[list[int]]:
    """What the third trees look at, one column each. ``chances`` are those of the text, None when it is unread."""
    told = [UNTOLD] * len(blocks) if chances is None else chances
    own = [[getattr(f, name) for f in facts] for name in OWN]
    shape = [_SHAPES.index(b.shape) for b in blocks]
    tree = places.columns([(b.body, b.end) for b in blocks], own[0], told)
    asked = places.extracted
    return [*revised_columns([*own, shape], told), *tree, *(asked.columns([b.said for b in blocks]) if asked else ())]


class Forest:
    """Trees over the columns of :func:`markup_columns`, from their stored form."""

    def __init__(self, packed: bytes) -> None:
        about = json.loads(decompress(packed))
        self._score = _compiled(about["trees"], about["width"])

    def chances(self, columns: Sequence[Sequence[int]]) -> list[int]:
        """How likely each block is content, in thousandths."""
        return [_chance(score) for score in self._score(zip(*columns, strict=True))]


def pack(trees: Trees, width: int) -> bytes:
    """Trees in their stored form; :class:`Forest` reads it (benchmarks/train_html.py writes it)."""
    from zlib import compress

    return compress(json.dumps({"trees": trees, "width": width}, separators=(",", ":")).encode(), 9)


@cache
def _shipped(name: str) -> Forest | None:
    try:
        return Forest((files(__package__) / name).read_bytes())
    except FileNotFoundError:  # a checkout without weights judges by the text alone
        return None


instead: list[Forest | None] = []  # weights that stand in for the shipped ones; None: the text alone


def with_markup(
    blocks: Sequence[Block], facts: Sequence[Facts], chances: Sequence[int] | None, places: Places
) -> Sequence[int] | None:
    """The chances of the text, made better by the tree of the page."""
    forest = instead[-1] if instead else _shipped(FILES[places.extracted is not None])
    return chances if forest is None else forest.chances(markup_columns(blocks, facts, chances, places))
