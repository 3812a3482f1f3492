"""Text that was read with the wrong code page and holds no UTF-8: the other readings of a line, judged by how they read.

A candidate is a pair of pages: the one the line was read through, and the one it was written in.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .codepages import DOUBLE, page
from .texture import C1, NONE, cost, kinds

# Pages that software reads by default, and the legacy pages that text was written in.
_SHOWN = "cp1252 latin-1 cp1251 koi8-r cp866 cp1250 cp1253 mac-roman cp850 cp437 iso8859-5 mac-cyrillic cp1254"
_WRITTEN = (
    "cp1252 cp1251 koi8-r cp866 cp1250 iso8859-2 cp1253 iso8859-7 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-5 iso8859-8"
    " koi8-u mac-cyrillic mac-roman cp850 cp437 cp852 cp737 cp874 iso8859-13 iso8859-4 cp855 cp775"
)
SHOWN = tuple(_SHOWN.split())
WRITTEN = tuple(_WRITTEN.split())
SHOWN_WIDE = ("cp1252", "latin-1", "cp1251", "gbk", "big5", "cp932", "cp949")
WRITTEN_WIDE = ("gb18030", "big5", "cp932", "euc_jp", "cp949")


class Candidate(NamedTuple):
    text: str
    shown: str
    written: str


@cache
def _written(name: str) -> str:
    return page(name).chars


def _bytes(line: str, name: str) -> bytes | None:
    try:
        return line.encode(name) if name in DOUBLE else page(name).encode(line)
    except UnicodeEncodeError:
        return None


def candidates(line: str) -> Iterator[Candidate]:
    """Every other reading of ``line`` that holds no more odd characters than it does now."""
    seen = {line}
    odd = cost(line)
    junk = _junk(line)
    for shown in dict.fromkeys((*SHOWN, *SHOWN_WIDE)):
        raw = _bytes(line, shown)
        if raw is None:
            continue
        written: list[str] = []
        if shown in SHOWN:
            written += WRITTEN
        if shown in SHOWN_WIDE:
            written += WRITTEN_WIDE
        for name in written:
            if name == shown:
                continue
            try:
                new = raw.decode(name) if name in WRITTEN_WIDE else _read(raw, name)
            except UnicodeDecodeError:
                continue
            if new in seen:
                continue
            seen.add(new)
            if _junk(new) > junk or cost(new) > odd + 0.5:
                continue
            yield Candidate(new, shown, name)


def _read(raw: bytes, name: str) -> str:
    import codecs

    return codecs.charmap_decode(raw, "strict", _written(name))[0]


def _junk(text: str) -> int:
    marks = kinds(text)
    return marks.count(C1) + marks.count(NONE)
