"""Which of the stories behind an article are whole, so that they can stand by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from .marks import LONG, marks
from .words import split, stems

KNOWN = 0.3  # share of a paragraph's words that the story above holds when it goes on with it


def whole_stories(blocks: Sequence[tuple[str, str]]) -> list[tuple[int, int]]:
    """Where whole stories begin and end among ``(shape, text)`` blocks that stand behind an article.

    A story is a paragraph, or several that share words, and the short lines right above it. It is whole when no
    paragraph of it is cut off.

    >>> rain = "Rain is expected in the north all week, and rivers there may rise by as much as two metres, police say."
    >>> whole_stories([("text", "Rain in the north"), ("text", rain), ("text", rain[:-5]), ("text", "Most read")])
    []
    >>> whole_stories([("text", "Rain in the north"), ("text", rain), ("text", "Most read")])
    [(0, 2)]
    """
    out: list[tuple[int, int]] = []
    first, last, whole = 0, 0, True  # the story at hand: blocks[first:last], with prose if it is not empty
    known: set[str] = set()
    for i, (shape, text) in enumerate(blocks):
        words = split(text)
        if len(words) < LONG:
            continue
        own = set(stems(words, text))
        seen = marks(shape, text, words)
        right_below = last == i and len(own & known) >= KNOWN * len(own)
        if last > first and not right_below:
            if whole:
                out.append((first, last))
            first, whole, known = last, True, set()
        while not right_below and first < i and len(split(blocks[first][1])) < LONG and i - first > 2:
            first += 1  # a title and a date; more short lines are a list of something
        last = i + 1
        known |= own
        whole = whole and not seen.cut and not seen.open_end
    if last > first and whole:
        out.append((first, last))
    return out
