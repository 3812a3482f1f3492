"""Paragraphs that stand in the document already, word for word."""

from __future__ import annotations

from collections.abc import Sequence

from ..layout import Block
from .shape import PROSE_WORDS, ends_sentence, word_count
from .verdict import Verdict, drop

FEW = 2  # paragraphs; more repeats than that, each by itself, are a habit of the page
MUCH = 10  # per cent of a text's words; a text that says less of itself twice means to (WCXB's true contents do)
LARGE = 20  # per cent of the words; so large a part of a text told again goes with its headings (tried: 3 to 40)
RUN = 3  # paragraphs in a row that a text which is no page says twice; a caption or a motto comes back by itself
# Words of a sentence that a text may say again on purpose, as a refrain, a step or a formula: in the golden documents
# and in WCXB's true contents what comes back by itself has fewer, but for summaries.
REFRAIN = 25
_KEPT = ("code", "table")  # may come again
SHORTEST = 2 * PROSE_WORDS - 1  # characters: every word has one, with a blank or another one


def repeats(blocks: Sequence[Block], verdicts: list[Verdict | None], page: bool) -> None:
    """Takes out the copies: on a page all that stand alone or in a row, in a text by itself only a large part of it.

    A text told twice repeats a paragraph or two, or many in a row, with the headings between them. A document that
    repeats many here and there does so by design (cards, posts with their quotations), and is left to the judge.
    A short one that comes back by itself in a text that is no page is a refrain, unless the text begins with it.
    """
    long = [b.said for b in blocks if len(b.said) >= SHORTEST]
    if len(set(long)) == len(long):
        return
    open_ = [i for i, b in enumerate(blocks) if not verdicts[i] and b.shape not in _KEPT and _is_long(b)]
    said = [blocks[i].said for i in open_]
    seen: dict[str, int] = {}
    first = {i: before for i, key in zip(open_, said, strict=True) if (before := seen.setdefault(key, i)) != i}
    if not first:
        return
    runs = _runs(first)
    few = len(first) < FEW
    told = [i for i, b in enumerate(blocks) if not verdicts[i] and b.shape not in _KEPT]
    size = {i: word_count(blocks[i].said) for i in told} if len(first) >= RUN or not page else {}
    words = sum(size.values())
    much = page or 100 * sum([size[i] for i in first]) >= MUCH * words
    top = next((i for i, b in enumerate(blocks) if ends_sentence(b.said)), -1)  # a summary stands there
    again = _large(blocks, first, size, words) if len(first) >= RUN else []
    for i, before in first.items():
        right_above = before == i - 1 or first.get(i - 1) == before
        alone = few and (page or before == top or word_count(blocks[i].said) > REFRAIN)
        if right_above or (much and (alone or runs[i] >= (2 if page else RUN))):
            again.append(i)
    for i in again:
        verdicts[i] = verdicts[i] or drop("duplicate", f"the same as the passage that begins {blocks[i].said[:30]!r}")


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


def _large(blocks: Sequence[Block], first: dict[int, int], size: dict[int, int], words: int) -> list[int]:
    """All lines of a large part of the text that is told again line by line, short ones too."""
    out: list[int] = []
    end = 0  # of the part told again
    for i, before in first.items():
        if i < end:
            continue
        below, begin, copied = end, i, before
        while begin > max(below, before + 1) and copied and blocks[begin - 1].said == blocks[copied - 1].said:
            begin, copied = begin - 1, copied - 1
        end = i
        while end < len(blocks) and blocks[end].said == blocks[before + end - i].said:
            end += 1
        told = sum([k in first for k in range(begin, end)])
        if told >= RUN and 100 * sum([size.get(k, 0) for k in range(begin, end)]) >= LARGE * words:
            out += range(begin, end)
    return out
