"""How fast textfix repairs text beside ftfy and plsfix, and whether it stays linear on nasty input.

    python benchmarks/repair.py --data DIR [--write] [--passes 3] [--size 400000]
    python benchmarks/repair.py --data DIR --accuracy [--list] [--write]

``DIR`` holds ``wcxb-dev/pages.jsonl.zst`` and ``sentences-dev.jsonl.zst``. Each pass runs every tool once over
every text, in turn, with the caches of textfix cleared before each of its runs, and every text is a new string: one
that was asked for its UTF-8 remembers it. The figure is CPU time, the best of the passes. The machine matters little
for the ratios, and much for the megabytes a second.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Fix = Callable[[str], str]
RESULT = Path(__file__).parent / "results" / "repair.md"
ACCURACY = "# Accuracy of repair"  # the headings of the two parts of that file
SPEED = "# Speed of repair"
SHARE = 0.05  # of the lines that are broken in "5 % mojibake"
RAW = 10  # times as much of raw pages: one in ten holds lines that take long, and these make the figure
SCRAPERS = ("resiliparse", "inscriptis", "bs4", "html2text")
LINES = 40  # sentences joined into one document, about the length of a web page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--size", type=int, default=400_000, help="characters of each text")
    parser.add_argument("--write", action="store_true", help=f"write {RESULT.name}")
    parser.add_argument("--accuracy", action="store_true", help="how much comes out right, instead of how fast")
    parser.add_argument("--list", action="store_true", help="name the clean sentences that change")
    args = parser.parse_args()
    if args.accuracy:
        from repair_accuracy import accuracy

        import textfix

        report = "\n".join(accuracy(args.data, textfix.fix_text, args.list))
        print(report)
        if args.write:
            _store(ACCURACY, f"Printed by `benchmarks/repair.py --accuracy`.\n\n{report}\n")
        return
    tools = _tools()
    table = "\n".join(_speed(_corpora(args.data, args.size), tools, args.passes))
    traps = "\n".join(_traps(tools["textfix"]))
    report = f"{table}\n\n{traps}\n"
    print(report)
    if args.write:
        _store(SPEED, f"Printed by `benchmarks/repair.py`.\n\n{report}")


def _store(heading: str, body: str) -> None:
    """Write one part of the file of results; the other stays."""
    RESULT.parent.mkdir(exist_ok=True)
    parts = {SPEED: "", ACCURACY: ""}
    current = ""
    for line in RESULT.read_text(encoding="utf-8").splitlines(keepends=True) if RESULT.exists() else []:
        if line.strip() in parts:
            current = line.strip()
        elif current:
            parts[current] += line
    parts[heading] = body
    text = "\n\n".join(f"{name}\n\n{part.strip()}" for name, part in parts.items() if part)
    RESULT.write_text(text + "\n", encoding="utf-8")


def _tools() -> dict[str, Fix]:
    import ftfy

    import textfix

    tools: dict[str, Fix] = {
        "ftfy": ftfy.fix_text,
        "textfix": textfix.fix_text,
        "preset ftfy": lambda text: textfix.fix_text(text, preset="ftfy"),
        "with changes": lambda text: textfix.fix_and_explain(text).text,
    }
    try:
        import plsfix

        tools["plsfix"] = plsfix.fix_text
    except ImportError:
        print("plsfix is not installed; its column is left out", file=sys.stderr)
    return tools


def _corpora(data: Path, size: int) -> Iterator[tuple[str, list[str]]]:
    """Named lists of documents, each list about ``size`` characters."""
    pages = _rows(data / "wcxb-dev" / "pages.jsonl.zst")
    golds = [row["gold"] for row in pages if row["gold"]]
    web = _cut(golds, size)
    yield "English web (WCXB)", web
    yield "English web, all of WCXB", golds
    yield "raw web pages (WCXB, as scraped)", _spread(_scraped(pages), RAW * size)
    by_language: dict[str, list[str]] = {}
    for row in _rows(data / "sentences-dev.jsonl.zst"):
        by_language.setdefault(row["lang"], []).append(row["text"])
    names = {"de": "German", "ru": "Russian", "zh": "Chinese"}
    for code, name in names.items():
        yield name, _cut(_documents(by_language[code]), size)
    rng = random.Random(1)
    yield "5 % mojibake (English web)", ["\n".join(_some_broken(text.split("\n"), rng)) for text in web]
    rng = random.Random(1)
    german = [_break(s) if rng.random() < SHARE else s for s in by_language["de"]]
    yield "5 % mojibake (German)", _cut(_documents(german), size)
    for code, name in {"en": "English", "de": "German", "ru": "Russian"}.items():
        broken = [_break(_typeset(s)) for s in by_language[code]]
        yield f"all mojibake ({name})", _cut(_documents(broken), size // 4)


def _scraped(pages: list[dict[str, Any]]) -> list[str]:
    """The text of each page, menus and all, as one of four tools in turn takes it from the HTML."""
    texts = (page["texts"].get(SCRAPERS[n % len(SCRAPERS)]) for n, page in enumerate(pages))
    return [text for text in texts if text]


def _spread(documents: list[str], size: int) -> list[str]:
    """About ``size`` characters of documents, taken from all over the list."""
    return documents[:: max(1, sum(map(len, documents)) // size)]


def _rows(path: Path) -> list[dict[str, Any]]:
    import zstandard

    with path.open("rb") as file:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8")
        return [json.loads(line) for line in lines]


def _documents(sentences: list[str]) -> list[str]:
    return ["\n".join(sentences[at : at + LINES]) for at in range(0, len(sentences), LINES)]


def _cut(documents: list[str], size: int) -> list[str]:
    out, total = [], 0
    for document in documents:
        out.append(document)
        total += len(document)
        if total >= size:
            break
    return out


def _some_broken(lines: list[str], rng: random.Random) -> Iterator[str]:
    """The lines, one in twenty of them broken."""
    return (_break(_typeset(line)) if rng.random() < SHARE else line for line in lines)


def _typeset(text: str) -> str:
    """With curly quotation marks, so that English has something to break."""
    return text.replace("'", "’").replace('"', "“")


def _break(text: str) -> str:
    """UTF-8 read as windows-1252, the way browsers do."""
    return "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode()
    )


def _speed(corpora: Iterator[tuple[str, list[str]]], tools: dict[str, Fix], passes: int) -> Iterator[str]:
    ratios = "textfix : ftfy | textfix : plsfix | preset : ftfy | preset : plsfix"
    yield "| text | MB | " + " | ".join(f"{name} MB/s" for name in tools) + f" | {ratios} |"
    yield "|---|---|" + "---|" * (len(tools) + 4)
    for name, documents in corpora:
        size = sum(len(document.encode()) for document in documents) / 1e6
        best = dict.fromkeys(tools, float("inf"))
        for _ in range(passes):
            for tool, fix in tools.items():
                _forget()
                fresh = ["".join((document[:1], document[1:])) for document in documents]
                start = time.process_time()
                for document in fresh:
                    fix(document)
                best[tool] = min(best[tool], time.process_time() - start)
        rates = {tool: size / max(seconds, 1e-9) for tool, seconds in best.items()}
        shown = [
            f"{rates[tool] / rates[other]:.1f}" if other in rates else "-"
            for tool in ("textfix", "preset ftfy")
            for other in ("ftfy", "plsfix")
        ]
        yield f"| {name} | {size:.2f} | " + " | ".join([*(f"{rate:.1f}" for rate in rates.values()), *shown]) + " |"


def _forget() -> None:
    """Clear what textfix remembers about texts; tables that do not depend on the text stay."""
    from textfix.repair import forget

    forget()
    gc.collect()


def _traps(fix: Fix) -> Iterator[str]:
    """Time for twice the input over time for the input: about 2 where the work is linear."""
    layers = "é"
    for _ in range(8):
        layers = _break(layers)
    traps = {
        "nested &amp;amp;": lambda n: "&" + "amp;" * n + "eacute;",
        "alternating combining marks": lambda n: "a" + "\u0301\u0327" * n,
        "runs of spaces": lambda n: ("word" + " " * 500) * (n // 100) + "Ã©",
        "8-layer mojibake": lambda n: (layers + " word ") * (n // 200),
        "one long line of accents": lambda n: "é" * n,
        "one long line of mojibake": lambda n: "Ã©" * n,
        "quotation marks": lambda n: "“’" * n,
        "backslashes": lambda n: "\\" * n + "u00e9",
        "percent signs": lambda n: "%41" * n,
        "plus signs": lambda n: "+A" * n,
        "zero-width characters": lambda n: "a\u200b\u200d" * n,
    }
    yield "| trap | characters | seconds | ratio for twice the text |"
    yield "|---|---|---|---|"
    for name, make in traps.items():
        seconds = []
        for n in (10_000, 20_000):
            text = make(n)
            _forget()
            start = time.process_time()
            fix(text)
            seconds.append(time.process_time() - start)
        yield f"| {name} | {len(text)} | {seconds[1]:.3f} | {seconds[1] / max(seconds[0], 1e-4):.1f} |"


if __name__ == "__main__":
    main()
