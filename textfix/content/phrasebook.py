"""Lines that mean the same thing on every site: phrases as data, looked up by their words.

A file ``phrases/KIND.txt`` holds one phrase a line, ``language: phrase``. Case, digits and the marks around
a line do not matter. A phrase that ends in ``*`` matches every line that begins with it, and one under
``[header]`` announces a section of its kind: the short lines below it go as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
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
    whole: dict[tuple[str, ...], Phrase]
    begins: dict[tuple[str, ...], Phrase]
    lengths: dict[str, list[int]]  # of the phrases in `begins` by their first word, longest first


@cache
def _book() -> _Book:
    whole: dict[tuple[str, ...], Phrase] = {}
    begins: dict[tuple[str, ...], Phrase] = {}
    for kind in KINDS:
        phrases = list(_phrases(kind))
        folded = _folded("\n".join([phrase.said for phrase in phrases])).split("\n")
        for phrase, key in zip(phrases, map(_words_of, folded), strict=True):
            if not 0 < len(key) <= LONGEST:
                raise ValueError(f"{kind}: phrase {phrase.said!r} has {len(key)} words; 1 to {LONGEST} are allowed")
            (begins if phrase.said.endswith("*") else whole).setdefault(key, phrase)
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for key in begins:
        lengths[key[0]].add(len(key))
    return _Book(whole, begins, {first: sorted(n, reverse=True) for first, n in lengths.items()})


def _phrases(kind: str) -> Iterator[Phrase]:
    header = False
    for line in stored(__package__, f"phrases/{kind}.txt").decode().splitlines():
        first = line[:1]
        if first == "[":
            header = line.strip() == "[header]"
        elif first and first != "#":
            yield Phrase(kind, line.partition(":")[2].strip(), header)


@cache
def _openings() -> dict[bytes, set[bytes]]:
    """The second words of the phrases by their first word; nothing where the first one is enough."""
    book = _book()
    seconds: defaultdict[bytes, set[bytes]] = defaultdict(set)
    for key in (*book.whole, *book.begins):
        seconds[key[0].encode()].add(key[1].encode() if len(key) > 1 else b"")
    return dict(seconds)


def _may_be_phrase(head: str) -> bool:
    """False when a line surely is no phrase, by its first two words."""
    if not head.isascii():
        return True
    token = head[: head.find(" ")] if " " in head else head
    if token.isalpha() and token.lower().encode() not in _openings():
        return False
    first, *rest = words(head)[:2] or (b"0",)
    if not first.isalpha():
        return True
    seconds = _openings().get(first, ())
    return b"" in seconds or bool(seconds and rest and (rest[0] in seconds or not rest[0].isalpha()))


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
    if found := book.whole.get(said):
        return found
    for n in () if head[0] in _QUOTES else book.lengths.get(said[0], ()):  # somebody says it, the page does not
        if (n >= SPECIFIC or len(said) <= LONGEST) and (found := book.begins.get(said[:n])):
            return found
    return None
