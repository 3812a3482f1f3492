"""Kinds for the body: what every block is that no other stage has spoken for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Verdict
from ..late import late
from ..layout import Block
from .captions import captions
from .closing import closing
from .contents import contents
from .headings import depth, is_heading
from .lists import unmarked
from .patterns import COUNTED_LABELS
from .plain import Labelled, Row, rows
from .questions import Turns, questions
from .quotes import quotes
from .settle import settle
from .threads import threads

_COUNT = re.compile(r"\s+\d{1,3}$")
HEADING_CHARS = 160  # of a heading with the link to edit its section
FEWEST_EDITS = 2  # sections with such a link that a wiki shows
# "[edit]", "[edit | edit source]": what wikis set behind the heading of a section.
_EDIT = late(
    r"\s*\[\s*(?:edit|bearbeiten|modifier|editar|modifica|bewerken|edytuj|править|redigera|rediger|redigér|muokkaa"
    r"|editovat|upraviť|szerkesztés|modificare|editare|редагувати|değiştir|düzenle|sửa|sunting|ubah|επεξεργασία|עריכה"
    r"|編集|编辑|編輯|편집|عدل|تحرير|ویرایش|संपादित करें)(?:\s*\|[^\]|\n]{1,30})?\s*\]\Z",
    re.I,
)

_BY_SHAPE = {
    "heading": Verdict("heading", "SEG006", "marked as a heading"),
    "list_item": Verdict("list_item", "SEG008", "an item of a list"),
    "quote": Verdict("quote", "SEG009", "marked as a quotation"),
    "code": Verdict("code", "SEG013", "program text"),
    "table": Verdict("table", "SEG012", "rows of cells", 0.9),
}
_PARAGRAPH = Verdict("paragraph", "SEG007", "running text", 0.9)
_HEADING = Verdict("heading", "SEG006", "a short line above what it names", 0.75)
_TURNS = {
    "question": Verdict("question", "SEG010", "a question that is answered below it", 0.85),
    "answer": Verdict("answer", "SEG011", "answers the question above it", 0.8),
}


def split_labels(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> Labelled:
    """Blocks with their verdicts; the count behind a widget's heading becomes a block of its own, and so does the link
    to edit a section behind its heading."""
    out: Labelled = []
    edits = {i: edit for i, block in enumerate(blocks) if block.said[-1:] == "]" and (edit := _edit_link(block))}
    for i, (block, verdict) in enumerate(zip(blocks, verdicts, strict=True)):
        if i in edits and len(edits) >= FEWEST_EDITS:
            edit = edits[i]
            heading, link = block.split(edit.start(), len(block.said) - len(edit[0].lstrip()))
            out += [(heading, verdict), (link, Verdict("widget", "BPL007", "the link to edit a section", 0.9))]
            continue
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


def _edit_link(block: Block) -> re.Match[str] | None:
    """The link behind the heading of a section of a wiki; none where there is no heading before it."""
    if block.edits or len(block.said) > HEADING_CHARS or block.shape not in ("text", "heading"):
        return None
    found = _EDIT.search(block.said)
    return found if found and found.start() else None


def body_kinds(labelled: Labelled, lift: bool = True) -> Labelled:
    """A kind for every block that has none yet. Without ``lift`` nothing more becomes a part of the head.

    >>> from textfix.layout import blocks
    >>> rows = [(b, None) for b in blocks("Tides\\n\\nThe water rose.\\n\\n- slowly\\n- twice")]
    >>> [v.kind for _, v in body_kinds(rows)]
    ['heading', 'paragraph', 'list_item', 'list_item']
    """
    out = list(labelled)
    found = rows(out)
    contents(out, found)
    captions(out, found)
    threads(out, found)
    turns = questions(out, found)
    closing(out, found, _subject(out) if turns else "")
    quotes(out, [row for n, row in enumerate(found) if n not in turns])
    unmarked(out, found)
    _rest(out, found, turns)
    settle(out, lift)
    return out


def _subject(labelled: Labelled) -> str:
    """What the head says the text is about."""
    kinds = ("title", "subtitle", "kicker", "caption")
    return "\n".join(b.said for b, v in labelled if v is not None and v.kind in kinds).casefold()


def _rest(labelled: Labelled, found: Sequence[Row], turns: Turns) -> None:
    """Marks, questions, headings, and paragraphs: from the end, since a heading is told by what stands below it."""
    below: Row | None = None
    for n in range(len(found) - 1, -1, -1):
        row = found[n]
        verdict = labelled[row.at][1]
        if verdict is None:
            under = labelled[below.at][1] if below else None
            block = row.block
            if (turn := turns.get(n)) and (row.text or turn == "question"):
                verdict = _TURNS[turn]
            elif not row.text:
                verdict = _BY_SHAPE[block.shape]
            else:
                verdict = _HEADING if is_heading(row, below, under.kind if under else "") else _PARAGRAPH
            if verdict.kind == "heading":
                block = block._replace(level=min(depth(row), 6))
            labelled[row.at] = block, verdict
        if verdict.kind != "caption":
            below = row


__all__ = ["body_kinds", "split_labels"]
