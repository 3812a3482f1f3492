"""A one-line counter on a terminal."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

_PAUSE = 0.1  # seconds between two updates: smooth to the eye, free for the program
_CLEAR = "\r\x1b[K"


class Progress:
    """Counts steps on ``stream`` where that is a terminal, and stays silent elsewhere, closed streams included."""

    def __init__(self, stream: TextIO | None, total: int, what: str, quiet: bool = False) -> None:
        self._total, self._what = total, what
        self._stream = stream if stream is not None and not quiet and stream.isatty() else None
        self._done, self._next, self._visible = 0, 0.0, False

    def step(self) -> None:
        self._done += 1
        if self._stream and (now := monotonic()) >= self._next:
            self._next = now + _PAUSE
            self._visible = True
            self._write(f"{_CLEAR}{self._done:,} of {self._total:,} {self._what}")

    def clear(self) -> None:
        """Take the counter off the screen, so that a message can be written."""
        if self._visible:
            self._visible = False
            self._write(_CLEAR)

    def _write(self, text: str) -> None:
        try:
            if self._stream:
                self._stream.write(text)
                self._stream.flush()
        except OSError:  # the terminal has gone; the work goes on
            self._stream = None
