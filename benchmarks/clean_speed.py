"""How fast a whole page is cleaned, beside what people use today.

    python benchmarks/clean_speed.py --data DIR [--every N] [--write]

The pages of wcxb-dev that come with their HTML. ``textfix.clean`` and ``ftfy.fix_text`` read the text of a page (as
resiliparse prints it), trafilatura and jusText its HTML: they do another part of the work, and are put on the same
scale by MB of *text*. All take turns on every page, ``--passes`` times. In the column "first time" what textfix
remembers of other pages is forgotten before each page. CPU time of one core; quote the ratios.

The last table gives the share each stage has in ``clean``.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import Any

import ftfy
import justext
import trafilatura
from train_html import html_pages

import textfix
from textfix import parts, pipeline, read

RESULTS = Path(__file__).parent / "results"
TARGETS = {"ftfy.fix_text": 3, "trafilatura": 30, "jusText": 20}
MEGABYTES_A_SECOND = 4
STAGES = {
    "repair and characters": [(pipeline, "_fixes")],
    "layout": [(read, "blocks")],
    "content": [(read, "judge"), (read, "furniture")],
    "head": [(read, "head"), (read, "credited")],
    "stories": [(read, "starts"), (read, "ending"), (read, "tail")],
    "kinds": [(read, "body_kinds"), (read, "regroup"), (read, "told_twice"), (read, "around")],
    "printing": [(read, "_printed"), (parts, "after")],
}


def forget() -> None:
    """Clear every cache of answers about texts."""
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType) and hasattr(thing, "cache_clear"):
            thing.cache_clear()


@contextmanager
def watched(spent: Counter[str]) -> Iterator[None]:
    """Adds up what each stage takes, without what it calls of other stages."""
    inner: list[float] = []
    before = [(where, name, getattr(where, name)) for places in STAGES.values() for where, name in places]

    def timed(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def run(*args: Any, **kwargs: Any) -> Any:
            inner.append(0.0)
            start = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                took = time.perf_counter() - start
                spent[stage] += took - inner.pop()
                if inner:
                    inner[-1] += took

        return run

    for stage, places in STAGES.items():
        for where, name in places:
            setattr(where, name, timed(stage, getattr(where, name)))
    try:
        yield
    finally:
        for where, name, function in before:
            setattr(where, name, function)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--every", type=int, default=3, help="use every N-th page")
    ask.add_argument("--passes", type=int, default=2, help="how often the tools take turns on a page")
    ask.add_argument("--write", action="store_true", help="store the tables")
    a = ask.parse_args()
    pages = [
        (row["texts"]["resiliparse"], raw.decode("utf-8", "replace"))
        for row, raw in html_pages(a.data)[:: a.every]
        if row["texts"]["resiliparse"]
    ]
    megabytes = sum(len(text.encode("utf-8", "replace")) for text, _ in pages) / 1e6
    ways: dict[str, Callable[[str, str], Any]] = {
        "textfix.clean": lambda text, _: textfix.clean(text),
        "ftfy.fix_text": lambda text, _: ftfy.fix_text(text),
        "trafilatura": lambda _, html: trafilatura.extract(html),
        "jusText": lambda _, html: justext.justext(html.encode(), justext.get_stoplist("English")),
    }
    for way in ways.values():
        way(*pages[0])
    seconds: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for number, (text, html) in enumerate(pages):
        for turn in range(a.passes):
            if turn == 0:
                forget()
            for name, way in ways.items():
                start = time.process_time()
                way(text, html)
                took = time.process_time() - start
                seconds[name] += took / a.passes
                first[name] += took if turn == 0 else 0
        if sys.stderr.isatty():
            print(f"\r{number + 1}/{len(pages)}", end="", file=sys.stderr)
    stages: Counter[str] = Counter()
    start = time.perf_counter()
    with watched(stages):
        for text, _ in pages:
            textfix.clean(text)
    whole = time.perf_counter() - start
    out = report(seconds, first, megabytes, len(pages)) + shares(stages, whole)
    print(out)
    if a.write:
        (RESULTS / "clean_speed.md").write_text(out)
    return 0


def report(seconds: Counter[str], first: Counter[str], megabytes: float, pages: int) -> str:
    mine = first["textfix.clean"]
    rows = [
        "# Speed of clean()\n",
        f"{pages} pages, {megabytes:.2f} MB of text. Asked: {MEGABYTES_A_SECOND} MB a second. Versions: ftfy"
        f" {version('ftfy')}, trafilatura {version('trafilatura')}, jusText {version('justext')}.\n",
        "| tool | input | MB of text a second | first time | times as fast is textfix, first time | asked |",
        "|---|---|---|---|---|---|",
    ]
    for name, took in seconds.items():
        of = "text" if name in ("textfix.clean", "ftfy.fix_text") else "HTML"
        ratio = f"{first[name] / mine:.2f} | {TARGETS[name]}" if name in TARGETS else "|"
        rows.append(f"| {name} | {of} | {megabytes / took:.2f} | {megabytes / first[name]:.2f} | {ratio} |")
    return "\n".join(rows) + "\n"


def shares(stages: Counter[str], whole: float) -> str:
    rows = ["\n| stage | share of clean() % |", "|---|---|"]
    rows += [f"| {stage} | {100 * took / whole:.1f} |" for stage, took in stages.most_common()]
    rows.append(f"| everything else | {100 * (1 - sum(stages.values()) / whole):.1f} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.exit(main())
