"""Lines that belong together although nothing marks them: columns of spaces, cells one a line, code without a fence,
ingredients and steps.

Runs behind the judge, which knows single lines, so only what was kept is put together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ..content.shape import ends_sentence, word_count
from ..late import late
from ..layout import Block
from ..layout.wrap import columns
from ..memo import remembered
from .plain import Labelled, plain
from .words import INGREDIENTS, STEPS

FEWEST_ROWS = 3  # of a table; two only where there are digits
MOST_LINE = 200  # characters of a row, a cell, a line of code
CELL_WORDS, FEWEST_CELLS, MOST_COLUMNS = 6, 6, 6  # cells that stand one a line
LABEL_WORDS, VALUE_WORDS = 3, 6  # of a row like "Cooking time: 20 minutes"
ITEM_WORDS = 25  # of an ingredient, at most
NAME_CHARS = 60  # of the heading of a list
SLACK = 2  # columns by which cells of one column may start or end apart
_GAP = late(r"\t+|[ \u00a0]{2,}|\u3000+|[ ]\u3000")
_PAIR = late(r"([^\s:：][^:：]{0,40}?)\s?[:：]\s*(\S.*)")
_DIGIT = re.compile(r"\d")
_NUMERIC = late(r"[-+−–~≈<>]?[$€£¥₹]?\s?[\d.,:/ \u00a0–-]*\d[\d.,:/]*\s?(?:%|[^\W\d_]{1,3}|[$€£¥₹°])?\.?\Z")
_CODE = late(
    r"(?!\(?[ivxa-z\d]{1,4}\) )(?:"  # an item's number
    r"\$ \S|>>> |(?:from [\w.]+ )?import [\w.{*]|(?:def|class|function|fn|public|private|static|const|let"
    r"|var) \w[^.]*[({=;:]"
    r"|(?:for|while|if|elif|with|try|except|else|switch|catch)\b[^.?!]*[:{]\Z|return\b.*|@\w+\Z|#include|</?\w+[^>]*>\Z"
    r"|\"[^\"]+\"\s*:\s*\S.*|\[[\w.-]+\]\Z|[\w.\[\]\"']+ ?(?:[-+*/|:]?=|<-) ?\S.*"
    r"|(?:await )?\w+(?:\.\w+)*\(.*\)[;:{]?\Z|[})\]]+[;,)]*\Z|.*\{\Z|[^;]*[=()\[\]<>$][^;]*;\Z"
    r"|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER) [\w*]|(?:sudo|npm|pip3?|git|docker|curl|apt(?:-get)?|brew"
    r"|cargo) \S+|(?:FROM|WHERE|JOIN|(?:LEFT|INNER|OUTER) JOIN|ORDER BY|GROUP BY|HAVING|LIMIT|VALUES|UNION|INTO) \S"
    r"|\\\w+ \S|#!/|set -"
    r"|[a-z][\w./-]{0,30} (?:\S{1,60} ){0,8}?--?[A-Za-z][\w-]*(?=[ =]|\Z)|[^.!?]{0,60}[\s=\"]\$[A-Z{(])"
)
_ALONE = late(
    r"\$ \S+|>>> \S|\w+(?:\.\w+)+\(.*\);?\Z|(?:sudo|npm|pip3?|git|docker|curl|brew|cargo) [a-z-]+(?: \S+)*\Z"
)
MOST_ROWS = 200  # lines that are looked at for one table or one piece of code
_AROUND_NAME = late(r"^\d{1,2}[.)．、] ?|[(（].*")
_PROSE = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]+,?){5,}")


def regroup(text: str, labelled: Labelled) -> Labelled:
    """The same blocks with rows of a table, and lines of code, as one block; unmarked items as items.

    >>> from textfix.layout import blocks
    >>> text = "Town     Trains   Buses\\nOrrin    12       40\\nKell     9        31"
    >>> [b.shape for b, _ in regroup(text, [(b, None) for b in blocks(text)])]
    ['table']
    """
    out: Labelled = []
    run: list[Block] = []
    shapes = ("text", "code", "heading")  # a comment in a script looks like a heading
    for pair in labelled:
        block, verdict = pair
        fits = verdict is None and block.shape in shapes
        if run and (not fits or block.blank):
            if len(run) > 1 or _is_lone_code(run[0]):
                out += _grouped(text, run)
            else:
                out.append((run[0], None))
            run = []
        if fits:
            run.append(block)
        else:
            out.append(pair)
    out += _grouped(text, run)
    return _items(out)


def _grouped(text: str, run: Sequence[Block]) -> Labelled:
    """The blocks of a run of lines without a blank between them, with those put together that belong together."""
    if not run or (len(run) == 1 and not _is_lone_code(run[0])):
        return [(block, None) for block in run]
    lines = [text[b.start : b.end] for b in run]
    out: Labelled = []
    at = 0
    while at < len(run):
        size, shape = 1, ""
        if len(lines[at]) <= MOST_LINE:  # no row, no cell and no line of code is longer
            for found, name in _FINDERS:
                if (size := found(run, lines, at)) > 1 or (size and name == "code"):
                    shape = name
                    break
        out.append((_merged(text, run[at : at + size], shape) if shape else run[at], None))
        at += size if shape else 1
    return out


def _merged(text: str, run: Sequence[Block], shape: str) -> Block:
    start = run[0].start
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip():
        start = line  # the indent of the first row is a part of the table
    said = text[start : run[-1].end]
    return Block(start, run[-1].end, start, said, shape, 0, run[0].blank)  # type: ignore[arg-type]


# -- tables ----------------------------------------------------------------------------------------


def _columns(run: Sequence[Block], lines: Sequence[str], at: int) -> int:
    """How many rows from ``at`` on make a table whose columns are set apart by spaces."""
    stop = at
    cells = []
    while stop < min(len(run), at + MOST_ROWS) and run[stop].shape == "text" and (row := _split(lines[stop])):
        cells.append(row)
        stop += 1
    if len(cells) < 2 or (len(cells) < FEWEST_ROWS and not all(_DIGIT.search(lines[i]) for i in range(at, stop))):
        return 0
    usual = Counter(map(len, cells)).most_common(1)[0]
    aligned = sum(_aligned(a, b) for a, b in pairwise(cells))
    return stop - at if 3 * usual[1] >= 2 * len(cells) and 3 * aligned >= 2 * (len(cells) - 1) else 0


@remembered(2_048, 1_000)
def _split(line: str) -> list[tuple[int, int]]:
    """Where the cells of a row begin and end, in columns of the screen; nothing when it is not a row."""
    if len(line) > MOST_LINE or "\n" in line:
        return []
    out, done = [], 0
    for gap in [*_GAP.finditer(line), None]:
        end = gap.start() if gap else len(line)
        if word_count(line[done:end]) > 2 * CELL_WORDS:
            return []
        out.append((columns(line[:done]), columns(line[:end])))
        done = gap.end() if gap else end
    return out if len(out) > 1 else []


def _aligned(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> bool:
    """Whether the last cell of one row stands above a cell of the other, flush left or right."""
    return any(abs(a[-1][side] - cell[side]) <= SLACK for cell in b for side in (0, 1)) or len(a) == len(b) > 2


def _pairs(run: Sequence[Block], lines: Sequence[str], at: int) -> int:
    """How many rows from ``at`` on are a label with its value."""
    stop, digits = at, 0
    while stop < len(run) and run[stop].shape == "text" and _is_pair(lines[stop]):
        digits += _DIGIT.search(lines[stop]) is not None
        stop += 1
    return stop - at if stop - at >= FEWEST_ROWS or digits == stop - at > 1 else 0


def _is_pair(line: str) -> bool:
    found = _PAIR.fullmatch(plain(line)) if len(line) <= MOST_LINE else None
    if not found or "\n" in line or found[2].startswith("//"):
        return False
    label, value = found[1], found[2]
    return (
        len(label) > 1 and word_count(label) <= LABEL_WORDS and word_count(value) <= VALUE_WORDS
        and not ends_sentence(value) and not _DIGIT.match(label)
    )  # fmt: skip


def _cells(run: Sequence[Block], lines: Sequence[str], at: int) -> int:
    """How many lines from ``at`` on are the cells of a table, one a line: the same columns are numbers in every row."""
    if not any(map(_NUMERIC.match, lines[at : at + 2 * MOST_COLUMNS])):
        return 0  # the second row has a number
    stop = at
    numeric: list[bool] = []
    while stop < min(len(run), at + MOST_ROWS) and run[stop].shape == "text" and _is_cell(lines[stop]):
        numeric.append(_NUMERIC.match(lines[stop]) is not None)
        stop += 1
    if len(numeric) < FEWEST_CELLS or 3 * sum(numeric) < len(numeric):
        return 0
    best = 0
    for width in range(2, MOST_COLUMNS + 1):
        mask = numeric[width : 2 * width]
        labels = width == 2 and mask == [False, True]  # a label and its value need no head row
        if (any(numeric[:width]) and not labels) or not any(mask) or len(mask) < width:
            continue  # the head row is words
        size = 0 if labels and numeric[:width] == mask else width
        while numeric[size : size + width] == mask:
            size += width
        if size // width >= FEWEST_ROWS:
            best = max(best, size)
    return best


@remembered(2_048, 1_000)
def _is_cell(line: str) -> bool:
    short = "\n" not in line and len(line) <= MOST_LINE and word_count(line) <= CELL_WORDS
    return short and not line.endswith((":", "："))


# -- code ------------------------------------------------------------------------------------------


def _code(run: Sequence[Block], lines: Sequence[str], at: int) -> int:
    """How many lines from ``at`` on are code: at least half of them can hardly be anything else."""
    if run[at].shape != "code" and not (run[at].shape == "text" and _is_code(lines[at])):
        return 0
    stop, sure = at, []
    while stop < min(len(run), at + MOST_ROWS) and (run[stop].shape != "text" or _may_be_code(lines[stop])):
        sure.append(run[stop].shape == "code" or (run[stop].shape == "text" and _is_code(lines[stop])))
        stop += 1
    while sure and not sure[-1]:
        sure.pop()
    if not sure or 2 * sum(sure) < len(sure):
        return 0
    if len(sure) == 1 and not _is_lone_code(run[at]):
        return 0
    return len(sure)


@remembered(2_048, 1_000)
def _is_code(line: str) -> bool:
    return all(len(part) <= MOST_LINE and _CODE.match(part.strip()) is not None for part in line.split("\n"))


@remembered(2_048, 1_000)
def _may_be_code(line: str) -> bool:
    return len(line) <= MOST_LINE and (_is_code(line) or not (_PROSE.search(line) or ends_sentence(line)))


def _is_lone_code(block: Block) -> bool:
    return block.shape == "text" and len(block.said) <= MOST_LINE and _ALONE.match(block.said) is not None


# -- lists -----------------------------------------------------------------------------------------


def _items(labelled: Labelled) -> Labelled:
    """Ingredients and steps that stand one a line below their heading are items."""
    out = labelled
    for i, (block, verdict) in enumerate(labelled):
        if verdict is not None or len(block.said) > NAME_CHARS or block.shape not in ("text", "heading"):
            continue
        name = _heading_name(block.said)
        if name in INGREDIENTS or name in STEPS:
            found = _unmarked(out, i + 1, name in STEPS)
            if len(found) > 1:
                for k in found:
                    out[k] = out[k][0]._replace(shape="list_item"), None
    return out


@remembered(2_048, 200)
def _heading_name(said: str) -> str:
    return _AROUND_NAME.sub("", plain(said)).strip(" :：*").casefold()


def _unmarked(labelled: Labelled, first: int, steps: bool) -> list[int]:
    found = []
    for i in range(first, len(labelled)):
        block, verdict = labelled[i]
        if verdict is not None:
            continue
        said = block.said
        name = _heading_name(said) if len(said) <= NAME_CHARS else ""
        if block.shape != "text" or name in INGREDIENTS or name in STEPS or said[-1] in ":：":
            break
        if steps != ends_sentence(said) or (not steps and word_count(said) > ITEM_WORDS):
            break
        found.append(i)
    return found


_FINDERS = ((_columns, "table"), (_code, "code"), (_pairs, "table"), (_cells, "table"))

__all__ = ["regroup"]
