"""A table of contents: lines that stand in a row and come again further down, as the headings of the text they lead to.

On a page, much of which is dropped, any such row is told twice or a menu. In a text by itself it needs a header that
says so: what comes again there is data, code or the steps of a plan.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..content.shape import PROSE_WORDS
from ..content.verdict import RULE_OF_KIND, drop
from ..late import late
from .plain import Labelled, Row

FEWEST = 3  # lines of a table of contents
SHARE = 0.6  # of them come again
LEADS, NEAR = 0.5, 2  # of those that come again lead to running text, in one of so many lines below
TWICE = 2  # times an entry stands there; what comes more often is the date or the button of every card
ENTRY_WORDS, HEADER_WORDS = 16, 5
PAGE = 0.1  # of the blocks of a page are dropped
_HEADER = late(
    r"[\W_]*(?:(?:table of )?contents?|(?:in|on) this (?:article|page|guide|post|story|review)|jump to|quick links"
    r"|inhalt|auf dieser seite|in diesem artikel|sommaire|table des matières|dans cet article|índice|contenidos?"
    r"|en este artículo|indice|sommario|in questo articolo|neste artigo|inhoud|in dit artikel|spis treści"
    r"|w tym artykule|содержание|оглавление|içindekiler|bu yazıda|目录|目次|المحتويات)",
    re.I,
)
_NUMBER = re.compile(r"[\W_]*(?:\d{1,2}(?:\.\d{1,2})*[.)．、:]?\s+)?")
_GONE = drop("navigation", "a table of the headings below", 0.85)


def contents(labelled: Labelled, found: Sequence[Row]) -> None:
    """Takes out rows of short lines that come again as lines of their own below them, and the line above the row."""
    keys = [_key(row.said) if row.words <= ENTRY_WORDS else "" for row in found]
    last = {key: n for n, key in enumerate(keys) if key}
    if len(last) == sum(map(bool, keys)):
        return  # the usual case: nothing comes again
    often = Counter(keys)
    n = 0
    while n < len(found):
        stop = n
        while stop < len(found) and _is_entry(found, n, stop):
            stop += 1
        again = [k for k in range(n, stop) if keys[k] and last[keys[k]] >= stop and often[keys[k]] == TWICE]
        places = [last[keys[k]] for k in again]
        in_order = len(again) >= FEWEST and places == sorted(places)
        if in_order and len(again) >= SHARE * (again[-1] + 1 - again[0]) and _lead(found, places):
            first = again[0]
            if first and found[first - 1].words <= HEADER_WORDS and not found[first - 1].ends and _beside(found, first):
                first -= 1
            if _HEADER.match(found[first].said) or _is_page(labelled):
                for row in found[first : again[-1] + 1]:
                    labelled[row.at] = row.block, _GONE
        n = max(stop, n + 1)


def _is_page(labelled: Labelled) -> bool:
    gone = sum([verdict is not None and verdict.kind in RULE_OF_KIND for _, verdict in labelled])
    return gone > PAGE * len(labelled)


def _lead(found: Sequence[Row], places: Sequence[int]) -> bool:
    """Whether the lines at these places head text; the entries of two like lists, or of cards, do not."""
    leads = sum([any(row.words >= PROSE_WORDS for row in found[at + 1 : at + 1 + NEAR]) for at in places])
    return leads >= LEADS * len(places)


def _is_entry(found: Sequence[Row], first: int, n: int) -> bool:
    row = found[n]
    if row.words > ENTRY_WORDS or row.block.shape not in ("text", "list_item") or (row.ends and not row.asks):
        return False
    return n == first or _beside(found, n)


def _beside(found: Sequence[Row], n: int) -> bool:
    return found[n].at == found[n - 1].at + 1


def _key(said: str) -> str:
    """A line without its number and marks, in small letters."""
    return _NUMBER.sub("", said.partition("[")[0], count=1).rstrip(" .:：").casefold()


__all__ = ["contents"]
