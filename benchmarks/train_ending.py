"""Train the ending model and write ``textfix/stories/ending.json``.

    pip install lightgbm scikit-learn numpy zstandard
    python benchmarks/train_ending.py --data DIR --folds DIR [--cache FILE] [--models DIR]

Reads wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark") and news-dev (MIT, AndyTheFactory/
article-extraction-dataset): each page as trafilatura leaves it, as two other tools print it, and its true content
alone. The content judge (its models that never saw the page's domain: ``--folds``, from train_content.py) and the
head come first, as in the pipeline; what they leave open is aligned with the gold, and what stands behind the last
line of the gold is behind the end. Steps, in five folds by domain, each scored by models that never saw it:

1. wording: a logistic model over hashed opening words, "stands behind the end";
2. the line model: boosted trees, does this line stand behind the end?
3. the end model: boosted trees with a softmax over the places of a page, on held-out scores of the line model.

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
from textfix.stories.ending import FEWEST_LINES, HOPELESS, MOST_LINES, best_place, chances, model_of, scan
from textfix.stories.ending_rows import Page, place_row, places_of
from textfix.stories.facts import Line
from textfix.stories.model import LEDE_WORDS, wording_features
from textfix.stories.model import judge as compiled
from textfix.stories.voices import comments
from textfix.stories.words import split

OUT = Path(__file__).resolve().parent.parent / "textfix" / "stories" / "ending.json"
OTHERS = ("resiliparse", "inscriptis", "bs4", "html2text")
MOST_BLOCKS, MOST_CHARS = 1500, 400_000  # of a page
BUCKETS = 1 << 14
BODY_LINES = 25  # lines before the end that are learned from
FEWEST_GOOD = 3  # lines of the gold found on a page, or it is left out
GOLD = 0.5  # weight of true contents, which have nothing behind them
LINE_WORDS, PAGE_WORDS = 60, 300  # words of a line, and of a page's side, that count
UNIT = 1000  # scores are thousandths of log-odds, wording tenths
DEAR = 2.5  # chosen on held-out pages: what it removes and loses at other values is in the printed sweep
TREES = {
    "learning_rate": 0.1, "num_leaves": 12, "min_data_in_leaf": 60, "feature_fraction": 0.4, "bagging_fraction": 0.7,
    "bagging_freq": 1, "lambda_l2": 8, "max_bin": 63, "num_threads": 1, "seed": 1, "deterministic": True, "verbose": -1,
}  # fmt: skip
LINES = TREES | {"objective": "binary"}
PLACES = TREES | {"learning_rate": 0.06, "min_data_in_leaf": 30, "bagging_fraction": 0.8, "boost_from_average": False}
LINE_ROUNDS, PLACE_ROUNDS = 100, 80


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
        good = [i for i, value in enumerate(source.share) if value >= 0.5]
        self.n = len(source.lines)
        self.fits = len(good) >= FEWEST_GOOD and self.n >= FEWEST_LINES
        self.end = good[-1] + 1 if good else 0
        self.words = [len(split(line.text)) for line in source.lines]
        self.learned = source.id not in MORE_OF_THE_SAME
        self.weight = GOLD if source.variant == "gold" else 1.0
        self.rows: list[list[int]] = []  # of the lines from ``stop`` on
        self.stop = max(0, min(self.end, self.n) - BODY_LINES, self.n - MOST_LINES)

    def labelled(self) -> list[int]:
        return [i for i in range(self.stop, self.n) if i >= self.end or self.s.share[i] >= 0.5]

    def weights(self) -> dict[int, float]:
        """Of each labelled line: its words, so that either side of the end weighs alike on every page."""
        at = self.labelled()
        sizes = {i: min(self.words[i], LINE_WORDS) + 5 for i in at}
        rest = sum(sizes[i] for i in at if i >= self.end) or 1
        body = sum(sizes[i] for i in at if i < self.end) or 1
        sides = {True: min(1, PAGE_WORDS / rest), False: min(1, PAGE_WORDS / body) * self.weight}
        return {i: sizes[i] * sides[i >= self.end] for i in at}


def sources(data: Path, folds: Path) -> list[Source]:
    models = [Content((folds / f"fold{k}.bin").read_bytes()) for k in range(FOLDS)]
    out = []
    for row in page_rows(data, "wcxb", "news"):
        luck = random.Random(zlib.crc32(b"end" + row["id"].encode()))
        kind = row["page_type"] if "wcxb" in row["id"] else "news"
        for variant in ("trafilatura", *luck.sample(OTHERS, 2), "gold") if row["gold"] else ():
            text = row["gold"] if variant == "gold" else row["texts"].get(variant) or ""
            if 200 <= len(text) <= MOST_CHARS:
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


def train_wording(examples: list[Example]) -> list[dict[str, Any]]:
    """For each fold the model that did not see it, then that of all."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    columns, ends, labels, weights, folds = [], [0], [], [], []
    for x in examples:
        if x.learned and x.s.variant != "gold":
            for i, weight in x.weights().items():
                columns += sorted(wording_features(split(x.s.lines[i].text)[:LEDE_WORDS], BUCKETS))
                ends.append(len(columns))
                labels.append(i >= x.end)
                weights.append(weight)
                folds.append(x.s.fold)
    table = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(labels), BUCKETS))
    y, w, parts = np.array(labels), np.array(weights) / np.mean(weights), np.array(folds)
    out = []
    for k in range(FOLDS + 1):
        use = parts != k
        fitted = LogisticRegression(C=0.05, solver="liblinear").fit(table[use], y[use], sample_weight=w[use])
        values = np.clip(np.round(fitted.coef_[0] * 10), -127, 127).astype(np.int8)
        bias = round(float(fitted.intercept_[0]) * 10)
        out.append({"wording": b85encode(zlib.compress(values.tobytes(), 9)).decode(), "bias": bias})
    return out


def train_lines(examples: list[Example]) -> lgb.Booster:
    rows, labels, weights = [], [], []
    for x in examples:
        for i, weight in x.weights().items():
            rows.append(x.rows[i - x.stop])
            labels.append(i >= x.end)
            weights.append(weight)
    data = lgb.Dataset(np.array(rows, np.float32), np.array(labels, float), weight=np.array(weights) / np.mean(weights))
    return lgb.train(LINES, data, LINE_ROUNDS)


def train_places(examples: list[Example]) -> lgb.Booster:
    starts = np.cumsum([0] + [len(x.places) for x in examples])[:-1]
    group = np.repeat(np.arange(len(examples)), [len(x.places) for x in examples])
    true = [next(at for at in x.places if at >= x.end) for x in examples]
    right = np.concatenate([[float(at == end) for at in x.places] for x, end in zip(examples, true, strict=True)])
    weight = np.array([x.weight for x in examples])[group]

    def objective(scores: np.ndarray, _: lgb.Dataset) -> tuple[np.ndarray, np.ndarray]:
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        share = odds / np.add.reduceat(odds, starts)[group]
        return (share - right) * weight, np.maximum(share * (1 - share), 1e-3) * weight

    data = lgb.Dataset(np.vstack([x.place_rows for x in examples]))
    return lgb.train(PLACES | {"objective": objective}, data, PLACE_ROUNDS)


def whole(tree: dict[str, Any]) -> Any:
    """A tree over whole numbers: ``[column, the highest value below, below, above]``, leaves in thousandths."""
    if "leaf_value" in tree:
        return round(tree["leaf_value"] * UNIT)
    highest = int(np.floor(tree["threshold"]))
    return [tree["split_feature"], highest, whole(tree["left_child"]), whole(tree["right_child"])]


def trees(booster: lgb.Booster) -> list[Any]:
    return [whole(part["tree_structure"]) for part in booster.dump_model()["tree_info"]]


# ---- figures


def figures(examples: list[Example], dear: float) -> dict[str, dict[str, float]]:
    """By variant: shares of the words behind the end removed, of the article's lost, and of pages that lose some."""
    sums: dict[str, list[float]] = {}
    for x in examples:
        first = min(x.comments, best_place(x.page, x.places, x.chances, dear)[0])
        lost = sum(w for w, s in zip(x.words[first : x.end], x.s.share[first : x.end], strict=True) if s >= 0.5)
        body = sum(w for w, s in zip(x.words, x.s.share, strict=True) if s >= 0.5)
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
    words = train_wording(examples)
    empty: list[Any] = [0]
    wordings = [model_of(w | {"lines": empty, "places": empty, "dear": DEAR}).wording for w in words]
    for x in examples:
        x.page = Page(x.s.lines, wordings[x.s.fold], x.s.below)
        x.rows = [x.page.back() for _ in range(x.n - x.stop)][::-1]
    print(f"rows {time.time() - began:.0f} s", flush=True)
    learned = [x for x in examples if x.learned]
    line_trees = [trees(train_lines([x for x in learned if x.s.fold != k])) for k in range(FOLDS)]
    judges = [compiled(part) for part in line_trees]
    for x in examples:
        x.page = Page(x.s.lines, wordings[x.s.fold], x.s.below)
        scan(x.page, judges[x.s.fold])
        x.places = places_of(x.page)
        x.comments = comments(x.s.lines)
        x.place_rows = np.array([place_row(x.page, at) for at in x.places], np.float32)
    print(f"lines {time.time() - began:.0f} s", flush=True)
    print("passed on", np.mean([max(x.page.scores, default=HOPELESS - 1) >= HOPELESS for x in examples]),
          "reach", np.mean([x.end in x.places for x in learned if x.end < x.n]),
          "lines read", np.mean([len(x.page.scores) for x in examples]))  # fmt: skip
    place_trees = [trees(train_places([x for x in learned if x.s.fold != k])) for k in range(FOLDS)]
    judges = [compiled(part) for part in place_trees]
    for x in examples:
        hopeless = max(x.page.scores, default=HOPELESS - 1) < HOPELESS
        values = [judges[x.s.fold](row) for row in x.place_rows.tolist()]
        x.chances = [0.0] * (len(values) - 1) + [1.0] if hopeless else chances(values)
    for dear in (4, 3, 2.5, 2, 1.5, 1.2, 1):
        got = figures(examples, dear)
        print(dear, *(f"{key}: {tuple(value.values())[2:]}" for key, value in got.items()), sep="\n  ", flush=True)
    if chosen.models:
        chosen.models.mkdir(exist_ok=True)
        for k in range(FOLDS):
            made = words[k] | {"dear": DEAR, "lines": line_trees[k], "places": place_trees[k]}
            (chosen.models / f"ending{k}.json").write_text(json.dumps(made))
    about = {
        "script": "benchmarks/train_ending.py",
        "data": "WCXB development set (CC-BY-4.0, Murrough Foley), AndyTheFactory/article-extraction-dataset (MIT)",
        "cross-validation": figures(examples, DEAR),
    }
    made = {
        "about": about, "dear": DEAR, **words[-1],
        "lines": trees(train_lines(learned)), "places": trees(train_places(learned)),
    }  # fmt: skip
    OUT.write_text(json.dumps(made, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes, {time.time() - began:.0f} s")


if __name__ == "__main__":
    main()
