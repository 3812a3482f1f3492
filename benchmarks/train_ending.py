"""Train the ending model and write ``textfix/stories/ending.json``.

    pip install lightgbm scikit-learn numpy zstandard
    python benchmarks/train_ending.py --data DIR --folds DIR [--cache FILE] [--models DIR]

Reads wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark") and news-dev (MIT, AndyTheFactory/
article-extraction-dataset): each page as trafilatura leaves it, as another tool prints it, and its true content
alone. The content judge (its models that never saw the page's domain: ``--folds``, from train_content.py) and the
head come first, as in the pipeline; what they leave open is aligned with the gold, and what stands behind the last
line of the gold is behind the end. Steps, in five folds by domain, each scored by models that never saw it:

1. the line scores: a logistic model over hashed opening words and the form of a line, "stands behind the end";
2. the end model: boosted trees with a softmax over the places of a page, on held-out scores of the first;
3. the gate: boosted trees on the last lines, does something stand behind the end?

``--models`` keeps the five held-out models for benchmarks/trailing.py.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
import zlib
from base64 import b85encode
from math import log1p
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm as lgb
import numpy as np
from content_data import FOLDS, fold_of, page_rows
from content_labels import coverage
from trailing import MORE_OF_THE_SAME  # puts the repository on the path

from textfix.content import judge
from textfix.content.learned import held_out
from textfix.content.model import Model as Content
from textfix.layout import blocks
from textfix.pipeline import fix_text
from textfix.segments import head, split_labels
from textfix.stories.ending import FEWEST_LINES, best_place, chances, model_of
from textfix.stories.ending_rows import EDGE, FORMS, KINDS, MOST_LINES, Page, form, place_row, places_of
from textfix.stories.facts import MOST_CHARS, Line
from textfix.stories.model import judge as compiled
from textfix.stories.passage import Passage
from textfix.stories.words import OPENING_BUCKETS, split

OUT = Path(__file__).resolve().parent.parent / "textfix" / "stories" / "ending.json"
OTHERS = ("resiliparse", "inscriptis", "bs4", "html2text")
MOST_BLOCKS, MOST_PAGE = 1500, 400_000  # blocks and characters of a page
BODY_LINES = 60  # lines before the end that are learned from
STRAY_WORDS, STRAY_SHARE = 200, 0.5  # words behind the end of a news page, absolute and of those before it
FEWEST_GOOD = 3  # lines of the gold found on a page, or it is left out
GOLD = 0.5  # weight of true contents, which have nothing behind them
WORTH = 4  # the log of as many words behind the end doubles the weight of a page
GATE_MISSES = 0.04  # share of the removed words that the gate may prevent: what the speed costs
LINE_WORDS, PAGE_WORDS = 60, 300  # words of a line, and of a page's side, that count
UNIT = 1000  # scores are thousandths of log-odds, wording tenths
DEAR = 1.0  # chosen on held-out pages: what is removed and lost at other values is in the printed sweep
TREES = {
    "learning_rate": 0.1, "num_leaves": 12, "min_data_in_leaf": 60, "feature_fraction": 0.4, "bagging_fraction": 0.7,
    "bagging_freq": 1, "lambda_l2": 8, "max_bin": 63, "num_threads": 1, "seed": 1, "deterministic": True, "verbose": -1,
}  # fmt: skip
PLACES = TREES | {"learning_rate": 0.06, "min_data_in_leaf": 30, "bagging_fraction": 0.8, "boost_from_average": False}
GATE = TREES | {"objective": "binary", "num_leaves": 8, "min_data_in_leaf": 40}
PLACE_ROUNDS, GATE_ROUNDS = 100, 50


class Source(NamedTuple):
    id: str
    type: str
    variant: str
    fold: int
    lines: list[Line]
    share: list[float]
    below: str


class Example:
    def __init__(self, source: Source) -> None:
        self.s = source
        low = max(0, len(source.lines) - MOST_LINES)
        self.lines, self.share = source.lines[low:], source.share[low:]
        good = [i for i, value in enumerate(source.share) if value >= 0.5]
        self.n = len(self.lines)
        self.fits = len(good) >= FEWEST_GOOD and self.n >= FEWEST_LINES and good[-1] >= low
        self.end = good[-1] + 1 - low if good else 0
        self.words = [len(split(line.text)) for line in self.lines]
        behind, body = sum(self.words[self.end :]), sum(self.words[: self.end])
        # News pages whose gold stops early: what stands behind is the rest of the article, or another one.
        early = source.type == "news" and behind > max(STRAY_WORDS, STRAY_SHARE * body)
        self.learned = source.id not in MORE_OF_THE_SAME and not early
        self.weight = GOLD if source.variant == "gold" else 1.0
        self.worth = self.weight * (1 + log1p(behind) / WORTH)

    def labelled(self) -> list[int]:
        body = [i for i in range(self.end) if self.share[i] >= 0.5]
        some = body[:: max(1, len(body) // BODY_LINES)]
        return [*some, *range(self.end, self.n)]

    def weights(self) -> dict[int, float]:
        """Of each labelled line: its words, so that either side of the end weighs alike on every page."""
        at = self.labelled()
        sizes = {i: min(self.words[i], LINE_WORDS) + 5 for i in at}
        rest = sum(sizes[i] for i in at if i >= self.end) or 1
        body = sum(sizes[i] for i in at if i < self.end) or 1
        sides = {True: min(1, PAGE_WORDS / rest), False: min(1, PAGE_WORDS / body) * self.weight}
        return {i: sizes[i] * sides[i >= self.end] for i in at}

    def columns(self) -> dict[int, list[int]]:
        """Of each labelled line, where the line model finds its words and its form."""
        read = [Passage(line.shape, line.text[:MOST_CHARS]) for line in self.lines]
        sizes = [EDGE, *[one.length for one in read], EDGE]
        out = {}
        for i in self.labelled():
            line = self.lines[i]
            look = form(line, read[i], sizes[i], sizes[i + 2], KINDS.get(line.above, 0))
            out[i] = [*read[i].opening, *[OPENING_BUCKETS + at for at in look]]
        return out


def sources(data: Path, folds: Path) -> list[Source]:
    models = [Content((folds / f"fold{k}.bin").read_bytes()) for k in range(FOLDS)]
    out = []
    for row in page_rows(data, "wcxb", "news"):
        luck = random.Random(zlib.crc32(b"end" + row["id"].encode()))
        kind = row["page_type"] if "wcxb" in row["id"] else "news"
        for variant in ("trafilatura", *luck.sample(OTHERS, 1), "gold") if row["gold"] else ():
            text = row["gold"] if variant == "gold" else row["texts"].get(variant) or ""
            if 200 <= len(text) <= MOST_PAGE:
                found = blocks(fix_text(text))
                if len(found) <= MOST_BLOCKS:
                    with held_out(models[fold_of(row["domain"])]):
                        labelled, _ = head(split_labels(found, judge(found)), True, None)
                    said = [block.said for block, _ in labelled]
                    share = [1.0] * len(said) if variant == "gold" else coverage(said, row["gold"])
                    lines, kept, below = open_lines(labelled, share)
                    out.append(Source(row["id"], kind, variant, fold_of(row["domain"]), lines, kept, below))
    return out


def open_lines(labelled: Any, share: list[float]) -> tuple[list[Line], list[float], str]:
    lines, kept, above = [], [], ""
    for (block, verdict), value in zip(labelled, share, strict=True):
        if verdict is None:
            lines.append(Line(block.shape, block.said, above))
            kept.append(value)
            above = ""
        elif verdict.kind not in ("title", "subtitle", "kicker", "byline"):
            above = verdict.kind
    return lines, kept, above


# ---- the three steps


def train_lines(examples: list[Example]) -> list[dict[str, Any]]:
    """For each fold the model that did not see it, then that of all."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    columns, ends, labels, weights, folds = [], [0], [], [], []
    for x in examples:
        if x.learned:
            found = x.columns()
            for i, weight in x.weights().items():
                columns += found[i]
                ends.append(len(columns))
                labels.append(i >= x.end)
                weights.append(weight)
                folds.append(x.s.fold)
    width = OPENING_BUCKETS + FORMS
    table = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(labels), width))
    y, w, parts = np.array(labels), np.array(weights) / np.mean(weights), np.array(folds)
    out = []
    for k in range(FOLDS + 1):
        use = parts != k
        fitted = LogisticRegression(C=0.05, solver="liblinear").fit(table[use], y[use], sample_weight=w[use])
        values = np.clip(np.round(fitted.coef_[0] * 10), -127, 127).astype(np.int8)
        packed = b85encode(zlib.compress(values[:OPENING_BUCKETS].tobytes(), 9)).decode()
        bias = round(float(fitted.intercept_[0]) * 10)
        out.append({"words": packed, "forms": values[OPENING_BUCKETS:].tolist(), "bias": bias})
    return out


def train_places(examples: list[Example]) -> lgb.Booster:
    starts = np.cumsum([0] + [len(x.places) for x in examples])[:-1]
    group = np.repeat(np.arange(len(examples)), [len(x.places) for x in examples])
    true = [next(at for at in x.places if at >= x.end) for x in examples]
    right = np.concatenate([[float(at == end) for at in x.places] for x, end in zip(examples, true, strict=True)])
    weight = np.array([x.worth for x in examples])[group]

    def objective(scores: np.ndarray, _: lgb.Dataset) -> tuple[np.ndarray, np.ndarray]:
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        share = odds / np.add.reduceat(odds, starts)[group]
        return (share - right) * weight, np.maximum(share * (1 - share), 1e-3) * weight

    data = lgb.Dataset(np.vstack([x.place_rows for x in examples]))
    return lgb.train(PLACES | {"objective": objective}, data, PLACE_ROUNDS)


def train_gate(examples: list[Example]) -> lgb.Booster:
    table = np.array([x.gate_row for x in examples], np.float32)
    labels = np.array([x.end < x.n for x in examples], float)
    return lgb.train(GATE, lgb.Dataset(table, labels, weight=[x.worth for x in examples]), GATE_ROUNDS)


def first_behind(x: Example, dear: float) -> int:
    return min(x.page.comments, best_place(x.page, x.places, x.chances, dear)[0])


def least_gate(examples: list[Example]) -> int:
    """The most that the gate may ask for when it is to prevent no more than ``GATE_MISSES``."""
    removed = sorted((x.gate, sum(x.words[max(x.end, first_behind(x, DEAR)) :])) for x in examples)
    left = GATE_MISSES * sum(words for _, words in removed)
    for gate, words in removed:
        left -= words
        if left < 0:
            return int(gate)
    return 0


def whole(tree: dict[str, Any]) -> Any:
    """A tree over whole numbers: ``[column, the highest value below, below, above]``, leaves in thousandths."""
    if "leaf_value" in tree:
        return round(tree["leaf_value"] * UNIT)
    highest = int(np.floor(tree["threshold"]))
    return [tree["split_feature"], highest, whole(tree["left_child"]), whole(tree["right_child"])]


def trees(booster: lgb.Booster) -> list[Any]:
    return [whole(part["tree_structure"]) for part in booster.dump_model()["tree_info"]]


# ---- figures


def figures(examples: list[Example], dear: float, opened: float) -> dict[str, dict[str, float]]:
    """By variant: shares of the words behind the end removed, of the article's lost, and of pages that lose some."""
    sums: dict[str, list[float]] = {}
    for x in examples:
        first = first_behind(x, dear) if x.gate >= opened else x.n
        lost = sum(w for w, s in zip(x.words[first : x.end], x.share[first : x.end], strict=True) if s >= 0.5)
        body = sum(w for w, s in zip(x.words, x.share, strict=True) if s >= 0.5)
        numbers = (1, sum(x.words[x.end :]), sum(x.words[max(first, x.end) :]), body, lost, lost > 0)
        kind = x.s.variant if x.s.variant in ("trafilatura", "gold") else "other tools"
        keys = [kind] + [f"{kind} articles"] * (x.s.type == "article")
        for key in [*keys, *(f"{key}, end known" for key in keys if x.learned)]:
            sums[key] = [a + b for a, b in zip(sums.get(key, [0.0] * 6), numbers, strict=True)]
    return {
        key: {
            "pages": int(n), "words behind": int(behind), "removed": round(removed / max(1, behind), 4),
            "body lost": round(lost / max(1, body), 5), "pages that lose": round(cut / n, 4),
        }
        for key, (n, behind, removed, body, lost, cut) in sorted(sums.items())
    }  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--folds", type=Path, required=True)
    options.add_argument("--cache", type=Path, help="keep the aligned pages in this file (pickle)")
    options.add_argument("--models", type=Path, help="keep the held-out models in this directory")
    options.add_argument("--every", type=int, default=1)
    chosen = options.parse_args()
    began = time.time()
    if chosen.cache and chosen.cache.exists():
        found = pickle.loads(chosen.cache.read_bytes())
    else:
        found = sources(chosen.data, chosen.folds)
        if chosen.cache:
            chosen.cache.write_bytes(pickle.dumps(found))
    examples = [x for x in map(Example, found[:: chosen.every]) if x.fits]
    print(f"{len(examples)} pages {time.time() - began:.0f} s", flush=True)
    lines = train_lines(examples)
    print(f"lines {time.time() - began:.0f} s", flush=True)
    none = {"gate": [0], "places": [0], "open": 0, "dear": DEAR}
    scores = [model_of(part | none).score for part in lines]
    for x in examples:
        x.page = Page(x.lines, scores[x.s.fold], x.s.below)
        x.gate_row = x.page.gate_row()
        x.page.measure()
        x.places = places_of(x.page)
        x.place_rows = np.array([place_row(x.page, at) for at in x.places], np.float32)
    learned = [x for x in examples if x.learned]
    print(f"rows {time.time() - began:.0f} s", flush=True)
    with_rest = [x for x in learned if x.end < x.n]
    best = [sum(x.words[next(at for at in x.places if at >= x.end) :]) for x in with_rest]
    print("reach", np.mean([x.end in x.places for x in with_rest]),
          "places", np.mean([len(x.places) for x in learned]),
          "words in reach", sum(best) / sum(sum(x.words[x.end :]) for x in with_rest))  # fmt: skip
    parts = [[x for x in learned if x.s.fold != k] for k in range(FOLDS)]
    gate_trees, place_trees = ([trees(train(part)) for part in parts] for train in (train_gate, train_places))
    gates, judges = ([compiled(part) for part in some] for some in (gate_trees, place_trees))
    for x in examples:
        x.gate = gates[x.s.fold](x.gate_row)
        x.chances = chances([judges[x.s.fold](row) for row in x.place_rows.tolist()])
    opened = least_gate([x for x in learned if x.s.variant == "trafilatura"])
    for variant in sorted({x.s.variant for x in examples}):
        print(variant, "the gate opens for", np.mean([x.gate >= opened for x in examples if x.s.variant == variant]))
    for dear in (3, 2, 1.5, 1.2, 1, 0.8, 0.6):
        got = figures(examples, dear, opened)
        print(dear, *(f"{key}: {tuple(value.values())[2:]}" for key, value in got.items()), sep="\n  ", flush=True)
    if chosen.models:
        chosen.models.mkdir(exist_ok=True)
        for k in range(FOLDS):
            made = lines[k] | {"open": opened, "dear": DEAR, "gate": gate_trees[k], "places": place_trees[k]}
            (chosen.models / f"ending{k}.json").write_text(json.dumps(made))
    about = {
        "script": "benchmarks/train_ending.py",
        "data": "WCXB development set (CC-BY-4.0, Murrough Foley), AndyTheFactory/article-extraction-dataset (MIT)",
        "cross-validation": figures(examples, DEAR, opened),
    }
    made = {
        "about": about, "open": opened, "dear": DEAR, **lines[-1],
        "gate": trees(train_gate(learned)), "places": trees(train_places(learned)),
    }  # fmt: skip
    OUT.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes, {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
