"""Headings that read like a name ("Port Ellen", "Open Settings"): short lines with text of their own.

A name that no label announces is told from a heading by what stands around it. Behind the title and a sentence of the
text begins a section, not a credit; a credit comes once, and headings come again, each above its own text.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cached_property
from itertools import islice

from ..content import Verdict
from .byline import CREDIT_CHARS, credit
from .lines import line, names_author
from .plain import Labelled

HEADING_WORDS = 8  # of a heading at most
SENTENCE_WORDS, OWN_WORDS = 6, 3  # of a sentence of the text, and of one that could be the whole text of a section
BEHIND = 2  # sentences of the text; a name behind so many is no credit of the head (WCXB: none of 920)
BLOCKS = 80  # below the title that are looked at
LONG_SECTION = 3  # paragraphs: an article goes on for so many below its byline before a heading comes (golden, dev)
TEXT = frozenset(("paragraph", "heading"))  # kinds that a line of the text may have got already
UNLABELLED = ("alone", "alone after another", "with a job", "with more", "inside")  # what a name was told by


class Sections:
    """The headings of the text below a title, or below where it begins, at ``origin``."""

    def __init__(self, labelled: Labelled, origin: int) -> None:
        self.labelled = labelled
        self.origin = origin

    @cached_property
    def _heads(self) -> dict[int, bool]:
        """Where the headings are, and whether each reads like a name."""
        last = min(len(self.labelled) - 1, self.origin + BLOCKS)
        return {i: _is_name(self.labelled[i][0].said) for i in range(self.origin + 1, last) if self._is_head(i)}

    def runs(self, i: int, least: int = SENTENCE_WORDS) -> bool:
        """Whether a block is running text, if only a sentence of so many words."""
        block, verdict = self.labelled[i]
        if not _is_open(verdict) or block.shape in ("code", "table"):
            return False
        of = line(block.said)
        return of.ends and of.words >= least

    def is_behind(self, i: int) -> bool:
        """Whether a line stands too far down the text for a credit of the head, and not at its end; where letters
        have no case, and every short line reads like a name, anywhere below the text."""
        caseless = is_caseless(self.labelled[i][0].said)
        above = sum(1 for _ in islice(self._text(self.origin + 1, i), BEHIND))
        if caseless or above < BEHIND:
            return caseless and above > 0
        return any(self._text(i + 1, min(len(self.labelled), i + 1 + BLOCKS)))

    def _is_head(self, i: int) -> bool:
        block, verdict = self.labelled[i]
        if not _is_open(verdict) or len(block.said) > CREDIT_CHARS or block.shape not in ("text", "heading"):
            return False
        of = line(block.said)
        short = of.titled and not of.ends and of.words <= HEADING_WORDS and not of.dates
        return short and self.runs(i + 1, OWN_WORDS) and not names_author(block.said)

    def _text(self, first: int, last: int) -> Iterator[int]:
        return (i for i in range(first, last) if self.runs(i))

    def is_thread(self, named: Container[int]) -> bool:
        """Whether most of the headings that read like names are ``named`` as writers: of posts, reviews, letters."""
        alike = [i for i, name in self._heads.items() if name]
        return 2 * sum([i in named for i in alike]) > len(alike)

    def is_heading(self, i: int) -> bool:
        """Whether a line that could be a name is a heading by all that stands around it.

        >>> from textfix.layout import blocks
        >>> ferry = "The ferry comes twice a day and the quay is white."
        >>> def told(*lines):
        ...     return Sections([(block, None) for block in blocks("\\n\\n".join(lines))], 0).is_heading(1)
        >>> told("Islay", "Port Ellen", ferry, "Loch Indaal", ferry)
        True
        >>> told("Islay", "Ann Lee", ferry, "By the sea", ferry)
        False
        """
        if not self._heads.get(i):
            return False
        if self.labelled[i][0].shape == "heading" and self.labelled[i][0].level > 1:
            return True
        others = self._heads.keys() - {i}
        if any(self._heads[k] for k in others):
            return True
        above = sum(1 for _ in self._text(self.origin + 1, i))
        if not others or not above:
            return False
        below = min((k for k in others if k > i), default=len(self.labelled))
        return above > 1 or sum(1 for _ in self._text(i + 1, below)) < LONG_SECTION


def _is_open(verdict: Verdict | None) -> bool:
    return verdict is None or verdict.kind in TEXT


def is_caseless(said: str) -> bool:
    """Whether no letter of a line has a capital."""
    return said.lower() == said.upper()


def _is_name(said: str) -> bool:
    found = credit(said)
    return found is not None and found.how in UNLABELLED


__all__ = ["UNLABELLED", "Sections", "is_caseless"]
