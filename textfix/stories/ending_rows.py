"""The rows of numbers from which the ending model says which lines stand behind the end, and where the end is.

A page is read from its last line backwards. A row holds the line itself, two neighbours on either side, what was
dropped around it, what stands behind it and how the lines before it look; and how much of its words the page used
before, which costs one count of the page's words and is kept up to date by taking away the lines already read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

from .facts import FACT_NAMES, FIRST_PERSON, MOST_CHARS, Facts, Line, facts
from .model import LEDE_WORDS
from .words import split

NONE = -1
ENDS = (".", "!", "?", "。", "”", '"')
BEFORE = 4  # lines before it that show how the article goes on
ECHO = 4  # lines within which the same last word makes a template ("Reply", "says")
BEHIND, WORDS_BEHIND = 40, 2000  # from which "many" is all that is said
LINES, WORDS = 200, 5000
DISTANCE = 12  # lines above in which a dropped header counts
KINDS = {
    "": 0, "comment_prompt": 1, "related": 2, "newsletter": 3, "share": 4, "tags": 5, "legal": 6, "navigation": 7,
    "widget": 8, "site_blurb": 9, "advertisement": 10, "duplicate": 11, "junk": 12,
}  # fmt: skip
_NEAR = [
    FACT_NAMES.index(name)
    for name in (
        "words end shape caps digits i bio call item short voice says person urge print asks closer source stamp"
    ).split()
]
_BEHIND = [FACT_NAMES.index(name) for name in "voice says urge print source stamp credit".split()]

ROW_NAMES = (
    [*FACT_NAMES, "wording"]
    + [f"{who}_{FACT_NAMES[at]}" for who in ("p", "q", "n", "m") for at in [*_NEAR, -1]]
    + "behind words_behind share_behind lines words above n_above distance far_kind dropped_behind"
    " before_wording before_worst before_words before_ends before_i before_items"
    " behind_wording behind_least known n_known behind_known unknown_names named echo page_line"
    " all_words all_ends all_exclaims all_i rest_words rest_ends rest_exclaims rest_i"
    " rest_voice rest_says rest_urge rest_print rest_source rest_stamp rest_credit".split()
)


class Page:
    """The lines of a page, read once each, from the end."""

    def __init__(self, lines: Sequence[Line], wording: Callable[[tuple[str, ...]], int], below: str = "") -> None:
        self.lines, self.wording = lines, wording
        self.rows: list[list[int]] = []  # of the lines read, the last line's first
        self.scores: list[int] = []
        self.above = [KINDS.get(line.above, 0) for line in lines] + [KINDS.get(below, 0)]
        self.sizes = [line.text.count(" ") + 1 for line in lines]
        self.size = sum(self.sizes) or 1
        self.left = Counter(split("\n".join([line.text[:MOST_CHARS] for line in lines])))
        # Of all lines before ``at`` and of those behind: words, sentence ends, exclamation marks, words of a person.
        self.before = [
            self.size, sum([line.text[-1:] in ENDS for line in lines]), sum([line.text.count("!") for line in lines]),
            sum([self.left[word] for word in FIRST_PERSON]),
        ]  # fmt: skip
        self.rest = [0, 0, 0, 0]
        self.signs = [0] * len(_BEHIND)
        self.at = len(lines)  # the lines from here on were read
        self.words_behind = self.dropped_behind = self.wording_behind = 0
        self.known_behind = 0
        self.least = 99
        self.n_known = NONE

    def facts(self, index: int) -> Facts:
        line = self.lines[index]
        return facts(line.shape, line.text, LEDE_WORDS)

    def near(self, index: int) -> list[int]:
        if not 0 <= index < len(self.lines):
            return [NONE] * (len(_NEAR) + 1)
        numbers = self.facts(index).numbers
        return [*[numbers[i] for i in _NEAR], self.score(index)]

    def score(self, index: int) -> int:
        return self.wording(self.facts(index).opening)

    def back(self) -> list[int]:
        """The row of the line before those already read."""
        self.at -= 1
        i, n = self.at, len(self.lines)
        own = self.facts(i)
        left = self.left
        for word in own.every:
            left[word] -= 1
        known = 100 * sum([left[word] > 0 for word in own.terms]) // len(own.terms) if own.terms else NONE
        unknown = sum([left[word] <= 0 for word in own.named])
        wording = self.score(i)
        here = [self.sizes[i], self.lines[i].text[-1:] in ENDS, self.lines[i].text.count("!"), own.first_person]
        self.before = [all_ - mine for all_, mine in zip(self.before, here, strict=True)]
        before = range(max(0, i - BEFORE), i)
        scores = [self.score(k) for k in before]
        numbers = [self.facts(k).numbers for k in before]
        size = len(scores) or 1
        above = next((k for k in range(i, max(-1, i - DISTANCE), -1) if self.above[k]), None)
        behind = n - 1 - i
        echo = any(
            own.last == self.facts(k).last for k in (*range(max(0, i - ECHO), i), *range(i + 1, min(n, i + ECHO + 1)))
        )
        row = [
            *own.numbers, wording,
            *self.near(i - 1), *self.near(i - 2), *self.near(i + 1), *self.near(i + 2),
            min(behind, BEHIND), min(self.words_behind, WORDS_BEHIND), 100 * self.words_behind // self.size,
            min(n, LINES), min(self.size, WORDS),
            self.above[i], self.above[i + 1],
            i - above if above is not None else DISTANCE, self.above[above] if above is not None else 0,
            min(self.dropped_behind, 9),
            sum(scores) // size, max(scores, default=NONE), sum([x[0] for x in numbers]) // size,
            100 * sum([x[2] == 1 for x in numbers]) // size, sum([x[6] for x in numbers]) // size,
            100 * sum([x[17] for x in numbers]) // size,
            self.wording_behind // behind if behind else NONE, self.least if behind else NONE,
            known, self.n_known, self.known_behind // behind if behind else NONE, min(unknown, 9),
            min(len(own.named), 9), int(echo), self.size // (n or 1),
            *_rates(self.before, i), *_rates(self.rest, behind),
            *([100 * sign // behind for sign in self.signs] if behind else [NONE] * len(_BEHIND)),
        ]  # fmt: skip
        self.rest = [all_ + mine for all_, mine in zip(self.rest, here, strict=True)]
        self.signs = [sign + own.numbers[at] for sign, at in zip(self.signs, _BEHIND, strict=True)]
        self.words_behind += self.sizes[i]
        self.dropped_behind += self.above[i + 1] > 0
        self.wording_behind += wording
        self.least = min(self.least, wording)
        self.known_behind += max(known, 0)
        self.n_known = known
        return row


def _rates(sums: Sequence[int], lines: int) -> list[int]:
    """Words a line, lines of a hundred that end a sentence, and what a thousand words hold of the rest."""
    words, ends, exclaims, person = sums
    if not lines or not words:
        return [NONE] * 4
    return [words // lines, 100 * ends // lines, 1000 * exclaims // words, 1000 * person // words]


# ---- places


BEST_PLACES = 8  # where the scores change most
SIDE = 5  # lines on either side of a place that are compared
# Scores from which a line speaks for the end being before it, thousandths of log-odds. Half of the lines behind an end
# score above -400 and a quarter of the article's own above -1100; what decides is the sum over many lines.
TURNS = (2200, 1500, 900)
UNSCORED = -9000
LIKELY = -1000
PLACE_NAMES = (
    "s s_next s_next2 s_prev s_prev2 s_prev3 sum mean least most mean4_before most4_before mean12_before most_before"
    " mean4_behind step mean12_behind step12 share_likely lines_behind words_behind share_behind lines top"
).split() + [f"turn{at}{what}" for at in range(len(TURNS)) for what in ("", "_lack")]


def places_of(page: Page) -> list[int]:
    """The places where the article may end: where the scores rise most, and where their sums do; the page's own end
    comes last."""
    scores = page.scores[::-1]
    m = len(scores)
    sums = [0, *accumulate(scores)]
    rises = []
    for j in range(1, m):
        back, on = min(SIDE, j), min(SIDE, m - j)
        rise = (sums[j + on] - sums[j]) / on - (sums[j] - sums[j - back]) / back + 0.15 * (sums[m] - sums[j]) / (m - j)
        rises.append((rise, j))
    rises.sort(reverse=True)
    found = {j for _, j in rises[:BEST_PLACES]}
    for turn in TURNS if m > 1 else ():
        best = max(range(1, m), key=lambda j: sums[m] - sums[j] + turn * (m - j))
        found |= {best, min(m - 1, best + 1), max(1, best - 1)}
    return [*sorted(page.at + j for j in found), len(page.lines)]


def place_row(page: Page, at: int) -> list[float]:
    """The row of one place: the scores around it, then the row of the line that stands there."""
    scores = page.scores[::-1]
    m, j, n = len(scores), at - page.at, len(page.lines)
    near = [scores[k] if 0 <= k < m else UNSCORED for k in (j, j + 1, j + 2, j - 1, j - 2, j - 3)]
    rest, four, twelve = scores[j:], scores[max(0, j - 4) : j], scores[max(0, j - 12) : j]
    words = sum(page.sizes[at:])
    turns = []
    for turn in TURNS:
        sums = list(accumulate([score + turn for score in page.scores]))
        mine = sums[m - j - 1] if j < m else 0
        turns += [mine, mine - max(0, *sums, 0)]
    out = [
        *near, sum(rest), _mean(rest), min(rest, default=UNSCORED), max(rest, default=UNSCORED),
        _mean(four), max(four, default=UNSCORED), _mean(twelve), max(scores[:j], default=UNSCORED),
        _mean(rest[:4]), _mean(rest[:4]) - _mean(four), _mean(rest[:12]), _mean(rest[:12]) - _mean(twelve),
        100 * sum([score > LIKELY for score in rest]) // len(rest) if rest else NONE,
        n - at, words, 100 * words // page.size, n, max(scores, default=UNSCORED), *turns,
    ]  # fmt: skip
    return [*out, *(page.rows[m - 1 - j] if j < m else [UNSCORED] * len(ROW_NAMES))]


def _mean(values: Sequence[int]) -> int:
    return sum(values) // len(values) if values else UNSCORED
