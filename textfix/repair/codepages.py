"""The code pages that text is misread through, as data: adding one is one line of ``_SINGLE`` or ``_DOUBLE``."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

# Likeliest first: when two pages explain a text equally well, the earlier one is named.
_SINGLE = """
    cp1252 latin-1 cp1251 cp1250 cp1254 iso8859-2 mac-roman cp437 cp850 koi8-r iso8859-7 cp1253 cp866
    iso8859-15 iso8859-5 iso8859-9 cp1257 cp1255 cp1256 cp1258 cp852 koi8-u cp874 mac-cyrillic cp855 cp857
    iso8859-3 iso8859-4 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-16 mac-greek mac-latin2 mac-turkish
"""
_DOUBLE = """
    gb18030 gbk big5 cp932 euc_jp cp949 big5hkscs shift_jis euc_kr
"""

_NOTHING = "\ufffe"  # what codecs.charmap_build takes for an undefined byte

SINGLE = tuple(_SINGLE.split())
DOUBLE = tuple(_DOUBLE.split())


class Page(NamedTuple):
    """A single-byte code page. An undefined byte is the C1 control of the same number, as browsers read it."""

    name: str
    chars: str  # the character of each of the 256 bytes
    table: codecs._EncodingMap  # type: ignore[name-defined]  # for codecs.charmap_encode
    high: frozenset[str]  # what the bytes 80..FF are read as
    lead: frozenset[str]  # C2..F4
    cont: frozenset[str]  # 80..BF

    def encode(self, text: str) -> bytes:
        """The bytes this page reads as ``text``. ``UnicodeEncodeError`` when there are none."""
        return codecs.charmap_encode(text, "strict", self.table)[0]

    @property
    def sequence(self) -> re.Pattern[str]:
        """One character's worth of UTF-8, as this page shows it."""
        return _sequence(self.chars)


@cache
def page(name: str) -> Page:
    """The page of that name; it is built when first asked for.

    >>> page("cp1252").encode("Ã©")
    b'\\xc3\\xa9'
    """
    defined = [_char(name, byte) for byte in range(256)]
    # A few pages leave a byte undefined whose number is a letter that they do have elsewhere.
    chars = "".join(c or (_NOTHING if chr(byte) in defined else chr(byte)) for byte, c in enumerate(defined))

    return Page(
        name,
        chars,
        codecs.charmap_build(chars),
        frozenset(chars[0x80:]) - {_NOTHING},
        frozenset(chars[0xC2:0xF5]) - {_NOTHING},
        frozenset(chars[0x80:0xC0]) - {_NOTHING},
    )


@cache
def _sequence(chars: str) -> re.Pattern[str]:
    def some(low: int, high: int) -> str:
        shown = chars[low : high + 1].replace(_NOTHING, "")
        return f"[{inside(shown)}]" if shown else "(?!)"

    tail, surrogate = some(0x80, 0xBF), some(0xED, 0xED)
    # The well-formed sequences of the Unicode standard, table 3-7.
    three = (
        f"{some(0xE1, 0xEC)}|{some(0xEE, 0xEF)}|{some(0xE0, 0xE0)}(?={some(0xA0, 0xBF)})"
        f"|{surrogate}(?={some(0x80, 0x9F)})"
    )
    four = f"{some(0xF1, 0xF3)}|{some(0xF0, 0xF0)}(?={some(0x90, 0xBF)})|{some(0xF4, 0xF4)}(?={some(0x80, 0x8F)})"
    cesu = f"{surrogate}(?={some(0xA0, 0xAF)}){tail}{{2}}{surrogate}(?={some(0xB0, 0xBF)}){tail}{{2}}"
    return re.compile(f"(?:{cesu}|{some(0xC2, 0xDF)}{tail}|(?:{three}){tail}{{2}}|(?:{four}){tail}{{3}})")


def inside(chars: Iterable[str]) -> str:
    """The inside of a character class, neighbours told as ranges, which compile faster.

    >>> inside("ca-bé")
    '\\\\-a-cé'
    """
    ranges: list[list[int]] = []
    for point in sorted(map(ord, chars)):
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    shown = [(re.escape(chr(first)), re.escape(chr(last))) for first, last in ranges]
    return "".join([first if first == last else f"{first}-{last}" for first, last in shown])


def _char(name: str, byte: int) -> str:
    try:
        return bytes([byte]).decode(name)
    except UnicodeDecodeError:
        return ""
