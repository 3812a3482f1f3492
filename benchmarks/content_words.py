"""The word weights of the content judge, fitted without each fold: by role, and by type of page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from content_data import FOLDS
from content_documents import Document
from scipy.optimize import minimize

from textfix.content.facts import HEADER, Facts
from textfix.content.lexicon import BESIDE, ROLES, Weights, hashes, words
from textfix.content.model import Model, Parts, pack
from textfix.content.page_type import TYPES
from textfix.layout import Block

FEWEST_FOLDS, FEWEST_TIMES = 3, 5  # a word of fewer domains is a name
MOST_WORDS = (26_000, 7_000, 7_000, 9_000)  # that are stored, by role
MOST_TYPE_WORDS = 1_200  # for each type of page
SCALE, TYPE_SCALE = 20, 100  # word weights are twentieths of a unit of log-odds, those of types hundredths
RIDGE, TYPE_RIDGE = 30.0, 3.0  # squared weights cost so much (tried: 8 to 300; 1 to 10)
STEPS = 60


def is_header(f: Facts, b: Block) -> bool:
    """Whether a block may announce what follows it, as textfix.content.features has it."""
    stands_out = b.blank or f.caps > 60 or f.ends == 1 or b.shape == "heading"
    return 0 < f.words <= HEADER and f.ends not in (4, 5) and bool(stands_out)


def logistic(table: Any, label: np.ndarray, weight: np.ndarray, ridge: float) -> np.ndarray:
    """The weights of a logistic model, its bias last. Starts from nothing: a start from another fold would leak."""
    turned, n = table.T.tocsr(), table.shape[1]

    def loss(v: np.ndarray) -> tuple[float, np.ndarray]:
        z = table @ v[:n] + v[n]
        off = weight * (1 / (1 + np.exp(-np.clip(z, -40, 40))) - label)
        total = float(np.sum(weight * (np.logaddexp(0, z) - label * z)) + 0.5 * ridge * (v[:n] @ v[:n]))
        return total, np.append(turned @ off + ridge * v[:n], off.sum())

    return minimize(loss, np.zeros(n + 1), jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 8}).x


def word_weights(docs: Sequence[Document], turns: Sequence[int | None]) -> dict[int | None, Parts]:
    """Weights without each fold, and (key None) with all."""
    learn = [d for d in docs if d.kind in ("page", "foreign")]
    plain = Model(pack(Parts())).reader
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
    out: dict[int | None, Parts] = {}
    for k in turns:
        mine = (folds != (-1 if k is None else k)) & (weight > 0)
        fit = logistic(joint[mine], label[mine], weight[mine], RIDGE)
        value = np.clip(np.round(fit[:-1] * SCALE), -127, 127).astype(int).reshape(ROLES, -1)
        roles = [_strongest(names, v, often, most) for v, most in zip(value, MOST_WORDS, strict=True)]
        types, biases = _type_weights(names, pages, learn, k)
        out[k] = Parts(roles, round(float(fit[-1]) * SCALE), types, biases)
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
