"""Paragraphs that stand in the document already, word for word."""

from __future__ import annotations

from collections.abc import Sequence

from ..layout import Block
from .shape import PROSE_WORDS, word_count
from .verdict import Verdict, drop

FEW = 2  # paragraphs; more repeats than that, each by itself, are a habit of the page
MUCH = 10  # per cent of a text's words; a text that says less of itself twice means to (WCXB's true contents do)


def repeats(blocks: Sequence[Block], verdicts: list[Verdict | None], page: bool) -> None:
    """Takes out the copies: on a page all that stand alone or in a row, in a text by itself only a large part of it.

    A text told twice repeats a paragraph or two, or many in a row. A document that repeats many here and there
    does so by design (cards, posts with their quotations), and is left to the learned judge.
    """
    seen: dict[str, int] = {}
    first: dict[int, int] = {}
    total = twice = 0
    for i, block in enumerate(blocks):
        if verdicts[i] or block.shape in ("code", "table"):
            continue
        size = word_count(block.said)
        total += size
        if size < PROSE_WORDS:
            continue
        before = seen.setdefault(block.said.casefold(), i)
        if before != i:
            first[i] = before
            twice += size
    few = len(first) < FEW
    much = page or 100 * twice >= MUCH * total
    for i, before in first.items():
        beside = first.get(i - 1) == before - 1 or first.get(i + 1) == before + 1
        if before == i - 1 or (much and (few or beside)):
            verdicts[i] = drop("duplicate", f"the same as the paragraph that begins {blocks[i].said[:30]!r}")
