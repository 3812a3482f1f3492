"""UTF-16 and UTF-32 without a byte-order mark."""

from __future__ import annotations

WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SAMPLE = 2_048  # bytes; a multiple of every unit
_CONTROLS = bytes(n for n in range(0x20) if n not in b"\t\n\r\x1b")
_TEXT = bytes(n for n in range(256) if n not in _CONTROLS)
_SUSPECT = 0.10  # share of C0 controls: Cyrillic in UTF-16 has every second byte 04, and prose has none
_READS = -4.5  # Reader.score: of held-out text 95 % lie above -3.2, bytes read with the wrong width below -6
_LETTERS = 3  # fewer decide nothing: "a\0" is an accident


def suspicious(raw: bytes) -> bool:
    """Whether valid UTF-8 may be UTF-16 or UTF-32 all the same, by its control bytes."""
    sample = raw[:SAMPLE]
    if not sample.isascii():  # whole UTF-8 sequences do not come about by chance; a NUL among them is noise
        return sample.count(0) > _SUSPECT * len(sample)
    return 0 in sample or len(sample.translate(None, _TEXT)) > _SUSPECT * len(sample)


def wide_encoding(raw: bytes, floor: float | None = None) -> str | None:
    """Which of UTF-16 and UTF-32, if any, reads better than ``floor``; only the first 2 KB are looked at.

    ``floor`` is in nats a byte; by default it is what the bytes reach when they are read as UTF-8.

    >>> wide_encoding("Привет, мир!".encode("utf-16-le"))
    'utf-16-le'
    >>> wide_encoding(b"Hello, world") is None
    True
    """
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
        reading = load().logprob(text) / len(piece)
        if reading > best:
            best, chosen = reading, encoding
    return chosen
