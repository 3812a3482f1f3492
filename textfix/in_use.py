"""The model in use: the shipped one, or one that stands in for it for a while."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

M = TypeVar("M")


class InUse(Generic[M]):
    """Calls give the model in use. ``shipped`` gives the one that textfix comes with.

    >>> model = InUse(lambda: "shipped")
    >>> with model.held_out("another"):
    ...     model()
    'another'
    >>> model()
    'shipped'
    """

    def __init__(self, shipped: Callable[[], M]) -> None:
        self._shipped = shipped
        self._instead: list[M] = []

    def __call__(self) -> M:
        return self._instead[-1] if self._instead else self._shipped()

    @contextmanager
    def held_out(self, model: M) -> Iterator[None]:
        """Use another model for a while: how a benchmark looks at pages the shipped one has seen."""
        self._instead.append(model)
        try:
            yield
        finally:
            self._instead.pop()
