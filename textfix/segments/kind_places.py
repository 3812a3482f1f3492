"""Facts about the place of a block: where in its story it stands, what stands beside it and is like it, and what the
rules took it and its neighbours for.

What is measured of a block has few values, and facts are grouped by the measures they depend on: `measured` gives the
measures of a block for every group, a group gives the names of its facts (`kind_groups.py`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

from ..content import Verdict
from ..model import DROPPED_KINDS
from .kind_facts import Look
from .kind_words import Told
from .plain import Row

BESIDE = 5  # blocks above and below in which those that were dropped are counted
FARTHEST = 4  # how far away a like line may stand: cells of a table, teasers with their dates
_ZONES = (0, 1, 2, 3, 5, 9)  # bounds of the classes of distance
_FAR = (1, 2, 3, 5, 9, 20)  # the same from the title
_SHARED = (0.01, 0.3, 0.6, 0.99)  # of the words of the title
_AGAIN = (0.01, 0.2, 0.4, 0.7, 0.99)  # of the words of a line that come in other lines
_SELDOM = (0.01, 0.3, 0.7)  # the same, fewer classes
_SURE = (0.6, 0.75, 0.85, 0.95)
_PAD = 3  # places beyond the first and the last block, so that every block has neighbours
_NONE = (None,) * _PAD
_NEAR_ZONES = [bisect_right(_ZONES, distance - 1) for distance in range(_ZONES[-1] + 2)]


class Page(NamedTuple):
    """The blocks of a story as their neighbours see them, and what is measured once a story."""

    rows: Sequence[Row]
    looks: Sequence[Look]
    told: Sequence[Told]
    verdicts: Sequence[Verdict]
    kinds: Sequence[str]  # every dropped kind is "dropped"
    prose: tuple[int, int]  # place of the first and of the last
    dropped: Sequence[int]  # how many are dropped before each place
    title: int  # -1 when there is none
    common: tuple[str, ...]  # facts that hold for all blocks
    spaced: str  # how many blocks have a blank line above
    asking: str  # how many ask
    marked: str  # whether headings are marked


def page(rows: Sequence[Row], looks: Sequence[Look], words: Sequence[Told], verdicts: Sequence[Verdict]) -> Page:
    """What is measured once a story."""
    size = len(rows)
    kinds = ["dropped" if verdict.kind in DROPPED_KINDS else verdict.kind for verdict in verdicts]
    prose = [i for i, seen in enumerate(looks) if seen.prose]
    dropped = [0, *accumulate([kind == "dropped" for kind in kinds])]
    edges = (prose[0], prose[-1]) if prose else (size, -1)
    shapes = [row.block.shape for row in rows]
    spaced = f"nb{bisect_right((0.1, 0.5, 0.9), sum([row.block.blank > 0 for row in rows]) / size)}"
    asking = f"as{bisect_right((1, 3, 6), sum([row.asks for row in rows]))}"
    is_marked = "heading" in shapes and any(row.block.level for row in rows if row.block.shape == "heading")
    marked = f"md{is_marked:d}"
    items = f"it{bisect_right((0.01, 0.2, 0.5), shapes.count('list_item') / size)}"
    common = (spaced, asking, marked, items, f"N{bisect_right((6, 12, 25, 50), size)}", f"n{min(len(prose), 4)}")
    title = kinds.index("title") if "title" in kinds else -1
    return Page(rows, looks, words, verdicts, kinds, edges, dropped, title, common, spaced, asking, marked)


def measured(p: Page, at: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """What the facts about the place of some blocks depend on: for every one the measures of each group."""
    size, (top, end) = len(p.rows), p.prose
    words, lasts, firsts, shapes = ([*_NONE, *column, *_NONE] for column in list(zip(*p.looks, strict=True))[:4])
    kinds = ["", "^", "^", *p.kinds, "$", "$", ""]
    ruled = ["", "", "^", *[verdict.kind for verdict in p.verdicts], "$", "", ""]
    blanks = [min(row.block.blank, 2) for row in p.rows]
    tight = [*[min(blank, 1) for blank in blanks], 2]
    short = [seen.short for seen in p.looks]
    above, below = _before(short), _before(short[::-1])[::-1]
    parts = _parts(p)
    like = _alike(p)
    title = _titled(p)
    again, twice = _again(p)
    zone = [*_NEAR_ZONES, *[len(_ZONES)] * size]
    dropped = p.dropped
    gone = int(5 * dropped[size] / size)
    spaced, asking, marked = p.spaced, p.asking, p.marked
    for i in at:
        j = i + _PAD
        n, last, first, shape = words[j], lasts[j], firsts[j], shapes[j]
        z = "T" if i < top else "E" if i > end else "M"
        blank, under = tight[i], tight[i + 1]
        head, far = parts[i]
        verdict, k = p.verdicts[i], kinds[j]
        yield (
            (z, n, last),
            (asking, last, marked, shape, n),
            (spaced, blanks[i], n),
            (zone[i], zone[size - 1 - i], zone[above[i]], zone[below[i]]),
            (head, far, n),
            (z, zone[top - i if z == "T" else i - end if z == "E" else 0], p.rows[i].said in twice),
            (*again(i), n),
            title(i),
            ("P", words[j - 1], lasts[j - 1], firsts[j - 1], shapes[j - 1], blank),
            ("Q", words[j + 1], lasts[j + 1], firsts[j + 1], shapes[j + 1], under),
            ("P", words[j - 1], lasts[j - 1], n),
            ("Q", words[j + 1], lasts[j + 1], n),
            (lasts[j - 1], firsts[j - 1], first),
            (firsts[j + 1], first, last, under),
            (blank, under, shape),
            (words[j - 2], words[j + 2]),
            (words[j - 3], words[j + 3]),
            (like[0][i], like[1][i]),
            (like[2][i], like[3][i]),
            (k, n, z, last),
            (gone, z),
            (verdict.rule, verdict.kind, bisect_right(_SURE, verdict.confidence)),
            (k, kinds[j - 1], kinds[j + 1]),
            (kinds[j - 2], kinds[j + 2]),
            (dropped[i] - dropped[max(0, i - BESIDE)], dropped[min(size, i + 1 + BESIDE)] - dropped[i + 1], n),
            (ruled[j - 1], ruled[j + 1]),
        )


def _before(short: Sequence[bool]) -> list[int]:
    """How many short lines stand right above each block."""
    out, run = [], 0
    for is_short in short:
        out.append(run)
        run = run + 1 if is_short else 0
    return out


def _parts(p: Page) -> list[tuple[str, int]]:
    """What heads the part that a block is in: the mark of the last line above that announces something, P for running
    text; and a class of how far above it stands."""
    out = []
    head, far = "-", 0
    for row, seen, one in zip(p.rows, p.looks, p.told, strict=True):
        out.append((head, 0 if far < 1 else 1 if far < 3 else 2 if far < 6 else 3))
        if seen.prose:
            head, far = "P", 0
        elif one.mark != "-":
            head, far = one.mark, 0
        elif row.block.shape == "heading":
            head, far = "H", 0
        else:
            far += 1
    return out


def _again(p: Page) -> tuple[Callable[[int], tuple[int, int]], frozenset[str]]:
    """How much of a line's words comes in other lines, in two classes; the lines that stand there more than once."""
    often = Counter(chain.from_iterable([one.stems for one in p.told]))
    known = {stem for stem, n in often.items() if n > 1}
    lines = Counter([row.said for row in p.rows])
    twice = frozenset([said for said, n in lines.items() if n > 1])

    def again(i: int) -> tuple[int, int]:
        stems = p.told[i].stems
        if not stems:
            return -1, -1
        share = len(stems & known) / len(stems)
        return bisect_right(_AGAIN, share), bisect_right(_SELDOM, share)

    return again, twice


def _titled(p: Page) -> Callable[[int], tuple[Any, ...]]:
    """How much a line shares with the title, on which side of it and how far from it the line stands."""
    if p.title < 0:
        return lambda i: ("untitled",)
    its = p.told[p.title].stems

    def titled(i: int) -> tuple[Any, ...]:
        if i == p.title:
            return ()
        mine = p.told[i].stems
        shared = len(mine & its) / max(1, min(len(mine), len(its)))
        return bisect_right(_SHARED, shared), "+" if i > p.title else "-", bisect_right(_FAR, abs(i - p.title))

    return titled


def _alike(p: Page) -> list[list[int]]:
    """For every distance and block: whether the lines so far above and below look alike, whether they are made alike;
    four bits."""
    words, lasts = [seen.words for seen in p.looks], [seen.last for seen in p.looks]
    makes = [one.make for one in p.told]
    out = []
    for d in range(1, FARTHEST + 1):
        looks = [a == b and -1 <= m - n <= 1 for a, b, m, n in zip(lasts, lasts[d:], words, words[d:], strict=False)]
        same = [bit + 4 * (a == b) for bit, a, b in zip(looks, makes, makes[d:], strict=False)]
        nothing = [0] * min(d, len(words))
        out.append([above + 2 * below for above, below in zip([*nothing, *same], [*same, *nothing], strict=True)])
    return out


__all__ = ["Page", "measured", "page"]
