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
RESULTS = Path(__file__).parent / "results" / "trailing.md"
# Pages of wcxb-dev behind whose gold the article, thread or documentation itself goes on (the gold holds a part of it):
# what stands there is no residue. Read by hand, the hundred pages with the most words behind the gold.
MORE_OF_THE_SAME = frozenset(
    f"wcxb-dev/{number}"
    for number in (
        "2498 4677 2020 1708 2218 0355 2857 3051 4694 2855 4912 0670 0151 0503 4379 0540 0339 2269 0220 4621 0159 0706"
        " 4815 0089 2902 0496 4376 0424 1435 3061 2920 1974 0633 0232 0083 2905 4835 0578 4316 0547 0550 0577 0579 0570"
        " 0569 0603"
    ).split()
)

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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--every", type=int, default=1, help="use every N-th document")
    options.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    chosen = options.parse_args()
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        print(line, flush=True)

    trailing = read(chosen.data / "trailing-dev.jsonl.zst")[:: chosen.every]
    pages = read(chosen.data / "wcxb-dev" / "pages.jsonl.zst")[:: chosen.every]
    pages += read(chosen.data / "news-dev.jsonl.zst")[:: chosen.every]

    say("exact end on trailing-dev (trained on it)")
    for group, hits in sorted(score_trailing(trailing).items()):
        say(f"  {group:42s} {sum(hits) / len(hits):.3f}  n={len(hits)}")
    say("true content alone fed in")
    for key, (documents, cut, words, lost) in sorted(score_golds(pages).items()):
        say(f"  {key:14s} {documents:5d} documents, {cut / documents:.3f} cut, {lost / words:.4%} of the words lost")

    for name, texts in (
        ("trailing-dev", [blocks(offsets(row)[0]) for row in trailing]),
        ("gold", [blocks(lines(row["gold"] or "")) for row in pages]),
    ):
        size = sum(len(line.encode("utf-8", "replace")) for document in texts for _, line in document)
        start = time.process_time()
        for document in texts:
            first_dropped(document)
        say(f"speed on {name}: {size / 1e6 / (time.process_time() - start):.1f} MB/s")
    base = [block for document in texts for block in document][:10_000]
    for doublings in (1, 2, 4):
        document = base * doublings
        start = time.process_time()
        first_dropped(document)
        say(f"{len(document)} blocks: {time.process_time() - start:.3f} s")
    if chosen.write:
        weights = Path(__file__).resolve().parent.parent / "textfix" / "stories" / "tail.json"
        held = json.loads(weights.read_text(encoding="utf-8"))["about"]["cross-validation"]
        part = f", every {chosen.every}. document" if chosen.every > 1 else ""
        RESULTS.write_text(
            "# Trailing stories: measured\n\nBy cross-validation (train_trailing.py):\n\n```json\n"
            + json.dumps(held, indent=1)
            + f"\n```\n\nThe shipped weights, which saw these documents{part}:\n\n```\n" + "\n".join(said) + "\n```\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
