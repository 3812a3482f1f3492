"""What clean lets in: texts, but neither what is certainly none nor its own records."""

from __future__ import annotations

import json

from ..decoding import looks_binary
from ..decoding.binary import by_magic
from ..model import TextfixError
from .jsonl import stamp_of

_UNPACK = {"gzip archive": "gunzip it first", "archive": "unpack it first", "Parquet file": "take its texts out first"}
_TABLES = {  # formats that hold many texts, by the end of a file's name
    ".jsonl": "JSON Lines", ".ndjson": "JSON Lines", ".json": "JSON", ".csv": "a table (CSV)", ".tsv": "a table (TSV)",
}  # fmt: skip
_LONGEST_LINE = 1 << 20  # bytes of a first line that are parsed to see whether it is JSON


class Skipped(TextfixError):
    """What clean is not for, though it can be read: in a folder it is passed over, asked for by name it is an error."""


def admit(raw: bytes) -> None:
    """Return for a text; ``TextfixError`` for what is none, :class:`Skipped` for what textfix wrote itself."""
    if what := by_magic(raw):
        advice = next((f"; {advice}" for kind, advice in _UNPACK.items() if what.endswith(kind)), "")
        raise TextfixError(f"skipped: {what}{advice}")
    if what := looks_binary(raw):
        raise TextfixError(f"not cleaned: it is no text that can be read ({what})")
    if stamp_of(raw.partition(b"\n")[0]):
        raise Skipped("skipped: records that textfix wrote; textfix undo gives back what they were made from")


def remark(raw: bytes, name: str) -> str:
    """What to tell about a text that is cleaned as one though it holds many; mostly nothing.

    >>> remark(b'{"id": 1}', "texts.jsonl")
    'JSON Lines, cleaned as one text; take its texts out first (docs/cli.md shows how)'
    """
    suffix = "." + name.lower().rpartition(".")[2]
    what = _TABLES.get(suffix) or ("JSON Lines" if raw[:1] == b"{" and _is_object(raw.partition(b"\n")[0]) else "")
    return f"{what}, cleaned as one text; take its texts out first (docs/cli.md shows how)" if what else ""


def _is_object(line: bytes) -> bool:
    try:
        return len(line) <= _LONGEST_LINE and isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
