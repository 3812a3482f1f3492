"""The order of repairs, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..edits import Edit, Edits
from ..options import Options
from .controls import repair_controls
from .escapes import repair_escapes
from .gate import suspects
from .judge import Judge, odd_lines
from .lossy import repair_lossy
from .trash import repair_trash
from .utf8 import repair_utf8
from .misread import repair_misread

Step = Callable[[str], Edits]
SHOWN = 8  # repaired lines that the step for lost bytes may look at
ROUNDS = 3  # the steps are repeated while they change anything; damage is seldom nested deeper than two kinds


def run(text: str, options: Options) -> Edits:
    """All repairs of ``text``, composed into one set of edits."""
    whole = Edits()
    for _ in range(ROUNDS):
        edits = Edits() if options.preset == "minimal" else repair_escapes(text)
        for step in (repair_trash, repair_lines):
            middle = edits.apply(text)
            edits = edits.then(step(middle), middle)
        if not edits:
            break
        after = edits.apply(text)
        whole = whole.then(edits, text)
        text = after
    return whole


def repair_lines(text: str) -> Edits:
    """The repairs of encoding damage, made on the suspicious lines as if they were all the text."""
    lines = list(suspects(text))
    lines = [line for line in odd_lines(text, lines, Judge())] if lines else lines
    if not lines:
        return Edits()
    excerpt = "\n".join(text[start:end] for start, end in lines)
    whole = Edits()
    first = excerpt
    for step in _STEPS:
        edits = _beside(step, excerpt, first) if step is repair_lossy else step(excerpt)
        if edits:
            after = edits.apply(excerpt)
            whole = whole.then(edits, excerpt)
            excerpt = after
    return Edits(_moved(whole, lines))


def _beside(step: Step, excerpt: str, first: str) -> Edits:
    """``step`` with some lines in sight as they were: what is repaired by now showed through which page."""
    now, then = excerpt.split("\n"), first.split("\n")
    shown = [old for old, new in zip(then, now, strict=False) if old != new][:SHOWN]
    if not shown:
        return step(excerpt)
    edits = step("\n".join((excerpt, *shown)))
    return Edits(edit for edit in edits if edit.end <= len(excerpt))


def _moved(edits: Edits, lines: list[tuple[int, int]]) -> Iterator[Edit]:
    """Edits of the excerpt as edits of the text it was taken from."""
    number, offset = 0, 0  # where the current line starts in the excerpt
    for edit in edits:
        while edit.start > offset + lines[number][1] - lines[number][0]:
            offset += lines[number][1] - lines[number][0] + 1
            number += 1
        start, end = lines[number]
        if edit.end <= offset + end - start:  # a repair that reaches into the next line is none
            yield edit._replace(start=edit.start - offset + start, end=edit.end - offset + start)


def reread(text: str) -> Edits:
    """UTF-8 that was read through single-byte pages, then every other confusion of pages."""
    sure, doubtful = repair_utf8(text)
    middle = sure.apply(text)
    return sure.then(repair_misread(middle, doubtful), middle)


# Lossless readings first, since each shows what the next has to judge; what was lost is guessed from the
# rest; the C1 controls come last, because they are the evidence the guesses go by.
_STEPS: tuple[Step, ...] = (reread, repair_lossy, repair_controls)
