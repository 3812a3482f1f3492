"""What stands at a gap between two words of a line that may have been many lines: hashed facts with learned weights.

The weights are those of ``seams.json``, written by ``benchmarks/train_one_line.py`` from pages with their lines; the
file itself says from which data and what cross-validation gave.
"""

from __future__ import annotations

import json
from array import array
from base64 import b64decode, b64encode
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple
from zlib import compress, crc32, decompress

from ..in_use import InUse
from ..stored import stored
from .lexicon import stop_words
from .phrasebook import look_up

LONGEST_PHRASE = 5  # words of a known line that is looked for
WINDOW = 8  # words on either side whose kinds are counted
FAR = 64  # words; a sentence end beyond is as good as none
MOST_CAPITALS = 12  # in a row; more say nothing more
STEPS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 30, 45, FAR)  # classes of distance, in words
HASH = 0xFFFFFF  # three bytes of a hash are kept
SCALE = 32  # stored weights are so many parts of a unit of log-odds
STOPS, CLOSING, OPENING = ".!?…。！？", "\"'”’»)]", "\"'“‘«([¿¡„"
_AROUND = STOPS + CLOSING + OPENING + ",;:-–—|•·"


class Word(NamedTuple):
    """A word as it stands in a row.

    ``shape``: l little word, w other word in small letters, L and C the same with a capital, U all capitals, D digits,
    P no letter, O letters without case; ``end``: the mark behind it, n when there is none; ``small``: what it says.
    """

    shape: str
    end: str
    small: str


_NONE = Word("_", "_", "")


def word_of(token: str) -> Word:
    """A word between spaces, with the marks that stand around it.

    >>> word_of("Harbour,"), word_of("(12)")
    (Word(shape='C', end=',', small='harbour'), Word(shape='D', end=')', small='00'))
    """
    bare = token.strip(_AROUND)
    last = token.rstrip(CLOSING)[-1:] or token[-1]
    if last in STOPS:
        end = "!" if last in "!?！？" else "."
    elif last in ",;:" or not bare:
        end = last
    else:
        end = ")" if token[-1] in CLOSING else "n"
    if not bare:
        return Word("P", end, token[:3])
    small = bare.lower()
    if any(map(str.isdigit, bare)):
        return Word("D", end, "".join(["0" if c.isdigit() else c for c in small]))
    if len(bare) > 1 and bare.isupper():
        return Word("U", end, small)
    little = small.replace("’", "'").encode("utf-8", "replace") in stop_words()
    if bare[0].isupper():
        return Word("L" if little else "C", end, small)
    if bare[0].islower():
        return Word("l" if little else "w", end, small)
    return Word("O", end, small)


def words_of(tokens: Sequence[str]) -> list[Word]:
    """The words of a row; each is looked at once."""
    known: dict[str, Word] = {}
    return [known.get(t) or known.setdefault(t, word_of(t)) for t in tokens]


def may_part(above: Word, below: Word) -> bool:
    """Whether something could begin between two words: not between two in small letters."""
    return not (above.end in "n,;" and below.shape in "lw" and above.shape != "P")


class Gaps:
    """The gaps between the words of a row, which are those of the tokens."""

    def __init__(self, tokens: Sequence[str], words: Sequence[Word]) -> None:
        self.words = words
        self._little = [0, *accumulate([w.shape in "lL" for w in words])]
        self._capitals = [0, *accumulate([w.shape in "CLUD" for w in words])]
        self._since, self._until = _distances([w.end in ".!" for w in words])
        self._before = _runs([w.shape in "CLUD" for w in words])
        self._behind = _runs([w.shape in "CLUD" for w in reversed(words)])[::-1]
        said = [w.small for w in words]
        self._count, self._pairs = Counter(said), Counter(pairwise(said))
        self._known = self._phrases(tokens)

    def _phrases(self, tokens: Sequence[str]) -> list[str]:
        """How long a known line begins and ends at each gap, and whether the gap is inside one."""
        size = len(tokens) + 1
        begins, ends, inside = bytearray(size), bytearray(size), bytearray(size)
        for at, word in enumerate(self.words):
            if word.shape in "lwP":
                continue
            for length in range(min(LONGEST_PHRASE, len(tokens) - at), 0, -1):
                found = look_up(" ".join(tokens[at : at + length]))
                if found is not None and found.said[-1] != "*":
                    begins[at] = max(begins[at], length)
                    ends[at + length] = max(ends[at + length], length)
                    inside[at + 1 : at + length] = b"\1" * (length - 1)
                    break
        return [f"h{b}{e}{i}" for b, e, i in zip(begins, ends, inside, strict=True)]

    def facts(self, at: int) -> list[str]:
        """What is known of the gap before a word, but the first one."""
        words, size = self.words, len(self.words)
        b4 = words[at - 2] if at > 1 else _NONE
        a, b = words[at - 1], words[at]
        b2 = words[at + 1] if at + 1 < size else _NONE
        b3 = words[at + 2] if at + 2 < size else _NONE
        low, high = max(0, at - WINDOW), min(size, at + WINDOW)
        little_a, little_b = self._little[at] - self._little[low], self._little[high] - self._little[at]
        capital_a, capital_b = self._capitals[at] - self._capitals[low], self._capitals[high] - self._capitals[at]
        stop = int(a.end in ".!")
        since = bisect_left(STEPS, self._since[at - 1])
        from_stop = 0 if stop else since
        to_stop = bisect_left(STEPS, self._until[at])
        before, behind = self._before[at], self._behind[size - at]
        pair, of_a, of_b = self._pairs[a.small, b.small], self._count[a.small], self._count[b.small]
        core = a.shape + a.end + b.shape
        return [
            "1" + core,
            "2" + b4.shape + core + b2.shape,
            "3" + b4.end + core + b.end + b2.end,
            "4" + b.shape + b.end + b2.shape + b2.end + b3.shape,
            "5" + a.small + a.end,
            "6" + b.small + b.shape,
            f"7{a.small} {b.small}",
            f"8{b.small} {b2.small}",
            f"9{b4.small} {a.small}",
            f"a{core}{from_stop}",
            f"b{core}{to_stop}",
            f"c{from_stop},{to_stop},{stop}",
            f"d{little_a},{little_b},{stop}",
            f"e{capital_a},{capital_b},{stop}",
            f"f{before},{behind},{stop}",
            f"g{min(pair, 4)},{min(of_a, 4)},{min(of_b, 4)},{stop}",
            self._known[at],
            f"i{core}{little_a}",
            f"j{core}{little_b}",
            f"k{core}{before}",
            f"l{core}{behind}",
            f"m{stop}{since},{little_b},{to_stop}",
        ]


def _distances(stops: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Of each word, how many words ago a sentence ended, itself among them, and in how many one ends."""
    since, until = [], []
    far = FAR
    for stop in stops:
        far = min(FAR, far + 1)
        since.append(far)
        far = 0 if stop else far
    far = FAR
    for stop in reversed(stops):
        far = 0 if stop else min(FAR, far + 1)
        until.append(far)
    return since, until[::-1]


def _runs(marked: Sequence[bool]) -> list[int]:
    """How many marked ones stand in a row before each place; one place more than there are."""
    out, run = [0], 0
    for mark in marked:
        run = min(run + 1, MOST_CAPITALS) if mark else 0
        out.append(run)
    return out


LEAST = -1_000 * SCALE  # of a gap at which nothing can begin


def hashed(facts: Sequence[str]) -> list[int]:
    """What facts are looked up by."""
    return [crc32(fact.encode("utf-8", "replace")) & HASH for fact in facts]


class Seams:
    """The learned weights: how likely a line broke at each gap, in log-odds."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        raw = decompress(b64decode(data["weights"]))
        count = len(raw) // 4
        steps = [raw[i] | raw[count + i] << 8 | raw[2 * count + i] << 16 for i in range(count)]
        self._weights = dict(zip(accumulate(steps), array("b", raw[3 * count :]), strict=True))
        self._bias = int(data["bias"])

    def at(self, gaps: Gaps) -> list[int]:
        """The gaps before words, in parts of ``SCALE``; what no line can begin with gets the least."""
        weight, words = self._weights, gaps.words
        return [
            self._bias + sum([weight.get(fact, 0) for fact in hashed(gaps.facts(at))])
            if at and may_part(words[at - 1], words[at])
            else LEAST
            for at in range(len(words))
        ]


def packed(weights: Mapping[int, int]) -> str:
    """Weights in their stored form: sorted hashes as differences, bytes of equal rank together, then the weights."""
    keys = sorted(weights)
    steps = [b - a for a, b in pairwise([0, *keys])]
    ranks = b"".join(bytes(step >> 8 * rank & 255 for step in steps) for rank in range(3))
    return b64encode(compress(ranks + array("b", (weights[key] for key in keys)).tobytes(), 9)).decode()


@cache
def load() -> Seams:
    return Seams(json.loads(stored(__package__, "seams.json")))


seams = InUse(load)
held_out = seams.held_out
