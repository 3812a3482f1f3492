"""Footnotes at the end of an article: another matter than what stands above them, and a part of it all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

FEWEST = 2
_NUMBER = re.compile(r"\[?(\d{1,3})[\].)]?\s")
_BACK = re.compile(r"\s*[↩↑^]\S?\Z")  # the link back to what the note belongs to
_FULL_STOP = re.compile(r"[^.…][.!?)\"”»]\Z")
_END = 10  # characters that show how a note ends


def footnotes(texts: Sequence[str]) -> int:
    """Where the notes begin that a text ends with, the number of its blocks if there are none.

    Notes are numbered in turn, and each ends like a sentence, unlike headlines in a list of what is read most.

    >>> footnotes(["The bridge is old.", "1 It was built in 1901.", "2 See the letters of Ida Lund. ↩"])
    1
    >>> footnotes(["The bridge is old.", "1 Bridge to be rebuilt", "2 Ferry free from April"])
    3
    """
    first, below = len(texts), 0
    while first:
        text = texts[first - 1]
        number = _NUMBER.match(text)
        if not number or not _FULL_STOP.search(_BACK.sub("", text[-_END:])):
            break
        if below and int(number[1]) != below - 1:
            break
        first, below = first - 1, int(number[1])
    return first if len(texts) - first >= FEWEST else len(texts)
