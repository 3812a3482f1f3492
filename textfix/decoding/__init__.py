"""Bytes to text, without losing a byte.

The order: byte-order mark; ISO-2022 and HZ by their escape sequences; strict UTF-8 (unless its control bytes
say UTF-16); and for what is left the reading that reads best, in which a declaration, chardet and
charset-normalizer have a say. What is undecodable stays in ``Decoded.patches``.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Decoded
from .binary import looks_binary

__all__ = ["decode", "looks_binary"]

_BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"), (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"), (b"\x84\x31\x95\x33", "gb18030"),
)  # fmt: skip
_ESC, _TILDE = 0x1B, 0x7E
SURE, DAMAGED = 1.0, 0.9  # confidence: by rule; by rule, but with bytes that break it


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    r"""``raw`` as text. ``.encode()`` of the result gives ``raw`` back for every input.

    ``declared`` is an encoding label from outside, such as an HTTP header's; it is evidence, not an order,
    and an unknown one is ignored. ``confidence`` is the probability that the text is right, as measured on
    held-out samples. ``TypeError`` unless ``raw`` is bytes-like.

    >>> decode("Привет, как дела?".encode("koi8-r"))
    Decoded(text='Привет, как дела?', encoding='koi8-r', confidence=1.0, bom=b'', patches=())
    >>> decode(b"na\xc3\xafve caf\xc3\xa9 \xff").text
    'naïve café �'
    """
    if not isinstance(raw, bytes):
        if not isinstance(raw, (bytearray, memoryview)):
            raise TypeError(f"decode() takes bytes, not {type(raw).__name__}; text needs no decoding")
        raw = bytes(raw)
    return _by_mark(raw) or _by_escapes(raw) or _by_utf8(raw) or _by_reading(raw, declared)


def _by_mark(raw: bytes) -> Decoded | None:
    from .lossless import read

    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            if encoding == "utf-32-le" and len(raw) % 4:
                continue  # UTF-16 whose text starts with a NUL
            return _honest(read(raw[len(bom) :], encoding, SURE, bom))
    return None


def _by_escapes(raw: bytes) -> Decoded | None:
    if _ESC not in raw and _TILDE not in raw:  # single bytes are looked for at memory speed
        return None
    from .escaped import escaped_encoding
    from .lossless import read

    encoding = escaped_encoding(raw)
    return read(raw, encoding, DAMAGED) if encoding else None


def _by_utf8(raw: bytes) -> Decoded | None:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return None
    from .wide import suspicious, wide_encoding

    if suspicious(raw):
        encoding = wide_encoding(raw)
        if encoding:
            from .lossless import read

            return read(raw, encoding, DAMAGED)
    return Decoded(text, "utf-8", SURE)


def _by_reading(raw: bytes, declared: str | None) -> Decoded:
    from .declared import codec_of, declared_codec
    from .detect import detect
    from .lossless import read
    from .wide import by_columns, wide_encoding

    if column := by_columns(raw):
        return read(raw, column, DAMAGED)
    named = (codec_of(declared) if declared else None) or declared_codec(raw)
    choice = detect(raw, named)
    wide = wide_encoding(raw, choice.nats_per_byte)
    if wide:
        return read(raw, wide, DAMAGED)
    return _honest(read(raw, choice.encoding, round(choice.confidence, 3)))


def _honest(result: Decoded) -> Decoded:
    """Bytes that break the encoding's rules leave a doubt about it."""
    if "\ufffd" in result.text and result.patches and result.confidence > DAMAGED:
        return replace(result, confidence=DAMAGED)
    return result
