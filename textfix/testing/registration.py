"""Tells hypothesis how to draw textfix's types, so that ``st.from_type(textfix.Article)`` works.

Hypothesis calls :func:`register` when it is imported, by the entry point in pyproject.toml. It must cost
next to nothing there: the strategies themselves are loaded when the first of them is drawn.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hypothesis import strategies as st

STRATEGIES = {
    "Article": "articles", "Change": "changes", "Fixed": "fixed", "Options": "options", "Result": "results",
    "Segment": "segments",
}  # fmt: skip


def register() -> None:
    """Register a strategy for each of textfix's public types. Doing so twice is harmless."""
    import textfix

    for type_name, strategy in STRATEGIES.items():
        _register(getattr(textfix, type_name), strategy)
    _register(import_module("textfix.testing.damages").Damaged, "damaged", home="texts")


def _register(type_: type, strategy: str, home: str = "models") -> None:
    def load(_: Any) -> st.SearchStrategy[Any]:
        drawn: st.SearchStrategy[Any] = getattr(import_module(f"textfix.testing.{home}"), strategy)()
        return drawn

    st.register_type_strategy(type_, load)
