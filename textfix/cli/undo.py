"""``textfix undo``: from the records back to the files."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import NamedTuple

from ..io.files import identity, same, write
from ..io.formats import FORMATS, SUFFIX
from ..io.jsonl import Document, Problem, documents
from ..io.tally import plural
from ..io.walk import RECORDS, Input, Unread, walk, why
from ..model import TextfixError
from .messages import emit, parser, say

_EXAMPLES = """\
  textfix undo cleaned --out back
  textfix undo cleaned/a.txt.jsonl > a.txt
  textfix clean - < texts/a.txt | textfix undo -
"""


_NAMED = 5  # problems of one file; a file that is no file of records has one in every line


class Undone(NamedTuple):
    """What became of one document."""

    where: str
    status: str  # "restored", "there already" or "failed"
    reason: str = ""


def run(argv: list[str]) -> int:
    """Give back the files that records were made from."""
    flags = _flags()
    args = flags.parse_args(argv)
    if args.out == "":
        flags.error("--out is empty (an unset variable?); give a folder, . for this one")
    if args.out is None and (len(args.paths) > 1 or os.path.isdir(args.paths[0])):
        flags.error("several files may come back: say where to with --out DIR")
    if "-" in args.paths and len(args.paths) > 1:
        flags.error("'-' (standard input) goes alone")
    counts = {"restored": 0, "there already": 0, "failed": 0}
    to_stdout = args.out is None
    try:
        for undone in _to_stdout(args.paths[0]) if to_stdout else _to_folder(args.paths, args.out, args.force):
            counts[undone.status] += 1
            if undone.status == "failed":
                say(f"{undone.where}: {undone.reason}")
    except KeyboardInterrupt:
        say(f"interrupted: {plural(counts['restored'], 'file')} restored; run it again to go on")
        return 130
    if not args.quiet:
        extra = "".join(f", {counts[what]:,} {what}" for what in ("there already", "failed") if counts[what])
        say(f"{plural(counts['restored'], 'file')} restored{extra}")
    return 2 if counts["failed"] else 0


def _flags() -> ArgumentParser:
    flags = parser(
        "undo",
        "Give back the very bytes that 'textfix clean' was given, from its records alone.\n"
        "Each file is checked against the checksum in its record before it is written.",
        _EXAMPLES,
    )
    flags.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a file of records, a folder that clean wrote (the records of text and Markdown "
        "outputs are in its .textfix folder), or - for standard input",
    )
    flags.add_argument("--out", "-o", metavar="DIR", help="where to write; without it, to standard output")
    flags.add_argument("--force", action="store_true", help="overwrite files that are there and differ")
    flags.add_argument("--quiet", "-q", action="store_true", help="say nothing but what failed")
    return flags


def _to_stdout(path: str) -> Iterator[Undone]:
    found = list(_documents([path]))
    whole = [(where, item) for where, item, _ in found if isinstance(item, Document)]
    if len(whole) > 1:
        yield Undone(path, "failed", f"it holds {len(whole)} documents; say where to with --out DIR")
        return
    for where, item, _ in found:
        if isinstance(item, Problem):
            yield Undone(where, "failed", item.reason)
        elif isinstance(item, Document):
            emit([item.raw])
            yield Undone(where, "restored")
    if not found:
        yield Undone(path, "failed", "it holds no records")


def _to_folder(paths: list[str], out: str, force: bool) -> Iterator[Undone]:
    """Restore every document below ``out``; no file of records is ever overwritten."""
    written: set[str] = set()
    for where, item, record_file in _documents(paths):
        if isinstance(item, Problem):
            yield Undone(where, "failed", item.reason)
            continue
        try:
            target = _target(out, item.name)
            if os.path.lexists(target) and os.path.isfile(target) and same(target, [item.raw]):
                written.add(target)
                yield Undone(where, "there already")
                continue
            _may_write(target, force and target not in written, record_file)
            write([(target, [item.raw])])
        except TextfixError as error:
            yield Undone(where, "failed", str(error))
        except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
            about = error.filename if isinstance(error, OSError) and error.filename else item.name
            yield Undone(where, "failed", f"{about}: {why(error)}")
        else:
            written.add(target)
            yield Undone(where, "restored")


def _documents(paths: list[str]) -> Iterator[tuple[str, Document | Problem, str]]:
    """What the records below ``paths`` hold, each with a name for messages and the file it is from."""
    for path in paths:
        if path == "-":
            if sys.stdin is None:
                yield "standard input", Problem("standard input", "it is closed; pipe records into textfix undo -"), ""
                continue
            for item in documents(sys.stdin.buffer):
                yield _where("standard input", item), item, ""
            continue
        if not os.path.isdir(path) and (folder := _written_below(path)):
            about = f"a text that clean wrote; its record is in {os.path.join(folder, RECORDS)}"
            yield path, Problem(path, f"{about}: give the folder {folder}"), ""
            continue
        # What is hidden counts here: it is where the records of text outputs are.
        globs = ("*.jsonl",) if os.path.isdir(path) else ()
        empty = True
        for found in walk([path], include=globs, hidden=True):
            if isinstance(found, Unread):
                if found.failed:
                    empty = False
                    yield found.path, Problem(found.path, found.reason), ""
                continue
            empty = False
            yield from _read(found)
        if empty:
            yield path, Problem(path, "no records in this folder; give one that textfix clean wrote"), ""


def _written_below(path: str) -> str:
    """The folder below which clean wrote a text or Markdown, whose record is elsewhere; mostly nothing."""
    suffix = next((SUFFIX[form] for form in FORMATS if form != "jsonl" and path.endswith(SUFFIX[form])), "")
    folder, name = os.path.split(path.removesuffix(suffix))
    while suffix:
        if os.path.isfile(os.path.join(folder, RECORDS, name + SUFFIX["jsonl"])):
            return folder or os.curdir
        above, step = os.path.split(folder)
        if not step:
            break
        folder, name = above, os.path.join(step, name)
    return ""


def _read(found: Input) -> Iterator[tuple[str, Document | Problem, str]]:
    empty, problems = True, 0
    try:
        with open(found.path, "rb") as lines:
            for item in documents(lines):
                empty = False
                problems += isinstance(item, Problem)
                if isinstance(item, Document) or problems <= _NAMED:
                    yield _where(found.source, item), item, found.path
        if problems > _NAMED:
            more = f"{plural(problems - _NAMED, 'more line')} of it cannot be read; is it a file of records?"
            yield found.source, Problem(found.source, more), ""
    except OSError as error:
        yield found.source, Problem(found.source, why(error)), ""
        return
    if empty:
        yield found.source, Problem(found.source, "it holds no records"), ""


def _where(source: str, item: Document | Problem) -> str:
    about = item.where if isinstance(item, Problem) else item.name
    return f"{source}: {about}"


def _target(out: str, name: str) -> str:
    """Where a document goes. A record may come from anywhere: its name must not lead out of ``out``."""
    steps = name.replace(os.sep, "/").split("/")
    if not name or os.path.isabs(name) or os.path.splitdrive(name)[0] or {"", ".", ".."} & set(steps):
        raise TextfixError(f"its name {name!r} would not stay below {out}; edit 'path' in its metadata")
    return os.path.join(out, *steps)


def _may_write(target: str, force: bool, record_file: str) -> None:
    if not os.path.lexists(target):
        return
    if record_file and identity(target) == identity(record_file):
        raise TextfixError(f"{target} is the file of records itself; choose another --out")
    if not force:
        raise TextfixError(f"{target} is there and differs; choose another --out, or --force to overwrite it")
