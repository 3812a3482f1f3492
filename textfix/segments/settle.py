"""The kinds of the lines of a story by learned weights, where no rule is certain.

The rules say what a line is where something tells it. What they found is one of many facts here, beside the looks of a
line (`kind_facts.py`), its words (`kind_words.py`) and its place (`kind_places.py`); which kinds follow each other is
weighed as well (`chain.py`). A line gets the likeliest kind, but it leaves the text, or comes back, only where the
facts say so clearly. The weights are made by benchmarks/train_kinds.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Sequence
from functools import cache
from importlib.resources import files
from string import ascii_letters
from typing import Any, NamedTuple

from ..content import Verdict
from ..content.shape import PROSE_WORDS
from ..content.verdict import RULE_OF_KIND, drop
from ..layout import Block
from ..memo import remembered
from .chain import Follows, Shares, candidates, follows, likelihoods
from .headings import depth
from .kind_facts import BLANKS, Look, look, own_facts
from .kind_places import Page, page, place_facts, rule_facts
from .kind_words import Told, told
from .plain import Labelled, Row, row

FEWEST_BLOCKS, MOST_BLOCKS = 10, 100  # of a story; the documents that were learned from have as many
HEAD = frozenset(("title", "subtitle", "kicker", "byline"))
SETTLED = HEAD | {"dateline", "table", "code"}  # what the rules find of these stays what it is
CERTAIN = 0.85  # confidence of a rule that knows the words of a line that goes, or of the header above it
_GUESSES, _ENDS = "BPL012", "REL003"  # the judge's learned verdicts; what was told by the end of the text
MOST_GONE = 2  # times as many words has the running text as the lines that leave it, at least
# How likely it must be that a line leaves the text; in a text of which the judge took nothing; that running text
# leaves it; that what is gone stays gone, and on a page, from where it would come back into the text; that a line is of
# another kind than the rules say.
GOES, CLEAN_GOES, PROSE_GOES, STAYS_GONE, PAGE_STAYS_GONE, CHANGES = 0.6, 0.8, 0.75, 0.35, 0.003, 0.4
OTHER_GONE = 0.8  # how likely it must be that what is gone is of another kind
PRINTED = frozenset(
    ("dateline", "heading", "paragraph", "list_item", "quote", "question", "answer", "caption", "table", "code")
)
PAGE = 0.1  # of the lines of a page are dropped; in a text with fewer the judge may have erred
RARE = 0.2  # 1 would make all kinds weigh the same, 0 all lines
LANE = 32  # bits of a sum: the weights of all kinds are added at once, side by side in one number
MIDDLE = 1 << (LANE - 1)  # keeps every sum above zero
MEMO, MEMO_CHARS = 4_096, 400
LETTERS = ascii_letters[26:] + ascii_letters[:26]  # by which the kinds are known in the file of weights
_RULES = {
    "title": "SEG001", "subtitle": "SEG002", "kicker": "SEG003", "byline": "SEG004",
    "dateline": "SEG005", "heading": "SEG006", "paragraph": "SEG007", "list_item": "SEG008", "quote": "SEG009",
    "question": "SEG010", "answer": "SEG011", "table": "SEG012", "code": "SEG013", "caption": "SEG014",
    "author_bio": "SEG015", "disclaimer": "SEG016",
}  # fmt: skip
_WEIGHT = re.compile(r"([A-Za-z])(-?\d+)")
_TOLD_ONCE = frozenset(RULE_OF_KIND) - {"duplicate"}
_SHAPES = ("text", "heading", "list_item", "quote")


class Weights(NamedTuple):
    """Learned numbers: the kinds, the weight of each fact for all of them in one number, how the kinds follow each
    other, how much one unit is in nats, and by how much a kind is favoured for being rare."""

    kinds: tuple[str, ...]
    of: dict[str, int]
    unit: float
    behind: Follows
    favour: tuple[float, ...]


class Line(NamedTuple):
    """What is known of a line wherever it stands; ``score`` adds up its weights."""

    look: Look
    told: Told
    score: int


@cache
def weights() -> Weights:
    """The learned weights, read once."""
    return packed(json.loads(files(__package__).joinpath("kinds.json").read_text(encoding="utf-8")))


def packed(data: dict[str, Any]) -> Weights:
    """Weights as they are stored, with those of all kinds side by side.

    >>> data = {"kinds": ["quote", "code"], "unit": 0.1, "lines": [1, 1], "follows": [[0, 0], [0, 0]]}
    >>> [score - MIDDLE for score in apart(packed(data | {"weights": {"asks": "A4B-3"}}).of["asks"], 2)]
    [4, -3]
    """
    of = {fact: _side_by_side(written) for fact, written in data["weights"].items()}
    often = data["lines"]
    favour = tuple((max(often) / n) ** RARE for n in often)
    return Weights(tuple(data["kinds"]), of, data["unit"], follows(data["follows"], data["unit"]), favour)


def _side_by_side(written: str) -> int:
    """The weights of one fact, each behind the letter of its kind."""
    return sum([int(weight) << (LANE * LETTERS.index(kind)) for kind, weight in _WEIGHT.findall(written)])


def settle(labelled: Labelled, lift: bool = True) -> None:
    """Gives lines that no rule is certain of the kinds that the facts speak for.

    Without ``lift`` nothing of the body becomes a part of the head, and the head stays as it is.
    """
    if not FEWEST_BLOCKS <= len(labelled) <= MOST_BLOCKS:
        return
    verdicts = [verdict for _, verdict in labelled if verdict is not None]
    if len(verdicts) < len(labelled) or all(map(is_settled, verdicts)):
        return
    rows = [row(at, block) for at, (block, _) in enumerate(labelled)]
    lines = [line(r) for r in rows]
    known = page(rows, [one.look for one in lines], [one.told for one in lines], verdicts)
    learned = weights()
    chances = likelihoods([_candidates(known, i, one.score, learned) for i, one in enumerate(lines)], learned.behind)
    is_page = known.dropped[-1] > PAGE * len(rows)
    changes: list[tuple[int, str, float]] = []
    for r, verdict, shares in zip(rows, verdicts, chances, strict=True):
        if not is_settled(verdict) and r.block.shape in _SHAPES:
            kind, share = decided(shares, learned, verdict.kind, r.words >= PROSE_WORDS and r.ends, is_page)
            leaves = verdict.kind in PRINTED and kind not in PRINTED
            if leaves and not lift:
                continue
            if r.block.shape == "list_item" and verdict.kind == "list_item" and not leaves:
                continue  # a mark says what it is
            if kind != verdict.kind and (lift or kind not in HEAD):
                changes.append((r.at, kind, share))
    gone = {at for at, kind, _ in changes if verdicts[at].kind in PRINTED and kind not in PRINTED}
    changes = [one for one in changes if one[1] not in RULE_OF_KIND or not _heads(verdicts, gone, one[0])]
    going = [rows[at].words for at, kind, _ in changes if verdicts[at].kind in PRINTED and kind not in PRINTED]
    text = sum(r.words for r, v in zip(rows, verdicts, strict=True) if v.kind in PRINTED and r.words >= PROSE_WORDS)
    too_many = MOST_GONE * sum(going) > text + PROSE_WORDS  # the page is another one than those learned from
    for at, kind, share in changes:
        if not (too_many and verdicts[at].kind in PRINTED and kind not in PRINTED):
            labelled[at] = _named(rows[at], kind, share)


def _heads(verdicts: Sequence[Verdict], gone: Container[int], at: int) -> bool:
    """Whether a line is the heading of something that stays."""
    if verdicts[at].kind != "heading":
        return False
    below = next((k for k in range(at + 1, len(verdicts)) if verdicts[k].kind in PRINTED), None)
    return below is not None and below not in gone


def is_settled(verdict: Verdict) -> bool:
    """Whether a rule is certain."""
    if verdict.kind not in RULE_OF_KIND:
        return verdict.kind in SETTLED
    return verdict.rule == _ENDS or (verdict.rule != _GUESSES and verdict.confidence >= CERTAIN)


def line(r: Row) -> Line:
    """What is known of a line wherever it stands."""
    known = _line(r.block.said, r.block.shape, r.block.level)
    above = weights().of.get(f"{BLANKS}{min(r.block.blank, 2)}", 0)  # printing changes these and nothing else
    return known._replace(score=known.score + above) if above else known


@remembered(MEMO, MEMO_CHARS)
def _line(said: str, shape: str, level: int) -> Line:
    r = row(0, Block(0, len(said), 0, said, shape, level, 0))  # type: ignore[arg-type]
    seen, words = look(r), told(r.said)
    of = weights().of.get
    facts = {*own_facts(r, seen), *words.facts} - {f"{BLANKS}0"}
    return Line(seen, words, sum([of(fact, 0) for fact in facts]))


def _candidates(known: Page, i: int, score: int, learned: Weights) -> Shares:
    """The kinds that a line may have, with what speaks for them."""
    verdict = known.verdicts[i]
    if is_settled(verdict):
        return {learned.kinds.index(verdict.kind): 1.0}
    of = learned.of.get
    score += sum([of(fact, 0) for fact in place_facts(known, i)]) + sum([of(fact, 0) for fact in rule_facts(known, i)])
    return candidates(apart(score, len(learned.kinds)), learned.unit)


@cache
def _middle(size: int) -> int:
    return sum(MIDDLE << (LANE * kind) for kind in range(size))


def apart(score: int, size: int) -> list[int]:
    """The sums of all kinds, each ``MIDDLE`` too large."""
    return memoryview((score + _middle(size)).to_bytes(size * LANE // 8, "little")).cast("I").tolist()


def decided(shares: Shares, learned: Weights, was: str, prose: bool, is_page: bool) -> tuple[str, float]:
    """The kind to give and how likely it is; the old one when nothing else is likely enough.

    ``prose``: it is running text; ``is_page``: a good part of the story is dropped.
    """
    kept = [(share, learned.kinds[k], k) for k, share in shares.items() if learned.kinds[k] not in RULE_OF_KIND]
    gone = [(share, learned.kinds[k]) for k, share in shares.items() if learned.kinds[k] in RULE_OF_KIND]
    drops = sum([share for share, _ in gone])
    # That a passage is told a second time is for the rule to say, which compares them.
    gone = [(share, kind) for share, kind in gone if kind == was or kind in _TOLD_ONCE] or [(0.0, was)]
    _, share, kind = max([(share * learned.favour[k], share, kind) for share, kind, k in kept], default=(0, 0.0, was))
    if was in RULE_OF_KIND:
        if drops >= (PAGE_STAYS_GONE if is_page and kind in PRINTED else STAYS_GONE):
            share, kind = max(gone)
            return (kind, share / drops) if share >= OTHER_GONE * drops else (was, 1.0)
    elif drops >= (PROSE_GOES if prose else GOES if is_page else CLEAN_GOES) and max(gone)[1] != was:
        return max(gone)[1], drops
    least = CHANGES * (1 - drops)
    if was in PRINTED and kind in HEAD and prose:
        return was, 1.0  # a first paragraph reads like a summary; the rules of the head know more
    if was in PRINTED and kind not in PRINTED:
        least = PROSE_GOES if prose else GOES if is_page else CLEAN_GOES
    return (was, 1.0) if share < least else (kind, share)


def _named(r: Row, kind: str, share: float) -> tuple[Block, Verdict]:
    if kind in RULE_OF_KIND:
        what = kind.replace("_", " ")
        return r.block, drop(kind, f"reads and stands like what is around a text: {what}", round(share, 2), "BPL012")
    block = r.block._replace(level=min(depth(r), 6)) if kind == "heading" else r.block
    return block, Verdict(kind, _RULES[kind], "by its words, its looks and its place", round(share, 2))


__all__ = ["Weights", "apart", "decided", "line", "packed", "settle"]
