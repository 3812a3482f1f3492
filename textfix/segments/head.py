"""The head of a story: kicker, title and site, subtitle, byline, date. Found from the text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..content import Verdict
from ..content.shape import PROSE_WORDS, content_words, ends_sentence, vocabulary, word_count
from ..layout import Block
from .dates import find_date
from .patterns import BYLINE, BYLINE_WORDS, KICKER, MEDIA_WORDS, NAME_ALONE, SECTION_NAMES, SITE_SUFFIX

TITLE_WORDS, TITLE_CHARS = 30, 200
SUBTITLE_LEAST_WORDS = 5  # shorter lines under a title are headings or labels
HEADLINE_WORDS = 4  # so many words above running text are a headline even when none of them comes back
STEM = 6  # letters
SENTENCE_WORDS = 8  # a sentence that could be the whole body under a title
HEAD_BLOCKS = 8  # the head of a story is within its first blocks
EVIDENCE_BLOCKS = 200  # how much of the body is read for words of the title
_LETTER = re.compile(r"[^\W\d_]")

Labelled = list[tuple[Block, Verdict | None]]


@dataclass(slots=True)
class Head:
    """What the head says; empty fields were not found."""

    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    byline: str | None = None
    published: str | None = None
    site: str | None = None


def head(labelled: Labelled, lift: bool = True, url: str | None = None) -> tuple[Labelled, Head]:
    """Label the head's blocks, splitting labels and site names off the lines they are glued to.

    With ``lift`` false the head is found but stays in the body, the title as a heading: needed where a line
    below would be taken for a title once the one above it is gone. ``url`` helps to know the site's name.
    """
    found = Head()
    out = list(labelled)
    _credits(out, found, lift)
    at = _next(out, 0)
    if lift and at is not None and _kicker(out, at, found):
        at = _next(out, at)
    if at is not None and _is_title(out, at):
        _title(out, at, found, lift, _host(url))
        _repeated_title(out, at)
        at = _next(out, at + 1)
        if lift and at is not None and _is_subtitle(out, at, found):
            block = out[at][0]
            found.subtitle = block.said
            out[at] = block, Verdict("subtitle", "SEG002", "the line under the title", 0.8)
    if lift and not found.kicker and found.title and (first := _next(out, 0)) is not None:
        _kicker(out, first, found)
    return out, found


def _kept(labelled: Labelled, first: int = 0) -> Iterator[int]:
    return (i for i in range(first, len(labelled)) if labelled[i][1] is None)


def _next(labelled: Labelled, first: int) -> int | None:
    return next(_kept(labelled, first), None)


def _body(labelled: Labelled, first: int) -> list[Block]:
    out = []
    for i in _kept(labelled, first):
        out.append(labelled[i][0])
        if len(out) == EVIDENCE_BLOCKS:
            break
    return out


# -- title -----------------------------------------------------------------------------------------


def _could_be_title(block: Block) -> bool:
    said = block.said
    return (
        block.shape in ("text", "heading")
        and block.level <= 1
        and len(said) <= TITLE_CHARS
        and word_count(said) <= TITLE_WORDS
        and said[-1] not in ".:;,。：；，।"
        and bool(_LETTER.search(said))
        and said.casefold() not in SECTION_NAMES
        and not BYLINE.fullmatch(said)
        and not (find_date(said) and word_count(said) <= BYLINE_WORDS // 2)
    )


def _is_title(labelled: Labelled, at: int) -> bool:
    """A short first line without a full stop above running text, or with words that come back in the body."""
    block = labelled[at][0]
    if not _could_be_title(block):
        return False
    body = _body(labelled, at + 1)
    if not any(_is_running(b) for b in body) and sum(b.shape == "list_item" for b in body) < 2:
        return False
    if block.said[-1] in "?？" and any(b.said[-1] in "?？" and word_count(b.said) <= TITLE_WORDS for b in body):
        return False  # the first of several questions
    if block.shape == "heading" and block.level == 1:
        return True
    long = word_count(block.said) >= HEADLINE_WORDS
    if long and body[0].shape == "text" and _is_running(body[0]):
        return True
    if not long and body[0].shape == "list_item":
        return False  # a short line right above a list names the list
    return bool(_stems(content_words(block.said)) & _stems(vocabulary(body)))


def _stems(words: set[str]) -> set[str]:
    """Words without their endings, well enough to see that kettles are about a kettle."""
    return {w.removesuffix("s")[:STEM] for w in words}


def _is_running(block: Block) -> bool:
    """Running text, if only a sentence of it."""
    words = word_count(block.said)
    return words >= PROSE_WORDS or (words >= SENTENCE_WORDS and ends_sentence(block.said))


def _title(labelled: Labelled, at: int, found: Head, lift: bool, host: str) -> None:
    block = labelled[at][0]
    reason = "the first line; its words come back in the text"
    verdict = Verdict("title", "SEG001", reason, 0.9) if lift else Verdict("heading", "SEG006", reason, 0.8)
    cut = lift and not block.edits and _site_suffix(block.said, _body(labelled, at + 1), host)
    if cut:
        head, tail = block.split(cut.start("bar"), cut.start("bar"))
        bar = len(cut["bar"]) - len(cut["bar"].lstrip())
        tail = tail._replace(start=tail.start + bar, body=tail.body + bar, said=tail.said[bar:])
        found.site = cut["site"].strip()
        suffix = Verdict("navigation", "BPL010", "the site's name behind the title", 0.85)
        labelled[at : at + 1] = [(head, verdict), (tail, suffix)]
        block = head
    else:
        labelled[at] = block, verdict
    found.title = block.said


def _site_suffix(said: str, body: Sequence[Block], host: str) -> re.Match[str] | None:
    """The site's name behind a title: set off by a bar, or by a dash when it reads like a name of its kind."""
    cut = SITE_SUFFIX.search(said)
    if not cut or word_count(said[: cut.start()]) < 2:
        return None
    site = cut["site"].strip()
    words = re.findall(r"[^\W\d_][\w’']*", site)
    if not words or len(words) > 5 or not words[0][0].isupper() or ends_sentence(site):
        return None
    if cut["bar"].strip() not in "-–—" or "".join(words).casefold() in host:
        return cut
    known = any(w.casefold() in MEDIA_WORDS for w in words) or re.search(r"\.[a-z]{2,4}$", site) is not None
    named = all(w[0].isupper() or w in ("of", "the", "and", "for", "de") for w in words)
    new = words[-1].casefold() not in vocabulary(body)
    return cut if named and known and (new or words[0] == "The") else None


def _host(url: str | None) -> str:
    """The host of an address, without its hyphens: ``daily-tide.org`` holds "Daily Tide" as ``dailytide``."""
    from urllib.parse import urlsplit

    try:
        return (urlsplit(url or "").hostname or "").replace("-", "")
    except ValueError:
        return ""


def _repeated_title(labelled: Labelled, at: int) -> None:
    """The title again among the next lines, as when a page's head and its headline were both copied."""
    title = labelled[at][0].said.casefold()
    for i in list(_kept(labelled, at + 1))[:3]:
        if labelled[i][0].said.casefold() == title:
            labelled[i] = labelled[i][0], Verdict("duplicate", "DUP001", "the title again", 0.95)


def _is_subtitle(labelled: Labelled, at: int, found: Head) -> bool:
    block = labelled[at][0]
    if not _could_be_title(block) or block.said[-1] in "?？" or word_count(block.said) < SUBTITLE_LEAST_WORDS:
        return False
    body = _body(labelled, at + 1)
    around = vocabulary(body) | content_words(found.title or "")
    return bool(body) and bool(_stems(content_words(block.said)) & _stems(around))


# -- kicker, byline, date --------------------------------------------------------------------------


def _kicker(labelled: Labelled, at: int, found: Head) -> bool:
    """A newsroom label before the headline or the first paragraph."""
    block, _ = labelled[at]
    label = KICKER.match(block.said)
    if not label or block.shape not in ("text", "heading"):
        return False
    if block.edits and block.edits[0].start < block.body + label.end():
        return False
    stop = len(label[0].rstrip())
    verdict = Verdict("kicker", "SEG003", "a newsroom label before the story", 0.9)
    found.kicker = label["label"]
    begin = block.body + label.end()
    rest = block._replace(start=begin, body=begin, said=block.said[label.end() :], blank=0)
    first = Block(block.start, block.body + stop, block.body, block.said[:stop], "text", 0, block.blank)
    labelled[at : at + 1] = [(first, verdict), (rest, None)]
    return True


def _credits(labelled: Labelled, found: Head, lift: bool) -> None:
    """Byline and date among the first lines, before the first paragraph of prose."""
    for n, i in enumerate(list(_kept(labelled))[:HEAD_BLOCKS]):
        block = labelled[i][0]
        said = block.said
        if n and word_count(said) >= PROSE_WORDS and ends_sentence(said):
            break
        if block.shape not in ("text", "list_item") or word_count(said) > BYLINE_WORDS or ends_sentence(said):
            continue
        date = find_date(said)
        by = BYLINE.fullmatch(said)
        if date and not found.published:
            found.published = date[0]
        if by and not found.byline:
            found.byline = by["name"]
            labelled[i] = block, _byline("names the author", lift)
        elif date and word_count(said) <= BYLINE_WORDS // 2:
            # A comma stays: it parts a place from its date, not a name (Port Ellery, 3 March).
            rest = (said[: date[1]] + said[date[2] :]).strip(" |·•-–—")
            if not found.byline and not rest.isupper() and NAME_ALONE.fullmatch(rest):
                found.byline = rest
                labelled[i] = block, _byline("a name and a date", lift)
            else:
                labelled[i] = block, Verdict("dateline", "SEG005", f"a date line: {date[0]}", 0.8)


def _byline(reason: str, lift: bool) -> Verdict:
    return Verdict("byline", "SEG004", reason, 0.9) if lift else Verdict("paragraph", "SEG007", reason, 0.8)
