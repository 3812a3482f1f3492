"""How well title, byline, date and site are found in plain text, beside the targets, with failures on request.

    python benchmarks/metadata.py --data DIR [--folds DIR] [--every N] [--failures FILE] [--write | --check]

Pages of WCXB and of the news, as text from five tools. A field counts on a page only where the text holds its value:

- title: the folded title stands in the folded text;
- byline: one of the author's names stands, as words, in a line of at most 20 words;
- date: the day stands in a line of at most 30 words, in any of the forms that :func:`printed_forms` lists.

A title is right when it is the same after folding case, quotes, dashes, white space and the site's name behind a
bar; a byline when its names have the words of the author's names, credentials aside; a date when it is that day.
The pages name no site: a site counts as right when its letters are in the host's name, or the host's name in its.
Fields are found from the text alone; ``--url`` hands over the address as well. With ``--folds`` (from
train_content.py) what is body is judged by weights that never saw the page's domain; the weights that choose the
title, the byline and the date are cross-validated by train_head.py.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

from content import folded
from content_data import FOLDS, fold_of, page_rows
from figures import fallen

import textfix
from textfix.content.learned import held_out
from textfix.content.model import Model

VARIANTS = ("resiliparse", "inscriptis", "bs4", "html2text", "trafilatura")
TARGETS = {"title": ("≥ .75", ".85"), "byline": ("≥ .60", ".75"), "date": ("≥ .65", ".80"), "site": ("", "")}
RESULTS = Path(__file__).parent / "results"
BYLINE_WORDS, DATE_WORDS = 20, 30  # words of a line that may hold an author or a date at most
SITE_WORDS = 6  # words of a site's name behind a title at most
CREDENTIALS = frozenset("ms rd fand phd md dvm dacvb lvt ba vts cpa cfp jd mba rn mph dr prof mr mrs".split())
_MONTHS = "january february march april may june july august september october november december".split()
_BAR = re.compile(r"\s+[|·•»-]\s+|\s+:\s+")
_LETTERS = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"\s*(?:[,;/|&•·]|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\bby\b)\s*")


class Case(NamedTuple):
    """One field of one text: what the page says, what was found."""

    field: str
    id: str
    type: str
    variant: str
    wanted: str
    found: str | None
    right: bool


# -- what the text holds, and what is right ----------------------------------------------------------


def same_title(found: str, wanted: str, domain: str) -> bool:
    """Whether two titles are the same but for case, quotes, dashes, white space and the site's name.

    >>> same_title("Tides — a guide | Port News", "Tides - a Guide", "portnews.example")
    True
    """
    return bool(_titles(found, domain) & _titles(wanted, domain))


def _titles(said: str, domain: str) -> set[str]:
    """The folded title, with and without the site's name at either end."""
    whole = folded(said)
    out = {whole}
    host = "".join(_LETTERS.findall(domain))
    for bar in _BAR.finditer(whole):
        for rest, site in ((whole[: bar.start()], whole[bar.end() :]), (whole[bar.end() :], whole[: bar.start()])):
            letters = "".join(_LETTERS.findall(site))
            named = letters and (letters in host or host.split("com")[0] in letters)
            if rest and (named or ("|" in bar[0] and len(site.split()) <= SITE_WORDS)):
                out.add(rest)
    return out


def names_of(author: str) -> list[frozenset[str]]:
    """The words of each name in an author field or byline, without credentials.

    >>> [sorted(n) for n in names_of("Ann Lee, PhD and Bo Díaz")]
    [['ann', 'lee'], ['bo', 'díaz']]
    """
    plain = re.sub(r"\([^)]*\)|\bph\. ?d\b\.?|\bm\. ?d\b\.?", " ", folded(author))
    names = (frozenset(_LETTERS.findall(part)) - CREDENTIALS for part in _BETWEEN.split(plain))
    return [name for name in names if name]


def same_names(found: str, wanted: str) -> bool:
    """Whether a byline names the same people as an author field."""
    return frozenset().union(*names_of(found)) == frozenset().union(*names_of(wanted))


def holds_author(lines: list[str], author: str) -> bool:
    """Whether a short line holds all words of one of the author's names (``lines`` are folded)."""
    names = names_of(author)
    short = [x for x in lines if len(x.split()) <= BYLINE_WORDS]
    return any(
        name <= frozenset(_LETTERS.findall(x)) for name in names for x in short if max(name, key=len) in x
    )  # fmt: skip


def printed_forms(iso: str) -> re.Pattern[str]:
    """Every form in which pages print a day, for folded text.

    >>> all(printed_forms("2025-08-09").search(x) for x in ("aug. 9th, 2025", "9. august 2025", "8/9/25"))
    True
    """
    year, month, day = iso[:4], int(iso[5:7]), int(iso[8:10])
    from textfix.segments.dates import month_names  # the same words for months; forms are our own

    names = "|".join(sorted({_MONTHS[month - 1], _MONTHS[month - 1][:3], *month_names(month)}, key=len, reverse=True))
    d, m, y = f"0?{day}", f"0?{month}", rf"(?:{year}|'?{year[2:]})"
    spelled = rf"(?:{names})\.?"
    forms = (
        rf"\b{spelled}[\s,/-]*{d}(?:st|nd|rd|th)?\.?[\s,/-]+{year}",
        rf"\b{d}(?:\.|st|nd|rd|th|er|º)?(?: of| de)?[\s/-]*{spelled}(?: de| del)?[\s,/-]*{year}",
        rf"\b{year}[\s,/-]+{spelled}[\s,/-]*{d}\b",
        rf"\b{year}(?P<s1>[-/.]){m}(?P=s1){d}(?!\d)",
        rf"\b{m}(?P<s2>[-/.]){d}(?P=s2){y}(?!\d)",
        rf"\b{d}(?P<s3>[-/.])\s?{m}(?P=s3)\s?{y}(?!\d)",
        rf"{year}\s*[年년]\s*{m}\s*[月월]\s*{d}\s*[日일]",
    )
    return re.compile("|".join(forms))


def holds_date(lines: list[str], iso: str) -> bool:
    """Whether a short line holds the day in print (``lines`` are folded)."""
    if not re.match(r"\d{4}-\d\d-\d\d", iso):
        return False
    forms = printed_forms(iso)
    return any(forms.search(x) for x in lines if len(x.split()) <= DATE_WORDS and any(c.isdigit() for c in x))


def site_fits(site: str, domain: str) -> bool:
    """Whether a site's name and its host share their letters.

    >>> site_fits("The Port News", "portnews.example"), site_fits("Full results", "portnews.example")
    (True, False)
    """
    said = "".join(_LETTERS.findall(folded(site))).removeprefix("the")
    hosts = ["".join(_LETTERS.findall(part)) for part in domain.split(".")[:-1] if len(part) > 2]
    initials = "".join(w[0] for w in _LETTERS.findall(folded(site)))
    short = len(initials) > 1
    return any(h in said or (said and said in h) or (short and h.startswith(initials)) for h in hosts)


# -- measuring ---------------------------------------------------------------------------------------


def cases_of(row: dict[str, Any], variant: str, clean: Callable[[str], textfix.Result]) -> Iterator[Case]:
    """What was found on one page, field by field, where its text holds the field."""
    text = row["texts"][variant]
    lines = [folded(x) for x in text.split("\n") if x.strip()]
    title, author, date = (row.get(field) or "" for field in ("title", "author", "published"))
    holds = (
        title and folded(title) in " ".join(lines),
        author and holds_author(lines, author),
        date and holds_date(lines, date),
    )
    result = clean(text)
    article = result.articles[0] if result.articles else None
    kind = row["page_type"] if "wcxb" in row["id"] else "news"
    if article and article.site:
        fits = site_fits(article.site, row["domain"])
        yield Case("site", row["id"], kind, variant, row["domain"], article.site, fits)
    found = (article.title, article.byline, article.published) if article else (None, None, None)
    for field, wanted, here, said in zip(("title", "byline", "date"), (title, author, date), holds, found, strict=True):
        if here:
            right = said is not None and (
                same_title(said, wanted, row["domain"]) if field == "title"
                else same_names(said, wanted) if field == "byline"
                else said[:10] == wanted[:10]
            )  # fmt: skip
            yield Case(field, row["id"], kind, variant, wanted, said, right)


def figures(cases: list[Case]) -> dict[str, dict[str, float]]:
    """By name of the figure: the share that is right, the share found of those held, and how many there are.

    For a site: the share of sites found that fit the host.
    """
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[f"{case.field}, {case.type}"].append(case)
        if case.type == "article":
            groups[case.field].append(case)
            groups[f"{case.field}, article, {case.variant}"].append(case)
    return {
        name: {
            "right": round(sum(c.right for c in group) / len(group), 4),
            "found": round(sum(c.found is not None for c in group) / len(group), 4),
            "n": len(group),
        }
        for name, group in groups.items()
    }


def report(measured: dict[str, dict[str, float]], note: str) -> str:
    rows = ["| figure | right | found | target | where to go on to | n |", "| --- | --- | --- | --- | --- | --- |"]
    order = [n for n in TARGETS if n in measured] + sorted(n for n in measured if n not in TARGETS)
    for name in order:
        target, beyond = TARGETS.get(name, ("", ""))
        label = f"**{name}, articles**" if name in TARGETS else name
        one = measured[name]
        rows.append(f"| {label} | {one['right']:.3f} | {one['found']:.3f} | {target} | {beyond} | {one['n']} |")
    return "# Metadata: measured\n\n" + note + "\n\n" + "\n".join(rows) + "\n"


def failures(cases: list[Case]) -> Iterator[str]:
    """Every field that is wrong, grouped by field."""
    for case in sorted(cases):
        if not case.right:
            yield f"{case.field:7}{case.id} {case.type} {case.variant}"
            yield f"    wanted {case.wanted}\n    found  {case.found}"


def rights(figures: dict[str, dict[str, float]]) -> dict[str, float]:
    """How many are exactly right, by field."""
    return {name: of["right"] for name, of in figures.items()}


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--folds", type=Path, help="held-out models of train_content.py")
    ask.add_argument("--every", type=int, default=1, help="use every N-th page")
    ask.add_argument("--url", action="store_true", help="hand over the address as well")
    ask.add_argument("--failures", type=Path, help="write what is wrong here")
    ask.add_argument("--write", action="store_true", help="write benchmarks/results/metadata.md and .json")
    ask.add_argument("--check", action="store_true", help="fail when a figure fell")
    a = ask.parse_args()
    models = [Model((a.folds / f"fold{k}.bin").read_bytes()) for k in range(FOLDS)] if a.folds else []
    cases: list[Case] = []
    seconds, characters = 0.0, 0

    for row in list(page_rows(a.data, "wcxb", "news"))[:: a.every]:

        def clean(text: str, row: dict[str, Any] = row) -> textfix.Result:
            nonlocal seconds, characters
            start = time.process_time()
            result = textfix.clean(text, url=row["url"] if a.url else None)
            seconds += time.process_time() - start
            characters += len(text)
            return result

        with held_out(models[fold_of(row["domain"])]) if models else nullcontext():
            for variant in VARIANTS:
                cases += cases_of(row, variant, clean)
    measured = figures(cases)
    note = (
        f"Every {a.every}. page. " * (a.every > 1)
        + f"Found from the text {'and its address' if a.url else 'alone'}. "
        + "What is body was judged by weights that never saw the page's domain. " * bool(models)
        + "The weights that choose in the head saw these pages; train_head.py prints their cross-validated figures. "
        + f"Speed of the whole clean(), CPU time: {characters / 1e6 / seconds:.2f} M characters a second."
    )
    print(report(measured, note))
    if a.failures:
        a.failures.write_text("\n".join(failures(cases)) + "\n")
    stored = RESULTS / "metadata.json"
    if a.write:
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / "metadata.md").write_text(report(measured, note))
        stored.write_text(json.dumps({"every": a.every, "figures": measured}, indent=1) + "\n")
    if a.check:
        fell = fallen(TARGETS, rights(measured), rights(json.loads(stored.read_text())["figures"]))
        print("\n".join(fell) or "no figure fell", file=sys.stderr)
        return int(bool(fell))
    return 0


if __name__ == "__main__":
    sys.exit(main())
