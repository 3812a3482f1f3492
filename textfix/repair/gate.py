"""Which lines of a text could be broken? Clean text must get its answer at the speed of memory.

What kinds of characters a text holds selects the scans that look for odd neighbourhoods, only where these are
possible at all. Most clean texts get along without any.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache, reduce
from operator import or_

from ..characters import PUNCTUATION, SCRIPTS, Characters, characters
from .alphabets import foreign, spelt
from .codepages import inside
from .company import CUT, Anchored, checks, every_scan, inner_quote, joint, oddly, partners_of, shown
from .texture import (
    ALL_KINDS,
    BOX,
    CASED,
    LATIN_UPPER,
    LETTERS,
    QUOTE,
    STRANGERS,
    STRAY,
    TELLING,
    kind,
)
from .windows import odd_windows

_FEW = 12  # characters that are faster looked for one by one than as a class
_OTHER_SCRIPTS = STRANGERS | CASED
BOXES = 6  # different box-drawing characters in a line that draws no box
_COMMONEST = frozenset("ÃÂâÐÑ")  # of the letters that UTF-8 is misread as


Scan = Anchored | re.Pattern[str] | str  # what is looked for: a character, what matches, or the string as it is


def suspects(text: str, held: Characters | None = None) -> list[tuple[int, int]]:
    """Start and end of every line in which something may be broken; none for clean text.

    ``held`` is what :func:`characters` says of the text, where that is known.
    """
    if held is None:
        held = characters(text)
    found: list[tuple[int, int]] = []
    stop = len(text)
    for scan in _scans(text, held):
        if not found:
            spot = scan.spot(text, 0, stop) if type(scan) is Anchored else _spot(text, scan, 0, stop)
            if spot >= 0:
                found = [*_lines(text, scan, spot, stop)]
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
    if odd_windows(text, held.script) or not spelt_latin(held.others):
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
        self.letters: set[str] = set()
        self.small: dict[str, str] = {}  # the letters in lower case

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
        if c <= "\x7f":
            self.kinds[c] = 0
            return
        if c in checks():
            partners = partners_of().get(own)
            self.partners[c] = -1 if partners is None else _bits("".join(partners))
            self.odd.add(c)
            if own == QUOTE:
                self.quotes.add(c)
        if own in TELLING or own in _OTHER_SCRIPTS:
            self.telling.add(c)
        if letter := "".join(low for low in c.lower() if low > "\x7f" and kind(low) in LETTERS):
            self.letters.add(c)
            self.small[c] = letter
        self.kinds[c] = _bits(own)

    def of_kind(self, chars: frozenset[str], kinds: int) -> list[str]:
        return sorted(c for c in chars if self.kinds[c] & kinds)


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
    if kinds & _LETTERS:
        letters, small = chars & met.letters, met.small
        if strange := foreign(frozenset(map(small.__getitem__, letters))):
            extra |= {c for c in letters if small[c] in strange}
    if kinds & _BOXES and len(boxes := met.of_kind(chars, _BOXES)) >= BOXES:
        extra |= {*boxes}
    odd, partners = chars & met.odd, met.partners
    anchors = [c for c in odd if partners[c] & kinds or (kinds & _CAPITALS and c in CUT)]
    if len(anchors) > _FEW:
        scans: list[Scan] = [every_scan(False)]
    else:
        scans = [*map(oddly, sorted(anchors, key=_COMMONEST.__contains__, reverse=True))]
    if quotes := odd & met.quotes:
        scans += map(inner_quote, quotes)
    return _with_extra(scans + _halves(chars), chars, extra)


@lru_cache(4096)
def heavy_plan(chars: frozenset[str], script: str, calm: bool = False) -> tuple[Scan, ...]:
    """The scans for a text in which another script prevails, and its letters if it is none that is known.

    Where the text is ``calm``, the script's own letters and marks need none."""
    kinds = _MET.kinds_of(chars) | _bits(_own_kinds(script))
    telling = {c for c in _MET.of_kind(chars, _TELLING) if c in shown() or "\ue000" <= c <= "\ufffd"}
    boxes = _MET.of_kind(chars, _BOXES)
    if len(boxes) >= BOXES:
        telling.update(boxes)
    if not script:
        return _with_extra([every_scan(True), *_halves(chars)], chars, telling)
    anchors = sorted(c for c in chars & checks(True).keys() if _MET.partners[c] & kinds)
    scans: list[Scan] = [] if calm else [*_script_scan(script)]
    scans += map(oddly, anchors) if len(anchors) <= _FEW else [every_scan(True)]
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
    return frozenset(re.findall(f"[{SCRIPTS[script]}{PUNCTUATION}]", "".join(sorted(shown()))))


@cache
def _script_scan(script: str) -> list[Scan]:
    """The checks of these characters, if they need any."""
    return [joint(own)] if (own := _script_chars(script) & checks(True).keys()) else []


_STRAY_BY_START: dict[str, list[str]] = {}
for _stray in STRAY:
    if not _stray.isascii():
        _STRAY_BY_START.setdefault(_stray[0], []).append(_stray)
# What the commonest pages show of a letter that begins a line: "Å»", "Г–", whose kinds are not odd side by side.
# Not "Å\xa0": a no-break space may well stand behind the "Å" of "Å være".
_HALVES = {
    "Ä": "…‘’“–—›«»·", "Å": "…‘’“”›«»", "È": "›", "Г": "…‹‘’“”–›«»©®±", "Д": "…‘’“–—›«»·", "Е": "…‘’“”›«»",
}  # fmt: skip
_STRAY_STARTS = frozenset(_STRAY_BY_START)


def _halves(chars: frozenset[str]) -> list[Scan]:
    found = [(start, chars.intersection(_HALVES[start])) for start in chars & _HALVES.keys()]
    return [_half(start, frozenset(ends)) for start, ends in found if ends]


@cache
def _half(start: str, ends: frozenset[str]) -> Scan:
    """One scan for a letter and any of these marks behind it: the letter is rare, and found at the speed of memory."""
    return re.compile(f"{start}[{inside(ends)}]") if len(ends) > 1 else start + min(ends)


def _with_extra(
    scans: list[Scan], chars: frozenset[str], extra: Collection[str], own: frozenset[str] = frozenset()
) -> tuple[Scan, ...]:
    """The scans, and those for the characters ``extra`` anywhere and for stray pairs of ``chars`` and ``own``."""
    for start in (chars & _STRAY_STARTS) | (own & _STRAY_STARTS):
        scans += [stray for stray in _STRAY_BY_START[start] if stray[-1] in chars or stray[-1] in own]
    if len(extra) > _FEW:
        scans.append(re.compile(f"[{inside(extra)}]"))
    else:
        scans += extra
    return tuple(scans)


@cache
def _any_line() -> tuple[re.Pattern[str], ...]:
    return (re.compile("[^\x00-\x7f]"),)


@lru_cache(4096)
def spelt_latin(chars: frozenset[str]) -> bool:
    """Do the Latin letters among the characters show that one language uses them all?"""
    return spelt(frozenset(_LATIN.findall("".join(chars).lower())))


_LATIN = re.compile("[\xdf-\xf6\xf8-\u017f\u01a0-\u01b0\u0218-\u021b\u1ea0-\u1ef9]")
