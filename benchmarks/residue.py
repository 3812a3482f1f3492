"""What extractors leave behind the end of a page's article, and how much of it ``textfix.clean`` removes.

    python benchmarks/residue.py --data DIR [--folds DIR] [--models DIR] [--every N] [--variant NAME] [--write]

The text of wcxb-dev as trafilatura leaves it (or another tool) is aligned with the gold, block by block; what stands
behind the last block of the gold is behind the true end. Counted are the words behind the end that are no longer in
the body, and the words of the gold that are not either, after the whole pipeline. A note on the author or a
disclaimer that keeps its kind has left the body, though not the record. ``--folds`` and ``--models`` hold the
models of train_content.py and train_ending.py that never saw a page's domain: only with both are the figures honest.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import trailing  # puts the repository on the path
from content_data import page_rows
from content_labels import coverage, tokens
from held import Held

import textfix
from textfix.layout import blocks

RESULTS = Path(__file__).parent / "results" / "residue.md"
FEWEST_GOOD, FEWEST_BLOCKS = 3, 5  # of a page that is counted
HEAD = ("title", "subtitle", "kicker", "byline")
NOTES = ("author_bio", "disclaimer")
TARGETS = "Targets: of the words behind the end .60 removed (.80), of the article's words .005 lost."


def kept(result: textfix.Result) -> bytearray:
    """For every character of the source, whether the body or the head holds it."""
    out = bytearray(len(result.source))
    for article in result.articles:
        for segment in article.segments:
            if segment.kind not in NOTES:
                out[segment.start : segment.end] = b"\1" * (segment.end - segment.start)
    return out


def measure(row: dict[str, Any], text: str, held: ExitStack) -> tuple[int, int, int, int] | None:
    """Words behind the end, of them removed, words of the gold, of them lost."""
    found = blocks(text)
    share = coverage([block.said for block in found], row["gold"])
    good = [i for i, value in enumerate(share) if value >= 0.5]
    if len(good) < FEWEST_GOOD or len(found) < FEWEST_BLOCKS:
        return None
    with held:
        stays = kept(textfix.clean(text))
    out = [0, 0, 0, 0]
    for i, (block, value) in enumerate(zip(found, share, strict=True)):
        words, gone = len(tokens(block.said)), not any(stays[block.start : block.end])
        at = 0 if i > good[-1] else 2 if value >= 0.5 else None
        if at is not None:
            out[at] += words
            out[at + 1] += words * gone
    return out[0], out[1], out[2], out[3]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", type=Path)
    ask.add_argument("--models", type=Path)
    ask.add_argument("--every", type=int, default=1, help="use every N-th page")
    ask.add_argument("--variant", default="trafilatura")
    ask.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    a = ask.parse_args()
    held = Held(a.folds, a.models)
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * 7)
    for row in list(page_rows(a.data, "wcxb"))[:: a.every]:
        text = row["texts"].get(a.variant) or ""
        got = measure(row, text, held.of(row["domain"])) if row["gold"] and text.strip() else None
        if got is None:
            continue
        page = got[1] / got[0] if got[0] else 0.0
        numbers = (1, *got, got[0] > 0, page)
        known = row["id"] not in trailing.MORE_OF_THE_SAME
        for key in ("all", row["page_type"], *(("all, end known", "article, end known") if known else ())):
            if key != "article, end known" or row["page_type"] == "article":
                sums[key] = [one + other for one, other in zip(sums[key], numbers, strict=True)]
    lines = ["| pages | n | words behind the end | removed | the same, mean of pages | article's words lost |",
             "| --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    for key, (n, behind, removed, body, lost, some, pages) in sorted(sums.items()):
        lines.append(
            f"| {key} | {n:.0f} | {behind:.0f} | {removed / max(1, behind):.3f} | {pages / max(1, some):.3f}"
            f" | {lost / max(1, body):.4f} |"
        )
    honest = "Held out: no model saw the page's domain." if a.folds and a.models else "**Not held out.**"
    note = (
        f"{a.variant}, wcxb-dev{f', every {a.every}. page' if a.every > 1 else ''}. {honest} {TARGETS}\n\n"
        "“End known” leaves out the pages behind whose gold the article or thread itself goes on, read by hand\n"
        "(`MORE_OF_THE_SAME` in `trailing.py`): what stands there is no residue."
    )
    report = "# What extractors leave behind the end\n\n" + note + "\n\n" + "\n".join(lines) + "\n"
    print(report)
    if a.write:
        RESULTS.write_text(report, encoding="utf-8")


if __name__ == "__main__":
    main()
