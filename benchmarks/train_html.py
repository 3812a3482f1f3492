"""Trains the look at the tree of an HTML page, on top of the judge of text.

    python benchmarks/train_html.py --data DIR --folds DIR [--final]

Reads the 299 pages of wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark") that come with their HTML.
``--folds`` holds the five models of train_content.py: each page is read by the one that never saw its domain, and
the five forests trained here go beside them as htmlK.bin. ``--final`` also trains on all pages and stores
textfix/content/weights_html.bin with the figures in weights_html.json. Where trafilatura is installed, the same is
done for Options(extractor="trafilatura"): weights_html_extractor.bin and htmlxK.bin. Run it again when the judge of
text changed.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm as lgb
import numpy as np
from content_data import FOLDS, fold_of, page_rows
from content_labels import coverage, tokens
from train_content import trees_of

import textfix
from textfix.content.judge import judge
from textfix.content.learned import RULE as LEARNED
from textfix.content.learned import held_out
from textfix.content.markup import FILES, Forest, markup_columns, pack
from textfix.content.model import Model, best_set
from textfix.content.revision import ONE
from textfix.html import Extracted, Places, page
from textfix.html.extractor import WAYS
from textfix.layout import blocks

HOME = Path(textfix.__file__).parent / "content"
TREES = {
    "objective": "binary", "learning_rate": 0.05, "num_leaves": 12, "min_data_in_leaf": 60, "feature_fraction": 0.35,
    "bagging_fraction": 0.6, "bagging_freq": 1, "lambda_l2": 10.0, "max_bin": 63, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS = 150
SHORTEST = 150  # words a page counts for at least
MOST_WEIGHT = 4.0  # of a page, in true contents: a page that is nearly all boilerplate would drown the others


class Document(NamedTuple):
    type: str
    fold: int
    table: np.ndarray
    share: np.ndarray
    weight: np.ndarray
    size: list[int]
    ruled: list[bool]
    gold: int


def documents(data: Path, folds: Path, ask: bool) -> list[Document]:
    """The pages as numbers; with ``ask``, the last columns are what trafilatura finds."""
    models = [Model((folds / f"fold{k}.bin").read_bytes()) for k in range(FOLDS)]
    out = []
    for row, raw in html_pages(data):
        fold = fold_of(row["domain"])
        out.append(_document(row, raw, fold, models[fold], ask))
    return out


def html_pages(data: Path) -> list[tuple[dict[str, Any], bytes]]:
    """The pages that come with their HTML."""
    found = []
    for row in page_rows(data, "wcxb"):
        path = data / "wcxb-dev/html" / f"{row['id'].rpartition('/')[2]}.html.gz"
        if path.exists():
            found.append((row, gzip.decompress(path.read_bytes())))
    return found


def _document(row: dict[str, Any], raw: bytes, fold: int, model: Model, ask: bool) -> Document:
    source = textfix.decode(raw).text
    found = page(source)
    text = found.edits.apply(source)
    fixed = textfix.fix_and_explain(text)
    fixes = textfix.Edits(textfix.Edit(c.start, c.end, c.after, c.rule) for c in fixed.changes)
    said = blocks(fixed.text)
    gold = row["gold"] or ""
    facts = [model.reader.facts(b.said) for b in said]
    places = Places(found, found.edits.then(fixes, text), Extracted(source) if ask else None)
    columns = markup_columns(said, facts, model.judge(said, facts), places) if said else []
    with held_out(model):
        ruled = [v is not None and v.rule != LEARNED for v in judge(said)]
    share = np.array(coverage([b.said for b in said], gold))
    size = [len(tokens(b.said)) for b in said]
    heads = {" ".join(tokens(x)) for x in (row.get("title"), row.get("author")) if x}
    whole = max(len(tokens(gold)), SHORTEST)
    weight = np.array([(n + 1) / whole for n in size])
    weight *= min(1.0, MOST_WEIGHT / (weight.sum() or 1.0))
    beside = [s < 0.5 and " ".join(tokens(b.said)) in heads for b, s in zip(said, share, strict=True)]
    weight[np.array(beside, bool)] = 0
    table = np.array(columns, np.int16).T
    return Document(row["page_type"], fold, table, share, weight, size, ruled, len(tokens(gold)))


def f1(d: Document, chances: list[int]) -> float:
    """Word F1 of what is kept, by the labels of the blocks."""
    if not d.size or not d.gold:
        return float(not d.size and not d.gold)
    sure = [0.0 if r else c / ONE for r, c in zip(d.ruled, chances, strict=True)]
    keep = best_set(sure, [0 if r else n + 1 for r, n in zip(d.ruled, d.size, strict=True)])
    right = sum(s * n for s, n, k in zip(d.share, d.size, keep, strict=True) if k)
    return 2 * right / (sum(n for n, k in zip(d.size, keep, strict=True) if k) + d.gold)


def without_extractor(d: Document) -> Document:
    return d._replace(table=d.table[:, :-WAYS]) if d.size else d


def trained(docs: list[Document], without: int | None) -> bytes:
    mine = [d for d in docs if d.fold != without and d.size]
    x = np.vstack([d.table for d in mine]).astype(np.float32)
    y = np.concatenate([d.share >= 0.5 for d in mine]).astype(np.int8)
    w = np.concatenate([d.weight for d in mine])
    booster = lgb.train(TREES, lgb.Dataset(x, y, weight=w / w.mean()), ROUNDS)
    return pack(trees_of(booster), x.shape[1])


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", type=Path, required=True, help="held-out models of train_content.py")
    ask.add_argument("--final", action="store_true", help="also train on everything and store the weights")
    a = ask.parse_args()
    asked = find_spec("trafilatura") is not None
    docs = documents(a.data, a.folds, asked)
    plain = [without_extractor(d) for d in docs] if asked else docs
    train(plain, FILES[0], a.folds, "html", a.final)
    if asked:
        train(docs, FILES[1], a.folds, "htmlx", a.final)


def train(docs: list[Document], file: str, folds: Path, name: str, final: bool) -> None:
    scores: dict[str, list[float]] = defaultdict(list)
    for k in range(FOLDS):
        packed = trained(docs, k)
        (folds / f"{name}{k}.bin").write_bytes(packed)
        forest = Forest(packed)
        for d in docs:
            if d.fold == k:
                score = f1(d, forest.chances(d.table.T.tolist()) if d.size else [])
                scores["all types"].append(score)
                scores[d.type].append(score)
    result = {name: [len(v), round(sum(v) / len(v), 4)] for name, v in sorted(scores.items())}
    print(file, json.dumps(result, indent=1), flush=True)
    if final:
        (HOME / file).write_bytes(trained(docs, None))
        about = {
            "source": "WCXB: Web Content Extraction Benchmark (CC-BY-4.0), dev split, 299 pages with HTML",
            "script": "benchmarks/train_html.py",
            "folds": f"{FOLDS}, by domain",
            "cross_validated_block_f1": result,
            "trees": ROUNDS,
        }
        (HOME / file).with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
