"""The documents the trailing-story model learns from, each with its true end. Used by ``train_trailing.py``.

Built documents put the openings of other articles (whole, cut off, with title, with date) behind an article that may
end at any of its paragraphs and may carry a bio or a disclaimer. Bios, headers and dates are made up here, from a list
of their own, so that ``trailing-dev``'s are not learned by heart.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import log, sqrt
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from trailing import Blocks, blocks, count, lines, offsets, page_type, read

from textfix.stories import evidence, rows
from textfix.stories.marks import marks
from textfix.stories.model import Lexicon
from textfix.stories.passage import Passage
from textfix.stories.words import split, stems

LONGEST = 80  # lines of an article that are used
NEIGHBOURS = 12  # articles on the most similar topics from which teasers "on the same topic" are drawn
TWINS = 0.75  # cosine from which two articles are taken for copies of each other
# True contents of articles stand in trailing-dev already. Real residue (bios, comments, small print) is the business of
# train_ending.py: with it this model finds far fewer teasers and hardly more residue.
WEIGHTS = {"trailing-dev": 1.0, "built": 0.7, "multilingual": 0.3, "gold": 0.2}
ARTICLE_GOLD = 0.0
LINKS_WITHIN = 0.2  # share of the built documents with a list of other stories inside the article
EASY = 4  # documents built from an article before the hard ones
WORKERS = 2

HEADERS = {
    "en": "Trending now|Read more|Up next|Popular posts|More stories|Also in this section|RELATED ARTICLES"
    "|Top stories|From our partners"
    "|Most read|More from Business|Editor's picks|You may also like|What to read next|Related stories"
    "|Latest news|Recommended for you"
    "|Don’t miss|Read also|See also|Other articles|Our latest|This week on the site|Elsewhere|News in brief"
    "|Keep reading|Recent posts"
    "|Similar posts|Sponsored",
    "de": "Mehr zum Thema|Das könnte Sie auch interessieren|Lesen Sie auch|Ähnliche Artikel|Weitere Artikel"
    "|Meistgelesen|Neueste Beiträge|Aus dem Ressort",
    "fr": "Lire aussi|À lire également|Articles similaires|Les plus lus|Sur le même sujet",
    "es": "Te puede interesar|Lee también|Noticias relacionadas|Más leídas",
    "pl": "Czytaj też|Zobacz także|Najczęściej czytane|Polecane",
}
FIRST = """
    Anna Peter Rosa Viktor Leila Hugo Mara Tomas Ines Paul Greta Samuel
    Noor Felix Clara Ben Ravi Mei Jonas Ada
""".split()
LAST = """
    Keller Novak Silva Okoro Lind Rossi Tanaka Meyer Fontaine Brooks Haddad Ivanova
    Costa Weber Larsen Doyle Murphy Singh Park
""".split()
PAPERS = (
    "the Morning Ledger", "Coast Review", "Northern Post", "The Weekly Observer", "Signal Media",
    "the Valley Gazette", "Open Page",
)
FIELDS = (
    "climate policy", "personal finance", "the courts", "food and travel", "Asia technology", "health care",
    "local politics", "energy", "culture", "sports",
)
BIOS = (
    "{name} is a {paper} columnist covering {field}.", "{name}, {paper}",
    "{name} writes about {field} for {paper}. Email: desk@example.org",
    "{name} is a staff writer at {paper}, where he writes about {field}. He previously worked as an editor in Paris.",
    "Reporting by {name}; Editing by {other}", "{name} is a freelance journalist based in Lisbon.", "By {name}",
    "About the author: {name} has covered {field} for more than a decade. Follow her on X at @desk.",
    "{name} is a professor of economics and the author of several books on {field}.",
    "{name} is the founder of Signal Labs and a contributor to {paper}.",
)  # fmt: skip
DISCLAIMERS = (
    "The views expressed in this article are those of the author alone and not those of this publication.",
    "This column reflects the personal views of the author and does not necessarily reflect the opinion of the "
    "editorial board.",
    "Disclaimer: This article is for informational purposes only and should not be considered financial advice.",
    "© 2025 {paper}. All rights reserved.", "This article contains affiliate links; we may earn a commission.",
    "This article was originally published on our partner site and is republished here with permission.",
)  # fmt: skip
MONTHS = "January March May Jun. Aug. Sept. October Nov. Dec.".split()
OPEN_ENDS = ("...", "…", " [...]", " […]", "… Read more", "...", "…", "")
CALLS = ("Subscribe to our newsletter", "Sign up for our daily email", "Share this article", "Leave a comment")
STYLES = ["cut"] * 5 + ["whole"] * 5 + ["title+lede"] * 3 + ["title+date", "cut...", "title", "title+cut"] * 2


@dataclass
class Article:
    key: str
    fold: int
    language: str
    title: str
    lines: list[str]
    near: list[Article] = field(default_factory=list)


class Task(NamedTuple):
    """A document before it is read."""

    source: str
    texts: Blocks
    body: int
    end: int
    fold: int
    kind: str
    row: dict[str, Any] | None = None


@dataclass
class Example:
    source: str
    fold: int
    kind: str
    row: dict[str, Any] | None
    blocks: list[Passage]
    survey: evidence.Survey
    low: int
    n: int
    body: int  # blocks of the article itself
    end: int  # blocks up to the end of its bio and disclaimer
    words: list[int]  # words of each block
    block_rows: np.ndarray
    gate_row: list[float]
    weight: float
    gate: float = 0.0
    scores: list[float] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    cut_rows: list[list[float]] = field(default_factory=list)
    values: Any = None

    @property
    def behind(self) -> int:
        return sum(self.words[self.body :])


class Reader:
    """Turns lines into examples; a paragraph's wording is scored by the model that did not see its domain."""

    def __init__(
        self, lexicons: list[Lexicon], pages: list[dict[str, Any]], fold: Callable[[str], int]
    ) -> None:
        self.lexicons, self.fold = lexicons, fold
        self.home: dict[str, set[int]] = {}
        for row in pages:
            for line in lines(row["gold"]):
                self.home.setdefault(line[:60], set()).add(fold(row["domain"]))

    def block(self, shape: str, line: str, own: int) -> Passage:
        homes = self.home.get(line[:60], {own})
        return Passage(shape, line, self.lexicons[own if own in homes else min(homes)])

    def example(self, task: Task) -> Example | None:
        texts, n = task.texts, len(task.texts)
        low = evidence.lowest([len(line) for _, line in texts])
        if low >= n:
            return None
        read_ = [self.block(shape, line, task.fold) for shape, line in texts]
        survey = evidence.survey(read_, low)
        row = rows.block_rows(read_, survey)
        start = max(low, n - rows.GATE_BLOCKS)
        seen = {stem for block in read_[:start] for stem in block.weights}
        words = [count(line) for _, line in texts]
        return Example(
            task.source, task.fold, task.kind, task.row, read_, survey, low, n, task.body, task.end,
            words,
            np.array([row(index) for index in range(low, n)], np.float32), rows.gate_row(read_[start:], seen, n),
            weigh(task.source, task.kind),
        )  # fmt: skip


def weigh(source: str, kind: str) -> float:
    return ARTICLE_GOLD if source == "gold" and kind in ("article", "news") else WEIGHTS[source]


def bio(luck: random.Random) -> list[str]:
    fill = {
        "name": f"{luck.choice(FIRST)} {luck.choice(LAST)}", "other": f"{luck.choice(FIRST)} {luck.choice(LAST)}",
        "paper": luck.choice(PAPERS), "field": luck.choice(FIELDS),
    }  # fmt: skip
    who, whose = luck.choice(BIOS).format(**fill), luck.choice(DISCLAIMERS).format(**fill)
    return luck.choice(([who], [who], [who], [who, whose], [who, whose], [f"{who} {whose}"], [whose]))


def date(luck: random.Random) -> str:
    day, month, year = luck.randint(1, 28), luck.randint(1, 12), luck.randint(2019, 2026)
    name = luck.choice(MONTHS)
    return luck.choice((
        f"{name} {day}, {year}", f"{day} {name} {year}", f"{year}-{month:02d}-{day:02d}", "Yesterday",
        f"{day} hours ago",
        f"{month} days ago", f"{month}/{day}/{year}",
    ))  # fmt: skip


def lede(article: Article, luck: random.Random, style: str) -> str | None:
    at = next((index for index, line in enumerate(article.lines) if len(line) >= 60), None)
    if at is None:
        return None
    text = article.lines[at]
    if style not in ("cut", "cut...", "title+cut"):
        return text if len(text) >= 90 or luck.random() < 0.5 else " ".join(article.lines[at : at + 2])
    length = luck.randint(60, 125) if style == "cut" else luck.randint(18, 75)
    while count(text) < length + 5 and at + 1 < len(article.lines):
        at += 1
        text += " " + article.lines[at]
    text = " ".join(text.split()[:length])
    return text.rstrip(".,;:!?") if style == "cut" else text + luck.choice(OPEN_ENDS)


def teaser(article: Article, luck: random.Random, style: str) -> list[str]:
    text = lede(article, luck, style)
    if text is None:
        return []
    if style in ("whole", "cut", "cut...") or not article.title:
        return [text]
    return {"title": [article.title], "title+date": [article.title, date(luck)]}.get(style, [article.title, text])


def compose(
    article: Article, luck: random.Random, others: list[Article], hard: bool = False
) -> tuple[list[str], int, int] | None:
    """The lines of a built document, how many are the article's, and how many up to its bio's end. Of ``hard`` ones
    most have teasers on the same topic, without a header and without a bio."""
    near, noted, headed = (0.9, 0.12, 0.12) if hard else (0.6, 0.33, 0.38)
    texts = article.lines
    whole = [index for index, line in enumerate(texts) if marks("text", line, []).ends]
    if len(texts) > LONGEST or (luck.random() < 0.35 and len(whole) > 8):
        within = [index for index in whole if 7 <= index < LONGEST]
        if not within:
            return None
        texts = texts[: luck.choice(within if luck.random() < 0.3 else within[len(within) // 2 :]) + 1]
    elif luck.random() < 0.7:
        texts = texts[: whole[-1] + 1] if whole else []
    if len(texts) < 5:
        return None
    texts = [article.title, *texts] if article.title and luck.random() < 0.5 else list(texts)
    if luck.random() < LINKS_WITHIN:  # a header and a headline between the paragraphs say nothing of what follows
        header = luck.choice(HEADERS.get(article.language, HEADERS["en"]).split("|"))
        titles = [one.title for one in luck.sample(others, min(len(others), 3)) if one.title and one is not article]
        at = luck.randint(len(texts) // 2, len(texts) - 1)
        texts[at:at] = [header, *titles[: luck.choice((1, 1, 2, 3))]]
    body = len(texts)
    if luck.random() < noted:
        texts += bio(luck)
    end = len(texts)
    if luck.random() < 0.35:
        return texts, body, end
    style, wanted = luck.choice(STYLES), luck.randint(1, 6)
    pool = article.near if article.near and luck.random() < near else others
    donors = [one for one in luck.sample(pool, min(len(pool), wanted + 1)) if one is not article][:wanted]
    tail = [line for donor in donors for line in teaser(donor, luck, style)]
    if not tail:
        return None
    if luck.random() < headed:
        tail.insert(0, luck.choice(HEADERS.get(article.language, HEADERS["en"]).split("|")))
    if luck.random() < 0.05 and len(donors) > 1:
        tail.insert(luck.randrange(len(tail) + 1), luck.choice(CALLS))
    return texts + tail, body, end


def article(row: dict[str, Any], texts: list[str], fold: Callable[[str], int]) -> Article | None:
    title = " ".join((row.get("title") or "").split())
    if len(texts) < 6 or sum(map(len, texts)) < 1000:
        return None
    return Article(row["id"], fold(row["domain"]), row["lang"], title if count(title) >= 3 else "", texts)


def find_near(articles: list[Article], rarity: Callable[[str], float]) -> None:
    """Give each article its neighbours by the cosine of their rare words."""
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    at: list[int] = []
    values: list[float] = []
    ends = [0]
    for one in articles:
        seen: dict[str, int] = {}
        for line in one.lines[:60]:
            for stem in stems(split(line), line):
                seen[stem] = seen.get(stem, 0) + 1
        vector = {stem: (1 + log(times)) * rarity(stem) ** 2 for stem, times in seen.items()}
        length = sqrt(sum(value * value for value in vector.values())) or 1.0
        at += [columns.setdefault(stem, len(columns)) for stem in vector]
        values += [value / length for value in vector.values()]
        ends.append(len(at))
    table = csr_matrix((values, at, ends))
    cosine = (table @ table.T).toarray()
    np.fill_diagonal(cosine, -1)
    for one, row in zip(articles, cosine, strict=True):
        best = np.argsort(-row)[: 2 * NEIGHBOURS]
        one.near = [articles[i] for i in best if row[i] < TWINS][:NEIGHBOURS]


def build(data: Path, pages: list[dict[str, Any]], reader: Reader, repeats: int, every: int = 1) -> list[Example]:
    global _reader
    _reader = reader  # the workers inherit it: closures do not travel
    with get_context("fork").Pool(WORKERS) as pool:
        made = pool.map(_example, _tasks(data, pages, reader, repeats, every), chunksize=40)
    return [example for example in made if example is not None]


_reader: Reader


def _example(task: Task) -> Example | None:
    return _reader.example(task)


def _tasks(data: Path, pages: list[dict[str, Any]], reader: Reader, repeats: int, every: int) -> Iterator[Task]:
    fold = reader.fold
    for row in read(data / "trailing-dev.jsonl.zst")[::every]:
        texts, body, end = offsets(row)
        facts = {key: value for key, value in row.items() if key != "text"}
        yield Task("trailing-dev", blocks(texts), body, end, fold(row["domain"]), "article", facts)

    made = [article(row, lines(row["gold"]), fold) for row in pages if page_type(row) in ("article", "news")]
    articles = [one for one in made if one]
    find_near(articles, reader.lexicons[-1].rarity)
    yield from _built("built", articles, repeats)
    foreign = read(data / "multilingual-dev.jsonl.zst")[::every]
    made = [article(row, lines(row["texts"].get("trafilatura") or ""), fold) for row in foreign]
    for language in sorted({one.language for one in made if one} - {"en"}):
        group = [one for one in made if one and one.language == language]
        if len(group) >= 8:
            yield from _built("multilingual", group, 2)

    for row in pages:
        texts, own = lines(row["gold"]), fold(row["domain"])
        if len(texts) >= 3:
            yield Task("gold", blocks(texts), len(texts), len(texts), own, page_type(row))


def _built(source: str, articles: list[Article], repeats: int) -> Iterator[Task]:
    for one in articles:
        for repeat in range(repeats):
            made = compose(one, random.Random(f"{one.key} {repeat}"), articles, hard=repeat >= EASY)
            if made:
                texts, body, end = made
                yield Task(source, blocks(texts), body, end, one.fold, "article" if source == "built" else one.language)
