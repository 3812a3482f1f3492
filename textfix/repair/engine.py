"""The order of repairs, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..edits import Edit, Edits
from ..options import Options
from .controls import repair_controls
from .escapes import repair_escapes
from .gate import suspects
from .judge import lost_bytes, odd_lines
from .lossy import repair_lossy, repair_whole
from .misread import repair_misread
from .trash import repair_trash
from .utf8 import repair_utf8

MEMO = 20_000  # characters of an excerpt whose repairs are remembered: fixing asks again until nothing changes
CLEARLY = 10.0  # nats
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
    lines = list(odd_lines(text, lines))
    if not lines:
        return Edits()
    excerpt = "\n".join(text[start:end] for start, end in lines)
    repairs = _remembered(excerpt) if len(excerpt) <= MEMO else _best(excerpt)
    return Edits(_moved(repairs, lines))


def _best(excerpt: str) -> Edits:
    """The repairs of the suspicious lines.

    What is left of a character with lost bytes can pass for another one; so where lossless reading leaves
    lines odd, both orders are tried, and what reads better stays.
    """
    best = reread(excerpt)
    text = best.apply(excerpt)
    if (best or lost_bytes(excerpt)) and list(odd_lines(text, suspects(text))):
        lost = repair_whole(excerpt)
        best = best.then(repair_lossy(text, bool(best)), text)
        if lost:
            middle = lost.apply(excerpt)
            other = lost.then(reread(middle), middle)
            text = other.apply(excerpt)
            best = _better(excerpt, best, other.then(repair_lossy(text, True), text))
        text = best.apply(excerpt)
    return best.then(repair_controls(text), text)


def _better(text: str, first: Edits, second: Edits) -> Edits:
    """The second repairs, unless the outcome of the first reads clearly better."""
    from ..reading import load

    reader = load()
    return first if reader.logprob(first.apply(text)) > reader.logprob(second.apply(text)) + CLEARLY else second


_remembered = lru_cache(256)(_best)


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


def forget() -> None:
    """Clear what is remembered about excerpts."""
    _remembered.cache_clear()
