"""Patterns that are compiled when they are first asked.

To compile a pattern of some hundred words takes a millisecond, and most texts never get to ask most of them: what a
judge asks of a line of a chat, of a page of questions, of Japanese. Asking one costs a tenth of a microsecond more than
asking a compiled one, so those that are asked of nearly every line stay ``re.compile``.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Late:
    __slots__ = (*_METHODS, "flags", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for what is not set yet: the methods, before the first of them is asked."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, as far as it is asked things: its methods, ``pattern`` and the given ``flags``.

    >>> late(r"\\d+").findall("1, 20 or 300")
    ['1', '20', '300']
    """
    return cast("re.Pattern[str]", _Late(pattern, flags))
