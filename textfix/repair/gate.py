"""Which lines of a text could be broken? Clean text must get its answer at the speed of memory.

A text in which ASCII prevails is first reduced to its other characters (two passes of C code); what kinds of
characters these are selects a scan that looks for odd neighbourhoods only where they are possible at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from .alphabets import SHOWS, spelt
from .codepages import SINGLE, page
from .texture import (
    BOX,
    CASED,
    CYRILLIC,
    EMOJI,
    GREEK,
    HIDDEN,
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

_ASCII = bytes(range(0x80))
_ODD_PAIR = 0.4  # texture.cost of two neighbours from which their line is looked at
_HEAVY = 4  # a text with more than one byte in so many outside ASCII is scanned without being reduced
_SAMPLE = 300  # characters of which the commonest letters are counted
_WINDOWS = 3
_ASCII_CLASSES = {"a": "a-z", "A": "A-Z", "0": "0-9"}
_OTHER_LOWER = STRANGERS | {GREEK, CYRILLIC}  # what a heavy text may be made of
_OTHER_SCRIPTS = STRANGERS | CASED
# What every text of some length in these languages holds: particles and the commonest characters.
COMMON = frozenset(
    "的一是不了有人在我这這大个個上到中为為会會时時就也来來和对對国國以要年生他地可のにはをがとでるたしてい이다는에의을고가지로한하대서은를"
)
COMMON_SHARE = 0.06  # of the ideographs, kana and syllables; in clean text it is 0.15 and more
BOXES = 6  # different box-drawing characters in a line that draws no box
_CUT = "ÃÂÅÐÑ"  # what a lost byte may have followed
VOWELS = "оеаиіОЕАИІ"
VOWEL_SHARE = 0.2  # of the letters of Cyrillic text; clean text has 0.3 and more


def suspects(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line in which something may be broken; nothing for clean text."""
    scan = _scan(text)
    at = 0
    while scan and (match := scan.search(text, at)):
        start = text.rfind("\n", 0, match.start()) + 1
        at = text.find("\n", match.start())
        at = len(text) if at < 0 else at
        yield start, at


def _scan(text: str) -> re.Pattern[str] | None:
    """The scan that finds the suspicious spots of ``text``; None when it can have none."""
    if text.isascii():
        return None
    raw = text.encode("utf-8", "surrogatepass")
    rest = raw.translate(None, _ASCII)
    if len(rest) * _HEAVY > len(raw):
        latin = frozenset(_LATIN.findall(text.lower()))
        return _any_line() if _odd_letters(text) or not spelt(latin) else _heavy_scan()
    return plan(frozenset(rest.decode("utf-8", "surrogatepass")))


@lru_cache(4096)
def plan(chars: frozenset[str]) -> re.Pattern[str] | None:
    """The scan for a text in which ASCII prevails and which holds these other characters."""
    kinds = frozenset(map(kind, chars))
    extra = {c for c in chars if kind(c) in TELLING or kind(c) in _OTHER_SCRIPTS}
    letters = frozenset(c for char in chars for c in char.lower() if c > "\x7f" and kind(c) in LETTERS)
    if not spelt(letters):
        shares = {language: letters & own for language, (least, own) in SHOWS.items() if len(letters & own) >= least}
        odd = letters - max(shares.values(), key=len, default=frozenset())
        extra |= {c for c in chars if c.lower() in odd}
    boxes = {c for c in chars if kind(c) == BOX}
    if len(boxes) >= BOXES:
        extra |= boxes
    return _compile(kinds, "".join(sorted(extra)))


@lru_cache(512)
def _compile(kinds: frozenset[str], extra: str, heavy: bool = False) -> re.Pattern[str] | None:
    """A scan for odd neighbourhoods among these kinds, and for the characters ``extra`` anywhere.

    It starts with one class of characters that are rare in clean text, which the engine skips to fast.
    """
    classes = _classes()
    anchors: list[str] = []
    checks: list[str] = []
    for here in sorted((kinds & classes.keys()) - (_OTHER_LOWER if heavy else frozenset())):
        own = classes[here]
        before = "".join(
            classes.get(other, "") + _ASCII_CLASSES.get(other, "")
            for other in sorted(kinds | _ASCII_CLASSES.keys())
            if pair_cost(other, here) >= _ODD_PAIR
        )
        behind = "".join(c for other, c in _ASCII_CLASSES.items() if pair_cost(here, other) >= _ODD_PAIR)
        if before:
            checks.append(f"(?<=[{before}][{own}])")
        if behind:
            checks.append(f"(?<=[{own}])(?=[{behind}])")
        if here == QUOTE:
            checks.append(f"(?<=[A-Za-z][{own}])(?=[A-Za-z])")
        if before or behind or here == QUOTE:
            anchors.append(own)
    own = "".join(classes.get(k, "") for k in kinds)
    if LATIN_UPPER in kinds:
        anchors.append(_CUT)
        checks.append(f"(?<=[{_CUT}])(?=[\"?])")
    strays = [stray for stray in STRAY if stray[0] in own and stray[1] in own]
    if strays:
        anchors.append(re.escape("".join(stray[1] for stray in strays)))
        checks.append(f"(?<={'|'.join(strays)})")
    if extra:
        anchors.append(re.escape(extra))
        checks.insert(0, f"(?<=[{re.escape(extra)}])")
    return re.compile(f"[{''.join(anchors)}](?:{'|'.join(checks)})") if anchors else None


@cache
def _classes() -> dict[str, str]:
    """The characters that single-byte pages show, by kind, each as the inside of a character class."""
    classes: dict[str, list[str]] = {}
    for c in _known():
        if kind(c) not in (MARK, HIDDEN, EMOJI):
            classes.setdefault(kind(c), []).append(re.escape(c))
    return {name: "".join(chars) for name, chars in classes.items()}


@cache
def _known() -> list[str]:
    """Every character that some single-byte page shows."""
    return sorted(frozenset().union(*(page(name).high for name in SINGLE)))


@cache
def _heavy_scan() -> re.Pattern[str] | None:
    alone = "".join(c for c in _known() if kind(c) in TELLING) + "\ufffd"
    return _compile(frozenset(_classes()), alone, heavy=True)


@cache
def _any_line() -> re.Pattern[str]:
    return re.compile("[^\x00-\x7f]")


def _odd_letters(text: str) -> bool:
    """Are the commonest letters of the text's script too rare in it? Looked at in a few windows."""
    for n in range(_WINDOWS):
        start = (len(text) - _SAMPLE) * n // (_WINDOWS - 1) if len(text) > _SAMPLE else 0
        if odd_letters(text[start : start + _SAMPLE]):
            return True
        if len(text) <= _SAMPLE:
            break
    return False


def odd_letters(part: str) -> bool:
    """Does a stretch of Cyrillic or East Asian text lack the letters that such text is full of?"""
    wide = len(_WIDE.findall(part)) if _WIDE.search(part) else 0
    if wide >= 4 and sum(map(part.count, COMMON)) < COMMON_SHARE * wide:
        return True
    cyrillic = len(_CYRILLIC.findall(part)) if _CYRILLIC.search(part) else 0
    return cyrillic >= 12 and sum(map(part.count, VOWELS)) < VOWEL_SHARE * cyrillic


_LATIN = re.compile("[\xdf-\xf6\xf8-\u017f\u01a0-\u01b0\u0218-\u021b\u1ea0-\u1ef9]")
_WIDE = re.compile("[\uff61-\uff9f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
