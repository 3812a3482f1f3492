"""Trains the content judge: word weights and trees, by five-fold cross-validation over domains.

    python benchmarks/train_content.py --data DIR [--cache FILE] [--folds DIR]

Reads wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark") and news-dev (MIT, AndyTheFactory/
article-extraction-dataset). Writes textfix/content/weights.bin with the cross-validated score in
weights.json beside it, and with --folds the five models that never saw their fold, for benchmarks/content.py.
Needs lightgbm, scikit-learn, numpy and zstandard, which textfix itself does not.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
import zlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from content_data import FOLDS, fold_of, page_rows
from content_labels import coverage, tokens
from sklearn.linear_model import SGDClassifier

from textfix.content.facts import Reader, is_header
from textfix.content.features import LEARNED, NAMES, PROSE, columns_of
from textfix.content.lexicon import UNDER, Weights, hashes, words
from textfix.content.model import FIRST, Model, best_set, pack
from textfix.content.revision import ONE, REVISED, revised_columns
from textfix.layout import Block, blocks

VARIANTS = ("resiliparse", "inscriptis", "bs4", "html2text")
# Shares of pages that come again: in a second variant (types other than articles, which are rarer), as trafilatura
# leaves them, as the gold alone (all of it to be kept), and without word weights.
SECOND, CLEANED, GOLD, BLIND = 0.4, 0.25, 0.6, 0.12
MOST_BLOCKS = 1000  # a page with more teaches nothing new and costs much
NEWS_WEIGHT, GOLD_WEIGHT, BLIND_WEIGHT = 1.5, 1.0, 0.5
FEWEST_DOMAINS = 3  # a word of fewer domains is a name
MOST_WORDS, MOST_HEADER_WORDS = 26_000, 4_000
SCALE = 10  # word weights are tenths of a unit of log-odds
TREES = {
    "objective": "binary", "learning_rate": 0.12, "num_leaves": 20, "min_data_in_leaf": 60, "feature_fraction": 0.4,
    "bagging_fraction": 0.6, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS, REVISION_ROUNDS = 120, 40
LEAF_SCALE = 1000  # leaves are thousandths of a unit of log-odds


class Document(NamedTuple):
    """Blocks with the share of each that belongs to the gold; ``weight`` of each in training."""

    id: str
    kind: str  # page, cleaned or gold
    type: str
    fold: int
    blocks: list[Block]
    share: list[float]
    weight: list[float]
    gold: str


def documents(data: Path) -> list[Document]:
    """The training documents, chosen by the hash of their id."""
    out = []
    for row in page_rows(data, "wcxb", "news"):
        rng = random.Random(zlib.crc32(row["id"].encode()))
        gold = row["gold"]
        first, second = rng.sample(VARIANTS, 2)
        texts = [("page", row["texts"][first])]
        if rng.random() < SECOND and row["page_type"] != "article":
            texts.append(("page", row["texts"][second]))
        if rng.random() < CLEANED:
            texts.append(("cleaned", row["texts"]["trafilatura"]))
        if gold and rng.random() < GOLD:
            texts.append(("gold", gold))
        for kind, text in texts:
            found = blocks(text)
            if found and len(found) <= MOST_BLOCKS and (gold or kind == "page"):
                out.append(_document(row, kind, found))
    return out


def _document(row: dict[str, Any], kind: str, found: list[Block]) -> Document:
    gold = row["gold"] or ""
    share = [1.0] * len(found) if kind == "gold" else coverage([b.said for b in found], gold)
    whole = max(len(tokens(gold)), 150)
    weight = [(len(tokens(b.said)) + 1) / whole for b in found]
    much = min(1.0, 4 / sum(weight)) * {"page": 1.0, "cleaned": 0.5, "gold": GOLD_WEIGHT}[kind]
    much *= NEWS_WEIGHT if "news" in row["source"] else 1.0
    heads = {" ".join(tokens(x)) for x in (row.get("title"), row.get("author")) if x}
    weight = [
        0.0 if s < 0.5 and " ".join(tokens(b.said)) in heads else w * much
        for b, s, w in zip(found, share, weight, strict=True)
    ]
    return Document(row["id"], kind, row["page_type"], fold_of(row["domain"]), found, share, weight, gold)


# -- word weights ----------------------------------------------------------------------------------


def word_weights(docs: Sequence[Document], headers: bool, most: int) -> dict[int | None, tuple[Weights, int]]:
    """Weights without each fold, and (key None) with all: of a block's own words, or of the header above it."""
    rows: list[list[int]] = []
    label, weight, fold = [], [], []
    for d in docs:
        if d.kind != "page":
            continue
        above: list[int] = []
        for b, s, w in zip(d.blocks, d.share, d.weight, strict=True):
            found = above if headers else hashes(words(b.said))
            if found and w:
                rows.append(found)
                label.append(s >= 0.5)
                weight.append(w)
                fold.append(d.fold)
            if headers:
                line = words(b.said)
                if is_header(_PLAIN.facts(b.said), b):
                    above = hashes(line, UNDER)
    ptr = np.cumsum([0] + [len(r) for r in rows])
    names, column = np.unique(np.concatenate([np.array(r, np.int64) for r in rows]), return_inverse=True)
    table = sp.csr_matrix((np.ones(len(column), np.float32), column, ptr), shape=(len(rows), len(names)))
    folds = np.array(fold)
    spread = sum((np.asarray(table[folds == k].sum(0)).ravel() > 0).astype(int) for k in range(FOLDS))
    often = np.asarray(table.sum(0)).ravel()
    use = (spread >= FEWEST_DOMAINS) & (often >= 5)
    table, names, often = table[:, use].tocsr(), names[use], often[use]
    y, w = np.array(label), np.array(weight)
    w /= w.mean()
    out: dict[int | None, tuple[Weights, int]] = {}
    for k in [*range(FOLDS), None]:
        mine = folds != (-1 if k is None else k)
        fit = SGDClassifier(loss="log_loss", alpha=4e-6, max_iter=4, tol=None, average=True, random_state=0)
        fit.fit(table[mine], y[mine], sample_weight=w[mine])
        value = np.clip(np.round(fit.coef_[0] * SCALE), -127, 127).astype(int)
        rank = np.argsort(-np.abs(value) * np.sqrt(np.minimum(often, 400)), kind="stable")[:most]
        kept = {int(names[i]): int(value[i]) for i in sorted(rank) if value[i]}
        out[k] = kept, round(float(fit.intercept_[0]) * SCALE)
    return out


_PLAIN = Reader({}, {})


# -- trees -----------------------------------------------------------------------------------------


def tables_of(docs: Sequence[Document], readers: dict[int | None, Reader]) -> list[np.ndarray]:
    """One table of numbers a document; each document read without its own fold's labels."""
    out = []
    for d in docs:
        reader = readers[d.fold]
        columns = columns_of(reader, d.blocks, [reader.facts(b.said) for b in d.blocks])
        out.append(np.array(columns, np.int16).T)
    return out


def trees_of(booster: lgb.Booster) -> list[Any]:
    """The trees as nested lists: a leaf is a number, a fork ``[column, highest value that goes left, left, right]``."""

    def walk(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"] * LEAF_SCALE)
        highest = int(np.floor(node["threshold"]))
        return [node["split_feature"], highest, walk(node["left_child"]), walk(node["right_child"])]

    return [walk(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]


def fit_trees(
    tables: list[np.ndarray], docs: Sequence[Document], weights: Sequence[float], rounds: int
) -> lgb.Booster:
    x = np.vstack(tables).astype(np.float32)
    y = np.concatenate([np.array(d.share) >= 0.5 for d in docs]).astype(np.int8)
    w = np.concatenate([np.array(d.weight) * m for d, m in zip(docs, weights, strict=True)])
    return lgb.train(TREES, lgb.Dataset(x, y, weight=w / w.mean()), rounds)


def trees_without(
    k: int | None, tables: list[np.ndarray], docs: Sequence[Document], weights: Sequence[float], rounds: int
) -> lgb.Booster:
    """Trees that never saw fold ``k``."""
    mine = [i for i, d in enumerate(docs) if d.fold != k]
    return fit_trees([tables[i] for i in mine], [docs[i] for i in mine], [weights[i] for i in mine], rounds)


# -- score -----------------------------------------------------------------------------------------


def f1(doc: Document, keep: Sequence[bool]) -> float:
    """Word F1 of the kept blocks, by the labels (not by the text: what alignment misses counts as wrong)."""
    size = [len(tokens(b.said)) for b in doc.blocks]
    right = sum(s * n for s, n, k in zip(doc.share, size, keep, strict=True) if k)
    kept = sum(n for n, k in zip(size, keep, strict=True) if k)
    gold = len(tokens(doc.gold))
    return 2 * right / (kept + gold) if kept + gold else 1.0


def score(every: Sequence[Document], bright: int, chances: Sequence[Sequence[int]]) -> dict[str, list[float]]:
    """Scores by name; documents from ``bright`` on were read without word weights."""
    scores: dict[str, list[float]] = defaultdict(list)
    for i, (d, c) in enumerate(zip(every, chances, strict=True)):
        size = [len(tokens(b.said)) for b in d.blocks]
        keep = best_set([x / ONE for x in c], size)
        name = f"blind {d.kind}" if i >= bright else d.kind
        scores[name].append(f1(d, keep))
        if d.kind == "page":
            scores[f"{name} {d.type}{'' if 'wcxb' in d.id else ' news'}"].append(scores[name][-1])
        elif d.kind == "gold":
            lost = sum(n for n, x in zip(size, keep, strict=True) if not x)
            scores[f"{name} words lost"].append(lost / max(1, sum(size)))
    return scores


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--cache", type=Path, help="keep the aligned documents here")
    ask.add_argument("--folds", type=Path, help="write the five models for held-out evaluation here")
    ask.add_argument("--sample", type=float, default=1.0, help="share of the pages to use, to try things out")
    ask.add_argument("--rounds", type=int, default=ROUNDS)
    ask.add_argument("--final", action="store_true", help="also train on everything and store the weights")
    a = ask.parse_args()
    start = time.time()
    if a.cache and a.cache.exists():
        docs: list[Document] = [Document(*d) for d in pickle.loads(a.cache.read_bytes())]
    else:
        docs = documents(a.data)
        if a.cache:
            a.cache.write_bytes(pickle.dumps([tuple(d) for d in docs], 5))
    if a.sample < 1:
        docs = [d for d in docs if zlib.crc32(d.id[::-1].encode()) % 1000 < 1000 * a.sample]
    say = lambda *x: print(f"{time.time() - start:6.0f} s", *x, flush=True)  # noqa: E731
    say(len(docs), "documents", sum(len(d.blocks) for d in docs), "blocks")
    own = word_weights(docs, False, MOST_WORDS)
    above = word_weights(docs, True, MOST_HEADER_WORDS)
    say("words", len(own[None][0]), "header words", len(above[None][0]))
    readers: dict[int | None, Reader] = {k: Reader(own[k][0], above[k][0], own[k][1], above[k][1]) for k in own}
    tables = tables_of(docs, readers)
    blind = [i for i, d in enumerate(docs) if zlib.crc32(f"blind {i}".encode()) % 100 < 100 * BLIND]
    dark = tables_of([docs[i] for i in blind], {k: Reader({}, {}) for k in readers})
    say("columns")
    every = [*docs, *(docs[i] for i in blind)]
    tables += dark
    weights = [1.0] * len(docs) + [BLIND_WEIGHT] * len(blind)
    if a.folds:
        a.folds.mkdir(parents=True, exist_ok=True)
    turns = [*range(FOLDS), *([None] if a.final else [])]
    boosters = {}
    for k in turns:
        boosters[k] = trees_without(k, tables, every, weights, a.rounds)
        say("trees", k)
    blank = [i for i, name in enumerate(NAMES) if name.startswith(LEARNED)]
    dim = [t.copy() for t in tables[: len(docs)]]
    for t in dim:
        t[:, blank] = 0
    # The trees for other languages; no page of another language is scored below, so they need no folds.
    unread = trees_of(trees_without(None, dim, docs, weights[: len(docs)], a.rounds))
    say("trees without words")
    first = {k: Model(pack({}, {}, 0, 0, trees_of(boosters[k]))) for k in range(FOLDS)}
    chances = [first[d.fold].first(t.T.tolist()) for d, t in zip(every, tables, strict=True)]
    seconds = [revised_columns(t.T[FIRST].tolist(), c) for t, c in zip(tables, chances, strict=True)]
    again = [np.array(s, np.int16).T for s in seconds]
    say("first chances", {n: round(sum(v) / len(v), 4) for n, v in score(every, len(docs), chances).items()})
    scores: dict[str, list[float]] = defaultdict(list)
    for k in turns:
        revision = trees_without(k, again, every, weights, REVISION_ROUNDS)
        packed = pack(own[k][0], above[k][0], own[k][1], above[k][1], trees_of(boosters[k]), trees_of(revision), unread)
        if k is None:
            (Path(__file__).parent.parent / "textfix/content/weights.bin").write_bytes(packed)
            for names, booster in ((NAMES, boosters[k]), (REVISED, revision)):
                gain = booster.feature_importance("gain")
                say("gain", [(names[i], round(100 * gain[i] / gain.sum(), 1)) for i in np.argsort(-gain)[:25]])
            break
        if a.folds:
            (a.folds / f"fold{k}.bin").write_bytes(packed)
        model = Model(packed)
        mine = [i for i, d in enumerate(every) if d.fold == k]
        for i in mine:
            chances[i] = model.chances(tables[i].T.tolist())
        say("revision", k)
    scores = score(every, len(docs), chances)
    result = {n: [len(v), round(sum(v) / len(v), 4)] for n, v in sorted(scores.items())}
    say(json.dumps(result, indent=1))
    if a.final:
        about = {
            "source": "WCXB: Web Content Extraction Benchmark (CC-BY-4.0), dev split; "
            "AndyTheFactory/article-extraction-dataset (MIT), half",
            "script": "benchmarks/train_content.py",
            "folds": f"{FOLDS}, by domain",
            "cross_validated_block_f1": result,
            "columns": len(NAMES),
            "trees": a.rounds,
            "words": [len(own[None][0]), len(above[None][0])],
            "prose_words": PROSE,
        }
        (Path(__file__).parent.parent / "textfix/content/weights.json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
