"""What the learned judge sees of every block: numbers for the block, its neighbours and the document.

Every number is a small integer, so trees over them give the same answer on every platform. A block's own
measures (``facts.py``) depend on its text alone; everything else is computed column by column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ..layout import Block
from .facts import Facts, Reader, is_header

SEEN = 60  # words of a block that count when scores are averaged
FAR = 40  # blocks; further away is all the same
PROSE = 15  # words of a paragraph
LEARNED = ("lex", "said", "known", "under", "caps", "letters", "d_lex", "d_known")
_SHAPES = {"text": 0, "heading": 1, "list_item": 2, "quote": 3, "code": 4, "table": 5}

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


def columns_of(reader: Reader, blocks: Sequence[Block], facts: Sequence[Facts]) -> list[list[int]]:
    """One column of numbers for every name in ``NAMES``, as long as the blocks are many."""
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
    under, under_far = _under(reader, facts, blocks)
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


def without_words(columns: list[list[int]]) -> list[list[int]]:
    """The columns as they are read in another language: nothing of learned words, nothing of its use of capitals."""
    nothing = [0] * len(columns[0])
    return [nothing if name.startswith(LEARNED) else c for name, c in zip(NAMES, columns, strict=True)]


def _under(reader: Reader, facts: Sequence[Facts], blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    """What the last header says of what stands under it, and how far above it is."""
    under, far = [], []
    last, d = 0, FAR
    for f, b in zip(facts, blocks, strict=True):
        under.append(last)
        far.append(d)
        if is_header(f, b):
            last, d = reader.promise(b.said), 1
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
