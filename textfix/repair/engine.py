"""The order of repairs, in one place."""

from __future__ import annotations

from collections.abc import Iterator

from ..characters import Characters, characters
from ..edits import Edit, Edits
from ..memo import remembered
from ..options import Options
from .escapes import repair_escapes
from .gate import suspects
from .judge import odd_lines
from .quick import RULE, settle
from .trash import SIGNS as TRASH
from .trash import repair_trash

MEMO = 20_000  # characters of an excerpt whose repairs are remembered: fixing asks again until nothing changes
ROUNDS = 3  # the steps are repeated while they change anything; damage is seldom nested deeper than two kinds


def run(text: str, options: Options, held: Characters | None = None, fine: bool = True) -> Edits:
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
        if edits:
            held = None
        if held is None or held.heavy or not held.others.isdisjoint(TRASH):
            edits = edits.then(repair_trash(middle), middle)
        middle = edits.apply(text)
        repairs, settled = repair_lines(middle, held, fine)
        edits = edits.then(repairs, middle)
        if not edits:
            break
        after = edits.apply(text)
        whole = whole.then(edits, text)
        if settled:
            break
        text, held = after, None
    return whole


def repair_lines(text: str, held: Characters | None = None, fine: bool = True) -> tuple[Edits, bool]:
    """The repairs of encoding damage, made on the suspicious lines as if they were all the text.

    And whether that settles the matter: nothing that is left looks odd.
    """
    lines = suspects(text, held)
    if not lines:
        return Edits(), True
    settled, open_ = settle(text, lines)
    odd = list(odd_lines(text, open_, bool(settled)))
    if not odd:
        if not fine:
            return Edits(Edit(line.start, line.end, line.new, RULE) for line in settled), True
        return Edits(edit for line in settled for edit in line.edits(text)), True
    lines = sorted([*odd, *((line.start, line.end) for line in settled)])
    excerpt = "\n".join(text[start:end] for start, end in lines)
    repairs = _repairs(excerpt)
    return Edits(_moved(repairs, lines)), False


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
