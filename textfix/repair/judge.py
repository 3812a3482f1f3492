"""Which of two readings of a line reads better, asked of the character models; and which lines to ask about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .alphabets import spelt, written_in
from .gate import BOXES, COMMON, COMMON_SHARE, VOWEL_SHARE, VOWELS
from .texture import BOX, CJK, CYRILLIC, GREEK, cost, kind

ODD = 0.5  # texture.cost from which a line is looked at more closely
_ENOUGH = 4  # ideographs below which a line shows nothing either way
_SCRIPTS = frozenset((GREEK, CYRILLIC))
_LETTERS = 12  # letters that a share is worth taking of

if TYPE_CHECKING:
    from ..reading import Reader


class Judge:
    """Remembers how the lines of one document read."""

    def __init__(self) -> None:
        self._known: dict[str, float] = {}

    @cached_property
    def _reader(self) -> Reader:
        from .. import reading

        return reading.load()

    def language(self, text: str) -> str:
        """The likeliest language of a text, "" when it has no words."""
        ranked = self._reader.guess(text, 1)
        return ranked[0][0] if ranked else ""

    def reads(self, line: str) -> float:
        """ln P of the line in the language that suits it best."""
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = self._reader.logprob(line)
        return known

    def gain(self, before: str, after: str) -> float:
        """By how many nats ``after`` reads better than ``before``."""
        return self.reads(after) - self.reads(before)


def line_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line that holds ``at``."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def odd_lines(text: str, spans: Iterable[tuple[int, int]], judge: Judge) -> Iterator[tuple[int, int]]:
    """Those of the lines that a closer look finds odd, too."""
    language: str | None = None
    for start, end in spans:
        line = text[start:end]
        languages = _normal(line)
        if languages:
            if language is None:
                language = judge.language(text)
            if language in languages or judge.language(line) in languages:
                continue
        if languages is not None:
            yield start, end


def _normal(line: str) -> tuple[str, ...] | None:
    """None for a line that is as people write; else the languages in which its letters would be normal."""
    if cost(line) >= ODD or _boxes(line):
        return ()
    high = [c for c in line.lower() if c > "\x7f" and c.isalpha()]
    wide = [c for c in high if kind(c) == CJK]
    if wide:
        if len(wide) != len(high) or len(wide) < _ENOUGH:
            return ()
        return () if sum(c in COMMON for c in wide) < COMMON_SHARE * len(wide) else None
    if len(high) >= _LETTERS and "а" <= high[0] <= "я" and sum(map(line.count, VOWELS)) < VOWEL_SHARE * len(high):
        return ()
    foreign = sum(kind(c) in _SCRIPTS for c in high)
    if foreign and sum(map(line.count, "aeiou")) > foreign:
        return ()
    letters = frozenset(high)
    return None if spelt(letters) else written_in(letters)


def _boxes(line: str) -> bool:
    """Box-drawing characters in such variety that they draw no box."""
    boxes = {c for c in line if kind(c) == BOX}
    return len(boxes) >= BOXES and "──" not in line and "══" not in line
