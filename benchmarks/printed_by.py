"""How well the article is found in the text that different programs make of the same HTML.

    pip install beautifulsoup4 html2text html-text inscriptis lxml markdownify markitdown resiliparse selectolax
    python benchmarks/printed_by.py --data DIR [--folds DIR --models DIR --gaps DIR] [--every N] [--only NAMES]

Word F1 against the true content of the pages of wcxb-dev that come with their HTML, of the text as the program printed
it and as ``textfix.clean`` leaves it. Programs that are not installed (lynx, w3m and pandoc are commands of their own)
are named and left out. ``--folds``, ``--models`` and ``--gaps`` hold the models of train_content.py, train_ending.py
and train_one_line.py that never saw a page's domain: only with all three are the figures honest.
"""

from __future__ import annotations

import argparse
import importlib
import io
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from shutil import which
from typing import Any

from content import word_f1
from held import Held
from train_html import html_pages

import textfix

RESULTS = Path(__file__).parent / "results" / "printed_by.md"
Print = Callable[[str], str]
UNSEEN = ["script", "style", "noscript", "template"]


def soup(html: str) -> Any:
    page = importlib.import_module("bs4").BeautifulSoup(html, "lxml")
    for tag in page(UNSEEN):
        tag.decompose()
    return page


def command(*words: str) -> Print:
    """A program that reads HTML and prints text."""

    def run(html: str) -> str:
        raw = html.encode("utf-8", "replace")
        done = subprocess.run(words, input=raw, capture_output=True, timeout=60, check=False)
        return done.stdout.decode("utf-8", "replace")

    return run


def pandoc(to: str, wrap: str) -> Print:
    run = command("pandoc", "-f", "html", "-t", to, f"--wrap={wrap}")
    return lambda html: run(str(soup(html)))


def markdown(width: int) -> Print:
    def run(html: str) -> str:
        printer = importlib.import_module("html2text").HTML2Text()
        printer.body_width = width
        return str(printer.handle(html))

    return run


def resiliparse(**how: bool) -> Print:
    return lambda html: str(importlib.import_module("resiliparse.extract.html2text").extract_plain_text(html, **how))


def lxml(html: str) -> str:
    reader = importlib.import_module("lxml.html")
    page = reader.fromstring(html.encode(), parser=reader.HTMLParser(encoding="utf-8"))
    for tag in page.xpath("|".join(f"//{name}" for name in UNSEEN)):
        tag.drop_tree()
    return str(page.text_content())


def selectolax(html: str) -> str:
    page = importlib.import_module("selectolax.lexbor").LexborHTMLParser(html)
    for tag in page.css(",".join(UNSEEN)):
        tag.decompose()
    return str(page.body.text()) if page.body else ""


def markitdown(html: str) -> str:
    reader = importlib.import_module("markitdown").MarkItDown()
    return str(reader.convert_stream(io.BytesIO(html.encode()), file_extension=".html").text_content)


def trafilatura(**how: Any) -> Print:
    return lambda html: importlib.import_module("trafilatura").extract(html, **how) or ""


LYNX = ("lynx", "-dump", "-stdin", "-force_html", "-assume_charset=utf-8", "-display_charset=utf-8")
# Which module or command each needs, and what it prints.
PROGRAMS: dict[str, tuple[str, Print]] = {
    'bs4, get_text("\\n", strip=True)': ("bs4", lambda html: soup(html).get_text("\n", strip=True)),
    'bs4, get_text(" ", strip=True)': ("bs4", lambda html: soup(html).get_text(" ", strip=True)),
    "bs4, get_text()": ("bs4", lambda html: soup(html).get_text()),
    "lxml, text_content()": ("lxml", lxml),
    "selectolax, text()": ("selectolax", selectolax),
    "html-text": ("html_text", lambda html: importlib.import_module("html_text").extract_text(html)),
    "inscriptis": ("inscriptis", lambda html: importlib.import_module("inscriptis").get_text(html)),
    "resiliparse, all of the page": ("resiliparse", resiliparse()),
    "resiliparse, with links": ("resiliparse", resiliparse(links=True)),
    "resiliparse, main content": ("resiliparse", resiliparse(main_content=True)),
    "html2text": ("html2text", markdown(0)),
    "html2text, wrapped": ("html2text", markdown(78)),
    "markdownify": ("markdownify", lambda html: importlib.import_module("markdownify").markdownify(str(soup(html)))),
    "markitdown": ("markitdown", markitdown),
    "trafilatura, html2txt": ("trafilatura", lambda html: importlib.import_module("trafilatura").html2txt(html)),
    "trafilatura, Markdown with links": ("trafilatura", trafilatura(output_format="markdown", include_links=True)),
    "lynx": ("lynx", command(*LYNX)),
    "lynx, without links": ("lynx", command(*LYNX, "-nolist", "-width=120")),
    "w3m": ("w3m", command("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "80")),
    "pandoc, plain": ("pandoc", pandoc("plain", "auto")),
    "pandoc, Markdown": ("pandoc", pandoc("gfm", "none")),
}  # fmt: skip


def is_there(name: str) -> bool:
    if which(name):
        return True
    try:
        importlib.import_module(name)
    except ImportError:
        return False
    return True


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--data", type=Path, required=True)
    for name in ("folds", "models", "gaps"):
        ask.add_argument(f"--{name}", type=Path)
    ask.add_argument("--every", type=int, default=2)
    ask.add_argument("--only", default="", help="names of programs, or how they begin")
    ask.add_argument("--write", action="store_true", help=f"write {RESULTS.name}")
    args = ask.parse_args()
    held = Held(args.folds, args.models, args.gaps)
    wanted = tuple(args.only.split(","))
    programs = {name: told for name, told in PROGRAMS.items() if name.startswith(wanted) and is_there(told[0])}
    for name in sorted({told[0] for name, told in PROGRAMS.items() if name.startswith(wanted)}):
        if not is_there(name):
            print(f"{name} is not installed and left out", file=sys.stderr)
    scores: dict[tuple[str, bool], list[tuple[float, float]]] = defaultdict(list)
    pages = html_pages(args.data)[:: args.every]
    for n, (row, raw) in enumerate(pages):
        print(f"\r{n + 1} of {len(pages)}", end="", file=sys.stderr)
        html = raw.decode("utf-8", "replace")
        for name, (_, printed) in programs.items():
            try:
                text = printed(html)
            except Exception as error:  # any of theirs; the page does not count for this program
                print(f"\n{row['id']}: {name}: {error!r:.100}", file=sys.stderr)
                continue
            with held.of(row["domain"]):
                found = textfix.clean(text).text
            one = word_f1(text, row["gold"])[2], word_f1(found, row["gold"])[2]
            scores[name, False].append(one)
            if row["page_type"] == "article":
                scores[name, True].append(one)
    print(file=sys.stderr)
    report = table(scores, list(programs), args.every, bool(args.folds and args.models and args.gaps))
    print(report)
    if args.write:
        RESULTS.write_text(report + "\n")


def table(scores: dict[tuple[str, bool], list[tuple[float, float]]], names: list[str], every: int, honest: bool) -> str:
    said = "Held out: no model saw the page's domain." if honest else "Not held out: the models know these pages."
    out = [
        "# Pages as different programs print them", "",
        f"Word F1, wcxb-dev, every {every}. page that comes with its HTML. {said}", "",
        "| text by | articles | as it is | cleaned | all types: as it is | cleaned |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for name in names:
        of = {articles: [sum(one) / len(scores[name, articles]) for one in zip(*scores[name, articles], strict=True)]
              for articles in (True, False)}  # fmt: skip
        if of[True] and of[False]:
            cells = "".join(f" {value:.3f} |" for value in (*of[True], *of[False]))
            out.append(f"| {name} | {len(scores[name, True])} |{cells}")
    return "\n".join(out)


if __name__ == "__main__":
    main()
