"""A document as the choices in its head see it: the lines around the beginning of its text, and its words."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from ..content.shape import PROSE_WORDS
from ..layout import Block
from ..model import KEPT_KINDS
from .dates import Date
from .lines import PARAGRAPH_CHARS, PROSE_CHARS, TITLE_CHARS, line, paragraph_stems
from .plain import Labelled

ABOVE, BELOW = 50, 8  # blocks above and below the beginning of the text where its title is looked for (WCXB: 95 %)
EVIDENCE_CHARS = PARAGRAPH_CHARS  # of the body that are read for words of the title
END_BLOCKS, OWNER_CHARS = 40, 200  # a copyright line stands among the last blocks
BODY_CHARS = 75  # of a paragraph of the body, at least
COMMON_CHARS = 4  # of a word that tells words from names; shorter ones are parts of names too
LEARNED = "BPL012"  # the rule of what the learned judge dropped


class Page:
    """What is asked of a document for every line that could be its title."""

    def __init__(self, labelled: Labelled) -> None:
        self.labelled = labelled
        self.is_clean = all(v is None or v.kind in KEPT_KINDS for _, v in labelled)  # nothing is boilerplate
        self.text_at = next((i for i, (b, v) in enumerate(labelled) if v is None and _is_text(b)), None)
        self.first = self.last = 0
        if self.text_at is not None:
            self.first, self.last = max(0, self.text_at - ABOVE), min(len(labelled), self.text_at + BELOW)
        # The top line may be what a browser shows in the tab, however far above the text.
        self.places = [0] * (self.first > 0) + list(range(self.first, self.last))
        self.lines = {i: line(labelled[i][0].said) for i in self.places}
        self.near = "\n".join([one.folded for one in self.lines.values()])
        short = "\n".join([b.said for b, _ in labelled if len(b.said) <= TITLE_CHARS])
        self.times = Counter(short.casefold().split("\n"))
        self.body = self._body()
        self.text = "\n".join(["", *self.body])  # a character stands before every word
        self.stems = Counter(chain.from_iterable([paragraph_stems(said) for said in self.body]))

    def _body(self) -> list[str]:
        """The beginning of the running text."""
        out: list[str] = []
        left = EVIDENCE_CHARS
        for block, verdict in self.labelled[self.text_at or 0 :]:
            if verdict is None and len(block.said) >= BODY_CHARS:
                out.append(block.said[:left])
                left -= len(out[-1])
                if left <= 0:
                    break
        return out

    def dates(self, i: int) -> tuple[Date, ...]:
        """The dates in block ``i``, when it is short enough to be a line of the head."""
        return line(self.labelled[i][0].said).dates

    def is_common(self, word: str) -> bool:
        """Whether the text has a word in small letters: then it is no name."""
        at = self.text.find(word) if len(word) >= COMMON_CHARS else -1
        while at >= 0:
            end = at + len(word)
            if not self.text[at - 1 : at].isalpha() and not self.text[end : end + 1].isalpha():
                return True
            at = self.text.find(word, end)
        return False


def _is_text(block: Block) -> bool:
    said = block.said
    if len(said) < PROSE_CHARS or block.shape not in ("text", "quote", "list_item"):
        return False
    of = line(said)
    return of.ends and of.words >= PROSE_WORDS


def copyright_lines(labelled: Labelled) -> list[str]:
    """The lines with a copyright sign among the last of a page."""
    ends = (block.said for block, _ in labelled[-END_BLOCKS:] if len(block.said) <= OWNER_CHARS)
    return [said for said in ends if "©" in said or "opyright" in said]


__all__ = ["LEARNED", "Page", "copyright_lines"]
