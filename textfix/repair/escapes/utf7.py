"""ESC008: UTF-7, as old mail wrote it: ``Nat+APw-rlich``.

Any word may stand behind a plus sign (``HTML+CSS``, ``REST+API-based``), and one of three letters decodes to some
character as often as not. So a document must prove that it is UTF-7: by a sequence that is no word and stands for
what people write there, a letter inside a word, a quotation mark, or several letters of one script.
"""

from __future__ import annotations

import base64
import re
from typing import NamedTuple

from ...edits import Edit, Edits
from ..judge import Judge
from ..texture import C1, CJK, DASH, EMOJI, LATIN, LETTERS, LOST, MONEY, NONE, OPENER, QUOTE, STRANGE, kinds
from .zones import Zones, line_at

RULE = "ESC008"
_SHIFT = re.compile(r"\+([A-Za-z0-9/][A-Za-z0-9+/]{1,2000})(-?)")
_STRANGE = frozenset((C1, LOST, NONE, STRANGE))
_SIGNS = frozenset((QUOTE, OPENER, DASH, MONEY, EMOJI))
_BESIDE = _SIGNS | {CJK}
_WORD = re.compile("[A-Z]+|[A-Z]?[a-z]+")  # such as API, which is ò, and IBM, which is –
_MODEL = re.compile("[A-Z]+(?:s|[0-9]+)")  # such as APs and E02
_NO_WORD = "—"  # its sequence, IBQ, is no word, although it has capitals only
_WIDE = 3  # ideographs that are no chance
_SEVERAL = 2  # letters of another script that are no chance
_AGREE = 2  # proofs that are no names, from which a document is UTF-7 everywhere
_CHARSETS = ("gb2312", "big5", "cp932", "euc_kr")  # what people write of the ideographs
_KNOWN = 0.9  # share of them that such a set has, for names have others
_GAIN = 3.0  # nats a line must win
_NAMED_GAIN = 26.0  # the same for each sequence where all that prove it could be names: REST+API-based wins up to 25


class _Sequence(NamedTuple):
    edit: Edit
    scripts: frozenset[str]  # of its letters
    proof: bool  # is it no chance?
    named: bool  # could it be a word or a name?


def repair_utf7(text: str) -> Edits:
    """Edits for the shifted sequences of a document that is UTF-7, where they make the line read better.

    >>> repair_utf7("Nat+APw-rlich 2+2").apply("Nat+APw-rlich 2+2")
    'Natürlich 2+2'
    >>> len(repair_utf7("REST+API-based, in HTML+CSS"))
    0
    """
    by_line = _found(text)
    proofs = [found for line in by_line.values() for found in line if found.proof]
    sure = sum(not found.named for found in proofs)
    if not proofs:
        return Edits()
    scripts = frozenset((LATIN,)).union(*(found.scripts for found in proofs))
    judge = Judge()
    out: list[Edit] = []
    for (start, end), line in by_line.items():
        proven = [found for found in line if found.proof]
        if not proven and sure < _AGREE:
            continue
        edits = [found.edit for found in line if found.scripts <= scripts]
        before = text[start:end]
        after = Edits(edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits).apply(before)
        doubtful = sure < _AGREE and all(found.named for found in proven)
        if judge.gain(before, after) >= (_NAMED_GAIN * len(edits) if doubtful else _GAIN):
            out += edits
    return Edits(out)


def _found(text: str) -> dict[tuple[int, int], list[_Sequence]]:
    """What may be sequences, by the lines that hold them."""
    by_line: dict[tuple[int, int], list[_Sequence]] = {}
    zones = Zones(text)
    for match in _SHIFT.finditer(text):
        new = _decode(match[1])
        if new and not zones.protects(match.start()):
            span = line_at(text, match.start())
            if text.isascii() or text[slice(*span)].isascii():  # as all of UTF-7 is
                by_line.setdefault(span, []).append(_sequence(match, new))
    return by_line


def _decode(body: str) -> str:
    """The characters of a shifted sequence; "" unless it is whole and stands for characters outside ASCII."""
    spare = len(body) * 6 % 16
    if spare >= 6 or body.isdigit():
        return ""
    try:
        raw = base64.b64decode(body + "A" * (-len(body) % 4), validate=True)
        new = raw[: len(body) * 6 // 16 * 2].decode("utf-16-be")
    except (ValueError, UnicodeError):
        return ""
    if _SIXTY_FOUR.index(body[-1]) % (1 << spare):  # the bits that fill it up are zero
        return ""
    return new if not new.isascii() and _STRANGE.isdisjoint(kinds(new)) else ""


_SIXTY_FOUR = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _sequence(match: re.Match[str], new: str) -> _Sequence:
    text = match.string
    left, right = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    scripts = frozenset(mark.lower() for mark in kinds(new) if mark in LETTERS)
    named = bool(_WORD.fullmatch(match[1]) or _MODEL.fullmatch(match[1])) and new != _NO_WORD
    inside = scripts == {LATIN} and bool(match[2]) and left.isalpha() and right.isalpha()
    proof = (inside or not named) and _written(new, scripts, left, right)
    return _Sequence(Edit(*match.span(), new, RULE), scripts, proof, named)


def _written(new: str, scripts: frozenset[str], left: str, right: str) -> bool:
    """Is this what people write between these neighbours, and more than a chance?"""
    marks = kinds(new)
    if CJK in marks:
        return len(marks) >= _WIDE and _BESIDE.issuperset(marks) and _common(new)
    if not scripts:
        return not _SIGNS.isdisjoint(marks)
    if scripts == {LATIN}:
        return _in_word(new, left, right)
    return len(scripts) == 1 and sum(mark in LETTERS for mark in marks) >= _SEVERAL


def _common(new: str) -> bool:
    """Does the character set of one language have nearly all of the ideographs?"""
    return any(len(new.encode(name, "ignore")) >= _KNOWN * 2 * len(new) for name in _CHARSETS)


def _in_word(new: str, left: str, right: str) -> bool:
    """Is this a letter of the word beside it, a capital at its beginning or among capitals, or a word by itself?"""
    if kinds(new[0]) == LATIN:
        return left.islower() or right.islower() or not (left.isalnum() or right.isalnum())
    return not left.islower() and (left.isupper() or right.isalpha())
