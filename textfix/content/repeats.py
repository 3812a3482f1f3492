"""Paragraphs that stand in the document already, word for word."""

from __future__ import annotations

from collections.abc import Sequence

from ..layout import Block
from .shape import PROSE_WORDS, word_count
from .verdict import Verdict, drop

FEW = 2  # paragraphs; more repeats than that, each by itself, are a habit of the page
MUCH = 10  # per cent of a text's words; a text that says less of itself twice means to (WCXB's true contents do)
RUN = 3  # paragraphs in a row that a text which is no page says twice; a caption or a motto comes back by itself
SHORTEST = 2 * PROSE_WORDS - 1  # characters: every word has one, with a blank or another one


def repeats(blocks: Sequence[Block], verdicts: list[Verdict | None], page: bool) -> None:
    """Takes out the copies: on a page all that stand alone or in a row, in a text by itself only a large part of it.

    A text told twice repeats a paragraph or two, or many in a row. A document that repeats many here and there
    does so by design (cards, posts with their quotations), and is left to the learned judge.
    """
    long = [b.said for b in blocks if len(b.said) >= SHORTEST]
    if len(set(long)) == len(long):
        return
    open_ = [i for i, b in enumerate(blocks) if not verdicts[i] and b.shape not in ("code", "table") and _is_long(b)]
    said = [blocks[i].said for i in open_]
    seen: dict[str, int] = {}
    first = {i: before for i, key in zip(open_, said, strict=True) if (before := seen.setdefault(key, i)) != i}
    runs = _runs(first)
    few = len(first) < FEW
    much = page or _much(blocks, verdicts, first)
    for i, before in first.items():
        again = few or runs[i] >= (2 if page else RUN)
        right_above = before == i - 1 or first.get(i - 1) == before
        if right_above or (much and again):
            verdicts[i] = drop("duplicate", f"the same as the paragraph that begins {blocks[i].said[:30]!r}")


def _is_long(block: Block) -> bool:
    return len(block.said) >= SHORTEST and word_count(block.said) >= PROSE_WORDS


def _runs(first: dict[int, int]) -> dict[int, int]:
    """How many copies stand in a row, in the order of what they copy, by each of them."""
    out: dict[int, int] = {}
    row: list[int] = []
    for i, before in first.items():
        if row and (i != row[-1] + 1 or before != first[row[-1]] + 1):
            out.update(dict.fromkeys(row, len(row)))
            row = []
        row.append(i)
    return out | dict.fromkeys(row, len(row))


def _much(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], copies: dict[int, int]) -> bool:
    told = [i for i, b in enumerate(blocks) if not verdicts[i] and b.shape not in ("code", "table")]
    size = {i: word_count(blocks[i].said) for i in told}
    return 100 * sum(size[i] for i in copies) >= MUCH * sum(size.values())
