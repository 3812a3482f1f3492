"""Headings: short lines above what they name, marked or not, and how deep they are."""

from __future__ import annotations

from ..late import late
from .plain import Row

HEADING_WORDS, NUMBERED_WORDS = 12, 16
COLON_WORDS = 3  # longer lines that end in a colon lead into what follows
_TWO_LETTERS = late(r"[^\W\d_][\W\d_]*[^\W\d_]")
# 1. or 2.1 or 3.2.1 or A. or IV. or § 4; 一、 (一) 第四章; a number alone is none
_NUMBERED = late(
    r"(?P<depth>\d{1,2}(?:\.\d{1,2}){0,4})(?:[.):．、]|(?=\s))\s*(?=[^\W\d_])|(?P<first>[IVX]{1,5}|[A-Z])\.\s+(?=\S)"
    r"|(?P<wide>[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十\d]{1,3}[章节節部]\s?)|§ ?\d+\s"
)
_SPOKEN = late(r"[\"“„«»][^\"“”„«»]*[.!?…][\"”“»«]")  # what somebody says, from mark to mark
LEAD_WORDS = 6  # of a line below that leads into a list or a piece of code
_ENDINGS = frozenset(",;，；、،")
_DASHES = "-–—―"  # a signature, a turn in a dialogue


def is_heading(row: Row, below: Row | None, kind_below: str) -> bool:
    """Whether an unmarked line is the heading of what stands below it, whose kind is known."""
    said = row.said
    if below is None or row.words > NUMBERED_WORDS or not row.text or "\n" in row.block.said:
        return False
    if said[-1] in _ENDINGS or said[0] in _DASHES:
        return False
    if _SPOKEN.fullmatch(said):
        return False
    if row.ends and not (row.asks or (said[-1] in "!…" and row.words > 2)):
        return False
    numbered = _NUMBERED.match(said) is not None
    if (row.words > HEADING_WORDS and not numbered) or not _TWO_LETTERS.search(said):
        return False
    if said[-1] in ":：" and row.words > COLON_WORDS:
        return False
    if kind_below in ("dateline", "byline"):
        return False
    if row.bold or not below.text or kind_below == "list_item" or (numbered and kind_below in ("heading", "question")):
        return True
    if kind_below == "heading":
        return said.isupper()
    leads = below.ends or (below.said[-1] in ":：" and below.words >= LEAD_WORDS)
    return below.asks or (below.words > row.words and leads) or below.words > HEADING_WORDS


def depth(row: Row) -> int:
    """The level a heading has by its marks or its number, 0 when nothing tells it.

    >>> from textfix.layout import blocks
    >>> from textfix.segments.plain import row
    >>> [depth(row(0, blocks(said)[0])) for said in ("## Tides", "2.1 Water", "Water")]
    [2, 2, 0]
    """
    if row.block.level:
        return row.block.level
    found = _NUMBERED.match(row.said)
    if not found:
        return 0
    return found["depth"].count(".") + 1 if found["depth"] else 1


__all__ = ["depth", "is_heading"]
