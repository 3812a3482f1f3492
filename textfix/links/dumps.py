"""Links as programs show them that print a page as text: ``[12]words`` with a list of addresses at the end (lynx,
elinks, w3m), ``words     (address)`` behind the spaces that such a program sets (resiliparse)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..late import late
from ..layout.lines import Line
from .address import LIKELY, surety

FEW, MANY = 3, 10  # signs by which a page shows how it was printed
ODD, SPARE = 0.1, 5  # share of the lines of a list that may be hard to tell for an address; lines a short one lacks
GAP, MOST_GAP = 4, 40  # spaces before an address that nobody types, as many as are looked at
_ENTRY = late(r"(?:\[(\d{1,5})\]|(\d{1,5})\.)[ \t]+(\S.*)")
_HEADER = late(
    r"(?:references|(?:visible|hidden) links|links|verweise|sichtbare links|versteckte links|références|liens visibles"
    r"|liens cachés|referencias|enlaces visibles|enlaces ocultos|riferimenti|collegamenti (?:visibili|nascosti))"
    r"\W?",
    re.I,
)
_ALL = late(r"(?:references|verweise|références|referencias|riferimenti)\W?", re.I)
_OPENS = frozenset("\"'“„«‘¿¡#@$€£+")
_SCHEME = late(r"[a-zA-Z][\w+.-]+:\S")
_NUMBER = late(r"\[(\d{1,5})\]")
_PAGE_LINKS = late(r"\s*#\[\d{1,5}\]")
_CONTROL = late(r"\((?:BUTTON|IMAGE|Submit)\) ?|\[(?:BUTTON|INPUT|IMAGE|INLINE|LINK|IFRAME)\] ?")
_FILE = late(r"\[[^\s\[\]]{1,300}\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)(?:[?&#][^\s\[\]]*)?\]", re.I)
_FIELD = late(r"_{10,}")
_OWN = late(r"[/#][a-zA-Z][\w-]*")
_PLACE = late(r"(?!#\d+\Z|/.*/\Z(?<=[^\x00-\x7f]/))[\x21-\x7e]")  # no number of a ticket, no sounds of a word
_PARENTHESES = late(r"\(([^\s()]+(?:\([^\s()]*\)[^\s()]*)*)\)")


class Numbered(NamedTuple):
    """Numbers of links in a text (as spans), what else the program set, and where the list of addresses begins."""

    numbers: list[tuple[int, int]]
    controls: list[tuple[int, int]]
    head: int  # the end of the links of the page itself, which stand above it
    listed: int


def numbered(text: str, rows: Sequence[Line]) -> Numbered | None:
    """The links of a dump with a list of addresses at its end; None when there is no such list, or no such link."""
    found = _list(rows)
    if found is None:
        return None
    first, known, headed = found
    end = rows[first].start
    out: list[tuple[int, int]] = []
    last = glued = 0
    for number in _NUMBER.finditer(text, 0, end):
        n = int(number[1])
        follows = text[number.end() : number.end() + 1]
        if n in known and n > last and follows not in (" ", "\t"):
            out.append(number.span())
            glued += follows.isalnum() or follows in _OPENS
            last = n
    if glued < (1 if headed else FEW) or 2 * glued < len(out):
        return None  # behind a word, a number cites
    head = 0
    if rows and _PAGE_LINKS.match(text):
        head = next((row.start for row in rows[1:] if row.blank), end)
    controls = sorted(m.span() for of in (_CONTROL, _FILE, _FIELD) for m in of.finditer(text, head, end))
    return Numbered([span for span in out if span[0] >= head], controls, head, end)


def _list(rows: Sequence[Line]) -> tuple[int, frozenset[int], bool] | None:
    """The first row of the list of addresses at the end, their numbers, and whether it has a header.

    Looked for from the end upward: numbers go down, and nearly all stand before an address. Below a header a few lines
    may be the rest of an address with line breaks in it.
    """
    known: list[int] = []
    first, headed = len(rows), False
    odd = rest = 0
    for i in range(len(rows) - 1, -1, -1):
        said = rows[i].said
        entry = _ENTRY.fullmatch(said)
        n = int(entry[1] or entry[2]) if entry else 0
        if entry and not (known and n >= known[-1]) and n:
            told = surety(entry[3]) >= LIKELY or _SCHEME.match(entry[3]) is not None
            odd += not told
            known.append(n)
            if told and not rest:
                first = i
        elif known and _HEADER.fullmatch(said):
            first, headed, rest = i, True, 0
            if _ALL.fullmatch(said):
                break
        else:
            odd += 1
            rest += 1
        if odd > ODD * (len(known) + SPARE) or not known:
            break
    if not known or first == len(rows):
        return None
    numbers = frozenset(n for n in known if n)
    return (first, numbers, headed) if min(numbers) <= FEW * FEW else None


def behind(text: str) -> list[tuple[int, int]]:
    """Addresses in parentheses behind the words that lead there: from where the words end to where the address ends.

    Only of a text in which some stand behind a gap that a program has set, or in which many stand and some mean nothing
    outside their page.
    """
    out = []
    gaps = near = 0  # addresses behind a gap, and those that mean nothing outside their page
    for found in _PARENTHESES.finditer(text):
        if surety(found[1]) < LIKELY or not _PLACE.match(found[1]):
            continue
        start = words = found.start()
        while words > 0 and start - words < MOST_GAP and text[words - 1] in " \t":
            words -= 1
        gaps += start - words >= GAP
        near += _OWN.match(found[1]) is not None
        out.append((words, found.end()))
    return out if gaps >= FEW or (near >= FEW and len(out) >= MANY) else []


__all__ = ["Numbered", "behind", "numbered"]
