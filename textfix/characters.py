"""Which characters does a text hold? Asked once, at the speed of memory; what they leave possible, each stage knows.

Plain ASCII is deleted from the encoded text by one pass of C code. Where much is left, the text is in another
script: then the letters of that script are skipped by one scan, and only what is no such letter is collected.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

SIGNS = "&%=+\\<"  # ASCII that escapes begin with
_PLAIN = bytes(b for b in (0x09, 0x0A, *range(0x20, 0x7F)) if chr(b) not in SIGNS)
_HEAVY = 4  # a text with more than one byte in so many outside ASCII is written in another script
_GLANCE = 60  # bytes outside ASCII from which the script is told

# Letters of a script, and its marks of punctuation; none of them needs normalising (a test holds that).
SCRIPTS = {
    "Cyrillic": "\u0400-\u0481\u048a-\u04ff",
    "Greek": "\u0386\u0388-\u03ce",
    "CJK": "\u3005-\u3007\u3041-\u3096\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3",
    "Arabic": "\u0621-\u064a\u0671-\u06d3",
    "Hebrew": "\u05d0-\u05ea",
    "Thai": "\u0e01-\u0e37\u0e3f-\u0e47\u0e4f-\u0e5b",
    "Devanagari": "\u0904-\u0939\u093d-\u094c\u0960-\u096f",
}
PUNCTUATION = "«»—–…№“”„’、。「」『』（），！：；？《》【】・،؛؟"


class Characters(NamedTuple):
    """The characters of a text but for plain ASCII and, where ``script`` is named, but for its letters and
    :data:`PUNCTUATION`. ``heavy``: characters outside ASCII prevail."""

    others: frozenset[str]
    script: str = ""
    heavy: bool = False

    def __bool__(self) -> bool:
        return bool(self.others) or self.heavy


_NONE = Characters(frozenset())


def characters(text: str) -> Characters:
    """The characters of ``text``; false for a text of plain ASCII without a sign of escapes.

    >>> sorted(characters("a – b & c").others), bool(characters("plain"))
    (['&', '–'], False)
    """
    raw = text.encode("utf-8", "surrogatepass")
    more = len(raw) - len(text)  # a character outside ASCII takes one to three bytes more than it counts
    if more * _HEAVY > len(raw):
        rest = raw[: _GLANCE * 4].translate(None, _PLAIN)
        if len(rest) < _GLANCE:
            rest = raw.translate(None, _PLAIN)
    else:
        rest = raw.translate(None, _PLAIN)
        if not rest:
            return _NONE
        if len(rest) * _HEAVY <= len(raw):
            return Characters(frozenset(rest.decode("utf-8", "surrogatepass")))
    name = _script(rest[:_GLANCE].decode("utf-8", "ignore"))
    if not name:
        rest = raw.translate(None, _PLAIN)
        return Characters(frozenset(rest.decode("utf-8", "surrogatepass")), heavy=True)
    return Characters(frozenset(_skipping(name).findall(text)), name, True)


def _script(part: str) -> str:
    """The script most characters of ``part`` belong to; "" when it is none that is known here."""
    names = [*map(_script_of, part)]
    return next((name for name in {*names} if name and names.count(name) * 2 > len(names)), "")


@lru_cache(4096)
def _script_of(char: str) -> str:
    return next((name for name, letters in SCRIPTS.items() if re.match(f"[{letters}]", char)), "")


@cache
def _skipping(name: str) -> re.Pattern[str]:
    """Finds what is neither plain ASCII nor of the script."""
    plain = re.escape("".join(map(chr, _PLAIN)))
    return re.compile(f"[^{plain}{SCRIPTS[name]}{PUNCTUATION}]")
