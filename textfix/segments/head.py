"""The head of a story: kicker, title and site, subtitle, byline, date. Found from the text alone.

Lines that the judge took for boilerplate are looked at as well: a title or a byline among them is labelled as what it
is. That leaves the body as it was; only lines that were kept must be lifted out of it with care.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ..content import Verdict
from ..content.sections import names_section
from ..content.shape import PROSE_WORDS, content_words
from ..late import late
from ..layout import Block
from .credits import Dated, Named, Top, choose_byline, choose_date, is_entry
from .dated_title import dated_title
from .dates import date_in_address, days_told
from .deck import deck
from .lines import line, names_author, says_when, stems, worded
from .mail import mail
from .page import Page
from .patterns import BYLINE, BYLINE_WORDS, GENRES, KICKER, NAME_ALONE, VERSION
from .plain import Labelled, plain
from .site import host_of, site_of, suffix
from .title import FEWEST_BLOCKS, Candidate, choose

HEADLINE_WORDS = 4  # so many words above running text are a headline even when none of them comes back
SENTENCE_WORDS = 8  # a sentence that could be the whole body under a title
HEAD_BLOCKS = 8  # the head of a story is within its first blocks
EVIDENCE_BLOCKS = 200  # how much of the body is read for words of the title
FIRST_BLOCKS = 3  # a first line stands within them: a counter or a label may stand above it
HEAD_LINES = 2  # between a title and the text
REPEATED = 3  # blocks under a title among which it is said again
DATE_LINE_WORDS = BYLINE_WORDS // 2
NOTE_BLOCKS = 3  # below a first sentence in a text that is no page; a list counts as one more


_SPOKEN = late(r"(?:[?？؟!！…]|\.\.\.)[\"'”’»)\]」』]*\Z")


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
    below would be taken for a title once the one above it is gone. ``url`` helps to know the title, the date and
    the site's name.
    """
    found = Head()
    out = list(labelled)
    if lift and (first := _next(out, 0)) is not None:
        _kicker(out, first, found)
    letter = _letter(out, found)
    page = Page(out)
    first = first_title(out, FIRST_BLOCKS if page.text_at is not None else len(out))
    chosen = letter or choose(page, url, first)
    dated = None if chosen else dated_title(page)
    chosen = chosen or (dated and dated.line)
    at = chosen.at if chosen else first if page.text_at is None else None
    is_open = at is not None and out[at][1] is None
    credit_lines(page, at, url, found)
    if at is not None and is_open:
        out[at] = out[at][0], None  # a title with a date in it
    if dated and not found.published:
        found.published = dated.day
    found.site = site_of(page, chosen, url, found.byline)
    lift = lift and not (at is not None and url is None and _is_said(out, at))
    if at is not None:
        _title(out, at, chosen, found, lift, host_of(url))
        _repeated_title(out, at)
        if lift and not found.kicker and (first := _next(out, 0)) is not None:
            _kicker(out, first, found)
        if lift:
            title = next(i for i, (_, v) in enumerate(out) if v is not None and v.kind == "title")
            deck(out, title, found)
    return out, found


def _letter(labelled: Labelled, found: Head) -> Candidate | None:
    """Mark the head of a mail; its subject is the title."""
    letter = mail(labelled)
    if letter is None:
        return None
    for i, verdict in letter.verdicts.items():
        labelled[i] = labelled[i][0], verdict
    found.byline = letter.sender or None
    at = letter.subject_at
    if at is None:
        return None
    return Candidate(at, 0, len(labelled[at][0].said), letter.subject, ())


def credit_lines(page: Page, at: int | None, url: str | None, found: Head) -> None:
    """Mark the line that names the author and the one that has the date, by their place around the title."""
    top = Top(page, at, url)
    if not found.byline:
        _byline(page.labelled, choose_byline(top), found)
    _date(page.labelled, choose_date(top, date_in_address(url or "")), found)
    _credits(page.labelled, found)


def first_title(labelled: Labelled, most: int = FIRST_BLOCKS) -> int | None:
    """The first line of the text when it looks like a title and stands within so many blocks, else None."""
    first = _next(labelled, 0)
    if first is not None and line(labelled[first][0].said).folded in GENRES:
        first = _next(labelled, first + 1)  # what the piece is stands above its title
    return first if first is not None and first < most and _is_title(labelled, first) else None


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


def _heads_story(block: Block) -> bool:
    said = block.said
    of = line(said)
    return (
        of.titled
        and block.shape in ("text", "heading")
        and block.level <= 1
        and said[-1] not in ".。।۔።-–—"
        and "\n" not in said
        and not names_section(of.folded)
        and (of.folded not in GENRES or block.level == 1)
        and not BYLINE.fullmatch(said)
        and not names_author(said)
        and not says_when(said)
    )


def _is_title(labelled: Labelled, at: int) -> bool:
    """A short first line without a full stop above running text, or with words that come back in the body."""
    block = labelled[at][0]
    if not _heads_story(block):
        return False
    body = _body(labelled, at + 1)
    if not any(_is_running(b) for b in body) and sum(b.shape == "list_item" for b in body) < 2:
        return False
    if block.said[-1] in "?？" and any(_asks(b) for b in body):
        return False  # the first of several questions
    if block.shape == "heading" and block.level == 1:
        return True
    long = line(block.said).words >= HEADLINE_WORDS
    if long and body[0].shape == "text" and _is_running(body[0]):
        return True
    if _heads_verse(body) or (long and block.shape == "text" and _heads_note(labelled, body)):
        return True
    if not long and body[0].shape == "list_item":
        return False  # a short line right above a list names the list
    return _share_words(block.said, body)


def _heads_verse(body: list[Block]) -> bool:
    """Whether a poem or a song stands right below, or below one more short line: who wrote it."""
    if _is_stanza(body[0]):
        return True
    return len(body) > 1 and _is_stanza(body[1]) and line(body[0].said).titled and not _is_running(body[0])


def _is_stanza(block: Block) -> bool:
    return block.shape == "text" and "\n" in block.said


def _heads_note(labelled: Labelled, body: list[Block]) -> bool:
    """Whether nothing but a byline, a date or a first heading parts a line from the running text of a brief text with
    nothing around it."""
    if len(labelled) >= FEWEST_BLOCKS or any(verdict is not None for _, verdict in labelled):
        return False
    first = next((i for i, b in enumerate(body) if b.shape not in ("text", "heading") or not _is_head_line(b)), 0)
    return first <= HEAD_LINES and body[first].shape == "text" and _is_running(body[first])


def _is_head_line(block: Block) -> bool:
    of = line(block.said)
    return of.words < PROSE_WORDS and not of.ends


def _asks(block: Block) -> bool:
    return block.said[-1] in "?？" and block.shape in ("text", "heading") and line(block.said).titled


def _share_words(said: str, body: Iterable[Block]) -> bool:
    """Whether a word of a line comes back in the body."""
    of = worded(said).stems
    return any(not of.isdisjoint(stems(content_words(block.said))) for block in body)


def _is_running(block: Block) -> bool:
    """Running text, if only a sentence of it."""
    of = line(block.said)
    return of.words >= PROSE_WORDS or (of.words >= SENTENCE_WORDS and of.ends)


def _is_said(labelled: Labelled, at: int) -> bool:
    """Whether the title may be the first sentence of a note: it asks, exclaims or trails off above a few paragraphs,
    and no byline, date line, mark of a heading or boilerplate says that these are an article or a page."""
    block = labelled[at][0]
    if block.shape == "heading" or not _SPOKEN.search(block.said) or any(v is not None for _, v in labelled):
        return False
    below = islice((i for i in range(at + 1, len(labelled)) if labelled[i][0].shape != "list_item"), NOTE_BLOCKS + 1)
    return len(list(below)) <= NOTE_BLOCKS


def _title(labelled: Labelled, at: int, chosen: Candidate | None, found: Head, lift: bool, host: str) -> None:
    block, verdict = labelled[at]
    reason = "reads and stands like the title" if chosen else "the first line; its words come back in the text"
    if verdict is not None:  # it is not in the body, and stays out of it
        labelled[at] = block, Verdict("title", "SEG001", f"{reason}, among lines that are not of the text", 0.8)
        found.title = chosen.said if chosen else plain(block.said)
        return
    as_title = Verdict("title", "SEG001", reason, 0.9) if lift else Verdict("heading", "SEG006", reason, 0.8)
    found.title = chosen.said if chosen else plain(block.said)
    labelled[at] = block, as_title
    cut = suffix(block.said, _body(labelled, at + 1), host)
    if not cut or not lift or (chosen and chosen.start):
        return
    found.title, found.site = plain(block.said[: cut.start()]), cut["site"].strip()
    if block.edits:
        return
    head, tail = block.split(cut.start("bar"), cut.start("bar"))
    bar = len(cut["bar"]) - len(cut["bar"].lstrip())
    tail = tail._replace(start=tail.start + bar, body=tail.body + bar, said=tail.said[bar:])
    name = Verdict("navigation", "BPL010", "the site's name behind the title", 0.85)
    labelled[at : at + 1] = [(head, as_title), (tail, name)]


def _repeated_title(labelled: Labelled, at: int) -> None:
    """The title again among the next lines, as when a page's head and its headline were both copied."""
    title = labelled[at][0].said.casefold()
    for i in list(islice(_kept(labelled, at + 1), REPEATED)):
        if labelled[i][0].said.casefold() == title:
            labelled[i] = labelled[i][0], Verdict("duplicate", "DUP001", "the title again", 0.95)


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


def _byline(labelled: Labelled, named: Named | None, found: Head) -> None:
    if named is None:
        return
    found.byline = named.name
    for at in named.lines:
        block, verdict = labelled[at]
        if verdict is not None:  # not in the body, and stays out of it
            labelled[at] = block, Verdict("byline", "SEG004", "names the author, among lines not of the text", 0.8)
        elif not line(block.said).ends and line(block.said).words <= BYLINE_WORDS:
            labelled[at] = block, _as_byline("names the author")


def _date(labelled: Labelled, dated: Dated | None, found: Head) -> None:
    if dated is None:
        return
    found.published = dated.iso
    block, verdict = labelled[dated.at]
    of = line(block.said)
    short = of.words <= DATE_LINE_WORDS and not of.ends and not VERSION.match(block.said)
    if verdict is None and short and block.shape == "text":
        labelled[dated.at] = block, Verdict("dateline", "SEG005", f"a date line: {found.published}", 0.8)


def _credits(labelled: Labelled, found: Head) -> None:
    """Byline and date among the first lines, before the first paragraph of prose."""
    for n, i in enumerate(list(islice(_kept(labelled), HEAD_BLOCKS))):
        block = labelled[i][0]
        said = block.said
        of = line(said)
        if n and of.words >= PROSE_WORDS and of.ends:
            break
        if block.shape not in ("text", "list_item") or of.words > BYLINE_WORDS or of.ends:
            continue
        date = None if is_entry(labelled, i) else next(iter(days_told(said)), None)
        by = BYLINE.fullmatch(said)
        if date and not found.published:
            found.published = date.iso
        if by and not found.byline:
            found.byline = by["name"]
            labelled[i] = block, _as_byline("names the author")
        elif date and of.words <= DATE_LINE_WORDS and not VERSION.match(said):
            # A comma stays: it parts a place from its date, not a name (Port Ellery, 3 March).
            rest = (said[: date.start] + said[date.end :]).strip(" |·•-–—")
            if not found.byline and not rest.isupper() and NAME_ALONE.fullmatch(rest):
                found.byline = rest
                labelled[i] = block, _as_byline("a name and a date")
            else:
                labelled[i] = block, Verdict("dateline", "SEG005", f"a date line: {date.iso}", 0.8)


def _as_byline(reason: str) -> Verdict:
    return Verdict("byline", "SEG004", reason, 0.9)
