"""What the ending models read: a score of every line from a linear model of its words and form, and a row of numbers
for each of the few places where the article may end.

The score of a line is cheap, so all lines of a page have one. Where sums of scores turn, the page is looked at closely:
the lines right at the place, and everything before it beside everything behind it: scores, lengths, who speaks, marks,
how many of the words behind the article uses. All of that comes from sums over the page, worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

from .ending_places import TURNS, splits
from .facts import FACT_NAMES, MOST_CHARS, SHAPES, Line, facts
from .passage import Passage, passage
from .voices import comments, is_voice, printed, ratios

NONE = -1
MOST_LINES = 400  # lines from the end in which the end is looked for
MOST_LINE = 150  # words of a line that count: one long line is no better evidence than a middling one
KINDS = {
    "": 0, "comment_prompt": 1, "related": 2, "newsletter": 3, "share": 4, "tags": 5, "legal": 6, "navigation": 7,
    "widget": 8, "site_blurb": 9, "advertisement": 10, "duplicate": 11, "junk": 12,
}  # fmt: skip

# ---- the form of a line, as places in a table of weights

_CLOSING = "'\"’”»«›」』)]* _"
_LAST = {".": 1, "。": 1, "!": 2, "！": 2, "?": 3, "？": 3, "…": 4, ":": 5, ";": 6}
# By words: 0, 1, 2, 3-4, 5-8, 9-15, 16-30, 31-60.
_SIZES = dict(enumerate([0, 1, 2, 3, 3, *[4] * 4, *[5] * 7, *[6] * 15, *[7] * 30]))
_FLAGS = 12
_BEFORE, _AFTER = 9, 18  # where the sizes of the lines beside it are filed, behind its own
_ENDS, _SHAPES, _ABOVE, _HAS = 27, 35, 42, 56
FORMS = _HAS + _FLAGS
_MANY = 8
EDGE = 1000  # words of "no line"
SHORT = 5  # words of a line that is short
TABLE = 100  # words of a table that no page puts behind its article
ENDS = (".", "!", "?", "。", "”", '"')
LAST = 12  # lines from the end that the gate reads, and as many of those before
UNSCORED = -999


def form(line: Line, own: Passage, before: int, after: int, kind: int) -> list[int]:
    """The places of what a line looks like: how long it and the lines ``before`` and ``after`` it are, how it ends and
    begins; ``kind`` of what was dropped above it."""
    text = line.text
    head = text[:200]
    i, you, we = own.persons
    found = [
        _SIZES.get(own.length, _MANY), _BEFORE + _SIZES.get(before, _MANY), _AFTER + _SIZES.get(after, _MANY),
        _ENDS + _LAST.get(text.rstrip(_CLOSING)[-1:], 0), _SHAPES + SHAPES.get(line.shape, 0), _ABOVE + kind,
    ]  # fmt: skip
    flags = (
        i, you, we, head[:1].islower(), head[:1].isdigit(), head.istitle(), head.isupper(), "http" in head,
        "@" in head, "!" in head, "©" in head, ":" in head,
    )  # fmt: skip
    return found + [_HAS + at for at, flag in enumerate(flags) if flag]


class Page:
    """The last lines of a page, their scores, and sums over them; lists begin with line ``low``."""

    def __init__(self, lines: Sequence[Line], score: Callable[[Passage, Sequence[int]], int], below: str = "") -> None:
        self.low = max(0, len(lines) - MOST_LINES)
        self.lines = lines = lines[self.low :]
        self.read = [passage(line.shape, line.text[:MOST_CHARS]) for line in lines]
        self.above = [KINDS.get(line.above, 0) for line in lines] + [KINDS.get(below, 0)]
        self._score = score
        self._known: dict[int, tuple[int, bool]] = {}

    def heard(self, i: int) -> tuple[int, bool]:
        """The score of a line, and whether it bears the sign of a comment."""
        found = self._known.get(i)
        if found is None:
            read, line = self.read, self.lines[i]
            before = read[i - 1].length if i else EDGE
            after = read[i + 1].length if i + 1 < len(read) else EDGE
            score = self._score(read[i], form(line, read[i], before, after, self.above[i]))
            found = self._known[i] = score, is_voice(line)
        return found

    def gate_row(self) -> list[int]:
        """What the last lines are like, beside some of those before; of two lines at least."""
        n = len(self.read)
        low = max(n - LAST, n // 2)
        some = range(0, low, max(1, low // LAST))
        last = [self.heard(i) for i in range(low, n)]
        scores = [score for score, _ in last]
        sides = (range(low, n), last), (some, [self.heard(i) for i in some])
        row = [n, *(scores[-k] if k <= len(scores) else UNSCORED for k in (1, 2, 3)), max(scores), min(scores)]
        row += [sum(scores[-k:]) // len(scores[-k:]) for k in (4, 8)]
        row += [self.above[n], sum([kind > 0 for kind in self.above[low:n]])]
        row.append(next((kind for kind in reversed(self.above[low:n]) if kind), 0))
        for at, heard in sides:
            lines, words = len(heard), sum([self.read[i].length for i in at]) or 1
            row += [
                sum([score for score, _ in heard]) // lines, max([score for score, _ in heard]),
                100 * sum([sign for _, sign in heard]) // lines, words // lines,
                *[1000 * sum([self.read[i].persons[who] for i in at]) // words for who in range(3)],
                100 * sum([self.lines[i].shape == "list_item" for i in at]) // lines,
                100 * sum([self.read[i].length < SHORT for i in at]) // lines,
            ]  # fmt: skip
        return row

    def measure(self) -> None:
        """What only pages that are looked at closely need."""
        heard = [self.heard(i) for i in range(len(self.read))]
        self.scores = [score for score, _ in heard]
        self.signs = [sign for _, sign in heard]
        self.sizes = [min(one.length, MOST_LINE) + 1 for one in self.read]
        self.words = [0, *accumulate(self.sizes)]
        self.sums = [0, *accumulate(self.scores)]
        counts = [
            (
                one.length, line.text[-1:] in ENDS, line.text.count("!"), line.text[-2:].count("?"), *one.persons,
                one.length < SHORT, line.shape == "list_item", line.shape == "heading", kind > 0,
                '"' in line.text or "“" in line.text, sign,
            )
            for line, one, kind, sign in zip(self.lines, self.read, self.above, self.signs, strict=False)
        ]  # fmt: skip
        self.columns = [[0, *accumulate(column)] for column in zip(*counts, strict=True)]
        persons = [sum(some) for some in zip(*self.columns[4:7], strict=True)]
        self.styles = persons, self.columns[1], self.words  # where these change, somebody else may speak
        self.known = shared(self.read)
        large = [i for i, one in enumerate(self.read) if one.shape == "table" and one.length >= TABLE]
        self.least = large[-1] + 1 if large else 1  # the article does not end before it
        first = comments(self.lines, self.signs)
        self.comments = first if first >= self.least else len(self.lines)
        first = printed(self.lines, self.words)
        self.printed = first if first >= self.least else len(self.lines)
        self.ratios = ratios(self.columns[-1])
        self.splits = splits(self.sums)
        n, end = len(self.scores), self.sums[-1]
        self.bests = [max([end - self.sums[j] - turn * (n - j) for j in range(1, n + 1)]) for turn in TURNS]


def shared(read: Sequence[Passage]) -> list[int]:
    """For every place, how many of a hundred different words that stand behind it stand before it, too."""
    n = len(read)
    both, behind = [0] * (n + 2), [0] * (n + 2)
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for i, one in enumerate(read):
        for stem, _ in one.rare:
            first.setdefault(stem, i)
            last[stem] = i
    for stem, end in last.items():
        begin = first[stem]
        both[begin + 1] += 1
        both[end + 1] -= 1
        behind[0] += 1
        behind[end + 1] -= 1
    return [100 * one // all_ if all_ else NONE for one, all_ in zip(accumulate(both), accumulate(behind), strict=True)]


_BESIDE = [
    FACT_NAMES.index(name)
    for name in (
        "words end shape caps digits i bio disclaimer header date call item short voice says person sources source"
        " print stamp urge credit asks closer"
    ).split()
]
_RATES = "words ends exclaims asks i you we short items headings dropped quotes signs".split()
PLACE_NAMES = (
    "own_score before_score before2_score after_score after2_score sum mean mean4 mean12 most least before4 before12"
    " before_all before_most step4 step12 lines_behind words_behind share_behind lines words comments"
    " known known_next known_before above above_next far far_kind echo split split_lack ratio ratio_lack".split()
    + [f"turn{turn}{what}" for turn in TURNS for what in ("", "_lack")]
    + [f"{side}_{rate}" for side in ("before", "near", "behind") for rate in _RATES]
    + [f"more_{rate}" for rate in _RATES]
    + FACT_NAMES
    + [f"{who}_{FACT_NAMES[at]}" for who in ("before", "after") for at in _BESIDE]
)
NEAR = 12  # lines before a place that show how the article went on
FAR = 9  # lines above in which something dropped counts


def place_row(page: Page, at: int) -> list[int]:
    """The row of one place: sums over what stands before and behind it, then the lines right there."""
    scores, sums, words, n = page.scores, page.sums, page.words, len(page.scores)
    near = [scores[k] if 0 <= k < n else UNSCORED for k in (at, at - 1, at - 2, at + 1, at + 2)]
    rest = scores[at:]
    mean, four, twelve = (_mean(sums, at, min(n, at + width)) for width in (n, 4, 12))
    four_before, twelve_before, all_before = (_mean(sums, max(0, at - width), at) for width in (4, 12, n))
    turns = []
    for turn, best in zip(TURNS, page.bests, strict=True):
        mine = sums[n] - sums[at] - turn * (n - at)
        turns += [mine, best - mine]
    far = next((k for k in range(FAR) if at - k >= 0 and page.above[at - k]), FAR)
    behind = words[n] - words[at]
    before, close, after = (_rates(page, *span) for span in ((0, at), (max(0, at - NEAR), at), (at, n)))
    row = [
        *near, sums[n] - sums[at], mean, four, twelve, max(rest, default=UNSCORED), min(rest, default=UNSCORED),
        four_before, twelve_before, all_before, max(scores[max(0, at - NEAR) : at], default=UNSCORED),
        four - four_before, twelve - twelve_before,
        n - at, behind, 100 * behind // (words[n] or 1), n, words[n],
        _sign(at - page.comments) if page.comments < n else -2,
        page.known[at] if at < n else NONE, page.known[at + 1] if at + 1 < n else NONE, page.known[at - 1],
        page.above[at], page.above[at + 1] if at < n else NONE, far, page.above[at - far] if far < FAR else 0,
        _echo(page, at), page.splits[at], max(page.splits) - page.splits[at],
        page.ratios[at], max(page.ratios) - page.ratios[at], *turns, *before, *close, *after,
        *[one - other if at < n else 0 for one, other in zip(after, before, strict=True)],
    ]  # fmt: skip
    if at == n:
        row += [NONE] * len(FACT_NAMES)
    else:
        row += page_facts(page, at)
    for k in (at - 1, at + 1):
        if 0 <= k < n:
            numbers = page_facts(page, k)
            row += [numbers[i] for i in _BESIDE]
        else:
            row += [NONE] * len(_BESIDE)
    return row


def page_facts(page: Page, index: int) -> tuple[int, ...]:
    line = page.lines[index]
    return facts(line.shape, line.text).numbers


def _echo(page: Page, at: int) -> int:
    """How many of the lines behind end with a word that another one of them ends with: "Reply", "says"."""
    lasts = [one.words[-1] for one in page.read[at : at + 30] if one.words]
    return 100 * (len(lasts) - len(set(lasts))) // len(lasts) if lasts else NONE


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)


def _mean(sums: Sequence[int], first: int, last: int) -> int:
    return (sums[last] - sums[first]) // (last - first) if last > first else UNSCORED


def _rates(page: Page, first: int, last: int) -> list[int]:
    """What the lines of a stretch are like: words a line, and what stands in a thousand words or a hundred lines."""
    if first >= last:
        return [NONE] * len(_RATES)
    sums = [column[last] - column[first] for column in page.columns]
    lines, words = last - first, sums[0] or 1
    per_line = [100 * sums[k] // lines for k in (1, 7, 8, 9, 10, 11, 12)]
    per_word = [1000 * sums[k] // words for k in (2, 3, 4, 5, 6)]
    return [sums[0] // lines, per_line[0], *per_word, *per_line[1:]]

