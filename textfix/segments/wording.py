"""Patterns of many alternatives, of which hardly any begins as a given line or one of its words does.

What an alternative begins with is read off it; a line that has none of these beginnings is told at once, by a set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ..late import late

DIGIT = "#"  # any digit as a beginning
OPENING = 3  # letters of a beginning: fewer are too common, more say hardly more
_PIECE = re.compile(r"\\.|\[[^\]]*\]|.")
_BAR = re.compile(r"\\.|\[[^\]]*\]|[()|]")
_LITERAL = re.compile(r"[^\\()\[\]{}?*+|.^$]")
_WORD = re.compile(r"\w+")
_NO_WORDS: set[str] = set()
_NOTHING: frozenset[str] = frozenset()
_ANY = frozenset(("",))  # it may begin with anything
MEMO = 4_096  # parts of expressions; groups of alternatives go on in the same ways
_DIGIT = re.compile(r"\d")
_FOLDED = str.maketrans("İıſ", "iis")  # letters that a pattern takes for others, as it takes A for a


class Begins(NamedTuple):
    """The first characters of a line and of its words."""

    line: tuple[str, ...]
    words: set[str]


class Wording:
    """One pattern for all alternatives, told apart by where they may begin: a line, a word, anywhere.

    >>> asks = Wording(r"^(?:share|pin(?: it)?)$", r"\\b(?:subscribe|newsletters?)\\b|登録")
    >>> [asks.search(said, begins(said)) for said in ("Pin it", "Our Newsletter", "今すぐ登録", "She subscribes")]
    [True, True, True, False]
    """

    def __init__(self, *alternatives: str) -> None:
        self.alternatives = alternatives
        self._gates: _Gates | None = None

    def match(self, said: str, of: Begins) -> bool:
        """Whether a line with these beginnings begins as an alternative says that begins a line."""
        line = (self._gates or self._read()).line
        gated, open_ = line.by_beginning, line.open
        for begin in of.line:
            if begin in gated and line.pattern(begin).match(said):
                return True
        return open_ is not None and open_.match(said) is not None

    def search(self, said: str, of: Begins) -> bool:
        """Whether an alternative stands in a line with these beginnings."""
        if self.match(said, of):
            return True
        _, word, rest, wide = self._gates or self._read()
        for begin in of.words & word.by_beginning.keys():
            if word.pattern(begin).search(said):
                return True
        if (word.open and word.open.search(said)) or (rest and rest.search(said)):
            return True
        return wide is not None and not said.isascii() and wide.search(said) is not None

    def _read(self) -> _Gates:
        """The gates are read off the alternatives when the first line is asked."""
        parts = _parts("|".join(self.alternatives))
        rest = [part for part in parts if part[0] != "^" and part[:2] != r"\b"]
        wide = [part for part in rest if all(begin and begin[0] > "\x7f" for begin in _begins(part))]
        self._gates = _Gates(
            _Gated([part[1:] for part in parts if part[0] == "^"], ""),
            _Gated([part[2:] for part in parts if part[:2] == r"\b"], r"\b"),
            _any([part for part in rest if part not in wide]),
            _any(wide),
        )
        return self._gates


class _Gates(NamedTuple):
    """Alternatives that begin a line, that begin a word, the others, and those of them that begin beyond ASCII."""

    line: _Gated
    word: _Gated
    rest: re.Pattern[str] | None
    wide: re.Pattern[str] | None


class _Gated:
    """Alternatives by what they begin with, and those that may begin in too many ways."""

    def __init__(self, parts: Sequence[str], at: str) -> None:
        self._at = at
        self._compiled: dict[str, re.Pattern[str]] = {}
        self.by_beginning: dict[str, list[str]] = {}
        others = []
        for part in parts:
            some = [_known(begin, bool(at)) for begin in _begins(part)]
            if not all(some):
                others.append(part)
            else:
                for begin in {_fold(begin) for begin in some}:
                    self.by_beginning.setdefault(begin, []).append(part)
        self.open = _any(others, at)

    def pattern(self, begin: str) -> re.Pattern[str]:
        """The alternatives that begin so, compiled when they are first asked for."""
        if begin not in self._compiled:
            self._compiled[begin] = re.compile(f"{self._at}(?:{'|'.join(self.by_beginning[begin])})", re.I)
        return self._compiled[begin]


def _any(parts: Sequence[str], at: str = "") -> re.Pattern[str] | None:
    return late(f"{at}(?:{'|'.join(parts)})", re.I) if parts else None


def _known(begin: str, of_word: bool) -> str:
    """What a line or word that an alternative matches surely begins with, or nothing."""
    if of_word and (word := _WORD.match(begin)) and word[0] != begin:
        return word[0]  # a whole word
    return begin if not of_word or begin == DIGIT or (len(begin) == OPENING and _WORD.fullmatch(begin)) else ""


def begins(said: str) -> Begins:
    """What a line and its words begin with.

    >>> begins("To your inbox").line, sorted(begins("To your inbox").words)
    (('t', 'to', 'to '), ['inb', 'to', 'you'])
    """
    folded = _fold(said)
    words = {word[:OPENING] for word in _WORD.findall(folded)}
    if _DIGIT.search(folded):
        words.add(DIGIT)
    return Begins((DIGIT if folded[:1].isdigit() else folded[:1], folded[:2], folded[:OPENING]), words)


def begins_line(said: str) -> Begins:
    """What a line begins with, its words aside."""
    folded = _fold(said[:OPENING])
    return Begins((DIGIT if folded[:1].isdigit() else folded[:1], folded[:2], folded), _NO_WORDS)


def _fold(said: str) -> str:
    return said.lower() if said.isascii() else said.translate(_FOLDED).lower()


def _begins(pattern: str, letters: int = OPENING) -> frozenset[str]:
    """What an expression may begin with: so many characters, or fewer where it could go on in too many ways."""
    return _NOTHING.union(*[_begins_of(part, letters) for part in _parts(pattern)])


@lru_cache(MEMO)
def _begins_of(part: str, letters: int) -> frozenset[str]:
    """The same for a part without alternatives of its own."""
    if not part or not letters:
        return _ANY
    atom = _atom(part)
    rest = part[len(atom) :]
    some: Sequence[str] = DIGIT if atom == r"\d" and letters == OPENING else ()
    if _LITERAL.fullmatch(atom):
        some = atom
    elif atom[0] == "[" and _LITERAL.match(atom[1]) and all(map(_LITERAL.fullmatch, atom[1:-1])) and "-" not in atom:
        some = atom[1:-1]
    if rest[:1] == "*" or rest[:2] == "{0":
        return _ANY
    if rest[:1] in ("+", "{"):
        return frozenset(some) or _ANY
    optional = rest[:1] == "?"
    out = _begins_of(rest[1:], letters) if optional else _NOTHING
    rest = rest[optional:]
    if atom[:3] == "(?:" and len(atom) > 4:
        return out.union(*[_begins_of(one + rest, letters) for one in _parts(atom[3:-1])])
    if not some:
        return _ANY
    if some == DIGIT and atom != DIGIT:
        return out | {DIGIT}
    return out | {one + behind for one in some for behind in _begins_of(rest, letters - 1)}


def _atom(part: str) -> str:
    """The first character, class or group of an expression."""
    if part[0] not in "\\[(":
        return part[0]
    depth = 0
    for piece in _PIECE.finditer(part):
        if piece[0] == "(":
            depth += 1
        elif piece[0] == ")":
            depth -= 1
        if not depth:
            return part[: piece.end()]
    return part


def _parts(pattern: str) -> list[str]:
    """An expression's alternatives."""
    out, depth, begin = [], 0, 0
    for piece in _BAR.finditer(pattern) if "|" in pattern else ():
        sign = piece[0]
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "|" and not depth:
            out.append(pattern[begin : piece.start()])
            begin = piece.end()
    return [*out, pattern[begin:]]


__all__ = ["Wording", "begins", "begins_line"]
