"""Text read with the wrong code page that holds no single-byte UTF-8: every other reading of a line.

A candidate re-encodes the line through the page that it was read with and decodes it with the page it was
written in. Which one is right, if any, the caller asks the character models.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .codepages import DOUBLE, page
from .texture import C1, CJK, HIGH, LOST, NONE, STRANGE, cost, kinds

# What software reads bytes as by default, and what legacy text was written in; likeliest first.
SHOWN = tuple("cp1252 latin-1 cp1251 koi8-r cp866 cp1250 cp1253 mac-roman cp850 cp437 iso8859-5 mac-cyrillic cp1254 "
              "iso8859-2 iso8859-15 cp1257 iso8859-7 cp852 koi8-u cp1256 cp1255 cp874".split())  # fmt: skip
WRITTEN = tuple("cp1252 cp1251 koi8-r cp866 cp1250 iso8859-2 cp1253 iso8859-7 cp1254 cp1255 cp1256 cp1257 cp1258 "
                "iso8859-5 iso8859-8 koi8-u mac-cyrillic mac-roman cp850 cp437 cp852 cp737 cp874 iso8859-13 iso8859-4 "
                "cp855 cp857 cp775".split())  # fmt: skip
SHOWN_WIDE = ("cp1252", "latin-1", "cp1251", "gb18030", "big5", "cp932", "cp949")
WRITTEN_WIDE = ("gb18030", "big5", "cp932", "euc_jp", "cp949")
WRITTEN_NARROW = ("cp1252", "cp1251", "koi8-r", "cp1250", "cp1253", "cp1254")  # what is shown as ideographs
_EVERYDAY = frozenset(
    "cp1252 latin-1 cp1251 koi8-r cp866 cp1250 iso8859-2 cp1253 iso8859-7 cp1254 cp1255 cp1256 cp1257 cp850 cp437 "
    "mac-roman iso8859-5 koi8-u mac-cyrillic gb18030 gbk big5 cp932 euc_jp cp949".split()
)
_RARE = 3.0  # nats against a page that is seldom met
_WORSE = 0.5  # how much odder than the line a candidate may look; units of texture.cost


class Candidate(NamedTuple):
    text: str
    shown: str
    written: str


def prior(shown: str, written: str) -> float:
    """Nats that speak against a confusion before the text is looked at."""
    narrow = shown in DOUBLE and written in WRITTEN_NARROW
    return _RARE * ((shown not in _EVERYDAY) + (written not in _EVERYDAY) + narrow)


def candidates(line: str, pairs: tuple[tuple[str, str], ...] = ()) -> Iterator[Candidate]:
    """The other readings of ``line`` that look no odder than it does; of ``pairs`` only, when given."""
    seen = {line}
    odd, junk = cost(line), _junk(line)
    wide = CJK in kinds("".join(HIGH.findall(line)))
    for shown, names in _ways(pairs):
        if shown in DOUBLE and not wide:
            continue  # it would show a letter at least
        raw = _bytes(line, shown)
        if raw is None:
            continue
        for name in names:
            new = _read(raw, name)
            if new is None or new in seen:
                continue
            seen.add(new)
            if _junk(new) <= junk and cost(new) <= odd + _WORSE:
                yield Candidate(new, shown, name)


@lru_cache(256)
def _ways(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if pairs:
        return tuple((shown, (written,)) for shown, written in pairs)
    ways = []
    for shown in dict.fromkeys((*SHOWN, *SHOWN_WIDE)):
        names = (WRITTEN if shown in SHOWN else WRITTEN_NARROW) + (WRITTEN_WIDE if shown in SHOWN_WIDE else ())
        ways.append((shown, tuple(name for name in names if name != shown)))
    return tuple(ways)


def _bytes(line: str, shown: str) -> bytes | None:
    try:
        return line.encode(shown) if shown in DOUBLE else page(shown).encode(line)
    except UnicodeEncodeError:
        return None


def _read(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name) if name in WRITTEN_WIDE else codecs.charmap_decode(raw, "strict", page(name).chars)[0]
    except UnicodeDecodeError:
        return None


def _junk(text: str) -> int:
    """Characters that no reading ought to add."""
    marks = kinds("".join(HIGH.findall(text)))
    return sum(map(marks.count, (C1, NONE, LOST, STRANGE)))
