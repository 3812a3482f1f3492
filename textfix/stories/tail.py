"""Find the teasers of other stories behind the end of an article (first version: cut-off paragraphs only)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

ENDS = re.compile(r"[.!?。！？:;…؟।][\"'”’»«)\]\s]*$")
LONG = 120  # characters: a paragraph this long is prose, so it ought to end like a sentence


class Tail(NamedTuple):
    """Where the article ends: ``first`` is the index of the first block that no longer belongs to it."""

    first: int
    confidence: float
    reason: str


def tail(blocks: Sequence[tuple[str, str]]) -> Tail | None:
    """The trailing stories of a document, or None.

    >>> tail([("text", "One whole story."), ("text", "It ends here.")]) is None
    True
    """
    first = len(blocks)
    while first and _cut_off(*blocks[first - 1]):
        first -= 1
    count = len(blocks) - first
    body = [text for shape, text in blocks[:first] if shape == "text" and len(text) >= LONG]
    sound = sum(1 for text in body if ENDS.search(text))
    if count < 2 or len(body) < 3 or sound < 0.9 * len(body):
        return None
    return Tail(first, 0.9, f"{count} paragraphs behind the end that are cut off mid-sentence")


def _cut_off(shape: str, text: str) -> bool:
    return shape == "text" and len(text) >= LONG and not ENDS.search(text[-20:])
