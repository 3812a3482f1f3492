"""What a line of the head says by itself, whatever document it stands in: measured once, remembered.

A page is read until cleaning changes nothing, and every reading asks the same lines; so what is known from the words
alone is told apart from what the place of a line adds (title.py, credits.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..content.phrasebook import look_up
from ..content.sections import names_section
from ..content.shape import PROSE_WORDS, content_words, ends_sentence, word_count
from ..late import late
from ..memo import remembered
from .byline import OF_A_DATE, begins_with_label, credit
from .dates import Date, find_dates, names_day
from .patterns import AGO, BYLINE, VERSION

TITLE_WORDS, TITLE_CHARS = 30, 200
LINE_CHARS = 2 * TITLE_CHARS  # longer lines are text, and are not looked into
DATE_LINE_WORDS, DATE_LINE_CHARS = 10, 240
DATE_WORDS, LABELLED_WORDS = 12, 20  # of a line that says when, and of one with a label ("Published …, updated …")
DAY_WORDS = 5  # of a line with a day and no year ("PORT ELLERY, 3 June")
MARKUP = "\\;"  # begins a line of LaTeX, a remark in a file of settings
PROSE_CHARS = 2 * PROSE_WORDS - 1  # so many words have at least as many characters
MEMO = 4_096  # lines remembered; those around the beginnings of some forty pages
STEM = 6  # letters of a word that are compared
OFTEN = 3  # a word that comes so many times in the body is what it is about
PARAGRAPHS, PARAGRAPH_CHARS = 512, 8_000  # paragraphs whose words are remembered; no more of a body is read
WORD_EDGES = (1, 2, 3, 5, 8, 12, 16, 22)

_LETTER = re.compile(r"[^\W\d_]")
_CREDIT = late(
    r"(?:by|von|par|por|di|door|author|autor(?:a|in)?|auteur|автор|作者|文|written|posted|published)\b", re.I
)
_DIGIT = re.compile(r"\d")
_LABELLED = late(r"\S+(?: \S+)?\s?[:：](?:\s|\Z)")
_BARS = late(r"\s[|·•»›>/→–—-]\s|[|｜·•»›]")
_QUOTES = "\"'“”„«»‘’「」『』《》"
_WORDS = re.compile(r"[^\W\d_]{4,}")
_IMAGE = late(r"\[?!\[[^\]\n]{0,300}\]\([^()\n]{0,500}\)(?:\]\([^()\n]{0,500}\))?\Z")


class Line(NamedTuple):
    """A line: ``folded`` to small letters, its number of ``words``, whether it ``ends`` as a sentence does, could be
    a title by its words (``titled``) or begins like a byline (``credit``); its full dates."""

    folded: str
    words: int
    ends: bool
    titled: bool
    credit: bool
    dates: tuple[Date, ...]


class Words(NamedTuple):
    """The words of what could be a title: its facts, its stems, and itself in small letters."""

    length: str
    stems: frozenset[str]
    folded: str


def line(said: str) -> Line:
    """What a line says by itself."""
    if len(said) > LINE_CHARS:
        return Line(said[:LINE_CHARS].casefold(), PROSE_WORDS, ends_sentence(said), False, False, ())
    return _line(said)


@remembered(MEMO, LINE_CHARS)
def _line(said: str) -> Line:
    words = word_count(said)
    folded = said.casefold()
    ends = ends_sentence(said)
    dates = tuple(find_dates(said)) if len(said) <= DATE_LINE_CHARS else ()
    titled = could_be_title(said, words)
    credit = words <= DATE_LINE_WORDS and _CREDIT.match(said) is not None
    return Line(folded, words, ends, titled, credit, dates)


def names_author(said: str) -> bool:
    """Whether a line announces a name with a label ("Text: Ann Lee"), and is no sentence."""
    found = credit(said) if begins_with_label(said) and not line(said).ends else None
    return found is not None and found.how in ("written", "plain", "others")


def says_when(said: str) -> bool:
    """Whether a line of the head has a date or a time told from now, and is no sentence.

    >>> says_when("Posted Aug. 6, 2022 at 6:00 a.m."), says_when("Updated 3 hours ago"), says_when("It rained in 2022.")
    (True, True, False)
    """
    if len(said) > LINE_CHARS:
        return False
    of = line(said)
    digits = _DIGIT.search(said) is not None
    labelled = digits and OF_A_DATE.match(said) is not None
    if of.words > (LABELLED_WORDS if labelled else DATE_WORDS) or (of.ends and not labelled):
        return False
    if labelled or of.dates:
        return VERSION.match(said) is None
    if not (digits or "ago" in said):
        return False
    return AGO.search(said) is not None or (of.words <= DAY_WORDS and names_day(said))


def could_be_title(said: str, words: int) -> bool:
    """Whether a line could be a title by its length, its last character and its letters; a picture could not."""
    return (
        0 < len(said) <= TITLE_CHARS
        and words <= TITLE_WORDS
        and said[-1] not in ",;:，；："
        and said[0] not in MARKUP
        and (said[0] not in "![" or _IMAGE.match(said) is None)
        and _LETTER.search(said) is not None
    )


@remembered(MEMO, LINE_CHARS)
def title_facts(said: str) -> tuple[str, ...]:
    """What speaks for and against a line as a title, by its words alone."""
    out = []
    if said[-1] in ".。":
        out.append("full stop")
    elif said[-1] in "?？!！…":
        out.append("question")
    if look_up(said):
        out.append("phrase")
    if names_section(said.casefold()):
        out.append("section")
    if BYLINE.fullmatch(said):
        out.append("byline")
    digits = _DIGIT.search(said) is not None
    if says_when(said):
        out.append("says when")
    elif digits and names_day(said):
        out.append("names a day")
    if names_author(said):
        out.append("names author")
    if _LABELLED.match(said):
        out.append("begins with a label")
    letter = _LETTER.search(said)
    if letter and letter[0].islower():
        out.append("lower")
    elif said.isupper():
        out.append("capitals")
    if said[0].isdigit():
        out.append("number")
    elif digits:
        out.append("digits")
    parts = len(_BARS.findall(said))
    if parts:
        out.append(f"parts {min(parts, 3)}")
    if ":" in said or "：" in said:
        out.append("colon")
    if said[0] in _QUOTES and said[-1] in _QUOTES:
        out.append("quoted")
    names = _WORDS.findall(said)
    if len(names) > 2:
        out.append(f"capitals on {4 * sum([not w[0].islower() for w in names]) // len(names)} of 4")
    if not said[0].isalnum() and said[0] not in _QUOTES and said[0] != "#":
        out.append("begins with a sign")
    return tuple(out)


@remembered(MEMO, LINE_CHARS)
def worded(said: str) -> Words:
    """The words of what could be a title."""
    return Words(f"words {bucket(word_count(said), WORD_EDGES)}", stems(content_words(said)), said.casefold())


def bucket(value: int, edges: Sequence[int]) -> int:
    """The first edge that is not below the value."""
    for edge in edges:
        if value <= edge:
            return edge
    return edges[-1] + 1


def stems(words: Iterable[str]) -> frozenset[str]:
    """Words without their endings, well enough to see that kettles are about a kettle."""
    return frozenset([w.removesuffix("s")[:STEM] for w in words])


@remembered(PARAGRAPHS, PARAGRAPH_CHARS)
def paragraph_stems(said: str) -> tuple[str, ...]:
    """The words of a paragraph, without their endings; of a script without spaces every pair of signs once."""
    if not said.isascii() and "\u3040" <= max(said) <= "\ud7af":
        return tuple(stems(content_words(said)))
    return tuple([w[:STEM] for w in _WORDS.findall(said.casefold())])
