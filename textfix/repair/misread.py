"""Lines whose other readings are judged together: UTF-8 through East Asian pages, and pages taken for one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import inf

from ..edits import NONE, Edit, Edits
from ..memo import remembered
from .alphabets import written_in
from .codepages import DOUBLE, SINGLE
from .confusion import prior
from .gate import suspects
from .judge import Judge, odd_lines
from .misread_evidence import (
    ASCII_LETTER,
    FEW_SIGNS,
    GAIN,
    GIVEN,
    Found,
    changed_from,
    eligible,
    enough,
    in_place,
    letters_of,
    miscased,
    needed,
    proves,
    spelt,
)
from .misread_readings import MIXED, readings_of
from .misread_signs import proof

GAIN_AGAIN = 2.0  # nats that a line must win where another line of the document was repaired the same way
TELLING = 30  # ASCII letters of a line that tell its language, however a sign or two are read
MISCASED, MOST_MISCASED = 3.0, 3  # nats against a capital inside of a word, and so many of them at most
BELIEVED = 1e-4  # share of belief in a language, below which a line is not in it


def repair_misread(text: str, doubtful: Mapping[str, Edits]) -> Edits:
    """Edits for every line that reads far better through another pair of pages.

    ``doubtful`` holds readings of lines that are judged beside the others.
    """
    odd = [(start, text[start:end]) for start, end in odd_lines(text, suspects(text))]
    judge = Judge()
    best: dict[str, Found | None] = {}
    for _, line in odd:
        if line not in best:
            given = doubtful.get(line)
            best[line] = _best(line, judge, readings_of(line), (), given) if given else best_of(line, True)
    support = {found.way for line, found in best.items() if found and proves(line, found, judge)}
    if not support:
        return NONE
    out: list[Edit] = []
    for start, line in odd:
        found = best[line] or (None if line in doubtful else best_of(line, False))
        if found and found.way in support and (enough(line, found, GAIN_AGAIN) or enough(line, found, GAIN)):
            out += [edit._replace(start=edit.start + start, end=edit.end + start) for edit in found.edits]
    return Edits(out)


@remembered(2048, 500)
def best_of(line: str, alone: bool) -> Found | None:
    """The reading that wins most, if that could be enough. The same lines come again, on every page of a site.

    ``alone``: only if a line by itself could prove that the document was misread.
    """
    readings = readings_of(line)
    likely = [reading for reading in readings if eligible(line, reading)]
    if not likely:
        return None
    judge = Judge()
    return _best(line, judge, readings, likely) if not alone or _is_proof(line, judge, likely) else None


def _is_proof(line: str, judge: Judge, likely: Iterable[Found]) -> bool:
    """May the line prove that its document was misread, by one of the likely readings? Most need not be judged to
    know.

    Where one or two different characters change, of a line long enough to tell its language, that language must have
    the letters they become: most signs of formulas and trade names could be letters of some language.
    """
    believed: list[str] | None = None
    for found in likely:
        if not in_place(line, found):
            continue
        letters = letters_of(found.new)
        if found.way[1] in SINGLE and len(changed_from(line, found)) <= FEW_SIGNS and letters:
            if believed is None:
                tells = len(ASCII_LETTER.findall(line)) >= TELLING
                believed = judge.languages(line, BELIEVED) if tells else []
            if believed and not any(language in believed for language in written_in(letters)):
                continue
        judged = _judged(line, found, judge)
        if enough(line, judged, needed(line, judged)):
            return True
    return False


def _best(
    line: str, judge: Judge, readings: Iterable[Found], likely: Iterable[Found], given: Edits | None = None
) -> Found | None:
    """The reading that wins most; ``likely`` are those that could be true; the ``given`` one is judged, too."""
    best: Found | None = None
    most = inf
    if given:
        new = given.apply(line)
        best = Found(judge.gain(line, new), new, tuple(given), GIVEN)
    else:  # what the best of those wins that could be true: it does not matter how well others read, once one has more
        judged = (_judged(line, found, judge) for found in likely)
        most = max((found.gain for found in judged if enough(line, found, GAIN_AGAIN)), default=-inf)
    for reading in readings if most > -inf else ():
        found = _judged(line, reading, judge)
        narrow = found.way[0] in DOUBLE and found.way[1] in SINGLE  # must not stand in the way of UTF-8
        if (best is None or found.gain > best.gain) and not (narrow and not enough(line, found, GAIN)):
            if found.gain > most:
                return None
            best = found
    return best


def _judged(line: str, reading: Found, judge: Judge) -> Found:
    _, new, edits, way = reading
    gain = 0.0
    if way[1] in SINGLE:
        gain = -MISCASED * min(MOST_MISCASED, miscased(reading))
    gain += judge.gain(line, new) + proof(line, *way) - prior(*way) - (0.0 if spelt(new) else MIXED)
    return Found(gain, new, edits, way)
