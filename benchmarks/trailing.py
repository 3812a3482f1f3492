"""Score ``textfix.stories.tail``: where articles end, what is cut by mistake, and how fast it is.

    python benchmarks/trailing.py --data DIR [--every N]

DIR holds ``trailing-dev.jsonl.zst``, ``wcxb-dev/pages.jsonl.zst`` and ``news-dev.jsonl.zst``. The weights were trained
on these very files, so this shows what a user gets; what holds on unseen sites is the cross-validation that
``train_trailing.py`` prints and stores beside the weights.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

Blocks = list[tuple[str, str]]
ARTICLE_TYPES = ("article", "news")

_MARK = re.compile(r"(?:[-*•·–]|\d{1,3}[.)])\s")


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a zstandard-compressed JSON Lines file."""
    import zstandard

    with path.open("rb") as stream:
        text = zstandard.ZstdDecompressor().stream_reader(stream).read().decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def shape(line: str) -> str:
    """The shape of a line as the layout stage would name it, near enough."""
    if _MARK.match(line):
        return "list_item"
    if line.startswith("#"):
        return "heading"
    if line.startswith("> "):
        return "quote"
    return "table" if line.count("|") >= 2 else "text"


def lines(text: str) -> list[str]:
    return [stripped for line in text.split("\n") if (stripped := " ".join(line.split()))]


def blocks(texts: Iterable[str]) -> Blocks:
    return [(shape(line), line) for line in texts]


def count(line: str) -> int:
    return len(line.split())


def in_gold(page: list[str], gold: str) -> list[float]:
    """How much of each line the gold holds: the share of its four-word shingles, or 0 or 1 for a shorter line."""
    words = re.findall(r"\w+", gold.lower())
    flat = f" {' '.join(words)} "
    shingles = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    out = []
    for line in page:
        own = re.findall(r"\w+", line.lower())
        if len(own) < 4:
            out.append(float(bool(own) and f" {' '.join(own)} " in flat))
        else:
            grams = [tuple(own[i : i + 4]) for i in range(len(own) - 3)]
            out.append(sum(gram in shingles for gram in grams) / len(grams))
    return out


def residue(row: dict[str, Any]) -> tuple[list[str], list[float], int] | None:
    """A page as trafilatura leaves it, how much of each line is gold, and the index behind the last gold line."""
    page = lines(row["texts"].get("trafilatura") or "")
    share = in_gold(page, row["gold"])
    good = [index for index, value in enumerate(share) if value >= 0.5]
    return (page, share, good[-1] + 1) if len(good) >= 3 and len(page) >= 5 else None


def page_type(row: dict[str, Any]) -> str:
    return str(row["page_type"]) if row["source"] == "wcxb-dev" else "news"


def first_dropped(texts: Blocks) -> int:
    from textfix.stories import tail

    found = tail(texts)
    return len(texts) if found is None else found.first


def groups(row: dict[str, Any]) -> Iterator[str]:
    """The groups of ``trailing-dev`` that are reported apart."""
    yield "all"
    if not row["k"]:
        yield "no teasers"
        if row["shift"]:
            yield "no teasers, topic shifts"
        return
    yield "teasers"
    yield f"style {row['style']}"
    if row["near"] and not row["header"] and not row["bio"]:
        yield "teasers, same topic, no header, no bio"


def offsets(row: dict[str, Any]) -> tuple[list[str], int, int]:
    """The lines of a ``trailing-dev`` row, how many stand before the bio and how many before the teasers."""
    spans = [(m.end(), " ".join(m.group().split())) for m in re.finditer(r"[^\n]*\S[^\n]*", row["text"])]
    body = sum(end <= row["body_end"] for end, _ in spans)
    return [line for _, line in spans], body, sum(end <= row["end"] for end, _ in spans)


def score_trailing(rows: list[dict[str, Any]]) -> dict[str, list[bool]]:
    hits = defaultdict(list)
    for row in rows:
        texts, body, end = offsets(row)
        first = first_dropped(blocks(texts))
        for group in groups(row):
            hits[group].append(body <= first <= end)
    return hits


def score_golds(rows: list[dict[str, Any]]) -> dict[str, list[int]]:
    """By page type: documents, documents cut, words, words lost, when the true content alone is fed in."""
    out: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in rows:
        texts = lines(row["gold"] or "")
        first = first_dropped(blocks(texts))
        for key in ("all", page_type(row)):
            numbers = (1, first < len(texts), sum(map(count, texts)), sum(map(count, texts[first:])))
            for at, number in enumerate(numbers):
                out[key][at] += number
    return out


def score_residue(rows: list[dict[str, Any]]) -> dict[str, list[int]]:
    """By page type: pages, words of residue, of them removed, body words, of them lost."""
    out: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    for row in rows:
        got = residue(row) if row["gold"] else None
        if got is None:
            continue
        texts, share, end = got
        first = first_dropped(blocks(texts))
        body = [count(line) if value >= 0.5 else 0 for line, value in zip(texts, share, strict=True)]
        left, removed = sum(map(count, texts[end:])), sum(map(count, texts[max(first, end) :]))
        numbers = (1, left, removed, sum(body), sum(body[first:]))
        for key in ("all", page_type(row)):
            for at, number in enumerate(numbers):
                out[key][at] += number
    return out


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--every", type=int, default=1, help="use every N-th document")
    chosen = options.parse_args()
    trailing = read(chosen.data / "trailing-dev.jsonl.zst")[:: chosen.every]
    pages = read(chosen.data / "wcxb-dev" / "pages.jsonl.zst")[:: chosen.every]
    pages += read(chosen.data / "news-dev.jsonl.zst")[:: chosen.every]

    print("exact end on trailing-dev (trained on it)")
    for group, hits in sorted(score_trailing(trailing).items()):
        print(f"  {group:42s} {sum(hits) / len(hits):.3f}  n={len(hits)}")
    print("true content alone fed in")
    for key, (documents, cut, words, lost) in sorted(score_golds(pages).items()):
        print(f"  {key:14s} {documents:5d} documents, {cut / documents:.3f} cut, {lost / words:.4%} of the words lost")
    print("what trafilatura leaves behind the article")
    for key, (documents, left, removed, body, lost) in sorted(score_residue(pages).items()):
        share, loss = removed / max(1, left), lost / body
        print(f"  {key:14s} {documents:5d} pages, {share:.3f} of {left} words removed, {loss:.4%} of the body lost")

    for name, texts in (
        ("trailing-dev", [blocks(offsets(row)[0]) for row in trailing]),
        ("gold", [blocks(lines(row["gold"] or "")) for row in pages]),
    ):
        size = sum(len(line.encode("utf-8", "replace")) for document in texts for _, line in document)
        start = time.process_time()
        for document in texts:
            first_dropped(document)
        print(f"speed on {name}: {size / 1e6 / (time.process_time() - start):.1f} MB/s")
    base = [block for document in texts for block in document][:10_000]
    for doublings in (1, 2, 4):
        document = base * doublings
        start = time.process_time()
        first_dropped(document)
        print(f"{len(document)} blocks: {time.process_time() - start:.3f} s")


if __name__ == "__main__":
    main()
