"""How well does a text read? A character trigram model of 39 languages, small enough to ship.

Every decision between readings of the same bytes (which code page, is this mojibake, which letter was
lost) asks the same question, and asks it here. The weights are counted from public sentences by
``benchmarks/build_reading.py``; ``model.json`` beside them says which, their licence and the scores.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

from .counted import Counted, Edited
from .fold import ODD, fold
from .pairs import Pairs
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

    __slots__ = ("_best", "_groups", "_last", "_tables", "languages")

    def __init__(self, tables: dict[str, Table]) -> None:
        self._tables = tables
        self._best: tuple[dict[str, float], frozenset[str]] | None = None
        self._last = Counted("")
        self.languages: tuple[str, ...] = tuple(tables)
        alike: dict[frozenset[str], dict[str, Table]] = {}
        for name, table in tables.items():
            alike.setdefault(table.scripts, {})[name] = table
        self._groups = [(scripts, Pairs(group)) for scripts, group in alike.items()]

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
        speakers = self._speakers(_part(folded))
        length, paced = 0, 0.0
        for line in folded:
            totals = Counted(line).totals(speakers)
            total, expected = max((total, table.expected(line)) for total, table in zip(totals, speakers, strict=True))
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
        if not folded:
            return 0.0
        part = _part(folded)
        speakers = self._speakers(part)
        return _total(part, speakers) if _is_glance(folded) else sum(max(Counted(x).totals(speakers)) for x in folded)

    def near(self, text: str) -> Near:
        """For comparing many texts to this one, which differ from it in a few places."""
        return Near(self, text)

    def guess(self, text: str, k: int = 3) -> list[tuple[str, float]]:
        """The ``k`` likeliest languages with the share of belief each has, 0..1; none for blank text."""
        folded = fold_lines(sample(text, SAMPLE))
        if not folded:
            return []
        ranked = self._rank(self._counted(_part(folded).text))[:k]
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

    def _counted(self, text: str) -> Counted:
        """A text that is short; what was asked for last is known, for lines are compared once their language is."""
        last = self._last
        if last.text != text:
            last = self._last = Counted(text)
        return last

    def _speakers(self, part: Counted) -> list[Table]:
        return [self._tables[language] for _, language in self._rank(part)[:SPEAKERS]]

    def _rank(self, part: Counted) -> list[tuple[float, str]]:
        """Languages by how well they read a part of a text, best first."""
        scripts = set(map(script, set(part.text)))
        groups = [group for own, group in self._groups if not own.isdisjoint(scripts)]
        able = [name for group in groups for name in group.languages] or ["en"]
        if len(able) > SHORTLIST:
            costs = [cost for group in groups for cost in group.costs(part.sum(group))]
            able = [name for _, name in sorted(zip(costs, able, strict=True))[:SHORTLIST]]
        totals = part.totals([self._tables[name] for name in able])
        return sorted(zip(totals, able, strict=True), key=lambda item: (-item[0], item[1]))


class Near:
    """Reads texts that differ from one in a few places: only what differs is counted."""

    def __init__(self, reader: Reader, text: str) -> None:
        self._reader = reader
        self._text = text
        self._folded = [fold(line).strip() for line in text.split("\n")]
        self._lines: dict[int, Counted] = {}  # those that were asked for
        if _is_glance(self._folded):
            self._part = self._lines[0] = reader._counted(self._folded[0])
        else:
            self._part = _part(self._folded)
        self._speakers = reader._speakers(self._part)

    def gain(self, text: str) -> float:
        """By how many nats ``text`` is likelier, as :meth:`Reader.logprob` reads both."""
        before, after = self._text.split("\n"), text.split("\n")
        if len(before) != len(after):
            return self._reader.logprob(text) - self._reader.logprob(self._text)
        folded = [*self._folded]
        edited: dict[int, Counted] = {}
        for n, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                folded[n] = fold(new).strip()
                edited[n] = Edited(folded[n], self._line(n))
        if not edited:
            return 0.0
        part = edited[0] if _is_glance(folded) else Edited(_part(folded).text, self._part)
        speakers = self._reader._speakers(part)
        gain = sum([_total(new, speakers) - _total(self._lines[n], self._speakers) for n, new in edited.items()])
        if [*map(id, speakers)] != [*map(id, self._speakers)]:
            rest = (Counted(line) for n, line in enumerate(folded) if line and n not in edited)
            gain += sum(_total(line, speakers) - _total(line, self._speakers) for line in rest)
        return gain

    def _line(self, n: int) -> Counted:
        found = self._lines.get(n)
        if found is None:
            found = self._lines[n] = Counted(self._folded[n])
        return found


def _total(line: Counted, speakers: list[Table]) -> float:
    return max(line.totals(speakers)) if line.text else 0.0


def _is_glance(folded: list[str]) -> bool:
    """Is a text of one line all that its languages are chosen by? Then it is counted once."""
    return len(folded) == 1 and len(folded[0]) <= GLANCE


def _part(folded: list[str]) -> Counted:
    """The part of the lines of a text that its languages are chosen by."""
    return Counted(sample(" ".join(filter(None, folded)), GLANCE))


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
