"""Score article boundaries and text segmentation.

    python benchmarks/boundaries.py --data DIR [--every N] [--write]

DIR holds ``multi-dev.jsonl.zst``, ``choi.jsonl.zst``, ``wcxb-dev/pages.jsonl.zst`` and ``news-dev.jsonl.zst``. The
boundary models were trained on the first, the third and the fourth, so those rows show what a user gets; what holds on
unseen articles is the cross-validation stored with the weights, which is printed beside. Choi's documents were never
trained on. ``--write`` keeps the tables in ``benchmarks/results/boundaries.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

RESULTS = Path(__file__).resolve().parent / "results" / "boundaries.md"
WEIGHTS = Path(__file__).resolve().parent.parent / "textfix" / "stories" / "boundaries.json"


def read(path: Path) -> list[dict[str, Any]]:
    from trailing import read as read_lines

    return read_lines(path)


def pk_and_windowdiff(true: Iterable[int], found: Iterable[int], n: int) -> tuple[float, float]:
    """Pk (Beeferman and others 1999) and WindowDiff (Pevzner and Hearst 2002) of starts among ``n`` units.

    >>> pk_and_windowdiff([5], [5], 10)
    (0.0, 0.0)
    """
    right, said = set(true) - {0}, set(found) - {0}
    k = max(1, round(n / (len(right) + 1) / 2))
    if n <= k:
        return 0.0, 0.0
    pk = wd = 0
    for i in range(n - k):
        a = sum(j in right for j in range(i + 1, i + k + 1))
        b = sum(j in said for j in range(i + 1, i + k + 1))
        pk += (a == 0) != (b == 0)
        wd += a != b
    return pk / (n - k), wd / (n - k)


def line_spans(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def as_lines(spans: list[tuple[int, int]], offsets: Iterable[int]) -> set[int]:
    """Which lines stand at these offsets."""
    out = set()
    for offset in offsets:
        line = next((i for i, (_, end) in enumerate(spans) if end > offset), None)
        if line:
            out.add(line)
    return out


def show(figures: dict[str, Any]) -> None:
    print(json.dumps(figures, indent=1))


def mean(values: list[float]) -> float:
    return sum(values) / (len(values) or 1)


def article_starts(text: str) -> list[int]:
    import textfix

    return [article.start for article in textfix.clean(text).articles[1:]]


def score_multi(rows: list[dict[str, Any]]) -> dict[str, dict[str, float]]:
    sums: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        spans = line_spans(row["text"])
        true = as_lines(spans, [start for start, _ in row["segments"]])
        found = as_lines(spans, article_starts(row["text"]))
        pk, wd = pk_and_windowdiff(true, found, len(spans))
        groups = ["all", "titled" if row["titled"] else "untitled", "same topic" if row["near"] else "other topics"]
        groups.append("several" if true else "single")
        for group in groups:
            sums[group]["Pk"].append(pk)
            sums[group]["WindowDiff"].append(wd)
            sums[group]["exact"].append(true == found)
            if not true:
                sums[group]["split"].append(bool(found))
    return {group: {key: mean(values) for key, values in part.items()} for group, part in sums.items()}


def score_singles(rows: list[dict[str, Any]]) -> dict[str, tuple[int, int]]:
    out: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        split = bool(article_starts(row["gold"]))
        for key in ("all", row["page_type"]):
            documents, wrong = out[key]
            out[key] = documents + 1, wrong + split
    return out


def score_choi(rows: list[dict[str, Any]]) -> dict[str, tuple[int, float, float]]:
    import textfix

    sums: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        sentences = [sentence for part in row["segments"] for sentence in part]
        true, at = set(), 0
        for part in row["segments"][:-1]:
            at += len(part)
            true.add(at)
        sums[row["set"]].append(pk_and_windowdiff(true, textfix.segment(sentences), len(sentences)))
        sums["all"].append(sums[row["set"]][-1])
    return {
        key: (len(some), mean([pk for pk, _ in some]), mean([wd for _, wd in some]))
        for key, some in sorted(sums.items())
    }


def tables(data: Path, every: int) -> str:
    multi = score_multi(read(data / "multi-dev.jsonl.zst")[::every])
    pages = read(data / "wcxb-dev" / "pages.jsonl.zst") + read(data / "news-dev.jsonl.zst")
    singles = score_singles([row for row in pages if row["gold"]][:: 3 * every])
    choi = score_choi(read(data / "choi.jsonl.zst")[::every])
    held = json.loads(WEIGHTS.read_text(encoding="utf-8"))["about"]["cross-validation"]
    lines = ["# Article boundaries", "", "Five-fold cross-validation (stored with the weights):", ""]
    lines += ["| | n | Pk | WindowDiff | exact | wrongly split |", "| --- | --- | --- | --- | --- | --- |"]
    for group, part in held.items():
        cells = [f"{part[key]:.3f}" if key in part else "" for key in ("pk", "windowdiff", "exact", "split")]
        lines.append(f"| {group} | {part['n']} | {' | '.join(cells)} |")
    lines += ["", "`textfix.clean` with the shipped weights, multi-dev (trained on it):", ""]
    lines += ["| | Pk | WindowDiff | exact | wrongly split |", "| --- | --- | --- | --- | --- |"]
    for group, part in sorted(multi.items()):
        cells = [f"{part[key]:.3f}" if key in part else "" for key in ("Pk", "WindowDiff", "exact", "split")]
        lines.append(f"| {group} | {' | '.join(cells)} |")
    lines += ["", "`textfix.clean` on true contents of single pages, every third (trained on them):", ""]
    lines += ["| | documents | split |", "| --- | --- | --- |"]
    lines += [f"| {key} | {documents} | {wrong} |" for key, (documents, wrong) in sorted(singles.items())]
    lines += ["", "`textfix.segment` on Choi's documents (never trained on):", ""]
    lines += ["| set | documents | Pk | WindowDiff |", "| --- | --- | --- | --- |"]
    lines += [f"| {key} | {n} | {pk:.3f} | {wd:.3f} |" for key, (n, pk, wd) in choi.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--every", type=int, default=1, help="use every N-th document")
    options.add_argument("--write", action="store_true", help=f"keep the tables in {RESULTS.name}")
    chosen = options.parse_args()
    text = tables(chosen.data, chosen.every)
    print(text)
    if chosen.write:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
