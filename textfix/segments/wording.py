"""Patterns of many alternatives, of which hardly any begins as a given line or one of its words does.

What an alternative begins with is read off it; a line that has none of these beginnings is told at once, by a set.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

DIGIT = "#"  # any digit as a beginning
OPENING = 3  # letters of a beginning: fewer are too common, more say hardly more
_PIECE = re.compile(r"\\.|\[[^\]]*\]|.")
_LITERAL = re.compile(r"[^\\()\[\]{}?*+|.^$]")
_WORD = re.compile(r"\w+")
_NO_WORDS: set[str] = set()
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
        self.parts = parts = _parts("|".join(alternatives))
        self._line = _Gated([part[1:] for part in parts if part[0] == "^"], "")
        self._word = _Gated([part[2:] for part in parts if part[:2] == r"\b"], r"\b")
        rest = [part for part in parts if part[0] != "^" and part[:2] != r"\b"]
        wide = [part for part in rest if all(begin and begin[0] > "\x7f" for begin in _begins(part))]
        self._wide = _any(wide)
        self._rest = _any([part for part in rest if part not in wide])

    def match(self, said: str, of: Begins) -> bool:
        """Whether a line with these beginnings begins as an alternative says that begins a line."""
        gated, open_ = self._line.by_beginning, self._line.open
        for begin in of.line:
            if begin in gated and self._line.pattern(begin).match(said):
                return True
        return open_ is not None and open_.match(said) is not None

    def search(self, said: str, of: Begins) -> bool:
        """Whether an alternative stands in a line with these beginnings."""
        if self.match(said, of):
            return True
        gated, open_ = self._word.by_beginning, self._word.open
        for begin in of.words & gated.keys():
            if self._word.pattern(begin).search(said):
                return True
        if (open_ and open_.search(said)) or (self._rest and self._rest.search(said)):
            return True
        return self._wide is not None and not said.isascii() and self._wide.search(said) is not None


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
    return re.compile(f"{at}(?:{'|'.join(parts)})", re.I) if parts else None


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


def _begins(pattern: str, letters: int = OPENING) -> set[str]:
    """What an expression may begin with: so many characters, or fewer where it could go on in too many ways."""
    return set().union(*[_begins_of(part, letters) for part in _parts(pattern)])


def _begins_of(part: str, letters: int) -> set[str]:
    """The same for a part without alternatives of its own."""
    if not part or not letters:
        return {""}
    atom = _atom(part)
    rest = part[len(atom) :]
    some: Sequence[str] = DIGIT if atom == r"\d" and letters == OPENING else ()
    if _LITERAL.fullmatch(atom):
        some = atom
    elif atom[0] == "[" and _LITERAL.match(atom[1]) and all(map(_LITERAL.fullmatch, atom[1:-1])) and "-" not in atom:
        some = atom[1:-1]
    if rest[:1] == "*" or rest[:2] == "{0":
        return {""}
    if rest[:1] in ("+", "{"):
        return set(some) or {""}
    optional = rest[:1] == "?"
    out = _begins_of(rest[1:], letters) if optional else set()
    rest = rest[optional:]
    if atom[:3] == "(?:" and len(atom) > 4:
        return out.union(*[_begins_of(one + rest, letters) for one in _parts(atom[3:-1])])
    if not some:
        return {""}
    if some == DIGIT and atom != DIGIT:
        return out | {DIGIT}
    return out | {one + behind for one in some for behind in _begins_of(rest, letters - 1)}


def _atom(part: str) -> str:
    """The first character, class or group of an expression."""
    out, depth = "", 0
    for piece in _PIECE.findall(part):
        out += piece
        depth += (piece == "(") - (piece == ")")
        if not depth:
            break
    return out


def _parts(pattern: str) -> list[str]:
    """An expression's alternatives."""
    out, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            out.append("")
        else:
            out[-1] += piece
    return out


__all__ = ["Wording", "begins", "begins_line"]
