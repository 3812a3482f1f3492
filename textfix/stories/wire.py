"""Files of a news agency: a headline right above a dateline, again and again, with or without a slug above them.

A dateline has a place in capitals and the agency or the day: ``PORT ELLERY, March 3 (Northwire) -``. It stands on a
line of its own or begins the first paragraph. A slug is what the agency files a story under: ``NWA0417 3 G 0212
NWA-HARBOUR``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..late import late

ABOVE = 1  # blocks that may stand above the first story, its slug and label not counted
FEWEST = 2  # stories
TITLE, TITLE_WORDS = 150, 2  # characters at most, words at least
LABEL, LABELS = 80, 3  # characters of a slug or a label such as URGENT; lines of them
# Characters of a story: one of a wire file has more than a teaser, and three in one form need less.
STORY, BRIEF, BRIEF_STORIES = 300, 160, 3
ENDS = ".:;,。…"
_DATELINE = late(
    r"(?P<place>[^\W\d_]{2}[^\d(),:;!?\n]{0,40})(?:, (?P<day>[^()\n]{2,40}?))?"
    r"(?: ?\((?P<agency>[^\W\d_][^()\n]{1,30})\))? ?[-–—]{1,2}(?:\s|\Z)"
)
_CAPITALS = 2  # letters with which a dateline begins


class Wire(NamedTuple):
    """Where the stories of a wire file begin, which of its blocks are slugs, and which belong to heads."""

    starts: list[int]
    slugs: frozenset[int]
    heads: frozenset[int]


def wire(texts: Sequence[str]) -> Wire:
    """The stories of a wire file; none of any other text.

    >>> said = "The council shut the bridge on Monday and gave no day for its opening. " * 5
    >>> wire(["A1 PIER", "Pier shut", "KELL, May 3 (NW) -", said, "A2 BOAT", "Ferry sails", "ORRIN (NW) - " + said])
    Wire(starts=[0, 4], slugs=frozenset({0, 4}), heads=frozenset({0, 1, 2, 4, 5, 6}))
    """
    none = Wire([], frozenset(), frozenset())
    heads = [i for i in range(len(texts) - 1) if _is_dateline(texts[i + 1]) and _is_headline(texts[i])]
    if len(heads) < FEWEST:
        return none
    above = {i: _labels(texts, i) for i in heads}
    shapes = Counter(shape for i in heads for shape in {_shape(texts[j]) for j in above[i]})
    slugs = {j for i in heads for j in above[i] if shapes[_shape(texts[j])] > 1 and any(map(str.isdigit, texts[j]))}
    starts = [min([j for j in above[i] if j in slugs or i == heads[0]], default=i) for i in heads]
    stories = [texts[first:last] for first, last in pairwise([*starts, len(texts)])]
    least = BRIEF if len(heads) >= BRIEF_STORIES else STORY
    whole = all(sum(map(len, story)) >= least and not story[-1].endswith(("...", "…")) for story in stories)
    inside = {j for first, i in zip(starts, heads, strict=True) for j in range(first, i + 2)}
    return Wire(starts, frozenset(slugs), frozenset(inside)) if whole and starts[0] <= ABOVE else none


def _is_dateline(text: str) -> bool:
    if not text[:_CAPITALS].isupper():
        return False
    found = _DATELINE.match(text)
    return bool(found and found["place"].isupper() and (found["agency"] or any(map(str.isdigit, found["day"] or ""))))


def _is_headline(text: str) -> bool:
    brief = len(text) <= TITLE and text.count(" ") >= TITLE_WORDS - 1
    return brief and text[-1:] not in ENDS and not _is_dateline(text)


def _labels(texts: Sequence[str], head: int) -> list[int]:
    """The lines in capitals right above a headline."""
    out: list[int] = []
    for i in range(head - 1, max(-1, head - 1 - LABELS), -1):
        if len(texts[i]) > LABEL or not texts[i].isupper() or _is_dateline(texts[i]):
            break
        out.append(i)
    return out


def _shape(text: str) -> str:
    """What the words of a line are: numbers, words in capitals, or both in one."""
    return " ".join("0" if word.isdigit() else "A0" if any(map(str.isdigit, word)) else "A" for word in text.split())


__all__ = ["Wire", "wire"]
