"""The order of repairs, in one place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ..characters import Characters, characters
from ..edits import NONE, Edit, Edits
from ..memo import remembered
from ..options import Options
from .escapes import repair_escapes
from .express import changed_lines, read_lines, read_whole, replaced
from .gate import suspects
from .judge import odd_lines
from .quick import ALONE, RULE, Line, clear, misplaced, settle
from .sound import sound
from .trash import repair_trash

MEMO = 20_000  # characters of an excerpt whose repairs are remembered: fixing asks again until nothing changes
SHOWN = 16  # settled lines that are looked at again beside the odd ones, for the pages they came through
ROUNDS = 3  # the steps are repeated while they change anything; damage is seldom nested deeper than two kinds


class Outcome(NamedTuple):
    """Repairs, and what :func:`characters` says of the repaired text where nothing in it is open to doubt."""

    edits: Edits
    held: Characters | None = None


def run(text: str, options: Options, held: Characters | None = None, fine: bool = True) -> Outcome:
    """All repairs of ``text``, composed into one set of edits.

    ``held`` is what :func:`characters` says of the text, where that is known. Without ``fine`` an edit may span a
    whole line or all of the text, which is enough for who only wants the text.
    """
    whole = NONE
    for _ in range(ROUNDS):
        if held is None:
            held = characters(text)
        edits = NONE if options.preset == "minimal" else repair_escapes(text, held)
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
    middle, found, whole = _express(text, held)
    after = characters(middle) if whole else _held_after(held, text, found, middle) if found else held
    left = [(start, end) for start, end in suspects(middle, after) if not sound(middle[start:end])]
    if whole and (left or fine):
        found = [*changed_lines(text, middle, whole)]
    kept = found
    settled: list[Line] = []
    odd: list[tuple[int, int]] = []
    if left:
        if found:
            kept, left = _open(text, found, left)
        settled, open_ = settle(text, left, frozenset(line.chain for line in kept))
        odd = [*odd_lines(text, open_, bool(kept or settled))]
    if not odd and not settled and len(kept) == len(found):  # what may look odd is not
        known = not fine and (found or whole)
        return _Repairs(Edits([Edit(0, len(text), middle, RULE)]) if known else _edits(text, found, fine), after, True)
    settled = sorted(kept + settled) if kept else settled
    if not odd:
        return _Repairs(_edits(text, settled, fine), None, True)
    lines = sorted([*odd, *((line.start, line.end) for line in settled[:SHOWN])])
    excerpt = "\n".join(text[start:end] for start, end in lines)
    repairs = Edits(_moved(_repairs(excerpt), lines))
    rest = _edits(text, settled[SHOWN:], fine)
    return _Repairs(Edits(sorted([*repairs, *rest])) if rest else repairs)


def _express(text: str, held: Characters) -> tuple[str, list[Line], tuple[str, ...]]:
    """The text with what is UTF-8 from end to end read as such: lines of it, or all of it, and through which pages."""
    middle, chain = read_whole(text, held)
    if chain and not misplaced(middle):
        return middle, [], chain
    found = read_lines(text, held)
    if found and misplaced("".join([line.new for line in found])):
        found = [line for line in found if not misplaced(line.new)]
    return replaced(text, found) if found else text, found, ()


def _held_after(held: Characters, text: str, found: list[Line], middle: str) -> Characters:
    """What :func:`characters` says of ``middle``, the text with the lines replaced: only what these hold can differ."""
    old = characters("".join([text[line.start : line.end] for line in found]))
    new = characters("".join([line.new for line in found]))
    if not held.row or old.heavy or new.heavy:
        return characters(middle)
    gone = {c for c in old.others - new.others if held.row.count(c) == old.row.count(c)}
    return Characters((held.others - gone) | new.others)


def _open(text: str, found: list[Line], left: list[tuple[int, int]]) -> tuple[list[Line], list[tuple[int, int]]]:
    """The lines that were read well, and the spans of ``text`` that are still suspicious: those ``left`` of the text
    in which the lines were replaced, and lines that may have come through other pages besides."""
    starts = [*_starts(found)]
    new = dict(zip(starts, found, strict=True))
    doubted = {
        start for start, _ in left if start in new and not (ALONE.search(new[start].new) and clear(text, new[start]))
    }
    spans = [(new[start].start, new[start].end) for start in doubted]
    for start, end in left:
        if start not in new:
            n = bisect_right(starts, start)
            shift = found[n - 1].end - starts[n - 1] - len(found[n - 1].new) if n else 0
            spans.append((start + shift, end + shift))
    return [line for start, line in new.items() if start not in doubted], sorted(spans)


def _starts(lines: list[Line]) -> Iterator[int]:
    """Where the lines begin once those before them are replaced."""
    shift = 0
    for line in lines:
        yield line.start + shift
        shift += len(line.new) - (line.end - line.start)


def _edits(text: str, lines: list[Line], fine: bool) -> Edits:
    if not lines:
        return NONE
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
