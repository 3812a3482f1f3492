"""ESC006: quoted-printable, the way mail wraps and escapes its lines."""

from __future__ import annotations

import re

from ...edits import Edit, Edits
from ..judge import Judge
from ..texture import STRANGE, kinds
from .zones import Zones, line_at

RULE = "ESC006"
_BYTES = re.compile("=[0-9A-F]{2}(?:(?:=\n)?=[0-9A-F]{2})*")
_HIGH = re.compile("=[89A-F][0-9A-F]")
_SOFT = re.compile("=(?<=[^\n=]=)\r?\n")
_WRAP = 60  # mail wraps at 76 characters; shorter lines that end in "=" are sums
_ENDING, _ELIDED = re.compile("(?:s|t|d|m|ll|re|ve)(?![a-zA-Z])"), re.compile("(?<![a-zA-Z])(?:[cdjlmnst]|qu)$")
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
        if not high or not _better(text, high):
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
    """Does a letter, or the apostrophe of a word, come out between letters that go with it?

    ``TYPE=CASH`` assigns a word in capitals to a name, and ``width=80px`` a measure. Two letters behind the sign are
    the beginning of a word, unless they are the only capitals there. Quoted-printable knows no letter but ASCII.
    """
    before, after = text[max(0, edit.start - 1) : edit.start], text[edit.end : edit.end + 1]
    if not (before.isalpha() and after.isalpha()) or not text[slice(*line_at(text, edit.start))].isascii():
        return False
    if not edit.after.isalpha():
        elided = _ELIDED.search(text[max(0, edit.start - 4) : edit.start])
        return edit.after == "’" and bool(elided or _ENDING.match(text, edit.end))
    if after.islower() and (before.islower() or not text[max(0, edit.start - 2) : edit.start - 1].isalnum()):
        return edit.after.islower()
    if text[edit.start + 1 : edit.start + 3].isalpha() and edit.end - edit.start == len("=CA"):
        return False
    return edit.after.isupper() and after.isupper()


def _better(text: str, edits: list[Edit]) -> bool:
    """Do the lines that hold them read better with the edits, which are in order and within lines?"""
    by_line: dict[tuple[int, int], list[Edit]] = {}
    for edit in edits:
        start, _ = span = line_at(text, edit.start)
        by_line.setdefault(span, []).append(edit._replace(start=edit.start - start, end=edit.end - start))
    before = [text[start:end] for start, end in by_line]
    after = [Edits(here).apply(line) for line, here in zip(before, by_line.values(), strict=True)]
    return Judge().gain("\n".join(before), "\n".join(after)) >= _GAIN
