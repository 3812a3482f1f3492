"""What the learned judge sees of every block: numbers for the block, its neighbours and the document.

Every number is a small integer, so trees over them give the same answer on every platform. A block's own
measures depend on its text alone and are remembered; everything else is computed column by column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from ..layout import Block
from .lexicon import UNDER, Weights, hashes, stop_words, words
from .phrasebook import look_up, may_be_phrase

SAMPLE = 40  # words of a block that are read for shares
MEMO = 200  # characters; longer texts hardly come again
MOST_MEMO = 30_000  # entries, some 20 MB at most
CLIP = 100  # a lexical score beyond this says nothing more
SEEN = 60  # words of a block that count when scores are averaged
FAR = 40  # blocks; further away is all the same
PROSE = 15  # words of a paragraph
FEWEST_LITTLE = 20  # little words that tell a language
ENGLISH = 60  # per cent of them that are English in English text (German, Dutch, French: 10 to 45)
KNOWN = 6  # per cent of all words that are little ones; pages of nothing but menus have 10 and more
LEARNED = ("lex", "said", "known", "under", "caps", "letters", "d_lex", "d_known")
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
_BARS = re.compile(r"[|•·»›→>/]")
_SHAPES = {"text": 0, "heading": 1, "list_item": 2, "quote": 3, "code": 4, "table": 5}
_ENDS = {".": 4, "!": 4, "?": 3, "…": 2, ":": 1, "。": 4, "！": 4, "？": 3, "؟": 3, "：": 1, "।": 4, ",": 5, ";": 5}

NAMES = [
    "words", "stop", "caps", "digits", "ends", "commas", "inner", "phrase", "lex", "signs", "bars", "lower",
    "letters", "quote", "known",
    "shape", "blank", "blank_after", "same", "again", "core", "stem",
    "lex-2", "lex-1", "lex+1", "lex+2", "words-2", "words-1", "words+1", "words+2", "stop-1", "stop+1",
    "ends-1", "ends+1", "caps-1", "caps+1", "core-1", "core+1", "phrase-1", "phrase+1",
    "mass<50", "mass<90", "mass>50", "mass>90", "lex<50", "lex<90", "lex>50", "lex>90",
    "label<50", "label<90", "label>50", "label>90", "phrase<80", "phrase>80", "core<80", "core>80",
    "said<80", "said>80",
    "prose_before", "prose_after", "part", "index", "rindex", "to_prev", "to_next",
    "under", "under_far",
    "d_blocks", "d_words", "d_prose", "d_lex", "d_known", "d_phrases", "d_labels", "d_same", "d_blank", "d_stop",
]  # fmt: skip


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
        if not said.isascii() and (wide := len(_CJK.findall(said[: MEMO * 2]))):
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
        if head.isascii():
            digits = len(head.encode().translate(None, _NO_DIGITS))
        else:
            digits = sum(map(str.isdigit, head))
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
            100 * (said.count(",") + said.count("，") + said.count("、")) // (n or 1),
            said.count(". ") + said.count("? ") + said.count("! ") + said.count("。") - (last == "。"),
            0 if phrase is None else 2 if phrase.header else 1,
            max(-CLIP, min(CLIP, score)),
            bool(date) + 2 * bool(link) + 4 * bool(money) + 8 * ("©" in head),
            100 * len(_BARS.findall(head)) // seen_parts,
            int(said[:1].islower()),
            sum(map(len, sample)) * 10 // seen,
            int(said[:1] in "\"“'‘«„「" or "“" in said),
            100 * len(known) // (len(looked) or 1),
            little,
            sum(map(self._english.__contains__, sample)) if little else 0,
            b" ".join(sample),
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

    def columns(self, blocks: Sequence[Block]) -> list[list[int]]:
        """One column of numbers for every name in ``NAMES``, as long as the blocks are many."""
        facts = [self.facts(b.said) for b in blocks]
        n = len(facts)
        own = [list(c) for c in zip(*(f[:15] for f in facts), strict=True)]
        size, stop, caps, _, ends, _, _, phrase, lex = own[:9]
        known = own[14]
        blank = [min(b.blank, 3) for b in blocks]
        same, again, stem = _copies(facts)
        core = _core(facts)
        mass = [
            min(w, SEEN) if s >= 15 and (e >= 3 or w >= 20) else 0 for w, s, e in zip(size, stop, ends, strict=True)
        ]
        label = [100 if w <= 8 and e != 4 else 0 for w, e in zip(size, ends, strict=True)]
        said = [x * min(w, SEEN) // SEEN for x, w in zip(lex, size, strict=True)]
        hits = [100 if p else 0 for p in phrase]
        total = sum(size) or 1
        prose = [m if m >= PROSE else 0 for m in mass]
        body = sum(prose) or 1
        behind = list(accumulate(prose, initial=0))
        under, under_far = self._under(facts, blocks)
        index = range(n)
        columns = [
            *own,
            [_SHAPES[b.shape] for b in blocks], blank, [*blank[1:], 3], same, again, core, stem,
            _shift(lex, 2), _shift(lex, 1), _shift(lex, -1), _shift(lex, -2),
            _shift(size, 2), _shift(size, 1), _shift(size, -1), _shift(size, -2),
            _shift(stop, 1), _shift(stop, -1), _shift(ends, 1), _shift(ends, -1), _shift(caps, 1), _shift(caps, -1),
            _shift(core, 1), _shift(core, -1), _shift(phrase, 1), _shift(phrase, -1),
            *_both(mass, 50, 90), *_both(lex, 50, 90), *_both(label, 50, 90), *_both(hits, 80), *_both(core, 80),
            *_both(said, 80),
            [100 * b // body for b in behind[:-1]],
            [100 * (behind[-1] - b) // body for b in behind[1:]],
            [100 * i // n for i in index],
            [min(i, FAR) for i in index],
            [min(n - 1 - i, FAR) for i in index],
            _distance(prose),
            _distance(prose[::-1])[::-1],
            under, under_far,
        ]  # fmt: skip
        document = [
            min(n, 2000),
            min(total, 9999),
            100 * behind[-1] // total,
            _mean(lex),
            _mean(known),
            1000 * sum(1 for p in phrase if p) // n,
            _mean(label),
            1000 * sum(1 for s in same if s > 1) // n,
            100 * sum(blank) // n,
            sum(s * w for s, w in zip(stop, size, strict=True)) // total,
        ]
        return columns + [[d] * n for d in document]

    def _under(self, facts: Sequence[Facts], blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
        """What the last header says of what stands under it, and how far above it is."""
        under, far = [], []
        last, d = 0, FAR
        for f, b in zip(facts, blocks, strict=True):
            under.append(last)
            far.append(d)
            if is_header(f, b):
                last, d = self.promise(b.said), 1
            elif d < FAR:
                d += 1
        return under, far


def _mean(values: Sequence[int]) -> int:
    return sum(values) // len(values)


def _shift(values: list[int], by: int) -> list[int]:
    """What stands ``by`` blocks above; -101 beyond the edges."""
    if by > 0:
        return ([-101] * by + values)[: len(values)]
    return (values + [-101] * -by)[-by:]


def _decayed(values: Iterable[int], keep: int) -> list[int]:
    """A running mean over what came before, in per cent; a step further counts ``keep`` per cent."""
    fresh = 100 * (100 - keep)
    out = []
    state = 0
    for v in values:
        out.append(state // 100)
        state = (keep * state + fresh * v) // 100
    return out


def _both(values: list[int], *keeps: int) -> list[list[int]]:
    before = [_decayed(values, k) for k in keeps]
    after = [_decayed(reversed(values), k)[::-1] for k in keeps]
    return before + after


def _distance(prose: Sequence[int]) -> list[int]:
    """Blocks since the last one of prose."""
    out = []
    d = FAR
    for p in prose:
        out.append(d)
        d = 1 if p else min(d + 1, FAR)
    return out


def is_unread(facts: Sequence[Facts]) -> bool:
    """Whether the text is in a language whose words were not learned: those weights would speak of its menus only."""
    little = sum([f.little for f in facts])
    return little >= FEWEST_LITTLE and sum([f.english for f in facts]) * 100 < ENGLISH * little


def is_unknown(facts: Sequence[Facts]) -> bool:
    """Whether not even the little words are known, so that prose cannot be told from menus."""
    return 100 * sum([f.stop * f.words for f in facts]) < KNOWN * 100 * sum([f.words for f in facts])


def without_words(columns: list[list[int]]) -> list[list[int]]:
    """The columns as they are read in another language: nothing of learned words, nothing of its use of capitals."""
    nothing = [0] * len(columns[0])
    return [nothing if name.startswith(LEARNED) else c for name, c in zip(NAMES, columns, strict=True)]


def _copies(facts: Sequence[Facts]) -> tuple[list[int], list[int], list[int]]:
    """How often a text stands in the document, how often above, how many texts begin alike."""
    keys = [f.key for f in facts]
    count = Counter(keys)
    stems = Counter([k[:30] for k in count if len(k) > 40])
    seen: dict[bytes, int] = {}
    same, again, stem = [], [], []
    for key in keys:
        c = count[key]
        same.append(min(c, 6))
        above = 0
        if c > 1:
            above = seen.get(key, 0)
            seen[key] = above + 1
        again.append(min(above, 6))
        stem.append(min(stems[key[:30]], 4) if len(key) > 40 else 0)
    return same, again, stem


def _core(facts: Sequence[Facts]) -> list[int]:
    """The share of a block's content words that the prose of the document uses elsewhere; -10 without any."""
    used: Counter[bytes] = Counter()
    prose = [f.words >= PROSE and f.ends >= 3 and f.stop >= 15 for f in facts]
    for f, p in zip(facts, prose, strict=True):
        if p:
            used.update(f.content)
    elsewhere = used.keys()
    often = {w for w, c in used.items() if c > 1}
    out = []
    for f, p in zip(facts, prose, strict=True):
        if not f.content:
            out.append(-10)
        else:
            out.append(100 * len(f.content & (often if p else elsewhere)) // len(f.content))
    return out


def is_header(f: Facts, b: Block) -> bool:
    """Whether a block may announce what follows it (used in training)."""
    stands_out = b.blank or f.caps > 40 or f.ends == 1 or b.shape == "heading"
    return 0 < f.words <= HEADER and f.ends not in (4, 5) and bool(stands_out)
