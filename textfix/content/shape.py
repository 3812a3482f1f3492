"""What a block looks like, apart from what it says: the measures every judge shares."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from ..late import late
from ..layout import Block
from ..memo import remembered

LABEL_WORDS = 8  # a menu entry, a tag, a label: rarely more words (WCXB: 94 % of dropped lines)
PROSE_WORDS = 15  # a paragraph of running text: rarely fewer
_ENDS = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]*$")
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Nothing of Latin, Greek and Cyrillic letters, punctuation and signs: asked before patterns for the scripts beyond.
FAR = re.compile("[^\x00-\u05cf\u1e00-\u2fff]")
_CJK = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
REMEMBERED = 20_000  # characters of a text whose words are kept: a page is read again until nothing changes
_CJK_CHARS_A_WORD = 2  # Chinese and Japanese words average about two characters


def word_count(said: str) -> int:
    """Words, where scripts without spaces count two characters a word.

    >>> word_count("two words"), word_count("阿里巴巴集团")
    (2, 3)
    """
    if said.isascii():
        return said.count(" ") + 1
    wide = len(_CJK.findall(said))
    if not wide:
        return said.count(" ") + 1
    return len(_CJK.sub(" ", said).split()) + -(-wide // _CJK_CHARS_A_WORD)


def ends_sentence(said: str) -> bool:
    """Whether the text ends as a sentence does."""
    return not said[-1:].isalnum() and _ENDS.search(said[-4:]) is not None


def is_label(block: Block) -> bool:
    """A short line that is no sentence: what menus, tags and widgets are made of."""
    could_be = block.shape in ("text", "list_item", "heading")
    return could_be and word_count(block.said) <= LABEL_WORDS and not ends_sentence(block.said)


def is_prose(block: Block) -> bool:
    """A paragraph of running text."""
    return block.shape in ("text", "quote") and word_count(block.said) >= PROSE_WORDS and ends_sentence(block.said)


@remembered(1_024, REMEMBERED)
def content_words(said: str) -> frozenset[str]:
    """Words that carry meaning: four letters and more, or pairs of CJK characters, lower case.

    >>> sorted(content_words("The Ban on Tea Imports"))
    ['imports']
    """
    words = {w.casefold() for w in _WORD.findall(said) if len(w) > 3}
    return frozenset(words | {a + b for a, b in pairwise(_CJK.findall(said))})


def vocabulary(blocks: Iterable[Block]) -> frozenset[str]:
    """The content words of many blocks."""
    return content_words("\n".join(b.said for b in blocks))
