"""What is said on standard error, and bytes on standard output."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable


def say(message: str) -> None:
    """One line on standard error, whatever the message holds: a file name may contain anything."""
    note(f"textfix: {shown(message)}")


def note(lines: str) -> None:
    """Lines on standard error; nowhere when nobody reads it any more, for the work goes on all the same."""
    if sys.stderr is None:
        return
    try:
        print(lines, file=sys.stderr, flush=True)
    except (OSError, ValueError):  # the pipe has gone, or the stream is closed
        sys.stderr = None


def shown(text: str) -> str:
    r"""Text that is safe on a terminal: one line, nothing invisible, no broken characters.

    >>> print(shown("a\nb\udc80.txt"))
    a\nb\udc80.txt
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def emit(pieces: Iterable[bytes]) -> None:
    """Bytes to standard output, all of them or an ``OSError`` that says where it happened."""
    if sys.stdout is None:
        raise OSError("standard output: it is closed; give a folder with --out, or open it")
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(f"standard output: {error.strerror}") from error


def mute_stdout() -> None:
    """Send what is still in standard output's buffer nowhere, so that leaving Python cannot fail on it."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError, AttributeError):
        pass  # standard output is no real file: nothing is left in a buffer


def parser(command: str, description: str, examples: str) -> ArgumentParser:
    """An argument parser as every command has it, with examples that run."""
    return ArgumentParser(
        prog=f"textfix {command}",
        description=description,
        epilog=f"examples:\n{examples}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
