"""Train the models of article boundaries and write ``textfix/stories/boundaries.json``.

    pip install lightgbm scikit-learn numpy zstandard
    python benchmarks/train_boundaries.py --data DIR

DIR holds ``multi-dev``, ``trailing-dev`` and ``news-dev`` (``.jsonl.zst``) and ``wcxb-dev/pages.jsonl.zst``. Documents
(``boundary_examples.py``): multi-dev; files built from the same articles (whole ones and short items, with titles,
bylines, dates, numbers, separators or nothing); single articles with and without scene breaks, pages with all their
boilerplate, and articles with teasers behind them, none of which may be split.

Five folds, strictly: a document is scored by models that saw no row of any of its articles, and a block's wording by a
model that did not see its domain. The printed report is from these held-out scores and is stored in the file.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import defaultdict
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from boundaries import pk_and_windowdiff, show
from boundary_examples import FOLDS, Example, build

from textfix.stories import gaps
from textfix.stories.boundaries import PROBES, THOUSAND, decode

OUT = Path(__file__).resolve().parent.parent / "textfix" / "stories" / "boundaries.json"
TREES = {
    "objective": "binary", "lambda_l2": 8, "bagging_fraction": 0.8, "bagging_freq": 1, "verbose": -1, "num_threads": 1,
    "seed": 1, "deterministic": True,
}  # fmt: skip
GATE = TREES | {"learning_rate": 0.15, "num_leaves": 8, "min_data_in_leaf": 30}
FIRST = TREES | {"learning_rate": 0.07, "num_leaves": 12, "min_data_in_leaf": 25, "feature_fraction": 0.4}
SECOND = TREES | {"learning_rate": 0.07, "num_leaves": 8, "min_data_in_leaf": 25, "feature_fraction": 0.5}
GATE_ROUNDS, FIRST_ROUNDS, SECOND_ROUNDS = 30, 200, 90
GATE_MISSES = 0.013  # share of the true boundaries that the gate may miss: what the speed costs
SOME_MISSES = 0.005  # share of the files of several articles that the best gap at the gate may send home
LEAST = -3000  # no training file with boundaries is lost by it, and two thirds of the rows are spared
WEIGHTS = {"multi-dev": 1.0, "built": 0.7, "scene": 0.5, "gold": 1.0, "page": 0.7, "trailing-dev": 0.7}
SHOWN = ("multi-dev", "gold", "page", "trailing-dev", "scene", "built")
FALSE_SPLITS = 0.025  # of the true contents of single pages of every type


def trees(booster: lgb.Booster) -> list[Any]:
    return [_nested(part["tree_structure"]) for part in booster.dump_model()["tree_info"]]


def _nested(tree: dict[str, Any]) -> Any:
    if "leaf_value" in tree:
        return round(THOUSAND * tree["leaf_value"])
    threshold = float(f"{tree['threshold']:.5g}")
    return [tree["split_feature"], threshold, _nested(tree["left_child"]), _nested(tree["right_child"])]


def train(
    kind: str, examples: list[Example], fold: int, column: str, rounds: int, settings: dict[str, Any]
) -> lgb.Booster:
    """A model of all rows of ``column`` but those of the documents and the articles of a fold (-1: of all rows)."""
    held = {article for x in examples if x.fold == fold for article in x.articles}
    table, labels, weights = [], [], []
    for x in examples:
        if x.fold == fold:
            continue
        for g, row in getattr(x, column).items():
            if x.owner[g] not in held and x.owner[g - 1] not in held:
                table.append(row)
                labels.append(g in x.starts)
                weights.append(WEIGHTS[x.source])
    data = lgb.Dataset(np.array(table, np.float32), np.array(labels, float), weight=weights)
    print(f"{kind} {fold}: {len(table)} rows, {sum(labels)} boundaries", flush=True)
    return lgb.train(settings, data, rounds)


def scored(booster: lgb.Booster, rows: dict[int, list[float]]) -> dict[int, float]:
    if not rows:
        return {}
    values = booster.predict(np.array(list(rows.values()), np.float32), raw_score=True) * THOUSAND
    return dict(zip(rows, values.tolist(), strict=True))


def found(x: Example, margin: float, least: float) -> list[int]:
    probes = sorted(x.first, key=lambda g: (-x.gate[g], g))[:PROBES]
    if not x.scores or max((x.first[g] for g in probes), default=-1e9) < least:
        return []
    return decode(x.scores, x.at, margin)


def report(examples: list[Example], margin: float, least: float) -> dict[str, Any]:
    rows: dict[str, list[dict[str, float]]] = defaultdict(list)
    for x in examples:
        cuts = set(found(x, margin, least))
        if x.source == "multi-dev":
            pk, wd = pk_and_windowdiff(*x.lines(cuts))
            row = {"pk": pk, "windowdiff": wd, "exact": float(cuts == x.starts)}
            groups = ["multi-dev", "several" if x.starts else "single", "titled" if x.row["titled"] else "untitled"]
            groups += ["near" if x.row["near"] else "far", "marks" if x.row["sep"].strip() else "no marks"]
            for group in dict.fromkeys(groups):
                rows[group].append(row | ({} if x.starts else {"split": float(bool(cuts))}))
        elif x.starts:
            hit = len(cuts & x.starts)
            rows[x.source].append({"recall": hit / len(x.starts), "precision": hit / len(cuts) if cuts else 1.0})
        else:
            rows[x.source].append({"split": float(bool(cuts))})
            rows[f"{x.source} {x.kind}"].append({"split": float(bool(cuts))})
    return {
        group: {"n": len(some)} | {
            key: round(float(np.mean([row[key] for row in some if key in row])), 4)
            for key in sorted({key for row in some for key in row})
        }
        for group, some in sorted(rows.items())
    }  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--cache", type=Path, help="keep the examples in this file, to train again sooner (pickle)")
    chosen = options.parse_args()
    if chosen.cache and chosen.cache.exists():
        examples = pickle.loads(chosen.cache.read_bytes())
    else:
        examples = build(chosen.data)
        if chosen.cache:
            chosen.cache.write_bytes(pickle.dumps(examples, protocol=5))
    # The gate, on its own held-out scores; then the rows of what it lets pass.
    for fold in range(FOLDS):
        gate = train("gate", examples, fold, "gate_rows", GATE_ROUNDS, GATE)
        for x in examples:
            if x.fold == fold:
                x.gate = scored(gate, x.gate_rows)
    wanted = [(x, g) for x in examples for g in x.starts]
    true = sorted(x.gate[g] for x, g in wanted if g in x.gate)
    print(f"worth a look: {len(true) / len(wanted):.4f} of the true ones")
    opened = int(true[int(GATE_MISSES * len(true))])
    best = sorted(max(x.gate.values(), default=-1e9) for x in examples if x.starts)
    some = int(best[int(SOME_MISSES * len(best))])
    for source in ("multi-dev", "gold", "page", "trailing-dev"):
        all_ = [max(x.gate.values(), default=-1e9) >= some for x in examples if x.source == source]
        print(f"best at the gate {some}: {source} {sum(all_) / len(all_):.3f} go on")
    for x in examples:
        x.rows = x.all_rows(opened) if max(x.gate.values(), default=-1e9) >= some else {}
    passed = sum(len(x.rows) for x in examples) / sum(len(x.gate) for x in examples)
    for fold in range(FOLDS):
        first = train("first", examples, fold, "rows", FIRST_ROUNDS, FIRST)
        for x in examples:
            if x.fold == fold:
                x.first = scored(first, x.rows)
    least = LEAST
    for x in examples:
        x.seconds = gaps.second_rows(x.survey, x.rows, x.first) if x.rows else {}
    for fold in range(FOLDS):
        second = train("second", examples, fold, "seconds", SECOND_ROUNDS, SECOND)
        for x in examples:
            if x.fold == fold:
                x.scores = scored(second, x.seconds)
    print(f"gate {opened} lets {passed:.3f} of the gaps pass; least {least}")
    for at in range(-1500, 1001, 250):
        got = report(examples, at, least)
        print(at, {k: {a: b for a, b in got[k].items() if a != "n"} for k in SHOWN}, flush=True)
    for margin in range(-1000, 4000, 100):
        if report(examples, margin, least)["gold"]["split"] <= FALSE_SPLITS:
            break
    figures = report(examples, margin, least)
    show(figures)
    data = {
        "about": {
            "script": "benchmarks/train_boundaries.py",
            "data": "WCXB development set (CC-BY-4.0, Murrough Foley), AndyTheFactory/article-extraction-dataset"
            " (MIT); multi-dev, trailing-dev and the built documents are made from these",
            "cross-validation": figures,
        },
        "some": some, "open": opened, "least": least, "margin": margin,
        "gate": trees(train("gate", examples, -1, "gate_rows", GATE_ROUNDS, GATE)),
        "first": trees(train("first", examples, -1, "rows", FIRST_ROUNDS, FIRST)),
        "second": trees(train("second", examples, -1, "seconds", SECOND_ROUNDS, SECOND)),
    }  # fmt: skip
    OUT.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
