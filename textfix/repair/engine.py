"""The order of repairs, in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..edits import Edit, Edits
from ..options import Options
from .controls import repair_controls
from .escapes import repair_escapes
from .gate import suspects
from .judge import Judge, odd_lines
from .lossy import repair_lossy, repair_whole
from .texture import cost
from .trash import repair_trash
from .utf8 import repair_utf8
from .misread import repair_misread

Step = Callable[[str], Edits]
SETTLED = 0.5  # oddness of the suspicious lines below which nothing was lost; units of texture.cost
BETTER = 2.0  # nats by which reading lost bytes first must win
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
    return Edits(_moved(_best(excerpt), lines))


def _best(excerpt: str) -> Edits:
    """The repairs of the suspicious lines, judged both ways when bytes were lost.

    What is left of a character with lost bytes can pass for another one; so where lossless reading leaves
    the lines odd, the step for lost bytes also sees them untouched, and the result that reads better counts.
    """
    first = _through(excerpt, (reread,))
    text = first.apply(excerpt)
    lost = repair_lossy(text, bool(first))
    if lost or cost(text) > SETTLED:
        first = first.then(lost, text)
        second = _through(excerpt, (repair_whole, reread))
        judge = Judge()
        if second and judge.gain(first.apply(excerpt), second.apply(excerpt)) > BETTER:
            first = second
        text = first.apply(excerpt)
    return first.then(repair_controls(text), text)


def _through(text: str, steps: tuple[Step, ...]) -> Edits:
    whole = Edits()
    for step in steps:
        edits = step(text)
        if edits:
            after = edits.apply(text)
            whole = whole.then(edits, text)
            text = after
    return whole


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
