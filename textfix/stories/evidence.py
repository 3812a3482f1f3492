"""What is known of each block, and what the blocks of a document share with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from .passage import Passage
from .turns import turn_rows

WINDOW = 24  # blocks from the end in which an article may end: a bound on the work a document can cause
MARKED = WINDOW + 12  # blocks from the end whose form is known; of the others only words and names are
LEAST_BLOCKS = 2  # blocks that always stay
LEAST_SHARE = 0.25  # share of the characters that always stays
RECENT = 6  # blocks: words older than this are the story's, not the passage's
OFTEN = 6  # occurrences in blocks from which a word's weight as a topic word grows no more
NONE = -1.0  # "there is no such block"


class Survey(NamedTuple):
    """What the blocks of the window share with the others; lists run over ``low .. n - 1`` unless said."""

    low: int
    own: list[float]  # share of the block's words seen before it
    old: list[float]  # seen before it, further off than RECENT blocks
    topic: list[float]  # seen before it, weighed by how often the document uses them
    named: list[float]  # share of its names seen before it
    near: list[float]  # seen in the three blocks before it
    head: list[float]  # found in the first two blocks
    back: list[float]  # share of its new words that come back behind it
    known: list[list[float]]  # [i][b]: share of the block's words that blocks[:low + b] hold
    fresh: list[float]  # [b]: mass of words behind low + b that were not seen before it
    recur: list[float]  # [b]: the part of that mass whose words come back
    turns: list[list[float]]  # how each hangs on what was said before it


def lowest(lengths: Sequence[int]) -> int:
    """The first candidate: what stands before it always stays."""
    least, seen, first = LEAST_SHARE * sum(lengths), 0, len(lengths)
    for index, length in enumerate(lengths):
        seen += length
        if seen >= least:
            first = index + 1
            break
    return max(first, LEAST_BLOCKS, len(lengths) - WINDOW)


def survey(blocks: Sequence[Passage], low: int) -> Survey:
    n = len(blocks)
    spread = Counter(chain.from_iterable([block.weights for block in blocks]))
    first: dict[str, int] = {}
    for index in range(n - 1, -1, -1):
        first.update(dict.fromkeys(blocks[index].weights, index))
    top = {stem for block in blocks[:2] for stem in block.weights}
    last = {stem: i for i in range(max(0, low - 3), low) for stem in blocks[i].weights}
    out = Survey(low, [], [], [], [], [], [], [], [], [], [], [])
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
        out.back.append(back / new if new else 0.0)
        out.named.append(named / len(block.names) if block.names else -0.2)
    turns = [block.turn for block in blocks[low:]]
    nouns = [first.get(one.noun, n) < low + i for i, one in enumerate(turns)]
    out.turns.extend(turn_rows(turns, nouns, {name for block in blocks[:low] for name in block.people}))
    out.fresh.extend(behind(fresh))
    out.recur.extend(behind(recur))
    return out


def behind(values: Sequence[float]) -> list[float]:
    """For each place the sum of what stands there and behind it."""
    return list(accumulate(reversed(values)))[::-1]


def likeness(one: Passage, other: Passage) -> float:
    """How much of the lighter block's words, weighed by rarity, the other one shares."""
    small, large = (one, other) if one.mass <= other.mass else (other, one)
    return sum([weight for stem, weight in small.weights.items() if stem in large.weights]) / (small.mass or 1.0)
