"""What is said on standard error, and bytes on standard output."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable

TYPE_CHECKING = False  # that of typing, which is dear to import
if TYPE_CHECKING:
    from typing import NoReturn


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


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, as all errors are: what is wrong, what was perhaps meant, where more is said."""
        if message.startswith("unrecognized arguments"):
            from difflib import get_close_matches

            wrong = [word.partition("=")[0] for word in message.split(": ", 1)[1].split() if word[0] == "-"]
            near = [flag for word in wrong for flag in get_close_matches(word, self._option_string_actions, 1)]
            message += f"; did you mean {near[0]}?" if near else ""
        say(f"{message} ({self.prog} --help shows more)")
        raise SystemExit(2)


def parser(command: str, description: str, examples: str) -> ArgumentParser:
    """An argument parser as every command has it, with examples that run."""
    return _Parser(
        prog=f"textfix {command}",
        description=description,
        epilog=f"examples:\n{examples}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
