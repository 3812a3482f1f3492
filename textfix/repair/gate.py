"""Which lines of a text could be broken? Clean text must get its answer at the speed of memory.

What kinds of characters a text holds selects the scans that look for odd neighbourhoods, only where these are
possible at all. Most clean texts get along without any.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache, reduce
from operator import or_
from typing import NamedTuple

from ..characters import PUNCTUATION, SCRIPTS, Characters, characters
from .alphabets import foreign, spelt
from .codepages import SINGLE, page
from .texture import (
    ALL_KINDS,
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
_HOPS = 16  # places of a character that are looked at one by one, before a scan takes over
_INNER = "(?<=[A-Za-z].)(?=[A-Za-z])"  # between two letters
_ASCII_CLASSES = {"a": "a-z", "A": "A-Z", "0": "0-9"}
_OTHER_LOWER = STRANGERS | {GREEK, CYRILLIC}  # what a heavy text may be made of
_OTHER_SCRIPTS = STRANGERS | CASED
BOXES = 6  # different box-drawing characters in a line that draws no box
_COMMONEST = frozenset("ÃÂâÐÑ")  # of the letters that UTF-8 is misread as
_CUT = frozenset("ÃÂÅÐÑ")  # what a lost byte may have followed
_NO_LETTER = frozenset(("",))


class Anchored(NamedTuple):
    """Finds a character where it stands oddly. Hopping from one to the next is quickest while there are few."""

    char: str
    oddly: re.Pattern[str]

    def spot(self, text: str, at: int, stop: int) -> int:
        """Where the first one is, -1 for none."""
        char, oddly = self
        for _ in range(_HOPS):
            at = text.find(char, at, stop)
            if at < 0 or oddly.match(text, at, stop):
                return at
            at += 1
        match = oddly.search(text, at, stop)
        return match.start() if match else -1


Scan = Anchored | re.Pattern[str] | str  # what is looked for: a character, what matches, or the string as it is


def suspects(text: str, held: Characters | None = None) -> list[tuple[int, int]]:
    """Start and end of every line in which something may be broken; none for clean text.

    ``held`` is what :func:`characters` says of the text, where that is known.
    """
    if held is None:
        held = characters(text)
    found: list[tuple[int, int]] = []
    for scan in _scans(text, held):
        if not found:
            if (spot := _spot(text, scan, 0, len(text))) >= 0:
                found = [*_lines(text, scan, spot, len(text))]
            continue
        more = [line for start, end in _gaps(found, len(text)) for line in _lines(text, scan, start, end)]
        found = sorted(found + more) if more else found
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
    if isinstance(scan, Anchored):
        return scan.spot(text, at, stop)
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
    return heavy_plan(held.others, held.script, held.calm)


class _Met:
    """What the gate asks of characters, of each that it has met; sets of kinds are bits of one number."""

    def __init__(self) -> None:
        self.kinds: dict[str, int] = {}  # 0 for ASCII
        self.partners: dict[str, int] = {}  # the kinds without which nothing about it is odd
        self.odd: set[str] = set()  # has odd neighbourhoods
        self.quotes: set[str] = set()
        self.telling: set[str] = set()  # odd in a text in which ASCII prevails, wherever it stands

    def kinds_of(self, chars: frozenset[str]) -> int:
        """The kinds of all these characters."""
        try:
            return reduce(or_, map(self.kinds.__getitem__, chars), 0)
        except KeyError:
            for c in chars - self.kinds.keys():
                self._meet(c)
            return self.kinds_of(chars)

    def _meet(self, c: str) -> None:
        own = kind(c)
        partners = _partners().get(own)
        self.partners[c] = -1 if partners is None else _bits("".join(partners))
        if c <= "\x7f":
            self.kinds[c] = 0
            return
        if c in _checks():
            self.odd.add(c)
        if own in TELLING or own in _OTHER_SCRIPTS:
            self.telling.add(c)
        if own == QUOTE:
            self.quotes.add(c)
        self.kinds[c] = _bits(own)

    def of_kind(self, chars: frozenset[str], kinds: int) -> list[str]:
        return sorted(c for c in chars if self.kinds[c] & kinds)


@cache
def _letter(c: str) -> str:
    """The letter in lower case; "" for what is none."""
    return "".join(low for low in c.lower() if low > "\x7f" and kind(low) in LETTERS)


_MET = _Met()


@cache
def _bits(kinds: str) -> int:
    """A set of kinds as a number."""
    return sum(1 << ALL_KINDS.index(own) for own in {*kinds})


_BOXES, _CAPITALS, _TELLING, _LETTERS = map(_bits, (BOX, LATIN_UPPER, "".join(TELLING), "".join(LETTERS)))


@lru_cache(4096)
def plan(chars: frozenset[str]) -> tuple[Scan, ...]:
    """The scans for a text in which ASCII prevails and which holds these other characters."""
    met = _MET
    kinds = met.kinds_of(chars)
    if not kinds:
        return ()
    extra = chars & met.telling
    if kinds & _LETTERS and (strange := foreign(frozenset(map(_letter, chars)) - _NO_LETTER)):
        extra |= {c for c in chars if _letter(c) in strange}
    if kinds & _BOXES and len(boxes := met.of_kind(chars, _BOXES)) >= BOXES:
        extra |= {*boxes}
    odd = chars & met.odd
    anchors = [c for c in sorted(odd) if met.partners[c] & kinds]
    if kinds & _CAPITALS:
        anchors += sorted((odd & _CUT).difference(anchors))
    if len(anchors) > _FEW:
        scans: list[Scan] = [_every_scan(False)]
    else:
        anchors.sort(key=_COMMONEST.__contains__, reverse=True)
        scans = [*map(_scan, anchors)]
    if quotes := odd & met.quotes:
        scans += map(_inner_quote, sorted(quotes))
    return _with_extra(scans, chars, extra)


@lru_cache(4096)
def heavy_plan(chars: frozenset[str], script: str, calm: bool = False) -> tuple[Scan, ...]:
    """The scans for a text in which another script prevails, and its letters if it is none that is known.

    Where the text is ``calm``, the script's own letters and marks need none."""
    kinds = _MET.kinds_of(chars) | _bits(_own_kinds(script))
    telling = {c for c in _MET.of_kind(chars, _TELLING) if c in _known() or "\ue000" <= c <= "\ufffd"}
    boxes = _MET.of_kind(chars, _BOXES)
    if len(boxes) >= BOXES:
        telling.update(boxes)
    if not script:
        return _with_extra([_every_scan(True)], chars, telling)
    anchors = sorted(c for c in chars & _checks(True).keys() if _MET.partners[c] & kinds)
    scans: list[Scan] = [] if calm else [*_script_scan(script)]
    scans += map(_scan, anchors) if len(anchors) <= _FEW else [_every_scan(True)]
    return _with_extra(scans, chars, telling, _script_chars(script))


# The kinds of the letters of each script, as texture.kind tells them (a test holds that), and of punctuation.
SCRIPT_KINDS = {
    "Cyrillic": "cCX", "Greek": "gGxU", "CJK": "kovX", "Arabic": "r", "Hebrew": "h", "Thai": "tv", "Devanagari": "ov"
}  # fmt: skip
PUNCTUATION_KINDS = "-qsv"


@cache
def _own_kinds(script: str) -> str:
    return SCRIPT_KINDS[script] + PUNCTUATION_KINDS if script else ""


@cache
def _script_chars(script: str) -> frozenset[str]:
    """Those characters that are not told one by one in a text of that script which some page shows."""
    return frozenset(re.findall(f"[{SCRIPTS[script]}{PUNCTUATION}]", "".join(sorted(_known()))))


@cache
def _script_scan(script: str) -> list[Scan]:
    """The checks of these characters, if they need any."""
    return [_joint(own)] if (own := _script_chars(script) & _checks(True).keys()) else []


_STRAY_BY_END: dict[str, list[str]] = {}
for _stray in STRAY:
    if not _stray.isascii():
        _STRAY_BY_END.setdefault(_stray[-1], []).append(_stray)
_STRAY_ENDS = frozenset(_STRAY_BY_END)
_STRAY_STARTS = frozenset(_stray[0] for _stray in STRAY)


def _with_extra(
    scans: list[Scan], chars: frozenset[str], extra: Collection[str], own: frozenset[str] = frozenset()
) -> tuple[Scan, ...]:
    """The scans, and those for the characters ``extra`` anywhere and for stray pairs of ``chars`` and ``own``."""
    if own or not chars.isdisjoint(_STRAY_STARTS):
        for end in sorted((chars & _STRAY_ENDS) | (own & _STRAY_ENDS)):
            scans += [stray for stray in _STRAY_BY_END[end] if stray[0] in chars or stray[0] in own]
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
def _scan(c: str) -> Anchored:
    return Anchored(c, re.compile(f"{re.escape(c)}(?:{'|'.join(_checks()[c])})", re.DOTALL))


@cache
def _inner_quote(c: str) -> Anchored:
    """A quotation mark between two letters."""
    return Anchored(c, re.compile(re.escape(c) + _INNER, re.DOTALL))


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
