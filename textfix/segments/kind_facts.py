"""Facts about a block that tell its kind by its looks alone: length, first and last character, marks, digits, words.

They are few-valued on purpose: learned numbers for them must hold for pages of other sites and languages. Where a
block stands is told by `kind_places.py`, what its words mean by `kind_words.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..content.shape import PROSE_WORDS
from .plain import Row
from .words import NOTES, PEOPLE, PICTURED, STEM, WE, WIDE_NOTES, WIDE_PEOPLE, WIDE_PICTURED, YOU

MOST_WORDS_READ, MOST_CHARS_READ = 60, 200
LINK_WORDS = 12  # of a line that is mostly its link
SHORT_WORDS = 12  # of a line in a run of short lines
BLANKS = "b"  # begins the fact that tells the blank lines above
_WORDS = (1, 2, 3, 4, 6, 9, 14, 24, 49)  # bounds of the classes of length
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d)")
_ADDRESS = re.compile(r"https?:|www\.|@\w|\w\.(?:com|org|net|example)\b")
_BARS = re.compile(r"[|·•»›]")
_SIGNS = re.compile(r"[=(){};<>_\[\]]")
_MONEY = re.compile(r"[$€£¥₹]")
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


def own_facts(row: Row, seen: Look) -> list[str]:
    """What a block is by itself."""
    said, block = row.said, row.block
    n, last, first, shape = seen[:4]
    head = said[:MOST_CHARS_READ]
    words = said.split(None, MOST_WORDS_READ)[:MOST_WORDS_READ]
    digits = sum(map(str.isdigit, head)) / len(head)
    capitals = sum([w[0].isupper() for w in words]) / max(1, len(words))
    out = [
        f"{BLANKS}{min(block.blank, 2)}",
        f"s{shape}", f"w{n}", f"l{last}", f"f{first}", f"w{n}l{last}", f"w{n}f{first}", f"s{shape}w{n}",
        f"l{last}f{first}", f"d{bisect_right((0, 0.1, 0.3), digits)}",
        f"c{bisect_right((0, 0.33, 0.7, 0.999), capitals)}w{min(n, 5)}",
        f"com{min(said.count(','), 3)}w{min(n, 7)}", f"dot{min(said.count('. '), 3)}",
    ]  # fmt: skip
    if block.level and shape == "h":
        out.append(f"h{block.level}")
    if "](" in block.said:
        out += ["lnk", "lnkw"][: 1 + (row.words <= LINK_WORDS)]
        if "![" in block.said:
            out.append("img")
    out += [name for name, is_so in (("bold", row.bold), ("asks", row.asks), ("UP", said.isupper())) if is_so]
    if digits:
        if _YEAR.search(said):
            out += ["year", f"year{min(n, 6)}"]
        if _TIME.search(said):
            out += ["time", f"time{min(n, 6)}"]
    out += _marks(said, n, first)
    return out + _words(said, words, n)


def _marks(said: str, n: int, first: str) -> list[str]:
    out = []
    if ("." in said or ":" in said or "@" in said) and _ADDRESS.search(said):
        out.append("url")
    if _MONEY.search(said):
        out.append("money")
    if bars := len(_BARS.findall(said)):
        out.append(f"bar{min(bars, 3)}")
    colon = said.find(":") if ":" in said else said.find("：")
    if 0 < colon < len(said) - 1:
        out.append(f"col{bisect_right((11, 29), colon)}w{min(n, 7)}")
    if quotes := sum(map(said.count, '"“«„')):
        out.append(f"quo{min(quotes, 2)}f{first}")
    signs = len(_SIGNS.findall(said)) / len(said)
    if signs > 0.02:
        out.append(f"sym{bisect_right((0.06, 0.15), signs)}")
    if "(" in said or "（" in said:
        out.append(f"par{min(n, 6)}")
    if " – " in said or " — " in said or " - " in said:
        out.append(f"dash{min(n, 6)}")
    if "©" in said:
        out.append("©")
    if "→" in said or "←" in said or "›" in said:
        out.append("arr")
    return out


def _words(said: str, words: Sequence[str], n: int) -> list[str]:
    stems = {w.strip(".,!?:;()'\"“”’«»").lower()[:STEM] for w in words}
    out = [f"{name}{min(n, 8)}" for name, known in (("you", YOU), ("we", WE)) if not known.isdisjoint(stems)]
    spoken = (("note", NOTES, WIDE_NOTES), ("people", PEOPLE, WIDE_PEOPLE), ("seen", PICTURED, WIDE_PICTURED))
    for name, known, wide in spoken:
        count = len(known & stems)
        if not said.isascii():
            count += sum([w in said for w in wide])
        if count:
            out += [f"{name}{min(count, 3)}", f"{name}{min(count, 3)}w{min(n, 7)}"]
    return out


__all__ = ["BLANKS", "Look", "look", "own_facts"]
