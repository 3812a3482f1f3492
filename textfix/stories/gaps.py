"""The rows of numbers that the boundary models read: what speaks for a new article at a gap between two blocks.

A *gap row* describes one gap by itself: the words that cross it, how the blocks beside it are worded and marked. A
*second row* sets it beside the other gaps of the document: articles of one file look alike at their heads. The order
of the numbers is the order of the names; the weights depend on it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, islice, pairwise
from math import exp, log, log1p
from typing import NamedTuple

from ..late import late
from .cohesion import CONCENTRATION, pull
from .evidence import NONE
from .links import Links, links
from .marks import LONG
from .passage import Passage, passages

AROUND = 6  # gaps on either side with which a gap is compared
NARROW, WIDE = 150, 450  # words on either side whose cohesion is measured
MOST_BLOCKS = 40  # blocks on either side at most
NAMED_BEFORE, NAMED_BEHIND = 10, 3  # blocks whose names are compared
BODY_BEHIND, BODY_BEFORE = 6, 8  # blocks in which the words of a title are looked for
MOST_SIZE = 60  # words of a block from which the gate counts no more
COUNTED = 2000  # words from which more make no difference
HOPELESS = -4500  # thousandths of log-odds: what the first model gives less is looked at no more
LOW_RANK, LOW_SHARE = 0.5, 0.6  # what spares half of the gaps and one true boundary in a hundred
UNKNOWN = -0.2  # there is nothing to compare
THOUSAND = 1000  # scores are thousandths of log-odds

_NUMBERED = late(r"(?:#|no\.? ?)?\d{1,3}(?:[.):]|\s[-–—])\s+\S", re.I)
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


class Survey:
    """A document's units and what is known of the gaps between them, each piece worked out when it is asked for."""

    def __init__(self, units: Sequence[Unit], read: Sequence[Passage] | None = None) -> None:
        self.units = units
        self.passages = read or passages([unit[:2] for unit in units])
        self.links: Links = links(self.passages)
        self.usual_blank = sorted(unit.blank for unit in units)[len(units) // 2] if units else 0
        self._near = _Around(self.links.near)
        self._ahead = _Around(self.links.ahead)
        self._back = _Around(self.links.back)

    def worth(self) -> list[int]:
        """The gaps that are worth a look at all: few words cross them, or something was found there."""
        relative, ranks = self._near.all_relative(), self._near.ranks
        return [
            g for g, unit in enumerate(self.units)
            if g and (unit.mark > 0 or relative[g] <= LOW_SHARE or ranks[g] <= LOW_RANK)
        ]  # fmt: skip

    def gate_rows(self) -> list[tuple[float, ...]]:
        """What is known of every gap but the first without a closer look."""
        shapes, texts, blanks, marks, dropped, closed = zip(*self.units, strict=True)
        ahead, back, near, at = self.links
        usual = self.usual_blank
        sizes = [behind - before for before, behind in pairwise(at)]
        short = [size if size < MOST_SIZE else MOST_SIZE for size in sizes]
        items = [shape == "list_item" for shape in shapes]
        lasts = [text[-1:] for text in texts]
        own = (
            ahead, back, near, self._ahead.all_relative(), self._back.all_relative(), self._near.all_relative(),
            self._near.ranks, self._ahead.ranks,
            marks, [min(blank - usual, 3) for blank in blanks], [min(drops, 5) for drops in dropped], closed,
            [shape == "heading" for shape in shapes], items, [text[:1].islower() for text in texts], short,
        )  # fmt: skip
        above = ([last.isalnum() for last in lasts], [last == ":" for last in lasts], items, short)
        return list(zip(*[islice(column, 1, None) for column in own], *above, [*sizes[2:], 0], strict=False))

    def row(self, g: int) -> list[float]:
        unit, n, blocks = self.units[g], len(self.units), self.passages
        own, last = blocks[g], blocks[g - 1]
        m, p = own.marks, last.marks
        narrow, narrow_size, wide, wide_size = self.gains(g, NARROW, WIDE)
        around = [self._ahead, self._back, self._near]
        out = [
            self.links.ahead[g], self.links.back[g], self.links.near[g],
            *[one.relative(g) for one in around], *[one.depth(g) for one in around], *[one.rank(g) for one in around],
            narrow, wide, narrow / (1 + narrow_size), wide / (1 + wide_size), self._named(g),
            unit.mark, min(unit.blank - self.usual_blank, 3), min(unit.dropped, 5), unit.closed,
            unit.shape == "heading", own.size, own.lede, m.ends, m.short, m.leans, m.date, m.dateline,
            m.item, m.plain, m.you, m.question, m.colon, m.header, m.bio, m.caps, m.digits,
            _NUMBERED.match(unit.text) is not None, m.short and _DATE_LINE.match(unit.text) is not None,
            *self._title(g),
        ]  # fmt: skip
        if g + 1 < n:
            after, a = blocks[g + 1], blocks[g + 1].marks
            out += [after.size, after.lede, a.short, a.item, a.leans, a.date, a.ends, a.bio]
        else:
            out += [NONE] * 8
        out += [blocks[g + 2].size, blocks[g + 2].marks.short] if g + 2 < n else [NONE] * 2
        second = blocks[g - 2] if g > 1 else None
        behind = [one.length for one in blocks[g : g + 3]]
        before = [one.length for one in blocks[max(0, g - 3) : g]]
        at = self.links.at
        return [
            *out, sum(behind) / len(behind), self.links.ahead[g + 1],
            p.ends, p.short, p.cut, p.open_end, p.bio, p.disclaimer, p.item, p.call, p.question, p.colon,
            last.size, last.close, p.date,
            *((second.marks.short, second.size, second.marks.bio) if second else [NONE] * 3), sum(before) / len(before),
            min(at[g], COUNTED), min(at[n] - at[g], COUNTED), log1p(n),
        ]  # fmt: skip

    def gains(self, g: int, *widths: int, low: int = 0, high: int | None = None) -> list[float]:
        """For each width, from narrow to wide, the log-odds of the words around a gap being of one passage rather
        than of two, and how many they are."""
        at, n, blocks = self.links.at, len(self.units) if high is None else high, self.passages
        left: dict[str, int] = {}  # uses of the stems before the gap and behind it
        right: dict[str, int] = {}
        one = two = 0
        before = behind = g
        out: list[float] = []
        for width in widths:
            first, last = min(before, g - 1), max(behind, g + 1)
            while first > low and g - first < MOST_BLOCKS and at[g] - at[first] < width:
                first -= 1
            while last < n and last - g < MOST_BLOCKS and at[last] - at[g] < width:
                last += 1
            for block in blocks[first:before]:
                one += len(block.topical)
                for stem in block.topical:
                    left[stem] = left[stem] + 1 if stem in left else 1
            for block in blocks[behind:last]:
                two += len(block.topical)
                for stem in block.topical:
                    right[stem] = right[stem] + 1 if stem in right else 1
            before, behind = first, last
            value = 0.0
            for stem, again in right.items():
                if stem in left:
                    uses, weight = left[stem], pull(stem)
                    value += log1p(uses * weight)
                    if again > 1:
                        for k in range(1, again):
                            value += log((1 + (uses + k) * weight) / (1 + k * weight))
            out += [value - _costs(one + two) + _costs(one) + _costs(two), one + two]
        return out

    def _named(self, g: int) -> float:
        blocks = self.passages
        behind = set().union(*[one.names for one in blocks[g : g + NAMED_BEHIND]])
        if not behind:
            return UNKNOWN
        before = [one.weights for one in blocks[max(0, g - NAMED_BEFORE) : g]]
        return sum([any(stem in one for one in before) for stem in behind]) / len(behind)

    def _title(self, g: int) -> tuple[float, float]:
        """How many words of a short line come back behind it, and how many were used before it."""
        blocks = self.passages
        own = blocks[g].weights
        if not own or blocks[g].length >= LONG:
            return UNKNOWN, UNKNOWN
        behind = [one.weights for one in blocks[g + 1 : g + 1 + BODY_BEHIND]]
        before = [one.weights for one in blocks[max(0, g - BODY_BEFORE) : g]]
        found = [sum([any(stem in one for one in side) for stem in own]) for side in (behind, before)]
        return found[0] / len(own), found[1] / len(own)


class _Around:
    """One number for every gap, set beside those of the gaps around."""

    def __init__(self, values: Sequence[float]) -> None:
        self.values = values
        inner = values[1:-1] or [0.0]
        self.mean = sum(inner) / len(inner)
        self._ranks: list[float] = []

    def relative(self, g: int) -> float:
        return self.values[g] / self.mean if self.mean else 1.0

    def all_relative(self) -> list[float]:
        return [value / self.mean for value in self.values] if self.mean else [1.0] * len(self.values)

    def depth(self, g: int) -> float:
        left = max(self.values[max(1, g - AROUND) : g + 1])
        right = max(self.values[g : max(g + 1, min(len(self.values) - 1, g + AROUND + 1))])
        return (left + right - 2 * self.values[g]) / (self.mean or 1.0)

    def rank(self, g: int) -> float:
        """The share of the gaps around that have less."""
        if self._ranks:
            return self._ranks[g]
        window = self.values[max(1, g - AROUND) : min(len(self.values) - 1, g + AROUND + 1)]
        mine = self.values[g]
        return len([value for value in window if value < mine]) / (len(window) or 1)

    @property
    def ranks(self) -> list[float]:
        """The same of every gap."""
        if not self._ranks:
            self._ranks = self._all_ranks()
        return self._ranks

    def _all_ranks(self) -> list[float]:
        values = self.values
        last = len(values) - 1
        low, high = 1, min(last, AROUND + 1)
        window = sorted(values[low:high])
        out = [0.0]
        for g in range(1, last):
            if high < last:
                insort(window, values[high])
                high += 1
            if g - AROUND > low:
                del window[bisect_left(window, values[low])]
                low += 1
            out.append(bisect_left(window, values[g]) / len(window))
        return out


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
        full, size = s.gains(g, COUNTED, low=low, high=high)
        out[g] = [
            scores[g], max(near, default=-20_000.0), min(rank[g], 20), min(total, 20.0), *others, *same,
            rows[g][ix[4]] - others[4] if others[4] != NONE else NONE,
            min(at[g] - at[low], COUNTED), min(at[high] - at[g], COUNTED), full, full / (1 + size),
        ]  # fmt: skip
        if chance[g] > 0.3:
            last_likely = g
    return out


__all__ = ["NAMES", "Survey", "Unit", "second_rows"]
