"""Which of two readings of a line reads better, asked of the character models."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Judge:
    """Remembers how the lines of one document read."""

    def __init__(self) -> None:
        from .. import reading

        self._reader = reading.load()
        self._known: dict[str, float] = {}

    def reads(self, line: str) -> float:
        """ln P of the line in the language that suits it best."""
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = self._reader.logprob(line)
        return known

    def gain(self, before: str, after: str) -> float:
        """By how many nats ``after`` reads better than ``before``."""
        return self.reads(after) - self.reads(before)


def lines(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """The lines of ``text`` that hold a match of ``pattern``, each with its offset."""
    at = 0
    while match := pattern.search(text, at):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        at = end
