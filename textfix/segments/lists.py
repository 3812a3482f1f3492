"""Items of a list whose marks were lost with the page's markup."""

from __future__ import annotations

from collections.abc import Sequence

from ..content import Verdict
from ..content.shape import PROSE_WORDS
from ..late import late
from .plain import Labelled, Row

ITEM_WORDS = 12
CLAUSE_WORDS = 40  # of an item that ends in a semicolon, or of the last one behind such
FEWEST_ANNOUNCED, FEWEST = 2, 4  # items behind a line that ends in a colon; lines behind others, heading included
LEAD_WORDS = 4  # of a line that leads to a list; shorter ones are headings
LED_WORDS, MOST_LED = 25, 12
_QUOTES = "\"“„«»「『‘-–—"
SEMICOLONS, COMMAS = ";；؛", ",，،"
_OPENING = late(
    r"(?P<number>[(\[]?(?=[^\s:：]{0,8}\d)[^\s]{1,12}\s)|(?P<label>[^\s:：.!?][^:：.!?\n]{0,30}[:：](?=\s|[^\x00-\x7f]))"
    r"|(?P<lower>[a-zß-öø-ÿа-я]{2})"
)
_ITEM = Verdict("list_item", "SEG008", "a short line among others of its kind", 0.6)
_CLAUSE = Verdict("list_item", "SEG008", "one of several clauses that end in a semicolon or a comma", 0.8)


def unmarked(labelled: Labelled, found: Sequence[Row]) -> None:
    """Runs of short lines in the body. They are labelled as items and printed as they are, without a mark."""
    _clauses(labelled, found)
    _led_to(labelled, found)
    begun = next((i for i, (_, v) in enumerate(labelled) if v is not None and v.kind == "title"), len(labelled))
    at = 0
    while at < len(found):
        stop = _end(labelled, found, at)
        if stop > at + 1:
            _mark(labelled, found, at, stop, begun)
        if found[at].words >= PROSE_WORDS:
            begun = min(begun, found[at].at)
        at = max(stop, at + 1)


def _mark(labelled: Labelled, found: Sequence[Row], at: int, stop: int, begun: int) -> None:
    """Marks a run of lines but for the headings above and below the items."""
    above = found[at - 1] if at and found[at - 1].at == found[at].at - 1 else None
    announced = above is not None and above.said[-1] in ":："
    headed = above is not None and (above.bold or above.block.shape == "heading")
    first = at if announced or headed else at + 1  # its heading stays
    below = stop < len(found) and found[stop].words >= PROSE_WORDS and not _is_apart(found, stop)
    heads_next = below or (stop < len(found) and _stands_out(found, first, stop - 1))
    if not announced and heads_next:
        stop -= 1
    if begun < found[at].at and stop - at >= (FEWEST_ANNOUNCED if announced else FEWEST):
        for row in found[first:stop]:
            labelled[row.at] = row.block, _ITEM


def _is_apart(found: Sequence[Row], n: int) -> bool:
    """Whether a gap parts a row from the one above, which stands close to its own: that one heads nothing below."""
    return found[n].block.blank > 0 == found[n - 1].block.blank


def _end(labelled: Labelled, found: Sequence[Row], first: int) -> int:
    """Where a run of lines that may be items ends."""
    n = first
    while n < len(found):
        row = found[n]
        if labelled[row.at][1] is not None or not row.text or row.bold or row.words > ITEM_WORDS:
            break
        if row.said[-1] in ":：,，" or row.said[0] in "-–—" or not any(map(str.isalpha, row.said)):
            break
        if n > first and row.at != found[n - 1].at + 1:
            break
        if n > first + 1 and row.block.blank != found[n - 1].block.blank:
            break
        if row.ends and not (n > first + 1 and (opening := _opening(row)) and opening == _opening(found[n - 1])):
            break
        n += 1
    return n


def _opening(row: Row) -> str | None:
    """How a line begins: with a number or a time, a label and its colon, or in lower case."""
    found = _OPENING.match(row.said)
    return found and found.lastgroup


def _stands_out(found: Sequence[Row], first: int, last: int) -> bool:
    """Whether the last line of a run begins otherwise than all the others."""
    openings = {_opening(row) for row in found[first:last]}
    return len(openings) == 1 and None not in openings and _opening(found[last]) not in openings


def _clauses(labelled: Labelled, found: Sequence[Row]) -> None:
    """Lines that end in a semicolon, or in a comma and begin in lower case, and the one behind the last of them."""
    n = 0
    while n < len(found):
        first = n
        while n < len(found) and _is_open(labelled, found[n]) and _is_clause(found[n].said):
            n += 1
        if n - first >= FEWEST_ANNOUNCED:
            commas = any(row.said[-1] in COMMAS for row in found[first:n])
            if n < len(found) and _is_open(labelled, found[n]) and _is_last(found[n], commas):
                n += 1
            elif commas:
                continue  # without its end it may be anything
            for row in found[first:n]:
                labelled[row.at] = row.block, _CLAUSE
        n = max(n, first + 1)


def _is_clause(said: str) -> bool:
    return said[-1] in SEMICOLONS or (said[-1] in COMMAS and said[0].islower())


def _is_last(row: Row, commas: bool) -> bool:
    return row.said[0].islower() if commas else row.ends


def _led_to(labelled: Labelled, found: Sequence[Row]) -> None:
    """Sentences, a line each, behind a paragraph that ends in a colon."""
    n = 1
    while n < len(found):
        led = found[n - 1].said[-1] in ":：" and found[n - 1].words > LEAD_WORDS
        stop = n
        while stop < len(found) and _is_sentence(labelled, found, n, stop):
            stop += 1
        tight = led and stop - n >= FEWEST_ANNOUNCED and any(not row.block.blank for row in found[n + 1 : stop])
        if tight and stop - n <= MOST_LED and found[n].at == found[n - 1].at + 1:
            for row in found[n:stop]:
                labelled[row.at] = row.block, _ITEM
        n = max(stop, n + 1)


def _is_sentence(labelled: Labelled, found: Sequence[Row], first: int, n: int) -> bool:
    row = found[n]
    if not _is_open(labelled, row) or row.words > LED_WORDS or not row.ends or row.asks or row.said[0] in _QUOTES:
        return False
    return n == first or (row.at == found[n - 1].at + 1 and not row.block.blank)


def _is_open(labelled: Labelled, row: Row) -> bool:
    return row.text and row.words <= CLAUSE_WORDS and labelled[row.at][1] is None


__all__ = ["unmarked"]
