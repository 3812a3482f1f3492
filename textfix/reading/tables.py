"""The weights of one language: trigrams, bigrams and characters, each with what it costs to fall back.

File format (``model.bin``): a line of JSON, ``{language: [scripts, pace, packed size]}``, then one
zlib block a language. A block holds, for orders 1, 2 and 3: the n-grams as one UTF-8 column per position (each column
behind its length in four bytes), a byte per n-gram for -UNITS ln p, and (orders 1 and 2) a byte for
-UNITS ln(weight of falling back from it).
"""

from __future__ import annotations

import json
import unicodedata
import zlib
from itertools import islice
from operator import add
from threading import Lock

from ..stored import stored
from .fold import ODD
from .scripts import ATTACHED, CONTROL, MIXED, RUN, STRANGER, STRANGER_NEXT, script, unseen

UNITS = 6  # a stored byte counts sixths of a nat; finer steps gained nothing on held-out text
MEMO = 4_000  # answers for n-grams that are not stored, kept per language: in all 39 of them some 25 MB
GUEST = -1.5  # an English word in a text of another script costs this much more per letter
ODD_COST = -6.0  # a capital behind a small letter is never cheaper than this, whatever the sample holds
_COST = [-n / UNITS for n in range(256)]
_LOCK = Lock()  # a table that another thread is unpacking has no answers yet
ASCII_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


class Table(dict[str, float]):
    """ln P(last character | the others) for strings of one to three folded characters."""

    def __init__(
        self, packed: bytes, scripts: frozenset[str], pace: float, known: frozenset[str], guest: Table | None
    ) -> None:
        super().__init__()
        self.scripts, self.pace = scripts, pace
        self._packed, self.known, self.guest = packed, known, guest
        self._back: dict[str, float] = {}
        self._letters: frozenset[str] = frozenset()
        self._triples = b""  # of the unpacked block, until one is asked
        self._stored = 0  # n-grams; those behind them are remembered answers

    def total(self, line: str) -> float:
        """ln P of a folded line, from the blank before it to the blank behind it."""
        text = f"  {line} "
        return sum(map(self.__getitem__, map(add, map(add, text, text[1:]), text[2:])))

    def letters(self) -> frozenset[str]:
        """The characters that the sample shows often enough to be counted."""
        if not self._stored:
            self._unpack(triples=False)
        return self._letters

    def pairs(self) -> list[str]:
        """The pairs of characters that have figures of their own."""
        self.letters()
        return [gram for gram in islice(self, self._stored) if len(gram) == 2]

    def expected(self, line: str) -> float:
        """What an ordinary line of this length has for :meth:`total`, English words in it counted as English."""
        length = len(line) - line.count(ODD)
        if self.guest is None:
            return self.pace * length
        guests = sum(map(line.count, ASCII_LETTERS))
        return self.pace * (length - guests) + self.guest.pace * guests

    def __missing__(self, gram: str) -> float:
        if not self._stored or (self._triples and len(gram) > 2):
            self._unpack(len(gram) > 2)
            return self[gram]
        cost = self._fall_back(gram)
        if len(self) >= self._stored + MEMO:
            self._forget()
        self[gram] = cost
        return cost

    def back(self, before: str) -> float:
        """What falling back from a character costs."""
        return self._back.get(before, 0.0)

    def end(self, before: str, last: str) -> float:
        """What a character adds to that, behind ``before``, where the two of them are not stored."""
        return self._fall_back(before + last) - self.back(before)

    def _fall_back(self, gram: str) -> float:
        """What an n-gram costs that is not stored."""
        last = gram[-1:]
        if last not in self._letters:
            cost = self._stray(gram, last)
        elif gram[0] == last and gram == last * 3 and not last.isalnum() and last != " ":
            cost = RUN
        else:
            cost = self._back.get(gram[:-1], 0.0) + self[gram[1:]]
            before = gram[-2]
            if before not in self._letters and last.isalpha() and self._is_alien(before):
                cost += MIXED
        if self.guest is not None and last in ASCII_LETTERS:
            cost = max(cost, self.guest[gram] + GUEST)
        return cost

    def _stray(self, gram: str, last: str) -> float:
        """A character without a figure of its own."""
        if not last:
            return 0.0
        if last.isdecimal() and last != "0":
            return self[gram[:-1] + "0"]
        if last in "\n\r\t":
            return self[gram[:-1] + " "]
        if last == ODD:
            return ODD_COST
        before, here = gram[-2:-1], script(last)
        if here and here not in self.known:
            return STRANGER_NEXT if before and script(before) == here else STRANGER
        cost = unseen(last, self.scripts)
        if cost > CONTROL and gram == last * 3 and not last.isalnum():
            return RUN
        if here and here not in self.scripts and before.isalpha() and script(before) != here:
            cost += MIXED
        elif before.isalpha() and unicodedata.category(last)[0] == "S":
            cost += ATTACHED
        return cost + self._back.get(gram[:-1], 0.0) * (len(gram) > 2) + self._back.get(before, 0.0)

    def _is_alien(self, char: str) -> bool:
        return char.isalpha() and script(char) not in self.scripts

    def _forget(self) -> None:
        with _LOCK:
            for gram in list(self)[self._stored :]:
                self.pop(gram, None)

    def _unpack(self, triples: bool) -> None:
        """Characters and pairs, which choose the languages of a text, and triples for the few that are chosen."""
        with _LOCK:
            if not self._stored:
                raw = zlib.decompress(self._packed)
                self._triples = raw[self._take(raw, self._take(raw, 0, 1), 2) :]
                self._letters = frozenset([gram for gram in self if len(gram) == 1])
                self._stored = len(self)
            if triples and self._triples:
                for gram in list(self)[self._stored :]:
                    del self[gram]
                self._take(self._triples, 0, 3)
                self._stored, self._triples = len(self), b""

    def _take(self, raw: bytes, at: int, order: int) -> int:
        """Take the n-grams of one order in, from an offset of the block; the offset behind them."""
        columns = []
        for _ in range(order):
            size = int.from_bytes(raw[at : at + 4], "big")
            columns.append(raw[at + 4 : at + 4 + size].decode())
            at += 4 + size
        grams = list(columns[0])
        for column in columns[1:]:
            grams = list(map(add, grams, column))
        for costs in (self, self._back)[: 1 if order == 3 else 2]:
            costs.update(zip(grams, map(_COST.__getitem__, raw[at : at + len(grams)]), strict=True))
            at += len(grams)
        return at


def read_tables() -> dict[str, Table]:
    return parse_tables(stored(__package__, "model.bin"))


def parse_tables(raw: bytes) -> dict[str, Table]:
    head, _, body = raw.partition(b"\n")
    index: dict[str, tuple[list[str], float, int]] = json.loads(head)
    known = frozenset(name for scripts, _, _ in index.values() for name in scripts)
    tables: dict[str, Table] = {}
    at = sum(size for language, (_, _, size) in index.items() if language < "en")
    english = Table(body[at : at + index["en"][2]], frozenset(index["en"][0]), index["en"][1], known, None)
    at = 0
    for language, (scripts, pace, size) in index.items():
        guest = None if "Latin" in scripts else english
        table = Table(body[at : at + size], frozenset(scripts), pace, known, guest)
        tables[language] = english if language == "en" else table
        at += size
    return tables
