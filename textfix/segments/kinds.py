"""Kinds for the body: headings, list items, quotes, questions and answers, captions, bios, disclaimers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..content import Verdict
from ..content.shape import LABEL_WORDS, PROSE_WORDS, ends_sentence, word_count
from ..layout import Block
from .head import Labelled
from .patterns import ABOUT_AUTHOR, ANSWERED, ASKED, AUTHOR_BIO, CAPTION, COUNTED_LABELS, DISCLAIMER, REACH

HEADING_WORDS, QUESTION_WORDS, CAPTION_WORDS, BIO_WORDS = 12, 30, 40, 110
CLOSING_BLOCKS = 4  # a bio or disclaimer stands among the last blocks of a story
PAIRS = 2  # question-and-answer pairs that make an interview or FAQ; one alone is rhetoric
_COUNT = re.compile(r"\s+\d{1,3}$")

_BY_SHAPE = {
    "heading": Verdict("heading", "SEG006", "marked as a heading"),
    "list_item": Verdict("list_item", "SEG008", "an item of a list"),
    "quote": Verdict("quote", "SEG009", "marked as a quotation"),
    "code": Verdict("code", "SEG013", "fenced as code"),
    "table": Verdict("table", "SEG012", "rows of cells", 0.9),
}
_PARAGRAPH = Verdict("paragraph", "SEG007", "running text", 0.9)


def split_labels(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> Labelled:
    """Blocks with their verdicts; the count behind a widget's heading becomes a block of its own."""
    out: Labelled = []
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        count = None
        if verdict is None and block.shape in ("text", "heading") and not block.edits and block.said[-1].isdigit():
            count = _COUNT.search(block.said)
        heads_list = i + 1 < len(blocks) and blocks[i + 1].shape == "list_item"
        if count and heads_list and block.said[: count.start()].split()[-1].casefold() in COUNTED_LABELS:
            label, number = block.split(count.start(), len(block.said) - len(count[0].strip()))
            out.append((label, None))
            out.append((number, Verdict("widget", "BPL007", "the counter behind a heading", 0.85)))
        else:
            out.append((block, verdict))
    return out


def body_kinds(labelled: Labelled) -> Labelled:
    """A kind for every block that has none yet.

    >>> from textfix.layout import blocks
    >>> rows = [(b, None) for b in blocks("Tides\\n\\nThe water rose.\\n\\n- slowly\\n- twice")]
    >>> [v.kind for _, v in body_kinds(rows)]
    ['heading', 'paragraph', 'list_item', 'list_item']
    """
    out = list(labelled)
    todo = [i for i, (_, verdict) in enumerate(out) if verdict is None]
    _closing(out, todo)
    questions = _questions(out, todo)
    answering = False
    for n, i in enumerate(todo):
        block, verdict = out[i]
        following = out[todo[n + 1]][0] if n + 1 < len(todo) else None
        if verdict is not None:
            answering = False
            continue
        if i in questions:
            answering = True
            out[i] = block, Verdict("question", "SEG010", "a question that is answered below it", 0.85)
        elif block.shape != "text":
            answering = answering and block.shape in ("list_item", "quote")
            out[i] = block, _BY_SHAPE[block.shape]
        elif _is_caption(block):
            out[i] = block, Verdict("caption", "SEG014", "describes a picture", 0.75)
        elif _is_heading(block, following):
            answering = False
            out[i] = block, Verdict("heading", "SEG006", "a short line above what it names", 0.75)
        elif answering:
            out[i] = block, Verdict("answer", "SEG011", "answers the question above it", 0.8)
        else:
            out[i] = block, _PARAGRAPH
    return out


def _is_heading(block: Block, following: Block | None) -> bool:
    said = block.said
    return (
        following is not None
        and word_count(said) <= HEADING_WORDS
        and not (ends_sentence(said) and said[-1] not in "?？!…")
        and said[-1] not in ",;"
        and not (said[-1] in ":：" and word_count(said) > LABEL_WORDS // 2)
        and (
            following.shape != "text"
            or following.said[-1] in "?？"
            or (word_count(following.said) > word_count(said) and ends_sentence(following.said))
            or word_count(following.said) > HEADING_WORDS
        )
    )


def _is_caption(block: Block) -> bool:
    return word_count(block.said) <= CAPTION_WORDS and CAPTION.search(block.said) is not None


def _questions(labelled: Labelled, todo: Sequence[int]) -> set[int]:
    """Questions with an answer below them, when there are enough for it to be the text's form."""
    marked = {i for i in todo if labelled[i][0].shape == "text" and ASKED.match(labelled[i][0].said)}
    found = set()
    for i, j in pairwise(todo):
        asked, answer = labelled[i][0], labelled[j][0]
        if labelled[i][1] or labelled[j][1] or asked.shape not in ("text", "heading"):
            continue
        is_question = asked.said[-1] in "?？؟" and word_count(asked.said) <= QUESTION_WORDS
        long = word_count(answer.said) >= min(PROSE_WORDS, word_count(asked.said))
        answered = answer.said[-1] not in "?？؟" and (long or ANSWERED.match(answer.said) is not None)
        if answered and (is_question or i in marked):
            found.add(i)
    return found if len(found) >= PAIRS else set()


def _closing(labelled: Labelled, todo: Sequence[int]) -> None:
    """Who wrote it and whose views these are: the last blocks, as long as they speak of nothing else."""
    for n in range(len(todo) - 1, max(0, len(todo) - 1 - CLOSING_BLOCKS), -1):
        i = todo[n]
        block = labelled[i][0]
        verdict = _closes(block, labelled[todo[n - 1]][0])
        if verdict is None:
            return
        labelled[i] = block, verdict


def _closes(block: Block, above: Block) -> Verdict | None:
    if block.shape not in ("text", "heading") or word_count(block.said) > BIO_WORDS:
        return None
    label = ABOUT_AUTHOR.match(block.said)
    if label or ABOUT_AUTHOR.fullmatch(above.said):
        return Verdict("author_bio", "SEG015", "announced as being about the author", 0.9)
    if AUTHOR_BIO.match(block.said) or REACH.search(block.said):
        return Verdict("author_bio", "SEG015", "says who the author is", 0.8)
    if DISCLAIMER.search(block.said):
        return Verdict("disclaimer", "SEG016", "says whose views these are", 0.85)
    return None
