"""The pages the ending model learns from, each with its true end. Used by ``train_ending.py``.

Real pages: each as trafilatura leaves it, as another tool prints it, and its true content alone. Our own golden
documents (``fixtures/golden/dev``), whose lines are labelled. And mixed ones, since pages with readers' comments are
few: the body of one article with what stands behind the end of another page, or with posts of a forum.
"""

from __future__ import annotations

import random
import zlib
from bisect import bisect_right
from math import log1p
from pathlib import Path
from typing import Any, NamedTuple

import kinds
from content_data import FOLDS, fold_of, page_rows
from content_labels import coverage
from trailing import MORE_OF_THE_SAME  # puts the repository on the path

from textfix.content import judge
from textfix.content.learned import held_out
from textfix.content.model import Model as Content
from textfix.layout import blocks
from textfix.model import KEPT_KINDS
from textfix.pipeline import fix_text
from textfix.read import open_lines, without_links
from textfix.segments import credited, furniture, head, split_labels
from textfix.stories.ending import FEWEST_LINES
from textfix.stories.ending_rows import EDGE, KINDS, MOST_LINES, form
from textfix.stories.facts import MOST_CHARS, Line
from textfix.stories.passage import Passage
from textfix.stories.words import OPENING_BUCKETS, split

OTHERS = ("resiliparse", "inscriptis", "bs4", "html2text")
NOTES = ("author_bio", "disclaimer")  # stay in the record, but behind the end
MOST_BLOCKS, MOST_PAGE = 1500, 400_000  # blocks and characters of a page
BODY_LINES = 60  # lines before the end that are learned from
STRAY_WORDS, STRAY_SHARE = 200, 0.5  # words behind the end of a news page, absolute and of those before it
FEWEST_GOOD = 3  # lines of the gold found on a page, or it is left out
GOLD, MIXED = 0.5, 0.5  # weights of true contents, which have nothing behind them, and of mixed pages
WORTH = 4  # the log of as many words behind the end doubles the weight of a page
LINE_WORDS, PAGE_WORDS = 60, 300  # words of a line, and of a page's side, that count

# Mixed pages: how many of each article, and of which sort the rest is: much of it, posts of a forum, any.
MIXES, MUCH, POSTS = 2, 0.4, 0.65
LEAST_BODY, LEAST_REST, MUCH_REST = 120, 25, 150  # words
POSTS_LEAST, POSTS_MOST, REST_MOST = 4, 60, 200  # lines
SHORTER, FEWER = 0.3, 0.3  # share of the mixed pages whose body, or whose rest, is cut short


class Source(NamedTuple):
    id: str
    type: str
    variant: str
    fold: int
    lines: list[Line]
    share: list[float]  # of each line's words, how many are in the gold
    below: str


class Example:
    def __init__(self, source: Source, end: int | None = None) -> None:
        self.s = source
        low = max(0, len(source.lines) - MOST_LINES)
        self.lines, self.share = source.lines[low:], source.share[low:]
        good = [i for i, value in enumerate(source.share) if value >= 0.5]
        self.n = len(self.lines)
        self.fits = len(good) >= FEWEST_GOOD and self.n >= FEWEST_LINES and good[-1] >= low
        self.end = max(0, (end or good[-1] + 1) - low) if good else 0
        self.words = [len(split(line.text)) for line in self.lines]
        behind, body = sum(self.words[self.end :]), sum(self.words[: self.end])
        # News pages whose gold stops early: what stands behind is the rest of the article, or another one.
        early = source.type == "news" and behind > max(STRAY_WORDS, STRAY_SHARE * body)
        self.learned = source.id not in MORE_OF_THE_SAME and not early
        self.weight = {"gold": GOLD, "mixed": MIXED}.get(source.variant, 1.0)
        self.worth = self.weight * (1 + log1p(behind) / WORTH)

    def labelled(self) -> list[int]:
        body = [i for i in range(self.end) if self.share[i] >= 0.5]
        some = body[:: max(1, len(body) // BODY_LINES)]
        return [*some, *range(self.end, self.n)]

    def weights(self) -> dict[int, float]:
        """Of each labelled line: its words, so that either side of the end weighs alike on every page."""
        at = self.labelled()
        sizes = {i: min(self.words[i], LINE_WORDS) + 5 for i in at}
        rest = sum(sizes[i] for i in at if i >= self.end) or 1
        body = sum(sizes[i] for i in at if i < self.end) or 1
        sides = {True: min(1, PAGE_WORDS / rest), False: min(1, PAGE_WORDS / body) * self.weight}
        return {i: sizes[i] * sides[i >= self.end] for i in at}

    def columns(self) -> dict[int, list[int]]:
        """Of each labelled line, where the line model finds its words and its form."""
        read = [Passage(line.shape, line.text[:MOST_CHARS]) for line in self.lines]
        sizes = [EDGE, *[one.length for one in read], EDGE]
        out = {}
        for i in self.labelled():
            line = self.lines[i]
            look = form(line, read[i], sizes[i], sizes[i + 2], KINDS.get(line.above, 0))
            out[i] = [*read[i].opening, *[OPENING_BUCKETS + at for at in look]]
        return out


def sources(data: Path, folds: Path) -> list[Source]:
    """The real pages and the golden documents."""
    models = [Content((folds / f"fold{k}.bin").read_bytes()) for k in range(FOLDS)]
    out = []
    for row in page_rows(data, "wcxb", "news"):
        luck = random.Random(zlib.crc32(b"end" + row["id"].encode()))
        kind = row["page_type"] if "wcxb" in row["id"] else "news"
        for variant in ("trafilatura", *luck.sample(OTHERS, 1), "gold") if row["gold"] else ():
            text = row["gold"] if variant == "gold" else row["texts"].get(variant) or ""
            if 200 <= len(text) <= MOST_PAGE:
                with held_out(models[fold_of(row["domain"])]):
                    labelled = opened(fix_text(text))
                if labelled:
                    said = [block.said for block, _ in labelled]
                    share = [1.0] * len(said) if variant == "gold" else coverage(said, row["gold"])
                    lines, at, below = open_lines(labelled)
                    kept = [share[i] for i in at]
                    out.append(Source(row["id"], kind, variant, fold_of(row["domain"]), lines, kept, below))
    return [*out, *golden()]


def golden() -> list[Source]:
    out = []
    for number, document in enumerate(kinds.documents("dev")):
        labelled = opened(fix_text(document.text))
        begins = [line.start for line in document.lines]
        found = [document.lines[max(0, bisect_right(begins, block.start) - 1)].kind for block, _ in labelled]
        share = [float(kind in KEPT_KINDS and kind not in NOTES) for kind in found]
        lines, at, below = open_lines(labelled)
        kept = [share[i] for i in at]
        out.append(Source(document.name, document.sort, "golden", number % FOLDS, lines, kept, below))
    return out


def opened(text: str) -> Any:
    """The labelled blocks of a page as the ending sees them; nothing for a page that is too long."""
    found = blocks(text)
    if len(found) > MOST_BLOCKS:
        return []
    labelled, _ = head(furniture(text, credited(split_labels(found, judge(found))), above=True), True, None)
    return without_links(labelled)


def mixed(examples: list[Example]) -> list[Example]:
    """Bodies with the rest of another page of the same fold behind them."""
    out = []
    for fold in range(FOLDS):
        luck = random.Random(500 + fold)
        mine = [x for x in examples if x.s.fold == fold]
        real = [x for x in mine if x.s.variant != "gold" and x.s.type != "news"]
        donors = [x for x in real if sum(x.words[x.end :]) >= LEAST_REST]
        much = [x for x in donors if sum(x.words[x.end :]) >= MUCH_REST]
        plain = [x for x in mine if x.s.variant in ("gold", "trafilatura")]
        forums = [x for x in plain if x.s.type == "forum" and x.end > POSTS_LEAST]
        for x in plain:
            article = x.s.type in ("article", "news")
            if article and x.end >= FEWEST_LINES and sum(x.words[: x.end]) >= LEAST_BODY:
                made = [one_mixed(luck, x, much, forums, donors) for _ in range(MIXES)]
                out += [one for one in made if one and one.fits]
    return out


def one_mixed(
    luck: random.Random, x: Example, much: list[Example], forums: list[Example], donors: list[Example]
) -> Example | None:
    sort = luck.random()
    if POSTS > sort >= MUCH and forums:
        donor, count = luck.choice(forums), luck.randint(POSTS_LEAST, POSTS_MOST)
        first = luck.randint(0, max(0, donor.end - count))
        rest = donor.lines[first : first + count]
    else:
        donor = luck.choice(much if sort < MUCH and much else donors)
        rest = donor.lines[donor.end :]
    if donor.s.id == x.s.id:
        return None
    end = luck.randint(max(FEWEST_LINES, x.end // 2), x.end) if luck.random() < SHORTER else x.end
    if luck.random() < FEWER and len(rest) > POSTS_LEAST:
        rest = rest[: luck.randint(POSTS_LEAST, len(rest))]
    rest = rest[:REST_MOST]
    share = [*x.share[:end], *[0.0] * len(rest)]
    return Example(Source(x.s.id, "mixed", "mixed", x.s.fold, [*x.lines[:end], *rest], share, donor.s.below), end)
