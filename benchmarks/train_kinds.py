"""Learns the weights by which lines that no rule is sure of get their kinds (textfix/segments/settle.py).

    python benchmarks/train_kinds.py [--folds N] [--write]

Read are the documents in fixtures/golden/dev, our own, each twice: as it is, and as it would be with everything gone
that is no part of the text. Their blocks go through the rules; a multinomial logistic regression learns from the facts
about a block, the verdicts of the rules among them, which kind a person gave it. Printed is the macro F1 over blocks
of documents left out, before and after. ``--write`` stores the weights learned from all. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import kinds as golden
import numpy as np
import zstandard
from content_labels import coverage
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import textfix
from textfix.model import DROPPED_KINDS
from textfix.options import Options
from textfix.read import read
from textfix.segments import kinds as rules
from textfix.segments.kind_facts import look, own_facts, page, place_facts
from textfix.segments.plain import Labelled, row
from textfix.segments.settle import MOST_BLOCKS, Weights, is_unsure, likeliest, packed

OUT = Path(textfix.__file__).parent / "segments" / "kinds.json"
STRENGTH = 0.2  # inverse of the penalty; 0.1 to 0.3 do alike in cross-validation
BALANCE = 0.5  # 1 would make all kinds weigh the same, 0 all blocks
FEWEST = 3  # blocks in which a fact must be seen
UNIT = 1 / 24  # of a weight
VARIANTS = ("resiliparse", "inscriptis", "bs4", "html2text", "trafilatura")
PAGE_WEIGHT = 1.5  # of a block of a real page beside one of a golden document
LEAST = 2  # units of the largest weight of a fact that is worth keeping


class Example(NamedTuple):
    document: str
    whole: bool  # with what is no part of the text
    facts: list[str]
    kind: str
    said: str  # by the rules
    unsure: bool
    shape: str
    weight: float = 1.0


def pages_of(doc: golden.Golden) -> Iterator[tuple[bool, str, list[tuple[str, int, int]]]]:
    """The document as it is, and what of it is text."""
    yield True, doc.text, [(golden.coarse(line.kind), line.start, line.end) for line in doc.lines]
    said, lines, done = "", [], 0
    for line in doc.lines:
        if line.kind not in DROPPED_KINDS:
            if said:
                said += "\n\n" if "\n\n" in doc.text[done : line.start] else "\n"
            lines.append((golden.coarse(line.kind), len(said), len(said) + line.end - line.start))
            said += doc.text[line.start : line.end]
            done = line.end
    yield False, said, lines


def examples(doc: golden.Golden) -> Iterator[Example]:
    """Every block of a document as the rules leave it."""
    for whole, text, lines in pages_of(doc):
        for labelled in _stories(text):
            rows = [row(at, block) for at, (block, _) in enumerate(labelled)]
            said = ["dropped" if v.kind in DROPPED_KINDS else v.kind for _, v in labelled]
            looks = [look(r) for r in rows]
            known = page(rows, looks, said, [v.rule for _, v in labelled])
            for i, (block, verdict) in enumerate(labelled):
                shared = [(min(end, block.end) - max(start, block.start), kind) for kind, start, end in lines]
                most, kind = max(shared, default=(0, ""))
                if most > 0:
                    facts = own_facts(rows[i], looks[i]) + place_facts(known, i)
                    unsure = is_unsure(rows[i], verdict)
                    yield Example(doc.name, whole, facts, kind, said[i], unsure, block.shape)


def _stories(text: str) -> list[Labelled]:
    """The labelled blocks of every story of a text at a first look, as the rules alone leave them."""
    seen: list[Labelled] = []

    def note(labelled: Labelled) -> None:
        again = bool(seen) and seen[-1][0][0].start == labelled[0][0].start  # a story is told anew with its head in it
        seen[len(seen) - again :] = [list(labelled)]

    settle, rules.settle = rules.settle, note
    try:
        read(text, Options())
    finally:
        rules.settle = settle
    return seen


def real_pages(data: Path, every: int) -> Iterator[Example]:
    """Blocks of real pages: whether their gold text holds them, and nothing of their kind."""
    with (data / "wcxb-dev" / "pages.jsonl.zst").open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8")
        pages = [json.loads(line) for n, line in enumerate(lines) if n % every == 0]
    for n, one in enumerate(pages):
        variant = VARIANTS[n % len(VARIANTS)]
        if one["gold"] and one["texts"].get(variant):
            yield from _of_page(one["id"], textfix.fix_text(one["texts"][variant]), one["gold"])
            yield from _of_page(one["id"], textfix.fix_text(one["gold"]), one["gold"])


def _of_page(name: str, text: str, gold: str) -> Iterator[Example]:
    told = _stories(text)
    held = iter(coverage([block.said for labelled in told for block, _ in labelled], gold))
    for labelled in told:
        if len(labelled) > MOST_BLOCKS:
            _ = [next(held) for _ in labelled]
            continue
        rows = [row(at, block) for at, (block, _) in enumerate(labelled)]
        said = ["dropped" if v.kind in DROPPED_KINDS else v.kind for _, v in labelled]
        looks = [look(r) for r in rows]
        known = page(rows, looks, said, [v.rule for _, v in labelled])
        for i, ((block, verdict), share) in enumerate(zip(labelled, held, strict=False)):
            if is_unsure(rows[i], verdict) and not 0.2 < share < 0.8:
                facts = own_facts(rows[i], looks[i]) + place_facts(known, i)
                kind = said[i] if share >= 0.8 else "dropped"
                yield Example(name, True, facts, kind, said[i], True, block.shape, PAGE_WEIGHT)


def vocabulary(found: Sequence[Example]) -> dict[str, int]:
    """The facts that are seen often enough, numbered."""
    often = Counter(fact for one in found for fact in set(one.facts))
    return {fact: n for n, fact in enumerate(sorted(fact for fact, count in often.items() if count >= FEWEST))}


def matrix(found: Sequence[Example], known: dict[str, int]) -> csr_matrix:
    """Facts by row."""
    columns = [sorted({known[fact] for fact in one.facts if fact in known}) for one in found]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.array([c for row_ in columns for c in row_])
    return csr_matrix((np.ones(len(flat)), flat, starts), shape=(len(found), len(known)))


def learn(found: Sequence[Example], pages: Sequence[Example]) -> dict[str, Any]:
    """Weights in whole units, as settle.py reads them: one for every kind that is kept, and one for being dropped."""
    known = vocabulary([*found, *pages])
    kept = [one for one in found if one.kind != "dropped"]
    often = Counter(one.kind for one in kept)
    rare = [(len(kept) / len(often) / often[one.kind]) ** BALANCE for one in kept]
    kinds = LogisticRegression(C=STRENGTH, max_iter=400).fit(matrix(kept, known), [one.kind for one in kept], rare)
    unsure = [one for one in (*found, *pages) if one.unsure]
    goes = LogisticRegression(C=STRENGTH, max_iter=400).fit(
        matrix(unsure, known), [one.kind == "dropped" for one in unsure], [one.weight for one in unsure]
    )
    numbers = np.rint(np.vstack([kinds.coef_, goes.coef_]) / UNIT).astype(int)
    weights = {fact: numbers[:, n].tolist() for fact, n in known.items() if np.abs(numbers[:, n]).max() >= LEAST}
    bias = np.rint(np.concatenate([kinds.intercept_, goes.intercept_]) / UNIT).astype(int).tolist()
    return {"kinds": kinds.classes_.tolist(), "unit": UNIT, "bias": bias, "weights": weights}


def given(one: Example, learned: Weights) -> str:
    """The kind of a block as settle.py would have it."""
    if not one.unsure:
        return one.said
    total = sum(learned.of.get(fact, 0) for fact in one.facts)
    return likeliest(total, learned, one.said, one.shape)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help=f"store the weights in {OUT.name}")
    parser.add_argument("--data", type=Path, help="folder with wcxb-dev")
    parser.add_argument("--every", type=int, default=20, help="read each n-th page")
    asked = parser.parse_args()
    found = [one for doc in golden.documents("dev") for one in examples(doc)]
    names = sorted({one.document for one in found})
    pages = list(real_pages(asked.data, asked.every)) if asked.data else []
    print(f"{len(names)} documents, {len(found)} blocks; {len(pages)} blocks of pages")
    out: list[tuple[Example, str]] = []
    for fold in range(asked.folds):
        left = set(names[fold :: asked.folds])
        learned = packed(learn([one for one in found if one.document not in left], pages))
        out += [(one, given(one, learned)) for one in found if one.document in left]
    for whole, what in ((True, "whole documents"), (False, "their text alone")):
        part = [(one, kind) for one, kind in out if one.whole is whole]
        before, after = Counter((o.kind, o.said) for o, _ in part), Counter((o.kind, kind) for o, kind in part)
        for name, pairs in (("rules", before), ("settled", after)):
            right = sum(n for (gold, said), n in pairs.items() if gold == said) / len(part)
            lost = sum(n for (gold, said), n in pairs.items() if said == "dropped" != gold) / len(part)
            print(f"{what}, {name}: macro F1 {golden.macro(pairs):.3f}, right {right:.3f}, text dropped {lost:.3f}")
            print("   ", *(f"{kind} {scores[2]:.2f}" for kind, scores in golden.f1_by_kind(pairs).items()))
    if asked.write:
        data = learn(found, pages)
        print(f"{len(data['weights'])} facts")
        OUT.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
