"""Text read with the wrong code page that holds no single-byte UTF-8: every other reading of a line.

A candidate re-encodes the line through the page that it was read with and decodes it with the page it was
written in. Which one is right, if any, the caller asks the character models.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import NamedTuple

from .codepages import DOUBLE, page
from .texture import C1, CJK, HIGH, LOST, NONE, STRANGE, cost, kinds, odd_parts, odd_spans, parts_cost

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
_APART = 5.0  # nats against a page of one region shown with that of another, or one of DOS with one of the Macintosh
_REGIONS = (
    ("cp1250", "iso8859-2", "cp852"), ("cp1257", "iso8859-4", "iso8859-13", "cp775"), ("cp1253", "iso8859-7", "cp737"),
    ("cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic", "cp855"), ("cp1254", "cp857"),
    ("cp1255", "iso8859-8"), ("cp1256",), ("cp874",), ("cp1258",),
)  # fmt: skip
_REGION = {name: region for region, names in enumerate(_REGIONS) for name in names}
_MAC = frozenset(("mac-roman",))
_DOS = frozenset(("cp437", "cp850"))  # like the pages of Windows and ISO, and mac-roman, shown with any other
_WORSE = 0.5  # how much odder than the line a candidate may look; units of texture.cost


class Candidate(NamedTuple):
    """What a line may say; where single-byte pages were confused only its odd parts, as texture.odd_parts cuts them."""

    said: str
    shown: str
    written: str
    odd: float  # texture.cost

    def of(self, line: str) -> str:
        """The whole line, read so."""
        if self.shown in DOUBLE or self.written in WRITTEN_WIDE:
            return self.said
        return _read(_bytes(line, self.shown) or b"", self.written) or line


def prior(shown: str, written: str) -> float:
    """Nats that speak against a confusion before the text is looked at."""
    narrow = shown in DOUBLE and written in WRITTEN_NARROW
    far = _REGION.get(shown, -1) != _REGION.get(written, -1) and shown in _REGION and written in _REGION
    far = far or ({shown, written} > _MAC and not _DOS.isdisjoint((shown, written)))
    return _APART * far + _RARE * ((shown not in _EVERYDAY) + (written not in _EVERYDAY) + narrow)


def candidates(line: str) -> Iterator[Candidate]:
    """The other readings of ``line`` that look no odder than it does."""
    parts = odd_parts(line)
    spans = odd_spans(parts)
    seen = {line, parts}
    tried: set[tuple[bytes, str]] = set()  # most pages have the same bytes for a line with few odd characters
    odd, junk = cost(parts), _junk(parts)
    wide = CJK in kinds("".join(HIGH.findall(parts)))
    for shown, singles, doubles in _WAYS:
        if shown in DOUBLE and not wide:
            continue  # it would show a letter at least
        for text, names in ((line if shown in DOUBLE else parts, singles), (line, doubles)):
            raw = _bytes(text, shown) if names else None
            if raw is None:
                continue
            for name in names:
                if (raw, name) in tried:
                    continue
                tried.add((raw, name))
                new = _read(raw, name)
                if new is None or new in seen:
                    continue
                seen.add(new)
                if _junk(new) > junk:
                    continue
                looks = parts_cost(new, spans) if text is parts and names is singles else cost(new)
                if looks <= odd + _WORSE:
                    yield Candidate(new, shown, name, looks)


def _ways() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each page that text is shown with, and the single-byte and the other pages that it may have been written in."""
    for shown in dict.fromkeys((*SHOWN, *SHOWN_WIDE)):
        narrow = WRITTEN if shown in SHOWN else WRITTEN_NARROW
        wide = WRITTEN_WIDE if shown in SHOWN_WIDE else ()
        yield shown, tuple(name for name in narrow if name != shown), tuple(name for name in wide if name != shown)


_WAYS = tuple(_ways())


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
