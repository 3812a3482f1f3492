"""What a block's text says of itself, in small integers, by learned word weights where its language has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..layout import Block
from .lexicon import UNDER, Weights, hashes, stop_words, words
from .phrasebook import look_up, may_be_phrase

SAMPLE = 40  # words of a block that are read for shares
MEMO = 200  # characters; longer texts hardly come again
MOST_MEMO = 30_000  # entries, some 20 MB at most
CLIP = 100  # a lexical score beyond this says nothing more
FEWEST_LITTLE = 20  # little words that tell a language
ENGLISH = 60  # per cent of them that are English in English text (German, Dutch, French: 10 to 45)
KNOWN = 6  # per cent of all words that are little ones; pages of nothing but menus have 10 and more
HEADER = 7  # words of a header at most
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CJK_LITTLE = "的了是在和有不这我他のはをにがとでもた은는이가을를"
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[:./]\d{2}\b"
    r"|\b\d+\s?(?:h|min|hours?|days?|weeks?|months?|years?|mins?|minutes?|stunden?|tagen?|heures?|jours?|horas?|días?)\b",
    re.I,
)
_LINK = re.compile(r"https?://|www\.|\w@\w|\.(?:com|org|net|de|fr)\b|(?:^|\s)@\w", re.I)
_MONEY = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|USD|EUR)")
_NO_DIGITS = bytes(b for b in range(128) if not 48 <= b <= 57)
_NO_BARS = bytes(b for b in range(128) if chr(b) not in "|>/")
_BARS = re.compile(r"[|•·»›→>/]")
_ENDS = {".": 4, "!": 4, "?": 3, "…": 2, ":": 1, "。": 4, "！": 4, "？": 3, "؟": 3, "：": 1, "।": 4, ",": 5, ";": 5}


class Facts(NamedTuple):
    """What a text says of itself, whatever stands around it."""

    words: int
    stop: int
    caps: int
    digits: int
    ends: int
    commas: int
    inner: int
    phrase: int
    lex: int
    signs: int
    bars: int
    lower: int
    letters: int
    quote: int
    known: int
    little: int
    english: int
    key: bytes
    content: frozenset[bytes]


class Reader:
    """Reads blocks with a set of learned word weights. ``weights`` speak of a text, ``headers`` of what follows it."""

    def __init__(self, weights: Weights, headers: Weights, bias: int = 0, header_bias: int = 0) -> None:
        self._weights, self._headers = weights, headers
        self._bias, self._header_bias = bias, header_bias
        self._stop, self._english = stop_words(), stop_words("en")
        self._memo: dict[str, Facts] = {}
        self._promises: dict[str, int] = {}

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
        get = self._weights.get
        looked = hashes(line) if line else []
        known = [w for w in map(get, looked) if w is not None]
        score = self._bias + sum(known)
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
        date = digits and _DATE.search(head) is not None
        link = ("." in head or "@" in head or "/" in head) and _LINK.search(head) is not None
        money = digits and _MONEY.search(head) is not None
        last = said[-1:]
        if last in "\"'”’»)]" and len(said) > 1 and said[-2] in ".!?。！？":
            last = said[-2]
        return Facts(
            min(n, 400),
            stop,
            100 * len([p for p in parts if p[0].isupper()]) // seen_parts,
            100 * digits // (len(head) or 1),
            2 if said.endswith("...") else _ENDS.get(last, 0),
            100 * commas // (n or 1),
            inner - (last == "。"),
            0 if phrase is None else 2 if phrase.header else 1,
            max(-CLIP, min(CLIP, score)),
            bool(date) + 2 * bool(link) + 4 * bool(money) + 8 * ("©" in head),
            100 * bars // seen_parts,
            int(said[:1].islower()),
            (len(key) - max(0, len(sample) - 1)) * 10 // seen,
            int(said[:1] in "\"“'‘«„「" or (not plain and "“" in said)),
            100 * len(known) // (len(looked) or 1),
            little,
            sum(map(self._english.__contains__, sample)) if little else 0,
            key,
            frozenset([w for w in sample if len(w) > 3]).difference(self._stop),
        )

    def promise(self, said: str) -> int:
        """What a header says of the blocks under it: below 0 that they are boilerplate."""
        found = self._promises.get(said)
        if found is None:
            if len(self._promises) >= MOST_MEMO:
                self._promises.clear()
            line = words(said)
            of = self._headers.get
            score = self._header_bias + sum([of(h, 0) for h in hashes(line, UNDER)]) if 0 < len(line) <= HEADER else 0
            found = self._promises[said] = max(-CLIP, min(CLIP, score))
        return found


def is_header(f: Facts, b: Block) -> bool:
    """Whether a block may announce what follows it (used in training)."""
    stands_out = b.blank or f.caps > 40 or f.ends == 1 or b.shape == "heading"
    return 0 < f.words <= HEADER and f.ends not in (4, 5) and bool(stands_out)


def is_unread(facts: Sequence[Facts]) -> bool:
    """Whether the text is in a language whose words were not learned: those weights would speak of its menus only."""
    little = sum([f.little for f in facts])
    return little >= FEWEST_LITTLE and sum([f.english for f in facts]) * 100 < ENGLISH * little


def is_unknown(facts: Sequence[Facts]) -> bool:
    """Whether not even the little words are known, so that prose cannot be told from menus."""
    return 100 * sum([f.stop * f.words for f in facts]) < KNOWN * 100 * sum([f.words for f in facts])
