"""The evidence for every place where an article may end, as rows of numbers.

Two kinds of rows. A *block row* asks "does this block belong to another story?" of one block. A *cut row* asks
"is the article ``blocks[:b]``?" of one candidate ``b``; it holds what the block model said of the blocks around
``b``, what stands on either side, how much of the words behind ``b`` the article knows, and how well its own
paragraphs know each other: teasers share less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import log1p, sqrt
from typing import NamedTuple

from .marks import LONG, Marks, marks, names
from .words import split, stems

WINDOW = 40  # blocks from the end in which an article may end: a bound on the work a document can cause
LEAST_BLOCKS = 2  # blocks that always stay
LEAST_SHARE = 0.25  # share of the characters that always stays
RECENT = 6  # blocks: words older than this are the story's, not the passage's
OFTEN = 6  # occurrences in blocks from which a word's weight as a topic word grows no more
REACH = 15.0  # log-odds: behind a place that is this much worse than the best one no cut was ever right
RIVAL = 6.0  # log-odds: places this much worse than the best one are no candidates
NONE = -1.0  # "there is no such block"


class Block(NamedTuple):
    """What is known of one block by itself."""

    marks: Marks
    count: int  # words
    size: float  # log of the count
    weights: dict[str, float]  # stem -> rarity
    mass: float  # sum of the rarities
    names: frozenset[str]
    lede: float  # log-odds of opening an article
    close: float  # log-odds of closing one


class Lexicon(NamedTuple):
    """The learned numbers about words."""

    rarity: Callable[[str], float]
    wording: Callable[[list[str]], tuple[float, float]]  # words of a block -> its ``lede`` and ``close``


class Survey(NamedTuple):
    """What the blocks of the window share with the others; lists run over ``low .. n - 1`` unless said."""

    low: int
    own: list[float]  # share of the block's words seen before it
    old: list[float]  # seen before it, further off than RECENT blocks
    topic: list[float]  # seen before it, weighed by how often the document uses them
    named: list[float]  # share of its names seen before it
    near: list[float]  # seen in the three blocks before it
    head: list[float]  # found in the first two blocks
    return_: list[float]  # share of its new words that come back behind it
    known: list[list[float]]  # [i][b]: share of the block's words that blocks[:low + b] hold
    fresh: list[float]  # [b]: mass of words behind low + b that were not seen before it
    recur: list[float]  # [b]: the part of that mass whose words come back


PLAIN = Block(Marks(*[0] * len(Marks._fields)), 0, 0.0, {}, 0.0, frozenset(), 0.0, 0.0)


def read(shape: str, text: str, words: list[str], found: Iterable[str], lexicon: Lexicon) -> Block:
    """Everything about one block, given its words and its stems."""
    weights = {stem: lexicon.rarity(stem) for stem in found}
    return Block(
        marks(shape, text, words), len(words), log1p(len(words)), weights, sum(weights.values()),
        frozenset(stem for name in names(text) for stem in stems(split(name), name)),
        *lexicon.wording(words),
    )  # fmt: skip


def lowest(lengths: Sequence[int]) -> int:
    """The first candidate: what stands before it always stays."""
    least, seen, first = LEAST_SHARE * sum(lengths), 0, len(lengths)
    for index, length in enumerate(lengths):
        seen += length
        if seen >= least:
            first = index + 1
            break
    return max(first, LEAST_BLOCKS, len(lengths) - WINDOW)


def survey(blocks: Sequence[Block], low: int) -> Survey:
    n = len(blocks)
    first: dict[str, int] = {}
    spread: dict[str, int] = {}
    for index, block in enumerate(blocks):
        for stem in block.weights:
            if stem in spread:
                spread[stem] += 1
            else:
                spread[stem] = 1
                first[stem] = index
    top = {stem for block in blocks[:2] for stem in block.weights}
    last = {stem: i for i in range(max(0, low - 3), low) for stem in blocks[i].weights}
    out = Survey(low, [], [], [], [], [], [], [], [], [], [])
    fresh, recur = [0.0] * (n - low), [0.0] * (n - low)
    for index in range(low, n):
        block = blocks[index]
        width = index - low + 1
        alls = [0.0] * width
        old = topic = near = head = new = back = 0.0
        named = 0
        for stem, weight in block.weights.items():
            seen = first[stem]
            if stem in top:
                head += weight
            if seen == index:
                new += weight
                if spread[stem] > 1:
                    back += weight
                continue
            alls[seen + 1 - low if seen >= low else 0] += weight
            often = spread[stem] - 1
            if often > 1:
                topic += weight * (often if often < OFTEN else OFTEN)
            if seen < index - RECENT:
                old += weight
            if last.get(stem, -9) >= index - 3:
                near += weight
            if stem in block.names:
                named += 1
        for stem, weight in block.weights.items():
            last[stem] = index
            seen = first[stem]
            if seen >= low:
                fresh[seen - low] += weight
                if spread[stem] > 1:
                    recur[seen - low] += weight
        mass = block.mass or 1.0
        known = [value / mass for value in accumulate(alls)]
        out.known.append(known)
        out.own.append(known[-1])
        out.old.append(old / mass)
        out.topic.append(topic / mass)
        out.near.append(near / mass)
        out.head.append(head / mass)
        out.return_.append(back / new if new else 0.0)
        out.named.append(named / len(block.names) if block.names else -0.2)
    out.fresh.extend(_behind(fresh))
    out.recur.extend(_behind(recur))
    return out


def _behind(values: Sequence[float]) -> list[float]:
    """For each place the sum of what stands there and behind it."""
    return list(accumulate(reversed(values)))[::-1]


def _mean(values: Sequence[float], default: float = NONE) -> float:
    return sum(values) / len(values) if values else default


def _deviation(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))


GATE_BLOCKS = 3  # blocks from the end that the gate reads


def gate_row(last: Sequence[Block], seen: set[str], n: int) -> list[float]:
    """The gate's view of the last blocks of ``n``, given the words before them: the last block first."""
    seen, out = set(seen), []
    for block in last:
        m = block.marks
        own = sum([weight for stem, weight in block.weights.items() if stem in seen]) / (block.mass or 1.0)
        out.append([
            own, block.size, block.lede, m.ends, m.cut, m.open_end, m.short, m.header, m.date, m.item, m.bio, m.leans, m.caps,
        ])  # fmt: skip
        seen.update(block.weights)
    out = [[NONE] * GATE_WIDTH] * (GATE_BLOCKS - len(out)) + out
    return [min(n, 40), *(number for row in reversed(out) for number in row)]


GATE_WIDTH = 13  # numbers the gate has of one block


BLOCK_NAMES = (
    "own old topic named near head return lede close_prev lede_prev size rarity from_end blocks d_own base ends_share short_share"
    " ends open_end cut short header bio disclaimer dateline date leans call question colon item plain you caps digits names"
    " p_ends p_open p_cut p_short p_header p_bio p_disclaimer p_date p_call p_question p_colon p_item p_size p_own p_leans"
    " n_ends n_cut n_short n_date n_item n_size n_own n_near n_lede"
).split()


def block_rows(blocks: Sequence[Block], s: Survey) -> Callable[[int], list[float]]:
    """What asks for the row of a block of the window by its index."""
    n, low = len(blocks), s.low
    base = _mean([own for own, block in zip(s.own, blocks[low:], strict=True) if block.count >= LONG], 0.4)
    ends = _mean([block.marks.ends for block in blocks[-2 * WINDOW :]])
    short = _mean([block.marks.short for block in blocks[-2 * WINDOW :]])

    def row(i: int) -> list[float]:
        at = i - low
        block, before = blocks[i], blocks[i - 1]
        p = before.marks
        out = [
            s.own[at], s.old[at], s.topic[at], s.named[at], s.near[at], s.head[at], s.return_[at],
            block.lede, before.close, before.lede, block.size, block.mass / (len(block.weights) or 1),
            min(n - i, 14), min(n, 40), s.own[at] - base, base, ends, short,
            *block.marks, len(block.names),
            p.ends, p.open_end, p.cut, p.short, p.header, p.bio, p.disclaimer, p.date, p.call, p.question, p.colon, p.item,
            before.size, s.own[at - 1] if at else NONE, p.leans,
        ]  # fmt: skip
        if i + 1 == n:
            return out + [NONE] * 9
        after = blocks[i + 1]
        a = after.marks
        return [*out, a.ends, a.cut, a.short, a.date, a.item, after.size, s.own[at + 1], s.near[at + 1], after.lede]

    return row


def scores_behind(score: Callable[[int], float], low: int, n: int) -> list[float]:
    """The block model's scores from the end backwards, until the article is plainly reached; in document order.

    >>> scores_behind(lambda index: -30.0 if index < 7 else 2.0, 0, 10)
    [-30.0, 2.0, 2.0, 2.0]
    """
    out: list[float] = []
    total = best = 0.0
    for index in range(n - 1, low - 1, -1):
        out.append(score(index))
        total += out[-1]
        best = max(best, total)
        if total < best - REACH:
            break
    return out[::-1]


CUT_NAMES = (
    "s s_next s_prev s_prev2 s_sum s_mean s_min s_max s_bodymax4 s_bodymean4 s_bodymax s_best s_second"
    " own topic named near head return lede close_prev lede_prev size"
    " ends open_end cut short header bio disclaimer dateline date leans call question colon item plain you caps digits"
    " p_ends p_open p_cut p_short p_header p_bio p_disclaimer p_date p_call p_question p_colon p_item p_size p_own p_plain p_leans"
    " q_short q_bio q_size n_short n_known n_size n_cut n_date n_item"
    " t_known t_min t_max t_recur t_lede t_ledemax t_ends t_cut t_open t_short t_header t_item t_call t_date t_leans t_caps t_topic t_head t_even"
    " t_blocks t_share t_long t_mass"
    " b_own b_sd b_min4 b_mean4 b_topic b_ends b_short b_item b_size b_lede b_names blocks d_own d_known d_topic d_lede"
).split()


def candidates(scores: Sequence[float], n: int) -> list[int]:
    """The places worth a closer look, the last of them "nothing is cut", for the scores of the last blocks of ``n``."""
    sums = _behind(scores)
    least = max(sums, default=0.0) - RIVAL
    return [n - len(sums) + at for at, value in enumerate(sums) if value >= least] + [n]


def cut_rows(blocks: Sequence[Block], s: Survey, scores: Sequence[float], places: Sequence[int]) -> list[list[float]]:
    """The rows of the candidates ``places``; ``scores`` are the block model's, of the last blocks."""
    n, low = len(blocks), s.low
    window = blocks[low:]
    scores = [NONE * 9] * (n - low - len(scores)) + list(scores)
    prose = [block.count >= LONG for block in window]
    sums = _behind(list(scores))
    best = max(sums, default=0.0)
    columns = list(zip(*(block.marks for block in window), strict=True))
    behind = {
        name: _behind(columns[Marks._fields.index(name)])
        for name in ("ends", "cut", "open_end", "short", "header", "item", "call", "date", "leans", "caps")
    }
    topic, head = _behind(s.topic), _behind(s.head)
    mass = _behind([block.mass for block in window])
    rows = []
    for b in places:
        at = b - low
        rest = n - b
        recent = [i for i in range(max(0, at - 16), at) if prose[i]]
        owns = [s.own[i] for i in recent]
        b_own, last4 = _mean(owns, 0.4), owns[-4:]
        b_topic = _mean([s.topic[i] for i in recent], 0.8)
        body = blocks[max(0, b - 24) : b]
        b_lede = _mean([block.lede for block in body if block.count >= LONG])
        b_row = [
            b_own, _deviation(owns), min(last4, default=NONE), _mean(last4), b_topic,
            _mean([x.marks.ends for x in body]), _mean([x.marks.short for x in body]), _mean([x.marks.item for x in body]),
            _mean([x.size for x in body]), b_lede, _mean([len(x.names) for x in body]), min(n, 40),
        ]  # fmt: skip
        before, second = blocks[b - 1], blocks[b - 2]
        p, q = before.marks, second.marks
        p_row = [
            p.ends, p.open_end, p.cut, p.short, p.header, p.bio, p.disclaimer, p.date, p.call, p.question, p.colon, p.item,
            before.size, s.own[at - 1] if at else NONE, p.plain, p.leans, q.short, q.bio or q.disclaimer, second.size,
        ]  # fmt: skip
        four = scores[max(0, at - 4) : at]
        s_prev, s_prev2 = scores[at - 1] if at else NONE * 9, scores[at - 2] if at > 1 else NONE * 9
        s_body = [max(four, default=NONE * 9), _mean(four, NONE * 9), max(scores[:at], default=NONE * 9)]
        if not rest:
            rows.append([
                NONE * 9, NONE * 9, s_prev, s_prev2, 0.0, NONE * 9, NONE * 9, NONE * 9, *s_body, -best, NONE * 9,
                *[NONE] * 6, NONE * 9, before.close, before.lede, NONE, *[NONE] * 18, *p_row, *[NONE] * 6, *[NONE] * 23, *b_row, *[NONE] * 4,
            ])  # fmt: skip
            continue
        block = window[at]
        n_row = [NONE] * 6
        if rest > 1:
            after = window[at + 1]
            a = after.marks
            n_row = [a.short, s.known[at + 1][at], after.size, a.cut, a.date, a.item]
        long_ = [i for i in range(at, len(window)) if prose[i]]
        knowns = [s.known[i][at] for i in long_]
        ledes = [window[i].lede for i in long_]
        sizes = [window[i].count for i in long_]
        tail_scores = sorted(scores[at:])
        t_known = 1 - s.fresh[at] / (mass[at] or 1.0)
        t_lede = _mean(ledes)
        rows.append([
            scores[at], scores[at + 1] if rest > 1 else NONE * 9, s_prev, s_prev2, sums[at], sums[at] / rest,
            tail_scores[0], tail_scores[-1], *s_body, sums[at] - best, tail_scores[1] if rest > 1 else NONE * 9,
            s.own[at], s.topic[at], s.named[at], s.near[at], s.head[at], s.return_[at], block.lede, before.close, before.lede, block.size,
            *block.marks, *p_row, *n_row,
            t_known, min(knowns, default=NONE), max(knowns, default=NONE), s.recur[at] / s.fresh[at] if s.fresh[at] and rest > 1 else NONE,
            t_lede, max(ledes, default=NONE), behind["ends"][at] / rest, behind["cut"][at] / rest, behind["open_end"][at] / rest,
            behind["short"][at] / rest, behind["header"][at] / rest, behind["item"][at] / rest, behind["call"][at] / rest,
            behind["date"][at] / rest, behind["leans"][at] / rest, behind["caps"][at] / rest, topic[at] / rest, head[at] / rest,
            _deviation(sizes) / _mean(sizes) if len(sizes) > 1 else NONE, min(rest, 16), rest / n, len(long_), log1p(mass[at]),
            *b_row, s.own[at] - b_own, t_known - b_own, s.topic[at] - b_topic, t_lede - b_lede,
        ])  # fmt: skip
    return rows
