"""Answers that are remembered, within bounds: what is asked about a long text is answered anew each time.

``functools.lru_cache`` bounds how many answers are held, not how large they are; a worker that cleans documents with
lines of megabytes would come to hold thousands of them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Any, ParamSpec, Protocol, TypeVar, cast

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer", covariant=True)


class Remembered(Protocol[Asked, Answer]):
    """A function that remembers its answers to short questions."""

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer: ...

    def cache_clear(self) -> None:
        """Forget every answer."""
        ...


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
        held: Any = lru_cache(entries)(function)
        unheld: Any = function  # asked thousands of times a page: plain functions, since a class's are called slower

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
