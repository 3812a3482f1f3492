"""Lines that mean the same thing on every site: phrases as data, looked up by their words.

A file ``phrases/KIND.txt`` holds one phrase a line, ``language: phrase``. Case, digits and the marks around
a line do not matter. A phrase that ends in ``*`` matches every line that begins with it, and one under
``[header]`` announces a section of its kind: the short lines below it go as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache, lru_cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from ..late import late
from ..stored import stored
from .lexicon import words

KINDS = (
    "advertisement", "comment_prompt", "legal", "navigation", "newsletter", "related", "share", "tags", "widget",
)  # fmt: skip

LONGEST = 12  # words; a line with more is no label
LONGEST_CHARS = 400  # a longer line is text, not a prompt
HEAD_CHARS = 120  # a phrase is within the first of a line
MEMO = 20_000  # lines remembered: menus come again on every page of a site
SPECIFIC = 4  # words; what a prompt must share with its phrase
_WORDS = late(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)*|\d+(?:[.,]\d+)*|[%@©]")
_MARKED = "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # vowels on letters: Hindi, Thai
_MARKED_WORDS = late(rf"(?:[^\W\d_]|[{_MARKED}])+|\d+(?:[.,]\d+)*|[%@©]")
_MARK = late(f"[{_MARKED}]")
_QUOTES = "\"“„«‹「『"


class Phrase(NamedTuple):
    kind: str
    said: str
    header: bool


def words_of(line: str) -> tuple[str, ...]:
    """The words of a line as phrases are written: lower case, digits as 0, typographic marks folded.

    >>> words_of("» Add NEW comment (12)…")
    ('add', 'new', 'comment', '0')
    """
    return _words_of(_folded(line))


def _folded(said: str) -> str:
    return said.replace("İ", "i").casefold().replace("’", "'")


def _words_of(folded: str) -> tuple[str, ...]:
    parts = folded.split()
    if "".join(parts).isalpha():
        return tuple(parts)
    of = _WORDS if folded.isascii() or not _MARK.search(folded) else _MARKED_WORDS
    return tuple(["0" if w[0].isdigit() else w for w in of.findall(folded)])


class _Book(NamedTuple):
    """The phrases in their order, and which of them a line consists of or begins with, by its words."""

    said: list[str]
    sections: list[tuple[int, str, bool]]  # the first phrase of each, its kind, whether its phrases are headers
    whole: dict[str, int]
    begins: dict[str, int]
    lengths: dict[str, list[int]]  # of the phrases in `begins` by their first word, longest first

    def phrase(self, at: int) -> Phrase:
        _, kind, header = self.sections[bisect_right(self.sections, at, key=_first) - 1]
        return Phrase(kind, self.said[at], header)


_first = itemgetter(0)


@cache
def _book() -> _Book:
    said: list[str] = []
    sections: list[tuple[int, str, bool]] = []
    for kind in KINDS:
        sections.append((len(said), kind, False))
        for line in stored(__package__, f"phrases/{kind}.txt").decode().splitlines():
            first = line[:1]
            if first == "[":
                sections.append((len(said), kind, line.strip() == "[header]"))
            elif first and first != "#":
                said.append(line.partition(":")[2].strip())
    whole: dict[str, int] = {}
    begins: dict[str, int] = {}
    for at, folded in enumerate(_folded("\n".join(said)).split("\n")):
        # Most phrases are letters and single blanks, as their words are written together.
        key = folded if folded.replace(" ", "").isalpha() and "  " not in folded else " ".join(_words_of(folded))
        if not key or key.count(" ") >= LONGEST:
            raise ValueError(f"phrase {said[at]!r} has no word, or more than {LONGEST}")
        (begins if said[at][-1] == "*" else whole).setdefault(key, at)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for key in begins:
        lengths[key.partition(" ")[0]].add(key.count(" ") + 1)
    return _Book(said, sections, whole, begins, {first: sorted(n, reverse=True) for first, n in lengths.items()})


@cache
def _openings() -> dict[str, set[str]]:
    """The second words of the phrases by their first word in ASCII; nothing where the first one is enough."""
    book = _book()
    seconds: defaultdict[str, set[str]] = defaultdict(set)
    for key in chain(book.whole, book.begins):
        first, _, rest = key.partition(" ")
        if first.isascii():
            seconds[first].add(rest.partition(" ")[0])
    return dict(seconds)


def _may_be_phrase(head: str) -> bool:
    """False when a line surely is no phrase, by its first two words."""
    if not head.isascii():
        return True
    token = head[: head.find(" ")] if " " in head else head
    if token.isalpha() and token.lower() not in _openings():
        return False
    first, *rest = words(head)[:2] or (b"0",)
    if not first.isalpha():
        return True
    seconds = _openings().get(first.decode(), ())
    return "" in seconds or bool(seconds and rest and (rest[0].decode() in seconds or not rest[0].isalpha()))


def look_up(line: str) -> Phrase | None:
    """The phrase a short line consists of or begins with.

    >>> look_up("Add new comment").kind
    'comment_prompt'
    >>> look_up("Comments on the budget were few") is None
    True
    """
    return None if len(line) > LONGEST_CHARS else _look_up(line[:HEAD_CHARS])


@lru_cache(MEMO)
def _look_up(head: str) -> Phrase | None:
    said = words_of(head) if _may_be_phrase(head) else ()
    if not said:
        return None
    book = _book()
    if (found := book.whole.get(" ".join(said))) is not None:
        return book.phrase(found)
    for n in () if head[0] in _QUOTES else book.lengths.get(said[0], ()):  # somebody says it, the page does not
        if n >= SPECIFIC or len(said) <= LONGEST:
            found = book.begins.get(" ".join(said[:n])) if n <= len(said) else None
            if found is not None:
                return book.phrase(found)
    return None
