"""Lines to blocks: which lines go together, and what they say as one."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ..edits import Edit
from .anew import begin_anew
from .block import Block
from .line_kinds import FENCE, line_kinds
from .lines import Line, heading_of, lines, mark_of
from .markdown import is_escaped, unescaped
from .records import is_led
from .verse import stanzas
from .wrap import HyphenatedWords, column_width, fill_width, goes_on, seam

_RUNS = re.compile(r"[ \t]{2,}|\t")
DEEPEST = 9  # level of an item
_SHAPES = {"emoji": "list_item", "signed": "list_item", "number": "list_item"}


def blocks(text: str, marked: bool = False) -> list[Block]:
    """The blocks of a text, in order; between them there is only white space.

    ``marked`` says that it is known to be Markdown, whose links are gone already.

    >>> [(b.shape, b.said) for b in blocks("Tea\\n\\n  • black\\n  • green, with\\n    mint")]
    [('text', 'Tea'), ('list_item', 'black'), ('list_item', 'green, with mint')]
    """
    rows = lines(text)
    kinds = line_kinds(rows)
    narrow = column_width(_plain(rows, kinds))
    for begin, stop in stanzas(rows, kinds, narrow):
        kinds[begin:stop] = ["verse"] * (stop - begin)
    width = narrow or fill_width(_plain(rows, kinds))
    anew = begin_anew(rows, kinds, width)
    hyphenated = HyphenatedWords(text)
    escaped = is_escaped(text, marked)
    out: list[Block] = []
    i, n = 0, len(rows)
    while i < n:
        row, kind = rows[i], kinds[i]
        j = i + 1
        if kind == "text" and (j == n or rows[j].blank) and not _has_inside(row.said, escaped):
            start, end, said, _, blank = row
            # As Block(...), faster.
            out.append(tuple.__new__(Block, (start, end, start, said, "text", 0, blank, (), 0, 0)))
        elif kind == "verse":
            while j < n and kinds[j] == kind and not rows[j].blank:
                j += 1
            out.append(_stanza(rows[i:j], escaped))
        elif kind == "indented":
            while j < n and kinds[j] == kind:
                j += 1
            out.append(_verbatim(text, rows[i:j], kind))
        elif kind in ("code", "table"):
            while j < n and kinds[j] == kind and (kind == "code" or not rows[j].blank):
                j += 1
                if kind == "code" and kinds[j - 1] == "code" and FENCE.match(rows[j - 1].said):
                    break
            out.append(_verbatim(text, rows[i:j], kind))
        else:
            last = row
            while j < n and kinds[j] == "text" and not rows[j].blank and j not in anew:
                if not _joins(row, kind, last, rows[j], width):
                    break
                last = rows[j]
                j += 1
            if kind == "text" and j == i + 1 and not _has_inside(row.said, escaped):
                out.append(Block(row.start, row.end, row.start, row.said, "text", 0, row.blank))
            else:
                out.append(_flowing(rows[i:j], kind, hyphenated, escaped))
        i = j
    return _levelled(out, rows)


def _plain(rows: Sequence[Line], kinds: Sequence[str]) -> list[Line | None]:
    return [row if kind == "text" else None for row, kind in zip(rows, kinds, strict=True)]


def _joins(first: Line, kind: str, last: Line, following: Line, width: int) -> bool:
    if kind == "text":
        return goes_on(last, following, width) and not is_led(last.said)
    if kind in ("list_item", "emoji", "signed", "quote"):
        if (kind == "list_item" and last.said[-1] in "?？؟" and not following.said[0].islower()):
            return False  # a question and its answer
        return following.indent > first.indent or goes_on(last, following, width)
    return False


# -- lines to one block ----------------------------------------------------------------------------


def _verbatim(text: str, rows: Sequence[Line], kind: str) -> Block:
    start, end = rows[0].start, rows[-1].end
    if kind == "indented":  # the indent is what says that it is code
        start = text.rfind("\n", 0, start) + 1
    shape = "table" if kind == "table" else "code"
    return Block(start, end, start, text[start:end], shape, 0, rows[0].blank)  # type: ignore[arg-type]


def _stanza(rows: Sequence[Line], escaped: bool) -> Block:
    """Lines that stay lines, without the white space around them."""
    edits: list[Edit] = []
    said: list[str] = []
    for n, row in enumerate(rows):
        words = row.said
        if n and rows[n - 1].end + 1 != row.start:
            edits.append(Edit(rows[n - 1].end, row.start, "\n", "SPC002"))
        if _has_inside(words, escaped):
            inside = _inside(row.start, words, escaped)
            edits += inside
            words = _applied(inside, row.start, words)
        said.append(words)
    first = rows[0]
    return Block(first.start, rows[-1].end, first.start, "\n".join(said), "text", 0, first.blank, tuple(edits))


def _flowing(rows: Sequence[Line], kind: str, hyphenated: Container[str], escaped: bool) -> Block:
    first, end = rows[0], rows[-1].end
    level = taken = 0
    if kind == "heading":
        level, taken = heading_of(first.said)
    elif kind == "list_item":
        taken = mark_of(first.said)[1]
    elif kind == "quote":
        taken = 2
    shape = _SHAPES.get(kind, kind)
    if len(rows) == 1 and not _has_inside(first.said, escaped):
        return Block(first.start, end, first.start + taken, first.said[taken:], shape, level, first.blank)  # type: ignore[arg-type]
    edits: list[Edit] = []
    said: list[str] = []
    for n, row in enumerate(rows):
        skip = taken if n == 0 else 0
        at, words = row.start + skip, row.said[skip:]
        cut = 0  # a hyphen at the line end that the seam takes away
        if n + 1 < len(rows):
            joint = seam(row, rows[n + 1], hyphenated)
            cut = row.end - joint.start
        words = words[: len(words) - cut] if cut else words
        if _has_inside(words, escaped):
            inside = _inside(at, words, escaped)
            edits += inside
            words = _applied(inside, at, words)
        said.append(words)
        if n + 1 < len(rows):
            edits.append(joint)
            said.append(joint.after)
    return Block(first.start, end, first.start + taken, "".join(said), shape, level, first.blank, tuple(edits))  # type: ignore[arg-type]


def _has_inside(words: str, escaped: bool) -> bool:
    """Whether anything inside a line may be edited."""
    return "  " in words or "\t" in words or (escaped and "\\" in words)


def _inside(at: int, words: str, escaped: bool) -> list[Edit]:
    """Runs of spaces become one; backslashes of Markdown go."""
    edits = [Edit(at + m.start(), at + m.end(), " ", "SPC002") for m in _RUNS.finditer(words)]
    return sorted([*edits, *unescaped(at, words)], key=lambda e: e.start) if escaped else edits


def _applied(edits: Sequence[Edit], at: int, words: str) -> str:
    """Words that begin at ``at``, edited."""
    out, done = [], at
    for edit in edits:
        out += [words[done - at : edit.start - at], edit.after]
        done = edit.end
    return "".join([*out, words[done - at :]])


def _levelled(out: list[Block], rows: Sequence[Line]) -> list[Block]:
    """List items get their depth from the indents of the items above them."""
    if "list_item" not in [block.shape for block in out]:
        return out
    indent = {start: indent for start, _, _, indent, _ in rows}
    stack: list[int] = []
    levelled: list[Block] = []
    for block in out:
        if block.shape != "list_item":
            stack.clear()
            levelled.append(block)
            continue
        mine = indent[block.start]
        while stack and stack[-1] > mine:
            stack.pop()
        if not stack or mine > stack[-1]:
            stack.append(mine)
        level = min(len(stack) - 1, DEEPEST)
        levelled.append(block if level == block.level else block._replace(level=level))
    return levelled


