"""What a block's text says of itself, in small integers, by learned word weights where its language has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import filterfalse
from typing import NamedTuple
from zlib import crc32

from ..late import late
from ..layout import Block
from .lexicon import EDGE, SHORT, Lexicon, folded, hashes, stop_words, words
from .page_type import PageTypes
from .phrasebook import look_up

SAMPLE = 40  # words of a block by which it is known again
STEM, LONG = 5, 7  # words by which texts begin alike, of texts of more words than the second
MEMO = 200  # characters; longer texts hardly come again, but for the page that is read again
MOST_MEMO = 30_000  # entries, some 20 MB at most
MOST_LONG, LONGEST_MEMO = 500, 4_000  # entries of longer texts; characters of one
KNOWN = 6  # per cent of all words that are little ones; pages of nothing but menus have 10 and more
HEADER, LABEL = 7, 8  # words of a header, of a label at most
SEEN = 60  # words of a block that count when scores are averaged
MOST_WORDS, MOST_SHARE = 400, 400  # greater counts and per cents say nothing more
CLIP = 100  # nor does a learned score beyond this
_CJK = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_LITTLE = "的了是在和有不這我他のはをにがとでもた은는이가을를"
# Patterns begin with a digit and look back, because the search for a first character is fast.
_DATE = late(
    r"\d(?<!\w\d)(?:(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[:./]\d{2}\b"
    r"|\d*\s?(?:h|min|hours?|days?|weeks?|months?|years?|mins?|minutes?|stunden?|tagen?|heures?|jours?|horas?|días?)\b)",
    re.I,
)
_LINK = late(r"https?://|www\.|\w@\w|\.(?:com|org|net|de|fr)\b|(?:^|\s)@\w", re.I)
_LINKS = (b"@", b"://", b"www.", b".com", b".org", b".net", b".de", b".fr")  # one of these is in every link
_SUMS = "$€£¥₹"
_MONEY = late(r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|USD|EUR)")
_CAPITALS = late(r"[A-ZÀ-ÖØ-ÞΆ-ΫЀ-Я]")
_BARS = late(r"[|•·»›→>/]")
# What is left of ASCII when all but some of it is deleted, counted.
_NO_CAPITALS = bytes(b for b in range(256) if not 65 <= b <= 90)
_NO_DIGITS = bytes(b for b in range(256) if not 48 <= b <= 57)
_NO_BARS = bytes(b for b in range(256) if b not in b"|>/")
_ASCII = bytes(range(128))
# What tells nothing by itself: small letters, spaces and the marks that are not asked for below.
_ORDINARY = bytes(b for b in _ASCII if not (65 <= b <= 90 or 48 <= b <= 57 or b in b",.?!|>/@$"))
_CASED, _FIRST_WIDE = b"\xc3\xce\xd0", 0xE3  # the first bytes of letters in _CAPITALS; the least one of those in _CJK
_ENDS = {".": 4, "!": 4, "?": 3, "…": 2, ":": 1, "。": 4, "！": 4, "？": 3, "؟": 3, "：": 1, "।": 4, ",": 5, ";": 5}
_SIZES = (0, 0, 1, 2, 2, 3, 3, 3, 3, *[4] * 7, *[5] * 15)  # classes of length, by words; 6 from 31 words on


class Facts(NamedTuple):
    """What a text says of itself, whatever stands around it. The first ones are columns of their own."""

    words: int
    stop: int
    caps: int
    digits: int
    ends: int
    commas: int
    inner: int
    phrase: int
    signs: int
    bars: int
    letters: int
    lex: int  # learned: what its words say of itself, then of the blocks below, above and under it
    for_below: int
    for_above: int
    for_under: int
    little: int
    english: int
    weight: int  # what it counts for when scores are averaged
    mass: int  # words of running text
    label: int  # whether it is a short line that is no sentence
    form: int  # equal for texts of one make: prices, dates, names of products
    first: int  # hashes: its first word, its beginning when it is long, all of it
    stem: int
    key: int
    typed: tuple[int, ...]  # those of the words that tell the type of a page
    content: tuple[int, ...]  # those of the words that are no little ones


OWN = 11  # facts that are columns


class Reader:
    """Reads blocks with a set of learned word weights."""

    def __init__(self, lexicon: Lexicon, types: PageTypes) -> None:
        self.lexicon, self.types = lexicon, types
        self._little = frozenset(map(crc32, stop_words())).__contains__
        self._memo: dict[str, Facts] = {}
        self._long: dict[str, Facts] = {}

    def read(self, blocks: Sequence[Block]) -> list[Facts]:
        """The measures of every block."""
        known = self._memo
        return [known.get(b.said) or self.facts(b.said) for b in blocks]

    def facts(self, said: str) -> Facts:
        """The measures of one text, from memory when it came before."""
        memo, most = (self._memo, MOST_MEMO) if len(said) <= MEMO else (self._long, MOST_LONG)
        found = memo.get(said)
        if found is None:
            found = self._facts(said)
            if len(said) <= LONGEST_MEMO:
                if len(memo) >= most:
                    memo.clear()
                memo[said] = found
        return found

    def _facts(self, said: str) -> Facts:
        raw = said.encode("utf-8", "replace")
        plain = said.isascii()
        line = folded(raw) if plain else words(said)
        n = len(line)
        looked = hashes(line)
        singles = looked[: min(n, 2 * EDGE)]
        own, below, above, under, little, english = self.lexicon.says(looked, n)
        stop = 100 * little // (len(singles) or 1)
        odd = raw.translate(None, _ORDINARY)
        digits = bars = commas = inner = signs = 0
        if plain and (not odd or odd.isalpha()):  # as nearly every label: the rest is capitals
            capitals = len(odd)
        else:
            commas = odd.count(b",")
            if n > 3:
                inner = raw.count(b". ") + raw.count(b"? ") + raw.count(b"! ")
            digits = len(odd.translate(None, _NO_DIGITS))
            if plain:
                bars, capitals = len(odd.translate(None, _NO_BARS)), len(odd.translate(None, _NO_CAPITALS))
            else:
                wide_bytes = odd.translate(None, _ASCII)
                cased = any(map(wide_bytes.__contains__, _CASED))
                bars = len(_BARS.findall(said))
                capitals = len(_CAPITALS.findall(said)) if cased else len(odd.translate(None, _NO_CAPITALS))
                part = said[: MEMO * 2]
                if max(wide_bytes, default=0) >= _FIRST_WIDE and (wide := len(_CJK.findall(part))):
                    little = sum(map(part.count, _CJK_LITTLE))
                    n += len(said) * wide // len(part) // 2
                    stop = min(60, 300 * little // wide)
                    commas += said.count("，") + said.count("、")
                    inner += part.count("。", 0, -1)
            signs = _signs(said, raw, plain, digits > 0)
        found = look_up(said)
        last = said[-1:]
        if last in "\"'”’»)]" and len(said) > 1 and said[-2] in ".!?。！？":
            last = said[-2]
        ends = 2 if said.endswith("...") else _ENDS.get(last, 0)
        caps, set_off = 100 * capitals // (n or 1), 100 * commas // (n or 1)
        barred, long = 100 * bars // (n or 1), 10 * len(raw) // (len(line) or 1)
        share = 100 * digits // (len(said) or 1)
        counted = n if n < SEEN else SEEN
        size = _SIZES[n] if n < len(_SIZES) else 6
        return Facts(
            n if n < MOST_WORDS else MOST_WORDS,
            stop,
            caps if caps < MOST_SHARE else MOST_SHARE,
            share,
            ends,
            set_off if set_off < MOST_SHARE else MOST_SHARE,
            inner if inner < MOST_WORDS else MOST_WORDS,
            0 if found is None else 2 if found.header else 1,
            signs,
            barred if barred < MOST_SHARE else MOST_SHARE,
            long if long < MOST_SHARE else MOST_SHARE,
            own,
            below,
            above,
            under,
            little,
            english,
            counted + 1,
            counted if stop >= 15 and (ends >= 3 or counted >= 20) else 0,
            int(n <= LABEL and ends != 4),
            ((size * 8 + ends) * 3 + (digits > 0) + (share >= 40)) * 32 + 2 * signs + (caps > 60),
            looked[0] if looked else 0,
            crc32(b" ".join(line[:STEM])) if len(line) > LONG else 0,
            looked[-1] if len(line) <= SHORT and looked else crc32(b" ".join(line[:SAMPLE])),
            tuple(filter(self.types.tells, singles)),
            tuple(filterfalse(self._little, singles)),
        )


def _signs(said: str, raw: bytes, plain: bool, digits: bool) -> int:
    """Bits: 1 a date or a time, 2 a link, 4 a sum of money, 8 a copyright sign; of the beginning of a text."""
    head = said[:MEMO]
    signs = 0
    if digits:
        signs += _DATE.search(head) is not None
        priced = b"$" in raw or b"USD" in raw or b"EUR" in raw or (not plain and any(map(head.__contains__, _SUMS)))
        if priced and _MONEY.search(head):
            signs += 4
    if b"@" in raw or b"://" in raw or raw.count(b".") > raw.count(b". ") + raw.endswith(b"."):
        small = raw[:MEMO].lower()
        if any(map(small.__contains__, _LINKS)) and _LINK.search(head):
            signs += 2
    return signs if plain or "©" not in head else signs + 8


def is_unknown(facts: Sequence[Facts]) -> bool:
    """Whether not even the little words are known, so that prose cannot be told from menus."""
    return 100 * sum([f.stop * f.words for f in facts]) < KNOWN * 100 * sum([f.words for f in facts])
