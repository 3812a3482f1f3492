"""ESC008: UTF-7, as old mail wrote it: ``Nat+APw-rlich``."""

from __future__ import annotations

import base64
import re

from ...edits import Edit, Edits
from ..judge import Judge
from ..texture import C1, CJK, DASH, EMOJI, LETTERS, LOST, MONEY, NONE, OPENER, QUOTE, STRANGE, kinds
from .zones import Zones, line_at

RULE = "ESC008"
_SHIFT = re.compile(r"\+([A-Za-z0-9/][A-Za-z0-9+/]{1,2000})(-?)")
_STRANGE = frozenset((C1, LOST, NONE, STRANGE))
_WRITTEN = LETTERS | {QUOTE, OPENER, DASH, MONEY, EMOJI}
_BESIDE = frozenset((CJK, QUOTE, OPENER, DASH, EMOJI))
_WIDE = 3  # ideographs that are no chance
_GAIN = 3.0  # nats a line must win


def repair_utf7(text: str) -> Edits:
    """Edits for shifted sequences that decode to letters and make the line read better.

    >>> repair_utf7("Nat+APw-rlich 2+2").apply("Nat+APw-rlich 2+2")
    'Natürlich 2+2'
    """
    zones = Zones(text)
    by_line: dict[tuple[int, int], list[Edit]] = {}
    for match in _SHIFT.finditer(text):
        new = _decode(match[1])
        if new and not zones.protects(match.start()):
            by_line.setdefault(line_at(text, match.start()), []).append(Edit(*match.span(), new, RULE))
    out: list[Edit] = []
    judge = Judge() if by_line else None
    for (start, end), edits in by_line.items():
        line = text[start:end]
        here = Edits(edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits)
        if judge and judge.gain(line, here.apply(line)) >= _GAIN:
            out += edits
    return Edits(out)


def _decode(body: str) -> str:
    """The characters of a shifted sequence; "" unless it is whole and stands for characters outside ASCII."""
    bits = len(body) * 6
    if bits % 16 >= 6 or body.isdigit():
        return ""
    try:
        raw = base64.b64decode(body + "A" * (-len(body) % 4), validate=True)
        new = raw[: bits // 16 * 2].decode("utf-16-be")
    except (ValueError, UnicodeError):
        return ""
    return new if not new.isascii() and _likely(kinds(new)) else ""


def _likely(marks: str) -> bool:
    """Kinds of characters that are worth escaping. A word behind a plus sign may decode to anything."""
    if not _STRANGE.isdisjoint(marks) or _WRITTEN.isdisjoint(marks):
        return False
    return CJK not in marks or (len(marks) >= _WIDE and _BESIDE.issuperset(marks))
