"""The kinds of the lines that no rule is sure of, by learned weights.

The rules say what a line is where something tells it. Of the rest they can only say "a short line above something
longer" or "running text"; here those lines get the kind that most facts speak for (`kind_facts.py`), what the rules
said of them and of their neighbours included. The weights are made by benchmarks/train_kinds.py. A line leaves the
text only where the facts say so clearly.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any, NamedTuple

from ..content import Verdict
from ..content.shape import PROSE_WORDS
from ..content.verdict import RULE_OF_KIND, drop
from ..layout import Block
from ..memo import remembered
from .headings import depth
from .kind_facts import look, own_facts, page, place_facts
from .plain import Labelled, Row, row

UNSURE = frozenset(
    "SEG006 SEG007 SEG008 SEG009 SEG010 SEG011 SEG014 SEG015 SEG016 BPL012 REL001".split()
)  # rules that guess
LONG_WORDS = 50  # of running text; a paragraph with more is one
FEWEST_BLOCKS, MOST_BLOCKS = 10, 80  # of a story; the documents that were learned from have as many
MOST_GONE = 2  # times as many words has the running text as the lines that leave it, at least
DROP, DROP_SURE, KEEP, CHANGE = 0.65, 0.85, 0.2, 0.35  # how likely it must be that a line goes, that a paragraph,
# a marked item or a line amid the text goes, that what is gone stays gone, and that a line is of another kind
LEAVES = 0.8  # how likely it must be that running text is no part of the story but stands beside it
_BESIDE = ("author_bio", "disclaimer")
MOST_EXPONENT = 50
LANE = 32  # bits of a sum: the weights of all kinds are added at once, side by side in one number
MIDDLE = 1 << (LANE - 1)  # keeps every sum above zero
MEMO, MEMO_CHARS = 4_096, 400
_REASON = "reads and stands like what is around the text"
_RULES = {
    "dateline": "SEG005", "heading": "SEG006", "paragraph": "SEG007",
    "list_item": "SEG008", "quote": "SEG009", "question": "SEG010", "answer": "SEG011",
    "code": "SEG013", "caption": "SEG014", "author_bio": "SEG015", "disclaimer": "SEG016",
}  # fmt: skip


class Weights(NamedTuple):
    """Learned numbers: the kinds that are kept, the weight of each fact for all of them and for being dropped in one
    number, and how much one unit is."""

    kinds: tuple[str, ...]
    of: dict[str, int]
    bias: int
    unit: float


@cache
def weights() -> Weights:
    """The learned weights, read once."""
    return packed(json.loads(files(__package__).joinpath("kinds.json").read_text(encoding="utf-8")))


def packed(data: dict[str, Any]) -> Weights:
    """Weights as they are stored, with those of all kinds side by side."""
    middle = _side_by_side([MIDDLE] * (len(data["kinds"]) + 1))
    of = {fact: _side_by_side(numbers) for fact, numbers in data["weights"].items()}
    return Weights(tuple(data["kinds"]), of, middle + _side_by_side(data["bias"]), data["unit"])


def _side_by_side(numbers: Iterable[int]) -> int:
    return sum(number << (LANE * k) for k, number in enumerate(numbers))


def settle(labelled: Labelled) -> None:
    """Gives the lines that no rule is sure of the kinds that the facts speak for."""
    if not FEWEST_BLOCKS <= len(labelled) <= MOST_BLOCKS:
        return
    rows = [row(at, block) for at, (block, _) in enumerate(labelled)]
    ask = [r for r in rows if is_unsure(r, labelled[r.at][1])]
    if not ask:
        return
    kinds = ["dropped" if v is None or v.kind in RULE_OF_KIND else v.kind for _, v in labelled]
    known = page(rows, [look(r) for r in rows], kinds, [v.rule if v else "" for _, v in labelled])
    learned = weights()
    gone: list[tuple[Row, float]] = []
    for r in ask:
        total = sum([learned.of.get(fact, 0) for fact in place_facts(known, r.at)], _own_score(r))
        kind, share = likeliest(total, learned, kinds[r.at], r.block.shape)
        if kind == kinds[r.at]:
            continue
        if kind in _BESIDE and share < LEAVES and r.ends and r.words >= PROSE_WORDS:
            continue
        if kind != "dropped":
            labelled[r.at] = _named(r, kind, share)
        elif _may_go(r, share, known.prose[0] < r.at < known.prose[1]):
            gone.append((r, share))
    going = {r.at for r, _ in gone}
    gone = [(r, share) for r, share in gone if kinds[r.at] != "heading" or not _heads(kinds, going, r.at)]
    body = sum(r.words for r in rows if kinds[r.at] != "dropped" and r.words >= PROSE_WORDS and r.ends)
    if MOST_GONE * sum(r.words for r, _ in gone) <= body:  # a page that is all lists and labels is as it should be
        for r, share in gone:
            labelled[r.at] = r.block, drop(_what_goes(labelled, r.at), _REASON, round(share, 2), rule="BPL012")


def _may_go(r: Row, share: float, amid: bool) -> bool:
    """Whether it is sure enough that a line is no part of the text: amid the text and of sentences it must be more."""
    return share >= DROP_SURE or not (amid or (r.words >= PROSE_WORDS and r.ends))


def _heads(kinds: Sequence[str], going: Container[int], at: int) -> bool:
    """Whether what stands below a heading stays."""
    below = next((k for k in range(at + 1, len(kinds)) if kinds[k] != "dropped"), None)
    return below is not None and below not in going


def is_unsure(r: Row, verdict: Verdict | None) -> bool:
    """Whether no rule is sure what a block is."""
    if verdict is None or verdict.rule not in UNSURE or r.block.shape not in ("text", "heading", "list_item"):
        return False
    return r.words < LONG_WORDS or verdict.kind != "paragraph"


def _own_score(r: Row) -> int:
    return _score_alone(r.block.said, r.block.shape, r.block.level, min(r.block.blank, 2))


@remembered(MEMO, MEMO_CHARS)
def _score_alone(said: str, shape: str, level: int, blank: int) -> int:
    r = row(0, Block(0, len(said), 0, said, shape, level, blank))  # type: ignore[arg-type]
    of = weights().of.get
    return sum([of(fact, 0) for fact in own_facts(r, look(r))])


def likeliest(total: int, learned: Weights, was: str, shape: str) -> tuple[str, float]:
    """The kind to give and how likely it is; the old one when nothing else is likely enough."""
    size = len(learned.kinds) + 1
    *lanes, goes = memoryview((total + learned.bias).to_bytes(size * LANE // 8, "little")).cast("I").tolist()
    drops = 1 / (1 + exp(min(MOST_EXPONENT, (MIDDLE - goes) * learned.unit)))
    if drops >= (KEEP if was == "dropped" else DROP_SURE if shape == "list_item" else DROP):
        return "dropped", drops
    best = max(lanes)
    if shape == "list_item" or learned.kinds[lanes.index(best)] == was:
        return was, 1.0
    shares = [exp((lane - best) * learned.unit) for lane in lanes]
    share, kind = max((s, k) for s, k in zip(shares, learned.kinds, strict=True) if k in _RULES or k == was)
    share /= sum(shares)
    return (kind, share) if share >= CHANGE else (was, 1.0)


def _named(r: Row, kind: str, share: float) -> tuple[Block, Verdict]:
    block = r.block._replace(level=min(depth(r), 6)) if kind == "heading" else r.block
    return block, Verdict(kind, _RULES[kind], "by its looks and its place", round(share, 2))


def _what_goes(labelled: Labelled, at: int) -> str:
    """The dropped kind of the nearest neighbour that has one."""
    for near in (at - 1, at + 1, at - 2, at + 2):
        verdict = labelled[near][1] if 0 <= near < len(labelled) else None
        if verdict is not None and verdict.kind in RULE_OF_KIND:
            return verdict.kind
    return "widget"


__all__ = ["Weights", "is_unsure", "likeliest", "packed", "settle"]
