"""The documents the boundary models learn from, each with the blocks at which its articles begin."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from boundaries import as_lines, line_spans
from trailing import page_type, read
from train_trailing import fold as domain_fold
from train_trailing import wording

from textfix.content import judge
from textfix.layout import blocks
from textfix.stories import model as M
from textfix.stories.boundaries import LEAST_BLOCKS, LEAST_CHARS, units
from textfix.stories.gaps import Survey
from textfix.stories.marks import LONG
from textfix.stories.model import Lexicon
from textfix.stories.passage import Passage

FOLDS = 5
LONG_FILES, NEAR_FILES, ITEM_FILES, SCENE_FILES = 200, 400, 250, 120
NEIGHBOURS = 9  # articles on the most similar topics from which a file on one topic is drawn
EVERY_GOLD, EVERY_PAGE, EVERY_TRAILING = 2, 4, 2
SEPARATORS = (
    "\n***\n", "\n---\n", "\n* * *\n", "\n###\n", "\n# # #\n", "\n=====\n", "\n--------------------\n",
    "\n~\n* * * * *\n",
)  # fmt: skip
FIRST = "Anna Peter Rosa Viktor Leila Hugo Mara Tomas Ines Paul Greta Samuel Noor Felix Clara Ben".split()
LAST = "Keller Novak Silva Okoro Lind Rossi Tanaka Meyer Fontaine Brooks Haddad Costa Weber Doyle".split()
MONTHS = "January February March April May June July August September October November December".split()
PLACES = "LONDON;PARIS;NEW YORK;Geneva;Tokyo;WASHINGTON;Lagos;BERLIN".split(";")


class Bare(NamedTuple):
    """What the second model's rows ask of a passage: all that is kept of it."""

    topical: list[str]
    length: int


@dataclass
class Example:
    source: str
    kind: str
    fold: int
    starts: set[int]
    owner: list[str]  # the article each unit belongs to
    survey: Survey
    row: dict[str, Any]
    spans: list[tuple[int, int]] = field(default_factory=list)
    true_lines: set[int] = field(default_factory=set)
    offsets: list[int] = field(default_factory=list)  # where each unit begins
    gate_rows: dict[int, list[float]] = field(default_factory=dict)
    wide_rows: dict[int, list[float]] = field(default_factory=dict)
    rows: dict[int, list[float]] = field(default_factory=dict)
    gate: dict[int, float] = field(default_factory=dict)
    first: dict[int, float] = field(default_factory=dict)
    seconds: dict[int, list[float]] = field(default_factory=dict)
    scores: dict[int, float] = field(default_factory=dict)

    @property
    def articles(self) -> set[str]:
        return set(self.owner)

    @property
    def at(self) -> list[int]:
        return self.survey.links.at

    def all_rows(self, opened: float) -> dict[int, list[float]]:
        return {g: row for g, row in self.wide_rows.items() if self.gate[g] >= opened}

    def lines(self, cuts: set[int]) -> tuple[set[int], set[int], int]:
        return self.true_lines, as_lines(self.spans, [self.offsets[g] for g in cuts]), len(self.spans)


class Article:
    def __init__(self, row: dict[str, Any]) -> None:
        self.key, self.domain, self.title = row["id"], row["domain"], (row["title"] or "").split(" | ")[0]
        self.lines = [line.strip() for line in row["gold"].split("\n") if line.strip()]
        self.fold = domain_fold(row["domain"])
        self.near: list[Article] = []


def lexicons(pages: list[dict[str, Any]], rarity: str) -> list[Lexicon]:
    """For each fold the wording models that did not see its domains."""
    articles = []
    for row in pages:
        paragraphs = [line.strip() for line in row["gold"].split("\n") if len(line.split()) >= LONG]
        if len(paragraphs) >= 5 and page_type(row) in ("article", "news"):
            articles.append((paragraphs, domain_fold(row["domain"])))
    openings, closings = wording(articles)
    return [M.lexicon({"rarity": rarity, "lede": a, "close": b}) for a, b in zip(openings, closings, strict=True)]


def example(
    source: str, kind: str, fold: int, text: str, segments: list[tuple[int, int, str]],
    lexicon: Callable[[str], Lexicon], row: dict[str, Any],
) -> Example | None:  # fmt: skip
    found = blocks(text)
    verdicts = judge(found)
    kept, which = units((b.shape, b.said, b.blank, v.kind if v else "") for b, v in zip(found, verdicts, strict=True))
    if len(kept) < LEAST_BLOCKS or sum(len(unit.text) for unit in kept) < LEAST_CHARS:
        return None
    offsets = [found[i].start for i in which]
    ends = [found[i].end for i in which]
    owner, at, starts = [], 0, set()
    for i, end in enumerate(ends):
        while at + 1 < len(segments) and end > segments[at + 1][0]:
            at += 1
            if i:
                starts.add(i)
        owner.append(segments[at][2])
    lexicon_of = {article: lexicon(article) for article in set(owner)}
    # Each block by the model that did not see its domain.
    read = [Passage(unit.shape, unit.text, lexicon_of[article]) for unit, article in zip(kept, owner, strict=True)]
    survey = Survey(kept, read)
    out = Example(source, kind, fold, starts, owner, survey, row)
    out.spans = line_spans(text)
    out.true_lines = as_lines(out.spans, [start for start, _, _ in segments])
    out.offsets = offsets
    known = survey.gate_rows()
    for g in survey.worth():
        out.gate_rows[g] = [*known[g - 1]]
        out.wide_rows[g] = survey.row(g)
    survey.passages = [Bare(one.topical, one.length) for one in read]  # type: ignore[misc]
    survey.units = [unit._replace(text="") for unit in survey.units]
    return out


def join(parts: list[tuple[str, str]], separator: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, segments = "", []
    for key, part in parts:
        if text:
            text += separator
        segments.append((len(text), len(text) + len(part), key))
        text += part
    return text, segments


def date(rnd: random.Random) -> str:
    day, month, year = rnd.randint(1, 28), rnd.choice(MONTHS), rnd.randint(2005, 2025)
    return rnd.choice([f"{month} {day}, {year}", f"{day} {month} {year}", f"{year}-{rnd.randint(1, 12):02}-{day:02}"])


def credits(rnd: random.Random) -> str:
    name = f"{rnd.choice(FIRST)} {rnd.choice(LAST)}"
    return rnd.choice([f"By {name}", f"By {name}\n{date(rnd)}", f"{date(rnd)}", f"{name}, {date(rnd)}"])


def find_neighbours(articles: list[Article]) -> None:
    """Give each article those of its fold that are likest in their words."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(stop_words="english", sublinear_tf=True, max_df=0.3).fit_transform(
        "\n".join(article.lines) for article in articles
    )
    like = (table @ table.T).toarray()
    for article, row in zip(articles, like, strict=True):
        order = [k for k in row.argsort()[::-1] if articles[k] is not article and row[k] < 0.75]  # more is a copy
        article.near = [articles[k] for k in order[:NEIGHBOURS]]


def near_file(rnd: random.Random, articles: list[Article]) -> tuple[str, list[tuple[int, int, str]]]:
    """Articles on one topic."""
    one = rnd.choice(articles)
    return long_file(rnd, [one, *one.near])


def long_file(rnd: random.Random, articles: list[Article]) -> tuple[str, list[tuple[int, int, str]]]:
    chosen = rnd.sample(articles, min(rnd.randint(1, 7), len(articles)))
    titled, credited, inner = rnd.random() < 0.5, rnd.random() < 0.3, rnd.choice(["\n", "\n\n"])
    separator = rnd.choice(["\n", "\n\n", "\n\n", "\n\n\n"]) if rnd.random() < 0.7 else rnd.choice(SEPARATORS)
    if inner == "\n\n" and separator == "\n":
        separator = "\n\n"
    parts = []
    for article in chosen:
        head = [article.title] if titled and article.title else []
        head += credits(rnd).split("\n") if credited else []
        parts.append((article.key, inner.join(head + article.lines)))
    return join(parts, separator)


def item_file(rnd: random.Random, articles: list[Article]) -> tuple[str, list[tuple[int, int, str]]]:
    """A digest of short items that are set apart: by a line of marks, by numbers, by credits or by datelines."""
    chosen = rnd.sample(articles, rnd.randint(3, 9))
    style, inner = rnd.choice(["marks", "marks", "numbers", "credits", "dateline"]), rnd.choice(["\n", "\n\n"])
    separator = rnd.choice(SEPARATORS) if style == "marks" else rnd.choice(["\n\n", "\n\n", "\n\n\n"])
    titled = style != "dateline" and (style != "marks" or rnd.random() < 0.6)
    parts = []
    for number, article in enumerate(chosen, 1):
        body = [line for line in article.lines if len(line.split()) >= LONG][: rnd.randint(1, 5)]
        if sum(len(line.split()) for line in body) < 50 or (titled and not article.title):
            continue
        head = [article.title] if titled else []
        if style == "numbers":
            head[0] = rnd.choice([f"{number}. {head[0]}", f"{number}) {head[0]}", f"#{number} {head[0]}"])
        elif style == "credits":
            head += credits(rnd).split("\n")
        elif style == "dateline":
            body[0] = f"{rnd.choice(PLACES)} {rnd.choice(['—', '–', '(Reuters) -', '-', '(AP) —'])} {body[0]}"
        parts.append((article.key, inner.join(head + body)))
    return join(parts, separator)


def scene_file(rnd: random.Random, article: Article) -> str:
    """One article with breaks between its parts."""
    separator, lines = rnd.choice(SEPARATORS), list(article.lines)
    for at in sorted(rnd.sample(range(1, len(lines)), min(rnd.randint(1, 4), len(lines) - 1)), reverse=True):
        lines.insert(at, separator.strip("\n"))
    return "\n".join(lines) if rnd.random() < 0.5 else "\n\n".join(lines)


def build(data: Path) -> list[Example]:
    pages = read(data / "wcxb-dev" / "pages.jsonl.zst") + read(data / "news-dev.jsonl.zst")
    pages = [row for row in pages if row["gold"]]
    import json

    rarity = json.loads((Path(M.__file__).parent / "tail.json").read_text(encoding="utf-8"))["rarity"]
    models = lexicons(pages, rarity)
    folds = {row["id"]: domain_fold(row["domain"]) for row in pages}
    rnd = random.Random(5)

    def lexicon(article: str) -> Lexicon:
        return models[folds.get(article, FOLDS)]

    out: list[Example | None] = []
    for index, row in enumerate(read(data / "multi-dev.jsonl.zst")):
        segments = [(a, b, key) for (a, b), key in zip(row["segments"], row["articles"], strict=True)]
        slim = {key: row[key] for key in ("titled", "near", "sep")}
        out.append(example("multi-dev", "", index % FOLDS, row["text"], segments, lexicon, slim))
    print(f"{len(out)} multi-dev", flush=True)
    by_fold: dict[int, list[Article]] = {}
    for row in pages:
        if page_type(row) in ("article", "news") and len(row["gold"]) > 600:
            by_fold.setdefault(domain_fold(row["domain"]), []).append(Article(row))
    for articles in by_fold.values():
        find_neighbours(articles)
    for make, times in ((long_file, LONG_FILES), (near_file, NEAR_FILES), (item_file, ITEM_FILES)):
        for number in range(times):
            text, parts = make(rnd, by_fold[number % FOLDS])
            if parts:
                out.append(example("built", make.__name__, number % FOLDS, text, parts, lexicon, {}))
    for number in range(SCENE_FILES):
        article = rnd.choice(by_fold[number % FOLDS])
        if len(article.lines) > 4:
            text = scene_file(rnd, article)
            out.append(example("scene", "", article.fold, text, [(0, len(text), article.key)], lexicon, {}))
    print(f"{len(out)} with built ones", flush=True)
    for row in pages[::EVERY_GOLD]:
        text = row["gold"]
        out.append(example("gold", page_type(row), folds[row["id"]], text, [(0, len(text), row["id"])], lexicon, {}))
    for row in pages[1::EVERY_PAGE]:
        text = row["texts"]["resiliparse"]
        out.append(example("page", page_type(row), folds[row["id"]], text, [(0, len(text), row["id"])], lexicon, {}))
    for row in read(data / "trailing-dev.jsonl.zst")[::EVERY_TRAILING]:
        key = row["id"].rsplit("/", 1)[0]
        text = row["text"]
        out.append(example("trailing-dev", "", domain_fold(row["domain"]), text, [(0, len(text), key)], lexicon, {}))
    found = [x for x in out if x is not None]
    print(f"{len(found)} documents, {sum(len(x.wide_rows) for x in found)} rows", flush=True)
    return found
