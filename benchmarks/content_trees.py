"""The trees of the content judge, grown without each fold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm as lgb
import numpy as np
from content_documents import Document

from textfix.content.model import LEAF_SCALE

ROWS = 400_000  # blocks that trees are grown from; those of little weight are thinned out, and weigh more
TREES = {
    "objective": "binary", "learning_rate": 0.1, "num_leaves": 24, "min_data_in_leaf": 60, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "num_threads": 1, "seed": 1,
    "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
ROUNDS, REVISION_ROUNDS, REVISION_LEAVES = 140, 40, 14
PAGE_TREES, PAGE_ROUNDS = {"num_leaves": 8, "min_data_in_leaf": 40, "learning_rate": 0.1}, 150  # tried: 60 to 250


def table(columns: Sequence[Sequence[int]]) -> np.ndarray:
    """The columns of a document as a table with a row a block."""
    return np.array(columns, np.int16).T


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
    chance = thinned(w, ROWS, 0.02)
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


def thinned(weight: np.ndarray, rows: int, least: float) -> np.ndarray:
    """The chance of every block to be in a sample of so many rows: more for more weight, ``least`` for the least."""

    def chances(much: float) -> np.ndarray:
        return np.where(weight > 0, np.minimum(1, much * weight + least), 0.0)

    low, high = 1e-3, 1e4
    for _ in range(40):
        middle = (low * high) ** 0.5
        low, high = (low, middle) if chances(middle).sum() > rows else (middle, high)
    return chances(low)
