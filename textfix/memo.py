"""Answers that are remembered, within bounds: what is asked about a long text is answered anew each time.

``functools.lru_cache`` bounds how many answers are held, not how large they are; a worker that cleans documents with
lines of megabytes would come to hold thousands of them. All that is remembered together takes :data:`BUDGET` bytes at
most: once that much was put away, everything is forgotten and remembering begins anew. Answers are asked for again
within a document, or a site, so little is lost.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, ParamSpec, Protocol, TypeVar, cast

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer", covariant=True)

BUDGET = 48_000_000  # bytes, as weighed
WEIGHED = 16  # one answer in so many is weighed, and counts for all of them
LATER = 16  # such answers, before one is weighed: some are filled while they are used
ENTRY = 200  # bytes of an answer's place in a table, beside what it holds


class Remembered(Protocol[Asked, Answer]):
    """A function that remembers its answers to short questions."""

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer: ...

    def cache_clear(self) -> None:
        """Forget every answer."""
        ...


class _Scale:
    """What was put away since everything was forgotten, by all functions together."""

    def __init__(self) -> None:
        self.answers = self.bytes = 0
        self.waiting: deque[object] = deque()
        self.forgetting: list[Callable[[], None]] = []

    def add(self, asked: object, answer: object) -> None:
        """Count one answer more; forget everything if that is too much."""
        self.answers += 1
        if self.answers % WEIGHED == 0:
            self.waiting.append((asked, answer))
            if len(self.waiting) > LATER:
                self.bytes += WEIGHED * (_weight(self.waiting.popleft()) + ENTRY)
                if self.bytes > BUDGET:
                    self.forget()

    def forget(self) -> None:
        self.answers = self.bytes = 0
        self.waiting.clear()
        for forget in self.forgetting:
            forget()


_SCALE = _Scale()


def forget() -> None:
    """Forget what every function remembers."""
    _SCALE.forget()


def remembered(entries: int, chars: int) -> Callable[[Callable[Asked, Answer]], Remembered[Asked, Answer]]:
    """Remember the last ``entries`` answers, each to a question of at most ``chars`` characters.

    Questions are asked by position. What is remembered for long is best a string, a number or a plain tuple of these,
    which the collector of garbage does not walk through again and again.

    >>> asked = []
    >>> length = remembered(8, 10)(lambda text: asked.append(text) or len(text))
    >>> length("short"), length("short"), length("rather long"), length("rather long"), len(asked)
    (5, 5, 11, 11, 3)
    """

    def remember(function: Callable[Asked, Answer]) -> Remembered[Asked, Answer]:
        unheld: Any = function  # asked thousands of times a page: plain functions, since a class's are called slower
        put_away = _SCALE.add

        def answered(*asked: object) -> Any:
            answer = unheld(*asked)
            put_away(asked, answer)
            return answer

        held: Any = lru_cache(entries)(update_wrapper(answered, function))
        _SCALE.forgetting.append(held.cache_clear)

        def of_one(asked: object, /) -> Any:
            if (len(asked) if type(asked) is str else _length(asked)) > chars:
                return unheld(asked)
            return held(asked)

        def of_some(*asked: object) -> Any:
            size = 0
            for one in asked:
                size += len(one) if type(one) is str else _length(one)
            return (held if size <= chars else unheld)(*asked)

        ask = of_one if unheld.__code__.co_argcount == 1 else of_some
        update_wrapper(ask, function)
        ask.cache_clear = held.cache_clear  # type: ignore[attr-defined]
        return cast("Remembered[Asked, Answer]", ask)

    return remember


def _length(value: object) -> int:
    if isinstance(value, str):
        return len(value)
    size = 0
    if isinstance(value, tuple):
        for part in value:
            size += len(part) if type(part) is str else _length(part)
    return size


_PLAIN = (str, int, float, type, type(None))
_HOLDERS = (tuple, list, set, frozenset, dict)


def _weight(value: object) -> int:
    """Bytes of a value and of the strings, numbers, tuples, sets and mappings in it, but for what other objects hold
    that it knows of."""
    size = 0
    todo = [value]
    while todo:
        one = todo.pop()
        size += sys.getsizeof(one)
        if isinstance(one, dict):
            todo += one
            todo += one.values()
        elif isinstance(one, _HOLDERS):
            todo += one
        elif not isinstance(one, _PLAIN):
            own = [getattr(one, name, None) for name in getattr(one, "__slots__", ())]
            own += getattr(one, "__dict__", {}).values()
            todo += [part for part in own if isinstance(part, _PLAIN + _HOLDERS)]
    return size
