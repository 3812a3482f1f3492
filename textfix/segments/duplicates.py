"""Passages told a second time in nearly the same words: they say nothing that is not in the text already.

A later paragraph goes when an earlier one has all its words in nearly the same order: a copy with small changes, a
copy that was cut short, a sentence pulled out of its paragraph and set large. It stays when it brings a word of its
own that means anything, a number or a name. Lists, tables, code, marked quotations and short lines always stay, and
so does a refrain: a short paragraph that comes back whole, told three times, or by itself in a text that has nothing
of a page around it. What such a text begins with is a summary, which the body says again.
Linear: a passage is compared with the few earlier ones that have all its long words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain

from ..content.lexicon import stop_words
from ..content.repeats import REFRAIN
from ..content.shape import ends_sentence, word_count
from ..content.verdict import drop
from ..late import late
from ..memo import remembered
from ..model import DROPPED_KINDS
from .plain import Labelled, plain

FEWEST_WORDS = 15  # of a paragraph told again; refrains, captions and lines of a poem are shorter
PULLED_WORDS, QUOTED_WORDS = 10, 5  # of a sentence set large beside its paragraph; of one in quotation marks
BESIDE = 3  # blocks between such a sentence and its paragraph, at most
WHOLE = 0.7  # of the earlier passage's length has a copy that may stand anywhere
IN_A_ROW = 4  # words, or as many pairs of characters where no spaces are written
SHARED = 0.6  # of its runs of words stand in the earlier passage
NEW_WORDS = 0.1  # of its words may be others, if they are little ones
FEW = 3  # a text with more such passages repeats by design: posts quote, cards are alike
PLACES = 16  # of a word that are remembered; one with more is common in this text
FEWEST_AGAIN = 3  # tellings of a refrain that stands on a page
ALIKE = 0.1  # of the length by which a refrain may change
MOST_LOOKED_AT = 4  # earlier passages that are compared with one
SHORTEST = 10  # characters; nothing shorter has as many words in any script
SHORTEST_STEM = 4
MEMO, MEMO_CHARS = 1_024, 2_000  # a page is read again until nothing changes
_TOKEN = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\d[\d.,:]*\d|\w+(?:['’]\w+)*")
_ASCII_TOKEN = late(r"\d[\d.,:]*\d|\w+(?:'\w+)*")
_LONG = late(r"[^\W\d_]{5,}(?:['’]\w+)*")  # two fifths of the words where spaces are written
_WIDE = late(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_WORDS: frozenset[str] = frozenset()  # of what neither ends nor begins as a copy does
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
    marked = _passages(labelled)
    if len(marked) < 2:
        return labelled
    copies = _copies({i: labelled[i][0].said for i in marked}, marked)
    if not copies:
        return labelled
    for i in _refrains(labelled, marked, copies):
        del copies[i]
    if len(copies) > FEW:
        return labelled
    out = list(labelled)
    for i, first in copies.items():
        begin = labelled[first][0].said[:30]
        out[i] = out[i][0], drop("duplicate", f"says nothing that {begin!r} does not say", 0.8, rule=RULE)
    return out


def _passages(labelled: Labelled) -> dict[int, frozenset[str]]:
    """The blocks that may be copies or have some, by the words they are marked by."""
    out = {}
    above = ""
    for i, (block, verdict) in enumerate(labelled):
        said = block.said
        # Ann wrote: …
        if len(said) >= SHORTEST and verdict is None and block.shape == "text" and above[-1:] not in (":", "："):
            words = _NO_WORDS if said[-1].isalnum() and said[0].isalpha() else _marked_words(said)
            if words:
                out[i] = words
        above = said
    return out


@remembered(MEMO, MEMO_CHARS)
def _marked_words(raw: str) -> frozenset[str]:
    """Stems of the long words, or of all where no spaces are written: a copy has none of its own.

    Nothing for what cannot be a copy.
    """
    said = plain(raw)
    if said[0] in _QUOTES:
        counts = word_count(said) >= QUOTED_WORDS and said[-1] not in ",;:)]}"
    else:
        begins = said[0].isalpha() and not said[0].islower()
        counts = begins and ends_sentence(said) and word_count(said) >= PULLED_WORDS
    if not counts or "\n" in raw:
        return frozenset()
    if not said.isascii() and _WIDE.search(said):
        return frozenset(_stems(_tokens(said)))
    found = _LONG.findall(said)
    if len(found) > 1 and said.endswith(("…", "...")):
        found.pop()  # it may be cut
    return frozenset([word[:-1].lower() for word in found])


def _tokens(said: str) -> list[str]:
    lower = plain(said).lower()
    return (_ASCII_TOKEN if lower.isascii() else _TOKEN).findall(lower)


def _copies(said: Mapping[int, str], marked: Mapping[int, frozenset[str]]) -> dict[int, int]:
    """Places of copies, and of what each is a copy of."""
    often = Counter(chain.from_iterable(marked.values()))
    told = {word for word, count in often.items() if count > 1}
    later = {i for i, words in marked.items() if words <= told}
    of_later = set().union(*map(marked.__getitem__, later))
    places: dict[str, list[int]] = {}  # where a word of a passage that may be a copy stands
    out: dict[int, int] = {}
    for i, words in marked.items() if later else ():
        if i in later and (first := _first_telling(said, i, _with_all(words, places))) is not None:
            out[i] = first
            continue
        for word in words & of_later:
            seen = places.setdefault(word, [])
            if len(seen) < PLACES:
                seen.append(i)
    return out


def _refrains(labelled: Labelled, marked: Mapping[int, frozenset[str]], copies: Mapping[int, int]) -> list[int]:
    """The copies that are told again on purpose."""
    is_page = any(v is not None and v.kind in DROPPED_KINDS for _, v in labelled)
    top = next((i for i, (b, v) in enumerate(labelled) if v is None and ends_sentence(b.said)), -1)
    often = Counter([block.said for block, _ in labelled])
    out = []
    for i, first in copies.items():
        said, before = labelled[i][0].said, labelled[first][0].said
        in_a_row = [labelled[i + k][0].said for k in (-1, 0, 1) if k == 0 or copies.get(i + k) == first + k]
        if word_count(said) <= REFRAIN and abs(len(said) - len(before)) <= ALIKE * len(before):
            alone = sum(map(word_count, in_a_row)) <= REFRAIN
            again = often[before] >= FEWEST_AGAIN or (alone and not (is_page or first == top))
        else:  # words that somebody says in a story, and says again much later
            again = not is_page and i - first > BESIDE and word_count(said) < PULLED_WORDS
        if again:
            out.append(i)
    return out


def _first_telling(said: Mapping[int, str], i: int, earlier: Sequence[int]) -> int | None:
    return next((first for first in earlier if _says_again(said, i, first)), None)


def _with_all(words: frozenset[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    """The first passages in which all these words stand; words of many passages tell nothing."""
    common: set[int] | None = None
    for word in words:
        seen = places.get(word)
        if seen is None:
            return []
        if len(seen) < PLACES:
            common = set(seen) if common is None else common.intersection(seen)
            if not common:
                return []
        else:
            last = seen
    return sorted(common or last)[:MOST_LOOKED_AT]


def _says_again(said: Mapping[int, str], i: int, first: int) -> bool:
    """Whether one passage tells what an earlier one does, in nearly the same words and nothing more."""
    tokens, before = _tokens(said[i]), _tokens(said[first])
    whole = len(tokens) >= max(FEWEST_WORDS, WHOLE * len(before))
    if not whole and i - first > BESIDE and plain(said[i])[0] not in _QUOTES:
        return False
    stems, known = _stems(tokens), _stems(before)
    runs, earlier = _runs(stems), set(_runs(known))
    shared = sum(run in earlier for run in runs)
    return shared >= SHARED * len(runs) and _adds_nothing(tokens, stems, set(known))


def _runs(stems: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(stems[k:] for k in range(IN_A_ROW)), strict=False)) or [tuple(stems)]


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
