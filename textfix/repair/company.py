"""Beside which characters another stands oddly: in regular expressions, and in sets to look its neighbours up in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from string import ascii_lowercase, ascii_uppercase, digits
from typing import NamedTuple

from .codepages import SINGLE, inside, page
from .texture import (
    ASCII_UPPER,
    CYRILLIC,
    EMOJI,
    GREEK,
    HIDDEN,
    LATIN,
    LETTERS,
    MARK,
    QUOTE,
    STRANGERS,
    kind,
    pair_cost,
)

_ODD_PAIR = 0.4  # texture.cost of two neighbours from which their line is looked at
_HOPS = 16  # places of a character that are looked at one by one, before a scan takes over
_INNER = "(?<=[A-Za-z].)(?=[A-Za-z])"  # between two letters
_ASCII_CLASSES = {"a": frozenset(ascii_lowercase), "A": frozenset(ascii_uppercase), "0": frozenset(digits)}
_OTHER_LOWER = STRANGERS | {GREEK, CYRILLIC}  # what a heavy text may be made of
CUT = frozenset("ÃÂÅÐÑ")  # what a lost byte may have followed


class Company(NamedTuple):
    """The characters that another stands oddly behind, and oddly before."""

    behind: frozenset[str]
    before: frozenset[str]

    def pattern(self) -> str:
        """The regular expression, behind a character, of its standing in this company."""
        behind, before = map(inside, self)
        return "|".join([f"(?<=[{behind}].)"] * bool(behind) + [f"(?=[{before}])"] * bool(before))


_NOBODY = Company(frozenset(), frozenset())
_LETTERS = _ASCII_CLASSES["a"] | _ASCII_CLASSES["A"]


class Anchored(NamedTuple):
    """Finds a character where it stands oddly. Hopping from one to the next is quickest while there are few."""

    char: str
    company: Company
    inner: bool = False  # is odd only where both neighbours are of the company

    def spot(self, text: str, at: int, stop: int) -> int:
        """Where the first one is, -1 for none."""
        char, (behind, before), inner = self
        find = text.find
        for _ in range(_HOPS):
            at = find(char, at, stop)
            if at < 0:
                return at
            follows = text[at - 1] in behind and at > 0
            if follows is inner:  # then what stands before it decides
                if at + 1 < stop and text[at + 1] in before:
                    return at
            elif follows:
                return at
            at += 1
        match = _pattern(char, inner).search(text, at, stop)
        return match.start() if match else -1


@cache
def oddly(c: str) -> Anchored:
    """Finds that character where it stands oddly."""
    return Anchored(c, checks()[c])


@cache
def inner_quote(c: str) -> Anchored:
    """Finds that quotation mark between two letters."""
    return Anchored(c, Company(_LETTERS, _LETTERS), True)


@cache
def _pattern(char: str, inner: bool) -> re.Pattern[str]:
    return re.compile(re.escape(char) + (_INNER if inner else f"(?:{checks()[char].pattern()})"), re.DOTALL)


@cache
def every_scan(heavy: bool) -> re.Pattern[str]:
    """All checks in one scan."""
    return joint(checks(heavy).keys())


def looks_odd(text: str, at: int = 0) -> bool:
    """Does anything in ``text``, from ``at`` on, stand where it is odd, whatever else the text holds?"""
    return every_scan(False).search(text, at) is not None


def joint(anchors: Iterable[str]) -> re.Pattern[str]:
    """The checks of these characters in one scan."""
    alike: dict[tuple[Company, bool], list[str]] = {}
    for c in sorted(anchors):
        alike.setdefault((checks()[c], kind(c) == QUOTE), []).append(c)
    either = "|".join(
        f"(?<=[{inside(own)}])(?:{company.pattern()}{f'|{_INNER}' * quote})"
        for (company, quote), own in alike.items()
    )
    firsts = inside(c for own in alike.values() for c in own)
    return re.compile(f"[{firsts}](?:{either})", re.DOTALL)


@cache
def checks(heavy: bool = False) -> dict[str, Company]:
    """By character: the company in which it stands oddly."""
    classes = _classes()
    own = {name: frozenset(chars) for name, chars in classes.items()} | _ASCII_CLASSES
    behind, before = _odd_company()
    found: dict[str, Company] = {}
    for here in sorted(classes.keys() - (_OTHER_LOWER if heavy else frozenset())):
        after, ahead = ([own[kind] for kind in kinds.get(here, ())] for kinds in (behind, before))
        company = Company(frozenset().union(*after), frozenset().union(*ahead))
        if any(company):
            found |= dict.fromkeys(classes[here], company)
    for c in CUT:
        company = found.get(c, _NOBODY)
        found[c] = company._replace(before=company.before | {'"', "?"})
    return found


@cache
def _odd_company() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """By kind: which kinds it stands oddly behind, and which oddly before, each pair told once."""
    names = (*_classes(), *_ASCII_CLASSES)
    behind: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for first in names:
        for second in names:
            if pair_cost(first, second) < _ODD_PAIR or (first in _ASCII_CLASSES and second in _ASCII_CLASSES):
                continue
            if first == LATIN and second == ASCII_UPPER:
                continue  # "üV": it slows the scan of every clean text, and misread text has other oddities
            # The rarer of the two is looked for: signs rather than letters, capitals rather than small ones.
            if second in _ASCII_CLASSES or (second in LETTERS and first not in LETTERS):
                before.setdefault(first, set()).add(second)
            else:
                behind.setdefault(second, set()).add(first)
    return {k: frozenset(v) for k, v in behind.items()}, {k: frozenset(v) for k, v in before.items()}


@cache
def partners_of() -> dict[str, frozenset[str]]:
    """By kind: the kinds without which nothing about it is odd; left out where plain letters suffice."""
    behind, before = _odd_company()
    found = {name: behind.get(name, frozenset()) | before.get(name, frozenset()) for name in _classes()}
    return {name: kinds for name, kinds in found.items() if kinds.isdisjoint(_ASCII_CLASSES)}


@cache
def _classes() -> dict[str, str]:
    """The characters that single-byte pages show, by kind."""
    classes: dict[str, list[str]] = {}
    for c in sorted(shown()):
        if kind(c) not in (MARK, HIDDEN, EMOJI):
            classes.setdefault(kind(c), []).append(c)
    return {name: "".join(chars) for name, chars in classes.items()}


@cache
def shown() -> frozenset[str]:
    """Every character that some single-byte page shows."""
    return frozenset().union(*(page(name).high for name in SINGLE))
