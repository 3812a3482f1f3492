"""One mark or emoji that was misread, alone in a line that is sound: "5 Î¼m", "360┬░", "10Г— faster".

A single sequence is thin evidence. But what the pages show of a mark are signs and letters that do not stand
together, and that a line without any other letter of their alphabet has no use for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..edits import Edit, Edits
from .codepages import SINGLE, page
from .lossy_chars import marks, written_signs
from .sign_prior import page_prior, sign_prior
from .texture import BOX, LATIN, LATIN_UPPER, LETTERS, kind

RULE = "MOJ001"
SURE = 0.9  # confidence
_RUN = re.compile("[^\x00-\x7f](?:['\"][^\x00-\x7f]+|[^\x00-\x7f]*)")
_KIN = LETTERS | {BOX}
_STRAIGHT = str.maketrans("‘’“”„", "''\"\"\"")
_GREEK = "αβγδεθλμνπρστφχψωΓΔΘΛΠΣΦΨΩ"  # what formulas and units are written with


def has_lone_mark(line: str) -> bool:
    """Is one of the runs of the line what a page shows of a mark or an emoji?"""
    return any(len(run) > 1 and _readings(run) for run in _RUN.findall(line))


def repair_marks(text: str) -> Edits:
    """Edits that read the lone marks of a text again.

    >>> repair_marks("a gap of 5 Î¼m").apply("a gap of 5 Î¼m")
    'a gap of 5 μm'
    >>> len(repair_marks("В пункте «В» и в пункте В»"))
    0
    """
    if text.isascii():
        return Edits()
    out: list[Edit] = []
    at = 0
    for line in text.split("\n"):
        for match in _RUN.finditer(line):
            new = _likeliest(line, match)
            start, end = match.span()
            if new and not _in_word(line, start, end) and _no_kin(line[:start] + line[end:], match[0]):
                out.append(Edit(start + at, end + at, new, RULE, SURE))
        at += len(line) + 1
    return Edits(out)


def _likeliest(line: str, run: re.Match[str]) -> str:
    """The mark or the emoji that a page shows as the run and that suits its place best; "" for anything else."""
    found = _readings(run[0])
    if len(found) < 2:
        return found[0][0] if found else ""
    return max(found, key=lambda reading: reading[1] + sign_prior(reading[0], line, *run.span()))[0]


def _readings(run: str) -> Sequence[tuple[str, float]]:
    """The marks and emoji that some page shows as ``run``, each with the :func:`page_prior` of the likeliest."""
    found = _shown().get(run)
    if found is None and run[:2] in _heads():
        try:
            return ((page(_heads()[run[:2]]).encode(run).decode("utf-8"), 0.0),)
        except UnicodeError:
            return ()
    return found or ()


def _in_word(line: str, start: int, end: int) -> bool:
    """Are letters of the run a part of the word before it: RÂŞCANI, «RĪGĀ», “KURDÎ”?

    Â is left out, which the commonest page shows before signs: ACMEÂ®.
    """
    before, after = line[start - 1 : start], line[end : end + 1]
    if all(kind(c).lower() == LATIN for c in line[start:end]):
        return before.isalpha() and after.isascii() and after.isalpha()
    return kind(line[start]) == LATIN_UPPER and line[start] != "Â" and before.isupper()


def _no_kin(rest: str, run: str) -> bool:
    """Has the rest of the line no letter of an alphabet that the run has letters of, and no frame to go with its
    lines?"""
    own = {kind(c).lower() for c in run} & _KIN
    return all(kind(c).lower() not in own for c in rest if c > "\x7f")


@cache
def _shown() -> dict[str, list[tuple[str, float]]]:
    """What each mark looks like on the pages, and the marks that look so."""
    shown: dict[str, list[tuple[str, float]]] = {}
    known_marks = sorted(_marks())
    for name in SINGLE:
        for mark in known_marks:
            try:
                seen = mark.encode("utf-8").decode("latin-1").translate(_table(name))
            except UnicodeError:
                continue
            if len(seen) > 1 and seen > "\x7f" and any(kind(c) in LETTERS or kind(c) == BOX for c in seen):
                for looks in {seen, seen[0] + seen[1:-1].translate(_STRAIGHT) + seen[-1]}:
                    same = shown.setdefault(looks, [])
                    if all(mark != known for known, _ in same):
                        same.append((mark, page_prior(name)))
    return shown


def _marks() -> set[str]:
    """Signs of at most three bytes, and letters that stand for something; the others begin as :func:`_heads` says."""
    pictures = {sign.removesuffix("\ufe0f") for sign in written_signs()}
    return {*marks(), *_GREEK, *(sign for sign in pictures if "\x7f" < sign < "\U00010000" and len(sign) == 1)}


@cache
def _table(name: str) -> dict[int, str]:
    return dict(enumerate(page(name).chars))


@cache
def _heads() -> dict[str, str]:
    """The two characters with which an emoji begins on a page, and the page."""
    heads: dict[str, str] = {}
    for name in SINGLE:
        heads.setdefault(page(name).chars[0xF0] + page(name).chars[0x9F], name)
    return {head: name for head, name in heads.items() if "\ufffe" not in head}
