"""Lines of the page that are left around the text once its head and body are known.

The judge reads lines by what they say as a whole. Here a short line is read by its parts (links, cells, labels), by
the verb it asks the reader with, and by where it stands: above the title, or behind the last paragraph. Long lines,
sentences in the middle of the text, and everything that has a kind already stay.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from ..content import Verdict
from ..content.judge import LAW
from ..content.phrasebook import look_up
from ..content.rights import LETTER, lettered
from ..content.sections import FEW, is_own_text, own_headings, stands_as_heading
from ..content.shape import PROSE_WORDS, ends_sentence, word_count
from ..content.topic import is_legal
from ..content.verdict import drop
from ..late import late
from ..layout import Block
from ..memo import remembered
from ..model import DROPPED_KINDS
from .asks import MAILED, NEIGHBOUR, PLACES, RELATED_HEAD, STORIES, asked
from .lines import PROSE_CHARS, line
from .plain import Labelled, Row, plain, rows
from .wording import begins, begins_line

LOOSE = ("text", "list_item", "heading")  # shapes that furniture has
ABOVE, AMONG, BEHIND = range(3)  # where a line stands: above the first paragraph, behind the last one, or between
MOST_WORDS, MOST_CHARS = 16, 1_500  # of a line of furniture, addresses of links included
PART_WORDS = 4  # of one part of a row of links
FEWEST_PARTS = 2
LINKED = 80  # per cent of a line that consists of links: a mark or a little word may stand between them
LABEL_WORDS = 4  # of a menu entry above the title
FEWEST_DROPPED, MOST_ABOVE = 6, 0.1  # lines of a page that are gone; share of the words of a text above its title
MOST_GONE = 0.4  # of the words of the sentences below a title that may go above it; one with more heads a part
QUOTES = "\"“„«‹「『"  # somebody says it, the page does not
TAIL_WORDS = 14  # of a headline under a header of other stories
MOST_TAIL = 2  # times as many words has the text as the headlines behind it, at least
_LINKS = late(r"(?:\W*!?\[[^\]\n]{0,200}\]\([^()\s]{0,500}\))+\W*")
_LINK = re.compile(r"\[([^\]\n]{0,200})\]\(")
# A picture, with a link or without, whose address is that of a badge: what a README shows above its text.
_BADGE = r"\[?!\[[^\]\n]{0,200}\]\([^()\s]{0,300}(?:\.svg|badge|shields\.io)[^()\s]{0,300}\)(?:\]\([^()\s]{0,500}\))?"
_BADGES = late(rf"(?:{_BADGE}\s*)+")
_ARROW = late(r"\A\W*[←→»«‹›]|[→»›]\W*\Z")
_PARTS = late(r"\s*[|·•»›>/–—]\s+|\s{2,}|\t+|\u3000+")
_CRUMBS = late(r"\s+(?:[>»›/]|→)\s+")


def furniture(text: str, labelled: Labelled, above: bool = False) -> Labelled:
    """The same blocks, those that are furniture by their own words with a verdict.

    With ``above`` only lines before the first paragraph are looked at: none of them is a title.
    """
    first = next((i for i, row in enumerate(labelled) if is_prose(*row)), None)
    if first is None:
        return list(labelled)
    stop, last = first, first
    if not above:
        stop, last = len(labelled), next(i for i in range(len(labelled) - 1, -1, -1) if is_prose(*labelled[i]))
    out = list(labelled)
    is_law = cache(lambda: is_legal([b for b, v in labelled if v is None], [v for _, v in labelled]))
    letters = set(lettered([block for block, _ in labelled]))
    clean = sum([v is not None and v.kind in DROPPED_KINDS for _, v in labelled]) < FEW
    own = _own_headings(labelled) if clean else ()
    for i, (block, verdict) in enumerate(labelled[:stop]):
        if verdict is not None or block.shape not in LOOSE or block.end - block.body > MOST_CHARS:
            continue
        said = block.said
        if "[" not in said and said.isascii() and said.count(" ") >= MOST_WORDS:
            continue  # as `_of_line` would find
        where = ABOVE if i < first else BEHIND if i > last else AMONG
        if clean and (i in own or (first <= i < last and _heads_text(labelled, i))):
            continue
        skip = LETTER if i in letters and said[LETTER:].strip() else 0
        links = block.links if block.linked >= LINKED else 0
        found = _of_line(text[block.body + skip : block.end], said[skip:].lstrip(), where, links)
        if found is not None and not (found.kind in LAW and (not i or _says(block)) and is_law()):
            out[i] = block, found
    return out


def is_prose(block: Block, verdict: Verdict | None) -> bool:
    """Whether a block is an open paragraph of running text."""
    if verdict is not None or len(block.said) < PROSE_CHARS:
        return False
    of = line(block.said)
    return of.ends and of.words >= PROSE_WORDS


def around(labelled: Labelled) -> Labelled:
    """The same blocks, with what is furniture by its place: above the title, under a header behind the text."""
    out = list(labelled)
    found = rows(out)
    prose = [row.at for row in found if row.words >= PROSE_WORDS and row.ends]
    title = next((i for i, (_, v) in enumerate(out) if v is not None and v.kind == "title"), None)
    if prose and title is not None and title < prose[0]:
        _above_title(out, found, title)
    if prose:
        _below_header(out, found, prose[-1], _own_headings(labelled))
    return out


def _own_headings(labelled: Labelled) -> list[int]:
    """Open lines that the judge would take for menu words, were they not headings of the text."""
    said = [look_up(b.said) if v is None and stands_as_heading(b) else None for b, v in labelled]
    if not any(said):
        return []
    gone = [v if v is not None and v.kind in DROPPED_KINDS else None for _, v in labelled]
    known = [drop(of.kind, of.said) if of else verdict for of, verdict in zip(said, gone, strict=True)]
    return own_headings([block for block, _ in labelled], known)


def _says(block: Block) -> bool:
    """Whether a line is a sentence, or the heading of a numbered section."""
    return is_own_text(block) or block.said[0].isdigit()


def _heads_text(labelled: Labelled, i: int) -> bool:
    """Whether a line stands as the heading of the text below it."""
    block, (below, verdict) = labelled[i][0], labelled[i + 1]
    return verdict is None and stands_as_heading(block) and is_own_text(below)


@remembered(8_192, 2 * MOST_CHARS)
def _of_line(raw: str, said: str, where: int, links: int = 0) -> Verdict | None:
    """What a line is by its own words, as they stand there and as they read, by its place in the text, and by the
    number of links that it consists of."""
    if "![" in raw and _BADGES.fullmatch(raw):
        return drop("widget", "a row of badges", 0.9)
    said = plain(said)
    words, ends = word_count(said), ends_sentence(said)
    if words > MOST_WORDS:
        return None
    kind = _asked(said, words, where != AMONG or not ends)
    if kind:
        return drop(kind, f"asks or tells the reader something beside the text: {said[:30]!r}", 0.8)
    if "](" in raw and _LINKS.fullmatch(raw):
        links = len(_LINK.findall(raw))
    if NEIGHBOUR.match(said, begins_line(said)) and (not ends or said[-1] in "?？؟" or links):
        return drop("related", "leads to another page", 0.85)
    if not (links or "](" in raw or _PARTS.search(raw)):
        return None  # the usual case: a line of one part
    parts = [p for p in _PARTS.split(_without_links(raw)) if p.strip()]
    if links and _ARROW.search(said):
        return drop("related", "a link onwards", 0.8)
    if len(parts) < FEWEST_PARTS <= links and not ends and words <= PART_WORDS * links:
        return drop("navigation", "a row of links", 0.75)
    if len(parts) < FEWEST_PARTS or ends or any(len(p.split()) > PART_WORDS for p in parts):
        phrase = look_up(said) if links and words <= LABEL_WORDS else None
        return drop(phrase.kind, f"a link: {phrase.said!r}", 0.85) if phrase else None
    known = Counter(p.kind for p in map(look_up, parts) if p)
    if known and 2 * known.total() >= len(parts):
        return drop(known.most_common(1)[0][0], "a row of links with known names", 0.85)
    names = links > 0 or len(parts) > FEWEST_PARTS or len(_CRUMBS.split(said)) > FEWEST_PARTS
    if where == ABOVE and names and raw[0] not in "{(<" and "{" not in raw:
        return drop("navigation", "a row of short names above the text", 0.75)
    if links >= FEWEST_PARTS:
        return drop("navigation", "a row of links", 0.75)
    return None


def _asked(said: str, words: int, anywhere: bool) -> str:
    """The kind of what a line asks of the reader; in the middle of the text a sentence may only be a widget's, or say
    why a mail came."""
    kind = "" if said[0] in QUOTES and said.count(" ") > PART_WORDS else asked(said, words)
    if anywhere or kind == "widget":
        return kind
    return kind if kind == "newsletter" and MAILED.match(said, begins_line(said)) else ""


def _without_links(raw: str) -> str:
    return re.sub(r"\]\([^()\s]{0,500}\)", " | ", raw).replace("[", "") if "](" in raw else raw


def _above_title(labelled: Labelled, found: Sequence[Row], title: int) -> None:
    """Lines above the title but the last one, which may be its kicker, and items of a list.

    Where the judge has dropped lines already, this is a page, and above its title stands no text; else only short
    lines go.
    """
    prose = max((row.at for row in found if row.at < title and row.words >= PROSE_WORDS and row.ends), default=-1)
    above = [row for row in found if prose < row.at < title and labelled[row.at][1] is None]
    items = [row for row in above if row.block.shape == "list_item"]
    dropped = sum(v is not None and v.kind in DROPPED_KINDS for _, v in labelled)
    if dropped < FEWEST_DROPPED and sum(r.words for r in above) > MOST_ABOVE * sum(r.words for r in found):
        return  # a text that is clean already, and its title may be another one
    is_page = dropped > 0
    gone = []
    for n, row in enumerate(above):
        short = row.words <= LABEL_WORDS and not row.ends and row.said[-1] not in ":："
        item = row.block.shape == "list_item" and len(items) > 1
        rival = row.at == title - 1 and row.words >= LABEL_WORDS and not _CRUMBS.search(row.said)  # the title itself?
        loose = is_page and not rival and row.block.shape in LOOSE and not line(row.block.said).dates
        if loose or (short and (item or (row.text and n < len(above) - 1))):
            gone.append(row)
    below = sum([r.words for r in found if r.at > title and r.words >= PROSE_WORDS and r.ends])
    if sum([row.words for row in gone]) <= MOST_GONE * below:
        for row in gone:
            labelled[row.at] = row.block, drop("navigation", "a line above the title", 0.75)


def _below_header(labelled: Labelled, found: Sequence[Row], last: int, own: Sequence[int]) -> None:
    """A header of other stories behind the last paragraph, and the headlines under it.

    Only where there is a story: a page that is mostly headlines is a list of them.
    """
    body = sum(row.words for row in found if row.at <= last and row.words >= PROSE_WORDS)
    under: list[Row] = []
    page = sum([v is not None and v.kind in DROPPED_KINDS for _, v in labelled]) >= FEW
    for row in found:
        if row.at <= last or labelled[row.at][1] is not None:
            continue
        if row.at in own:
            if under:
                break
            continue
        if row.words <= PLACES and not row.ends and _heads_stories(row.said, page):
            under.append(row)
        elif row.words > TAIL_WORDS or (row.ends and not row.asks) or row.block.shape in ("table", "code", "quote"):
            break
        elif under:
            under.append(row)
    if under and MOST_TAIL * sum(row.words for row in under) <= body:
        for row in under:
            labelled[row.at] = row.block, drop("related", "other stories behind the end of this one", 0.75)


def _heads_stories(said: str, page: bool) -> bool:
    """Whether a line is a header of other stories. Where no page is around the text it has to name them: "Most popular
    dishes" may head a list of its own."""
    return RELATED_HEAD.match(said, begins_line(said)) and (page or STORIES.search(said, begins(said)))


__all__ = ["around", "furniture"]
