"""Facts about a block that tell its kind by its looks alone: length, first and last character, marks, digits, words.

They are few-valued on purpose: learned numbers for them must hold for pages of other sites and languages. Where a
block stands is told by `kind_places.py`, what its words mean by `kind_words.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any, NamedTuple

from ..content.shape import PROSE_WORDS
from ..late import late
from .fact_sums import Group
from .plain import Row

MOST_CHARS_READ = 200
LINK_WORDS = 12  # of a line that is mostly its link
SHORT_WORDS = 12  # of a line in a run of short lines
BLANKS = "b"  # begins the fact that tells the blank lines above
_WORDS = (1, 2, 3, 4, 6, 9, 14, 24, 49)  # bounds of the classes of length
_DIGITS, _CAPITALS = (0, 0.1, 0.3), (0, 0.33, 0.7, 0.999)  # bounds of the classes of their share
_YEAR = late(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = late(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_ADDRESS = late(r"https?:|www\.|@\w|\w\.(?:com|org|net|example)\b")
_IN_ADDRESSES = ("http", "www.", "@", ".com", ".org", ".net", ".example")
_BARS, _SIGNS, _MONEY, _QUOTES, _ARROWS = "|·•»›", "=(){};<>_[]", "$€£¥₹", '"“«„', "→←›"
_MARKED = frozenset(_BARS + _SIGNS + _MONEY + _QUOTES + _ARROWS + "（©")
_DIGIT = re.compile(r"\d")
_EDGES = dict.fromkeys(".。।", ".") | dict.fromkeys("?？؟", "?") | dict.fromkeys("!！", "!") | dict.fromkeys(":：", ":")
_EDGES |= dict.fromkeys(",;،；,", ",") | {"…": "~"}
_BEGINS = dict.fromkeys("\"'“„«「『‘", "q") | dict.fromkeys("-–—―", "-") | dict.fromkeys("([（［", "(")
_CLOSING = "”\"'»」)』’"


class Look(NamedTuple):
    """What a block shows its neighbours: classes of its length, its end, its beginning, its shape."""

    words: int
    last: str
    first: str
    shape: str
    prose: bool
    short: bool


def look(row: Row) -> Look:
    """The little that neighbours see."""
    return Look(
        bisect_right(_WORDS, row.words - 1), _last(row.said), _first(row.said), row.block.shape[0],
        row.words >= PROSE_WORDS and row.ends, row.words <= SHORT_WORDS and not row.ends,
    )  # fmt: skip


def _last(said: str) -> str:
    c = said[-1]
    if c in _CLOSING and len(said) > 1:
        return "q." if said[-2] in ".!?…。！？" else "q"
    return _EDGES.get(c) or ("9" if c.isdigit() else "a" if c.isalpha() else "#")


def _first(said: str) -> str:
    c = said[0]
    if c.isalpha():
        return "A" if c.isupper() else "a" if c.islower() else "x"
    return "9" if c.isdigit() else _BEGINS.get(c, "#")


def own(row: Row, seen: Look) -> tuple[tuple[Any, ...], list[str]]:
    """What a block is by itself: the measures of each of `OWN`, and the names of facts that few blocks have."""
    said, block = row.said, row.block
    n, last, first, shape = seen[:4]
    head = said[:MOST_CHARS_READ]
    initials = [word[0] for word in head.split()]
    capitals = sum(map(str.isupper, initials)) / max(1, len(initials))
    digits = len(_DIGIT.findall(head)) / len(head)
    out = []
    if block.level and shape == "h":
        out.append(f"h{block.level}")
    if block.links or "](" in block.said:
        out += ["lnk", "lnkw"][: 1 + (row.words <= LINK_WORDS)]
        if "![" in block.said:
            out.append("img")
    if row.bold:
        out.append("bold")
    if row.asks:
        out.append("asks")
    if capitals == 1 and said.isupper():
        out.append("UP")
    if digits:
        if _YEAR.search(said):
            out += ["year", f"year{min(n, 6)}"]
        if _TIME.search(said):
            out += ["time", f"time{min(n, 6)}"]
    out += _marks(said, n, first)
    share = bisect_right(_DIGITS, digits), bisect_right(_CAPITALS, capitals), n
    return ((n, last, first, shape), share, (min(said.count(","), 3), min(said.count(". "), 3), n)), out


def _looks(n: int, last: str, first: str, shape: str) -> list[str]:
    return [
        f"s{shape}", f"w{n}", f"l{last}", f"f{first}", f"w{n}l{last}", f"w{n}f{first}", f"s{shape}w{n}",
        f"l{last}f{first}",
    ]  # fmt: skip


def _shares(digits: int, capitals: int, n: int) -> list[str]:
    return [f"d{digits}", f"c{capitals}w{min(n, 5)}"]


def _stops(commas: int, stops: int, n: int) -> list[str]:
    return [f"com{commas}w{min(n, 7)}", f"dot{stops}"]


OWN: tuple[Group, ...] = (_looks, _shares, _stops)


def _marks(said: str, n: int, first: str) -> list[str]:
    out = []
    if any(map(said.__contains__, _IN_ADDRESSES)) and _ADDRESS.search(said):
        out.append("url")
    colon = said.find(":") if ":" in said else said.find("：")
    if 0 < colon < len(said) - 1:
        out.append(f"col{bisect_right((11, 29), colon)}w{min(n, 7)}")
    if " – " in said or " — " in said or " - " in said:
        out.append(f"dash{min(n, 6)}")
    marks = _MARKED.intersection(said)
    if not marks:
        return out
    if not marks.isdisjoint(_MONEY):
        out.append("money")
    if not marks.isdisjoint(_BARS):
        out.append(f"bar{min(sum(map(said.count, _BARS)), 3)}")
    if not marks.isdisjoint(_QUOTES):
        out.append(f"quo{min(sum(map(said.count, _QUOTES)), 2)}f{first}")
    if not marks.isdisjoint(_SIGNS) and (signs := sum(map(said.count, _SIGNS)) / len(said)) > 0.02:
        out.append(f"sym{bisect_right((0.06, 0.15), signs)}")
    if "(" in marks or "（" in marks:
        out.append(f"par{min(n, 6)}")
    if "©" in marks:
        out.append("©")
    if not marks.isdisjoint(_ARROWS):
        out.append("arr")
    return out


__all__ = ["BLANKS", "OWN", "Look", "look", "own"]
