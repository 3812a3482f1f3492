"""The documents that the content judge is trained on: pages, pages cut short, and true contents alone.

Which pages come in which forms is decided by the hash of their id: the same on every machine.
"""

from __future__ import annotations

import random
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from content_data import fold_of, page_rows
from content_labels import coverage, snippet_labels, tokens

from textfix.layout import Block, blocks

VARIANTS = ("resiliparse", "inscriptis", "bs4", "html2text")
# Shares of pages that come again: as trafilatura leaves them, and as the gold alone (all of it to be kept).
CLEANED, GOLD = 0.5, 0.8
# Pages cut short: the beginning of the true content, with a few lines of what stands around it, once with them and
# once without.
SHORT = 0.6
SHORT_PARAGRAPHS, SHORT_ABOVE, SHORT_BELOW = (2, 8), (0, 4), (1, 7)
SHORT_WORDS = 30  # of true content at least
SHORT_LOOSE, SHORT_PLAIN = 0.7, 0.5  # shares of them with a blank line above every line, without marks of list items
LINE = 4  # words that a line of a short page counts for beside its own
VARIANTS_A_PAGE = 2
MOST_BLOCKS = 1500  # a page with more teaches nothing new and costs much
NEWS_WEIGHT, GOLD_WEIGHT, CLEANED_WEIGHT, FOREIGN_WEIGHT = 1.5, 1.5, 0.5, 1.2
SHORT_WEIGHT, UNTOLD_WEIGHT = 0.5, 0.4
# What is taken for the share of a block of which no snippet tells, by whether trafilatura has it on the HTML.
LIKELY, UNLIKELY = 0.75, 0.25


class Document(NamedTuple):
    """Blocks with the share of each that belongs to the gold; ``weight`` of each in training."""

    id: str
    kind: str  # page, cleaned, gold, short, short gold or foreign
    type: str
    fold: int
    blocks: list[Block]
    share: list[float]
    weight: list[float]
    gold: str


def documents(data: Path, sample: float = 1.0) -> list[Document]:
    """The training documents, of a share of the pages, chosen by the hash of their id."""
    out = []
    for row in filter(lambda row: _chosen(row, sample), page_rows(data, "wcxb", "news")):
        rng = random.Random(zlib.crc32(row["id"].encode()))
        gold = row["gold"]
        texts = [("page", row["texts"][v]) for v in rng.sample(VARIANTS, VARIANTS_A_PAGE)]
        if rng.random() < CLEANED:
            texts.append(("cleaned", row["texts"]["trafilatura"]))
        if gold and rng.random() < GOLD:
            texts.append(("gold", gold))
        short = bool(gold) and rng.random() < SHORT
        for kind, text in texts:
            found = blocks(text)
            if found and len(found) <= MOST_BLOCKS and (gold or kind == "page"):
                out.append(_document(row, kind, found))
                if short and kind == "page":
                    out += _cut_short(row, out[-1], rng)
                    short = False
    for row in filter(lambda row: _chosen(row, sample), page_rows(data, "multilingual")):
        rng = random.Random(zlib.crc32(row["id"].encode()))
        for variant in rng.sample(VARIANTS, VARIANTS_A_PAGE):
            found = blocks(row["texts"][variant])
            if found and len(found) <= MOST_BLOCKS:
                out.append(_foreign(row, found))
    return out


def _chosen(row: dict[str, Any], sample: float) -> bool:
    return zlib.crc32(row["id"][::-1].encode()) % 1000 < 1000 * sample


def _foreign(row: dict[str, Any], found: list[Block]) -> Document:
    """A page of which only snippets are known; of the rest, what trafilatura says of its HTML is the likelier."""
    said = [b.said for b in found]
    labels = snippet_labels(said, row["with"], row["without"])
    other = row["texts"]["trafilatura"]
    guess = [LIKELY if c >= 0.5 else UNLIKELY for c in coverage(said, other)]
    much = FOREIGN_WEIGHT / max(1, sum(x is not None for x in labels))
    whole = max(len(tokens(other)), 150)
    little = [UNTOLD_WEIGHT * (len(tokens(s)) + 1) / whole for s in said] if other else [0.0] * len(said)
    scale = min(1.0, 4 * UNTOLD_WEIGHT / (sum(little) or 1))
    share = [g if x is None else x for x, g in zip(labels, guess, strict=True)]
    weight = [w * scale if x is None else max(much, w * scale) for x, w in zip(labels, little, strict=True)]
    return Document(row["id"], "foreign", "foreign", fold_of(row["domain"]), found, share, weight, "")


def _cut_short(row: dict[str, Any], page: Document, rng: random.Random) -> list[Document]:
    """The first paragraphs of a page with a few of the lines around them, and the same paragraphs alone."""
    true = [i for i, s in enumerate(page.share) if s >= 0.5]
    kept = true[: rng.randint(*SHORT_PARAGRAPHS)]
    gold = "\n".join(page.blocks[i].said for i in kept)
    if not kept or len(tokens(gold)) < SHORT_WORDS:
        return []
    above = [i for i in range(kept[0]) if page.share[i] < 0.5]
    below = [i for i in range(kept[0], len(page.blocks)) if page.share[i] < 0.5]
    beside = rng.random() < 0.5  # the lines right above and below, or any
    a, b = min(rng.randint(*SHORT_ABOVE), len(above)), min(rng.randint(*SHORT_BELOW), len(below))
    if beside:
        around = above[len(above) - a :] + below[:b]
    else:
        around = rng.sample(above, a) + rng.sample([i for i in below if i > kept[-1]] or below, 0 if not below else 1)
        around += rng.sample(below, b)
    loose, plain = rng.random() < SHORT_LOOSE, rng.random() < SHORT_PLAIN
    out = []
    for kind, chosen in (("short", sorted({*kept, *around})), ("short gold", kept)):
        found = [page.blocks[i] for i in chosen]
        if plain:
            found = [b._replace(shape="text", level=0) if b.shape == "list_item" else b for b in found]
        if loose:
            found = [b._replace(blank=max(b.blank, 1)) for b in found]
        share = [page.share[i] for i in chosen]
        whole = max(len(tokens(gold)), SHORT_WORDS)
        weight = [SHORT_WEIGHT * (len(tokens(b.said)) + LINE) / whole if page.weight[i] else 0.0
                  for i, b in zip(chosen, found, strict=True)]  # fmt: skip
        name = f"{row['id']} {kind}"
        out.append(Document(name, kind, page.type, page.fold, found, share, weight, gold))
    return out


def _document(row: dict[str, Any], kind: str, found: list[Block]) -> Document:
    gold = row["gold"] or ""
    share = [1.0] * len(found) if kind == "gold" else coverage([b.said for b in found], gold)
    whole = max(len(tokens(gold)), 150)
    weight = [(len(tokens(b.said)) + 1) / whole for b in found]
    much = min(1.0, 4 / sum(weight)) * {"page": 1.0, "cleaned": CLEANED_WEIGHT, "gold": GOLD_WEIGHT}[kind]
    much *= NEWS_WEIGHT if "news" in row["source"] else 1.0
    heads = {" ".join(tokens(x)) for x in (row.get("title"), row.get("author")) if x}
    weight = [
        0.0 if s < 0.5 and " ".join(tokens(b.said)) in heads else w * much
        for b, s, w in zip(found, share, weight, strict=True)
    ]
    return Document(row["id"], kind, row["page_type"], fold_of(row["domain"]), found, share, weight, gold)
