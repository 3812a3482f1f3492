"""A one-line counter on a terminal."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

_PAUSE = 0.1  # seconds between two updates: smooth to the eye, free for the program
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts steps on ``stream`` where that is a terminal, and stays silent elsewhere."""

    def __init__(self, stream: TextIO, total: int, what: str, quiet: bool = False) -> None:
        self._stream, self._total, self._what = stream, total, what
        self._shown = not quiet and stream.isatty()
        self._done, self._next, self._visible = 0, 0.0, False

    def step(self) -> None:
        self._done += 1
        if self._shown and (now := monotonic()) >= self._next:
            self._next = now + _PAUSE
            self._visible = True
            self._stream.write(f"{_CLEAR}{self._done:,} of {self._total:,} {self._what}")
            self._stream.flush()

    def clear(self) -> None:
        """Take the counter off the screen, so that a message can be written."""
        if self._visible:
            self._visible = False
            self._stream.write(_CLEAR)
            self._stream.flush()
