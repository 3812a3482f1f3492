"""The commonest damage by far, settled before anything is searched: lines, or a text, of UTF-8 read once too often.

A text or a line that is UTF-8 from end to end once it is back in bytes needs no scan for what is odd about it. What
is left to do is to look at the outcome, and where that is sound, the repair is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..characters import Characters
from .codepages import SINGLE, page
from .company import looks_odd
from .quick import DISTINCT, MANY, ODD, PROOF, RUN, Line, by_chance
from .texture import cost

LEADS = "ÃÂâÐÑ"  # what nearly all UTF-8 of the alphabets, and its punctuation, begins with on the commonest page
_HALF = re.compile("[Ã-ÅÐÑ][\x80-¿‘’“”–—…•™›‹€†‡](?=[a-z])")  # of a letter that was misread twice: Å…ina
DEEPEST = 12  # layers of a text that is UTF-8 from end to end each time, which no chance brings about
LONGEST = 2_000_000  # characters of a text that is read in one go, for the memory it takes


def read_whole(text: str, held: Characters) -> tuple[str, tuple[str, ...]]:
    """What a text says that went through the same pages as a whole, and the pages; none for any other text."""
    chain: tuple[str, ...] = ()
    if held.calm or len(text) > LONGEST or (held.script != "Cyrillic" and held.others.isdisjoint(_leads())):
        return text, chain
    first = _first_high(text, held.row)
    # What is UTF-8 from end to end is so without the ASCII in between, too.
    if held.row and not ((name := _first_page(text, first)) and _is_utf8(held.row, name)):
        return text, chain
    new = text
    for _ in range(DEEPEST):
        name = _first_page(new, first)
        if not name or not (looks_odd(new, first) or (chain and _HALF.search(new, first))):
            break
        try:
            new = page(name).encode(new).decode("utf-8")
        except UnicodeError:
            break
        chain += (name,)
    return (new, chain) if len(text) - len(new) >= PROOF and not _by_chance(text, new, chain) else (text, ())


def _by_chance(old: str, new: str, chain: tuple[str, ...]) -> bool:
    """:func:`by_chance`, not asked of a text that has much of it."""
    return len(old) - len(new) < MANY and by_chance(old, new, chain)


def _first_high(text: str, row: str) -> int:
    """Where the first character outside ASCII is, or a place before it; ``row`` is :attr:`Characters.row`."""
    return next((text.find(c) for c in row if c > "\x7f"), 0)


def _first_page(text: str, at: int) -> str:
    """The page on which the first run outside ASCII, at ``at`` or behind it, is UTF-8; no other page shows the like."""
    match = RUN.search(text, at)
    run = match[0] if match else ""
    for name in DISTINCT if len(run) > 1 else ():
        if run[0] in page(name).lead and _is_utf8(run, name):
            return name
    return ""


def _is_utf8(shown: str, name: str) -> bool:
    """Is that UTF-8 through the page?"""
    try:
        page(name).encode(shown).decode("utf-8")
    except UnicodeError:
        return False
    return True


@cache
def _leads() -> frozenset[str]:
    return frozenset().union(*(page(name).lead for name in DISTINCT))


def changed_lines(text: str, new: str, chain: tuple[str, ...]) -> Iterator[Line]:
    """The lines in which two readings of a text differ."""
    at = 0
    for before, after in zip(text.split("\n"), new.split("\n"), strict=True):
        if len(before) != len(after):
            yield Line(at, at + len(before), after, chain)
        at += len(before) + 1


def read_lines(text: str, held: Characters) -> list[Line]:
    """The lines of a text that are UTF-8 from end to end on the commonest page, in order.

    A single sequence is an accident, unless other lines came through that page or it is odd enough by itself.
    """
    found: list[Line] = []
    if len(text) > LONGEST or held.others.isdisjoint(LEADS):
        return found
    first = page(SINGLE[0])
    few: list[Line] = []
    done: set[int] = set()
    for lead in LEADS:
        at = text.find(lead) if lead in held.others else -1
        while at >= 0:
            if text[at + 1 : at + 2] in _continuations():
                start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
                end = len(text) if end < 0 else end
                if start not in done:
                    done.add(start)
                    line = text[start:end]
                    try:
                        new = first.encode(line).decode("utf-8")
                    except UnicodeError:
                        new = line
                    if len(line) > len(new) and looks_odd(line):
                        proven = len(line) - len(new) >= PROOF and not _by_chance(line, new, (first.name,))
                        (found if proven else few).append(Line(start, end, new, (first.name,)))
                at = end
            at = text.find(lead, at + 1)
    return sorted(found + [line for line in few if found or cost(text[line.start : line.end]) >= ODD])


@cache
def _continuations() -> frozenset[str]:
    return page(SINGLE[0]).cont


def replaced(text: str, lines: list[Line]) -> str:
    """``text`` with these lines as they read now."""
    parts: list[str] = []
    done = 0
    for line in lines:
        parts += (text[done : line.start], line.new)
        done = line.end
    parts.append(text[done:])
    return "".join(parts)
