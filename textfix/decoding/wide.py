"""UTF-16 and UTF-32 without a byte-order mark."""

from __future__ import annotations

from math import log
from unicodedata import category

WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SAMPLE = 2_048  # bytes; a multiple of every unit
_CONTROLS = bytes(n for n in range(0x20) if n not in b"\t\n\r\x1b")
_TEXT = bytes(n for n in range(256) if n not in _CONTROLS)
_SUSPECT = 0.10  # share of C0 controls: Cyrillic in UTF-16 has every second byte 04, and prose has none
_READS = -4.5  # Reader.score: of held-out text 95 % lie above -3.2, bytes read with the wrong width below -6
_LETTERS = 3  # fewer decide nothing by how they read
_COLUMN = 2  # characters that make a column: "a\0" is an accident
_SPACED = 0x20  # the high byte of dashes, quotes and the euro
_PAGES = 2  # other high bytes beside 00 that a short text has (Polish 01, Russian 04); more need as many NULs
_UNREADABLE = frozenset(("Cc", "Cn", "Co", "Cs"))
_END_IN_NUL = "\u3000\u4e00\uac00"  # the space, "one" and "ga" of East Asia: common, although their low byte is 00
_TURNED = log(256)  # nats: so rare is any other such character, while ASCII with its bytes turned has no others


def suspicious(raw: bytes) -> bool:
    """Whether valid UTF-8 may be UTF-16 or UTF-32 all the same, by its control bytes."""
    sample = raw[:SAMPLE]
    if not sample.isascii():  # whole UTF-8 sequences do not come about by chance; a NUL among them is noise
        return sample.count(0) > _SUSPECT * len(sample)
    return 0 in sample or len(sample.translate(None, _TEXT)) > _SUSPECT * len(sample)


def by_columns(raw: bytes) -> str | None:
    """Which of UTF-16 and UTF-32 the NULs tell, however short the text is: they stand in one column of its bytes.

    Cyrillic, Hebrew, Arabic or Thai have 04, 05, 06 or 0E in the column, and a NUL with every space and digit.

    >>> by_columns("Hi".encode("utf-16-be")), by_columns("£ 3".encode("utf-32-le")), by_columns(b"one\\0two\\0")
    ('utf-16-be', 'utf-32-le', None)
    """
    if 0 not in raw:
        return None
    sample = raw[:SAMPLE]
    for encoding in WIDE:
        unit, little = (4 if "32" in encoding else 2), encoding.endswith("le")
        if len(raw) % unit or len(raw) < _COLUMN * unit:
            continue
        if _is_column(sample[1 if little else unit - 2 :: unit]) and _is_readable(sample, encoding):
            return encoding
    return None


def _is_column(high: bytes) -> bool:
    """Whether these are the high bytes of a text: NULs, and controls, which no text has in every second place."""
    nuls = high.count(0)
    pages = set(high) - {0, _SPACED}
    return nuls > 0 and max(pages, default=0) < 0x20 and (len(pages) <= _PAGES or 2 * nuls >= len(high))


def _is_readable(sample: bytes, encoding: str) -> bool:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return False
    return all(c in "\t\n\r" or category(c) not in _UNREADABLE for c in text)


def wide_encoding(raw: bytes, floor: float | None = None) -> str | None:
    """Which of UTF-16 and UTF-32, if any, reads better than ``floor``; only the first 2 KB are looked at.

    ``floor`` is in nats a byte; by default it is what the bytes reach when they are read as UTF-8.

    >>> wide_encoding("Привет, мир!".encode("utf-16-le"))
    'utf-16-le'
    >>> wide_encoding(b"Hello, world") is None
    True
    """
    if column := by_columns(raw):
        return column
    from ..reading import load

    sample = raw[:SAMPLE]
    if floor is None:
        floor = load().logprob(sample.decode("utf-8", "replace")) / max(len(sample), 1)
    best, chosen = floor, None
    for encoding in WIDE:
        unit = 4 if "32" in encoding else 2
        piece = sample[: len(sample) // unit * unit]
        try:
            text = piece.decode(encoding)
        except UnicodeDecodeError as error:
            if error.start < len(piece) - unit:  # a pair of surrogates may be cut at the end of the sample
                continue
            text = piece[: error.start].decode(encoding)
        if sum(map(str.isalpha, text)) < _LETTERS or load().score(text) < _READS:
            continue
        turned = sum([not ord(c) & 0xFF and c not in _END_IN_NUL for c in text])
        reading = (load().logprob(text) - turned * _TURNED) / len(piece)
        if reading > best:
            best, chosen = reading, encoding
    return chosen
