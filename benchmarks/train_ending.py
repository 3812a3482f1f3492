"""Train the ending model and write ``textfix/stories/ending.json``.

    pip install lightgbm scikit-learn numpy zstandard
    python benchmarks/train_ending.py --data DIR --folds DIR [--cache FILE] [--models DIR]

Reads wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark") and news-dev (MIT, AndyTheFactory/
article-extraction-dataset): each page as trafilatura leaves it, as another tool prints it, and its true content
alone; our own golden documents; and pages mixed from these (``ending_examples.py``). The content judge (its models
that never saw the page's domain: ``--folds``, from train_content.py) and the head come first, as in the pipeline;
what they leave open is aligned with the gold, and what stands behind the last line of the gold is behind the end.
Steps, in five folds by domain, each scored by models that never saw it:

1. the line scores: a logistic model over hashed opening words and the form of a line, "stands behind the end";
2. the end model: boosted trees with a softmax over the places of a page, on held-out scores of the first;
3. the gate: boosted trees on the last lines, does something stand behind the end?

``--models`` keeps the five held-out models for benchmarks/trailing.py.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
import zlib
from base64 import b85encode
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from content_data import FOLDS
from ending_examples import Example, mixed, sources

from textfix.stories.ending import best_place, chances, model_of
from textfix.stories.ending_places import places_of
from textfix.stories.ending_rows import FORMS, PLACE_NAMES, Page, place_row
from textfix.stories.model import judge as compiled
from textfix.stories.words import OPENING_BUCKETS

OUT = Path(__file__).resolve().parent.parent / "textfix" / "stories" / "ending.json"
GATE_MISSES = 0.04  # share of the removed words that the gate may prevent: what the speed costs
GATE_WORDS = 200  # of a page that count for it: pages with little behind the end shall pass as well
UNIT = 1000  # scores are thousandths of log-odds, wording tenths
DEAR = 1.4  # chosen on held-out pages: what is removed and lost at other values is in the printed sweep
# What stands behind the end of a mixed page shares fewer words with it than what stands behind that of a real one.
UNLIKE = [PLACE_NAMES.index(name) for name in ("known", "known_next", "known_before")]
TREES = {
    "learning_rate": 0.1, "num_leaves": 12, "min_data_in_leaf": 60, "feature_fraction": 0.4, "bagging_fraction": 0.7,
    "bagging_freq": 1, "lambda_l2": 8, "max_bin": 63, "num_threads": 1, "seed": 1, "deterministic": True, "verbose": -1,
}  # fmt: skip
PLACES = TREES | {"learning_rate": 0.06, "min_data_in_leaf": 30, "bagging_fraction": 0.8, "boost_from_average": False}
GATE = TREES | {"objective": "binary", "num_leaves": 8, "min_data_in_leaf": 40}
PLACE_ROUNDS, GATE_ROUNDS = 100, 50


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
    return min(x.page.comments, x.page.printed, best_place(x.page, x.places, x.chances, dear)[0])


def least_gate(examples: list[Example]) -> int:
    """The most that the gate may ask for when it is to prevent no more than ``GATE_MISSES``."""
    removed = sorted(
        (x.gate, min(GATE_WORDS, sum(x.words[max(x.end, first_behind(x, DEAR)) :]))) for x in examples
    )
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
        kind = x.s.variant if x.s.variant in ("trafilatura", "gold", "golden") else "other tools"
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
    built = mixed([x for x in examples if x.learned])
    print(f"{len(examples)} pages {time.time() - began:.0f} s", flush=True)
    lines = train_lines(examples)
    print(f"lines {time.time() - began:.0f} s", flush=True)
    none = {"gate": [0], "places": [0], "open": 0, "dear": DEAR}
    scores = [model_of(part | none).score for part in lines]
    for x in [*examples, *built]:
        x.page = Page(x.lines, scores[x.s.fold], x.s.below)
        x.gate_row = x.page.gate_row()
        x.page.measure()
        x.places = places_of(x.page)
        x.place_rows = np.array([place_row(x.page, at) for at in x.places], np.float32)
    for x in built:
        x.place_rows[:, UNLIKE] = np.nan
    known = [x for x in examples if x.learned]
    learned = [*known, *built]
    print(f"rows {time.time() - began:.0f} s", flush=True)
    with_rest = [x for x in known if x.end < x.n]
    best = [sum(x.words[next(at for at in x.places if at >= x.end) :]) for x in with_rest]
    print("reach", np.mean([x.end in x.places for x in with_rest]),
          "places", np.mean([len(x.places) for x in known]),
          "words in reach", sum(best) / sum(sum(x.words[x.end :]) for x in with_rest))  # fmt: skip
    parts = [[x for x in learned if x.s.fold != k] for k in range(FOLDS)]
    gate_trees, place_trees = ([trees(train(part)) for part in parts] for train in (train_gate, train_places))
    gates, judges = ([compiled(part) for part in some] for some in (gate_trees, place_trees))
    for x in examples:
        x.gate = gates[x.s.fold](x.gate_row)
        x.chances = chances([judges[x.s.fold](row) for row in x.place_rows.tolist()])
    opened = least_gate([x for x in known if x.s.variant == "trafilatura"])
    for variant in sorted({x.s.variant for x in examples}):
        print(variant, "the gate opens for", np.mean([x.gate >= opened for x in examples if x.s.variant == variant]))
    for dear in (3, 2, 1.6, 1.4, 1.2, 1, 0.8, 0.6):
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
