"""Lines with their offsets, indents and marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..late import late

# Marks that nothing but a list uses; each needs a space behind it. `-`, `*`, `+`, `·` and the en dash also
# begin ordinary lines (footnotes, dialogue, sums), so they count only in company (see `blocks.py`).
SURE_MARKS = "•◦▪▫‣⁃●○■□➢➤►▸➔✓✔☑✅"
SHY_MARKS = "*+·–o"
_MARK = re.compile(rf"([{SURE_MARKS}]|[-{SHY_MARKS}](?=[ \t]))[ \t\u00a0]*(?=\S)")
# 1. 1) (1) b) (b); 1\\. as html2text escapes it; 1． 1、 １） as Chinese and Japanese write them, without a space.
_NUMBER = late(r"(\(?)(?:(\d{1,3})\\?([.)])|([a-z])(\)))[ \t]+(?=\S)|([（(]?)(\d{1,3})([．、）])\s*(?=\S)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_TAB_STOP = 4


class Line(NamedTuple):
    """``text[start:end]`` without the white space around it; ``blank`` counts blank lines above it."""

    start: int
    end: int
    said: str
    indent: int
    blank: int


def lines(text: str) -> list[Line]:
    """Every line with something on it.

    >>> [(x.said, x.indent, x.blank) for x in lines("a\\n\\n\\n  b ")]
    [('a', 0, 0), ('b', 2, 2)]
    """
    out: list[Line] = []
    at = blank = 0
    make = tuple.__new__  # what Line(...) calls, without a call in between
    for raw in text.split("\n"):
        said = raw.strip()
        if said:
            start, indent = at, 0
            if len(said) != len(raw) and raw[0] != said[0]:
                indent = len(raw) - len(raw.lstrip())
                start += indent
                if "\t" in raw:
                    indent += (_TAB_STOP - 1) * raw.count("\t", 0, indent)
            out.append(make(Line, (start, start + len(said), said, indent, blank)))
            blank = 0
        else:
            blank += 1
        at += len(raw) + 1
    return out


def mark_of(said: str) -> tuple[str, int]:
    """The list mark a line begins with and the length it takes; ``("", 0)`` without one.

    >>> mark_of("•  tea"), mark_of("- tea"), mark_of("-5 degrees"), mark_of("tea")
    (('•', 3), ('-', 2), ('', 0), ('', 0))
    """
    if said[0].isalnum() and said[0] != "o":
        return "", 0
    found = _MARK.match(said)
    return (found[1], found.end()) if found else ("", 0)


def number_of(said: str) -> tuple[int, str]:
    """The number an ordered item begins with (letters count from 1) and how it is written; ``(0, "")`` without one.

    >>> number_of("3. rinse"), number_of("(b) rinse"), number_of("1999. rinse"), number_of("3.5 litres")
    ((3, '1.'), (2, '(a)'), (0, ''), (0, ''))
    """
    if not (said[0].isdigit() or said[1:2] == ")" or said[0] in "(（"):
        return 0, ""
    found = _NUMBER.match(said)
    if not found:
        return 0, ""
    if found[4]:
        return ord(found[4]) - 96, f"{found[1]}a)"
    if found[7]:
        return int(found[7]), f"{found[6]}1{found[8]}"
    return int(found[2]), f"{found[1]}1{found[3]}"


def heading_of(said: str) -> tuple[int, int]:
    """Level of a Markdown heading and the length of its mark; ``(0, 0)`` when it is none."""
    if said[0] != "#":
        return 0, 0
    found = _HEADING.match(said)
    return (len(found[1]), found.end()) if found else (0, 0)
