"""Lexical cohesion: how much likelier words are together than apart, and the parts of a text that this gives.

The measure is a Dirichlet-multinomial (Pólya) model of a passage: every word it uses becomes likelier to be used again,
the more so the rarer the word is elsewhere. A word that comes back in a passage pays for itself; a word that does not
costs the more, the longer the passage. Where words stop coming back, two passages are cheaper than one. This is the
idea of Utiyama and Isahara (2001) and of Eisenstein and Barzilay (2008), with the rarity of words from a table in place
of a flat prior. The constants were chosen on documents put together from WCXB and news pages, with
Choi's scores in view; nothing was trained on Choi.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, repeat
from math import log

from .model import load
from .words import CACHED, LONGEST_STEM, split, stems

# The constants were chosen on documents joined from the openings of news articles (benchmarks/boundaries.py).
CONCENTRATION = 300.0  # stems: from here on a passage pays a new word dearly
SPREAD = 3.0  # the prior of a stem that every document holds; rarer ones get their share of it
OCTAVES = 9.0  # the rarity table spans document frequencies from 1 to 2 ** -9
COMMON = 15 / 16  # share of the table's levels: the stems of the last level say nothing
PART_COST = 5.0  # log-odds a further part must earn
LONGEST = 250  # units of one part at most: a bound on the work
HOPELESS = 20.0  # log-odds by which a part may fall behind before it is followed no further


class Pulls(dict[str, float]):
    """How hard a stem pulls its next use: one over its prior weight; 0 for stems found everywhere."""

    def __missing__(self, stem: str) -> float:
        if len(self) >= CACHED:
            self.clear()
        share = 1.0 - load().lexicon.rarity(stem)  # 15/16 where every document holds it
        value = 0.0 if share >= COMMON else float(2.0 ** (OCTAVES * (1 - share / COMMON)) / SPREAD)
        if len(stem) <= LONGEST_STEM:
            self[stem] = value
        return value


pull = Pulls().__getitem__


def topical(text: str) -> list[str]:
    """The distinct stems of a text that are not found everywhere.

    >>> topical("The tide and the harbour, the harbour wall")
    ['tide', 'harbou', 'wall']
    """
    return [stem for stem in dict.fromkeys(stems(split(text), text)) if pull(stem)]


@cache
def _cost(count: int) -> float:
    return log(1.0 + count / CONCENTRATION)


def segment(sentences: Sequence[str]) -> list[int]:
    """Where a text changes its subject: the indexes of the sentences that begin a new part, the first one excluded.

    Any units will do, sentences or paragraphs. How many parts there are follows from the text. Takes time in
    proportion to the number of sentences; a part has at most 250 of them. Raises ``TypeError`` for anything but texts.

    >>> segment(["The harbour wall was rebuilt.", "The harbour opened again, wall and all.", "Its wall held."])
    []
    >>> segment([])
    []
    """
    if isinstance(sentences, str):
        raise TypeError("sentences must be a list of str, not one str; Segment.sentences() splits a text")
    sentences = list(sentences)
    for sentence in sentences:
        if not isinstance(sentence, str):
            raise TypeError(f"sentences must be a list of str; {type(sentence).__name__} is in it")
    return parts([topical(sentence) for sentence in sentences])


def parts(units: Sequence[Iterable[str]]) -> list[int]:
    """The best segmentation of units given as their topical stems, by dynamic programming over where parts begin."""
    n = len(units)
    best = [0.0, *repeat(float("-inf"), n)]
    came = [0] * (n + 1)
    lists = [list(unit) for unit in units]
    prior = {stem: pull(stem) for stems_ in lists for stem in stems_}
    most = sum(sorted(map(len, lists), reverse=True)[:LONGEST])
    costs = list(accumulate((_cost(count) for count in range(most)), initial=0.0))
    for first in range(n):
        seen: dict[str, int] = {}
        value, size = best[first] - (PART_COST if first else 0.0), 0
        for last in range(first, min(n, first + LONGEST)):
            for stem in lists[last]:
                uses = seen.get(stem, 0)
                if uses:
                    value += log(1.0 + uses * prior[stem])
                seen[stem] = uses + 1
            value += costs[size] - costs[size + len(lists[last])]
            size += len(lists[last])
            if value > best[last + 1]:
                best[last + 1], came[last + 1] = value, first
            elif value < best[last + 1] - HOPELESS:
                break
    out: list[int] = []
    at = came[n]
    while at > 0:
        out.append(at)
        at = came[at]
    return out[::-1]
