"""Every way to read a line that a wrong page, or pages taken for one another, may have shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..difference import shared
from ..edits import Edit, Edits
from ..memo import remembered
from .codepages import DOUBLE, SINGLE, page
from .confusion import WRITTEN_WIDE, Candidate, candidates, prior
from .controls import RULE as CONTROL_RULE
from .lossy_wide import hurt, lossy_readings
from .misread_evidence import SINGLE_RULE, Found, spelt

WIDE_RULE, DOUBLE_RULE = "MOJ008", "MOJ007"
RUN = re.compile("[^\x00-\x7f][^\x00-\x7f]*")
STRETCHES = 512, 16  # characters of a line that are compared at once: nearly all of a long line is the same
MIXED = 3.0  # nats against a reading whose letters no one language has
RANKED = 24  # candidates of a line that are read
_WIDE = re.compile("[\uff61-\uff9f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\ue000-\uf8ff]")


@remembered(20_000, 500)
def through(run: str, name: str) -> str:
    """``run`` read as the UTF-8 it was; itself when it is not UTF-8 seen through that page."""
    try:
        raw = run.encode(name)
        # EUC-JP and Shift_JIS write ¥ as the byte of the backslash, which was no UTF-8 that anybody misread.
        return run if raw.isascii() else raw.decode("utf-8")
    except UnicodeError:
        return run


def readings_of(line: str) -> tuple[Found, ...]:
    """The readings of a line, not judged yet."""
    return tuple(Found(0.0, *reading) for reading in _readings(line))


def _readings(line: str) -> Iterator[tuple[str, tuple[Edit, ...], tuple[str, str]]]:
    for name in DOUBLE:
        edits = tuple(
            Edit(*match.span(), new, WIDE_RULE)
            for match in RUN.finditer(line)
            if (new := through(match[0], name)) != match[0]
        )
        if edits:
            yield Edits(edits).apply(line), edits, (name, "utf-8")
    if hurt(line) and _WIDE.search(line):
        for new, edits, name in lossy_readings(line):
            yield new, edits, (name, "utf-8")
    for candidate in sorted(candidates(line), key=_look)[:RANKED]:
        new = candidate.of(line)
        yield new, _difference(line, new, candidate.shown, candidate.written), (candidate.shown, candidate.written)


def _look(candidate: Candidate) -> float:
    """How little a candidate looks like text, before it is read."""
    said, shown, written, odd = candidate
    return odd + (0.0 if spelt(said) else 1.0) + prior(shown, written) / MIXED


def _difference(line: str, new: str, shown: str, written: str) -> tuple[Edit, ...]:
    if written not in WRITTEN_WIDE and len(line) == len(new):  # character by character
        rule = CONTROL_RULE if (shown, written) == ("latin-1", "cp1252") else SINGLE_RULE
        return tuple(Edit(start, end, new[start:end], rule) for start, end in changed(line, new))
    if shown in DOUBLE and written in SINGLE:  # ideograph by ideograph
        chars = page(written).chars
        return tuple(
            Edit(*run.span(), "".join(chars[byte] for byte in run[0].encode(shown)), DOUBLE_RULE)
            for run in RUN.finditer(line)
        )
    head = shared(line, new)
    tail = shared(line[head:][::-1], new[head:][::-1])
    return (Edit(head, len(line) - tail, new[head : len(new) - tail], DOUBLE_RULE),)


def changed(line: str, new: str) -> Iterator[tuple[int, int]]:
    start = end = 0
    for part in _differing(line, new, (0, len(line)), STRETCHES):
        for at in range(*part):
            if line[at] != new[at]:
                if at != end:
                    if end:
                        yield start, end
                    start = at
                end = at + 1
    if end:
        yield start, end


def _differing(line: str, new: str, part: tuple[int, int], sizes: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The smallest parts of a part in which two lines of one length differ."""
    if not sizes:
        yield part
        return
    for start in range(*part, sizes[0]):
        end = min(start + sizes[0], part[1])
        if line[start:end] != new[start:end]:
            yield from _differing(line, new, (start, end), sizes[1:])
