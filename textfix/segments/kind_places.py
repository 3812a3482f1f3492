"""Facts about the place of a block: where in its story it stands, what stands beside it and is like it, and what the
rules took it and its neighbours for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from ..content import Verdict
from ..model import DROPPED_KINDS
from .kind_facts import Look
from .kind_words import Told
from .plain import Row

BESIDE = 5  # blocks above and below in which those that were dropped are counted
NEAR = (1, 2, 3, 4)  # how far away a like line may stand: cells of a table, teasers with their dates
MARKED_WORDS = 40  # of a neighbour whose words count
REASON_WORDS = 3  # of a verdict that are looked at
_ZONES = (0, 1, 2, 3, 5, 9)  # bounds of the classes of distance
_FAR = (1, 2, 3, 5, 9, 20)  # the same from the title
_SHARED = (0.01, 0.3, 0.6, 0.99)  # of the words of the title
_AGAIN = (0.01, 0.2, 0.4, 0.7, 0.99)  # of the words of a line that come in other lines
_SURE = (0.6, 0.75, 0.85, 0.95)


class Page(NamedTuple):
    """The blocks of a story as their neighbours see them, and what is measured once a story."""

    rows: Sequence[Row]
    looks: Sequence[Look]
    told: Sequence[Told]
    verdicts: Sequence[Verdict]
    kinds: Sequence[str]  # every dropped kind is "dropped"
    prose: tuple[int, int, int]  # place of the first, of the last, and their number
    dropped: Sequence[int]  # how many are dropped before each place
    above: Sequence[int]  # short lines right above each block
    below: Sequence[int]
    title: int  # -1 when there is none
    again: Sequence[float]  # share of its words that come in other lines; -1 when it has none
    twice: frozenset[str]  # lines that stand there more than once
    parts: Sequence[tuple[str, int]]  # what heads the part that a block is in, and how many short lines ago
    common: tuple[str, ...]  # facts that hold for all blocks
    spaced: str  # how many blocks have a blank line above
    asking: str  # how many ask


def page(rows: Sequence[Row], looks: Sequence[Look], words: Sequence[Told], verdicts: Sequence[Verdict]) -> Page:
    """What is measured once a story."""
    size = len(rows)
    kinds = ["dropped" if verdict.kind in DROPPED_KINDS else verdict.kind for verdict in verdicts]
    prose = [i for i, seen in enumerate(looks) if seen.prose]
    short = [seen.short for seen in looks]
    dropped = [0, *accumulate(kind == "dropped" for kind in kinds)]
    edges = (prose[0], prose[-1], len(prose)) if prose else (size, -1, 0)
    often = Counter(stem for one in words for stem in one.stems)
    again = [sum([often[s] > 1 for s in one.stems]) / len(one.stems) if one.stems else -1.0 for one in words]
    lines = Counter(row.said for row in rows)
    spaced = f"nb{bisect_right((0.1, 0.5, 0.9), sum(row.block.blank > 0 for row in rows) / size)}"
    asking = f"as{bisect_right((1, 3, 6), sum(row.asks for row in rows))}"
    marked = f"md{any(row.block.shape == 'heading' and row.block.level for row in rows):d}"
    items = f"it{bisect_right((0.01, 0.2, 0.5), sum(row.block.shape == 'list_item' for row in rows) / size)}"
    common = (spaced, asking, marked, items, f"N{bisect_right((6, 12, 25, 50), size)}", f"n{min(len(prose), 4)}")
    return Page(
        rows, looks, words, verdicts, kinds, edges, dropped, _before(short), _before(short[::-1])[::-1],
        kinds.index("title") if "title" in kinds else -1, again, frozenset(s for s, n in lines.items() if n > 1),
        _parts(rows, looks, words), common, spaced, asking,
    )  # fmt: skip


def _before(short: Sequence[bool]) -> list[int]:
    out, run = [], 0
    for is_short in short:
        out.append(run)
        run = run + 1 if is_short else 0
    return out


def _parts(rows: Sequence[Row], looks: Sequence[Look], words: Sequence[Told]) -> list[tuple[str, int]]:
    """The mark of the last line above that announces something, P for running text, and how far above it stands."""
    out = []
    head, far = "-", 0
    for row, seen, one in zip(rows, looks, words, strict=True):
        out.append((head, far))
        far = 0
        if seen.prose:
            head = "P"
        elif one.mark != "-":
            head = one.mark
        elif row.block.shape == "heading":
            head = "H"
        else:
            far = out[-1][1] + 1
    return out


def place_facts(p: Page, i: int) -> list[str]:
    """Where a block stands and what stands beside it."""
    n, last, _, shape = p.looks[i][:4]
    size = len(p.rows)
    top, end, _ = p.prose
    z = "T" if i < top else "E" if i > end else "M"
    head, far = p.parts[i]
    out = [
        *p.common, f"z{z}", f"z{z}w{n}", f"z{z}l{last}", f"i{_zone(i)}", f"e{_zone(size - 1 - i)}",
        f"up{_zone(p.above[i])}", f"dn{_zone(p.below[i])}", f"hd{head}", f"hd{head}w{min(n, 6)}",
        f"hd{head}d{bisect_right((1, 3, 6), far)}", f"{p.asking}l{last}", f"{p.common[2]}s{shape}w{n}",
        f"{p.spaced}b{min(p.rows[i].block.blank, 2)}w{min(n, 6)}",
    ]  # fmt: skip
    if z != "M":
        out.append(f"tp{_zone(top - i)}" if z == "T" else f"ep{_zone(i - end)}")
    if p.rows[i].said in p.twice:
        out.append("twice")
    if p.again[i] >= 0:
        out += (f"ov{bisect_right(_AGAIN, p.again[i])}", f"ov{bisect_right((0.01, 0.3, 0.7), p.again[i])}w{n}")
    if p.title < 0:
        out.append("untitled")
    elif p.title != i:
        mine, its = p.told[i].stems, p.told[p.title].stems
        shared = len(mine & its) / max(1, min(len(mine), len(its)))
        side = "+" if i > p.title else "-"
        out += (f"to{bisect_right(_SHARED, shared)}", f"td{side}{bisect_right(_FAR, abs(i - p.title))}")
    return out + _beside(p, i) + _alike(p, i)


def _beside(p: Page, i: int) -> list[str]:
    """The lines above and below."""
    n, last, first, shape = p.looks[i][:4]
    size = len(p.rows)
    blank, its_blank = min(p.rows[i].block.blank, 1), 2
    out = []
    for j, name in ((i - 1, "P"), (i + 1, "Q")):
        if not 0 <= j < size:
            out.append(f"m{name}^")
            continue
        words, its_last, its_first, its_shape = p.looks[j][:4]
        between = min(p.rows[max(i, j)].block.blank, 1)
        out += (
            f"{name}w{words}", f"{name}l{its_last}", f"{name}f{its_first}", f"{name}s{its_shape}",
            f"{name}w{words}w{n}", f"{name}l{its_last}w{min(n, 6)}", f"{name}b{between}", f"m{name}{p.told[j].mark}",
        )  # fmt: skip
        if its_first == first:
            out.append(f"{name}=f{first}")
        if p.rows[j].words < MARKED_WORDS:
            out += [f"{name}{fact}" for fact in p.told[j].about]
        if name == "P":
            out.append(f"Pl{its_last}f{first}")
        else:
            its_blank = between
            out += (f"l{last}Qf{its_first}", f"l{last}Qf{its_first}b{between}")
    out.append(f"b{blank}b{its_blank}s{shape}")
    for j, name in ((i - 2, "PP"), (i + 2, "QQ"), (i - 3, "P3"), (i + 3, "Q3")):
        if 0 <= j < size:
            out.append(f"{name}w{p.looks[j].words}")
            if abs(i - j) == 2:
                out.append(f"m{name}{p.told[j].mark}")
    return out


def _alike(p: Page, i: int) -> list[str]:
    """Whether lines at the same distance above and below are made like this one."""
    n, last = p.looks[i][:2]
    make = p.told[i].make
    size = len(p.rows)
    out: list[str] = []
    for d in NEAR:
        looks = makes = 0
        for j, bit in ((i - d, 1), (i + d, 2)):
            if 0 <= j < size:
                its = p.looks[j]
                looks += bit * (its.last == last and abs(its.words - n) <= 1)
                makes += bit * (p.told[j].make == make)
        out += (f"per{d}{looks}", f"pes{d}{makes}")
    return out


def rule_facts(p: Page, i: int) -> list[str]:
    """What the rules took a block and its neighbours for."""
    n, last = p.looks[i][:2]
    size = len(p.rows)
    verdict, k = p.verdicts[i], p.kinds[i]
    z = "T" if i < p.prose[0] else "E" if i > p.prose[1] else "M"
    up, down = (p.kinds[i - 1] if i else "^"), (p.kinds[i + 1] if i + 1 < size else "$")
    share = int(5 * p.dropped[size] / size)
    gone_above = p.dropped[i] - p.dropped[max(0, i - BESIDE)]
    gone_below = p.dropped[min(size, i + 1 + BESIDE)] - p.dropped[i + 1]
    return [
        f"k{k}", f"r{verdict.rule}{k}", f"k{k}w{n}", f"k{k}z{z}", f"k{k}l{last}", f"sh{share}", f"z{z}sh{share}",
        f"p{up}", f"q{down}", f"k{k}p{up}", f"k{k}q{down}", f"p{up}q{down}",
        f"pp{p.kinds[i - 2] if i > 1 else '^'}", f"qq{p.kinds[i + 2] if i + 2 < size else '$'}",
        f"da{gone_above}", f"db{gone_below}", f"da{min(gone_above, 3)}db{min(gone_below, 3)}w{min(n, 6)}",
        f"K{verdict.kind}", f"R{verdict.rule}{verdict.kind}c{bisect_right(_SURE, verdict.confidence)}",
        f"re{verdict.rule}{' '.join(verdict.reason.split(None, REASON_WORDS)[:REASON_WORDS])}",
        f"KP{p.verdicts[i - 1].kind if i else '^'}", f"KQ{p.verdicts[i + 1].kind if i + 1 < size else '$'}",
    ]  # fmt: skip


def _zone(distance: int) -> int:
    return bisect_right(_ZONES, distance - 1)


__all__ = ["Page", "page", "place_facts", "rule_facts"]
