"""ESC003, ESC004: escapes of programming languages left in prose.

Such as ``\\u2019``, ``%u2019``, ``<U+2019>``, ``\\xe2\\x80\\x99``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...edits import Edit, Edits
from .zones import Zones, session

UNICODE_RULE, BYTES_RULE = "ESC003", "ESC004"
_HEX = "[0-9a-fA-F]"
# What follows the first character of an escape; a pattern that begins with a class of these is skipped to them.
_REST = (
    rf"(?:(?<=\\)\\{{0,3}}(?:u{_HEX}{{4}}|U000?[01]{_HEX}{{4,5}}|u\{{{_HEX}{{2,6}}\}})"
    rf"|(?<=%)u{_HEX}{{4}}|(?<=<)U\+{_HEX}{{4,6}}>)"
)
_UNICODE = re.compile(rf"[\\%<]{_REST}(?:[\\%<]{_REST})*")
_POINT = re.compile(rf"[uU+]\{{?({_HEX}{{4,8}}|(?<=\{{){_HEX}{{2,6}})")
_SLASHES = re.compile(r"\\{1,4}(?=[/\"'])")  # what JSON escapes besides
_BYTES = re.compile(
    rf"\\(?:\\{{0,3}}x[89a-fA-F]{_HEX}(?:\\{{1,4}}x[89a-fA-F]{_HEX})*"
    r"|\\{0,3}[23][0-7]{2}(?:\\{1,4}[23][0-7]{2})*)"
)
_BYTE = re.compile(rf"x({_HEX}{{2}})|([23][0-7]{{2}})")


def repair_unicode(text: str) -> Edits:
    """Edits for escaped code points outside code.

    >>> repair_unicode("It\\\\u2019s a caf\\\\u00e9").apply("It\\\\u2019s a caf\\\\u00e9")
    'It’s a café'
    """
    if session(text):
        return Edits()
    zones = Zones(text)
    edits = list(_unicode_edits(text, zones))
    if any(text[edit.start] == "\\" for edit in edits):
        taken = [edit.start for edit in edits]
        edits += [
            Edit(*match.span(), "", UNICODE_RULE)
            for match in _SLASHES.finditer(text)
            if match.start() not in taken and not zones.protects(match.start())
        ]
        edits.sort()
    return Edits(edits)


def _unicode_edits(text: str, zones: Zones) -> Iterator[Edit]:
    for match in _UNICODE.finditer(text):
        points = [int(point, 16) for point in _POINT.findall(match[0])]
        if not points or max(points) > 0x10FFFF:
            continue
        new = "".join(map(chr, points)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        if _written(new) and not zones.protects(match.start()):
            yield Edit(*match.span(), new, UNICODE_RULE)


def repair_bytes(text: str) -> Edits:
    """Edits for escaped bytes above 7F outside code: UTF-8, or else windows-1252.

    >>> repair_bytes(r"It\\xe2\\x80\\x99s a caf\\303\\251").apply(r"It\\xe2\\x80\\x99s a caf\\303\\251")
    'It’s a café'
    """
    if session(text):
        return Edits()
    zones = Zones(text)
    out = []
    for match in _BYTES.finditer(text):
        raw = bytes(int(h, 16) if h else int(o, 8) for h, o in _BYTE.findall(match[0]))
        new = _decoded(raw, match[0])
        around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
        if len(new) == len(raw) and not any(c.isalpha() for c in around):
            continue  # single bytes say little; they must belong to a word
        if new and not zones.protects(match.start()):
            out.append(Edit(*match.span(), new, BYTES_RULE))
    return Edits(out)


def _decoded(raw: bytes, escape: str) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        if "x" not in escape:  # three digits behind a backslash may be many things
            return ""
    new = raw.decode("cp1252", "replace")
    return new if _written(new) else ""


def _written(text: str) -> bool:
    """Characters that a writer may have wanted, no controls; C1 may be mojibake inside the escape."""
    return "\ufffd" not in text and all(
        unicodedata.category(c)[0] in "LMNPSZ" or "\x80" <= c < "\xa0" or c in _BLANK for c in text
    )


_BLANK = "\t\n\r\xad\u200b\u200c\u200d\u200e\u200f\ufeff"
