"""Lines that mean the same thing on every site: phrases as data, looked up by their words.

A file ``phrases/KIND.txt`` holds one phrase a line, ``language: phrase``, as `words_of` gives its words. Case, digits
and the marks around a line do not matter. A phrase that ends in ``*`` matches every line that begins with it, and one
under ``[header]`` announces a section of its kind: the short lines below it go as well. ``[line]`` ends that part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache, lru_cache
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
_MARKED = (  # vowels on letters: Hindi, Bengali, Thai
    "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u09d7\u09e2\u09e3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
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
    """The phrases in their order, and where those of each kind begin, and whether they are headers."""

    said: list[str]
    sections: list[tuple[int, str, bool]]

    def phrase(self, at: int) -> Phrase:
        _, kind, header = self.sections[bisect_right(self.sections, at, key=itemgetter(0)) - 1]
        return Phrase(kind, self.said[at], header)


_SAID = len("en: ")  # where a phrase begins in its line


@cache
def _book() -> _Book:
    said: list[str] = []
    sections: list[tuple[int, str, bool]] = []
    for kind in KINDS:
        sections.append((len(said), kind, False))
        for part in stored(__package__, f"phrases/{kind}.txt").decode().split("\n["):
            name, _, rest = part.partition("]\n")
            if rest:
                sections.append((len(said), kind, name == "header"))
            said += [line[_SAID:] for line in (rest or part).split("\n") if line and line[0] != "#"]
    return _Book(said, sections)


@cache
def _places(ascii_: bool) -> dict[str, int]:
    """Where in the book each phrase is, of those in ASCII or of the others: most texts ask for few of the others."""
    return {said: at for at, said in enumerate(_book().said) if said.isascii() is ascii_}


@cache
def _lengths(ascii_: bool) -> dict[str, list[int]]:
    """In words, of the phrases that a line may begin with, by the first word; longest first."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in _places(ascii_):
        if phrase[-1] == "*":
            lengths[phrase[:-1].partition(" ")[0]].add(phrase.count(" ") + 1)
    return {first: sorted(some, reverse=True) for first, some in lengths.items()}


def _found(said: str) -> Phrase | None:
    at = _places(said.isascii()).get(said)
    return None if at is None else _book().phrase(at)


@cache
def _openings() -> dict[str, set[str]]:
    """Of the phrases in ASCII the second words by the first one; "" where that is enough."""
    seconds: defaultdict[str, set[str]] = defaultdict(set)
    for phrase in _places(True):
        first, *rest = phrase.rstrip("*").split(" ", 2)
        seconds[first].add(rest[0] if rest else "")
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
    if found := _found(" ".join(said)):
        return found
    if head[0] in _QUOTES:
        return None  # somebody says it, the page does not
    both = {*_lengths(True).get(said[0], ()), *(() if head.isascii() else _lengths(False).get(said[0], ()))}
    for n in sorted(both, reverse=True):
        fits = n <= len(said) and (n >= SPECIFIC or len(said) <= LONGEST)
        if fits and (found := _found(" ".join(said[:n]) + "*")):
            return found
    return None
