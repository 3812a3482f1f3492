"""Learns the weights by which the lines of a story get their kinds (textfix/segments/settle.py).

    python benchmarks/train_kinds.py [--data DIR] [--folds N] [--blind FIRST] [--write]

Read are the documents in fixtures/golden/dev, our own: each as it is, as its text alone, as what is printed of it, so
that what stays is known to stay, and as another tool would space it. Their blocks go through the rules; a linear-chain
conditional random field learns from the facts about a block which kind a person gave it. Every document as it is is
told a second time without the verdicts of the rules: these are righter there, where they were written, than elsewhere.
With ``--data`` pages of WCXB are read too, and their true content by itself: what belongs to it is no boilerplate,
whatever it speaks of; what does not, and the rules would keep, is left open. Lines by themselves, in
fixtures/golden/lines, teach more of the words, since a document has few lines of each kind. Printed is what
benchmarks/kinds.py would say of documents left out: by ``--folds``, or with ``--blind`` those numbered FIRST and above,
after learning from all others. ``--write`` stores the weights learned from all. Needs python-crfsuite.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import kinds as golden
import pycrfsuite
import zstandard
from content_labels import coverage

import textfix
from textfix.content import Verdict
from textfix.layout import Block, blocks
from textfix.model import DROPPED_KINDS, KEPT_KINDS
from textfix.options import Options
from textfix.read import read
from textfix.segments import kinds as rules
from textfix.segments import settle as settled
from textfix.segments.chain import candidates, likelihoods
from textfix.segments.kind_facts import BLANKS, look
from textfix.segments.kind_places import page
from textfix.segments.kind_weights import Weights, apart, packed, stored_weights
from textfix.segments.kind_words import told
from textfix.segments.plain import Labelled, row

OUT = Path(textfix.__file__).parent / "segments" / "kinds.json"
KINDS = (*KEPT_KINDS, *DROPPED_KINDS)
ROUNDS = 50
LASSO, RIDGE = 0.15, 0.3  # penalties; twice as much forgets a quarter of the facts and does a little worse
FEWEST = 3  # lines in which a fact must be seen
UNIT = 1 / 16  # of a weight, in nats
VARIANTS = ("resiliparse", "inscriptis", "bs4", "html2text", "trafilatura")
TIMES = 3  # a line by itself is counted; every document is read as often, in different forms
FIRST, EVERY = 1, 4  # which of the pages are read
IN, OUTSIDE = 0.8, 0.2  # share of the words of a line that are in the content: at least, if it belongs to it; at most
HEADING_WORDS = 12
LEAST, GREATEST = 3, 4  # units of a weight that is worth keeping, and of the greatest of a fact that is
MOST_FACTS = 18_000  # that are kept, those with the greatest weights: some 280 KB


class Story(NamedTuple):
    """The lines of a story: the facts about each, those that the rules add, and the kind a person gave it, or ""."""

    document: str
    whole: bool
    facts: list[list[str]]
    ruled: list[list[str]]
    kinds: list[str]


def pages_of(doc: golden.Golden) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    """The document as it is, what of it is text, and what of it is printed; each with the kinds and places of lines."""
    yield doc.text, [(line.kind, line.start, line.end) for line in doc.lines]
    for kept in (set(KEPT_KINDS), Options().body):
        said, lines, done = "", [], 0
        for line in doc.lines:
            if line.kind in kept:
                if said:
                    said += "\n\n" if "\n\n" in doc.text[done : line.start] else "\n"
                lines.append((line.kind, len(said), len(said) + line.end - line.start))
                said += doc.text[line.start : line.end]
                done = line.end
        yield said, lines
    if not ("\n\n" in doc.text and any(line.goes_on for line in doc.lines)):
        yield spaced_otherwise(doc)  # what goes on over lines would run together with what stands below it


def spaced_otherwise(doc: golden.Golden) -> tuple[str, list[tuple[str, int, int]]]:
    """The document as another tool prints it: without its blank lines, or, where it has none, with one between all
    parts."""
    has_blanks = "\n\n" in doc.text
    said, lines = "", []
    for line in doc.lines:
        begin = doc.text.rfind("\n", 0, line.start) + 1  # with what it is set in by
        if said:
            said += "\n" if has_blanks or line.goes_on else "\n\n"
        said += doc.text[begin : line.start]
        lines.append((line.kind, len(said), len(said) + line.end - line.start))
        said += doc.text[line.start : line.end]
    return said, lines


def stories(doc: golden.Golden) -> Iterator[Story]:
    """The stories of a document, as the rules leave their lines."""
    for n, (text, lines) in enumerate(pages_of(doc)):
        for labelled in _labelled(text):
            kinds = [_kind(b.start, b.end, lines) or verdict.kind for b, verdict in labelled if verdict is not None]
            yield _story(doc.name, n == 0, labelled, kinds)


def _story(name: str, whole: bool, labelled: Labelled, kinds: list[str]) -> Story:
    verdicts = [verdict for _, verdict in labelled if verdict is not None]
    rows = [row(at, block) for at, (block, _) in enumerate(labelled)]
    here = page(rows, list(map(look, rows)), [told(r.said) for r in rows], verdicts)
    placed = list(settled.place_facts(here))
    facts = [[*settled.line_facts(r), *place] for r, (place, _) in zip(rows, placed, strict=True)]
    return Story(name, whole, facts, [ruled for _, ruled in placed], kinds)


def single_lines() -> Iterator[Story]:
    """Lines by themselves, of which only the words and the looks are known."""
    for kind, said in golden.single_lines():
        of = blocks(said)
        if len(of) == 1:
            facts = [fact for fact in settled.line_facts(row(0, of[0])) if not fact.startswith(BLANKS)]
            yield Story("", False, [facts], [[]], [kind])


def real_pages(data: Path) -> Iterator[Story]:
    """The stories of real pages and of their content; lines of which nothing is known have no kind."""
    with (data / "wcxb-dev" / "pages.jsonl.zst").open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8")
        pages = [json.loads(line) for n, line in enumerate(lines) if n % EVERY == FIRST]
    for n, one in enumerate(pages):
        for text in (one["texts"].get(VARIANTS[n % len(VARIANTS)]), one["gold"]):
            for labelled in _labelled(textfix.fix_text(text)) if one["gold"] and text else ():
                if settled.FEWEST_BLOCKS <= len(labelled) <= settled.MOST_BLOCKS:
                    held = coverage([block.said for block, _ in labelled], one["gold"])
                    yield _story(one["id"], False, labelled, list(map(_by_content, labelled, held)))


def _by_content(one: tuple[Block, Verdict | None], share: float) -> str:
    """What a line is, given how much of it is in the content of its page."""
    block, verdict = one
    assert verdict is not None
    dropped = verdict.kind in DROPPED_KINDS
    if share <= OUTSIDE:
        return verdict.kind if dropped or verdict.kind in settled.HEAD else ""
    if share < IN or not dropped:
        return verdict.kind if share >= IN else ""
    if block.shape == "list_item":
        return "list_item"
    words = len(block.said.split())
    return "heading" if words <= HEADING_WORDS and block.said[-1] not in ".!?:,;" else "paragraph"


def _kind(start: int, end: int, lines: Sequence[tuple[str, int, int]]) -> str:
    """The kind of the line that most of a block is in."""
    most, kind = max(((min(last, end) - max(first, start), kind) for kind, first, last in lines), default=(0, ""))
    return kind if most > 0 else ""


def _labelled(text: str) -> list[Labelled]:
    """The labelled blocks of every story of a text at a first look, as the rules alone leave them."""
    seen: list[Labelled] = []

    def note(labelled: Labelled, lift: bool) -> None:
        again = bool(seen) and seen[-1][0][0].start == labelled[0][0].start  # a story is told anew with its head in it
        seen[len(seen) - again :] = [list(labelled)]

    settle, rules.settle = rules.settle, note
    try:
        read(text, Options())
    finally:
        rules.settle = settle
    return seen


def _known(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the runs of lines begin and end whose kinds are known."""
    edges = [0, *(i for i in range(1, len(kinds)) if bool(kinds[i]) != bool(kinds[i - 1])), len(kinds)]
    return ((first, last) for first, last in pairwise(edges) if kinds[first])


def learn(found: Sequence[Story], pages: Sequence[Story] = ()) -> dict[str, Any]:
    """Weights in whole units, as settle.py reads them.

    Of the lines of pages only whether they stay is known; they get the kind that is likeliest by the documents.
    """
    data = _fitted(found)
    if not pages:
        return data
    ready = packed(data)
    return _fitted([*found, *(page._replace(kinds=_likeliest(page, ready)) for page in pages)])


def _likeliest(story: Story, ready: Weights) -> list[str]:
    """For lines that stay the likeliest kind that is printed, for others the likeliest that is dropped."""
    lines = [
        candidates(apart(sum(ready.of.get(fact, 0) for fact in {*facts, *ruled}), len(KINDS)), ready.unit)
        for facts, ruled in zip(story.facts, story.ruled, strict=True)
    ]
    out = []
    for kind, shares in zip(story.kinds, likelihoods(lines, ready.behind), strict=True):
        among = settled.PRINTED if kind in settled.PRINTED else DROPPED_KINDS
        found = [(share, KINDS[k]) for k, share in shares.items() if KINDS[k] in among]
        out.append(max(found, default=(0.0, kind))[1] if kind in among else kind)
    return out


def _fitted(found: Sequence[Story]) -> dict[str, Any]:
    trainer = pycrfsuite.Trainer(verbose=False)
    for story in found:
        told = [sorted({*facts, *ruled}) for facts, ruled in zip(story.facts, story.ruled, strict=True)]
        for first, last in _known(story.kinds):
            trainer.append(told[first:last], story.kinds[first:last])
        if story.whole:
            trainer.append([sorted(set(facts)) for facts in story.facts], story.kinds)
    trainer.set_params({
        "c1": LASSO, "c2": RIDGE, "max_iterations": ROUNDS, "feature.minfreq": FEWEST,
        "feature.possible_transitions": True,
    })  # fmt: skip
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
        tagger.close()
    units: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for (fact, kind), weight in sorted(info.state_features.items()):
        if abs(rounded := round(weight / UNIT)) >= LEAST:
            units[fact][KINDS.index(kind)] = rounded
    greatest = {fact: max(map(abs, of.values())) for fact, of in units.items()}
    kept = [fact for fact in sorted(greatest, key=lambda fact: (-greatest[fact], fact)) if greatest[fact] >= GREATEST]
    weights = {fact: units[fact] for fact in sorted(kept[:MOST_FACTS])}
    after = [[round(info.transitions.get((first, second), 0) / UNIT) for second in KINDS] for first in KINDS]
    often = Counter(kind for story in found if story.whole for kind in story.kinds if kind)
    return {
        "kinds": KINDS, "unit": UNIT, "lines": [max(1, often[kind]) for kind in KINDS], "follows": after,
        "weights": stored_weights(weights),
    }  # fmt: skip


def measured(learned: dict[str, Any], left: Collection[str]) -> golden.Pairs:
    """What benchmarks/kinds.py counts on some documents with these weights."""
    shipped, ready = settled.weights, packed(learned)
    settled.weights = lambda: ready  # type: ignore[assignment]
    settled._line.cache_clear()
    try:
        return golden.count(doc for doc in golden.documents("dev") if doc.name in left)
    finally:
        settled.weights = shipped
        settled._line.cache_clear()


def show(what: str, pairs: golden.Pairs) -> None:
    for name, counted in (("", golden.merged(pairs)), (", dropped kinds told apart", pairs)):
        right = sum(n for (gold, said), n in counted.items() if gold == said) / max(1, counted.total())
        lost = sum(n for (gold, said), n in counted.items() if said == "dropped" != gold) / max(1, counted.total())
        print(f"{what}{name}: macro F1 {golden.macro(counted):.3f}, right {right:.3f}, text dropped {lost:.3f}")
        print("   ", *(f"{kind} {scores[2]:.2f}" for kind, scores in golden.f1_by_kind(counted).items()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with wcxb-dev; its pages are read too")
    parser.add_argument("--folds", type=int, default=0, help="learn so many times, each time without some documents")
    parser.add_argument("--blind", type=int, metavar="FIRST", help="learn from documents with lower numbers")
    parser.add_argument("--write", action="store_true", help=f"store the weights in {OUT.name}")
    asked = parser.parse_args()
    found = [story for doc in golden.documents("dev") for story in stories(doc)]
    names = sorted({story.document for story in found})
    print(f"{len(names)} documents, {sum(len(story.kinds) for story in found)} lines")
    pages = list(real_pages(asked.data)) if asked.data else []
    lines = [*single_lines()] * TIMES
    if asked.blind:
        left = {name for name in names if int(name.partition("-")[0]) >= asked.blind}
        seen = [one for one in found if one.document not in left]
        show(f"{len(left)} blind", measured(learn([*lines, *seen], pages), left))
    pairs: golden.Pairs = Counter()
    for fold in range(asked.folds):
        left = set(names[fold :: asked.folds])
        seen = [one for one in found if one.document not in left]
        pairs += measured(learn([*lines, *seen], pages), left)
    if asked.folds:
        show(f"{asked.folds} folds", pairs)
    if asked.write:
        data = learn([*lines, *found], pages)
        OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
        print(f"{len(packed(data).of)} facts, {OUT.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
