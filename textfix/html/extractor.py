"""What another program takes for the article of a page, as evidence beside our own; only on request."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from ..model import TextfixError

GRAM = 4  # words; shorter runs recur by chance
_WORD = re.compile(r"\w+")
# The two ways trafilatura is asked: as it comes, and for all that may be of the article.
WAYS: tuple[dict[str, Any], ...] = ({}, {"include_comments": False, "favor_recall": True})


class Extracted:
    """What trafilatura finds on a page, in several ways.

    ``TextfixError`` when it is not installed. A page that it fails on is a page on which it finds nothing.
    """

    def __init__(self, source: str) -> None:
        try:
            from trafilatura import extract
        except ImportError as error:
            raise TextfixError(
                "extractor: trafilatura is not installed; pip install 'textfix[html]', or leave extractor out"
            ) from error
        self._found = []
        for way in WAYS:
            said = ""
            with suppress(Exception):  # whatever it stumbles over, the document is cleaned without it
                said = extract(source, **way) or ""
            self._found.append(_Runs(said))

    def columns(self, said: Sequence[str]) -> list[list[int]]:
        """For every way a column: how much of each block it holds, in per cent."""
        words = [_WORD.findall(text.casefold()) for text in said]
        return [[found.share(line) for line in words] for found in self._found]


class _Runs:
    def __init__(self, text: str) -> None:
        lines = [tuple(_WORD.findall(line.casefold())) for line in text.split("\n")]
        words = [word for line in lines for word in line]
        self._lines = frozenset(lines)
        self._runs = frozenset(zip(*(words[n:] for n in range(GRAM)), strict=False))

    def share(self, words: Sequence[str]) -> int:
        if len(words) < GRAM:
            return 100 * (tuple(words) in self._lines)
        runs = len(words) - GRAM + 1
        return 100 * sum(tuple(words[i : i + GRAM]) in self._runs for i in range(runs)) // runs
