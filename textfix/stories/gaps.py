"""The rows of numbers that the boundary models read: what speaks for a new article at a gap between two blocks.

A *gap row* describes one gap by itself: the words that cross it, how the blocks beside it are worded and marked. A
*second row* sets it beside the other gaps of the document: articles of one file look alike at their heads. The order
of the numbers is the order of the names; the weights depend on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain
from math import exp, log, log1p
from typing import NamedTuple

from .cohesion import CONCENTRATION, pull
from .evidence import NONE, Lexicon
from .links import Links, Words, links, words
from .marks import LONG, Marks, marks, names
from .words import split, stems

AROUND = 6  # gaps on either side with which a gap is compared
NARROW, WIDE = 150, 450  # words on either side whose cohesion is measured
MOST_BLOCKS = 40  # blocks on either side at most
NAMED_BEFORE, NAMED_BEHIND = 10, 3  # blocks whose names are compared
BODY_BEHIND, BODY_BEFORE = 6, 8  # blocks in which the words of a title are looked for
COUNTED = 2000  # words from which more make no difference
HOPELESS = -4500  # thousandths of log-odds: what the first model gives less is looked at no more
LOW_RANK, LOW_SHARE = 0.5, 0.6  # what spares half of the gaps and one true boundary in a hundred
UNKNOWN = -0.2  # there is nothing to compare
THOUSAND = 1000  # scores are thousandths of log-odds

_NUMBERED = re.compile(r"(?:#|no\.? ?)?\d{1,3}(?:[.):]|\s[-–—])\s+\S", re.I)
_DATE_LINE = re.compile(r".{0,40}\b(?:19|20)\d\d\b.{0,12}$")


class Unit(NamedTuple):
    """A kept block of the document and what was found above it."""

    shape: str
    text: str
    blank: int = 0  # blank lines above
    mark: int = 0  # 1: a line of marks (***) above; 2: a page break
    dropped: int = 0  # blocks above that are boilerplate
    closed: int = 0  # of them such as stand at the end of articles: share, comments, tags, legal


NAMES = (
    "ahead back near ahead_rel back_rel near_rel ahead_depth back_depth near_depth ahead_rank back_rank near_rank"
    " gain_narrow gain_wide gain_narrow_share gain_wide_share named mark blank_rel dropped closed"
    " heading size lede ends short leans date dateline item plain you question colon header bio caps digits numbered"
    " date_line title_behind title_before"
    " a_size a_lede a_short a_item a_leans a_date a_ends a_bio aa_size aa_short body_behind ahead_next"
    " p_ends p_short p_cut p_open p_bio p_disclaimer p_item p_call p_question p_colon p_size p_close p_date pp_short"
    " pp_size pp_bio body_before before behind blocks"
).split()

SECOND_NAMES = (
    "first best_near gap_rank expected others_marked others_heading others_short others_blank others_size others_date"
    " others_dropped same_mark same_heading same_short same_blank same_dropped size_off to_last to_next gain_full"
    " gain_full_share"
).split()


class Survey:
    """A document's units and what is known of the gaps between them, each piece worked out when it is asked for."""

    def __init__(self, units: Sequence[Unit], lexicon: Lexicon) -> None:
        self.units = units
        self.words: list[Words] = [words(unit.text) for unit in units]
        self.links: Links = links(self.words)
        self.lexicon = lexicon
        self._marks: dict[int, Marks] = {}
        self._sound: dict[int, tuple[float, float]] = {}
        self._names: dict[int, frozenset[str]] = {}
        self._topical: dict[int, list[str]] = {}  # the stems of a block that are not found everywhere
        self.usual_blank = sorted(unit.blank for unit in units)[len(units) // 2] if units else 0
        self._near = _Around(self.links.near)
        self._ahead = _Around(self.links.ahead)
        self._back = _Around(self.links.back)

    def marks(self, i: int) -> Marks:
        if i not in self._marks:
            unit = self.units[i]
            self._marks[i] = marks(unit.shape, unit.text, split(unit.text))
        return self._marks[i]

    def size(self, i: int) -> float:
        return log1p(self.words[i].size)

    def sound(self, i: int) -> tuple[float, float]:
        """The log-odds of a block opening an article and of its closing one."""
        if i not in self._sound:
            self._sound[i] = self.lexicon.wording(split(self.units[i].text))
        return self._sound[i]

    def names(self, i: int) -> frozenset[str]:
        if i not in self._names:
            found = names(self.units[i].text)
            self._names[i] = frozenset(stem for name in found for stem in stems(split(name), name))
        return self._names[i]

    def worth(self, g: int) -> bool:
        """Whether a gap is worth a look at all: few words cross it, or something was found there."""
        unit = self.units[g]
        return unit.mark > 0 or self._near.rank(g) <= LOW_RANK or self._near.relative(g) <= LOW_SHARE

    def gate_row(self, g: int) -> list[float]:
        """What is known of a gap without a closer look."""
        unit, before = self.units[g], self.units[g - 1].text
        around = (self._ahead, self._back, self._near)
        return [
            self.links.ahead[g], self.links.back[g], self.links.near[g],
            *(one.relative(g) for one in around), self._near.rank(g), self._ahead.rank(g),
            unit.mark, min(unit.blank - self.usual_blank, 3), min(unit.dropped, 5), unit.closed,
            unit.shape == "heading", unit.shape == "list_item", unit.text[0].islower(), min(self.words[g].size, 60),
            before[-1].isalnum(), before[-1] == ":", self.units[g - 1].shape == "list_item",
            min(self.words[g - 1].size, 60), self.words[g + 1].size if g + 1 < len(self.units) else 0,
        ]  # fmt: skip

    def row(self, g: int) -> list[float]:
        unit, n = self.units[g], len(self.units)
        m, p = self.marks(g), self.marks(g - 1)
        narrow, narrow_size = self.gain(g, NARROW)
        wide, wide_size = self.gain(g, WIDE)
        around = [self._ahead, self._back, self._near]
        out = [
            self.links.ahead[g], self.links.back[g], self.links.near[g],
            *(one.relative(g) for one in around), *(one.depth(g) for one in around), *(one.rank(g) for one in around),
            narrow, wide, narrow / (1 + narrow_size), wide / (1 + wide_size), self._named(g),
            unit.mark, min(unit.blank - self.usual_blank, 3), min(unit.dropped, 5), unit.closed,
            unit.shape == "heading", self.size(g), self.sound(g)[0], m.ends, m.short, m.leans, m.date, m.dateline,
            m.item, m.plain, m.you, m.question, m.colon, m.header, m.bio, m.caps, m.digits,
            _NUMBERED.match(unit.text) is not None, m.short and _DATE_LINE.match(unit.text) is not None,
            *self._title(g),
        ]  # fmt: skip
        if g + 1 < n:
            a = self.marks(g + 1)
            out += [self.size(g + 1), self.sound(g + 1)[0], a.short, a.item, a.leans, a.date, a.ends, a.bio]
        else:
            out += [NONE] * 8
        out += [self.size(g + 2), self.marks(g + 2).short] if g + 2 < n else [NONE] * 2
        second = self.marks(g - 2) if g > 1 else None
        behind = [one.size for one in self.words[g : g + 3]]
        before = [one.size for one in self.words[max(0, g - 3) : g]]
        at = self.links.at
        return [
            *out, sum(behind) / len(behind), self.links.ahead[g + 1],
            p.ends, p.short, p.cut, p.open_end, p.bio, p.disclaimer, p.item, p.call, p.question, p.colon,
            self.size(g - 1), self.sound(g - 1)[1], p.date,
            *((second.short, self.size(g - 2), second.bio) if second else [NONE] * 3), sum(before) / len(before),
            min(at[g], COUNTED), min(at[n] - at[g], COUNTED), log1p(n),
        ]  # fmt: skip

    def gain(self, g: int, width: int, low: int = 0, high: int | None = None) -> tuple[float, int]:
        """The log-odds of the words around a gap being of one passage rather than of two, and how many they are."""
        at, n = self.links.at, len(self.units) if high is None else high
        first, last = g - 1, g + 1
        while first > low and g - first < MOST_BLOCKS and at[g] - at[first] < width:
            first -= 1
        while last < n and last - g < MOST_BLOCKS and at[last] - at[g] < width:
            last += 1
        left, right = self._uses(first, g), self._uses(g, last)
        value = 0.0
        for stem, uses in right.items():
            if stem not in left:
                continue
            before, weight = left[stem], pull(stem)
            value += log1p(before * weight)
            for k in range(1, uses):
                value += log((1 + (before + k) * weight) / (1 + k * weight))
        one, two = sum(left.values()), sum(right.values())
        return value - _costs(one + two) + _costs(one) + _costs(two), one + two

    def _uses(self, first: int, last: int) -> Counter[str]:
        topical = self._topical
        for i in range(first, last):
            if i not in topical:
                topical[i] = [stem for stem in self.words[i].stems if pull(stem)]
        return Counter(chain.from_iterable([topical[i] for i in range(first, last)]))

    def _named(self, g: int) -> float:
        behind = set().union(*(self.names(i) for i in range(g, min(len(self.units), g + NAMED_BEHIND))))
        if not behind:
            return UNKNOWN
        known = set().union(*(self.words[i].stems for i in range(max(0, g - NAMED_BEFORE), g)))
        return len(behind & known) / len(behind)

    def _title(self, g: int) -> tuple[float, float]:
        """How many words of a short line come back behind it, and how many were used before it."""
        own = self.words[g].stems
        if not own or self.words[g].size >= LONG:
            return UNKNOWN, UNKNOWN
        behind = set().union(*(one.stems for one in self.words[g + 1 : g + 1 + BODY_BEHIND]))
        before = set().union(*(one.stems for one in self.words[max(0, g - BODY_BEFORE) : g]))
        return sum(s in behind for s in own) / len(own), sum(s in before for s in own) / len(own)


class _Around:
    """One number for every gap, set beside those of the gaps around."""

    def __init__(self, values: Sequence[float]) -> None:
        self.values = values
        inner = values[1:-1] or [0.0]
        self.mean = sum(inner) / len(inner)

    def _window(self, g: int) -> Sequence[float]:
        return self.values[max(1, g - AROUND) : min(len(self.values) - 1, g + AROUND + 1)]

    def relative(self, g: int) -> float:
        return self.values[g] / self.mean if self.mean else 1.0

    def depth(self, g: int) -> float:
        left = max(self.values[max(1, g - AROUND) : g + 1])
        right = max(self.values[g : max(g + 1, min(len(self.values) - 1, g + AROUND + 1))])
        return (left + right - 2 * self.values[g]) / (self.mean or 1.0)

    def rank(self, g: int) -> float:
        window = self._window(g)
        return sum([value < self.values[g] for value in window]) / (len(window) or 1)


@cache
def _table() -> list[float]:
    return list(accumulate((log1p(count / CONCENTRATION) for count in range(1 << 14)), initial=0.0))


def _costs(count: int) -> float:
    """What the new words of a passage of ``count`` stems cost."""
    table = _table()
    return table[min(count, len(table) - 1)]


def second_rows(s: Survey, rows: dict[int, list[float]], scores: dict[int, float]) -> dict[int, list[float]]:
    """The rows of all candidates, given the first model's log-odds for each."""
    gaps = sorted(g for g in rows if scores[g] >= HOPELESS)
    chance = {g: 1 / (1 + exp(-max(-30.0, min(30.0, scores[g] / THOUSAND)))) for g in gaps}
    ix = [NAMES.index(name) for name in ("mark", "heading", "short", "blank_rel", "size", "date", "dropped")]
    flags = {g: [float(bool(rows[g][k])) if k != ix[4] else rows[g][k] for k in ix] for g in gaps}
    total = sum(chance.values())
    sums = [sum(chance[g] * flags[g][k] for g in gaps) for k in range(len(ix))]
    likely = [g for g in gaps if chance[g] > 0.3]
    order = sorted(gaps, key=lambda g: -scores[g])
    rank = {g: i for i, g in enumerate(order)}
    at, n = s.links.at, len(s.units)
    out: dict[int, list[float]] = {}
    last_likely, following = 0, 0
    for position, g in enumerate(gaps):
        while following < len(likely) and likely[following] <= g:
            following += 1
        low = last_likely
        high = likely[following] if following < len(likely) else n
        rest = total - chance[g]
        others = [(sums[k] - chance[g] * flags[g][k]) / rest if rest > 0.3 else NONE for k in range(len(ix))]
        same = [
            (o if flags[g][k] else 1 - o) if o != NONE else NONE for k, o in enumerate(others) if k in (0, 1, 2, 3, 6)
        ]
        near = [scores[h] for h in gaps[max(0, position - 5) : position + 6] if h != g and abs(h - g) <= 5]
        full, size = s.gain(g, COUNTED, low, high)
        out[g] = [
            scores[g], max(near, default=-20_000.0), min(rank[g], 20), min(total, 20.0), *others, *same,
            rows[g][ix[4]] - others[4] if others[4] != NONE else NONE,
            min(at[g] - at[low], COUNTED), min(at[high] - at[g], COUNTED), full, full / (1 + size),
        ]  # fmt: skip
        if chance[g] > 0.3:
            last_likely = g
    return out


__all__ = ["NAMES", "SECOND_NAMES", "Survey", "Unit", "second_rows"]
