"""Encodings that hide in ASCII behind escape sequences: ISO-2022 and HZ."""

from __future__ import annotations

import re

_ISO2022 = re.compile(rb"\x1b\$(?:[@AB]|[()][A-D])")  # a two-byte character set is designated
_HZ = re.compile(rb"~\{(?:[!-}][!-~]){1,2000}~\}")
_BEFORE, _SAMPLE = 200, 4_000  # bytes before the first sequence, and altogether
_OF_ISO2022 = ("iso2022_jp_ext", "iso2022_jp_2004", "iso2022_kr", "iso2022_jp_2")


def escaped_encoding(raw: bytes) -> str | None:
    """The ISO-2022 or HZ encoding of ``raw``, when it holds their sequences and they give East Asian letters
    that read better than the bytes do as they stand.

    >>> escaped_encoding("こんにちは、世界。".encode("iso2022_jp"))
    'iso2022_jp_ext'
    >>> escaped_encoding(b"\x1b[31mred\x1b[0m") is None
    True
    """
    found = _ISO2022.search(raw) if b"\x1b$" in raw else _HZ.search(raw) if b"~{" in raw else None
    if not found:
        return None
    from ..reading import load

    start = max(0, found.start() - _BEFORE)  # ASCII up to there, so no character is cut
    sample = raw[start : start + _SAMPLE]
    best, chosen = load().logprob(sample.decode("utf-8", "replace")), None
    for encoding in _OF_ISO2022 if found[0][:1] == b"\x1b" else ("hz",):
        text = sample.decode(encoding, "replace")
        reading = load().logprob(text)
        if reading > best and any(c > "\u2e80" and c.isalpha() for c in text):
            best, chosen = reading, encoding
    return chosen
