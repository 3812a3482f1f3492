"""How well chances choose the blocks of the training documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from content_documents import Document
from content_labels import tokens

from textfix.content.model import best_set


def f1(doc: Document, size: Sequence[int], keep: Sequence[bool]) -> float:
    """Word F1 of the kept blocks, by the labels (not by the text: what alignment misses counts as wrong)."""
    right = sum(s * n for s, n, k in zip(doc.share, size, keep, strict=True) if k)
    kept = sum(n for n, k in zip(size, keep, strict=True) if k)
    gold = len(tokens(doc.gold))
    return 2 * right / (kept + gold) if kept + gold else 1.0


def score(
    every: Sequence[Document], sizes: Sequence[Sequence[int]], bright: int, chances: Sequence[Sequence[float]],
    ruled: Sequence[Sequence[str | None]], pages: Sequence[float],
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
