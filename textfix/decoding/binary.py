"""Is this a text at all? Magic numbers first, then the share of control bytes."""

from __future__ import annotations

_MAGIC: tuple[tuple[bytes, int, str], ...] = (  # bytes, where they stand, what it is
    (b"\x89PNG\r\n\x1a\n", 0, "PNG image"), (b"\xff\xd8\xff", 0, "JPEG image"), (b"GIF87a", 0, "GIF image"),
    (b"GIF89a", 0, "GIF image"), (b"II*\0", 0, "TIFF image"), (b"MM\0*", 0, "TIFF image"),
    (b"8BPS\0", 0, "Photoshop image"), (b"WEBP", 8, "WebP image"), (b"ftypavif", 4, "AVIF image"),
    (b"ftypheic", 4, "HEIC image"), (b"\0\0\x01\0", 0, "icon"), (b"%PDF-", 0, "PDF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, "Office document"), (b"PK\x03\x04", 0, "zip archive"),
    (b"PK\x05\x06", 0, "zip archive"), (b"\x1f\x8b\x08", 0, "gzip archive"), (b"BZh", 0, "bzip2 archive"),
    (b"\xfd7zXZ\0", 0, "xz archive"), (b"\x28\xb5\x2f\xfd", 0, "zstd archive"), (b"\x04\x22\x4d\x18", 0, "lz4 archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7z archive"), (b"Rar!\x1a\x07", 0, "RAR archive"), (b"ustar", 257, "tar archive"),
    (b"\x7fELF", 0, "ELF program"), (b"MZ\x90\0", 0, "Windows program"), (b"\xca\xfe\xba\xbe\0", 0, "Java class"),
    (b"\xcf\xfa\xed\xfe", 0, "Mach-O program"), (b"\0asm", 0, "WebAssembly program"),
    (b"SQLite format 3\0", 0, "SQLite database"), (b"PAR1", 0, "Parquet file"), (b"ARROW1", 0, "Arrow file"),
    (b"wOFF", 0, "font"), (b"wOF2", 0, "font"), (b"OTTO\0", 0, "font"), (b"\0\x01\0\0\0", 0, "font"),
    (b"OggS\0", 0, "Ogg media"), (b"fLaC\0", 0, "FLAC audio"), (b"ID3\x03", 0, "MP3 audio"),
    (b"ID3\x04", 0, "MP3 audio"), (b"WAVE", 8, "WAV audio"), (b"AVI ", 8, "AVI video"), (b"ftyp", 4, "MP4 video"),
    (b"\x1aE\xdf\xa3", 0, "Matroska video"),
)  # fmt: skip
_HELD_BY = {"WebP image": b"RIFF", "WAV audio": b"RIFF", "AVI video": b"RIFF"}  # what must stand at the start
_AT_LEAST = {"bzip2 archive": (4, b"1AY&SY"), "MP4 video": (0, b"\0")}
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
_CONTROLS = bytes(n for n in (*range(0x20), 0x7F) if n not in b"\t\n\r\f\x1b\0")
_TEXT = bytes(n for n in range(256) if n not in _CONTROLS)
_SAMPLE = 65_536  # bytes looked at from each end
_FEW_NULS, _MANY_NULS = 4, 0.05  # bytes, and share of the bytes: damaged text files hold single ones
_MANY_CONTROLS = 0.10  # share of the bytes that no text has; random ones have 10.5 % on average
_FEW_CONTROLS, _SOME_CONTROLS = 8, 0.03  # bytes, and share, in what is no UTF-8: damaged text has below 2 %; of 22
# slices of learned weights, the tamest binary files at hand, none had below 5.7 %


def by_magic(raw: bytes) -> str | None:
    """The format that ``raw`` is certainly in, by the bytes it begins with, or None.

    >>> by_magic(b"%PDF-1.7"), by_magic(b"PDF files begin otherwise.")
    ('PDF document', None)
    """
    for magic, at, what in _MAGIC:
        if raw.startswith(magic, at):
            held = _HELD_BY.get(what, b"")
            more_at, more = _AT_LEAST.get(what, (0, b""))
            if raw.startswith(held) and raw.startswith(more, more_at):
                return what
    return None


def looks_binary(raw: bytes) -> str | None:
    """Why ``raw`` is no text, in two or three words, or None when it may well be one.

    >>> looks_binary(b"\\x89PNG\\r\\n\\x1a\\n...")
    'PNG image'
    >>> looks_binary("Grüße".encode("utf-16")) is None
    True
    """
    if what := by_magic(raw):
        return what
    if raw.startswith(_BOMS):
        return None
    sample = raw if len(raw) <= 2 * _SAMPLE else raw[:_SAMPLE] + raw[-_SAMPLE:]
    if not sample:
        return None
    nuls = sample.count(0)
    if nuls > max(_FEW_NULS, _MANY_NULS * len(sample)):
        from .wide import wide_encoding

        return None if wide_encoding(sample) else "many NUL bytes"
    controls = len(sample.translate(None, _TEXT))
    if b"\x1b$" in sample:  # ISO-2022-KR shifts in and out with these two
        controls -= sample.count(0x0E) + sample.count(0x0F)
    some = controls > max(_FEW_CONTROLS, _SOME_CONTROLS * len(sample))
    if controls > _MANY_CONTROLS * len(sample) or (some and not _begins_as_utf8(raw)):
        from .wide import wide_encoding

        return None if wide_encoding(sample) else "many control bytes"
    return None


def _begins_as_utf8(raw: bytes) -> bool:
    """Whether the sampled beginning is UTF-8, which hardly comes about by chance."""
    try:
        raw[:_SAMPLE].decode()
    except UnicodeDecodeError as error:
        return len(raw) > _SAMPLE and error.start > _SAMPLE - 4  # the sample may end inside a character
    return True
