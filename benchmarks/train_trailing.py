"""Train the trailing-story model and write ``textfix/stories/tail.json``.

    pip install lightgbm scikit-learn numpy zstandard
    python benchmarks/train_trailing.py --data DIR

DIR holds ``trailing-dev``, ``news-dev``, ``multilingual-dev`` and ``sentences-dev`` (``.jsonl.zst``) and
``wcxb-dev/pages.jsonl.zst``. Steps:

1. rarity: how many documents hold a stem, in 2^17 hashed buckets of four bits (and common words of 38 languages);
2. wording: two logistic models over hashed opening words, "opens an article" and "closes one";
3. examples: trailing-dev; articles with teasers of other articles behind them (``trailing_examples.py``); true contents
   of every page type with nothing behind them;
4. the block model (boosted trees, does this block belong to another story?), the cut model (boosted trees with a
   softmax over the candidates of a document) on the block model's held-out scores, and the gate (boosted trees on the
   last three blocks).

Folds are by domain, five of them, through all steps: a paragraph is scored by the wording model that did not see its
domain, a document by block and cut models that did not see its domain. Only the hashed document frequencies, which know
no labels, are counted on everything. The printed report is from held-out scores and is stored in the file.
"""

from __future__ import annotations

import argparse
import json
import math
import pickle
import time
import zlib
from base64 import b64encode
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import lightgbm as lgb
import numpy as np
from trailing import groups, page_type, read  # puts the repository on the path
from trailing_examples import Example, Reader, build, weigh

from textfix.stories import model as M
from textfix.stories import rows
from textfix.stories.marks import LONG
from textfix.stories.words import OPENING_BUCKETS, bucket, opening_features, split, stems

OUT = Path(__file__).resolve().parent.parent / "textfix" / "stories" / "tail.json"
FOLDS = 5
RARITY_BUCKETS = 1 << 17
SENTENCES_A_DOCUMENT = 12  # turns a share of sentences into a share of documents
# The bias for keeping is the least that holds these in cross-validation.
FALSE_CUTS, FALSE_CUTS_SHIFT = 0.005, 0.04
GATE_MISSES = 0.006  # share of the right cuts that the gate may prevent: what the speed costs
TREES = {
    "lambda_l2": 8, "feature_fraction": 0.5, "bagging_fraction": 0.8, "bagging_freq": 1,
    "verbose": -1, "num_threads": 1, "seed": 1, "deterministic": True,
}  # fmt: skip
BLOCKS = TREES | {"objective": "binary", "learning_rate": 0.08, "num_leaves": 15, "min_data_in_leaf": 40}
CUTS = TREES | {
    "learning_rate": 0.06, "num_leaves": 16, "min_data_in_leaf": 25, "feature_fraction": 0.4,
    "boost_from_average": False,
}  # fmt: skip
GATE = TREES | {"objective": "binary", "learning_rate": 0.1, "num_leaves": 8, "min_data_in_leaf": 40}
BLOCK_ROUNDS, CUT_ROUNDS, GATE_ROUNDS = 120, 200, 80


def fold(domain: str) -> int:
    return zlib.crc32(domain.encode()) % FOLDS


# ---- words


def rarity_levels(golds: list[str], sentences: list[dict[str, Any]]) -> np.ndarray:
    """A level of 0 (never seen) to 15 (in every document) for each bucket."""
    seen: Counter[str] = Counter()
    for gold in golds:
        seen.update(set(stems(split(gold), gold)))
    share = {stem: times / len(golds) for stem, times in seen.items() if times > 1}
    by_language = defaultdict(list)
    for row in sentences:
        by_language[row["lang"]].append(row["text"])
    for language, texts in by_language.items():
        if language == "en":
            continue
        seen = Counter()
        for text in texts:
            seen.update(set(stems(split(text), text)))
        for stem, times in seen.items():
            if times > 5:
                share[stem] = max(share.get(stem, 0.0), 1 - (1 - times / len(texts)) ** SENTENCES_A_DOCUMENT)
    levels = np.zeros(RARITY_BUCKETS, np.uint8)
    for stem, value in share.items():
        at = bucket(stem, RARITY_BUCKETS)
        levels[at] = max(levels[at], round(15 + math.log2(value) * 15 / 9))  # 2^-9 of the documents is level 0
    return levels


def wording(articles: list[tuple[list[str], int]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The models "opens an article" and "closes one": for each fold the one that did not see it, then that of all."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    columns: list[int] = []
    ends = [0]
    first, last, second, folds = [], [], [], []
    for paragraphs, part in articles:
        for index, paragraph in enumerate(paragraphs):
            columns += sorted(opening_features(split(paragraph)))
            ends.append(len(columns))
            first.append(index == 0)
            last.append(index == len(paragraphs) - 1)
            second.append((1 <= index <= 2, index == len(paragraphs) - 2))
            folds.append(part)
    table = csr_matrix((np.ones(len(columns), np.float32), columns, ends), shape=(len(first), OPENING_BUCKETS))
    parts, near = np.array(folds), np.array(second)
    out = []
    for target, skip, strength in ((first, near[:, 0], 0.06), (last, near[:, 1], 0.04)):
        models = []
        for part in range(FOLDS + 1):
            use = (parts != part) & ~skip  # a second paragraph is no clear "no"
            fitted = LogisticRegression(C=strength, solver="liblinear").fit(table[use], np.array(target)[use])
            scale = float(np.abs(fitted.coef_).max()) / 127
            weights = pack(np.round(fitted.coef_[0] / scale).astype(np.int8))
            models.append({"weights": weights, "scale": scale, "bias": float(fitted.intercept_[0])})
        out.append(models)
    return out[0], out[1]


def stack(tables: list[list[list[float]]]) -> np.ndarray:
    return np.array([row for table in tables for row in table], np.float32)


def unstack(values: np.ndarray, tables: list[list[list[float]]]) -> list[np.ndarray]:
    return np.split(values, np.cumsum([len(table) for table in tables])[:-1])


def pack(values: np.ndarray) -> str:
    return b64encode(zlib.compress(values.tobytes(), 9)).decode()


# ---- trees


def nested(tree: dict[str, Any]) -> Any:
    """A lightgbm tree as ``[feature, threshold, below, above]`` and leaves; four digits are enough."""
    if "leaf_value" in tree:
        return float(f"{tree['leaf_value']:.4g}")
    threshold = float(f"{tree['threshold']:.6g}")
    return [tree["split_feature"], threshold, nested(tree["left_child"]), nested(tree["right_child"])]


def trees(booster: lgb.Booster) -> list[Any]:
    return [nested(part["tree_structure"]) for part in booster.dump_model()["tree_info"]]


def train_blocks(examples: list[Example]) -> lgb.Booster:
    table, labels, weights = [], [], []
    for x in examples:
        for index, row in zip(range(x.low, x.n), x.block_rows, strict=True):
            if not x.body <= index < x.end:  # a bio is neither
                table.append(row)
                labels.append(index >= x.end)
                weights.append(x.weight)
    data = lgb.Dataset(np.array(table, np.float32), np.array(labels, float), weight=weights)
    return lgb.train(BLOCKS, data, BLOCK_ROUNDS)


def train_cuts(examples: list[Example]) -> lgb.Booster:
    """Softmax over the candidates of each document; all places from body to bio's end are right, the last one most."""
    starts = np.cumsum([0] + [len(x.places) for x in examples])[:-1]
    group = np.repeat(np.arange(len(examples)), [len(x.places) for x in examples])
    right = np.concatenate([truth(x) for x in examples])
    weight = np.array([x.weight for x in examples])[group]

    def objective(scores: np.ndarray, _: lgb.Dataset) -> tuple[np.ndarray, np.ndarray]:
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        share = odds / np.add.reduceat(odds, starts)[group]
        of_right = odds * right
        of_right /= np.maximum(np.add.reduceat(of_right, starts)[group], 1e-12)
        return (share - of_right) * weight, np.maximum(share * (1 - share), 1e-3) * weight

    data = lgb.Dataset(stack([x.cut_rows for x in examples]))
    return lgb.train(CUTS | {"objective": objective}, data, CUT_ROUNDS)


def truth(x: Example) -> np.ndarray:
    out = np.array([1.0 if at == x.end else 0.3 if x.body <= at < x.end else 0.0 for at in x.places])
    if x.end == x.n:
        out[:-1] = 0.0
    if not out.any():
        out[-1] = 1.0  # the true place is out of reach: better none
    return out


def attach(x: Example, scores: np.ndarray) -> None:
    x.scores = rows.scores_behind(lambda index: float(scores[index - x.low]), x.low, x.n)
    x.places = rows.candidates(x.scores, x.n)
    x.cut_rows = rows.cut_rows(x.blocks, x.survey, x.scores, x.places)


# ---- decision and report


def decide(x: Example, margin: float, opened: float) -> int:
    if x.gate < opened:
        return x.n
    best = int(np.argmax(x.values + np.append(np.zeros(len(x.places) - 1), margin)))
    first = x.places[best]
    while first < x.n and (x.blocks[first].marks.bio or x.blocks[first].marks.disclaimer):
        first += 1
    return first


def rates(examples: list[Example], margin: float, opened: float) -> dict[str, float]:
    hits = defaultdict(list)
    for x in examples:
        if x.source == "trailing-dev":
            first = decide(x, margin, opened)
            for group in groups(x.row):
                hits[group].append(x.body <= first <= x.end)
    return {key: round(float(np.mean(values)), 4) for key, values in sorted(hits.items())}


def report(examples: list[Example], margin: float, opened: float) -> dict[str, Any]:
    """The held-out figures: exact ends, and what true contents lose."""
    out: dict[str, Any] = {"trailing-dev exact end": rates(examples, margin, opened)}
    for source in ("gold", "multilingual"):
        sums: dict[str, list[int]] = defaultdict(lambda: [0] * 6)
        for x in (x for x in examples if x.source == source):
            first = decide(x, margin, opened)
            body, lost = sum(x.words[: x.body]), sum(x.words[first : x.body])
            numbers = (1, first < x.body, body, lost, x.behind, sum(x.words[max(first, x.body) :]))
            for key in ("all", x.kind):
                for at, number in enumerate(numbers):
                    sums[key][at] += number
        out[source] = {
            key: {
                "documents": n, "cut too early": round(cut / n, 4), "body words lost": round(lost / max(1, body), 5),
                "words behind the end": behind, "of them removed": round(removed / max(1, behind), 4),
            }
            for key, (n, cut, body, lost, behind, removed) in sorted(sums.items())
        }  # fmt: skip
    return out


def least_margin(examples: list[Example], opened: float) -> float:
    """The smallest bias for keeping that holds both limits on false cuts."""
    for margin in np.arange(0.0, 8.0, 0.1):
        got = rates(examples, float(margin), opened)
        if 1 - got["no teasers"] <= FALSE_CUTS and 1 - got["no teasers, topic shifts"] <= FALSE_CUTS_SHIFT:
            return round(float(margin), 2)
    return 8.0


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--repeats", type=int, default=8, help="documents built from each article")
    options.add_argument("--every", type=int, default=1, help="use every N-th page: to try the script out")
    options.add_argument("--cache", type=Path, help="keep the examples in this file, to train again sooner (pickle)")
    chosen = options.parse_args()
    began = time.time()
    pages = read(chosen.data / "wcxb-dev" / "pages.jsonl.zst") + read(chosen.data / "news-dev.jsonl.zst")
    pages = [row for row in pages if row["gold"]][:: chosen.every]
    levels = rarity_levels([row["gold"] for row in pages], read(chosen.data / "sentences-dev.jsonl.zst"))
    articles = []
    for row in pages:
        paragraphs = [line.strip() for line in row["gold"].split("\n") if len(line.split()) >= LONG]
        if len(paragraphs) >= 5 and page_type(row) in ("article", "news"):
            articles.append((paragraphs, fold(row["domain"])))
    openings, closings = wording(articles)
    rarity = pack(levels[0::2] << 4 | levels[1::2])
    pairs = zip(openings, closings, strict=True)
    lexicons = [M.lexicon({"rarity": rarity, "lede": lede, "close": close}) for lede, close in pairs]
    print(f"words {time.time() - began:.0f} s", flush=True)

    if chosen.cache and chosen.cache.exists():
        examples = pickle.loads(chosen.cache.read_bytes())
        for x in examples:
            x.weight = weigh(x.source, x.kind)
    else:
        examples = build(chosen.data, pages, Reader(lexicons, pages, fold), chosen.repeats, chosen.every)
        if chosen.cache:
            chosen.cache.write_bytes(pickle.dumps(examples, protocol=5))
    print(f"{len(examples)} examples {Counter(x.source for x in examples)} {time.time() - began:.0f} s", flush=True)
    learned = [x for x in examples if x.weight]
    for part in range(FOLDS):
        held = [x for x in examples if x.fold == part]
        rest = [x for x in learned if x.fold != part]
        blocks = train_blocks(rest)
        gate = train_gate(rest)
        said = blocks.predict(np.concatenate([x.block_rows for x in held]), raw_score=True)
        gates = gate.predict(stack([[x.gate_row] for x in held]), raw_score=True)
        for x, scores, opening in zip(held, unstack(said, [x.block_rows for x in held]), gates.tolist(), strict=True):
            x.gate = opening
            attach(x, scores)
    print(f"block model {time.time() - began:.0f} s", flush=True)
    for part in range(FOLDS):
        cuts = train_cuts([x for x in learned if x.fold != part])
        held = [x for x in examples if x.fold == part]
        said = cuts.predict(stack([x.cut_rows for x in held]))
        for x, values in zip(held, unstack(said, [x.cut_rows for x in held]), strict=True):
            x.values = values
    for margin in np.arange(0.0, 4.0, 0.2):
        found = rates(examples, float(margin), -math.inf)
        print(f"margin {margin:.1f}", {key: value for key, value in found.items() if "style" not in key})
    margin = least_margin(examples, -math.inf)
    right = [x for x in examples if x.source == "trailing-dev" and x.body <= decide(x, margin, -math.inf) < x.n]
    passed = sorted(x.gate for x in right)
    opened = round(passed[int(len(passed) * GATE_MISSES)], 3)
    figures = report(examples, margin, opened)
    figures["gate opens for"] = {
        source: round(float(np.mean([x.gate >= opened for x in examples if x.source == source])), 3)
        for source in ("trailing-dev", "gold")
    }
    print(json.dumps({"margin": margin, "open": opened, **figures}, indent=1), flush=True)
    data = {
        "about": {
            "script": "benchmarks/train_trailing.py",
            "data": "WCXB development set (CC-BY-4.0, Murrough Foley), "
            "AndyTheFactory/article-extraction-dataset (MIT), trafilatura's public"
            " evaluation pages, Leipzig Corpora sentences (CC-BY), UDHR; trailing-dev and the built examples "
            "are made from the first two",
            "cross-validation": figures,
        },
        "margin": margin, "open": opened,
        "gate": trees(train_gate(learned)), "blocks": trees(train_blocks(learned)),
        "cuts": trees(train_cuts(learned)),
        "rarity": rarity, "lede": openings[-1], "close": closings[-1],
    }  # fmt: skip
    OUT.write_text(json.dumps(data, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes, {time.time() - began:.0f} s")


def train_gate(examples: list[Example]) -> lgb.Booster:
    table = np.array([x.gate_row for x in examples], np.float32)
    labels = np.array([x.end < x.n for x in examples], float)
    return lgb.train(GATE, lgb.Dataset(table, labels, weight=[x.weight for x in examples]), GATE_ROUNDS)


if __name__ == "__main__":
    main()
