"""Train the weights by which a page on one line is cut into its parts, and write ``textfix/content/seams.json``.

    pip install scikit-learn numpy scipy zstandard
    python benchmarks/train_one_line.py --data DIR [--folds DIR]

DIR holds ``wcxb-dev/pages.jsonl.zst``, ``news-dev`` and ``multilingual-dev`` (``.jsonl.zst``). The pages with their
lines teach it: the blocks of a page are put on one line, and a logistic regression learns at which gaps between two
words a block began, from hashed facts of the gap (``textfix/content/seams.py``). What belongs to the article plays no
part. The weights that matter most are kept, and fitted again without the others.

Folds are by domain; the held-out log loss, AUC, precision and recall of the cuts are stored in the file. ``--folds``
also writes the five models that did not see a fold's domains.
"""

from __future__ import annotations

import argparse
import json
import random
from array import array
from pathlib import Path
from typing import Any

import numpy as np
from content_data import FOLDS, fold_of, page_rows
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from textfix.content.one_line import CUT
from textfix.content.seams import SCALE, Gaps, hashed, may_part, packed, words_of
from textfix.layout import blocks

OUT = Path(__file__).resolve().parent.parent / "textfix" / "content" / "seams.json"
SHORTEST, LONGEST = 200, 120_000  # characters of a page
SHARE = 0.5  # of the gaps is enough to learn from
SELDOM = 60  # a fact that is seen less often is left out
KEPT = 4_000  # weights; 2,000 lose .008 of log loss, 6,000 gain nothing
PENALTY = 0.1  # scikit-learn's C; .02 loses .015 of log loss


def examples(data: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Facts of all gaps in a row, where those of each gap begin, whether a block began there, and the fold."""
    facts, begins, began, folds = array("q"), array("q", [0]), array("b"), array("b")
    for n, row in enumerate(page_rows(data, "wcxb", "news", "multilingual")):
        text = row["texts"].get("resiliparse") or ""
        if not SHORTEST < len(text) < LONGEST:
            continue
        tokens: list[str] = []
        starts = set()
        for block in blocks(text):
            starts.add(len(tokens))
            tokens += block.said.split()
        gaps, chance, fold = Gaps(tokens, words_of(tokens)), random.Random(n), fold_of(row["domain"])
        for at in range(1, len(tokens)):
            if may_part(gaps.words[at - 1], gaps.words[at]) and chance.random() < SHARE:
                facts.extend(hashed(gaps.facts(at)))
                begins.append(len(facts))
                began.append(at in starts)
                folds.append(fold)
    return np.array(facts), np.array(begins), np.array(began), np.array(folds)


def fit(table: csr_matrix, often: np.ndarray, began: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    """Which columns are kept, their weights and the bias, as they are stored."""
    every = LogisticRegression(C=PENALTY, max_iter=200, tol=1e-4).fit(table, began)
    kept = np.sort(np.argsort(-abs(every.coef_[0]) * np.sqrt(often))[:KEPT])
    again = LogisticRegression(C=PENALTY, max_iter=300, tol=1e-4).fit(table[:, kept], began)
    weights = np.round(again.coef_[0] * SCALE).clip(-127, 127).astype(int)
    return kept, weights, round(again.intercept_[0] * SCALE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=Path, help="where the models of the folds go")
    args = parser.parse_args()
    facts, begins, began, folds = examples(args.data)
    known, column, often = np.unique(facts, return_inverse=True, return_counts=True)
    seen = often >= SELDOM
    place = np.cumsum(seen) - 1
    row = np.repeat(np.arange(len(began)), np.diff(begins))
    use = seen[column]
    table = csr_matrix((np.ones(use.sum(), np.float32), (row[use], place[column[use]])), (len(began), seen.sum()))
    known, often = known[seen], often[seen]

    def stored(kept: np.ndarray, weights: np.ndarray, bias: int, **about: Any) -> str:
        mine = {int(known[k]): int(w) for k, w in zip(kept, weights, strict=True) if w}
        return json.dumps({"about": about, "bias": bias, "weights": packed(mine)}) + "\n"

    scores = np.zeros(len(began))
    for fold in range(FOLDS):
        seen_not, saw = folds == fold, folds != fold
        kept, weights, bias = fit(table[saw], often, began[saw])
        scores[seen_not] = (table[seen_not][:, kept] @ weights + bias) / SCALE
        if args.folds:
            args.folds.mkdir(parents=True, exist_ok=True)
            (args.folds / f"seams{fold}.json").write_text(stored(kept, weights, bias))
    cut = scores * SCALE > CUT
    figures = {
        "gaps": len(began),
        "log loss": round(log_loss(began, 1 / (1 + np.exp(-scores))), 4),
        "AUC": round(roc_auc_score(began, scores), 4),
        "precision": round(float(began[cut].mean()), 4),
        "recall": round(float(cut[began == 1].mean()), 4),
    }
    print(figures)
    about = {
        "script": "benchmarks/train_one_line.py",
        "data": "WCXB development set (CC-BY-4.0, Murrough Foley), AndyTheFactory/article-extraction-dataset (MIT), "
        "pages of trafilatura's evaluation set (Apache-2.0)",
        "cross-validation": figures,
    }
    OUT.write_text(stored(*fit(table, often, began), **about))


if __name__ == "__main__":
    main()
