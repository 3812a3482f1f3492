"""What each line is, by its mark and by the lines beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..late import late
from .code import code_lines
from .lines import SHY_MARKS, Line, heading_of, mark_of, number_of
from .records import records
from .wrap import NARROWEST, columns

FENCE = re.compile(r"(`{3,6}(?!`)|~{3,6}(?!~))")  # a longer row is a rule across the page
_CELLS = re.compile(r"\S[ ]*(?:\||\t)[ ]*\S")
_CODE_SIGNS = late(r"[{}\[\]=;<>$\\`|]|\w\(|\s--?\w|^(?:def|class|import|return|if|for|while|#include)\b")
_PROMPTS = ("$ ", ">>> ")
_PROMPTED = re.compile(r"\$ [a-z.~/]|>>> [a-z_(\[\"'\d]")
_SPOKEN = late(r"[^\Wa-z\d_]|[¿¡\"“„«…]")  # how speech begins
_SENTENCE = late(r"[.!?…][\"”»“]?$")
_CALLS = late(r"[!?][\"”»“]?$")
_SAID = late(r"[,.!?…] – \w")  # – No – he said. – I know.
_SIGNS = "+-–−"
MOST_WRAPPED = 8  # lines of one item
_SET_IN = ("text", "heading", "indented")  # kinds of lines that may be code by their indent
CODE_INDENT = 4  # columns, as in Markdown
# html2text writes items as "  * item": set in like this, one alone is an item.
MARKDOWN_MARKS, MARKDOWN_INDENT = "*+", 2
_EMOJI = r"[\p{Extended_Pictographic}--[\d#*©®™]]"


def line_kinds(rows: Sequence[Line]) -> list[str]:
    """For every line: text, heading, list_item, signed, emoji, quote, code, indented or table."""
    kinds: list[str] = []
    fence = ""
    for row in rows:
        said = row.said
        if fence or said[0] in "`~":
            found = FENCE.match(said)
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
    _speech(rows, kinds)
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


def _speech(rows: Sequence[Line], kinds: list[str]) -> None:
    """What people say behind a dash is no list: sentences, some of which ask or call, or go on behind who spoke."""
    dashed = [i for i, kind in enumerate(kinds) if kind == "list_item" and rows[i].said[0] == "–"]
    said = [rows[i].said[1:].lstrip() for i in dashed]
    if not said or not all(_SPOKEN.match(line) and _SENTENCE.search(line) for line in said):
        return
    asks = [_CALLS.search(line) is not None for line in said]
    if any(map(_SAID.search, said)) or (True in asks and False in asks):
        for i in dashed:
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
    """Two lines in a row that begin with an emoji or symbol are items, wrapped ones too; the emoji stays."""
    if not rows or max([row.said[0] for row in rows]) < "\u203c":
        return
    may_be = [i for i, row in enumerate(rows) if _may_be_emoji(row.said[0]) and kinds[i] in ("text", "list_item")]
    pairs = [(i, k) for i, k in pairwise(may_be) if _are_wrapped(rows[i:k])]
    if not pairs:
        return
    import regex  # takes as long to load as to read three pages

    begins = regex.compile(_EMOJI + r"\ufe0f?[\p{M}\u200d\p{Extended_Pictographic}]*\s", regex.V1)
    for i, k in pairs:
        if begins.match(rows[i].said) and begins.match(rows[k].said):
            kinds[i] = kinds[k] = "emoji"


def _are_wrapped(rows: Sequence[Line]) -> bool:
    """Whether lines could be one that was wrapped: none below a blank line, all but the last as long as prose."""
    return len(rows) <= MOST_WRAPPED and all(
        not below.blank and columns(line.said) >= NARROWEST for line, below in pairwise(rows)
    )


def _may_be_emoji(char: str) -> bool:
    """False for what surely is none: above all the letters of Chinese, Japanese and Korean."""
    return "\u203c" <= char < "\u2c00" or char in "〰〽㊗㊙" or "\U0001f000" <= char < "\U00020000"


def _indented_code(rows: Sequence[Line], kinds: list[str]) -> None:
    """Lines set in by four columns below a blank line are code when half of them hold what only code holds.

    A line with a number sign among them is a comment, and what stands below a prompt is what the program answered.
    """
    if not rows or max([row.indent for row in rows]) < CODE_INDENT:
        return
    i = 0
    while i < len(rows):
        j = i
        while j < len(rows) and kinds[j] in _SET_IN and rows[j].indent >= CODE_INDENT and (j == i or not rows[j].blank):
            j += 1
        if j > i and rows[i].blank and i and (kinds[i - 1] == "indented" or rows[i - 1].indent < rows[i].indent):
            said = [row.said for row, kind in zip(rows[i:j], kinds[i:j], strict=True) if kind == "text"]
            signs = sum(_CODE_SIGNS.search(s) is not None for s in said)
            told = 2 * signs >= len(said) > 0 or rows[i].said.startswith(_PROMPTS)
            if _PROMPTED.match(rows[i].said) or (told and not any(s[-1] in ".!?…。" for s in said)):
                kinds[i:j] = ["indented"] * (j - i)
        i = max(j, i + 1)


__all__ = ["FENCE", "line_kinds"]
