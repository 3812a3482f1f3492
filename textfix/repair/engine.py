"""The order of repairs, in one place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..characters import Characters, characters
from ..edits import Edit, Edits
from ..memo import remembered
from ..options import Options
from .escapes import repair_escapes
from .express import changed_lines, read_lines, read_whole, replaced
from .gate import suspects
from .judge import odd_lines
from .quick import ALONE, RULE, Line, clear, settle
from .trash import repair_trash

MEMO = 20_000  # characters of an excerpt whose repairs are remembered: fixing asks again until nothing changes
ROUNDS = 3  # the steps are repeated while they change anything; damage is seldom nested deeper than two kinds


class Outcome(NamedTuple):
    """Repairs, and what :func:`characters` says of the repaired text where nothing in it is open to doubt."""

    edits: Edits
    held: Characters | None = None


def run(text: str, options: Options, held: Characters | None = None, fine: bool = True) -> Outcome:
    """All repairs of ``text``, composed into one set of edits.

    ``held`` is what :func:`characters` says of the text, where that is known. Without ``fine`` an edit may span a
    whole line, which is enough for who only wants the text.
    """
    whole = Edits()
    for _ in range(ROUNDS):
        if held is None:
            held = characters(text)
        edits = Edits() if options.preset == "minimal" else repair_escapes(text, held)
        middle = edits.apply(text)
        trash = repair_trash(middle, None if edits else held)
        if trash:
            edits, middle = edits.then(trash, middle), trash.apply(middle)
        if edits:
            held = characters(middle)
        repairs, after, settled = repair_lines(middle, held, fine)
        if settled:
            return Outcome(whole.then(edits.then(repairs, middle), text), after)
        edits = edits.then(repairs, middle)
        if not edits:
            break
        whole = whole.then(edits, text)
        text, held = edits.apply(text), None
    return Outcome(whole)


class _Repairs(NamedTuple):
    edits: Edits
    held: Characters | None = None  # what is known of the outcome
    settled: bool = False  # nothing that is left looks odd


def repair_lines(text: str, held: Characters, fine: bool = True) -> _Repairs:
    """The repairs of encoding damage, made on the suspicious lines as if they were all the text."""
    found = _express(text, held, fine)
    if found:
        return found
    lines = suspects(text, held)
    if not lines:
        return _Repairs(Edits(), held, True)
    settled, open_ = settle(text, lines)
    odd = list(odd_lines(text, open_, bool(settled)))
    if not odd:
        return _Repairs(_edits(text, settled, fine), None if settled else held, True)
    lines = sorted([*odd, *((line.start, line.end) for line in settled)])
    excerpt = "\n".join(text[start:end] for start, end in lines)
    repairs = _repairs(excerpt)
    return _Repairs(Edits(_moved(repairs, lines)))


def _express(text: str, held: Characters, fine: bool) -> _Repairs | None:
    """The repairs of a text in which what is UTF-8 from end to end is all that is damaged, if they settle it."""
    middle, chain = read_whole(text, held)
    found: list[Line] = []
    if not chain:
        found = read_lines(text, held)
        if not found:
            return None
        middle = replaced(text, found)
    after = characters(middle)
    left = suspects(middle, after)
    if chain and (left or fine):
        found = [*changed_lines(text, middle, chain)]
    edits = _edits(text, found, fine) if found else Edits([Edit(0, len(text), middle, RULE)])
    if not left:
        return _Repairs(edits, after, True)
    new = dict(zip(_starts(found), found, strict=True))
    if not all(ALONE.search(new[start].new) and clear(text, new[start]) for start, _ in left if start in new):
        return None  # it may have come through other pages besides
    settled, open_ = settle(middle, [span for span in left if span[0] not in new], frozenset({found[0].chain}))
    if any(True for _ in odd_lines(middle, open_, True)):
        return None
    return _Repairs(edits.then(_edits(middle, settled, fine), middle), None if settled else after, True)


def _starts(lines: list[Line]) -> Iterator[int]:
    """Where the lines begin once those before them are replaced."""
    shift = 0
    for line in lines:
        yield line.start + shift
        shift += len(line.new) - (line.end - line.start)


def _edits(text: str, lines: list[Line], fine: bool) -> Edits:
    if not fine:
        return Edits(Edit(line.start, line.end, line.new, RULE) for line in lines)
    return Edits(edit for line in lines for edit in line.edits(text))


@remembered(256, MEMO)
def _repairs(excerpt: str) -> Edits:
    from .thorough import thorough

    return thorough(excerpt)


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


def forget() -> None:
    """Clear what is remembered about excerpts."""
    _repairs.cache_clear()
