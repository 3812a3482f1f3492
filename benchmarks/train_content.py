"""Trains the content judge: word weights and trees, by five-fold cross-validation over domains.

    python benchmarks/train_content.py --data DIR [--folds DIR] [--anew STEP] [--final]

Reads wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark"), news-dev (MIT, AndyTheFactory/
article-extraction-dataset) and, as weak labels, the wanted and unwanted snippets of multilingual-dev. With --final
it writes textfix/content/weights.bin and the cross-validated figures in weights.json beside it; with --folds the five
models that never saw their fold, for benchmarks/content.py. With --anew only that step and those behind it are learned
anew; what comes before is read from the models stored in --folds and in textfix, which saves most of the time.
Needs lightgbm, scipy, numpy and zstandard, which textfix itself does not.
"""

from __future__ import annotations

import argparse
import json
import time
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from content_data import FOLDS
from content_documents import Document, documents
from content_labels import tokens
from content_score import brief, score
from content_trees import (
    PAGE_ROUNDS,
    REVISION_LEAVES,
    REVISION_ROUNDS,
    ROUNDS,
    page_trees_without,
    table,
    trees_of,
    trees_without,
)
from content_words import word_weights

from textfix.content.features import COMMON, LEARNED, NAMES, NOTHING, columns_of
from textfix.content.forest import Forest
from textfix.content.judge import by_rules
from textfix.content.model import CLEAN, FIRST, Model, Parts, pack, thousandths, unpack
from textfix.content.revision import ALIKE, ONE, REVISED, second_look
from textfix.content.whole import whole_row

STORED = Path(__file__).parent.parent / "textfix/content"
BLIND, BLIND_WEIGHT = 0.1, 0.5  # share of the documents that come again without word weights, as in a language not
# learned, and what each of those counts for
SOURCES = (
    "WCXB: Web Content Extraction Benchmark (CC-BY-4.0), dev split; AndyTheFactory/article-extraction-dataset (MIT), "
    "half; trafilatura's evaluation set (Apache-2.0), its snippets and what trafilatura extracts as weak labels"
)
STEPS = ("words", "trees", "revision", "whole")
Turn = int | None  # the fold that is left out, or none
Say = Callable[..., None]


def without_words(columns: list[list[int]]) -> list[list[int]]:
    """The columns as they would be read in a language whose words and use of capitals are unknown."""
    nothing, unsaid = [0] * len(columns[0]), [NOTHING] * len(columns[0])
    blind = (unsaid if "L" in name else nothing if name in LEARNED else None for name in NAMES)
    return [c if b is None else b for b, c in zip(blind, columns, strict=True)]


class Training:
    """The documents, what is known of them at each step, and the models without each fold (key None: without none)."""

    def __init__(self, docs: list[Document], turns: Sequence[Turn], say: Say) -> None:
        self.turns, self.say, self.bright = turns, say, len(docs)
        blind = [d for i, d in enumerate(docs) if zlib.crc32(f"blind {i}".encode()) % 100 < 100 * BLIND]
        self.docs = [*docs, *blind]
        self.weights = [1.0] * len(docs) + [BLIND_WEIGHT] * len(blind)
        self.ruled = [[v and v.kind for v in by_rules(d.blocks)] for d in self.docs]
        self.sizes = [[len(tokens(b.said)) for b in d.blocks] for d in self.docs]
        self.pages = [1.0] * len(self.docs)
        self.chances: list[list[int]] = [[]] * len(self.docs)
        self.parts: dict[Turn, Parts] = {}

    def read(self, parts: Mapping[Turn, Parts]) -> None:
        """Every document in numbers, by words that were learned without it."""
        self.parts = dict(parts)
        readers = {k: Model(pack(p)).reader for k, p in parts.items()}
        self.tables = []
        for i, d in enumerate(self.docs):
            reader = readers[d.fold]
            columns = columns_of(reader, d.blocks, reader.read(d.blocks))
            self.tables.append(table(columns if i < self.bright else without_words(columns)))
        self.say("columns", len(NAMES))

    def first_look(self, anew: bool) -> None:
        """Chances by the columns alone."""
        for k in self.turns if anew else ():
            trees = trees_of(trees_without(k, self.tables, self.docs, self.weights, rounds=ROUNDS))
            self.parts[k] = self.parts[k]._replace(trees=trees)
            self.say("trees", k)
        self._judge(self.tables, {k: Forest(p.trees, COMMON) for k, p in self.parts.items()})
        self.say("first look", brief(self.score()))

    def second_look(self, anew: bool) -> None:
        """Chances by the first chances all around."""
        again = [table(second_look(t.T[FIRST].tolist(), c)) for t, c in zip(self.tables, self.chances, strict=True)]
        for k in self.turns if anew else ():
            how = {"rounds": REVISION_ROUNDS, "num_leaves": REVISION_LEAVES}
            booster = trees_without(k, again, self.docs, self.weights, **how)
            self.parts[k] = self.parts[k]._replace(revision=trees_of(booster))
            self.say("revision", k)
            if k is None:
                self.say("gain", gains(booster, REVISED))
        self._judge(again, {k: Forest(p.revision, ALIKE) for k, p in self.parts.items()})

    def whole(self) -> None:
        """How likely there is anything around each text."""
        rows = [whole_row(t[:1].T.tolist(), c, t[:, 0].tolist(), r)
                for t, c, r in zip(self.tables, self.chances, self.ruled, strict=True)]  # fmt: skip
        for k in self.turns:
            trees = trees_of(page_trees_without(k, rows, self.docs))
            self.parts[k] = self.parts[k]._replace(whole=trees)
            forest = Forest(trees, range(len(rows[0])))
            for i in self._of(k):
                chance = thousandths(forest([[value] for value in rows[i]]))[0]
                self.pages[i] = chance / (chance + CLEAN * (ONE - chance))
        self.say("whole")

    def score(self) -> dict[str, list[float]]:
        chances = [[c / ONE for c in of] for of in self.chances]
        return score(self.docs, self.sizes, self.bright, chances, self.ruled, self.pages)

    def _of(self, k: Turn) -> list[int]:
        return [i for i, d in enumerate(self.docs) if d.fold == k]

    def _judge(self, tables: Sequence[np.ndarray], forests: Mapping[Turn, Forest]) -> None:
        """Chances for every document by trees that never saw its fold, as textfix computes them."""
        self.chances = [thousandths(forests[d.fold](t.T.tolist())) for d, t in zip(self.docs, tables, strict=True)]


def gains(booster: lgb.Booster, names: Sequence[str]) -> list[tuple[str, float]]:
    gain = booster.feature_importance("gain")
    return [(names[i], round(float(100 * gain[i] / gain.sum()), 1)) for i in np.argsort(-gain)]


def stored_parts(folds: Path, turns: Sequence[Turn]) -> dict[Turn, Parts]:
    return {k: unpack(_at(folds, k).read_bytes()) for k in turns}


def _at(folds: Path, k: Turn) -> Path:
    return STORED / "weights.bin" if k is None else folds / f"fold{k}.bin"


def about(training: Training, result: dict[str, list[float]]) -> dict[str, Any]:
    """What is told beside the weights."""
    final, docs = training.parts[None], training.docs[: training.bright]
    return {
        "source": SOURCES,
        "script": "benchmarks/train_content.py",
        "folds": f"{FOLDS}, by domain",
        "cross_validated_word_f1_by_blocks": result,
        "whole_pipeline": "benchmarks/results/content.md",
        "training": {"documents": len(docs), "blocks": sum(len(d.blocks) for d in docs)},
        "columns": len(NAMES),
        "trees": [ROUNDS, REVISION_ROUNDS, PAGE_ROUNDS],
        "words": [len(r) for r in final.roles],
        "words_of_page_types": [len(t) for t in final.types],
    }


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", type=Path, help="write the five models for held-out evaluation here")
    ask.add_argument("--sample", type=float, default=1.0, help="share of the pages to use, to try things out")
    ask.add_argument("--anew", choices=STEPS, default="words", help="the first step to learn anew")
    ask.add_argument("--final", action="store_true", help="also train on everything and store the weights")
    a = ask.parse_args()
    if a.anew != "words" and not a.folds:
        ask.error(f"--anew {a.anew} reads the models in --folds DIR: give both")
    start = time.time()

    def say(*told: object) -> None:
        print(f"{time.time() - start:6.0f} s", *told, flush=True)

    docs = documents(a.data, a.sample)
    say(len(docs), "documents", sum(len(d.blocks) for d in docs), "blocks", dict(Counter(d.kind for d in docs)))
    turns: list[Turn] = [*range(FOLDS), *([None] if a.final else [])]
    training = Training(docs, turns, say)
    learn = STEPS[STEPS.index(a.anew) :]
    training.read(word_weights(docs, turns) if "words" in learn else stored_parts(a.folds, turns))
    training.first_look("trees" in learn)
    training.second_look("revision" in learn)
    training.whole()
    result = brief(training.score())
    say(json.dumps(result))
    for k in turns if a.folds else [None] if a.final else []:
        _at(a.folds, k).parent.mkdir(parents=True, exist_ok=True)
        _at(a.folds, k).write_bytes(pack(training.parts[k]))
    if a.final:
        (STORED / "weights.json").write_text(json.dumps(about(training, result), indent=1) + "\n")


if __name__ == "__main__":
    main()
