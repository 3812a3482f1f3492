"""Passages told a second time in nearly the same words: they say nothing that is not in the text already.

A later paragraph goes when an earlier one has all its words in nearly the same order: a copy with small changes, a
copy that was cut short, a sentence pulled out of its paragraph and set large. It stays when it brings a word of its
own that means anything, a number or a name. Lists, tables, code, marked quotations and short lines always stay.
Linear: passages are compared by the places where the same four words in a row stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ..content.lexicon import stop_words
from ..content.shape import ends_sentence, word_count
from ..content.verdict import drop
from .plain import Labelled, plain

FEWEST_WORDS = 15  # of a paragraph told again; refrains, captions and lines of a poem are shorter
PULLED_WORDS, QUOTED_WORDS = 10, 5  # of a sentence set large beside its paragraph; of one in quotation marks
BESIDE = 3  # blocks between such a sentence and its paragraph, at most
WHOLE = 0.7  # of the earlier passage's length has a copy that may stand anywhere
IN_A_ROW = 4  # words, or as many pairs of characters where no spaces are written
SHARED = 0.6  # of its runs of words stand in the earlier passage
NEW_WORDS = 0.1  # of its words may be others, if they are little ones
FEW = 3  # a text with more such passages repeats by design: posts quote, cards are alike
PLACES = 4  # of a run of words that are remembered
SHORTEST_STEM = 4
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d[\d.,:]*\d|\w+(?:['’]\w+)*")
_QUOTES = "\"'“”„«»‹›「」『』‘’"
_NOT = frozenset(
    "not no never nicht kein keine nie ne pas non nunca não nem niet geen не нет ни değil ليس لا 不 没 無".split()
)
RULE = "DUP002"


def told_twice(labelled: Labelled) -> Labelled:
    """The same blocks, later copies marked as duplicates.

    >>> from textfix.layout import blocks
    >>> first = "The tram opened on the very Sunday the firm had promised, with a brass band and free oranges."
    >>> again = "The tram opened on the very Sunday the firm had promised, with a band and free oranges!"
    >>> [v and v.kind for _, v in told_twice([(b, None) for b in blocks(f"{first}\\n\\n{again}")])]
    [None, 'duplicate']
    """
    said = {i: _tokens(labelled[i][0].said) for i in range(len(labelled)) if _may_count(labelled, i)}
    if len(said) < 2:
        return labelled
    copies = _copies(said, {i for i in said if plain(labelled[i][0].said)[0] in _QUOTES})
    if len(copies) > FEW:
        return labelled
    out = list(labelled)
    for i, first in copies.items():
        begin = labelled[first][0].said[:30]
        out[i] = out[i][0], drop("duplicate", f"says nothing that {begin!r} does not say", 0.8, rule=RULE)
    return out


def _may_count(labelled: Labelled, i: int) -> bool:
    block, verdict = labelled[i]
    if verdict is not None or block.shape != "text" or "\n" in block.said:
        return False
    if i and labelled[i - 1][0].said[-1] in ":：":
        return False  # Ann wrote: …
    said = plain(block.said)
    if said[0] in _QUOTES:
        return word_count(said) >= QUOTED_WORDS and said[-1] not in ",;:)]}"
    return word_count(said) >= PULLED_WORDS and ends_sentence(said) and said[0].isalpha() and not said[0].islower()


def _tokens(said: str) -> list[str]:
    return _TOKEN.findall(plain(said).lower())


def _copies(said: dict[int, list[str]], quoted: set[int]) -> dict[int, int]:
    """Places of copies, and of what each is a copy of."""
    places: dict[int, list[int]] = {}  # where a run of words stands
    known: dict[int, list[str]] = {}
    out: dict[int, int] = {}
    for i, tokens in said.items():
        stems = _stems(tokens)
        runs = _runs(stems)
        votes: Counter[int] = Counter()
        for run in runs:
            if run in places:
                votes.update(places[run])
        if votes:
            first, shared = votes.most_common(1)[0]
            whole = len(tokens) >= max(FEWEST_WORDS, WHOLE * len(said[first]))
            pulled = i in quoted or i - first <= BESIDE
            if (whole or pulled) and shared >= SHARED * len(runs) and _adds_nothing(tokens, stems, set(known[first])):
                out[i] = first
                continue
        known[i] = stems
        for run in runs:
            seen = places.setdefault(run, [])
            if len(seen) < PLACES and seen[-1:] != [i]:
                seen.append(i)
    return out


def _runs(stems: Sequence[str]) -> list[int]:
    if len(stems) < IN_A_ROW:
        return [hash(tuple(stems))]
    return [hash(run) for run in zip(stems, stems[1:], stems[2:], stems[3:], strict=False)]


def _stems(tokens: Sequence[str]) -> list[str]:
    """Numbers and short words as they are, others without their last letter."""
    return [t if len(t) <= SHORTEST_STEM or t[0].isdigit() else t[:-1] for t in tokens]


def _adds_nothing(tokens: Sequence[str], stems: Sequence[str], known: set[str]) -> bool:
    new = [t for t, stem in zip(tokens, stems, strict=True) if stem not in known]
    if new and new[-1] is tokens[-1] and any(word.startswith(new[-1]) for word in known):
        new.pop()  # the last word was cut
    little = stop_words()
    return len(new) <= NEW_WORDS * len(tokens) and all(
        not t[0].isdigit() and t not in _NOT and t.encode("utf-8", "replace") in little for t in new
    )


__all__ = ["RULE", "told_twice"]
