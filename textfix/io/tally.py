"""What was done to a document, in numbers that add up over many."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from ..model import Result
from ..rules import RULES


@dataclass(slots=True)
class Tally:
    """Counts over documents. Characters are code points of the decoded sources.

    ``kept`` lie in segments that were kept, ``dropped`` in segments that were not, and ``changed`` were
    replaced, taken out or put in by a repair, white space apart. ``rules``: how often each rule changed or
    dropped something.
    """

    documents: int = 0
    articles: int = 0
    kept: int = 0
    dropped: int = 0
    changed: int = 0
    rules: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        self.documents += other.documents
        self.articles += other.articles
        self.kept += other.kept
        self.dropped += other.dropped
        self.changed += other.changed
        self.rules.update(other.rules)

    def line(self, rules: int | None = None) -> str:
        """One line for a person, with the ``rules`` most frequent rules (``None``: all of them).

        >>> Tally(2, 1, 4000, 120, 7, Counter(MOJ001=7, BPL003=1)).line(1)
        '2 documents, 1 article; 4,000 characters kept, 120 dropped, 7 changed; MOJ001 7 …'
        """
        ranked = sorted(self.rules.items(), key=lambda entry: (-entry[1], entry[0]))
        shown = ", ".join(f"{rule} {times:,}" for rule, times in ranked[:rules])
        return (
            f"{plural(self.documents, 'document')}, {plural(self.articles, 'article')}; "
            f"{plural(self.kept, 'character')} kept, {self.dropped:,} dropped, {self.changed:,} changed"
            + (f"; {shown}" if shown else "")
            + (" …" if len(ranked) > len(ranked[:rules]) else "")
        )


def tally(result: Result) -> Tally:
    """The counts of one document."""
    # What is dropped is counted by segment; the change that took it out would be the same thing twice.
    gone = Counter(segment.rule for segment in result.dropped)
    kept = sum(
        sum(segment.end - segment.start for segment in article.segments) or article.end - article.start
        for article in result.articles
    )
    return Tally(
        documents=1,
        articles=len(result.articles),
        kept=kept,
        dropped=sum(segment.end - segment.start for segment in result.dropped),
        changed=sum(max(map(_visible, (c.before, c.after))) for c in result.changes if not _removal(c.rule)),
        rules=gone + Counter(change.rule for change in result.changes if change.rule not in gone),
    )


def plural(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _visible(text: str) -> int:
    """How many characters of a text are more than white space."""
    return len("".join(text.split()))


def _removal(code: str) -> bool:
    return code in RULES and RULES[code].safety == "removal"
