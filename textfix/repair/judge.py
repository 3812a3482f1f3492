"""Which of two readings of a line reads better, asked of the character models; and which lines to ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .alphabets import written_in
from .texture import BOX, CJK, cost, kind

_LINE = re.compile("[^\n]*[^\x00-\x7f\n][^\n]*")
ODD = 0.5  # texture.cost from which a line is looked at more closely
# Languages whose letters are also what the letters of others turn into: Turkish read as Icelandic, French as Czech.
DOUBTED = frozenset("cs sk hu et is lv vi ca hr lt ro pt".split())
# What every text of some length in these languages holds: particles and the commonest characters.
_COMMON = frozenset("的一是不了有人在我这這大个個上到中为為会會时時就也来來和对對国國以要年生他地可の。にはをがとでるたしてい이다는에의을고가지로한하대서은을를")
_COMMON_SHARE = 0.06  # of the ideographs, kana and syllables; in clean text it is 0.15 and more
_ENOUGH = 4  # ideographs below which a line shows nothing either way
_BOXES = 6  # different box-drawing characters in a line that draws no box
FAIR = -3.3  # nats a character: what clean lines in a doubted language reach


class Judge:
    """Remembers how the lines of one document read."""

    def __init__(self) -> None:
        from .. import reading

        self._reader = reading.load()
        self._known: dict[str, float] = {}

    def reads(self, line: str) -> float:
        """ln P of the line in the language that suits it best."""
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = self._reader.logprob(line)
        return known

    def gain(self, before: str, after: str) -> float:
        """By how many nats ``after`` reads better than ``before``."""
        return self.reads(after) - self.reads(before)


def odd_lines(text: str, judge: Judge) -> Iterator[tuple[int, str]]:
    """The lines that may have been misread, each with its offset."""
    for match in _LINE.finditer(text):
        line = match[0]
        if _odd(line, judge):
            yield match.start(), line


def _odd(line: str, judge: Judge) -> bool:
    if cost(line) >= ODD:
        return True
    boxes = {c for c in line if kind(c) == BOX}
    if len(boxes) >= _BOXES and "──" not in line and "══" not in line:
        return True
    high = [c for c in line.lower() if c > "\x7f" and c.isalpha()]
    wide = [c for c in high if kind(c) == CJK]
    if wide:
        if len(wide) != len(high) or len(wide) < _ENOUGH:
            return True
        return sum(c in _COMMON for c in wide) < _COMMON_SHARE * len(wide)
    languages = written_in(frozenset(high))
    if not languages:
        return True
    return DOUBTED.issuperset(languages) and judge.reads(line) < FAIR * len(line)
