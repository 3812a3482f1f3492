"""The rows of numbers that the learned models read.

A *gate row* describes the last blocks of a document. A *block row* asks "does this block belong to another story?" of
one block. A *cut row* asks "is the article ``blocks[:b]``?" of one candidate ``b``: what the block model said around
``b``, what stands on either side, how much of the words behind ``b`` the article knows, and how well its own paragraphs
know each other. The order of the numbers is the order of the names; the weights depend on it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log1p, sqrt

from .evidence import MARKED, NONE, Survey, behind, likeness
from .marks import LONG, Marks
from .passage import Passage
from .turns import TURN_NAMES

GATE_BLOCKS = 3  # blocks from the end that the gate reads
GATE_WIDTH, GATE_MORE = 13, 5  # numbers it has of one block: of its form, and of how it hangs on what went before
REACH = 40.0  # log-odds: behind a place that is this much worse than the best one no cut was ever right
RIVAL = 6.0  # log-odds: places this much worse than the best one are no candidates
UNSCORED = 9 * NONE  # log-odds of a block that was not looked at: plainly the article's
BLOCKS_COUNTED = 40  # blocks from which a longer document looks no different
FROM_END = 14  # blocks from the end from which "further off" is all that is said
RECENT_PROSE = 16  # blocks before a candidate whose prose sets the article's own level
RECENT_BODY = 12  # blocks before a candidate whose form sets the article's own form
ALIKE = 5  # paragraphs on either side of a candidate that are compared with each other
REST_COUNTED = 16  # blocks behind a candidate from which more makes no difference

_TAIL_MARKS = "ends cut open_end short header item call date leans caps".split()


def _mean(values: Sequence[float], default: float = NONE) -> float:
    return sum(values) / len(values) if values else default


def _deviation(values: Sequence[float]) -> float:
    if len(values) < 2:
        return 0.0
    mean = sum(values) / len(values)
    return sqrt(sum((value - mean) ** 2 for value in values) / len(values))


def gate_row(last: Sequence[Passage], seen: set[str], n: int) -> list[float]:
    """The gate's view of the ``last`` blocks of ``n``, the very last first, given the words ``seen`` before them."""
    seen = set(seen)
    out: list[list[float]] = [[NONE] * GATE_WIDTH] * (GATE_BLOCKS - len(last))
    more: list[list[float]] = [[NONE] * GATE_MORE] * (GATE_BLOCKS - len(last))
    for block in last:
        m, t = block.marks, block.turn
        own = sum([weight for stem, weight in block.weights.items() if stem in seen]) / (block.mass or 1.0)
        out.append([
            own, block.size, block.lede,
            m.ends, m.cut, m.open_end, m.short, m.header, m.date, m.item, m.bio, m.leans, m.caps,
        ])  # fmt: skip
        named = len(block.names & seen) / len(block.names) if block.names else NONE
        more.append([named, block.close, t.opens, t.time, t.pronouns])
        seen.update(block.weights)
    rows = [*reversed(out), *reversed(more)]
    return [min(n, BLOCKS_COUNTED), *(number for row in rows for number in row)]


def block_rows(blocks: Sequence[Passage], s: Survey) -> Callable[[int], list[float]]:
    """What gives the row of a block of the window for its index."""
    n, low = len(blocks), s.low
    base = _mean([own for own, block in zip(s.own, blocks[low:], strict=True) if block.length >= LONG], 0.4)
    ends = _mean([block.marks.ends for block in blocks[-MARKED:]])
    short = _mean([block.marks.short for block in blocks[-MARKED:]])

    def row(i: int) -> list[float]:
        at = i - low
        block, before = blocks[i], blocks[i - 1]
        p = before.marks
        out = [
            s.own[at], s.old[at], s.topic[at], s.named[at], s.near[at], s.head[at], s.back[at],
            block.lede, before.close, before.lede, block.size, block.mass / (len(block.weights) or 1),
            min(n - i, FROM_END), min(n, BLOCKS_COUNTED), s.own[at] - base, base, ends, short,
            *block.marks, len(block.names),
            p.ends, p.open_end, p.cut, p.short, p.header, p.bio, p.disclaimer, p.date, p.call, p.question,
            p.colon, p.item,
            before.size, s.own[at - 1] if at else NONE, p.leans,
        ]  # fmt: skip
        if i + 1 == n:
            return [*out, *[NONE] * 9, *s.turns[at], *[NONE] * len(TURN_NAMES)]
        after = blocks[i + 1]
        a = after.marks
        return [
            *out, a.ends, a.cut, a.short, a.date, a.item, after.size, s.own[at + 1], s.near[at + 1], after.lede,
            *s.turns[at], *s.turns[at + 1],
        ]  # fmt: skip

    return row


def scores_behind(score: Callable[[int], float], low: int, n: int) -> list[float]:
    """The block model's scores from the end backwards, until the article is plainly reached; in document order.

    >>> scores_behind(lambda index: -90.0 if index < 7 else 2.0, 0, 10)
    [-90.0, 2.0, 2.0, 2.0]
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


def candidates(scores: Sequence[float], n: int) -> list[int]:
    """The places worth a closer look, for the scores of the last blocks of ``n``; ``n`` itself, "no cut", comes last.

    >>> candidates([-30.0, 2.0, 2.0, 2.0], 10)
    [7, 8, 9, 10]
    """
    sums = behind(scores)
    least = max(sums, default=0.0) - RIVAL
    return [n - len(sums) + at for at, value in enumerate(sums) if value >= least] + [n]


def cut_rows(blocks: Sequence[Passage], s: Survey, scores: Sequence[float], places: Sequence[int]) -> list[list[float]]:
    """The rows of the candidates ``places``; ``scores`` are the block model's, of the last blocks."""
    return list(map(_Cuts(blocks, s, scores).row, places))


def _alike(some: Sequence[Passage], others: Sequence[Passage]) -> float:
    return _mean([likeness(one, other) for i, one in enumerate(some)
                  for other in (others[i + 1 :] if others is some else others)])  # fmt: skip


class _Cuts:
    """What the rows of one document's candidates have in common: sums from each block of the window to the end."""

    def __init__(self, blocks: Sequence[Passage], s: Survey, scores: Sequence[float]) -> None:
        self.blocks, self.s = blocks, s
        self.window = blocks[s.low :]
        self.unscored = len(self.window) - len(scores)
        self.scores = [UNSCORED] * self.unscored + list(scores)
        self.sums = behind(self.scores)
        self.best = max(self.sums, default=0.0)
        self.prose = [block.length >= LONG for block in self.window]
        columns = list(zip(*(block.marks for block in self.window), strict=True))
        self.marks = [behind(columns[Marks._fields.index(name)]) for name in _TAIL_MARKS]
        self.topic, self.head = behind(s.topic), behind(s.head)
        self.mass = behind([block.mass for block in self.window])

    def row(self, b: int) -> list[float]:
        at = b - self.s.low
        own_level = self._body(b)
        if b == len(self.blocks):
            before = self.blocks[b - 1]
            return [
                UNSCORED, UNSCORED, *self._scores_before(at), 0.0, UNSCORED, UNSCORED, UNSCORED,
                *self._scores_body(at), -self.best, UNSCORED,
                *[NONE] * 6, UNSCORED, before.close, before.lede, NONE, *[NONE] * len(Marks._fields),
                *self._before(b), *[NONE] * 6, *[NONE] * 23, *own_level, *[NONE] * 4,
                *[NONE] * (2 * len(TURN_NAMES)), NONE, NONE, self._pairs(b)[2], NONE, NONE,
            ]  # fmt: skip
        s, block, before = self.s, self.window[at], self.blocks[b - 1]
        rest = self._rest(b)
        return [
            *self._scores_at(at), *self._scores_before(at), *self._scores_tail(at),
            *self._scores_body(at), self.sums[at] - self.best, self._second(at),
            s.own[at], s.topic[at], s.named[at], s.near[at], s.head[at], s.back[at],
            block.lede, before.close, before.lede, block.size, *block.marks,
            *self._before(b), *self._after(b), *rest, *own_level,
            s.own[at] - own_level[0], rest[0] - own_level[0], s.topic[at] - own_level[4], rest[4] - own_level[9],
            *s.turns[at], *self._turns(at), *self._pairs(b),
            likeness(block, self.blocks[b + 1]) if b + 1 < len(self.blocks) else NONE, likeness(block, before),
        ]  # fmt: skip

    def _turns(self, at: int) -> list[float]:
        """The means over the prose behind the candidate."""
        rest = [i for i in range(at, len(self.window)) if self.prose[i]] or [at]
        return [sum(column) / len(rest) for column in zip(*[self.s.turns[i] for i in rest], strict=True)]

    def _pairs(self, b: int) -> list[float]:
        """Likeness of the paragraphs behind the candidate, of those to the ones before, and of the ones before."""
        at = b - self.s.low
        rest = [self.window[i] for i in range(at, len(self.window)) if self.prose[i]][:ALIKE]
        body = [block for block in self.blocks[max(0, b - 2 * ALIKE) : b] if block.length >= LONG][-ALIKE:]
        return [_alike(rest, rest), _alike(rest, body), _alike(body, body)]

    def _scores_at(self, at: int) -> list[float]:
        return [self.scores[at], self.scores[at + 1] if at + 1 < len(self.scores) else UNSCORED]

    def _scores_before(self, at: int) -> list[float]:
        return [self.scores[at - 1] if at else UNSCORED, self.scores[at - 2] if at > 1 else UNSCORED]

    def _scores_tail(self, at: int) -> list[float]:
        tail = self.scores[at:]
        return [self.sums[at], self.sums[at] / len(tail), min(tail), max(tail)]

    def _second(self, at: int) -> float:
        """The second lowest score of the tail: one odd block tells less than two."""
        tail = sorted(self.scores[at:])
        return tail[1] if len(tail) > 1 else UNSCORED

    def _scores_body(self, at: int) -> list[float]:
        four = self.scores[max(0, at - 4) : at]
        body = self.scores[self.unscored : at]
        return [
            max(four, default=UNSCORED), _mean(four, UNSCORED),
            max(body, default=UNSCORED), _mean(body, UNSCORED), sum(body),
        ]  # fmt: skip

    def _before(self, b: int) -> list[float]:
        """The two blocks before the candidate."""
        at = b - self.s.low
        before, second = self.blocks[b - 1], self.blocks[b - 2]
        p, q = before.marks, second.marks
        return [
            p.ends, p.open_end, p.cut, p.short, p.header, p.bio, p.disclaimer, p.date, p.call, p.question,
            p.colon, p.item,
            before.size, self.s.own[at - 1] if at else NONE, p.plain, p.leans, q.short,
            q.bio or q.disclaimer, second.size,
        ]  # fmt: skip

    def _after(self, b: int) -> list[float]:
        """The second block behind the cut."""
        at = b - self.s.low
        if b + 1 == len(self.blocks):
            return [NONE] * 6
        after = self.window[at + 1]
        a = after.marks
        return [a.short, self.s.known[at + 1][at], after.size, a.cut, a.date, a.item]

    def _body(self, b: int) -> list[float]:
        """How the article itself looks before the candidate."""
        s, at = self.s, b - self.s.low
        recent = [i for i in range(max(0, at - RECENT_PROSE), at) if self.prose[i]]
        own = [s.own[i] for i in recent]
        body = self.blocks[max(0, b - RECENT_BODY) : b]
        return [
            _mean(own, 0.4), _deviation(own), min(own[-4:], default=NONE), _mean(own[-4:]),
            _mean([s.topic[i] for i in recent], 0.8),
            _mean([x.marks.ends for x in body]), _mean([x.marks.short for x in body]),
            _mean([x.marks.item for x in body]),
            _mean([x.size for x in body]), _mean([x.lede for x in body if x.length >= LONG]),
            _mean([len(x.names) for x in body]), min(len(self.blocks), BLOCKS_COUNTED),
        ]  # fmt: skip

    def _rest(self, b: int) -> list[float]:
        """Everything behind the candidate."""
        s, at, n = self.s, b - self.s.low, len(self.blocks)
        rest = n - b
        prose = [i for i in range(at, len(self.window)) if self.prose[i]]
        known = [s.known[i][at] for i in prose]
        ledes = [self.window[i].lede for i in prose]
        lengths = [self.window[i].length for i in prose]
        return [
            1 - s.fresh[at] / (self.mass[at] or 1.0), min(known, default=NONE), max(known, default=NONE),
            s.recur[at] / s.fresh[at] if s.fresh[at] and rest > 1 else NONE,
            _mean(ledes), max(ledes, default=NONE), *(sums[at] / rest for sums in self.marks),
            self.topic[at] / rest, self.head[at] / rest,
            _deviation(lengths) / _mean(lengths) if len(lengths) > 1 else NONE,
            min(rest, REST_COUNTED), rest / n, len(prose), log1p(self.mass[at]),
        ]  # fmt: skip
