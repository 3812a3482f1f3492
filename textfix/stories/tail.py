"""Find the teasers of other stories behind the end of an article.

Three learned looks, each closer and dearer than the one before: the *gate* reads the last three blocks and sends most
documents home; the *block model* walks back from the end and asks of every block whether it belongs to another story;
the *cut model* compares the few places that leaves, and "nothing is cut" with them. When in doubt, all is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from ..memo import remembered
from . import evidence, rows
from .evidence import Survey
from .footnotes import footnotes
from .marks import LONG
from .model import Model, load
from .passage import Passage, passages

# A document that is still cut after this many rounds is no article with teasers but a list of something: it is kept.
ROUNDS = 6
CACHED_PAGES = 4  # a page is read again until cleaning changes nothing
CACHED_CHARS = 200_000  # of a page that is remembered
BIO_BLOCKS = 4  # bio and disclaimer blocks that may stand between an article and its teasers


class Tail(NamedTuple):
    """Where the article ends: ``first`` is the index of the first block that no longer belongs to it."""

    first: int
    confidence: float
    reason: str


def tail(blocks: Sequence[tuple[str, str]]) -> Tail | None:
    """The trailing stories of a document given as ``(shape, text)`` blocks, or None if everything belongs to it.

    A bio or disclaimer right behind the article stays with it. What is left of a document that was cut is never cut
    again: ``tail(blocks[:found.first])`` is None.

    >>> body = ["The council of Arlen voted on Monday to rebuild the old harbour bridge.",
    ...         "Mayor Ida Lund said the harbour bridge would open to cyclists first.",
    ...         "The bridge was closed in spring, when the council found rust in its towers."]
    >>> tail([("text", line) for line in body]) is None
    True
    """
    return _tail(tuple(blocks))


@remembered(CACHED_PAGES, CACHED_CHARS)
def _tail(blocks: tuple[tuple[str, str], ...]) -> Tail | None:
    if evidence.lowest([len(text) for _, text in blocks]) >= len(blocks):
        return None
    page = Page(blocks, load())
    end, found = len(blocks), None
    for _ in range(ROUNDS):
        cut = page.cut(end)
        if cut is None:
            return found
        end, found = cut.first, cut
    return None


class Page:
    """A document's blocks, each read once however often the end is looked for."""

    def __init__(self, blocks: Sequence[tuple[str, str]], model: Model) -> None:
        self.model = model
        self.lengths = [len(text) for _, text in blocks]
        self.read = passages(blocks)

    def cut(self, n: int) -> Tail | None:
        """The end of the article in ``blocks[:n]``, if something stands behind it."""
        low = evidence.lowest(self.lengths[:n])
        if low >= n:
            return None
        if self.model.gate(self._gate_row(low, n)) < self.model.open:
            return None
        read = self.read[:n]
        survey = evidence.survey(read, low)
        block_row = rows.block_rows(read, survey)
        scores = rows.scores_behind(lambda i: self.model.blocks(block_row(i)), low, n)
        places = rows.candidates(scores, n)
        values = [self.model.cuts(row) for row in rows.cut_rows(read, survey, scores, places)]
        best = max(range(len(places)), key=lambda at: (values[at], places[at]))
        if places[best] == n or values[best] < values[-1] + self.model.margin:
            return None
        first = self._behind_bio(places[best], n)
        if first >= footnotes([block.text for block in read]):
            return None
        top = max(values)
        confidence = exp(values[best] - top) / sum(exp(one - top) for one in values)
        return Tail(first, round(confidence, 3), reason(read, survey, first))

    def _gate_row(self, low: int, n: int) -> list[float]:
        start = max(low, n - rows.GATE_BLOCKS)
        seen = set().union(*[one.weights for one in self.read[:start]])
        return rows.gate_row(self.read[start:n], seen, n)

    def _behind_bio(self, first: int, n: int) -> int:
        last = min(n, first + BIO_BLOCKS)
        while first < last and (self.read[first].marks.bio or self.read[first].marks.disclaimer):
            first += 1
        return first


def reason(blocks: Sequence[Passage], survey: Survey, first: int) -> str:
    """One line for a person: what was cut and the strongest evidence for it."""
    rest = blocks[first:]
    at = first - survey.low
    prose = [block for block in rest if block.length >= LONG]
    cut_off = sum(1 for block in prose if block.marks.cut or block.marks.open_end)
    dated = sum(1 for block in rest if block.marks.date and block.marks.short)
    named = [survey.named[i] for i in range(at, len(survey.named)) if blocks[survey.low + i].names]
    said = []
    if rest[0].marks.header or blocks[first - 1].marks.header:
        said.append("under the header of a list of other stories")
    if blocks[first - 1].marks.bio or blocks[first - 1].marks.disclaimer:
        said.append("behind the author's bio or a disclaimer")
    if cut_off:
        said.append(f"{cut_off} cut off mid-sentence" if cut_off > 1 or len(rest) > 1 else "cut off mid-sentence")
    if dated:
        said.append(f"{dated} with nothing but a date")
    if named and sum(named) / len(named) < 0.2:
        said.append("with names the story does not know")
    if not said:
        share = 1 - survey.fresh[at] / (sum(block.mass for block in rest) or 1.0)
        said.append(f"that share only {share:.0%} of their words with the story")
    what = "paragraph" if prose else "line"
    return f"{len(rest)} {what}{'s' if len(rest) > 1 else ''} " + ", ".join(said)
