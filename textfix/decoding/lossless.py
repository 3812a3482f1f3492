"""Read bytes in a given encoding so that nothing is lost: what the text cannot give back goes into patches."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ..model import Decoded

Patch = tuple[int, int, bytes]

KEEP = "textfix-keep"  # the error handler below
REPLACEMENT = "\ufffd"
_BASE = 0xDC00  # a bad byte travels through the decoder as the lone surrogate of this plus its value
_KEPT = re.compile("[\udc00-\udcff]+")
_FAITHFUL = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})  # no two byte forms, one text


def _keep(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(_BASE + byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error(KEEP, _keep)


def read(raw: bytes, encoding: str, confidence: float = 1.0, bom: bytes = b"") -> Decoded:
    """``raw`` (without ``bom``) in ``encoding``; ``.encode()`` of it is ``bom + raw``, whatever the bytes are.

    A byte without a meaning becomes U+FFFD; in the Windows code pages 80-9F become the C1 control of the
    same number, as browsers have it, because later repair can use them.

    >>> read(b"caf\\xe9 \\xff", "utf-8").text
    'caf\ufffd \ufffd'
    >>> read(b"caf\\xe9 \\xff", "utf-8").encode()
    b'caf\\xe9 \\xff'
    """
    try:
        text = raw.decode(encoding)
        patches: tuple[Patch, ...] = ()
    except UnicodeError:
        text, patches = _damaged(raw, encoding)
    result = Decoded(text, encoding, confidence, bom, patches)
    if (encoding in _FAITHFUL and not patches) or _encodes_to(result, bom, raw):
        return result
    text, patches = _aligned(raw, encoding)
    result = Decoded(text, encoding, confidence, bom, patches)
    if _encodes_to(result, bom, raw):
        return result
    return Decoded(text, encoding, confidence, bom, ((0, len(text), raw),))


def _encodes_to(result: Decoded, bom: bytes, raw: bytes) -> bool:
    try:
        return result.encode() == (bom + raw if bom else raw)
    except UnicodeError:  # the text holds what the encoding can read but not write
        return False


def _damaged(raw: bytes, encoding: str) -> tuple[str, tuple[Patch, ...]]:
    marked = raw.decode(encoding, KEEP)
    patches = tuple((found.start(), found.end(), _bytes_of(found[0])) for found in _KEPT.finditer(marked))
    return _plain(marked, encoding), patches


def _bytes_of(marks: str) -> bytes:
    return bytes(ord(mark) - _BASE for mark in marks)


def _plain(marked: str, encoding: str) -> str:
    """The marks of bad bytes as characters a reader may see."""
    if not encoding.startswith("cp125"):
        return _KEPT.sub(lambda found: REPLACEMENT * len(found[0]), marked)
    return _KEPT.sub(lambda found: "".join(_c1(byte) for byte in _bytes_of(found[0])), marked)


def _c1(byte: int) -> str:
    return chr(byte) if 0x80 <= byte <= 0x9F else REPLACEMENT


def _aligned(raw: bytes, encoding: str) -> tuple[str, tuple[Patch, ...]]:
    """For byte sequences that encode otherwise than they stand: patch exactly those, character by character.

    Several multi-byte standards spell one character in two ways, and ISO-2022 may switch its state at will.
    """
    texts: list[str] = []
    patches: list[Patch] = []
    length = 0
    for marked, piece in _emissions(raw, encoding):
        text = _plain(marked, encoding)
        end = length + len(text)
        if _written(text, encoding) != piece or text != marked:
            if patches and patches[-1][1] == length:
                start, _, before = patches.pop()
                patches.append((start, end, before + piece))
            else:
                patches.append((length, end, piece))
        texts.append(text)
        length = end
    return "".join(texts), tuple(patches)


def _emissions(raw: bytes, encoding: str) -> Iterator[tuple[str, bytes]]:
    """Each stretch of text the decoder gives out, with the bytes it took in for it. Lines that encode
    back to themselves pass whole; only the others are fed byte by byte."""
    lines = raw.splitlines(keepends=True) if not encoding.startswith(("utf-", "iso2022", "hz")) else [raw]
    for line in lines:
        try:
            text = line.decode(encoding)
            if _written(text, encoding) == line:
                yield text, line
                continue
        except UnicodeError:
            pass
        decoder = codecs.getincrementaldecoder(encoding)(KEEP)
        taken = 0
        for at in range(len(line)):
            text = decoder.decode(line[at : at + 1])
            if text:
                yield text, line[taken : at + 1]
                taken = at + 1
        text = decoder.decode(b"", final=True)
        if text or taken < len(line):
            yield text, line[taken:]


def _written(text: str, encoding: str) -> bytes | None:
    try:
        return text.encode(encoding)
    except UnicodeError:
        return None
