"""How well does a text read? A character trigram model of 39 languages, small enough to ship.

Every decision between readings of the same bytes (which code page, is this mojibake, which letter was
lost) asks the same question, and asks it here. The weights are counted from public sentences by
``benchmarks/build_reading.py``; ``model.json`` beside them says which, their licence and the scores.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

from .fold import ODD, fold
from .scripts import script, unseen
from .tables import Table, read_tables

__all__ = ["Reader", "fold", "load"]

SAMPLE = 4_000  # characters that score() looks at; the mean moves by less than 0.02 when more are read
WINDOWS = 8  # parts the sample is taken in, evenly spaced
GLANCE = 300  # characters that choose the languages; beyond 300 the held-out choice no longer changes
SHORTLIST = 7  # languages that pairs of characters choose from all, before triples decide
SPEAKERS = 3  # languages that each line of a text may choose from
ORDINARY = -2.2  # what score() gives ordinary text; the middle of the 39 languages' medians is -2.2 unpaced


class Reader:
    """The models of all languages.

    >>> reader = load()
    >>> reader.score("Der Himmel über Köln ist grau.") > reader.score("Der Himmel Ã¼ber KÃ¶ln ist grau.") + 0.5
    True
    >>> reader.guess("Der Himmel über Köln ist grau.")[0][0]
    'de'
    """

    __slots__ = ("_best", "_tables", "languages")

    def __init__(self, tables: dict[str, Table]) -> None:
        self._tables = tables
        self._best: tuple[dict[str, float], frozenset[str]] | None = None
        self.languages: tuple[str, ...] = tuple(tables)

    def score(self, text: str) -> float:
        """Mean natural-log probability of a character of ``text``; higher reads better, "" gives 0.0.

        Each line is read in the language that suits it best, of the few that suit the whole. A Chinese
        character says three times as much as a letter, so every language is set to the same pace:
        ordinary text reads at about :data:`ORDINARY` in each. Of a long text evenly spaced windows are
        read, :data:`SAMPLE` characters in all.
        """
        folded = fold_lines(sample(text, SAMPLE))
        if not folded:
            return 0.0
        speakers = self._speakers(folded)
        length, paced = 0, 0.0
        for line in folded:
            total, expected = max((table.total(line), table.expected(line)) for table in speakers)
            signs = len(line) - line.count(ODD)
            length += signs
            paced += signs * total / expected if signs else 0.0
        return ORDINARY * paced / length if length else 0.0

    def logprob(self, text: str, language: str | None = None) -> float:
        """Natural-log probability of the whole ``text``, in ``language`` or in what suits each line best.

        ``KeyError`` for a language that has no model.
        """
        folded = fold_lines(text)
        if language is not None:
            return sum(self._tables[language].total(line) for line in folded)
        return self._total(folded)

    def guess(self, text: str, k: int = 3) -> list[tuple[str, float]]:
        """The ``k`` likeliest languages with the share of belief each has, 0..1; none for blank text."""
        ranked = self._rank(fold_lines(sample(text, SAMPLE)))[:k]
        if not ranked:
            return []
        best = ranked[0][0]
        shares = [exp(total - best) for total, _ in ranked]
        whole = sum(shares)
        return [(language, share / whole) for share, (_, language) in zip(shares, ranked, strict=True)]

    def familiarity(self, text: str) -> float:
        """The sum of each character's ln P in the language that uses it most: a quick upper bound of sorts,
        to leave out readings of which :meth:`logprob` need not be asked."""
        best, scripts = self._best or self._gather()
        return sum(best[c] if c in best else unseen(c, scripts) for c in text.lower())

    def _gather(self) -> tuple[dict[str, float], frozenset[str]]:
        best: dict[str, float] = {}
        for table in self._tables.values():
            for char in table.letters():
                best[char] = max(best.get(char, table[char]), table[char])
        self._best = best, frozenset().union(*(table.scripts for table in self._tables.values()))
        return self._best

    def step(self, language: str, a: str, b: str, c: str) -> float:
        """ln P(c | a, b) for one lower-case character behind two others ("" for none)."""
        return self._tables[language][a + b + c]

    def letters(self, language: str) -> frozenset[str]:
        """The characters that the sample of a language shows often enough to be counted."""
        return self._tables[language].letters()

    def _total(self, folded: list[str]) -> float:
        speakers = self._speakers(folded)
        return sum(max(table.total(line) for table in speakers) for line in folded)

    def _speakers(self, folded: list[str]) -> list[Table]:
        return [self._tables[language] for _, language in self._rank(folded)[:SPEAKERS]]

    def _rank(self, folded: list[str]) -> list[tuple[float, str]]:
        """Languages by how well they read a part of the text, best first."""
        part = sample(" ".join(folded), GLANCE)
        if not part:
            return []
        scripts = {script(c) for c in set(part)} - {""}
        able = [name for name, table in self._tables.items() if table.scripts & scripts] or ["en"]
        if len(able) > SHORTLIST:
            able = sorted(able, key=lambda name: -self._tables[name].quick(part))[:SHORTLIST]
        return sorted(((self._tables[name].total(part), name) for name in able), key=lambda item: (-item[0], item[1]))


def fold_lines(text: str) -> list[str]:
    """The lines of ``text`` that are not blank, folded."""
    return [line for line in map(str.strip, map(fold, text.split("\n"))) if line]


def sample(text: str, size: int) -> str:
    """``text`` itself, or ``size`` characters of it in evenly spaced windows."""
    if len(text) <= size:
        return text
    window = size // WINDOWS
    stride = (len(text) - window) / (WINDOWS - 1)
    starts = [int(stride * n) for n in range(WINDOWS)]
    return "\n".join(text[start : start + window] for start in starts)


@lru_cache(1)
def load() -> Reader:
    """The shipped model, read once; a language's table is unpacked when it is first asked."""
    return Reader(read_tables())
