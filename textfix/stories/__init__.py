"""Where a story ends and where the next one begins."""

from .tail import Tail, tail

__all__ = ["Tail", "tail"]
