"""Learns the weights that choose the title, the byline and the date of a page, by cross-validation over domains.

    python benchmarks/train_head.py --data DIR [--every N] [--failures FILE] [--dry]

Reads wcxb-dev (CC-BY-4.0, "WCXB: Web Content Extraction Benchmark") and news-dev (MIT, AndyTheFactory/
article-extraction-dataset); writes textfix/segments/weights.json, the cross-validated figures in it. The model is a
conditional logit: among the lines of one page, and "none", the right one is to have the greatest sum of weights.
True contents of WCXB, which mostly begin without their title, teach when there is none; the golden documents of the
dev half teach other sorts and languages. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import scipy.sparse as sp
from content import folded
from content_data import FOLDS, fold_of, page_rows
from kinds import Golden, documents
from metadata import VARIANTS, holds_author, holds_date, same_names, same_title
from scipy.optimize import minimize

import textfix
from textfix.content import Verdict, judge
from textfix.layout import blocks
from textfix.model import BODY_KINDS
from textfix.segments import credited, furniture, split_labels
from textfix.segments.credits import NONE, Top, byline_candidates, date_candidates
from textfix.segments.dates import date_in_address
from textfix.segments.deck import ROLES
from textfix.segments.deck_facts import rows
from textfix.segments.head import Head, credit_lines, first_title
from textfix.segments.page import Page
from textfix.segments.title import candidates, no_title

OUT = Path(textfix.__file__).parent / "segments" / "weights.json"
SCALE = 10  # weights are tenths of a unit of log-odds
RIDGE = 1.0
OTHER_WEIGHT = 0.4  # pages that are no articles: their titles are names of things
DOUBT_WEIGHT = 0.3  # pages whose field is empty or not found, taken as having none
GOLDS, ADDRESSES, OTHERS = 2, 2, 3  # every n-th: true contents, pages read with their address, other pages
CLEAN_WEIGHT = 0.3  # the same documents without their boilerplate
GOLDEN_WEIGHT = 0.6  # documents written for this project, of more sorts and languages than the pages
FEWEST = 8  # pages that a fact must be seen on
LEAST = 2  # smaller weights change nothing that can be measured


class Choice(NamedTuple):
    """One page's choice for one field: facts of each candidate ("none" is the last), which are right."""

    id: str
    group: str
    domain: str
    facts: list[tuple[str, ...]]
    said: list[str]
    right: list[int]
    weight: float
    held: bool
    wanted: str


def choices(data: Path, every: int) -> Iterator[tuple[str, Choice]]:
    """The field and the choice, for every field of the chosen pages and variants."""
    for row in list(page_rows(data, "wcxb", "news"))[::every]:
        dice = zlib.crc32(row["id"].encode())
        article = row["page_type"] == "article"
        if not article and dice % OTHERS:
            continue
        first = (dice // 7) % len(VARIANTS)
        chosen = [VARIANTS[first], VARIANTS[(first + 2) % len(VARIANTS)]][: 1 + article]
        texts = [(v, row["texts"][v]) for v in chosen]
        if dice % GOLDS and row["gold"]:
            texts.append(("gold", row["gold"]))
        for n, (variant, text) in enumerate(texts):
            url = row["url"] if (dice // 3 + n) % ADDRESSES and row["url"].startswith("http") else None
            yield from _of_page(row, variant, textfix.fix_text(text), url)


def page_of(text: str) -> Page:
    """A text as the choice of its title sees it."""
    found = blocks(text)
    return Page(furniture(text, credited(split_labels(found, judge(found))), above=True))


def golden() -> Iterator[tuple[str, Choice]]:
    """The title and the byline of each golden document of the dev half."""
    for doc in documents("dev"):
        page = page_of(textfix.fix_text(doc.text))
        if page.text_at is None:
            continue
        said = {kind: [doc.text[x.start : x.end] for x in doc.lines if x.kind == kind] for kind in ("title", "byline")}
        first = first_title(page.labelled)
        lines = candidates(page, None, first)
        wanted = folded(said["title"][0].lstrip("# ")) if said["title"] else ""
        right = [k for k, c in enumerate(lines) if wanted and wanted.startswith(folded(c.said)) and not c.start]
        longest = max((len(lines[k].said) for k in right), default=0)
        right = [k for k in right if 2 * len(lines[k].said) > len(wanted) and len(lines[k].said) == longest]
        facts = [c.facts for c in lines] + [no_title(page, first)]
        right = right or ([] if said["title"] else [len(lines)])
        names = [c.said for c in lines]
        yield "title", Choice(doc.name, "golden", doc.name, facts, names, right, GOLDEN_WEIGHT, bool(right), wanted)
        at = [lines[k].at for k in right if k < len(lines)]
        top = Top(page, max(at) if at else None)
        credits = byline_candidates(top)
        told = {folded(x) for x in said["byline"]}
        good = [k for k, c in enumerate(credits) if any(folded(page.labelled[i][0].said) in told for i in c.lines)][:1]
        facts = [*[c.facts for c in credits], (NONE,)]
        names = [c.name for c in credits]
        wanted = said["byline"][0] if good else ""
        good = good or [len(credits)]
        yield "byline", Choice(doc.name, "golden", doc.name, facts, names, good, GOLDEN_WEIGHT, bool(wanted), wanted)


def cleaned(doc: Golden) -> Iterator[tuple[str, bool]]:
    """The first story of a golden document as its body alone, and below its title; whether that is there."""
    parts: list[tuple[str, str]] = []
    for x in doc.lines:
        said = doc.text[x.start : x.end]
        if x.goes_on and parts:
            parts[-1] = parts[-1][0], f"{parts[-1][1]}\n{said}"
        else:
            parts.append((x.kind, said))
    titles = [n for n, (kind, _) in enumerate(parts) if kind == "title"]
    story = parts[: titles[1]] if len(titles) > 1 else parts
    body = "\n\n".join(said for kind, said in story if kind in BODY_KINDS)
    if body:
        yield body, False
        if titles:
            yield f"{parts[titles[0]][1]}\n\n{body}", True


def golden_clean() -> Iterator[tuple[str, Choice]]:
    """Whether a text without boilerplate has a title: the golden documents with theirs and without."""
    for doc in documents("dev"):
        for text, titled in cleaned(doc):
            page = page_of(textfix.fix_text(text))
            if page.text_at is None:
                continue
            first = first_title(page.labelled)
            lines = candidates(page, None, first)
            wanted = folded(page.labelled[0][0].said) if titled else ""
            right = [k for k, c in enumerate(lines) if titled and c.at == 0 and folded(c.said) == wanted]
            right = right if titled else [len(lines)]
            facts = [c.facts for c in lines] + [no_title(page, first)]
            group = "golden, clean" if titled else "golden, body"
            names = [c.said for c in lines]
            yield "title", Choice(doc.name, group, doc.name, facts, names, right, CLEAN_WEIGHT, titled, wanted)


def decks() -> Iterator[tuple[str, Choice]]:
    """The role of each line around each title of the golden documents of the dev half."""
    for doc in documents("dev"):
        text = textfix.fix_text(doc.text)
        labelled = page_of(text).labelled
        kinds = {folded(doc.text[x.start : x.end]): x.kind for x in reversed(doc.lines) if not x.goes_on}
        said = [folded(text[b.body : b.end].split("\n")[0]) for b, _ in labelled]
        titles = [i for i, first in enumerate(said) if kinds.get(first) == "title"]
        for n, at in enumerate(titles):
            begin = at if n else 0
            page = Page(labelled[begin : titles[n + 1] if n + 1 < len(titles) else None])
            credit_lines(page, at - begin, None, Head())
            page.labelled[at - begin] = page.labelled[at - begin][0], Verdict("title", "SEG001", "")
            for i, facts in rows(page.labelled, at - begin):
                kind = kinds.get(said[begin + i])
                if kind is None:
                    continue
                right = ROLES.index(kind) if kind in ROLES else len(ROLES)
                options = [tuple([f"{role}: {fact}" for fact in facts]) for role in ROLES] + [()]
                names = [f"{role}: {page.labelled[i][0].said[:80]}" for role in ROLES]
                wanted = kind if kind in ROLES else ""
                yield "deck", Choice(doc.name, "deck", doc.name, options, names, [right], 1.0, bool(wanted), wanted)
        yield from _clean_decks(doc, kinds)


def _clean_decks(doc: Golden, kinds: dict[str, str]) -> Iterator[tuple[str, Choice]]:
    """The same for the text without its boilerplate and its head but for the title: below it the text begins."""
    for text, titled in cleaned(doc):
        labelled = page_of(textfix.fix_text(text)).labelled if titled else []
        if not labelled or kinds.get(folded(labelled[0][0].said)) != "title":
            continue
        labelled[0] = labelled[0][0], Verdict("title", "SEG001", "")
        for i, facts in rows(labelled, 0):
            kind = kinds.get(folded(labelled[i][0].said.split("\n")[0]), "")
            right = ROLES.index(kind) if kind in ROLES else len(ROLES)
            options = [tuple([f"{role}: {fact}" for fact in facts]) for role in ROLES] + [()]
            names = [f"{role}: {labelled[i][0].said[:80]}" for role in ROLES]
            wanted = kind if kind in ROLES else ""
            yield "deck", Choice(doc.name, "deck, clean", doc.name, options, names, [right], 1.0, bool(wanted), wanted)


def _of_page(row: dict[str, Any], variant: str, text: str, url: str | None) -> Iterator[tuple[str, Choice]]:
    page = page_of(text)
    if page.text_at is None:
        return
    article = row["page_type"] == "article"
    group = f"{'article' if article else 'other'}{', address' if url else ''}"
    group = "true content" if variant == "gold" else group
    weight = 1.0 if article else OTHER_WEIGHT
    lines = [folded(x) for x in text.split("\n") if x.strip()]

    title = row["title"] or ""
    held = bool(title) and folded(title) in " ".join(lines)
    first = first_title(page.labelled)
    lines_ = candidates(page, url, first)
    right = [k for k, c in enumerate(lines_) if title and same_title(c.said, title, row["domain"])]
    much = weight
    if not right and (variant == "gold" or (variant == "trafilatura" and not held)):
        right, much = [len(lines_)], weight if variant == "gold" else weight * DOUBT_WEIGHT
    facts = [c.facts for c in lines_] + [no_title(page, first)]
    wanted = title
    said = [c.said for c in lines_]
    yield "title", Choice(row["id"], group, row["domain"], facts, said, right, much, held, wanted)
    if variant == "gold" or "wcxb" not in row["id"]:
        return

    at = [lines_[k].at for k in right if k < len(lines_)]
    top = Top(page, max(at) if at else None)
    author, day = row["author"] or "", (row["published"] or "")[:10]
    credits = byline_candidates(top)
    dates = date_candidates(top, date_in_address(url or ""))
    names, days = [c.name for c in credits], [d.iso for d in dates]
    for field, wanted, said, options, held in (
        ("byline", author, names, [c.facts for c in credits], bool(author) and holds_author(lines, author)),
        ("date", day, days, [d.facts for d in dates], bool(day) and holds_date(lines, day)),
    ):
        same = same_names if field == "byline" else str.__eq__
        right = [k for k, x in enumerate(said) if wanted and same(x, wanted)]
        much = weight * (1.0 if right else DOUBT_WEIGHT)
        right = right or [len(said)]
        yield field, Choice(row["id"], group, row["domain"], [*options, (NONE,)], said, right, much, held, wanted)


# -- fitting -------------------------------------------------------------------------------------------


def fit(pages: Sequence[Choice]) -> dict[str, int]:
    """The weights under which the right lines of these pages are likeliest."""
    pages = [p for p in pages if p.right]
    on = Counter(fact for p in pages for fact in {f for facts in p.facts for f in facts})
    number = {fact: n for n, fact in enumerate(sorted(f for f, n in on.items() if n >= FEWEST))}
    rows: list[int] = []
    columns: list[int] = []
    starts: list[int] = []
    right: list[bool] = []
    for p in pages:
        starts.append(len(right))
        for k, facts in enumerate(p.facts):
            known = [number[f] for f in facts if f in number]
            rows += [len(right)] * len(known)
            columns += known
            right.append(k in p.right)
    x = sp.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(number)))
    first, good = np.array(starts), np.array(right, dtype=float)
    much = np.array([p.weight for p in pages])
    page = np.repeat(np.arange(len(pages)), np.diff(np.append(first, len(right))))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, first)[page])
        whole = np.add.reduceat(e, first)
        hit = np.maximum(np.add.reduceat(e * good, first), 1e-300)
        slope = x.T @ ((e * good / hit[page] - e / whole[page]) * much[page])
        return -float((much * (np.log(hit) - np.log(whole))).sum()) + RIDGE * float(w @ w) / 2, RIDGE * w - slope

    w = minimize(loss, np.zeros(len(number)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    rounded = {fact: round(SCALE * float(w[n])) for fact, n in number.items()}
    return {fact: v for fact, v in rounded.items() if v}


def best(p: Choice, weights: dict[str, int]) -> int:
    sums = [sum(weights.get(f, 0) for f in facts) for facts in p.facts]
    return max(range(len(sums)), key=lambda k: (sums[k], -k))


def cross_validated(pages: Sequence[Choice]) -> tuple[dict[str, float], list[str]]:
    """Shares that are right where the text holds the field, shares found where it does not, and the failures."""
    scores: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    for k in range(FOLDS):
        weights = fit([p for p in pages if fold_of(p.domain) != k])
        for p in pages:
            if fold_of(p.domain) != k:
                continue
            chosen = best(p, weights)
            found = chosen < len(p.said)
            if p.group == "true content":
                scores["true content: found though not there"].append(found and chosen not in p.right)
            elif p.held:
                ok = found and chosen in p.right
                scores[f"{p.group}: right"].append(ok)
                if not ok:
                    chose = p.said[chosen] if found else None
                    wrong.append(f"{p.id} {p.group}\n  wanted {p.wanted}\n  chose  {chose}")
            elif not p.wanted:
                scores[f"{p.group}: found where the page names none"].append(found)
    return {name: round(sum(v) / len(v), 4) for name, v in sorted(scores.items())}, wrong


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--data", type=Path, required=True)
    ask.add_argument("--every", type=int, default=1, help="use every N-th page")
    ask.add_argument("--failures", type=Path, help="write what is chosen wrongly here")
    ask.add_argument("--dry", action="store_true", help="write no weights")
    a = ask.parse_args()
    fields: dict[str, list[Choice]] = {}
    all_ = [*choices(a.data, a.every), *golden(), *golden_clean(), *decks()]
    for field, group in groupby(sorted(all_, key=lambda c: c[0]), key=lambda c: c[0]):
        fields[field] = [choice for _, choice in group]
    figures, weights, failed = {}, {}, []
    for field, pages in fields.items():
        figures[field], wrong = cross_validated(pages)
        failed += [f"{field} {x}" for x in wrong]
        learned = {fact: v for fact, v in fit(pages).items() if abs(v) >= LEAST}
        if field == "deck":
            for role in ROLES:
                own = {f.removeprefix(f"{role}: "): v for f, v in learned.items() if f.startswith(f"{role}: ")}
                weights[f"{role} line"] = own
        else:
            weights[field] = learned
        print(field, len(pages), "pages", len(learned), "weights", json.dumps(figures[field], indent=1))
    if a.failures:
        a.failures.write_text("\n".join(failed) + "\n")
    if not a.dry:
        sources = [
            "wcxb-dev (CC-BY-4.0, WCXB: Web Content Extraction Benchmark)",
            "news-dev (MIT, AndyTheFactory/article-extraction-dataset)",
            "fixtures/golden/dev",
        ]
        learned = {"by": "benchmarks/train_head.py", "from": sources, "cross-validated": figures, "weights": weights}
        OUT.write_text(json.dumps(learned, indent=0, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
