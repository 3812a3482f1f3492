"""``textfix laws``: hold anybody's cleaner against the laws of textfix.testing."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import reduce
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from types import ModuleType
from typing import TYPE_CHECKING, Any

from ..model import TextfixError
from .messages import emit, parser, say

if TYPE_CHECKING:
    from ..testing import Outcome

_EXAMPLES = """\
  textfix laws ftfy:fix_text
  textfix laws builtins:str.strip --only total,idempotent
  textfix laws my_cleaner.py:clean --examples 1000 --json
  textfix laws --list
"""


def run(argv: list[str]) -> int:
    """Print what became of each law. 0 none is broken · 1 one is · 2 the function cannot be loaded or judged."""
    flags = _flags()
    args = flags.parse_args(argv)
    if args.function is None and not args.list:
        flags.error("name a function: textfix laws MODULE:FUNCTION")
    with redirect_stdout(sys.stderr):  # what the module says while it is loaded is no part of the table
        cleaner = load(args.function) if args.function else str
    try:
        from ..testing import check
    except ModuleNotFoundError as error:  # hypothesis: the message says how to install it
        raise TextfixError(str(error)) from error
    from ..testing.table import as_dict, table

    if args.list:
        emit([_list()])
        return 0
    only = [name.strip() for part in args.only for name in part.split(",") if name.strip()] if args.only else None
    if only == []:
        flags.error("--only names no law; textfix laws --list shows them all")
    with redirect_stdout(sys.stderr):
        report = check(cleaner, only, args.examples, seed=args.seed, name=args.function, told=_progress())
    emit([json.dumps(as_dict(report), indent=2).encode() if args.json else table(report).encode(), b"\n"])
    if not report.judged:
        say(f"{args.function} was not judged: {report.outcomes[0].why}")
        return 2
    return 0 if report.ok else 1


def _progress() -> Callable[[Outcome], None] | None:
    """Says each verdict as it comes: on a terminal only, for some laws take their time."""
    if not sys.stderr.isatty():
        return None
    return lambda outcome: say(f"{outcome.law}: {outcome.verdict}")


def _flags() -> ArgumentParser:
    flags = parser(
        "laws",
        "Draw damaged and odd texts, give them to a function from str to str, and say which laws of a good\n"
        "cleaner it breaks, each with the smallest text that shows it. Needs: pip install \"textfix[testing]\"\n\n"
        "exit status: 0 no law is broken, 1 one is, 2 the function cannot be loaded, or no law could be judged",
        _EXAMPLES,
    )
    what = "a module, or a file ending in .py, and what to call in it"
    flags.add_argument("function", nargs="?", metavar="MODULE:FUNCTION", help=what)
    flags.add_argument("--only", action="append", metavar="LAW[,LAW]", help="these laws and no others")
    flags.add_argument("--examples", type=int, default=100, metavar="N", help="cases a law (default 100)")
    flags.add_argument("--seed", type=int, metavar="N", help="draw the cases of an earlier run again")
    flags.add_argument("--json", action="store_true", help="print JSON in place of the table")
    flags.add_argument("--list", action="store_true", help="list the laws and what they mean")
    return flags


def load(name: str) -> Callable[..., Any]:
    """The function that ``MODULE:FUNCTION`` names. ``TextfixError`` says what is wrong with the name.

    >>> load("builtins:str.strip")(" a ")
    'a'
    """
    home, colon, path = name.partition(":") if not name.endswith(".py") else (name, "", "")
    if not (home and colon and path):
        raise TextfixError(f"{name}: write MODULE:FUNCTION, for example ftfy:fix_text or my_cleaner.py:clean")
    module = _module(home)
    try:
        found = reduce(getattr, path.split("."), module)
    except AttributeError:
        from difflib import get_close_matches

        near = get_close_matches(path, dir(module), 1)
        raise TextfixError(f"{home} has no {path!r}" + (f"; did you mean {near[0]!r}?" if near else "")) from None
    if not callable(found):
        raise TextfixError(f"{name} is of type {type(found).__name__}; a function from str to str is needed")
    return found


def _module(home: str) -> ModuleType:
    try:
        if not home.endswith(".py"):
            if os.getcwd() not in sys.path:
                sys.path.insert(0, os.getcwd())
            return import_module(home)
        return _file(os.path.abspath(home))
    except Exception as error:  # whatever the user's module raises while it is loaded
        raise TextfixError(f"{home} cannot be loaded: {type(error).__name__}: {error}") from error


def _file(path: str) -> ModuleType:
    """A file loaded as Python loads a script: its folder is searched first, and the module can be found by its name."""
    folder, name = os.path.split(path[: -len(".py")])
    if folder not in sys.path:
        sys.path.insert(0, folder)
    if name in sys.modules:  # a file json.py is not to stand in for the module that others have loaded
        name = f"{name} of {folder}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)  # dataclasses and pickle look their module up
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _list() -> bytes:
    from ..testing.catalogue import REGISTRY, standard
    from ..testing.lawbook import page

    rows = []
    for name in dict.fromkeys([*(law.name.partition("(")[0] for law in standard()), *REGISTRY]):
        rows.append(f"{name}\n" + "".join(f"    {line}\n" if line else "\n" for line in page(name).splitlines()))
    return "\n".join(rows).encode()
