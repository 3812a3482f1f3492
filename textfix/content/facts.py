"""What a block's text says of itself, in small integers, by learned word weights where its language has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from ..layout import Block
from .lexicon import Lexicon, hashes, stop_words, words
from .page_type import PageTypes
from .phrasebook import look_up, may_be_phrase

SAMPLE = 40  # words of a block that are read for shares
MEMO = 200  # characters; longer texts hardly come again
MOST_MEMO = 30_000  # entries, some 20 MB at most
KNOWN = 6  # per cent of all words that are little ones; pages of nothing but menus have 10 and more
HEADER = 7  # words of a header at most
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_LITTLE = "的了是在和有不这我他のはをにがとでもた은는이가을를"
# Patterns begin with a digit and look back, because the search for a first character is fast.
_DATE = re.compile(
    r"\d(?<!\w\d)(?:(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[:./]\d{2}\b"
    r"|\d*\s?(?:h|min|hours?|days?|weeks?|months?|years?|mins?|minutes?|stunden?|tagen?|heures?|jours?|horas?|días?)\b)",
    re.I,
)
_LINK = re.compile(r"https?://|www\.|\w@\w|\.(?:com|org|net|de|fr)\b|(?:^|\s)@\w", re.I)
_LINKS = ("@", "://", "www.", ".com", ".org", ".net", ".de", ".fr")  # one of these is in every link
_SUMS = "$€£¥₹"
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|USD|EUR)")
_NO_DIGITS = bytes(b for b in range(128) if not 48 <= b <= 57)
_NO_BARS = bytes(b for b in range(128) if chr(b) not in "|>/")
_BARS = re.compile(r"[|•·»›→>/]")
_ENDS = {".": 4, "!": 4, "?": 3, "…": 2, ":": 1, "。": 4, "！": 4, "？": 3, "؟": 3, "：": 1, "।": 4, ",": 5, ";": 5}
_SIZES = (0, 0, 1, 2, 2, 3, 3, 3, 3, *[4] * 7, *[5] * 15)  # classes of length, by words; 6 from 31 words on


_INITIAL = itemgetter(0)


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
    form: int  # equal for texts of one make: prices, dates, names of products
    first: bytes
    looked: tuple[int, ...]  # hashes of its words
    key: bytes
    content: frozenset[bytes]


OWN = 11  # facts that are columns


class Reader:
    """Reads blocks with a set of learned word weights."""

    def __init__(self, lexicon: Lexicon, types: PageTypes) -> None:
        self.lexicon, self.types = lexicon, types
        self._stop, self._english = stop_words(), stop_words("en")
        self._memo: dict[str, Facts] = {}

    def facts(self, said: str) -> Facts:
        """The measures of one text, from memory when it came before."""
        if len(said) > MEMO:
            return self._facts(said)
        found = self._memo.get(said)
        if found is None:
            if len(self._memo) >= MOST_MEMO:
                self._memo.clear()
            found = self._memo[said] = self._facts(said)
        return found

    def _facts(self, said: str) -> Facts:
        line = words(said)
        n = len(line)
        sample = line[:SAMPLE]
        seen = len(sample) or 1
        little = sum(map(self._stop.__contains__, sample))
        stop = 100 * little // seen
        plain = said.isascii()
        if not plain and (wide := len(_CJK.findall(said[: MEMO * 2]))):
            part = said[: MEMO * 2]
            little = sum(map(part.count, _CJK_LITTLE))
            n = n + len(said) * wide // len(part) // 2
            stop = min(60, 300 * little // wide)
        parts = said.split(None, SAMPLE)[:SAMPLE]
        seen_parts = len(parts) or 1
        head = said[:MEMO]
        phrase = look_up(said) if may_be_phrase(said, line) else None
        commas, inner = said.count(","), said.count(". ") + said.count("? ") + said.count("! ")
        if plain:
            raw = head.encode()
            digits, bars = len(raw.translate(None, _NO_DIGITS)), len(raw.translate(None, _NO_BARS))
        else:
            digits, bars = sum(map(str.isdigit, head)), len(_BARS.findall(head))
            commas += said.count("，") + said.count("、")
            inner += said.count("。")
        key = b" ".join(sample)
        signs = 8 * ("©" in head)
        if digits:
            digits = 100 * digits // len(head)
            signs += _DATE.search(head) is not None
            priced = "$" in head or "USD" in head or "EUR" in head or (not plain and any(map(head.__contains__, _SUMS)))
            if priced and _MONEY.search(head):
                signs += 4
        if "." in head or "@" in head or "/" in head:
            small = head.lower()
            if any(map(small.__contains__, _LINKS)) and _LINK.search(head):
                signs += 2
        last = said[-1:]
        if last in "\"'”’»)]" and len(said) > 1 and said[-2] in ".!?。！？":
            last = said[-2]
        ends = 2 if said.endswith("...") else _ENDS.get(last, 0)
        caps = 100 * sum(map(str.isupper, map(_INITIAL, parts))) // seen_parts
        size = _SIZES[n] if n < len(_SIZES) else 6
        looked = hashes(line)
        own, below, above, under = self.lexicon.says(looked, len(line))
        return Facts(
            min(n, 400),
            stop,
            caps,
            digits,
            ends,
            100 * commas // (n or 1),
            inner - (last == "。"),
            0 if phrase is None else 2 if phrase.header else 1,
            signs,
            100 * bars // seen_parts,
            (len(key) - max(0, len(sample) - 1)) * 10 // seen,
            own,
            below,
            above,
            under,
            little,
            sum(map(self._english.__contains__, sample)) if little else 0,
            ((size * 8 + ends) * 3 + (digits > 0) + (digits >= 40)) * 32 + 2 * signs + (caps > 60),
            line[0] if line else b"",
            tuple(looked[: len(line)]),
            key,
            frozenset([w for w in sample if len(w) > 3]).difference(self._stop),
        )


def is_header(f: Facts, b: Block) -> bool:
    """Whether a block may announce what follows it."""
    stands_out = b.blank or f.caps > 40 or f.ends == 1 or b.shape == "heading"
    return 0 < f.words <= HEADER and f.ends not in (4, 5) and bool(stands_out)


def is_unknown(facts: Sequence[Facts]) -> bool:
    """Whether not even the little words are known, so that prose cannot be told from menus."""
    return 100 * sum([f.stop * f.words for f in facts]) < KNOWN * 100 * sum([f.words for f in facts])
