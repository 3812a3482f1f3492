"""Which lines of a text could be broken? Clean text must get its answer at the speed of memory.

What kinds of characters a text holds selects the scans that look for odd neighbourhoods, only where these are
possible at all. Most clean texts get along without any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ..characters import PUNCTUATION, SCRIPTS, Characters, characters
from .alphabets import SHOWS, spelt
from .codepages import SINGLE, page
from .texture import (
    ASCII_UPPER,
    BOX,
    CASED,
    CYRILLIC,
    EMOJI,
    GREEK,
    HIDDEN,
    LATIN,
    LATIN_UPPER,
    LETTERS,
    MARK,
    QUOTE,
    STRANGERS,
    STRAY,
    TELLING,
    kind,
    pair_cost,
)
from .windows import odd_windows

_ODD_PAIR = 0.4  # texture.cost of two neighbours from which their line is looked at
_FEW = 12  # characters that are faster looked for one by one than as a class
Scan = re.Pattern[str] | str  # what is looked for: by a regular expression, or as it is
_INNER = "(?<=[A-Za-z].)(?=[A-Za-z])"  # between two letters
_ASCII_CLASSES = {"a": "a-z", "A": "A-Z", "0": "0-9"}
_OTHER_LOWER = STRANGERS | {GREEK, CYRILLIC}  # what a heavy text may be made of
_OTHER_SCRIPTS = STRANGERS | CASED
BOXES = 6  # different box-drawing characters in a line that draws no box
_COMMONEST = frozenset("ÃÂâÐÑ")  # of the letters that UTF-8 is misread as
_CUT = "ÃÂÅÐÑ"  # what a lost byte may have followed


def suspects(text: str, held: Characters | None = None) -> list[tuple[int, int]]:
    """Start and end of every line in which something may be broken; none for clean text.

    ``held`` is what :func:`characters` says of the text, where that is known.
    """
    if held is None:
        held = characters(text)
    found: list[tuple[int, int]] = []
    for scan in _scans(text, held):
        more = [line for start, end in _gaps(found, len(text)) for line in _lines(text, scan, start, end)]
        found = sorted(found + more) if found and more else found or more
    return found


def _gaps(found: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """What lies between the lines that are found already."""
    done = 0
    for start, end in found:
        if start - done > 1:
            yield done, start - 1
        done = end + 1
    if done < length:
        yield done, length


def _lines(text: str, scan: Scan, at: int, stop: int) -> Iterator[tuple[int, int]]:
    """The lines between two offsets that the scan finds something in."""
    while (spot := _spot(text, scan, at, stop)) >= 0:
        start = text.rfind("\n", 0, spot) + 1
        at = text.find("\n", spot)
        at = len(text) if at < 0 else at
        yield start, at


def _spot(text: str, scan: Scan, at: int, stop: int) -> int:
    if isinstance(scan, str):
        return text.find(scan, at, stop)
    match = scan.search(text, at, stop)
    return match.start() if match else -1


def _scans(text: str, held: Characters) -> tuple[Scan, ...]:
    """The scans that find the suspicious spots of ``text``."""
    if not held.heavy:
        return plan(held.others)
    if odd_windows(text, held.script) or not _spelt_latin(held.others):
        return _any_line()
    return heavy_plan(held.others, held.script)


class _Facts(NamedTuple):
    """What the gate asks of a character."""

    kind: str
    telling: bool  # odd in a text in which ASCII prevails, wherever it stands
    letter: str  # in lower case; "" for what is none
    partners: frozenset[str] | None  # the kinds without which nothing about it is odd; None where letters suffice
    checked: bool  # has it odd neighbourhoods at all


@cache
def _facts(c: str) -> _Facts:
    own = kind(c)
    letter = "".join(low for low in c.lower() if low > "\x7f" and kind(low) in LETTERS)
    return _Facts(own, own in TELLING or own in _OTHER_SCRIPTS, letter, _partners().get(own), c in _checks())


@lru_cache(4096)
def plan(chars: frozenset[str]) -> tuple[Scan, ...]:
    """The scans for a text in which ASCII prevails and which holds these other characters."""
    facts = {c: _facts(c) for c in sorted(chars) if c > "\x7f"}
    if not facts:
        return ()
    quotes = {c for c, its in facts.items() if its.kind == QUOTE}
    extra = {c for c, its in facts.items() if its.telling}
    letters = frozenset(its.letter for its in facts.values() if its.letter)
    if not spelt(letters):
        shares = [share for least, own in SHOWS.values() if len(share := letters & own) >= least]
        odd = letters - max(shares, key=len, default=frozenset())
        extra |= {c for c, its in facts.items() if its.letter in odd}
    boxes = {c for c, its in facts.items() if its.kind == BOX}
    if len(boxes) >= BOXES:
        extra |= boxes
    kinds = frozenset(its.kind for its in facts.values())
    cut = LATIN_UPPER in kinds
    anchors = [
        c
        for c, its in facts.items()
        if its.checked and (its.partners is None or not its.partners.isdisjoint(kinds) or (cut and c in _CUT))
    ]
    anchors.sort(key=_COMMONEST.__contains__, reverse=True)
    scans: list[Scan] = [*map(_scan, anchors)] if len(anchors) <= _FEW else [_every_scan(False)]
    scans += map(_inner_quote, sorted(quotes))
    return _with_extra(scans, chars, extra)


@lru_cache(4096)
def heavy_plan(chars: frozenset[str], script: str) -> tuple[Scan, ...]:
    """The scans for a text in which another script prevails, and its letters if it is none that is known."""
    facts = {c: _facts(c) for c in chars if c > "\x7f"}
    telling = {c for c, its in facts.items() if its.kind in TELLING and (c in _known() or "\ue000" <= c <= "\ufffd")}
    boxes = {c for c, its in facts.items() if its.kind == BOX}
    if len(boxes) >= BOXES:
        telling |= boxes
    if not script:
        return _with_extra([_every_scan(True)], chars, telling)
    own = _script_chars(script)
    kinds = frozenset(its.kind for its in facts.values()).union(SCRIPT_KINDS[script], PUNCTUATION_KINDS)
    anchors = [
        c
        for c, its in facts.items()
        if c in _checks(True) and (its.partners is None or not its.partners.isdisjoint(kinds))
    ]
    scans = [*_script_scan(script)]
    scans += map(_scan, sorted(anchors)) if len(anchors) <= _FEW else [_every_scan(True)]
    return _with_extra(scans, chars | own, telling)


# The kinds of the letters of each script, as texture.kind tells them (a test holds that), and of punctuation.
SCRIPT_KINDS = {
    "Cyrillic": "cCX", "Greek": "gGxU", "CJK": "kovX", "Arabic": "r", "Hebrew": "h", "Thai": "tv", "Devanagari": "ov"
}  # fmt: skip
PUNCTUATION_KINDS = "-qsv"


@cache
def _script_chars(script: str) -> frozenset[str]:
    """Those characters that are not told one by one in a text of that script which some page shows."""
    return frozenset(re.findall(f"[{SCRIPTS[script]}{PUNCTUATION}]", "".join(sorted(_known()))))


@cache
def _script_scan(script: str) -> list[Scan]:
    """The checks of these characters, if they need any."""
    return [_joint(own)] if (own := _script_chars(script) & _checks(True).keys()) else []


_STRAY_ENDS = frozenset(stray[-1] for stray in STRAY)


def _with_extra(scans: list[Scan], chars: frozenset[str], extra: set[str]) -> tuple[Scan, ...]:
    """The scans, and those for stray pairs and for the characters ``extra`` anywhere."""
    if not chars.isdisjoint(_STRAY_ENDS):
        scans += [stray for stray in STRAY if not stray.isascii() and chars.issuperset(stray)]
    if len(extra) > _FEW:
        scans.append(re.compile(f"[{_inside(sorted(extra))}]"))
    else:
        scans += sorted(extra)
    return tuple(scans)


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
def _partners() -> dict[str, frozenset[str]]:
    """By kind: the kinds without which nothing about it is odd; left out where plain letters suffice."""
    behind, before = _odd_company()
    found = {name: behind.get(name, frozenset()) | before.get(name, frozenset()) for name in _classes()}
    return {name: kinds for name, kinds in found.items() if kinds.isdisjoint(_ASCII_CLASSES)}


@cache
def _checks(heavy: bool = False) -> dict[str, tuple[str, ...]]:
    """By character: the conditions, as regular expressions behind it, on which it stands oddly."""
    classes = _classes()
    own = {name: _inside(chars) for name, chars in classes.items()} | _ASCII_CLASSES
    behind, before = _odd_company()
    checks: dict[str, tuple[str, ...]] = {}
    for here in sorted(classes.keys() - (_OTHER_LOWER if heavy else frozenset())):
        conditions = []
        if here in behind:
            conditions.append(f"(?<=[{''.join(own[name] for name in sorted(behind[here]))}].)")
        if here in before:
            conditions.append(f"(?=[{''.join(own[name] for name in sorted(before[here]))}])")
        if conditions:
            checks |= dict.fromkeys(classes[here], tuple(conditions))
    for c in _CUT:
        checks[c] = (*checks.get(c, ()), "(?=[\"?])")
    return checks


@cache
def _scan(c: str) -> re.Pattern[str]:
    return re.compile(f"{re.escape(c)}(?:{'|'.join(_checks()[c])})", re.DOTALL)


@cache
def _inner_quote(c: str) -> re.Pattern[str]:
    """A quotation mark between two letters."""
    return re.compile(re.escape(c) + _INNER, re.DOTALL)


@cache
def _every_scan(heavy: bool) -> re.Pattern[str]:
    """All checks in one scan."""
    return _joint(_checks(heavy).keys())


def _joint(anchors: Iterable[str]) -> re.Pattern[str]:
    alike: dict[tuple[str, ...], list[str]] = {}
    for c in sorted(anchors):
        inner = (_INNER,) if kind(c) == QUOTE else ()
        alike.setdefault((*_checks()[c], *inner), []).append(c)
    either = "|".join(f"(?<=[{_inside(own)}])(?:{'|'.join(conditions)})" for conditions, own in alike.items())
    firsts = _inside(c for own in alike.values() for c in own)
    return re.compile(f"[{firsts}](?:{either})", re.DOTALL)


def _inside(chars: Iterable[str]) -> str:
    """The inside of a character class."""
    return re.escape("".join(chars))


@cache
def _classes() -> dict[str, str]:
    """The characters that single-byte pages show, by kind."""
    classes: dict[str, list[str]] = {}
    for c in sorted(_known()):
        if kind(c) not in (MARK, HIDDEN, EMOJI):
            classes.setdefault(kind(c), []).append(c)
    return {name: "".join(chars) for name, chars in classes.items()}


@cache
def _known() -> frozenset[str]:
    """Every character that some single-byte page shows."""
    return frozenset().union(*(page(name).high for name in SINGLE))


@cache
def _any_line() -> tuple[re.Pattern[str], ...]:
    return (re.compile("[^\x00-\x7f]"),)


@lru_cache(4096)
def _spelt_latin(chars: frozenset[str]) -> bool:
    """Do the Latin letters among the characters show that one language uses them all?"""
    return spelt(frozenset(_LATIN.findall("".join(chars).lower())))


def looks_odd(text: str) -> bool:
    """Does anything in ``text`` stand where it is odd, whatever else the text holds?"""
    return _every_scan(False).search(text) is not None


_LATIN = re.compile("[\xdf-\xf6\xf8-\u017f\u01a0-\u01b0\u0218-\u021b\u1ea0-\u1ef9]")
