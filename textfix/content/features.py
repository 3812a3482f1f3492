"""What the learned judge sees of every block: numbers for the block, its neighbours and the document.

Every number is a small integer, so trees over them give the same answer on every platform. A block's own
measures (``facts.py``) depend on its text alone; everything else is computed column by column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

from ..layout import Block
from .facts import OWN, Facts, Reader, is_header
from .page_type import TYPES

SEEN = 60  # words of a block that count when scores are averaged
FAR = 40  # blocks; further away is all the same
MANY = 60  # texts of one make; more are all the same
PROSE = 15  # words of a paragraph
CLIP = 100  # a learned score beyond this says nothing more
BEYOND = -101  # what stands beyond the edges of the document
_SHAPES = {"text": 0, "heading": 1, "list_item": 2, "quote": 3, "code": 4, "table": 5}

NAMES = [
    "words", "stop", "caps", "digits", "ends", "commas", "inner", "phrase", "signs", "bars", "letters",
    "shape", "blank", "blank_after", "same", "again", "core", "stem",
    "L", "L-1", "L+1", "L<50", "L<80", "L<95", "L>50", "L>80", "L>95", "words-1", "words+1", "ends+1", "caps+1",
    "mass<90", "mass>90", "label<90", "label>90", "phrase<80", "phrase>80", "core<80", "core>80",
    "prose_before", "prose_after", "part", "index", "rindex", "to_prev", "to_next", "header_far",
    "alike", "alike_L", "begin_alike", "begin_L",
    "d_blocks", "d_words", "d_prose", "d_L", "d_phrases", "d_labels", "d_same", "d_blank", "d_stop", "d_english",
    *(f"type_{name}" for name in TYPES),
]  # fmt: skip

# Columns that speak of languages whose words were learned: the words, the types of pages they tell, capitals.
LEARNED = frozenset(n for n in NAMES if "L" in n or n in ("caps", "letters") or n.startswith("type_"))


def columns_of(reader: Reader, blocks: Sequence[Block], facts: Sequence[Facts]) -> list[list[int]]:
    """One column of numbers for every name in ``NAMES``, as long as the blocks are many."""
    n = len(facts)
    size, stop, caps, digits, ends, commas, inner, phrase, *rest = (
        list(c) for c in zip(*(f[:OWN] for f in facts), strict=True)
    )
    blank = [b.blank if b.blank < 3 else 3 for b in blocks]
    same, again, stem = _copies(facts)
    core = _core(facts)
    counted = [w if w < SEEN else SEEN for w in size]
    mass = [
        c if s >= 15 and (e >= 3 or c >= 20) else 0 for c, s, e in zip(counted, stop, ends, strict=True)
    ]
    label = [100 if w <= 8 and e != 4 else 0 for w, e in zip(size, ends, strict=True)]
    hits = [100 if p else 0 for p in phrase]
    total = sum(size) or 1
    prose = [m if m >= PROSE else 0 for m in mass]
    body = sum(prose) or 1
    behind = list(accumulate(prose, initial=0))
    learned, header_far = _learned(reader, facts, blocks)
    weight = [w + 1 for w in counted]
    alike = [f.form * 12 + 2 * _SHAPES[b.shape] + (b.blank > 0) for f, b in zip(facts, blocks, strict=True)]
    alike_count, alike_mean = _groups(alike, learned)
    begin_count, begin_mean = _groups([f.first for f in facts], learned)
    near = [*range(min(n, FAR)), *[FAR] * (n - FAR)]
    columns = [
        size, stop, caps, digits, ends, commas, inner, phrase, *rest,
        [_SHAPES[b.shape] for b in blocks], blank, [*blank[1:], 3], same, again, core, stem,
        learned, _shift(learned, 1), _shift(learned, -1), *_weighted(learned, weight, 50, 80, 95),
        _shift(size, 1), _shift(size, -1), _shift(ends, -1), _shift(caps, -1),
        *_both(mass, 90), *_both(label, 90), *_both(hits, 80), *_both(core, 80),
        [100 * b // body for b in behind[:-1]],
        [100 * (behind[-1] - b) // body for b in behind[1:]],
        [100 * i // n for i in range(n)],
        near,
        near[::-1],
        _distance(prose),
        _distance(prose[::-1])[::-1],
        header_far,
        alike_count, alike_mean, begin_count, begin_mean,
    ]  # fmt: skip
    little = sum([f.little for f in facts])
    document = [
        min(n, 2000),
        min(total, 9999),
        100 * behind[-1] // total,
        sum(map(int.__mul__, learned, weight)) // sum(weight),
        1000 * sum(1 for p in phrase if p) // n,
        sum(label) // n,
        1000 * sum(1 for s in same if s > 1) // n,
        100 * sum(blank) // n,
        sum(map(int.__mul__, stop, size)) // total,
        100 * sum([f.english for f in facts]) // little if little else 0,
        *reader.types.scores(Counter(chain.from_iterable([f.looked for f in facts]))),
    ]
    return columns + [[d] * n for d in document]


def without_words(columns: list[list[int]]) -> list[list[int]]:
    """The columns as they would be read in a language whose words and use of capitals are unknown."""
    nothing = [0] * len(columns[0])
    return [nothing if name in LEARNED else c for name, c in zip(NAMES, columns, strict=True)]


def _learned(reader: Reader, facts: Sequence[Facts], blocks: Sequence[Block]) -> tuple[list[int], list[int]]:
    """What was learned of the words of each block, its neighbours and its header; how far above the header is."""
    score, far = [], []
    bias = reader.lexicon.bias
    above = under = 0
    d = FAR
    for f, b, after in zip(facts, blocks, [*[f.for_above for f in facts[1:]], 0], strict=True):
        said = bias + f.lex + above + after + under
        score.append(-CLIP if said < -CLIP else CLIP if said > CLIP else said)
        far.append(d)
        above = f.for_below
        if is_header(f, b):
            under, d = f.for_under, 1
        elif d < FAR:
            d += 1
    return score, far


def _shift(values: list[int], by: int) -> list[int]:
    """What stands ``by`` blocks above."""
    if by > 0:
        return ([BEYOND] * by + values)[: len(values)]
    return (values + [BEYOND] * -by)[-by:]


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


def _weighted(values: list[int], weight: list[int], *keeps: int) -> list[list[int]]:
    """Running means over what came before, then over what comes after, in which long blocks count more."""
    back, heavy = values[::-1], weight[::-1]
    return [_mean(values, weight, k) for k in keeps] + [_mean(back, heavy, k)[::-1] for k in keeps]


def _mean(values: Sequence[int], weight: Sequence[int], keep: int) -> list[int]:
    out = []
    above = below = 0
    for v, w in zip(values, weight, strict=True):
        out.append(above // below if below else BEYOND)
        above = keep * above // 100 + 100 * w * v
        below = keep * below // 100 + 100 * w
    return out


def _distance(prose: Sequence[int]) -> list[int]:
    """Blocks since the last one of prose."""
    out = []
    d = FAR
    for p in prose:
        out.append(d)
        d = 1 if p else d + 1 if d < FAR else FAR
    return out


def _groups(keys: Sequence[object], values: Sequence[int]) -> tuple[list[int], list[int]]:
    """For every block how many have its key, and their mean value."""
    count: dict[object, int] = {}
    total: dict[object, int] = {}
    for k, v in zip(keys, values, strict=True):
        count[k] = count.get(k, 0) + 1
        total[k] = total.get(k, 0) + v
    mean = {k: total[k] // c for k, c in count.items()}
    few = {k: min(c, MANY) for k, c in count.items()}
    return [few[k] for k in keys], [mean[k] for k in keys]


def _copies(facts: Sequence[Facts]) -> tuple[list[int], list[int], list[int]]:
    """How often a text stands in the document, how often above, how many texts begin alike."""
    keys = [f.key for f in facts]
    count = Counter(keys)
    stems = Counter([k[:30] for k in count if len(k) > 40])
    seen: dict[bytes, int] = {}
    same, again, stem = [], [], []
    for key in keys:
        c = count[key]
        same.append(c if c < 6 else 6)
        above = 0
        if c > 1:
            above = seen.get(key, 0)
            seen[key] = above + 1
        again.append(above if above < 6 else 6)
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
