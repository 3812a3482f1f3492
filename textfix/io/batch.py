"""One file from its bytes to its outputs: what a worker does."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import Any, Literal, NamedTuple

from .. import __version__
from ..model import Result, TextfixError
from ..options import Options
from .admission import Skipped, admit, remark
from .files import begins, digest, write
from .formats import SUFFIX, Format, render
from .jsonl import intact, sealed, stamp
from .record import options_table, records, restore_bytes
from .tally import Tally, tally
from .walk import RECORDS, Input, why

HTML_NAMES = (".html", ".htm", ".xhtml")  # such a file is HTML when it holds a single tag

Status = Literal["written", "up to date", "skipped", "failed"]
State = Literal["new", "current", "old", "edited", "foreign"]


class Plan(NamedTuple):
    """What holds for all files of one run."""

    out: str
    form: Format
    options: Options
    force: bool = False
    dry_run: bool = False


class Outcome(NamedTuple):
    """What became of one input. ``reason`` says why it was skipped or failed, or what else is to be told of it;
    ``trace`` is for a report of the fault."""

    source: str
    status: Status
    output: str = ""
    reason: str = ""
    trace: str = ""
    tally: Tally | None = None


class Cleaned(NamedTuple):
    """A cleaned document with its records."""

    result: Result
    records: list[dict[str, Any]]

    def contents(self, form: Format, options: Options) -> list[list[bytes]]:
        """The bytes of each of :func:`outputs`, in pieces."""
        if form == "jsonl":
            return [[sealed(record) for record in self.records]]
        output = render(self.result, form, options).encode("utf-8", "replace")
        return [[output], [sealed(record, output) for record in self.records]]


def outputs(plan: Plan, name: str) -> list[tuple[str, Format]]:
    """The files that an input called ``name`` gives, the record last.

    >>> outputs(Plan("out", "text", Options()), "news/a.html")
    [('out/news/a.html.txt', 'text'), ('out/.textfix/news/a.html.jsonl', 'jsonl')]
    """
    files = [(os.path.join(plan.out, name + SUFFIX[plan.form]), plan.form)]
    if plan.form != "jsonl":
        files.append((os.path.join(plan.out, RECORDS, name + SUFFIX["jsonl"]), "jsonl"))
    return files


def clean_bytes(raw: bytes, source: str, name: str, options: Options) -> Cleaned:
    """Clean a document and make sure, before anybody relies on it, that it can be undone.

    ``TextfixError`` for what is no text, and should the records ever fail to give the bytes back.
    """
    from ..pipeline import clean

    admit(raw)
    named = options.html == "auto" and name.lower().endswith(HTML_NAMES)
    result = clean(raw, options=options.with_(html="yes") if named else options)
    kept = records(result, source=source, path=name, options=options)
    if restore_bytes(kept) != raw:
        raise TextfixError("not written: undo would not give this file back; please report this")
    return Cleaned(result, kept)


def clean_file(plan: Plan, task: Input) -> Outcome:
    """Read, clean and write one file. Never raises but for Ctrl-C: what goes wrong is in the outcome."""
    files = outputs(plan, task.name)
    output = files[0][0]
    try:
        with open(task.path, "rb") as file:
            raw = file.read()
        state = "new" if plan.force else _state(plan, files, raw)
        if state == "current":
            return Outcome(task.source, "up to date", output)
        if plan.dry_run:
            admit(raw)
            if state in _REFUSED:
                raise TextfixError(_REFUSED[state].format(output))
            return Outcome(task.source, "written", output)
        cleaned = clean_bytes(raw, task.source, task.name, plan.options)
        contents = list(zip((path for path, _ in files), cleaned.contents(plan.form, plan.options), strict=True))
        if state in _REFUSED:
            for path, pieces in contents:  # what is the same, or lost its end, holds nothing of anybody else's
                if os.path.lexists(path) and not begins(path, pieces):
                    raise TextfixError(_REFUSED[state].format(path))
        write(contents)
        return Outcome(task.source, "written", output, remark(raw, task.name), tally=tally(cleaned.result))
    except Skipped as error:
        return Outcome(task.source, "failed" if task.named else "skipped", output, str(error))
    except OSError as error:
        about = f"{error.filename}: " if error.filename not in (None, task.path) else ""
        return Outcome(task.source, "failed", output, f"{about}{why(error)}")
    except TextfixError as error:
        return Outcome(task.source, "failed", output, str(error))
    except Exception as error:  # a fault of textfix must not cost the other files their turn
        from traceback import format_exc

        reason = f"a fault of textfix ({type(error).__name__}: {error}); please report it (-v shows where)"
        return Outcome(task.source, "failed", output, reason, format_exc())


def lost(plan: Plan, task: Input) -> Outcome:
    """The outcome of a file whose worker process died over it."""
    reason = "the worker process died (out of memory?); try it alone, or with fewer --workers"
    return Outcome(task.source, "failed", outputs(plan, task.name)[0][0], reason)


def _state(plan: Plan, files: list[tuple[str, Format]], raw: bytes) -> State:
    """What lies where the outputs go. ``foreign``: textfix did not write it; ``edited``: it did, and it was changed."""
    there = [os.path.lexists(path) for path, _ in files]
    if not any(there):
        return "new"
    output, record = files[0][0], files[-1][0]
    try:
        written = stamp(record)
    except FileNotFoundError:
        written = None
    if written is None:
        return "foreign"
    if "seal" not in written:  # by an earlier version, which could not tell
        return "old"
    if not intact(record):
        return "edited"
    if not all(there):
        return "old"
    if output != record and written["output"] != digest(output):
        return "edited"
    stamped = (written["sha256"], written["textfix"], written.get("options"))
    return "current" if stamped == (sha256(raw).hexdigest(), __version__, options_table(plan.options)) else "old"


_WAYS_OUT = "move it, choose another --out, or --force to overwrite it"
_REFUSED: dict[State, str] = {
    "foreign": "{} is there and was not written by textfix; " + _WAYS_OUT,
    "edited": "{} was changed since textfix wrote it; " + _WAYS_OUT,
}
