"""``textfix clean``: from damaged texts to records, plain text or Markdown."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from typing import get_args

from ..io.admission import remark
from ..io.batch import Outcome, Plan, Status, clean_bytes, clean_file, lost, outputs
from ..io.files import identity, unwritable
from ..io.formats import FORMATS
from ..io.progress import Progress
from ..io.tally import Tally, plural, tally
from ..io.walk import Input, Unread, walk, why
from ..model import TextfixError
from ..options import Options
from . import config
from .messages import emit, note, parser, say, shown

_RULES_SHOWN = 6  # in the summary; more no longer fit a terminal's line
_FILES_SHOWN = 3  # that are skipped, or have something to tell, for the same reason

_EXAMPLES = """\
  textfix clean texts --out cleaned
  textfix clean texts --out plain --format text --include '*.txt' --keep tags
  textfix clean texts/a.txt --format markdown
  textfix clean - < texts/a.txt > a.jsonl
"""


def run(argv: list[str]) -> int:
    """Clean what the command line names."""
    flags = _flags()
    args = flags.parse_args(argv)
    lone = args.paths[0] if len(args.paths) == 1 else None
    if "-" in args.paths and (lone is None or args.out is not None):
        flags.error("'-' (standard input to standard output) goes alone and without --out")
    if args.out is None and (lone is None or os.path.isdir(lone)):
        flags.error("several files may come out: say where to with --out DIR")
    if args.resume and args.force:
        flags.error("--resume leaves what is up to date, --force does it anew: give one of them")
    if args.out == "":
        flags.error("--out is empty (an unset variable?); give a folder, . for this one")
    if args.out is not None and os.path.exists(args.out) and not os.path.isdir(args.out):
        flags.error(f"--out {args.out} is a file; give a folder")
    options = config.options(args)
    if args.out is None:
        return _to_stdout(args.paths[0], options, args)
    return _to_folder(Plan(args.out, args.format, options, args.force, args.dry_run), args)


def _flags() -> ArgumentParser:
    flags = parser(
        "clean",
        "Repair texts, find the articles in them and label every part. Nothing is lost: what is\n"
        "dropped is in the record with its reason, and 'textfix undo' gives back every byte.",
        _EXAMPLES,
    )
    flags.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="a file, a folder (all that is in it but hidden files), or - for standard input",
    )
    flags.add_argument(
        "--out",
        "-o",
        metavar="DIR",
        help="the folder to write to, which gets the tree of the folder read; "
        "without it, one input goes to standard output",
    )
    flags.add_argument(
        "--format",
        choices=FORMATS,
        default="jsonl",
        help="jsonl (the default): a.txt becomes a.txt.jsonl, one article a line; text: a.txt.txt; markdown: "
        "a.txt.md, both with their records in DIR/.textfix",
    )
    flags.add_argument("--include", action="append", default=[], metavar="GLOB", help="only files that match")
    flags.add_argument("--exclude", action="append", default=[], metavar="GLOB", help="none that match")
    flags.add_argument("--workers", type=_workers, default=1, metavar="N", help="processes to use (1)")
    flags.add_argument("--resume", action="store_true", help="leave what is up to date alone, as it is by default")
    flags.add_argument("--dry-run", action="store_true", help="say what would be written, write nothing")
    flags.add_argument(
        "--force",
        action="store_true",
        help="redo outputs that are up to date, overwrite files that textfix did not write",
    )
    flags.add_argument("--quiet", "-q", action="store_true", help="say nothing but what failed")
    flags.add_argument("--verbose", "-v", action="store_true", help="name every file and every rule")
    config.add_flags(flags)
    return flags


def _workers(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number of processes; give 1 or more")
    return int(text)


def _to_stdout(path: str, options: Options, args: Namespace) -> int:
    """One input to standard output."""
    source, name = ("-", "stdin") if path == "-" else (path, os.path.basename(path))
    try:
        if path != "-":
            for found in walk([path]):
                if isinstance(found, Unread):
                    raise TextfixError(found.reason)
                source, name = found.source, found.name
        if args.dry_run:
            emit([f"{shown(source)} to standard output\n".encode()])
            return 0
        if path == "-" and sys.stdin is None:
            raise TextfixError("it is closed; give a file, or pipe a text into textfix clean -")
        with sys.stdin.buffer if path == "-" else open(path, "rb") as file:
            raw = file.read()
        cleaned = clean_bytes(raw, source, name, options)
        if not args.quiet and (told := remark(raw, name)):
            say(f"{'standard input' if path == '-' else path}: {told}")
    except (OSError, TextfixError) as error:
        reason = why(error) if isinstance(error, OSError) else str(error)
        say(f"{'standard input' if path == '-' else path}: {reason}")
        return 2
    emit(cleaned.contents(args.format, options)[0])
    if not args.quiet:
        say(tally(cleaned.result).line(None if args.verbose else _RULES_SHOWN))
    return 0


def _to_folder(plan: Plan, args: Namespace) -> int:
    """Every input to its own file below the output folder."""
    if reason := unwritable(plan.out):
        say(f"--out {plan.out}: {reason}; choose a folder that can be written to")
        return 2
    found = list(walk(args.paths, out=plan.out, include=args.include, exclude=args.exclude))
    tasks = [item for item in found if isinstance(item, Input)]
    progress = Progress(sys.stderr, len(tasks), "files", quiet=args.quiet)
    total, counts, done = Tally(), dict.fromkeys(get_args(Status), 0), 0
    reasons: Counter[str] = Counter()
    work = partial(clean_file, plan)
    try:
        for item in _outcomes(found, plan, work, args.workers):
            if isinstance(item, Unread) and not item.failed:
                if not args.quiet:
                    progress.clear()
                    say(f"{item.path}: {item.reason}")
                continue
            outcome = Outcome(item.path, "failed", reason=item.reason) if isinstance(item, Unread) else item
            counts[outcome.status] += 1
            done += outcome.status != "failed"
            total.add(outcome.tally or Tally())
            progress.step()
            _report(outcome, plan, args, progress, reasons)
    except KeyboardInterrupt:
        progress.clear()
        say(f"interrupted: {done:,} of {plural(len(tasks), 'file')} done; run it again to go on from there")
        return 130
    progress.clear()
    for reason, times in reasons.items():
        if times > _FILES_SHOWN and not args.verbose:
            say(f"{plural(times - _FILES_SHOWN, 'more file')}: {reason}")
    if not found:
        say(f"no files to clean in {', '.join(args.paths)}")
    if not args.quiet and not plan.dry_run:
        line = total.line(None if args.verbose else _RULES_SHOWN)
        others = ("up to date", "skipped", "failed")
        say(line + "".join(f"; {counts[what]:,} {what}" for what in others if counts[what]))
    return 2 if counts["failed"] else 0


def _outcomes(
    found: list[Input | Unread], plan: Plan, work: partial[Outcome], workers: int
) -> Iterator[Outcome | Unread]:
    """What came of everything that was found, failures and successes in one order."""
    checked = list(_checked(found, plan))
    tasks = [item for item in checked if isinstance(item, Input)]
    if workers > 1:
        from ..io.workers import in_order

        results = in_order(work, tasks, min(workers, len(tasks)), partial(lost, plan))
    else:
        results = map(work, tasks)
    for item in checked:
        if not isinstance(item, Input):
            yield item
        elif (outcome := next(results, None)) is not None:
            yield outcome


def _checked(found: Iterable[Input | Unread], plan: Plan) -> Iterator[Input | Unread]:
    """Stop, before anything is written, what would write onto an input or twice onto one output."""
    found = list(found)
    inputs = {identity(item.path) for item in found if isinstance(item, Input)} - {None}
    taken: dict[str, Input] = {}
    ends = {outputs(plan, item.name)[0][0] for item in found if isinstance(item, Input)}
    for item in found:
        if isinstance(item, Unread):
            yield item
            continue
        first = taken.setdefault(item.name, item)
        onto = next((path for path, _ in outputs(plan, item.name) if identity(path) in inputs), None)
        if onto:
            yield Unread(item.source, f"its output {onto} is itself an input; choose another --out")
        elif first is item:
            yield item if not (file := _file_above(item, plan, ends)) else Unread(
                item.source, f"its output would lie below {file}, which is that of another input; choose another --out"
            )
        elif identity(first.path) != identity(item.path):
            reason = f"its output would be that of {first.source}; clean it into another --out"
            yield Unread(item.source, reason)


def _file_above(item: Input, plan: Plan, ends: set[str]) -> str:
    """The output of another input, a file, where this one's output needs a folder; mostly nothing."""
    above = os.path.dirname(outputs(plan, item.name)[0][0])
    while len(above) > len(plan.out):
        if above in ends:
            return above
        above = os.path.dirname(above)
    return ""


def _report(outcome: Outcome, plan: Plan, args: Namespace, progress: Progress, reasons: Counter[str]) -> None:
    if outcome.status == "failed":
        progress.clear()
        say(f"{outcome.source}: {outcome.reason}")
        if args.verbose and outcome.trace:
            note(outcome.trace)
        return
    if outcome.reason and not args.quiet:
        reasons[outcome.reason] += 1
        if args.verbose or reasons[outcome.reason] <= _FILES_SHOWN:
            progress.clear()
            say(f"{outcome.source}: {outcome.reason}")
    if outcome.status == "skipped":
        return
    if plan.dry_run:
        progress.clear()
        emit([f"{shown(outcome.output)} {outcome.status.replace('written', 'would be written')}\n".encode()])
    elif args.verbose:
        progress.clear()
        say(f"{outcome.source}: {outcome.output} {outcome.status}")
