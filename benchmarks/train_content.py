"""Trains the content judge: word weights and trees, by five-fold cross-validation over domains.

    python benchmarks/train_content.py --data DIR [--cache FILE] [--folds DIR] [--final]

Reads wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark"), news-dev (MIT, AndyTheFactory/
article-extraction-dataset) and, as weak labels, the wanted and unwanted snippets of multilingual-dev. With --final
it writes textfix/content/weights.bin and the cross-validated figures in weights.json beside it; with --folds the five
models that never saw their fold, for benchmarks/content.py.
Needs lightgbm, scipy, numpy and zstandard, which textfix itself does not.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import lightgbm as lgb
import numpy as np
import scipy.sparse as sp
from content_data import FOLDS, fold_of, page_rows
from content_labels import coverage, snippet_labels, tokens
from scipy.optimize import minimize

from textfix.content.facts import Reader, is_header
from textfix.content.features import NAMES, columns_of, without_words
from textfix.content.judge import by_rules
from textfix.content.lexicon import BESIDE, ROLES, Lexicon, Weights, hashes, words
from textfix.content.model import CLEAN, FIRST, LEAF_SCALE, Model, best_set, pack
from textfix.content.page_type import SCALE as TYPE_SCALE
from textfix.content.page_type import TYPES, PageTypes
from textfix.content.revision import ONE, REVISED, second_look
from textfix.content.whole import whole_row
from textfix.layout import Block, blocks

VARIANTS = ("resiliparse", "inscriptis", "bs4", "html2text")
# Shares of pages that come again: as trafilatura leaves them, as the gold alone (all of it to be kept), and without
# word weights, as a page in a language that was not learned.
CLEANED, GOLD, BLIND = 0.5, 0.8, 0.1
# Pages cut short: the beginning of the true content, with a few lines of what stands around it, once with them and
# once without.
SHORT = 0.6
SHORT_PARAGRAPHS, SHORT_ABOVE, SHORT_BELOW = (2, 8), (0, 4), (1, 7)
SHORT_WORDS = 30  # of true content at least
SHORT_LOOSE, SHORT_PLAIN = 0.7, 0.5  # shares of them with a blank line above every line, without marks of list items
LINE = 4  # words that a line of a short page counts for beside its own
VARIANTS_A_PAGE = 2
MOST_BLOCKS = 1500  # a page with more teaches nothing new and costs much
NEWS_WEIGHT, GOLD_WEIGHT, CLEANED_WEIGHT, FOREIGN_WEIGHT, BLIND_WEIGHT = 1.5, 1.5, 0.5, 1.2, 0.5
SHORT_WEIGHT, UNTOLD_WEIGHT = 0.5, 0.4
# What is taken for the share of a block of which no snippet tells, by whether trafilatura has it on the HTML.
LIKELY, UNLIKELY = 0.75, 0.25
FEWEST_FOLDS, FEWEST_TIMES = 3, 5  # a word of fewer domains is a name
MOST_WORDS = (26_000, 7_000, 7_000, 9_000)  # that are stored, by role
MOST_TYPE_WORDS = 1_200  # for each type of page
SCALE = 20  # word weights are twentieths of a unit of log-odds
RIDGE, TYPE_RIDGE = 30.0, 3.0  # squared weights cost so much (tried: 8 to 300; 1 to 10)
STEPS = 60
ROWS = 400_000  # blocks that trees are grown from; those of little weight are thinned out, and weigh more
TREES = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 24, "min_data_in_leaf": 60, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS, REVISION_ROUNDS, REVISION_LEAVES = 140, 40, 14
PAGE_TREES, PAGE_ROUNDS = {"num_leaves": 6, "min_data_in_leaf": 40, "learning_rate": 0.1}, 60
HERE = Path(__file__).parent


class Document(NamedTuple):
    """Blocks with the share of each that belongs to the gold; ``weight`` of each in training."""

    id: str
    kind: str  # page, cleaned, gold, short, short gold or foreign
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
        texts = [("page", row["texts"][v]) for v in rng.sample(VARIANTS, VARIANTS_A_PAGE)]
        if rng.random() < CLEANED:
            texts.append(("cleaned", row["texts"]["trafilatura"]))
        if gold and rng.random() < GOLD:
            texts.append(("gold", gold))
        short = bool(gold) and rng.random() < SHORT
        for kind, text in texts:
            found = blocks(text)
            if found and len(found) <= MOST_BLOCKS and (gold or kind == "page"):
                out.append(_document(row, kind, found))
                if short and kind == "page":
                    out += _cut_short(row, out[-1], rng)
                    short = False
    for row in page_rows(data, "multilingual"):
        rng = random.Random(zlib.crc32(row["id"].encode()))
        for variant in rng.sample(VARIANTS, VARIANTS_A_PAGE):
            found = blocks(row["texts"][variant])
            if found and len(found) <= MOST_BLOCKS:
                out.append(_foreign(row, found))
    return out


def _foreign(row: dict[str, Any], found: list[Block]) -> Document:
    """A page of which only snippets are known; of the rest, what trafilatura says of its HTML is the likelier."""
    said = [b.said for b in found]
    labels = snippet_labels(said, row["with"], row["without"])
    other = row["texts"]["trafilatura"]
    guess = [LIKELY if c >= 0.5 else UNLIKELY for c in coverage(said, other)]
    much = FOREIGN_WEIGHT / max(1, sum(x is not None for x in labels))
    whole = max(len(tokens(other)), 150)
    little = [UNTOLD_WEIGHT * (len(tokens(s)) + 1) / whole for s in said] if other else [0.0] * len(said)
    scale = min(1.0, 4 * UNTOLD_WEIGHT / (sum(little) or 1))
    share = [g if x is None else x for x, g in zip(labels, guess, strict=True)]
    weight = [w * scale if x is None else max(much, w * scale) for x, w in zip(labels, little, strict=True)]
    return Document(row["id"], "foreign", "foreign", fold_of(row["domain"]), found, share, weight, "")


def _cut_short(row: dict[str, Any], page: Document, rng: random.Random) -> list[Document]:
    """The first paragraphs of a page with a few of the lines around them, and the same paragraphs alone."""
    true = [i for i, s in enumerate(page.share) if s >= 0.5]
    kept = true[: rng.randint(*SHORT_PARAGRAPHS)]
    gold = "\n".join(page.blocks[i].said for i in kept)
    if not kept or len(tokens(gold)) < SHORT_WORDS:
        return []
    above = [i for i in range(kept[0]) if page.share[i] < 0.5]
    below = [i for i in range(kept[0], len(page.blocks)) if page.share[i] < 0.5]
    beside = rng.random() < 0.5  # the lines right above and below, or any
    a, b = min(rng.randint(*SHORT_ABOVE), len(above)), min(rng.randint(*SHORT_BELOW), len(below))
    if beside:
        around = above[len(above) - a :] + below[:b]
    else:
        around = rng.sample(above, a) + rng.sample([i for i in below if i > kept[-1]] or below, 0 if not below else 1)
        around += rng.sample(below, b)
    loose, plain = rng.random() < SHORT_LOOSE, rng.random() < SHORT_PLAIN
    out = []
    for kind, chosen in (("short", sorted({*kept, *around})), ("short gold", kept)):
        found = [page.blocks[i] for i in chosen]
        if plain:
            found = [b._replace(shape="text", level=0) if b.shape == "list_item" else b for b in found]
        if loose:
            found = [b._replace(blank=max(b.blank, 1)) for b in found]
        share = [page.share[i] for i in chosen]
        whole = max(len(tokens(gold)), SHORT_WORDS)
        weight = [SHORT_WEIGHT * (len(tokens(b.said)) + LINE) / whole if page.weight[i] else 0.0
                  for i, b in zip(chosen, found, strict=True)]  # fmt: skip
        name = f"{row['id']} {kind}"
        out.append(Document(name, kind, page.type, page.fold, found, share, weight, gold))
    return out


def _document(row: dict[str, Any], kind: str, found: list[Block]) -> Document:
    gold = row["gold"] or ""
    share = [1.0] * len(found) if kind == "gold" else coverage([b.said for b in found], gold)
    whole = max(len(tokens(gold)), 150)
    weight = [(len(tokens(b.said)) + 1) / whole for b in found]
    much = min(1.0, 4 / sum(weight)) * {"page": 1.0, "cleaned": CLEANED_WEIGHT, "gold": GOLD_WEIGHT}[kind]
    much *= NEWS_WEIGHT if "news" in row["source"] else 1.0
    heads = {" ".join(tokens(x)) for x in (row.get("title"), row.get("author")) if x}
    weight = [
        0.0 if s < 0.5 and " ".join(tokens(b.said)) in heads else w * much
        for b, s, w in zip(found, share, weight, strict=True)
    ]
    return Document(row["id"], kind, row["page_type"], fold_of(row["domain"]), found, share, weight, gold)


# -- word weights ----------------------------------------------------------------------------------


class Words(NamedTuple):
    """Word weights learned without one fold (or with all): by role and by type of page."""

    roles: list[Weights]
    bias: int
    types: list[Weights]
    biases: list[int]

    def reader(self) -> Reader:
        return Reader(Lexicon(self.roles, self.bias), PageTypes(self.types, self.biases))


BLANK = Words([{} for _ in range(ROLES)], 0, [{} for _ in TYPES], [0] * len(TYPES))


def logistic(table: Any, label: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """The weights of a logistic model, its bias last. Starts from nothing: a start from another fold would leak."""
    turned, n = table.T.tocsr(), table.shape[1]

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        z = table @ v[:n] + v[n]
        off = weight * (1 / (1 + np.exp(-np.clip(z, -40, 40))) - label)
        total = float(np.sum(weight * (np.logaddexp(0, z) - label * z)) + 0.5 * ridge * (v[:n] @ v[:n]))
        return total, np.append(turned @ off + ridge * v[:n], off.sum())

    return minimize(loss, np.zeros(n + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 8}).x


def word_weights(docs: Sequence[Document], turns: Sequence[int | None]) -> dict[int | None, Words]:
    """Weights without each fold, and (key None) with all."""
    learn = [d for d in docs if d.kind in ("page", "foreign")]
    plain = BLANK.reader()
    flat: list[int] = []
    size, only, header = [], [], []  # hashes and words of every block; the row of the header it stands under
    for d in learn:
        last = -1
        for b in d.blocks:
            line = words(b.said)
            found = hashes(line)
            flat += found
            header.append(last)
            size.append(len(found))
            only.append(len(line))
            if is_header(plain.facts(b.said), b):
                last = len(size) - 1
    rows = np.repeat(np.arange(len(size)), size)
    long = [len(d.blocks) for d in learn]
    of_doc = np.repeat(np.arange(len(learn)), long)
    folds = np.repeat([d.fold for d in learn], long)
    names, column = np.unique(np.array(flat, np.int64), return_inverse=True)
    often = np.bincount(column)
    spread = sum((np.bincount(column[folds[rows] == k], minlength=len(names)) > 0).astype(int) for k in range(FOLDS))
    use = (spread >= FEWEST_FOLDS) & (often >= FEWEST_TIMES)
    new = np.cumsum(use) - 1
    names, often = names[use], often[use]
    place = np.arange(len(rows)) - np.repeat(np.cumsum(size) - size, size)
    shape = (len(size), len(names))

    def table(chosen: np.ndarray) -> Any:
        chosen = chosen & use[column]
        return sp.csr_matrix((np.ones(chosen.sum(), np.float32), (rows[chosen], new[column[chosen]])), shape)

    own = table(np.ones(len(rows), bool))
    single = table(place < np.array(only)[rows])
    beside = table((place < np.array(only)[rows]) & (np.array(only)[rows] <= BESIDE))
    at = np.arange(len(size))
    above = np.where((at > 0) & (of_doc == np.roll(of_doc, 1)), at - 1, -1)
    below = np.where((at < len(at) - 1) & (of_doc == np.roll(of_doc, -1)), at + 1, -1)
    joint = sp.hstack([own, *(_rows(beside, i) for i in (above, below, np.array(header)))]).tocsr()
    label = np.concatenate([np.array(d.share) >= 0.5 for d in learn]).astype(float)
    # The root: by words alone, menus would weigh next to nothing, and their words are what is to be learned.
    weight = np.sqrt(np.concatenate([d.weight for d in learn]))
    weight /= weight.mean()
    pages = sp.csr_matrix((np.ones(len(at), np.float32), (of_doc, at))) @ single
    out: dict[int | None, Words] = {}
    for k in turns:
        mine = (folds != (-1 if k is None else k)) & (weight > 0)
        fit = logistic(joint[mine], label[mine], weight[mine], RIDGE)
        value = np.clip(np.round(fit[:-1] * SCALE), -127, 127).astype(int).reshape(ROLES, -1)
        roles = [_strongest(names, v, often, most) for v, most in zip(value, MOST_WORDS, strict=True)]
        types, biases = _type_weights(names, pages, learn, k)
        out[k] = Words(roles, round(float(fit[-1]) * SCALE), types, biases)
    return out


def _rows(table: Any, at: np.ndarray) -> Any:
    """The rows ``at`` of a table, empty ones where ``at`` is negative."""
    return sp.diags((at >= 0).astype(np.float32)) @ table[np.maximum(at, 0)]


def _strongest(names: np.ndarray, value: np.ndarray, often: np.ndarray, most: int) -> Weights:
    rank = np.argsort(-np.abs(value) * np.sqrt(np.minimum(often, 400)), kind="stable")[:most]
    return {int(names[i]): int(value[i]) for i in sorted(rank) if value[i]}


def _type_weights(
    names: np.ndarray, pages: Any, learn: Sequence[Document], k: int | None
) -> tuple[list[Weights], list[int]]:
    mine = np.array([d.fold != k and d.kind == "page" for d in learn])
    seen = pages.tocsr().copy()
    seen.data = np.array([int(c).bit_length() for c in seen.data], np.float32)  # as PageTypes counts
    length = np.sqrt(np.asarray(seen.multiply(seen).sum(1)).ravel())
    unit = (sp.diags(10 / np.maximum(length, 1e-6)) @ seen).tocsr()[mine]
    often = np.asarray((seen[mine] > 0).sum(0)).ravel()
    out, biases = [], []
    for name in TYPES:
        label = np.array([d.type == name for d in learn])[mine].astype(float)
        fit = logistic(unit, label, np.ones(len(label)), TYPE_RIDGE)
        value = np.clip(np.round(fit[:-1] * TYPE_SCALE), -127, 127).astype(int)
        out.append(_strongest(names, value, often, MOST_TYPE_WORDS))
        biases.append(round(float(fit[-1]) * TYPE_SCALE))
    return out, biases


# -- trees -----------------------------------------------------------------------------------------


def tables_of(docs: Sequence[Document], readers: dict[int | None, Reader]) -> list[np.ndarray]:
    """One table of numbers a document; each document read without its own fold's labels."""
    out = []
    for d in docs:
        reader = readers[d.fold]
        out.append(np.array(columns_of(reader, d.blocks, reader.read(d.blocks)), np.int16).T)
    return out


def trees_of(booster: lgb.Booster) -> list[Any]:
    """The trees as nested lists: a leaf is a number, a fork ``[column, highest value that goes left, left, right]``."""

    def walk(node: dict[str, Any]) -> Any:
        if "leaf_value" in node:
            return round(node["leaf_value"] * LEAF_SCALE)
        highest = int(np.floor(node["threshold"]))
        return [node["split_feature"], highest, walk(node["left_child"]), walk(node["right_child"])]

    return [walk(t["tree_structure"]) for t in booster.dump_model()["tree_info"]]


def trees_without(
    k: int | None, tables: list[np.ndarray], docs: Sequence[Document], weights: Sequence[float], **how: Any
) -> lgb.Booster:
    """Trees that never saw fold ``k``."""
    mine = [i for i, d in enumerate(docs) if d.fold != k]
    w = np.concatenate([np.array(docs[i].weight) * weights[i] for i in mine])
    w /= w.mean()
    chance = _thinned(w)
    chosen = np.random.default_rng(1).random(len(w)) < chance
    cuts = np.cumsum([len(docs[i].blocks) for i in mine])[:-1]
    some = np.split(chosen, cuts)
    x = np.vstack([tables[i][c] for i, c in zip(mine, some, strict=True)]).astype(np.float32)
    y = np.concatenate([np.array(docs[i].share)[c] >= 0.5 for i, c in zip(mine, some, strict=True)]).astype(np.int8)
    rounds = how.pop("rounds")
    return lgb.train({**TREES, **how}, lgb.Dataset(x, y, weight=(w / np.maximum(chance, 1e-9))[chosen]), rounds)


def page_trees_without(k: int | None, rows: Sequence[list[int]], docs: Sequence[Document]) -> lgb.Booster:
    """Trees that tell documents with something around their text from true contents, without fold ``k``."""
    mine = [i for i, d in enumerate(docs) if d.fold != k]
    label = [float("gold" not in docs[i].kind and any(s < 0.5 for s in docs[i].share)) for i in mine]
    data = lgb.Dataset(np.array([rows[i] for i in mine], np.float32), label)
    return lgb.train({**TREES, **PAGE_TREES}, data, PAGE_ROUNDS)


def _thinned(w: np.ndarray) -> np.ndarray:
    """The chance of every block to be in the sample of ``ROWS``: the more weight, the more."""
    low, high = 1e-3, 1e4
    for _ in range(40):
        mid = (low * high) ** 0.5
        low, high = (low, mid) if _chances(mid, w).sum() > ROWS else (mid, high)
    return _chances(low, w)


def _chances(much: float, w: np.ndarray) -> np.ndarray:
    return np.where(w > 0, np.minimum(1, much * w + 0.02), 0.0)


# -- score -----------------------------------------------------------------------------------------


def f1(doc: Document, size: Sequence[int], keep: Sequence[bool]) -> float:
    """Word F1 of the kept blocks, by the labels (not by the text: what alignment misses counts as wrong)."""
    right = sum(s * n for s, n, k in zip(doc.share, size, keep, strict=True) if k)
    kept = sum(n for n, k in zip(size, keep, strict=True) if k)
    gold = len(tokens(doc.gold))
    return 2 * right / (kept + gold) if kept + gold else 1.0


def score(
    every: Sequence[Document], sizes: Sequence[Sequence[int]], bright: int, chances: Sequence[Sequence[float]],
    ruled: Sequence[Sequence[bool]], pages: Sequence[float],
) -> dict[str, list[float]]:  # fmt: skip
    """Scores by name; documents from ``bright`` on were read without word weights. Chances are 0..1; what rules take
    is gone; ``pages``: how likely there is anything around the text."""
    scores: dict[str, list[float]] = defaultdict(list)
    for i, (d, size, c) in enumerate(zip(every, sizes, chances, strict=True)):
        gone = ruled[i]
        sure = [0.0 if r else 1 - pages[i] * (1 - x) for r, x in zip(gone, c, strict=True)]
        keep = best_set(sure, [0 if r else n + 1 for r, n in zip(gone, size, strict=True)])
        if d.kind == "foreign":
            for side, value in (("with", 1.0), ("without", 0.0)):
                of = [k for k, s, w in zip(keep, d.share, d.weight, strict=True) if w and s == value]
                if of:
                    scores[f"foreign {side}"].append(sum(of) / len(of))
            continue
        name = f"blind {d.kind}" if i >= bright else d.kind
        if d.kind == "short":
            around = [k for k, s in zip(keep, d.share, strict=True) if s < 0.5]
            scores[f"{name} lines left"] += [float(k) for k in around]
            inside = sum(n for n, s in zip(size, d.share, strict=True) if s >= 0.5)
            lost = sum(n for n, s, k in zip(size, d.share, keep, strict=True) if s >= 0.5 and not k)
            scores[f"{name} words lost"].append(lost / max(1, inside))
        scores[name if "wcxb" in d.id else f"{name} news"].append(f1(d, size, keep))
        if d.kind in ("page", "cleaned") and "wcxb" in d.id:
            scores[f"{name} {d.type}"].append(scores[name][-1])
        elif "gold" in d.kind:
            lost = sum(n for n, x in zip(size, keep, strict=True) if not x)
            scores[f"{name} words lost"].append(lost / max(1, sum(size)))
    return scores


def brief(scores: dict[str, list[float]]) -> dict[str, list[float]]:
    return {n: [len(v), round(sum(v) / len(v), 4)] for n, v in sorted(scores.items())}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--cache", type=Path, help="keep the aligned documents here")
    ask.add_argument("--folds", type=Path, help="write the five models for held-out evaluation here")
    ask.add_argument("--sample", type=float, default=1.0, help="share of the pages to use, to try things out")
    ask.add_argument("--final", action="store_true", help="also train on everything and store the weights")
    a = ask.parse_args()
    start = time.time()
    say = lambda *x: print(f"{time.time() - start:6.0f} s", *x, flush=True)  # noqa: E731
    if a.cache and a.cache.exists():
        docs: list[Document] = [Document(*d) for d in pickle.loads(a.cache.read_bytes())]
    else:
        docs = documents(a.data)
        if a.cache:
            a.cache.write_bytes(pickle.dumps([tuple(d) for d in docs], 5))
    if a.sample < 1:
        docs = [d for d in docs if zlib.crc32(d.id[::-1].encode()) % 1000 < 1000 * a.sample]
    say(len(docs), "documents", sum(len(d.blocks) for d in docs), "blocks", dict(Counter(d.kind for d in docs)))
    turns: list[int | None] = [*range(FOLDS), *([None] if a.final else [])]
    lexica = word_weights(docs, turns)
    say("words", [len(r) for r in lexica[0].roles])
    tables = tables_of(docs, {k: of.reader() for k, of in lexica.items()})
    say("columns", len(NAMES))
    blind = [i for i, d in enumerate(docs) if zlib.crc32(f"blind {i}".encode()) % 100 < 100 * BLIND]
    every = [*docs, *(docs[i] for i in blind)]
    tables += [np.array(without_words(tables[i].T.tolist()), np.int16).T for i in blind]
    weights = [1.0] * len(docs) + [BLIND_WEIGHT] * len(blind)
    sizes = [[len(tokens(b.said)) for b in d.blocks] for d in every]
    ruled = [[v is not None for v in by_rules(d.blocks)] for d in every]
    boosters, chances = {}, [np.zeros(0)] * len(every)
    for k in turns:
        boosters[k] = trees_without(k, tables, every, weights, rounds=ROUNDS)
        _predict(boosters[k], k, tables, every, chances)
        say("trees", k)
    say("first look", brief(score(every, sizes, len(docs), chances, ruled, [1.0] * len(every))))
    again = [
        np.array(second_look(t.T[FIRST].tolist(), np.round(c * ONE).astype(int).tolist()), np.int16).T
        for t, c in zip(tables, chances, strict=True)
    ]
    if a.folds:
        a.folds.mkdir(parents=True, exist_ok=True)
    revisions = {}
    for k in turns:
        revisions[k] = trees_without(k, again, every, weights, rounds=REVISION_ROUNDS, num_leaves=REVISION_LEAVES)
        _predict(revisions[k], k, again, every, chances)
        say("revision", k)
    rows = [whole_row(t.T.tolist(), np.round(c * ONE).astype(int).tolist(), t[:, 0].tolist(), r)
            for t, c, r in zip(tables, chances, ruled, strict=True)]  # fmt: skip
    pages = [1.0] * len(every)
    for k in turns:
        whole = page_trees_without(k, rows, every)
        for i, d in enumerate(every):
            if d.fold == k:
                page = float(whole.predict(np.array([rows[i]], np.float32))[0])
                pages[i] = page / (page + CLEAN * (1 - page))
        revision, of = revisions[k], lexica[k]
        grown = (trees_of(b) for b in (boosters[k], revision, whole))
        packed = pack(of.roles, of.bias, of.types, of.biases, *grown)
        if k is None:
            (HERE.parent / "textfix/content/weights.bin").write_bytes(packed)
            for names, booster in ((NAMES, boosters[k]), (REVISED, revision)):
                gain = booster.feature_importance("gain")
                say("gain", [(names[i], round(float(100 * gain[i] / gain.sum()), 1)) for i in np.argsort(-gain)])
        elif a.folds:
            (a.folds / f"fold{k}.bin").write_bytes(packed)
            _same(Model(packed), k, tables, every, chances)
        say("whole", k, len(packed), "bytes")
    result = brief(score(every, sizes, len(docs), chances, ruled, pages))
    say(json.dumps(result))
    if a.final:
        about = {
            "source": "WCXB: Web Content Extraction Benchmark (CC-BY-4.0), dev split; "
            "AndyTheFactory/article-extraction-dataset (MIT), half; "
            "trafilatura's evaluation set (Apache-2.0), its snippets and what trafilatura extracts as weak labels",
            "script": "benchmarks/train_content.py",
            "folds": f"{FOLDS}, by domain",
            "cross_validated_word_f1_by_blocks": result,
            "whole_pipeline": "benchmarks/results/content.md",
            "training": {"documents": len(docs), "blocks": sum(len(d.blocks) for d in docs)},
            "columns": len(NAMES),
            "trees": [ROUNDS, REVISION_ROUNDS, PAGE_ROUNDS],
            "words": [len(r) for r in lexica[None].roles],
            "words_of_page_types": [len(t) for t in lexica[None].types],
        }
        (HERE.parent / "textfix/content/weights.json").write_text(json.dumps(about, indent=1) + "\n")


def _predict(
    booster: lgb.Booster,
    k: int | None,
    tables: Sequence[np.ndarray],
    docs: Sequence[Document],
    chances: list[np.ndarray],
) -> None:
    """Chances for the documents of fold ``k`` by trees that never saw them."""
    mine = [i for i, d in enumerate(docs) if d.fold == k]
    if not mine:
        return
    found = booster.predict(np.vstack([tables[i] for i in mine]).astype(np.float32))
    for i, c in zip(mine, np.split(found, np.cumsum([len(tables[i]) for i in mine])[:-1]), strict=True):
        chances[i] = c


def _same(
    model: Model, k: int | None, tables: Sequence[np.ndarray], docs: Sequence[Document], chances: Sequence[np.ndarray]
) -> None:
    """The stored form says what the trees said (it settles blocks early, so not to the last digit)."""
    mine = [i for i, d in enumerate(docs) if d.fold == k][:20]
    off = np.concatenate([np.array(model.chances(tables[i].T.tolist())) / ONE - chances[i] for i in mine])
    print("stored form: mean difference", round(float(np.abs(off).mean()), 5), flush=True)


if __name__ == "__main__":
    main()
