"""textfix: repairs damaged text, finds the article in it, labels every part, and can undo it all.

>>> import textfix
>>> textfix.fix_text("CafÃ© â€” open")
'Café — open'
"""

from __future__ import annotations

TYPE_CHECKING = False  # what typing.TYPE_CHECKING is, without the cost of importing typing
__version__ = "0.1.0"

_HOME = {
    "clean": "pipeline",
    "fix_text": "pipeline",
    "fix_and_explain": "pipeline",
    "decode": "decoding",
    "score": "repair",
    "segment": "stories.cohesion",
    "Chunk": "chunking",
    "chunks": "chunking",
    "Options": "options",
    "Edit": "edits",
    "Edits": "edits",
    "Article": "model",
    "Change": "model",
    "Decoded": "model",
    "Fixed": "model",
    "Result": "model",
    "Segment": "model",
    "Sentence": "model",
    "TextfixError": "model",
}

__all__ = [
    "Article", "Change", "Chunk", "Decoded", "Edit", "Edits", "Fixed", "Options", "Result", "Segment", "Sentence",
    "TextfixError", "__version__", "chunks", "clean", "decode", "fix_and_explain", "fix_text", "score", "segment",
]  # fmt: skip

if TYPE_CHECKING:
    from .chunking import Chunk, chunks
    from .decoding import decode
    from .edits import Edit, Edits
    from .model import Article, Change, Decoded, Fixed, Result, Segment, Sentence, TextfixError
    from .options import Options
    from .pipeline import clean, fix_and_explain, fix_text
    from .repair import score
    from .stories.cohesion import segment


def __getattr__(name: str) -> object:
    """Load a public name from its module the first time it is asked for: importing textfix is free."""
    if name not in _HOME:
        raise AttributeError(f"module 'textfix' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
