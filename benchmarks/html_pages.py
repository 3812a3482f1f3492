"""How well the article is found in HTML, beside the targets and beside two extractors.

    python benchmarks/html_pages.py --data DIR --folds DIR [--models DIR] [--every N] [--store | --check]

Word F1 of ``textfix.clean(html_bytes).text`` on the 299 pages of wcxb-dev that come with their HTML. Every page is
judged by the models that never saw its domain (``--folds``: those of train_content.py and, beside them, those of
train_html.py; ``--models``: those of train_ending.py). Four ways: the tree of the page as evidence (what textfix
does), the same with what trafilatura finds (``Options(extractor="trafilatura")``), the text of the page alone, and the
text that inscriptis makes of it. Metadata: the fields of the article against those of the benchmark, on articles that
have them. trafilatura and resiliparse are measured where they are installed.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from content import word_f1
from content_data import FOLDS, fold_of
from figures import fallen
from held import Held
from metadata import same_names, same_title
from train_html import html_pages

import textfix
from textfix.content.markup import Forest, instead
from textfix.options import Extractor

RESULTS = Path(__file__).parent / "results"
TARGETS = {
    "tree: articles": ("≥ .955", ".97"), "tree: all types": ("≥ .88", ".92"),
    "tree and trafilatura: articles": ("≥ .955", ".97"), "tree and trafilatura: all types": ("≥ .88", ".92"),
    "title": ("≥ .75", ".85"), "byline": ("≥ .60", ".75"), "published": ("≥ .65", ".80"),
}  # fmt: skip


class Bench:
    """Scores by name, and the time each way takes."""

    def __init__(self, folds: Path, models: Path | None) -> None:
        self.held = Held(folds, models)
        self.forests = [Forest((folds / f"html{k}.bin").read_bytes()) for k in range(FOLDS)]
        self.asking = [Forest((folds / f"htmlx{k}.bin").read_bytes()) for k in range(FOLDS)]
        self.scores: dict[str, list[float]] = defaultdict(list)
        self.seconds: dict[str, float] = defaultdict(float)
        self.bytes = 0

    def page(self, row: dict[str, Any], raw: bytes) -> None:
        fold = fold_of(row["domain"])
        self.bytes += len(raw)
        with self.held.of(row["domain"]):
            found = self._timed("tree", lambda: self._with(self.forests[fold], raw))
            self._score("tree", found.text, row)
            self._score("text alone", self._timed("text alone", lambda: self._with(None, raw)).text, row)
            self._score("inscriptis text", textfix.clean(row["texts"]["inscriptis"]).text, row)
        if row["page_type"] == "article":
            self._fields(row, found)
        source = found.source
        with suppress(ImportError):
            import trafilatura

            with self.held.of(row["domain"]):
                both = self._timed("tree and trafilatura", lambda: self._with(self.asking[fold], raw, "trafilatura"))
            self._score("tree and trafilatura", both.text, row)
            said = self._timed("trafilatura", lambda: trafilatura.extract(source)) or ""
            self._score("trafilatura", said, row)
        with suppress(ImportError):
            from resiliparse.extract.html2text import extract_plain_text

            said = self._timed("resiliparse", lambda: extract_plain_text(source, main_content=True))
            self._score("resiliparse", said, row)

    def _with(self, forest: Forest | None, raw: bytes, extractor: Extractor = "none") -> textfix.Result:
        instead.append(forest)
        try:
            return textfix.clean(raw, textfix.Options(extractor=extractor))
        finally:
            instead.pop()

    def _timed(self, name: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        out = work()
        self.seconds[name] += time.process_time() - start
        return out

    def _score(self, name: str, said: str, row: dict[str, Any]) -> None:
        precision, recall, f = word_f1(said, row["gold"] or "")
        self.scores[f"{name}: all types"].append(f)
        if row["page_type"] == "article":
            self.scores[f"{name}: articles"].append(f)
        if name == "tree":
            self.scores[f"{name}: {row['page_type']}"].append(f)
            if row["page_type"] == "article":
                self.scores["tree: articles, precision"].append(precision)
                self.scores["tree: articles, recall"].append(recall)

    def _fields(self, row: dict[str, Any], found: textfix.Result) -> None:
        article = found.articles[0] if found.articles else None
        for field, wanted in (("title", row["title"]), ("byline", row["author"]), ("published", row["published"])):
            if not wanted:
                continue
            said = getattr(article, field, None) or ""
            if field == "title":
                right = same_title(said, wanted, row["domain"])
            elif field == "byline":
                right = same_names(said, wanted)
            else:
                right = said[:10] == wanted[:10]
            self.scores[field].append(float(right))

    def means(self) -> dict[str, float]:
        return {name: round(sum(v) / len(v), 4) for name, v in sorted(self.scores.items())}


def report(bench: Bench, every: int) -> str:
    means = bench.means()
    rows = ["| figure | measured | target | where to go on to | n |", "| --- | --- | --- | --- | --- |"]
    for name in [*(n for n in TARGETS if n in means), *(n for n in means if n not in TARGETS)]:
        target, beyond = TARGETS.get(name, ("", ""))
        rows.append(f"| {name} | {means[name]:.4f} | {target} | {beyond} | {len(bench.scores[name])} |")
    speed = ", ".join(f"{n} {bench.bytes / 1e6 / s:.2f}" for n, s in bench.seconds.items() if s)
    note = f"{f'Every {every}. page. ' if every > 1 else ''}Each page judged by weights that never saw its domain."
    return f"# HTML: measured\n\n{note} MB of HTML a second of CPU time: {speed}.\n\n" + "\n".join(rows) + "\n"


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", type=Path, required=True, help="held-out models of train_content.py and train_html.py")
    ask.add_argument("--models", type=Path, help="held-out models of train_ending.py")
    ask.add_argument("--every", type=int, default=1, help="use every N-th page")
    ask.add_argument("--store", action="store_true", help="write the results")
    ask.add_argument("--check", action="store_true", help="fail when a figure fell")
    a = ask.parse_args()
    bench = Bench(a.folds, a.models)
    for row, raw in html_pages(a.data)[:: a.every]:
        bench.page(row, raw)
    text, means, stored = report(bench, a.every), bench.means(), RESULTS / "html.json"
    print(text)
    if a.store:
        (RESULTS / "html.md").write_text(text)
        stored.write_text(json.dumps({"every": a.every, "figures": means}, indent=1) + "\n")
    if a.check:
        fell = fallen(TARGETS, means, json.loads(stored.read_text())["figures"])
        print("\n".join(fell) or "no figure fell", file=sys.stderr)
        return int(bool(fell))
    return 0


if __name__ == "__main__":
    sys.exit(main())
