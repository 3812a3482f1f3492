"""How well the article is found in plain text, beside the targets, with the worst pages on request.

    python benchmarks/content.py --data DIR [--folds DIR] [--models DIR] [--favor F] [--every N] [--failures FILE]
                                 [--store | --check]

Word F1 of ``textfix.clean(text).text`` on whole pages; wanted and unwanted snippets on multilingual pages;
words lost when the true content itself is cleaned; beside the texts that trafilatura made of articles, what they score
as they are, and what choosing their blocks perfectly would. With ``--folds`` (from train_content.py) and ``--models``
(from train_ending.py) every page is judged by the models that never saw its domain: only with both are the figures
honest.
``--store`` writes benchmarks/results/content.md and .json, ``--check`` fails when a figure is worse than the
stored one by more than .003.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from content_data import page_rows
from content_labels import coverage, folded, tokens
from figures import fallen
from held import Held

import textfix
from textfix.layout import blocks
from textfix.options import Favor

VARIANTS = ("resiliparse", "inscriptis", "bs4", "html2text")
RESULTS = Path(__file__).parent / "results"
HELD_OUT = "Cross-validated: each page was judged by weights that never saw its domain. "
NO_ENDINGS = "(The weights for the end of the article did.) "
WORST = 40  # pages that --failures writes
TARGETS = {
    "wcxb articles": ("≥ .945", ".965"), "wcxb all types": ("≥ .875", ".91"), "news": ("≥ .91", ".94"),
    "multilingual with": ("≥ .95", ""), "multilingual without": ("≤ .15", ".10"), "golds words lost": ("≤ .003", ""),
    "after trafilatura, articles": ("≥ .955", ".968"), "titles exact": ("≥ .75", ".85"),
}  # fmt: skip
LESS_IS_BETTER = ("multilingual without", "golds words lost")


def word_f1(said: str, gold: str) -> tuple[float, float, float]:
    """Precision, recall and F1 over the multiset of words."""
    a, b = Counter(tokens(said)), Counter(tokens(gold))
    kept, true = sum(a.values()), sum(b.values())
    if not kept or not true:
        return (1.0, 1.0, 1.0) if kept == true else (0.0, 0.0, 0.0)
    right = sum((a & b).values())
    p, r = right / kept, right / true
    return p, r, 2 * p * r / (p + r) if right else 0.0


class Bench:
    """Runs ``textfix.clean`` over pages and gathers the scores by name."""

    def __init__(self, held: Held, favor: Favor = "balanced") -> None:
        self.options = textfix.Options(favor=favor)
        self.held = held
        self.scores: dict[str, list[float]] = defaultdict(list)
        self.pages: list[tuple[float, str, str, str, str]] = []  # F1, name, text, said, gold
        self.bytes = 0
        self.seconds = 0.0

    def clean(self, text: str, row: dict[str, Any]) -> textfix.Result:
        with self.held.of(row["domain"]):
            start = time.process_time()
            result = textfix.clean(text, self.options)
            self.seconds += time.process_time() - start
        self.bytes += len(text.encode("utf-8", "replace"))
        return result

    def page(self, row: dict[str, Any]) -> None:
        news = "wcxb" not in row["id"]
        for variant in VARIANTS:
            text = row["texts"][variant]
            result = self.clean(text, row)
            p, r, f = word_f1(result.text, row["gold"] or "")
            name = "news" if news else f"wcxb {variant}"
            self.scores["news" if news else "wcxb all types"].append(f)
            if news:
                self.scores[f"news {variant}"].append(f)
            else:
                self.scores[f"wcxb {variant} all types"].append(f)
                self.scores[f"wcxb {row['page_type']}"].append(f)
                self.scores["wcxb all types precision"].append(p)
                self.scores["wcxb all types recall"].append(r)
                if row["page_type"] == "article":
                    self.scores["wcxb articles"].append(f)
                    self.scores["wcxb articles precision"].append(p)
                    self.scores["wcxb articles recall"].append(r)
                    self.scores[f"wcxb {variant} articles"].append(f)
            self.pages.append((f, f"{row['id']} {row['page_type']} {name}", text, result.text, row["gold"] or ""))
            title = row.get("title") or ""
            if variant == "resiliparse" and row["page_type"] == "article" and title and folded(title) in folded(text):
                found = result.articles[0].title if result.articles else None
                self.scores["titles exact"].append(float(folded(found or "") == folded(title)))
        if row["page_type"] == "article":
            self.extracted(row, "after trafilatura, " + ("news" if news else "articles"))
        if row["gold"]:
            again = self.clean(row["gold"], row)
            missing = Counter(tokens(row["gold"])) - Counter(tokens(_everything(again)))
            lost = sum(missing.values()) / len(tokens(row["gold"])) if missing else 0.0
            self.scores["golds words lost"].append(lost)
            if row["page_type"] == "article":
                self.scores["golds words lost, articles"].append(lost)

    def extracted(self, row: dict[str, Any], name: str) -> None:
        """What trafilatura made of the page: cleaned, as it is, and with its blocks chosen by the gold itself."""
        text, gold = row["texts"]["trafilatura"], row["gold"] or ""
        said = [block.said for block in blocks(text)]
        best = [one for one, share in zip(said, coverage(said, gold), strict=True) if share >= 0.5]
        forms = (self.clean(text, row).text, ""), (text, ": as it is"), ("\n".join(best), ": best choice of its blocks")
        for form, which in forms:
            self.scores[name + which].append(word_f1(form, gold)[2])

    def snippets(self, row: dict[str, Any]) -> None:
        for variant in VARIANTS:
            text = row["texts"][variant]
            result = self.clean(text, row)
            forms = {"": result.text, ": title and notes counted": _everything(result), ": in the page's text": text}
            said = {which: folded(form) for which, form in forms.items()}
            groups = ["multilingual", *(["German"] if row["lang"] == "de" else [])]
            for side in ("with", "without"):
                wanted = [folded(s) for s in row[side]]
                for group in groups if wanted else ():
                    for which, form in said.items():
                        self.scores[f"{group} {side}{which}"].append(sum(s in form for s in wanted) / len(wanted))

    def means(self) -> dict[str, float]:
        return {name: round(sum(v) / len(v), 4) for name, v in sorted(self.scores.items())}


def _everything(result: textfix.Result) -> str:
    """Body and fields: a title that was lifted out of the body is not lost."""
    return "\n".join(s.text for a in result.articles for s in a.segments)


def failures(pages: list[tuple[float, str, str, str, str]]) -> Iterator[str]:
    """The worst pages with the lines that were wrongly kept and wrongly dropped."""
    for f, name, text, said, gold in sorted(pages)[:WORST]:
        yield f"=== {f:.3f} {name}"
        true, kept = set(tokens(gold)), folded(said)
        gold_lines, folded_gold = gold.split("\n"), folded(gold)
        wrong = [x for x in said.split("\n") if x.strip() and folded(x)[:60] not in folded_gold]
        lost = [x for x in gold_lines if x.strip() and folded(x)[:60] not in kept and folded(x)[:60] in folded(text)]
        yield from (f"  + {x[:150]}" for x in wrong[:12])
        yield from (f"  - {x[:150]}" for x in lost[:12])
        yield f"  ({len(wrong)} lines wrongly kept, {len(lost)} wrongly dropped, {len(true)} words in the gold)"


def report(means: dict[str, float], counts: dict[str, int], note: str) -> str:
    rows = ["| figure | measured | target | where to go on to | n |", "| --- | --- | --- | --- | --- |"]
    first = [n for n in TARGETS if n in means]
    for name in [*first, *(n for n in means if n not in TARGETS)]:
        target, beyond = TARGETS.get(name, ("", ""))
        rows.append(f"| {name} | {means[name]:.4f} | {target} | {beyond} | {counts.get(name, 0)} |")
    return "# Content: measured\n\n" + note + "\n\n" + "\n".join(rows) + "\n"


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", type=Path, help="held-out models of train_content.py")
    ask.add_argument("--models", type=Path, help="held-out models of train_ending.py")
    ask.add_argument("--favor", choices=get_args(Favor), default="balanced", help="what the options are to favor")
    ask.add_argument("--every", type=int, default=1, help="use every N-th page")
    ask.add_argument("--failures", type=Path, help="write the worst pages here")
    ask.add_argument("--store", action="store_true", help="write the results")
    ask.add_argument("--check", action="store_true", help="fail when a figure fell")
    a = ask.parse_args()
    bench = Bench(Held(a.folds, a.models), a.favor)
    for row in list(page_rows(a.data, "wcxb", "news"))[:: a.every]:
        bench.page(row)
    for row in list(page_rows(a.data, "multilingual"))[:: a.every]:
        bench.snippets(row)
    means = bench.means()
    note = (
        f"Every {a.every}. page. " * (a.every > 1)
        + (HELD_OUT + NO_ENDINGS * (not a.models) if a.folds else "**Not held out**: the weights saw these pages. ")
        + f"Speed of the whole clean(), CPU time: {bench.bytes / 1e6 / bench.seconds:.2f} MB/s."
    )
    text = report(means, {n: len(v) for n, v in bench.scores.items()}, note)
    print(text)
    if a.failures:
        a.failures.write_text("\n".join(failures(bench.pages)) + "\n")
    stored = RESULTS / "content.json"
    if a.store:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "content.md").write_text(text)
        about = {"held_out": bool(a.folds and a.models), "every": a.every}
        stored.write_text(json.dumps({**about, "figures": means}, indent=1) + "\n")
    if a.check:
        fell = fallen(TARGETS, means, json.loads(stored.read_text())["figures"], LESS_IS_BETTER)
        print("\n".join(fell) or "no figure fell", file=sys.stderr)
        return int(bool(fell))
    return 0


if __name__ == "__main__":
    sys.exit(main())
