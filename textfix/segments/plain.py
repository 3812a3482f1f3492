"""A block as the kinds look at it: its words without Markdown's marks, and measures that several rules share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..content import Verdict
from ..content.shape import ends_sentence, word_count
from ..late import late
from ..layout import Block
from ..memo import remembered

Labelled = list[tuple[Block, Verdict | None]]

_LINK = late(r"!?\[([^\]\n]{0,300})\]\([^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)")
_EMPHASIS = late(r"(?<![\w*_])(\*\*\*|___|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|~>-])")
_BOLD = late(r"(\*\*|__)(?=\S)[^*]+\1[:.]?\Z")
_ASKS = late(r"[?？؟][\"'”’»)\]」』]*\Z")
MEMO = 1 << 13  # blocks; several rules look at each of them
LONGEST = 4_000  # characters; nothing that is told by its wording is longer


class Row(NamedTuple):
    """An open block, which no stage has judged yet: ``at`` in the labelled list, ``said`` without marks.

    ``text`` says that the block has no mark that says what it is.
    """

    at: int
    block: Block
    said: str
    words: int
    ends: bool
    asks: bool
    bold: bool
    text: bool


def plain(said: str) -> str:
    """The words of a block without Markdown's emphasis, links and backslashes.

    >>> plain("**Why _now_?** See [the plan](/plan)"), plain("snake_case, 2 * 3 * 4")
    ('Why now? See the plan', 'snake_case, 2 * 3 * 4')
    """
    if not ("*" in said or "_" in said or "[" in said or "\\" in said) or len(said) > LONGEST:
        return said
    out = _LINK.sub(r"\1", said) if "](" in said else said
    if "*" in out or "_" in out:
        out = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", out))
    if "\\" in out:
        out = _ESCAPED.sub(r"\1", out)
    return out.strip() or said


def rows(labelled: Labelled) -> list[Row]:
    """The open blocks of a document."""
    return [row(at, block) for at, (block, verdict) in enumerate(labelled) if verdict is None]


def row(at: int, block: Block) -> Row:
    """One block with its measures."""
    return Row(at, block, *_measures(block.said), block.shape == "text")


@remembered(MEMO, 1_000)
def _measures(raw: str) -> tuple[str, int, bool, bool, bool]:
    said = plain(raw)
    asks = _ASKS.search(said, max(0, len(said) - 4)) is not None
    return said, word_count(said), ends_sentence(said), asks, said is not raw and bool(_BOLD.match(raw))


def texts(found: Sequence[Row]) -> str:
    """Their words, a line each."""
    return "\n".join(row.said for row in found)


__all__ = ["Labelled", "Row", "plain", "row", "rows", "texts"]
