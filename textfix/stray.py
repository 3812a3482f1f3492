"""Single bytes of a legacy code page inside a text that is UTF-8: what they most likely say."""

from __future__ import annotations

from .edits import Edit, Edits
from .model import Decoded

# The page that stray bytes are in: text pasted into UTF-8 pages is windows-1252 nearly always (WHATWG's fallback).
FALLBACK = "cp1252"
LONGEST = 3  # bytes; longer runs of undecodable bytes are another damage
_TYPOGRAPHY = frozenset("–—‘’‚“”„…•€°§©®™«»·")
LIKELY, UNLIKELY = 0.9, 0.7


def stray_bytes(decoded: Decoded) -> Edits:
    """Edits that replace undecodable bytes of a UTF-8 text by the letters or marks they are in windows-1252.

    A byte is read when the outcome is a letter beside a letter or a typographic mark; others stay U+FFFD.

    >>> text = Decoded("march\\ufffd", "utf-8", 0.9, b"", ((5, 6, b"\\xe9"),))
    >>> stray_bytes(text).apply(text.text)
    'marché'
    """
    if decoded.encoding != "utf-8":
        return Edits()
    out: list[Edit] = []
    for start, end, raw in _runs(decoded):
        if len(raw) > LONGEST or decoded.text[start:end].strip("\ufffd"):
            continue
        said = raw.decode(FALLBACK, "replace")
        beside = decoded.text[max(0, start - 1) : start] + decoded.text[end : end + 1]
        if said.isalpha() and any(map(str.isalpha, beside)):
            out.append(Edit(start, end, said, "ENC002", LIKELY if len(raw) == 1 else UNLIKELY))
        elif all(c in _TYPOGRAPHY for c in said):
            out.append(Edit(start, end, said, "ENC002", LIKELY))
    return Edits(out)


def _runs(decoded: Decoded) -> list[tuple[int, int, bytes]]:
    """Patches, touching ones as one."""
    runs: list[tuple[int, int, bytes]] = []
    for start, end, raw in decoded.patches:
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end, runs[-1][2] + raw)
        else:
            runs.append((start, end, raw))
    return runs
