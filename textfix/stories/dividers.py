"""Lines of marks, and whether what stands between them are sections of one text or items of a digest.

The words that items share tell. What the page says to its reader (a link below each item, the small print behind the
last one) says the same again and again and is no word of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from .gaps import Survey
from .links import links
from .marks import LONG
from .passage import passage

# Lines of marks part sections or scenes of one text when what stands between them is brief and shares its words with
# what stands before: so it is in nineteen of twenty articles with a rule above each heading, and in no digest of brief
# stories on several topics. Articles of multi-dev on one topic share as many, but have more than 600 words each.
SECTION_WORDS, SECTION_KNOWN = 400, 0.22
# Brief stories under titles of their own that share so few of their words with those before are items of a digest: of
# 2,500 pages and articles with titles behind lines of marks none has as few, their parts share from a fifth on.
DIGEST_KNOWN, DIGEST_MARKS = 0.12, 2 / 3
TITLE_WORDS = 10  # of a title that asks or calls
ASKS = "?!？！؟"
ENDS = ".!?。！？؟"


class Dividers:
    """The lines of marks of a text. ``beside`` are the units that are said to the reader and are no text."""

    def __init__(self, survey: Survey, beside: frozenset[int] = frozenset()) -> None:
        self.survey = survey
        self.beside = beside
        self.above_text = [g for g, unit in enumerate(survey.units) if g and unit.mark == 1 and self._has_text(g)]

    def _has_text(self, g: int) -> bool:
        """Whether no small print, and no title of some, stands behind a line of marks."""
        return g not in self.beside and not (self.survey.passages[g].marks.short and g + 1 in self.beside)

    @cached_property
    def titled(self) -> frozenset[int]:
        """The gaps behind a line of marks with a title below it, when there are two or more: short stories are told
        apart like this. The scenes of one story have no titles, and poems no paragraph below theirs. Among titles
        stand such as ask or call."""
        units, read = self.survey.units, self.survey.passages
        behind = [
            g for g in range(1, len(units) - 1)
            if units[g].mark and (read[g + 1].length >= LONG or read[g + 1].marks.ends)
        ]  # fmt: skip
        found = [g for g in behind if units[g].shape == "heading" or read[g].marks.short]
        if len(found) < 2:
            return frozenset()
        return frozenset(found).union([g for g in behind if read[g].length <= TITLE_WORDS and _asks(units[g].text)])

    def part_sections(self) -> bool:
        """Whether they stand between the sections or scenes of a text, and not between articles."""
        return self._is_brief(self.above_text) and self._known(self.above_text) > SECTION_KNOWN

    def part_items(self) -> bool:
        """Whether they part brief items on several subjects, most of them with titles."""
        marked = [g for g in sorted(self.titled) if self._has_text(g)]
        few = not marked or len(marked) < DIGEST_MARKS * len(self.above_text)
        return not few and self._is_brief(marked) and self._known(marked) <= DIGEST_KNOWN

    def _is_brief(self, gaps: Sequence[int]) -> bool:
        return bool(gaps) and self.survey.links.at[-1] <= SECTION_WORDS * (len(gaps) + 1)

    def _known(self, gaps: Sequence[int]) -> float:
        """The mean share of the words behind the gaps that were used before them."""
        return sum([self._ahead[g] for g in gaps]) / len(gaps)

    @cached_property
    def _ahead(self) -> Sequence[float]:
        if not self.beside:
            return self.survey.links.ahead
        nothing = passage("text", "")
        return links([nothing if i in self.beside else one for i, one in enumerate(self.survey.passages)]).ahead


def _asks(text: str) -> bool:
    """Whether a line asks or calls, in one sentence that nobody in the text says."""
    return text[-1:] in ASKS and text[:1].isalnum() and not any(c in ENDS for c in text[:-1])


__all__ = ["Dividers"]
