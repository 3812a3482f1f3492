"""The command line: ``textfix COMMAND``, one module a command, loaded when it is called for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

COMMANDS = {
    "clean": "repair texts, find their articles, label every part",
    "undo": "give back the files that textfix cleaned, byte for byte",
    "rule": "explain a rule: what it does, why, how safe it is",
    "laws": "hold anybody's cleaner against the laws of a good one",
}

_EXAMPLE = """
To begin with, clean a folder and look at one record:
  textfix clean texts --out cleaned
  textfix clean texts/a.txt --format text

Every command explains itself: textfix clean --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit status.

    0 done · 2 bad usage or configuration, or an input failed (after the rest were finished) ·
    130 interrupted.

    >>> main(["rule", "MOJ01"])
    2
    """
    from .messages import mute_stdout, say

    try:
        return _run(sys.argv[1:] if argv is None else list(argv))
    except SystemExit as stop:  # argparse has printed its help or its error
        return stop.code if isinstance(stop.code, int) else 2
    except KeyboardInterrupt:
        say("interrupted")
        return 130
    except BrokenPipeError:  # the reader (head, less) has seen enough
        mute_stdout()
        return 0
    except OSError as error:  # standard output cannot be written
        mute_stdout()
        say(str(error))
        return 2
    except ValueError as error:
        from ..model import TextfixError

        if not isinstance(error, TextfixError):
            raise
        say(str(error))
        return 2


def _run(argv: list[str]) -> int:
    from argparse import ArgumentParser, RawDescriptionHelpFormatter

    if argv and argv[0] in COMMANDS:
        from importlib import import_module

        status = import_module(f".{argv[0]}", __name__).run(argv[1:])
        if sys.stdout is not None:
            sys.stdout.flush()
        return int(status)

    class Help(RawDescriptionHelpFormatter):
        def __init__(self, prog: str) -> None:
            super().__init__(prog, width=80)  # else argparse loads shutil to ask the terminal

    listing = "\n".join(f"  {name:<8}{summary}" for name, summary in COMMANDS.items())
    parser = ArgumentParser(
        prog="textfix",
        usage="textfix COMMAND ...",
        description="Repair damaged text, find the article in it, label every part, and undo it all.\n\n"
        f"commands:\n{listing}",
        epilog=_EXAMPLE,
        formatter_class=Help,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    parser.add_argument("command", nargs="?", help="one of the above").metavar = "COMMAND"
    args = parser.parse_args(argv[:1])
    if args.version:
        from .. import __version__

        if sys.stdout is None:
            raise OSError("standard output: it is closed")
        print(f"textfix {__version__}")
        sys.stdout.flush()
        return 0
    from .messages import say

    listed = f"choose from {', '.join(COMMANDS)}"
    if args.command is None:
        say(f"a command is missing; {listed}")
        return 2
    from difflib import get_close_matches

    near = get_close_matches(args.command, COMMANDS, 1)
    say(f"unknown command {args.command!r}; " + (f"did you mean {near[0]!r}?" if near else listed))
    return 2
