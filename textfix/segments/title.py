"""Which line is the title: a choice among the lines above and around the beginning of the running text.

Every line that could be one is described by a handful of facts: how long it is, how far from the text, marked as a
heading, said again elsewhere, sharing words with the text, with a date or byline below it. Each fact has a weight;
the line with the greatest sum is the title, unless "none" has more. benchmarks/train_head.py learns the weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from ..content import Verdict
from ..content.phrasebook import look_up
from ..content.shape import PROSE_WORDS, content_words, ends_sentence, word_count
from ..layout import Block
from .dates import Date, find_dates
from .patterns import BYLINE, SECTION_NAMES
from .plain import plain
from .weights import score

Labelled = list[tuple[Block, Verdict | None]]

TITLE_WORDS, TITLE_CHARS = 30, 200
ABOVE, BELOW = 50, 8  # blocks above and below the beginning of the text where its title is looked for (WCXB: 95 %)
EVIDENCE_CHARS = 8_000  # of the body that are read for words of the title
STEM = 6  # letters of a word that are compared
OFTEN = 3  # a word that comes so many times in the body is what it is about
NEAR = 12  # blocks
DATE_LINE_WORDS, DATE_LINE_CHARS = 10, 240
PARAGRAPH_CHARS = 75  # of a paragraph of the body, at least
LONG_WORDS, LONGEST_WORDS = 4, 8  # a line of a menu has fewer; a headline's rival
CUT_WORDS = 2  # what is left of a line without the site's name has at least so many
MUCH_LIKELIER = 30  # tenths of a unit of log-odds; up to here no more titles of WCXB are lost
FEWEST_BLOCKS = 12  # of a text whose weights can tell that its first line is no title
LEARNED = "BPL012"  # the rule of what the learned judge dropped

_LETTER = re.compile(r"[^\W\d_]")
_CREDIT = re.compile(
    r"(?:by|von|par|por|di|door|author|autor(?:a|in)?|auteur|автор|作者|文|written|posted|published)\b", re.I
)
_BAR = re.compile(r"\s+(?:[|·•»«–—:-]|::|//)\s+|:\s+")
_BEHIND = re.compile(r"\s+(?:[Bb]y(?:\s+[^\W\d_].{0,40})?|\|.{0,40})$")
_WORDS = re.compile(r"[^\W\d_]{4,}")


class Candidate(NamedTuple):
    """A line that could be the title: ``said[start:end]`` of block ``at``, with what speaks for and against it."""

    at: int
    start: int
    end: int
    said: str
    facts: tuple[str, ...]


class Page:
    """What is asked of a document for every line that could be its title."""

    def __init__(self, labelled: Labelled) -> None:
        self.labelled = labelled
        self.text_at = next((i for i, (b, v) in enumerate(labelled) if v is None and _is_text(b)), None)
        self.first = self.last = 0
        if self.text_at is not None:
            self.first, self.last = max(0, self.text_at - ABOVE), min(len(labelled), self.text_at + BELOW)
        # The top line may be what a browser shows in the tab, however far above the text.
        self.places = [0] * (self.first > 0) + list(range(self.first, self.last))
        self.said = {i: labelled[i][0].said for i in self.places}
        self.folded = {i: said[: 2 * TITLE_CHARS].casefold() for i, said in self.said.items()}
        self.words = {i: word_count(s) if len(s) <= 2 * TITLE_CHARS else PROSE_WORDS for i, s in self.said.items()}
        self.near = "\n".join(self.folded.values())
        self.times = Counter(b.said.casefold() for b, _ in labelled if len(b.said) <= TITLE_CHARS)
        self.body = self._body()
        self._dates: dict[int, list[Date]] = {}
        self._lower: frozenset[str] | None = None
        self.stems = _stem_counts(self.body)

    def _body(self) -> list[str]:
        """The beginning of the running text."""
        out: list[str] = []
        left = EVIDENCE_CHARS
        for block, verdict in self.labelled[self.text_at or 0 :]:
            if verdict is None and len(block.said) >= PARAGRAPH_CHARS:
                out.append(block.said[:left])
                left -= len(out[-1])
                if left <= 0:
                    break
        return out

    def dates(self, i: int) -> list[Date]:
        """The dates in block ``i``, when it is short enough to be a line of the head."""
        if i not in self._dates:
            said = self.labelled[i][0].said
            self._dates[i] = find_dates(said) if len(said) <= DATE_LINE_CHARS else []
        return self._dates[i]

    def is_common(self, word: str) -> bool:
        """Whether the text has a word in lower case: then it is no name."""
        if self._lower is None:
            self._lower = frozenset(w for w in _WORDS.findall(" ".join(self.body)) if w.islower())
        return word in self._lower


def _stem_counts(body: list[str]) -> Counter[str]:
    """How often each word, without its ending, comes in the body."""
    text = "\n".join(body)
    if not text.isascii() and "\u3040" <= max(text, default="") <= "\ud7af":
        return Counter(stem for paragraph in body for stem in stems(content_words(paragraph)))
    return Counter([w[:STEM] for w in _WORDS.findall(text.casefold())])


def _is_text(block: Block) -> bool:
    said = block.said
    return (
        block.shape in ("text", "quote", "list_item")
        and (len(said) > 2 * TITLE_CHARS or word_count(said) >= PROSE_WORDS)
        and ends_sentence(said)
    )


def stems(words: Iterable[str]) -> set[str]:
    """Words without their endings, well enough to see that kettles are about a kettle."""
    return {w.removesuffix("s")[:STEM] for w in words}


def could_be_title(block: Block, words: int) -> bool:
    said = block.said
    return (
        block.shape in ("text", "heading")
        and 0 < len(said) <= TITLE_CHARS
        and words <= TITLE_WORDS
        and said[-1] not in ",;:，；："
        and bool(_LETTER.search(said))
    )


def _is_caption(page: Page, i: int) -> bool:
    verdict = page.labelled[i][1]
    return verdict is not None and verdict.kind == "caption"


def candidates(page: Page, url: str | None = None) -> list[Candidate]:
    """Every line that could be the title, with the facts about it, in order."""
    if page.text_at is None:
        return []
    block_at = page.labelled
    marked = any(block_at[i][0].shape == "heading" and block_at[i][0].level == 1 for i in page.places)
    short = [i for i in page.places if page.words[i] <= DATE_LINE_WORDS]
    dates = {i for i in short if page.dates(i)}
    credits = {i for i in short if _CREDIT.match(page.said[i])}
    slug = _slug(url)
    long_below = 0
    found: list[Candidate] = []
    for i in reversed(page.places):
        block, words = block_at[i][0], page.words[i]
        if not could_be_title(block, words) or i in dates or _is_caption(page, i):
            continue
        facts = [*_own(page, i), *_around(page, i, dates, credits), f"long below {min(long_below, 4)}"]
        if marked:
            facts.append(f"in marked {block.level if block.shape == 'heading' else 0}")
        for start, end in _cuts(page, i):
            said = plain(block.said[start:end]).strip() or block.said
            own = (*_said(page, i, said, slug), *_cut(block.said, start, end))
            found.append(Candidate(i, start, end, said, (*facts, *own)))
        if words >= LONG_WORDS and i < page.text_at:
            long_below += 1
    return found[::-1]


def _slug(url: str | None) -> set[str]:
    """The words of an address's last part that has any."""
    for part in reversed((url or "").split("?")[0].split("/")[3:]):
        words = {w.casefold()[:STEM] for w in re.split(r"[-_+.]", unquote(part)) if len(w) > 2 and w.isalpha()}
        if len(words) > 2:
            return words
    return set()


def _cuts(page: Page, i: int) -> Iterator[tuple[int, int]]:
    """The whole line; a line with its byline cut off; the top line without the name of the site."""
    said = page.said[i]
    yield 0, len(said)
    behind = _BEHIND.search(said)
    if behind and word_count(said[: behind.start()]) >= CUT_WORDS:
        yield 0, behind.start()
    if i == 0:
        for bar in _BAR.finditer(said):
            if word_count(said[: bar.start()]) >= CUT_WORDS and (not behind or bar.start() != behind.start()):
                yield 0, bar.start()
            if word_count(said[bar.end() :]) >= CUT_WORDS:
                yield bar.end(), len(said)


def _cut(said: str, start: int, end: int) -> Iterator[str]:
    if end < len(said):
        left = said[end:].strip()
        mark = "bar" if left[0] in "|·•»«" else "dash" if left[0] in "-–—" else "colon"
        yield "cut by" if left[:2].casefold() == "by" else f"cut {mark}"
        yield f"cut {'long' if word_count(left) > 5 else 'short'}"
    elif start:
        yield "cut before"
    elif _BAR.search(said):
        yield "has a bar"


# -- facts ---------------------------------------------------------------------------------------------


def _bucket(value: int, edges: Sequence[int]) -> int:
    """The first edge that is not below the value."""
    return next((e for e in edges if value <= e), edges[-1] + 1)


def _said(page: Page, i: int, said: str, slug: set[str]) -> Iterator[str]:
    """What the words say."""
    yield f"words {_bucket(word_count(said), (1, 2, 3, 5, 8, 12, 16, 22))}"
    content = stems(content_words(said))
    shared = sum(s in page.stems for s in content)
    share = 4 * shared // len(content) if content else 0
    yield f"shared {share} of {min(len(content), 4)}"
    yield f"often {min(sum(page.stems[s] >= OFTEN for s in content), 4)}"
    folded = said.casefold()
    times = page.times[folded] - (i >= 0 and page.folded[i] == folded)
    yield f"times {min(times, 3)}"
    if slug:
        held = sum(w in folded for w in slug)
        yield f"slug {4 * held // len(slug)}"


def _own(page: Page, i: int) -> Iterator[str]:
    """What the line is by itself."""
    block, verdict = page.labelled[i]
    said = block.said
    if block.shape == "heading":
        yield f"heading {min(block.level, 4)}"
    if verdict is None:
        yield "kept"
    else:
        yield f"dropped {verdict.kind}" if verdict.rule == LEARNED else "dropped by rule"
    if said[-1] in ".。":
        yield "full stop"
    elif said[-1] in "?？!！…":
        yield "question"
    if look_up(said):
        yield "phrase"
    if page.folded[i] in SECTION_NAMES:
        yield "section"
    if BYLINE.fullmatch(said):
        yield "byline"
    letter = _LETTER.search(said)
    if letter and letter[0].islower():
        yield "lower"
    elif said.isupper():
        yield "capitals"
    if said[0].isdigit():
        yield "number"
    if i == 0:
        yield "first"


def _around(page: Page, i: int, dates: set[int], credits: set[int]) -> Iterator[str]:
    """Where the line stands, what stands beside it, and whether it is said again."""
    assert page.text_at is not None
    above = page.text_at - i
    yield f"above {_bucket(above, (1, 2, 3, 5, 8, 13, 20, 35))}" if above > 0 else f"below {_bucket(-above, (1, 3))}"
    said = page.folded[i]
    near = range(max(page.first, i - NEAR), min(page.last, i + NEAR))
    if page.times[said] > 1:
        later = any(page.folded[k] == said for k in near if k > i)
        before = any(page.folded[k] == said for k in near if k < i)
        yield f"again {before:d}{later:d}"
    if i:
        top = page.folded.get(0, "")
        if said == top:
            yield "is the top line"
        elif said in top and len(said) > 3:
            where = "begins" if top.startswith(said) else "in"
            yield f"{where} the top line {_bucket(page.words[i], (1, 2, 4))}"
        elif page.words[i] > 2 and page.near.count(said) > 1:
            yield "in a line near"
    yield f"date {_distance(dates, i)}"
    yield f"credit {_distance(credits, i)}"
    for name, k in (("next", i + 1), ("before", i - 1)):
        yield f"{name} {_sort(page, k)}"


def _distance(places: set[int], i: int) -> str:
    for k in range(1, 6):
        if i + k in places:
            return "below" if k <= 2 else "further below"
        if k <= 2 and i - k in places:
            return "above"
    return "none"


def _sort(page: Page, k: int) -> str:
    if k not in page.said:
        return "nothing"
    block, verdict = page.labelled[k]
    if block.shape == "heading":
        return f"heading {min(block.level, 3)}"
    words = page.words[k]
    if words >= PROSE_WORDS:
        return "prose" if ends_sentence(block.said) else "passage"
    if ends_sentence(block.said):
        return "sentence"
    length = "" if words < LONG_WORDS else "long " if words < LONGEST_WORDS else "longest "
    return length + ("item" if block.shape == "list_item" else "line") + (" kept" if verdict is None else "")


def no_title(page: Page) -> tuple[str, ...]:
    """The facts about a document that speak for it having no title."""
    facts = ["none"]
    if all(v is None for _, v in page.labelled):
        facts.append("none: all kept")
    if page.text_at == 0:
        facts.append("none: begins with text")
    return tuple(facts)


def choose(page: Page, url: str | None = None, first: int | None = None) -> Candidate | None:
    """The title, or None when having none is likelier.

    Block ``first`` is a first line that looks like a title: it is the title when no other line is much likelier
    and having none is not much likelier either.
    """
    found = candidates(page, url)
    best = max(found, key=lambda c: score("title", c.facts), default=None)
    if best is None:
        return None
    none = score("title", no_title(page))
    lines = [c for c in found if c.at == first]
    if all(verdict is None for _, verdict in page.labelled):  # what looks like a site's name may be the writer's dash
        lines = [c for c in lines if not c.start and c.end == len(page.said[c.at])]
    line = max(lines, key=lambda c: score("title", c.facts), default=None)
    note = len(page.labelled) < FEWEST_BLOCKS  # too little text to speak against its first line
    if line is not None and (note or score("title", line.facts) >= none - MUCH_LIKELIER):
        return best if score("title", best.facts) > max(none, score("title", line.facts) + MUCH_LIKELIER) else line
    return best if score("title", best.facts) > none else None
