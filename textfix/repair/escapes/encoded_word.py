"""ESC007: encoded words of mail headers (RFC 2047): ``=?utf-8?Q?caf=C3=A9?=``."""

from __future__ import annotations

import base64
import binascii
import re

from ...edits import Edit, Edits
from .zones import Zones

RULE = "ESC007"
_WORD = re.compile(r"=\?([\w-]{2,40})(?:\*[\w-]+)?\?([bBqQ])\?([^?\s]{0,2000})\?=")
_WORDS = re.compile(_WORD.pattern.replace("(", "(?:", 0) + rf"(?:\s+{_WORD.pattern})*")


def repair_encoded_words(text: str) -> Edits:
    """Edits that decode encoded words; white space between two of them goes, as the standard says.

    >>> repair_encoded_words("=?utf-8?Q?caf=C3=A9_bar?=").apply("=?utf-8?Q?caf=C3=A9_bar?=")
    'café bar'
    """
    zones = Zones(text)
    out: list[Edit] = []
    for match in _WORDS.finditer(text):
        if zones.protects(match.start()):
            continue
        words = [(charset, _raw(kind, body)) for charset, kind, body in _WORD.findall(match[0])]
        new = _join(words)
        if new is not None:
            out.append(Edit(*match.span(), new, RULE))
    return Edits(out)


def _raw(kind: str, body: str) -> bytes | None:
    try:
        if kind in "bB":
            return base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
        return binascii.a2b_qp(body.encode("ascii"), header=True)
    except (ValueError, binascii.Error):
        return None


def _join(words: list[tuple[str, bytes | None]]) -> str | None:
    """The text of neighbouring words; bytes of one charset are joined first, for they may split a character."""
    parts: list[tuple[str, bytes]] = []
    for charset, raw in words:
        if raw is None:
            return None
        if parts and parts[-1][0] == charset.lower():
            parts[-1] = (charset.lower(), parts[-1][1] + raw)
        else:
            parts.append((charset.lower(), raw))
    try:
        return "".join(raw.decode(charset) for charset, raw in parts)
    except (LookupError, UnicodeError):
        return None
