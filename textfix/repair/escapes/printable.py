"""ESC006: quoted-printable, the way mail wraps and escapes its lines."""

from __future__ import annotations

import re

from ...edits import Edit, Edits
from ..judge import Judge
from ..texture import STRANGE, kinds
from .zones import Zones, line_at

RULE = "ESC006"
_BYTES = re.compile("(?:=[0-9A-F]{2}(?:=\n)?)*=[0-9A-F]{2}")
_HIGH = re.compile("=[89A-F][0-9A-F]")
_SOFT = re.compile("=(?<=[^\n=]=)\r?\n")
_WRAP = 60  # mail wraps at 76 characters; shorter lines that end in "=" are sums
_GAIN = 3.0  # nats a line must win when nothing else proves the encoding


def repair_printable(text: str) -> Edits:
    """Edits for quoted-printable text, in UTF-8 or else windows-1252.

    >>> repair_printable("Don=E2=80=99t be shy").apply("Don=E2=80=99t be shy")
    'Don’t be shy'
    """
    soft = list(_SOFT.finditer(text))
    if not soft and not _HIGH.search(text):
        return Edits()
    zones = Zones(text)
    out: list[Edit] = []
    proof = sum(match.start() - line_at(text, match.start())[0] >= _WRAP for match in soft)
    for match in _BYTES.finditer(text):
        raw = bytes.fromhex(re.sub("[=\r\n]", "", match[0]))
        if zones.protects(match.start()):
            continue
        new = _decode(raw)
        proof += 2 * (not new.isascii() and len(new) < len(raw))
        if "\ufffd" not in new and all(c >= " " or c in "\n\t" for c in new):
            out.append(Edit(*match.span(), new, RULE))
    if proof < 2:
        high = [edit for edit in out if not edit.after.isascii() and _in_word(text, edit)]
        if not high or not _better(text, Edits(high)):
            return Edits()
        return Edits(high)
    inside = [(edit.start, edit.end) for edit in out]
    out += [Edit(*m.span(), "", RULE) for m in soft if not any(a < m.end() and m.start() < b for a, b in inside)]
    out.sort()
    return Edits(out)


def _decode(raw: bytes) -> str:
    try:
        new = raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
    return new if STRANGE not in kinds(new) else raw.decode("cp1252", "replace")


def _in_word(text: str, edit: Edit) -> bool:
    around = text[max(0, edit.start - 1) : edit.start] + text[edit.end : edit.end + 1]
    return len(around) == 2 and around.isalpha()


def _better(text: str, edits: Edits) -> bool:
    return Judge().gain(text, edits.apply(text)) >= _GAIN
