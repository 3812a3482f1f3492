"""JSON Lines: records to lines, and lines back to whole documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from ..model import TextfixError
from .record import name_of, parts_of, restore_bytes

# Lone surrogates have no UTF-8; the other three are line ends to many readers of JSON Lines.
_ESCAPED = re.compile("[\ud800-\udfff\x85\u2028\u2029]")

# Every line that textfix writes begins so; a reader can tell from a few bytes that a file is not ours.
_FIRST_KEY = b'{"id":"'


_SEAL_KEY, _UNSEALED = b',"seal":"', b',"seal":""}}\n'  # how a line ends: its metadata is last, the seal last in it
_SEAL_DIGITS = sha256().digest_size * 2


class Document(NamedTuple):
    """A document given back: its ``name`` (relative, with ``/``) and its bytes."""

    name: str
    raw: bytes


class Problem(NamedTuple):
    """A document that could not be given back, and why."""

    where: str
    reason: str


def dump(record: Mapping[str, Any]) -> bytes:
    r"""A record as one line of JSON in valid UTF-8, its line feed included.

    >>> dump({"text": "café \ud800\u2028"})
    b'{"text":"caf\xc3\xa9 \\ud800\\u2028"}\n'
    """
    line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    if not line.isascii():
        line = _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
    return line.encode() + b"\n"


def sealed(record: Mapping[str, Any], output: bytes | None = None) -> bytes:
    """A record as a line that shows whether anybody changed it, or ``output``, the text that was made with it.

    ``output`` in its metadata is the sha256 of that text, ``seal`` that of the line without it.
    """
    digest = sha256(output).hexdigest() if output is not None else ""
    line = dump({**record, "metadata": {**record["metadata"], "output": digest, "seal": ""}})
    return _with_seal(line, sha256(line).hexdigest())


def _with_seal(line: bytes, seal: str) -> bytes:
    return line.removesuffix(_UNSEALED) + _UNSEALED.replace(b'""', b'"%s"' % seal.encode())


def intact(path: str) -> bool:
    """Whether a file that :func:`stamp` knows holds all records of its document, as they were written."""
    count = parts = 0
    with open(path, "rb") as lines:
        for line in lines:
            head, key, tail = line.rpartition(_SEAL_KEY)
            bare = head + _UNSEALED
            if not key or _with_seal(bare, tail[:_SEAL_DIGITS].decode("ascii", "replace")) != line:
                return False
            if sha256(bare).hexdigest().encode() != tail[:_SEAL_DIGITS]:
                return False
            count += 1
            parts = parts or parts_of(_record(line)["metadata"])
    return count == parts > 0


def documents(lines: Iterable[bytes]) -> Iterator[Document | Problem]:
    """The documents that ``lines`` of records hold, each as soon as its last part is read.

    A document that cannot be restored gives a :class:`Problem`, and the others go on.
    """
    waiting: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = _record(line)
            name, digest, parts = _identity(record)
        except TextfixError as error:
            yield Problem(f"line {number}", str(error))
            continue
        known = waiting.setdefault((name, digest), [])
        known.append(record)
        if len(known) >= parts:
            yield _document(name, waiting.pop((name, digest)))
    for (name, _), known in waiting.items():
        yield _document(name, known)


def stamp(path: str) -> dict[str, Any] | None:
    """The metadata of the first record in the file; ``None`` when textfix did not write it.

    ``FileNotFoundError`` when there is no such file.
    """
    with open(path, "rb") as file:
        start = file.read(len(_FIRST_KEY))
        return stamp_of(start + file.readline()) if start == _FIRST_KEY else None


def stamp_of(line: bytes) -> dict[str, Any] | None:
    """The metadata of the record in a line; ``None`` when it is none that textfix wrote."""
    if not line.startswith(_FIRST_KEY):
        return None
    try:
        record = _record(line)
        _identity(record)
    except TextfixError:
        return None
    return dict(record["metadata"])


def _record(line: bytes) -> Mapping[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TextfixError(f"not a textfix record: no JSON ({error})") from error
    if not isinstance(record, dict):
        raise TextfixError("not a textfix record: a JSON object was expected")
    return record


def _identity(record: Mapping[str, Any]) -> tuple[str, str, int]:
    """Name, checksum and number of parts, which say what document a record belongs to."""
    match record.get("metadata"):
        case {"textfix": str(), "path": str(), "sha256": str(digest)}:
            return name_of(record["metadata"]), digest, parts_of(record["metadata"])
    raise TextfixError("not a textfix record: its metadata lacks textfix, path or sha256")


def _document(name: str, parts: list[Mapping[str, Any]]) -> Document | Problem:
    try:
        return Document(name, restore_bytes(parts))
    except TextfixError as error:
        return Problem(name, str(error))
