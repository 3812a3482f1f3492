"""Lines that are records: rows parted by a sign, logs, traces of a program, changes to a file, LaTeX.

Each line of such a run is made as the others are, so it stands as it is: it is never joined with the next one, never
parted from it, and no part of it is a mark of a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..late import late
from .lines import Line, mark_of

FEWEST = 3  # rows, lines of a log; fewer may look alike by chance
FEWEST_CELLS = 3
LONGEST = 1_000  # characters of a line; longer ones are data of another kind
CELL_WORDS, ROOMY = 8, 0.34  # words of a cell, on average; the share of the signs that may have a space behind them
GLANCE = 200  # characters of a changed line that tell whether it is program text
LEADER = 60  # characters from the end of a line in which such dots are looked for
FEWEST_LATEX = 2  # lines that only LaTeX has
REACH = 8  # lines within which the head of a change is followed by the change, and "Traceback" by a frame
MOST_LATEX = 200  # lines of a formula or a table
_SIGNS = ";,"
_THOUSANDS = late(r"(?<=\d),(?=\d{3}(?!\d))")
_QUOTED = late(r'(?<![^;, ])"(?:[^"]++|"")*+"(?=[;,]|$)')  # a quoted cell; nothing is tried twice
_LEADER = late(r"(?:\.{4,}|(?: \.){4,}|…{2,})\s*[\divxlc]{1,5}$")
_STAMP = late(
    r"\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S*(?: [+-]\d\d:?\d\d\]?)?\s+\S+\s+\S"
    r"|\d{1,3}(?:\.\d{1,3}){3} \S+ \S+ \[\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S"
)
_FRAME = late(
    r'File "[^"]+", line \d+|at [\w.$<>/ ]+\(.*\)$|at \S+:\d+(?::\d+)?$|\.\.\. \d+ (?:more|common frames)'
)
_RAISED = late(r"(?:[\w.]+\.)?[A-Z]\w*(?:Error|Exception|Warning|Interrupt|Exit|Failure)\b|Caused by: ")
_TRACE = late(r"Traceback \(most recent call last\)|Exception in thread |Stack ?trace:$")
_DIFF = late(r"diff --git |@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@|--- \S|Index: \S")
_DIFF_HEAD = late(
    r"diff --git |index [\da-f]{6,}|(?:---|\+\+\+) \S|@@ |(?:new|deleted) file mode|(?:similarity|rename) "
)
_HUNK = late(r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@")
_PROGRAM = late(
    r"[+-](?:\s{2,}|\t)\S|[+-]\s?(?:.*(?:[{};=(\[]$|\w\(.*\)|\s[=!]?=\s)|(?:import|from|return) \S)"
)
_LATEX = late(r"\\(?:documentclass|usepackage|begin|end|(?:sub)*section|chapter|title|author|maketitle)\b")
_BEGIN = late(
    r"\\begin\{(equation|align|gather|multline|eqnarray|tabular|verbatim|lstlisting|tikzpicture|displaymath|math)\*?\}"
)
_MACRO = late(r"\\[a-zA-Z@]+|%|\\[\[\]]|\$\$$")


class Run(NamedTuple):
    """Lines ``[first, last)`` and what they are: ``"table"`` or ``"indented"`` (program text)."""

    first: int
    last: int
    kind: str


def records(rows: Sequence[Line]) -> list[Run]:
    r"""Runs of records, in order.

    >>> from textfix.layout.lines import lines
    >>> records(lines("Paid:\n\n01.02.;rent;-640\n02.02.;tea;-3\n03.02.;wages;2104"))
    [Run(first=1, last=4, kind='table')]
    >>> records(lines("Fix it:\n\n for x in xs:\n+    if x:\n+        break\n-    print(x)"))
    [Run(first=1, last=5, kind='indented')]
    """
    out: list[Run] = []
    latex = _is_latex(rows)
    i = 0
    while i < len(rows):
        run = _run(rows, i, latex)
        if run is not None and run.last > i:
            if out and run.first < out[-1].last:
                run = run._replace(first=out[-1].last)
            out.append(run)
            i = run.last
        else:
            i += 1
    return out


def _run(rows: Sequence[Line], i: int, latex: bool) -> Run | None:
    said = rows[i].said
    first = said[0]
    if latex and first in "\\%$":
        return _of_latex(rows, i)
    if first in "+-d@I" or (rows[i].indent and (i == 0 or rows[i].blank)):
        found = _diff(rows, i)
        if found:
            return found
    if (first.isdigit() or first == "[" or said[3:4] == " ") and _STAMP.match(said):
        return _log(rows, i)
    if first in "aTESFC" and (_TRACE.match(said) or _FRAME.match(said)):
        return _trace(rows, i)
    for sign in _SIGNS:
        if said.count(sign) >= FEWEST_CELLS - 1:
            found = _delimited(rows, i, sign)
            if found:
                return found
    return None


# -- rows parted by a sign ---------------------------------------------------------------------------


def _delimited(rows: Sequence[Line], i: int, sign: str) -> Run | None:
    """Rows with as many cells as the first one; a comma or semicolon of prose has a space behind it."""
    count = _cells(rows[i].said, sign)
    if count < FEWEST_CELLS or (i and not rows[i].blank and _cells(rows[i - 1].said, sign) == count):
        return None  # of a run that has been looked at
    last = i + 1
    while last < len(rows) and not rows[last].blank and _cells(rows[last].said, sign) == count:
        last += 1
    if last - i < FEWEST:
        return None
    said = [_QUOTED.sub('""', row.said) for row in rows[i:last]]
    if any(mark_of(line)[0] for line in said) or (sign == "," and _THOUSANDS.search(said[-1])):
        return None
    signs = (last - i) * (count - 1)
    roomy = sum([line.count(f"{sign} ") for line in said])
    words = sum([line.count(" ") for line in said]) - roomy + signs
    return Run(i, last, "table") if roomy <= ROOMY * signs and words <= CELL_WORDS * signs else None


def _cells(said: str, sign: str) -> int:
    if sign not in said or len(said) > LONGEST:
        return 0
    return (_QUOTED.sub('""', said) if '"' in said else said).count(sign) + 1


def is_led(said: str) -> bool:
    """Whether a row of dots leads to a number, as in a table of contents.

    >>> is_led("1.1 Ebb and flood .......... 13"), is_led("It was in 1913...")
    (True, False)
    """
    dots = ".." in said or ". ." in said or "…" in said
    return dots and _LEADER.search(said, max(0, len(said) - LEADER)) is not None


# -- logs and traces ---------------------------------------------------------------------------------


def _log(rows: Sequence[Line], i: int) -> Run | None:
    """Lines that begin with the moment they were written at, and what belongs to them."""
    last, stamped = i, 0
    while last < len(rows) and (last == i or not rows[last].blank):
        said = rows[last].said
        if _STAMP.match(said):
            stamped += 1
        elif not (rows[last].indent > rows[i].indent or _FRAME.match(said) or _RAISED.match(said)):
            break
        last += 1
    return Run(i, last, "indented") if stamped >= FEWEST else None


def _trace(rows: Sequence[Line], i: int) -> Run | None:
    """Where a program was when it failed: its frames, the lines below each, and what it failed with."""
    first = i
    while first and not rows[first].blank and _RAISED.match(rows[first - 1].said):
        first -= 1
    last, frames = i, 0
    while last < len(rows) and (last == i or not rows[last].blank):
        said = rows[last].said
        if _FRAME.match(said):
            frames += 1
        elif (not frames and last - i > REACH) or not (
            rows[last].indent > rows[first].indent or _RAISED.match(said) or _TRACE.match(said)
        ):
            break
        last += 1
    return Run(first, last, "indented") if frames and last - first >= 2 else None


# -- changes to a file -------------------------------------------------------------------------------


def _diff(rows: Sequence[Line], i: int) -> Run | None:
    """A change to a file, by its head or by lines with both signs of which some are program text."""
    if _DIFF.match(rows[i].said):
        if not any(_HUNK.match(row.said) for row in rows[i : i + REACH]):
            return None
        last = i
        while last < len(rows) and _is_of_diff(rows[last]):
            last += 1
        return Run(i, last, "indented")
    if i and not rows[i].blank and _may_be_changed(rows[i - 1]):
        return None  # of a run that has been looked at
    last = i
    while last < len(rows) and (last == i or not rows[last].blank) and _may_be_changed(rows[last]):
        last += 1
    said = [row.said for row in rows[i:last] if row.said[0] in "+-" and not row.indent]
    if not any(line[0] == "+" for line in said) or not any(line[0] == "-" for line in said):
        return None
    program = sum(_PROGRAM.match(line[:GLANCE]) is not None for line in said)
    return Run(i, last, "indented") if 2 * program >= len(said) else None


def _may_be_changed(row: Line) -> bool:
    return bool(row.indent) or row.said[0] in "+-"


def _is_of_diff(row: Line) -> bool:
    return bool(row.indent) or row.said[0] in "+-@" or _DIFF_HEAD.match(row.said) is not None


# -- LaTeX -------------------------------------------------------------------------------------------


def _is_latex(rows: Sequence[Line]) -> bool:
    return sum([row.said[0] == "\\" and _LATEX.match(row.said) is not None for row in rows]) >= FEWEST_LATEX


def _of_latex(rows: Sequence[Line], i: int) -> Run | None:
    """What LaTeX is told, and formulas and tables from their begin to their end."""
    last = i
    while last < len(rows) and _MACRO.match(rows[last].said):
        begun = _BEGIN.match(rows[last].said)
        last += 1
        if begun:
            end = f"\\end{{{begun[1]}"
            stop = next((k for k in range(last, min(len(rows), last + MOST_LATEX)) if end in rows[k].said), last - 1)
            last = stop + 1
    return Run(i, last, "indented") if last > i else None


__all__ = ["Run", "is_led", "records"]
