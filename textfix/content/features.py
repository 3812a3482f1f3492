"""What the learned judge sees of every block: numbers for the block, its neighbours and the document.

Every number is a small integer, so trees over them give the same answer on every platform. A block's own
measures (``facts.py``) depend on its text alone; everything else is computed column by column, and no column of
blocks holds a number below 0.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain, repeat
from operator import attrgetter, mul

from ..layout import Block
from .facts import CLIP, HEADER, OWN, Facts, Reader
from .page_type import TYPES
from .windows import means, shifted, sums

FAR = 40  # blocks; further away is all the same
MANY = 60  # texts of one make; more are all the same
PROSE = 15  # words of a paragraph
NOTHING = CLIP + 1  # a learned score of nothing; 0 is what stands beyond the edges of the document
MOST_COPIES, MOST_STEMS, MOST_BLANK = 6, 4, 3
_SHAPE, _BLANK = attrgetter("shape"), attrgetter("blank")
_SHAPES = {"text": 0, "heading": 1, "list_item": 2, "quote": 3, "code": 4, "table": 5}

DOCUMENT = (
    "d_blocks", "d_words", "d_prose", "d_L", "d_phrases", "d_labels", "d_same", "d_blank", "d_stop", "d_english",
    *(f"type_{name}" for name in TYPES),
)  # fmt: skip
NAMES = [
    "words", "stop", "caps", "digits", "ends", "commas", "inner", "phrase", "signs", "bars", "letters",
    "shape", "blank", "blank_after", "same", "again", "core", "stem",
    "L", "L-1", "L+1", "L<2", "L>2", "L<6", "L>6", "L<25", "L>25", "words-1", "words+1", "ends+1", "caps+1",
    "mass<10", "mass>10", "label<10", "label>10", "phrase<5", "phrase>5", "core<5", "core>5",
    "prose_before", "prose_after", "part", "index", "rindex", "to_prev", "to_next", "header_far",
    "alike", "alike_L", "begin_alike", "begin_L",
    *DOCUMENT,
]  # fmt: skip
COMMON = range(NAMES.index(DOCUMENT[0]), len(NAMES))  # columns that hold one value for the whole document

# Columns that speak of languages whose words were learned: the words, the types of pages they tell, capitals.
LEARNED = frozenset(n for n in NAMES if "L" in n or n in ("caps", "letters") or n.startswith("type_"))


def columns_of(reader: Reader, blocks: Sequence[Block], facts: Sequence[Facts]) -> list[list[int]]:
    """One column of numbers for every name in ``NAMES``, as long as the blocks are many."""
    n = len(facts)
    *told, typed, content = [list(c) for c in zip(*facts, strict=True)]
    little, english, weight, mass, label, form, first, stem, key = told[OWN + 4 :]
    own: list[list[int]] = told[:OWN]
    size, stop, caps, _, ends, _, _, phrase, *_ = own
    shape = list(map(_SHAPES.__getitem__, map(_SHAPE, blocks)))
    blank = [b if b < MOST_BLANK else MOST_BLANK for b in map(_BLANK, blocks)]
    same, again = _copies(key)
    prose = [m if m >= PROSE else 0 for m in mass]
    core = _core(content, prose)
    hits = list(map(min, phrase, repeat(1))) if any(phrase) else phrase
    learned, header_far = _learned(reader, told, shape, blank)
    total, body = sum(size) or 1, sum(prose) or 1
    behind = list(accumulate(prose, initial=0))
    alike = list(zip(form, shape, map(bool, blank), strict=True))
    near = [*range(min(n, FAR)), *[FAR] * (n - FAR)]
    columns = [
        *own,
        shape, blank, [*blank[1:], MOST_BLANK], same, again, core, _begun_alike(stem),
        learned, shifted(learned, 1), shifted(learned, -1), *means(learned, weight, 2, 6, 25),
        shifted(size, 1), shifted(size, -1), shifted(ends, -1), shifted(caps, -1),
        *sums(mass, 10), *sums(label, 10), *sums(hits, 5), *sums(core, 5),
        [100 * b // body for b in behind[:-1]],
        [100 * (behind[-1] - b) // body for b in behind[1:]],
        [100 * i // n for i in range(n)],
        near,
        near[::-1],
        _distance(prose),
        _distance(prose[::-1])[::-1],
        header_far,
        *_groups(alike, learned), *_groups(first, learned),
    ]  # fmt: skip
    known = sum(little)
    document = [
        min(n, 2000),
        min(total, 9999),
        100 * behind[-1] // total,
        sum(map(mul, learned, weight)) // sum(weight),
        1000 * sum(hits) // n,
        100 * sum(label) // n,
        1000 * (n - same.count(1)) // n,
        100 * sum(blank) // n,
        sum(map(mul, stop, size)) // total,
        100 * sum(english) // known if known else 0,
        *reader.types.scores(Counter(chain.from_iterable(typed))),
    ]
    return columns + [[d] * n for d in document]


def _learned(
    reader: Reader, told: Sequence[list[int]], shape: Sequence[int], blank: Sequence[int]
) -> tuple[list[int], list[int]]:
    """What was learned of the words of each block, its neighbours and its header; how far above the header is."""
    score, far = [], []
    size, caps, ends = told[0], told[2], told[4]
    own, for_below, for_above, for_under = told[OWN : OWN + 4]
    nothing = NOTHING + reader.lexicon.bias
    above = under = 0
    d = FAR
    for i, (mine, after) in enumerate(zip(own, [*for_above[1:], 0], strict=True)):
        said = nothing + mine + above + after + under
        score.append(1 if said < 1 else 2 * CLIP + 1 if said > 2 * CLIP + 1 else said)
        far.append(d)
        above = for_below[i]
        # A header; benchmarks/content_words.py asks the same.
        if 0 < size[i] <= HEADER and (e := ends[i]) < 4 and (e == 1 or blank[i] or caps[i] > 60 or shape[i] == 1):
            under, d = for_under[i], 1
        elif d < FAR:
            d += 1
    return score, far


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
    count = Counter(keys)
    total = dict.fromkeys(count, 0)
    for k, v in zip(keys, values, strict=True):
        total[k] += v
    mean = {k: total[k] // c for k, c in count.items()}
    few = {k: c if c < MANY else MANY for k, c in count.items()}
    return list(map(few.__getitem__, keys)), list(map(mean.__getitem__, keys))


def _copies(keys: Sequence[int]) -> tuple[list[int], list[int]]:
    """How often a text stands in the document, and how often above."""
    count = Counter(keys)
    again = [0] * len(keys)
    if len(count) == len(again):
        return [1] * len(again), again
    seen: dict[int, int] = {}
    same = [count[k] for k in keys]
    for i, (key, times) in enumerate(zip(keys, same, strict=True)):
        if times > 1:
            above = seen.get(key, 0)
            seen[key] = above + 1
            again[i] = above if above < MOST_COPIES else MOST_COPIES
            same[i] = times if times < MOST_COPIES else MOST_COPIES
    return same, again


def _begun_alike(stems: Sequence[int]) -> list[int]:
    """How many longer texts begin like each; 0 for short ones."""
    count = Counter(stems)
    few = {stem: min(times, MOST_STEMS) if stem else 0 for stem, times in count.items()}
    return list(map(few.__getitem__, stems))


def _core(contents: Sequence[tuple[int, ...]], prose: Sequence[int]) -> list[int]:
    """One more than the share of a block's content words that the prose of the document uses elsewhere; 0 without
    any."""
    used = Counter(chain.from_iterable([set(c) for c, p in zip(contents, prose, strict=True) if p]))
    if not used:
        return [1 if c else 0 for c in contents]
    elsewhere, often = used.__contains__, frozenset([w for w, c in used.items() if c > 1]).__contains__
    return [
        1 + 100 * sum(map(often if p else elsewhere, c)) // len(c) if c else 0
        for c, p in zip(contents, prose, strict=True)
    ]
