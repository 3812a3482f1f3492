"""What the links in a line tell of it, beside its words: trees that judge texts without links know nothing of them."""

from __future__ import annotations

from collections.abc import Sequence

from ..layout import Block
from .shape import PROSE_WORDS

WHOLE = 80  # per cent of the characters of a block that stand in links
# By how much less likely a block is of the article than its words say: on 150 pages of WCXB's development part, printed
# with their links by two programs. Passages that are one link, between lines that are, were content in one of eighteen
# cases where the trees expect one of four. Of short lines nothing of the kind is true: their words tell as much (tried:
# those that are a link in part, which takes lists of what an article speaks of, "the best: NAME").
AMONG, BESIDE = 0.2, 0.65


def of_links(blocks: Sequence[Block], words: Sequence[int]) -> list[float]:
    """What to multiply the chance of every block by."""
    n = len(blocks)
    whole = [b.linked >= WHOLE and w < PROSE_WORDS for b, w in zip(blocks, words, strict=True)]
    out = []
    for i, block in enumerate(blocks):
        factor = 1.0
        if block.linked >= WHOLE and words[i] >= PROSE_WORDS:
            beside = (i > 0 and whole[i - 1]) + (i + 1 < n and whole[i + 1])
            factor = (1.0, BESIDE, AMONG)[beside]
        out.append(factor)
    return out


__all__ = ["of_links"]
