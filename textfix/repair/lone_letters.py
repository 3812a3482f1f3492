"""One letter that was misread, alone in a line that is sound: "nekoliko ÄŤasopisa", "utilitzaci├│ a sessions".

What a page shows of it looks like two letters, a letter and a sign, or a box and a sign, so texture finds little odd.
But no language writes that, and the line reads better by far with the one letter.
"""

from __future__ import annotations

import re
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from ..edits import Edit, Edits
from .alphabets import ALPHABETS, written_in
from .codepages import SINGLE, page
from .sign_prior import page_prior
from .texture import BOX, kind

if TYPE_CHECKING:
    from .judge import Judge

RULE = "MOJ001"
SURE = 0.9  # confidence
GAIN = 10.0  # nats; true repairs of one letter win 18 and more
LONGEST = 3  # bytes of a Latin letter
RANK = 3.0  # of one letter the models know little: how much more than Zipf has it the commonest pages are met
MOST = 3  # such runs of a line that are read here; where there are more, others have read them
_RUN = re.compile("[^\x00-\x7f][^\x00-\x7f]+")
_SELDOM = frozenset("ĺŕ")  # letters of a dozen Slovak words
_COMMONEST = "Ã"  # what most letters of Western Europe begin with
_LINES = frozenset("─═│║")  # what a box is drawn with, behind a corner of it


def has_lone_letter(line: str) -> bool:
    """Is one of the runs of the line what a page shows of a letter, and nothing that a language writes?

    >>> has_lone_letter("nekoliko ÄŤasopisa"), has_lone_letter("déjà, Čapek, ├── src")
    (True, False)
    """
    return any(_known(line, *match.span()) for match in _RUN.finditer(line))


def repair_letters(text: str, judge: Judge) -> Edits:
    """Edits that read lone letters again, through the page with which their line reads best.

    >>> from textfix.repair.judge import Judge
    >>> repair_letters("uređivao nekoliko ÄŤasopisa", Judge()).apply("uređivao nekoliko ÄŤasopisa")
    'uređivao nekoliko časopisa'
    """
    out: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        if not line.isascii():
            out += (edit._replace(start=edit.start + at, end=edit.end + at) for edit in _best(line, judge))
        at += len(line) + 1
    return Edits(out)


def _best(line: str, judge: Judge) -> Edits:
    """The repairs of one line, if any win enough."""
    runs = [match.span() for match in _RUN.finditer(line) if _known(line, *match.span())]
    if not 0 < len(runs) <= MOST:
        return Edits()
    best, most = Edits(), -inf
    tried = set()
    for name in dict.fromkeys(name for start, end in runs for name in _shown()[line[start:end]]):
        edits = Edits(
            Edit(start, end, page(name).encode(line[start:end]).decode("utf-8"), RULE, SURE)
            for start, end in runs
            if name in _shown()[line[start:end]]
        )
        new = edits.apply(line)
        if new not in tried:
            tried.add(new)
            gain = judge.reads_cased(new) - judge.reads_cased(line)
            likely = gain + RANK * page_prior(name)
            if gain > GAIN and likely > most:
                best, most = edits, likely
    return best


def _known(line: str, start: int, end: int) -> bool:
    run = line[start:end]
    if not 1 < len(run) <= LONGEST or run not in _shown():
        return False
    if kind(run[0]) == BOX:
        return run[1] not in _LINES or line[start - 1 : start].isalpha()
    if not run[1].isalpha():
        # Behind a letter it is the end of a word in capitals, with a sign: MAÇÃ®. Behind one letter it may be Où.
        before = line[max(0, start - 2) : start]
        return not before[-1:].isalpha() or (run == "Ã¹" and not (before[1:] and before[0].isalpha()))
    return _alien(run) or (run.isupper() and line[end : end + 1].islower())


@cache
def _shown() -> dict[str, tuple[str, ...]]:
    """What the pages show of each Latin letter, as letters or behind a corner of a box, and the pages."""
    letters = {c for own in ALPHABETS.values() for c in own if "\xbf" < c < "\u0370" or "\u1e00" <= c < "\u1f00"}
    letters |= {c.upper() for c in letters if len(c.upper()) == 1}
    shown: dict[str, tuple[str, ...]] = {}
    for letter in sorted(letters):
        raw = letter.encode()
        for name in SINGLE:
            run = "".join(page(name).chars[byte] for byte in raw)
            boxed = kind(run[0]) == BOX and (kind(run[1]) != BOX or run[1] in _LINES)
            if boxed or run[0] == _COMMONEST or sum(map(str.isalpha, run)) > 1:
                shown[run] = (*shown.get(run, ()), name)
    return shown


@cache
def _alien(run: str) -> bool:
    """Does no language write these letters side by side?"""
    letters = frozenset(filter(str.isalpha, run.lower()))
    return len(letters) > 1 and (bool(letters & _SELDOM) or not written_in(letters))
