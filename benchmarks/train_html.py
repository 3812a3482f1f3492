"""Trains the look at the tree of an HTML page, on top of the judge of text.

    python benchmarks/train_html.py --data DIR --folds DIR [--final]

Reads the 299 pages of wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark") that come with their HTML.
``--folds`` holds the five models of train_content.py: each page is read by the one that never saw its domain, and
the five forests trained here go beside them as htmlK.bin. ``--final`` also trains on all pages and stores
textfix/content/weights_html.bin with the figures in weights_html.json. Where trafilatura is installed, the same is
done for Options(extractor="trafilatura"): weights_html_extractor.bin and htmlxK.bin. Run it again when the judge of
text changed.

First the words of classes get weights, by ridge-logistic regression; the trees are shown what the words say of a page
by weights that never saw its fold.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from content_data import FOLDS, fold_of, page_rows
from content_labels import coverage, tokens
from content_trees import thinned, trees_of
from content_words import logistic

import textfix
from textfix.content.class_words import ClassWords, hash_of
from textfix.content.judge import judge
from textfix.content.learned import RULE as LEARNED
from textfix.content.learned import held_out
from textfix.content.markup import FILES, MIDDLE, Forest, markup_columns, pack
from textfix.content.model import Model, best_set
from textfix.content.revision import ONE
from textfix.html import Boxes, Extracted, Places, page
from textfix.html.extractor import WAYS
from textfix.html.places import NAMES, SPOKEN
from textfix.layout import blocks

HOME = Path(textfix.__file__).parent / "content"
TREES = {
    "objective": "binary", "learning_rate": 0.075, "num_leaves": 12, "min_data_in_leaf": 60, "feature_fraction": 0.35,
    "bagging_fraction": 0.6, "bagging_freq": 1, "lambda_l2": 10.0, "max_bin": 63, "num_threads": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS = 100
SEEDS = (1, 2)  # forests that are averaged
ROWS = 25_000  # blocks that the trees are shown, rather those that weigh much; all of them cost .000
SHORTEST = 150  # words a page counts for at least
MOST_WEIGHT = 4.0  # of a page, in true contents: a page that is nearly all boilerplate would drown the others
RIDGE = 20.0
FEWEST_SITES = 4  # that a word stands on
MOST_WORDS = 2500  # that are stored, of either sort
WORD_SCALE = 32  # weights are stored as so many parts of a unit of log-odds
NAMED = [NAMES.index(name) for name in SPOKEN]


class Document(NamedTuple):
    type: str
    site: str
    fold: int
    table: np.ndarray
    share: np.ndarray
    weight: np.ndarray
    size: list[int]
    ruled: list[bool]
    gold: int
    near: list[dict[int, int]]  # hashes of class words around a block, for every way there is, and how many of them
    far: list[dict[int, int]]
    way: np.ndarray  # the way that leads to each block


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
    judged = model.judge(said, facts) if said else None
    columns = markup_columns(said, facts, judged and judged.chances, places) if said else []
    spans = [(b.body, b.end) for b in said]
    # What the words weigh depends on which boxes are around a block, and those on no chance.
    near, far, way = _ways(places.boxes(spans, [1] * len(spans), [0] * len(spans))[0])
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
    gold_size = len(tokens(gold))
    return Document(
        row["page_type"], row["domain"], fold, table, share, weight, size, ruled, gold_size, near, far, way
    )


def _ways(boxes: Boxes) -> tuple[list[dict[int, int]], list[dict[int, int]], np.ndarray]:
    """The words on the ways from the root to the blocks, as ``textfix.html.places.spoken`` takes them."""
    tree, wider = boxes.tree, boxes.wider
    near: list[dict[int, int]] = []
    far: list[dict[int, int]] = []
    known: dict[Any, int] = {}
    way = []
    for at in boxes.home:
        edge = wider[at]
        edge = wider[edge]
        found: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        up = at
        while up:
            # Up to the second box around it is near: numbers grow from parents to children.
            found[up <= edge].update(map(hash_of, tree.signs[up].words))
            up = tree.parent[up]
        key = tuple(tuple(sorted(c.items())) for c in found)
        if key not in known:
            known[key] = len(known)
            near.append(dict(found[0]))
            far.append(dict(found[1]))
        way.append(known[key])
    return near, far, np.array(way, int)


def f1(d: Document, chances: list[int]) -> float:
    """Word F1 of what is kept, by the labels of the blocks."""
    if not d.size or not d.gold:
        return float(not d.size and not d.gold)
    sure = [0.0 if r else c / ONE for r, c in zip(d.ruled, chances, strict=True)]
    keep = best_set(sure, [0 if r else n + 1 for r, n in zip(d.ruled, d.size, strict=True)])
    right = sum(s * n for s, n, k in zip(d.share, d.size, keep, strict=True) if k)
    return 2 * right / (sum(n for n, k in zip(d.size, keep, strict=True) if k) + d.gold)


def without_extractor(d: Document) -> Document:
    return d._replace(table=d.table[:, : -len(WAYS)]) if d.size else d


# -- class words -----------------------------------------------------------------------------------


class Words:
    """Weights of class words that never saw some folds, and what they say of the pages."""

    def __init__(self, docs: list[Document]) -> None:
        self.docs = docs
        sites: dict[int, set[str]] = defaultdict(set)
        for d in docs:
            for found in (*d.near, *d.far):
                for word in found:
                    sites[word].add(d.site)
        self.names = sorted(w for w, on in sites.items() if len(on) >= FEWEST_SITES)
        at = {w: i for i, w in enumerate(self.names)}
        self.tables = [sp.hstack([_counts(d.near, at), _counts(d.far, at)]).tocsr() for d in docs]
        mean = np.mean(np.concatenate([np.sqrt(d.weight) for d in docs if d.size]))
        self.for_, self.against = [], []
        for d, table in zip(docs, self.tables, strict=True):
            weight, right = np.sqrt(d.weight) / mean, d.share >= 0.5
            self.for_.append(np.bincount(d.way, weight * right, table.shape[0]))
            self.against.append(np.bincount(d.way, weight * ~right, table.shape[0]))
        self._known: dict[frozenset[int | None], np.ndarray] = {}

    def weights(self, without: frozenset[int | None]) -> np.ndarray:
        """Whole numbers, those of near words first."""
        if without not in self._known:
            mine = [i for i, d in enumerate(self.docs) if d.fold not in without and d.size]
            table = sp.vstack([self.tables[i] for i in mine]).tocsr()
            yes, no = (np.concatenate([of[i] for i in mine]) for of in (self.for_, self.against))
            # Every way twice: as often as it leads to content, and as often as it does not.
            label = np.repeat([1.0, 0.0], table.shape[0])
            fit = logistic(sp.vstack([table, table]).tocsr(), label, np.concatenate([yes, no]), RIDGE)[:-1]
            value = np.clip(np.round(fit * WORD_SCALE), -127, 127)
            often = np.asarray((table > 0).sum(0)).ravel()
            for half in np.split(np.arange(len(value)), 2):
                rank = np.argsort(-np.abs(value[half]) * np.sqrt(np.minimum(often[half], 400)), kind="stable")
                value[half[rank[MOST_WORDS:]]] = 0
            self._known[without] = value.astype(int)
        return self._known[without]

    def shown(self, i: int, without: int | None) -> np.ndarray:
        """The table of page ``i`` with what words say that saw neither its fold nor ``without``."""
        d = self.docs[i]
        if not d.size:
            return d.table
        near, far = np.split(self.weights(frozenset((without, d.fold))), 2)
        split = len(self.names)
        said = [self.tables[i][:, :split] @ near, self.tables[i][:, split:] @ far]
        table = d.table.copy()
        for column, of in zip(NAMED, (*said, said[0] + said[1]), strict=True):
            table[:, column] = np.clip(of, -MIDDLE, MIDDLE)[d.way] + MIDDLE
        return table

    def stored(self, without: int | None) -> ClassWords:
        halves = np.split(self.weights(frozenset((without,))), 2)
        near, far = ({w: int(v) for w, v in zip(self.names, half, strict=True) if v} for half in halves)
        return ClassWords(near, far)


def _counts(ways: list[dict[int, int]], at: dict[int, int]) -> Any:
    cells = [(i, at[w], n) for i, way in enumerate(ways) for w, n in way.items() if w in at]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    return sp.csr_matrix((np.array(values, float), (rows, columns)), (len(ways), len(at)))


# -- trees -----------------------------------------------------------------------------------------


def trained(docs: list[Document], words: Words, shown: Callable[[int], np.ndarray], without: int | None) -> bytes:
    mine = [i for i, d in enumerate(docs) if d.fold != without and d.size]
    weight = np.concatenate([docs[i].weight for i in mine])
    chance = thinned(weight / weight.mean(), ROWS, 0.05)
    chosen = np.random.default_rng(1).random(len(weight)) < chance
    x = np.vstack([shown(i) for i in mine])[chosen].astype(np.float32)
    y = np.concatenate([docs[i].share >= 0.5 for i in mine])[chosen].astype(np.int8)
    w = (weight / np.maximum(chance, 1e-9))[chosen]
    trees = []
    for seed in SEEDS:
        seeds = dict.fromkeys(("seed", "bagging_seed", "feature_fraction_seed"), seed)
        booster = lgb.train({**TREES, **seeds}, lgb.Dataset(x, y, weight=w / w.mean()), ROUNDS)
        trees += [_part(tree) for tree in trees_of(booster)]
    return pack(trees, words.stored(without))


def _part(tree: Any) -> Any:
    """A tree of one of several forests that are averaged."""
    return [*tree[:2], *map(_part, tree[2:])] if isinstance(tree, list) else round(tree / len(SEEDS))


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
    words = Words(docs)
    scores: dict[str, list[float]] = defaultdict(list)
    for k in range(FOLDS):
        tables = [words.shown(i, k) for i in range(len(docs))]
        packed = trained(docs, words, tables.__getitem__, k)
        (folds / f"{name}{k}.bin").write_bytes(packed)
        forest = Forest(packed)
        for d, table in zip(docs, tables, strict=True):
            if d.fold == k:
                score = f1(d, forest.chances(table.T.tolist()) if d.size else [])
                scores["all types"].append(score)
                scores[d.type].append(score)
    result = {name: [len(v), round(sum(v) / len(v), 4)] for name, v in sorted(scores.items())}
    print(file, json.dumps(result, indent=1), flush=True)
    if final:
        tables = [words.shown(i, None) for i in range(len(docs))]
        (HOME / file).write_bytes(trained(docs, words, tables.__getitem__, None))
        about = {
            "source": "WCXB: Web Content Extraction Benchmark (CC-BY-4.0), dev split, 299 pages with HTML",
            "script": "benchmarks/train_html.py",
            "folds": f"{FOLDS}, by domain",
            "cross_validated_block_f1": result,
            "trees": ROUNDS * len(SEEDS),
        }
        (HOME / file).with_suffix(".json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
