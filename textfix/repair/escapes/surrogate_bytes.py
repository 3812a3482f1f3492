"""ESC009: bytes that Python smuggled through a string as lone surrogates (``surrogateescape``)."""

from __future__ import annotations

import re

from ...edits import Edit, Edits

RULE = "ESC009"
_BYTES = re.compile("(?<![\ud800-\udbff])[\udc80-\udcff]+")


def repair_surrogate_bytes(text: str) -> Edits:
    """Edits that decode such bytes: UTF-8, or else windows-1252.

    >>> repair_surrogate_bytes("caf\\udcc3\\udca9").apply("caf\\udcc3\\udca9")
    'café'
    """
    if not _holds_surrogates(text):
        return Edits()
    return Edits(Edit(*match.span(), _decode(match[0]), RULE) for match in _BYTES.finditer(text))


def _decode(run: str) -> str:
    raw = run.encode("ascii", "surrogateescape")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        from ..codepages import page

        return "".join(page("cp1252").chars[byte] for byte in raw)


def _holds_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
