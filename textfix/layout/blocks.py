"""Lines to blocks."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from operator import and_

from ..edits import Edit
from ..late import late
from .block import Block
from .code import code_lines
from .lines import SHY_MARKS, Line, heading_of, lines, mark_of, number_of
from .markdown import is_escaped, unescaped
from .records import is_led, records
from .verse import stanzas
from .wrap import HyphenatedWords, fill_width, goes_on, seam

_RUNS = re.compile(r"[ \t]{2,}|\t")
_FENCE = re.compile(r"(`{3,6}(?!`)|~{3,6}(?!~))")  # a longer row is a rule across the page
_CELLS = re.compile(r"\S[ ]*(?:\||\t)[ ]*\S")
_CODE_SIGNS = late(r"[{}\[\]=;<>$\\`|]|\w\(|\s--?\w|^(?:def|class|import|return|if|for|while|#include)\b")
_PROMPTS = ("$ ", ">>> ")
_SIGNS = "+-–−"
DEEPEST = 9  # level of an item
CODE_INDENT = 4  # columns, as in Markdown
# html2text writes items as "  * item": set in like this, one alone is an item.
MARKDOWN_MARKS, MARKDOWN_INDENT = "*+", 2
_SHAPES = {"emoji": "list_item", "signed": "list_item", "number": "list_item"}
_EMOJI = r"[\p{Extended_Pictographic}--[\d#*©®™]]"


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; between them there is only white space.

    >>> [(b.shape, b.said) for b in blocks("Tea\\n\\n  • black\\n  • green, with\\n    mint")]
    [('text', 'Tea'), ('list_item', 'black'), ('list_item', 'green, with mint')]
    """
    rows = lines(text)
    kinds = _row_kinds(rows)
    for begin, stop in stanzas(rows, kinds):
        kinds[begin:stop] = ["verse"] * (stop - begin)
    plain = [row if kind == "text" else None for row, kind in zip(rows, kinds, strict=True)]
    width = fill_width(plain)
    hyphenated = HyphenatedWords(text)
    escaped = is_escaped(text)
    out: list[Block] = []
    i, n = 0, len(rows)
    while i < n:
        row, kind = rows[i], kinds[i]
        j = i + 1
        if kind == "text" and (j == n or rows[j].blank) and not _has_inside(row.said, escaped):
            start, end, said, _, blank = row
            out.append(tuple.__new__(Block, (start, end, start, said, "text", 0, blank, ())))  # as Block(...), faster
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
                if kind == "code" and kinds[j - 1] == "code" and _FENCE.match(rows[j - 1].said):
                    break
            out.append(_verbatim(text, rows[i:j], kind))
        else:
            last = row
            while j < n and kinds[j] == "text" and not rows[j].blank and _joins(row, kind, last, rows[j], width):
                last = rows[j]
                j += 1
            if kind == "text" and j == i + 1 and not _has_inside(row.said, escaped):
                out.append(Block(row.start, row.end, row.start, row.said, "text", 0, row.blank))
            else:
                out.append(_flowing(rows[i:j], kind, hyphenated, escaped))
        i = j
    return _levelled(out, rows)


# -- what each line is -----------------------------------------------------------------------------


def _row_kinds(rows: Sequence[Line]) -> list[str]:
    """text, heading, list_item, number, quote, code or table, for every line."""
    kinds: list[str] = []
    fence = ""
    for row in rows:
        said = row.said
        if fence or said[0] in "`~":
            found = _FENCE.match(said)
            if fence:
                kinds.append("code")
                if found and said.startswith(fence) and not said.strip(fence[0]):
                    fence = ""
                continue
            if found:
                fence = found[1]
                kinds.append("code")
                continue
        if said[0].isalpha() and said[0] != "o" and said[1:2] != ")":  # as nearly every line: no mark begins so
            kinds.append("table" if ("|" in said or "\t" in said) and _CELLS.search(said) else "text")
        elif said[0] == "#" and heading_of(said)[0]:
            kinds.append("heading")
        elif said[0] == ">" and said[1:2] in (" ", ">") and len(said) > 2:
            kinds.append("quote")
        elif mark_of(said)[0]:
            kinds.append("list_item")
        elif number_of(said)[0]:
            kinds.append("number")
        elif ("|" in said or "\t" in said) and _CELLS.search(said):
            kinds.append("table")
        else:
            kinds.append("text")
    if fence:  # a fence that is never closed is just a line
        first = len(kinds) - next(i for i, k in enumerate([*reversed(kinds), ""]) if k != "code")
        kinds[first:] = ["text"] * (len(kinds) - first)
    for first, last in code_lines(rows):
        if "code" not in kinds[first:last]:
            kinds[first:last] = ["indented"] * (last - first)
    for first, last, kind in records(rows):
        if "code" not in kinds[first:last] and not (kind == "table" and "indented" in kinds[first:last]):
            kinds[first:last] = [kind] * (last - first)
    _need_company(rows, kinds)
    _signed_lists(rows, kinds)
    _emoji_lists(rows, kinds)
    _indented_code(rows, kinds)
    return kinds


def _need_company(rows: Sequence[Line], kinds: list[str]) -> None:
    """Marks that also begin ordinary lines count only beside another of their kind."""
    if kinds.count("text") == len(kinds):
        return
    marks = [r.said[0] if k == "list_item" else "" for r, k in zip(rows, kinds, strict=True)]
    numbers = [number_of(r.said) if k == "number" else (0, "") for r, k in zip(rows, kinds, strict=True)]
    above: Sequence[int] = ()
    below: Sequence[int] = ()
    if "number" in kinds or not set(SHY_MARKS).isdisjoint(marks):
        above, below = _beside(rows), _beside(rows, upwards=False)
    for i, kind in enumerate(kinds):
        if kind == "list_item" and marks[i] in SHY_MARKS:
            indented = marks[i] in MARKDOWN_MARKS and rows[i].indent >= MARKDOWN_INDENT
            if not indented and not any(_are_mates(marks[k], marks[i]) and k != i for k in (above[i], below[i])):
                kinds[i] = "text"
        elif kind == "number":
            number, how = numbers[i]
            in_turn = (number > 1 and numbers[above[i]] == (number - 1, how)) or numbers[below[i]] == (number + 1, how)
            kinds[i] = "list_item" if in_turn else "text"
        elif kind == "table":
            mates = [k for k in (i - 1, i + 1) if 0 <= k < len(rows) and kinds[k] == "table"]
            if not mates:
                kinds[i] = "text"


def _are_mates(mark: str, other: str) -> bool:
    return mark == other or (mark != "" and "+" in (mark, other) and mark in _SIGNS and other in _SIGNS)


def _beside(rows: Sequence[Line], upwards: bool = True) -> list[int]:
    """For every line the next one above (or below) that is not set in deeper; itself where there is none.

    What is set in but stands apart, by a blank line above it, is a paragraph of its own and no part of an item.
    """
    out = list(range(len(rows)))
    indents = [
        0 if row.indent and row.blank and not mark_of(row.said)[0] and not number_of(row.said)[0] else row.indent
        for row in rows
    ]
    open_: list[int] = []  # lines passed, each set in deeper than the one before it or as deep
    for i in range(len(rows)) if upwards else range(len(rows) - 1, -1, -1):
        while open_ and indents[open_[-1]] > rows[i].indent:
            open_.pop()
        if open_:
            out[i] = open_[-1]
        open_.append(i)
    return out


def _signed_lists(rows: Sequence[Line], kinds: list[str]) -> None:
    """Items with a plus right beside items with a minus say what is good and what is bad: the sign is said, too."""
    signed = [kind == "list_item" and row.said[0] in _SIGNS for row, kind in zip(rows, kinds, strict=True)]
    if True not in signed or not any(row.said[0] == "+" for row, is_one in zip(rows, signed, strict=True) if is_one):
        return
    i = 0
    while i < len(rows):
        j = i
        while j < len(rows) and signed[j] and rows[j].indent == rows[i].indent:
            j += 1
        if len({row.said[0] == "+" for row in rows[i:j]}) == 2:
            kinds[i:j] = ["signed"] * (j - i)
        i = max(j, i + 1)


def _emoji_lists(rows: Sequence[Line], kinds: list[str]) -> None:
    """Two lines in a row that begin with an emoji or symbol are items; the emoji stays in the text."""
    if not rows or max([row.said[0] for row in rows]) < "\u203c":
        return
    may_be = [_may_be_emoji(row.said[0]) for row in rows]
    if not any(map(and_, may_be, may_be[1:])):
        return
    import regex  # takes as long to load as to read three pages

    begins = regex.compile(_EMOJI + r"\ufe0f?[\p{M}\u200d\p{Extended_Pictographic}]*\s", regex.V1)
    emoji = [
        may and kind in ("text", "list_item") and begins.match(row.said) is not None
        for may, row, kind in zip(may_be, rows, kinds, strict=True)
    ]
    for i in range(len(rows)):
        if emoji[i] and (emoji[i - 1 : i] == [True] or emoji[i + 1 : i + 2] == [True]):
            kinds[i] = "emoji"


def _may_be_emoji(char: str) -> bool:
    """False for what surely is none: above all the letters of Chinese, Japanese and Korean."""
    return "\u203c" <= char < "\u2c00" or char in "〰〽㊗㊙" or "\U0001f000" <= char < "\U00020000"


def _indented_code(rows: Sequence[Line], kinds: list[str]) -> None:
    """Lines set in by four columns below a blank line are code when half of them hold what only code holds."""
    if not rows or max([row.indent for row in rows]) < CODE_INDENT:
        return
    i = 0
    while i < len(rows):
        j = i
        while j < len(rows) and kinds[j] == "text" and rows[j].indent >= CODE_INDENT and (j == i or not rows[j].blank):
            j += 1
        if j > i and rows[i].blank and i and (kinds[i - 1] == "indented" or rows[i - 1].indent < rows[i].indent):
            said = [row.said for row in rows[i:j]]
            signs = sum(_CODE_SIGNS.search(s) is not None for s in said)
            if (2 * signs >= len(said) or said[0].startswith(_PROMPTS)) and not any(s[-1] in ".!?…。" for s in said):
                kinds[i:j] = ["indented"] * (j - i)
        i = max(j, i + 1)


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


