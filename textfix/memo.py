"""Answers that are remembered, within bounds: what is asked about a long text is answered anew each time.

``functools.lru_cache`` bounds how many answers are held, not how large they are; a worker that cleans documents with
lines of megabytes would come to hold thousands of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Generic, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Remembered(Generic[Asked, Answer]):
    """A function that remembers its answers to short questions."""

    def __init__(self, function: Callable[Asked, Answer], entries: int, chars: int) -> None:
        self._function = function
        self._chars = chars
        self._held: Callable[..., Answer] = lru_cache(entries)(function)
        update_wrapper(self, function)

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        chars = 0
        for asked in args:
            chars += len(asked) if type(asked) is str else _length(asked)
        if chars > self._chars:
            return self._function(*args, **kwargs)
        return self._held(*args, **kwargs)

    def cache_clear(self) -> None:
        """Forget every answer."""
        self._held.cache_clear()  # type: ignore[attr-defined]


def remembered(entries: int, chars: int) -> Callable[[Callable[Asked, Answer]], Remembered[Asked, Answer]]:
    """Remember the last ``entries`` answers, each to a question of at most ``chars`` characters.

    >>> asked = []
    >>> length = remembered(8, 10)(lambda text: asked.append(text) or len(text))
    >>> length("short"), length("short"), length("rather long"), length("rather long"), len(asked)
    (5, 5, 11, 11, 3)
    """
    return lambda function: Remembered(function, entries, chars)


def _length(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    return sum(map(_length, value)) if isinstance(value, tuple) else 0
