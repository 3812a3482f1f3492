"""The record: what textfix keeps of a document, one JSON object for each article, and the way back.

The records of one document together hold every change once. Their regions part the source: an article's
region runs from its start to the start of the next one, the first begins with the document. So the
records in order give the whole text and all changes, and from these follow the very bytes of the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from math import inf
from operator import itemgetter
from typing import Any, TypeVar

from .. import __version__
from ..model import Article, Change, Decoded, Result, Segment, TextfixError, restore
from ..options import Options

SCHEMA = 2  # 1 had patches as [start, end, bytes], keys only where there was something to say, and ``pairs``
BETWEEN_ARTICLES = "\n\n"  # how Result.text joins them
ID_DIGITS = 16  # hex digits of the sha256: 64 bits, no collision below a thousand million documents
_SURROGATE = re.compile("[\ud800-\udfff]")
_PATCH = itemgetter("start", "end", "bytes")
_STAND_IN = "\ufffd"  # what a record has in place of a lone surrogate, for which UTF-8 has no form

T = TypeVar("T")


def records(
    result: Result, *, source: str = "", path: str | None = None, options: Options | None = None
) -> list[dict[str, Any]]:
    """The records of a cleaned document, one an article; one with its text empty when there is none.

    ``source`` says where the document came from, ``path`` what undo is to call it (relative, with ``/``;
    the name in ``source`` unless told), ``options`` what it was cleaned with. Every value is plain JSON that has
    a UTF-8 form; every record has every key, and what stands under a key is always of one type, or ``None``.

    >>> import textfix
    >>> [record] = records(textfix.clean(b"Rain is due.\\n"), source="in/a.txt")
    >>> record["id"], record["source"], record["metadata"]["path"], record["metadata"]["parts"]
    ('395c8440820a8c30#0', 'in/a.txt', 'a.txt', 1)
    """
    raw = original(result)
    digest = sha256(raw).hexdigest()
    articles: Sequence[Article | None] = result.articles or (None,)
    starts = [article.start for article in result.articles[1:]]
    changes = _deal(result.changes, starts, lambda change: change.start)
    dropped = _deal(result.dropped, starts, lambda segment: segment.start)
    decoded, language = result.decoded, result.language
    patches = _deal(decoded.patches if decoded else (), starts, lambda patch: patch[0])
    # bytes never decode to lone surrogates; a str may hold them anywhere
    lone = [] if decoded else [(found.start(), ord(found[0])) for found in _SURROGATE.finditer(result.source)]
    surrogates = _deal(lone, starts, lambda place: place[0])
    path = source.rpartition("/")[2] if path is None else path
    whole = {
        "schema": SCHEMA,
        "textfix": __version__,
        "sha256": digest,
        "size": len(raw),
        "path": _spelled(path),
        "path_bytes": _name_bytes(path),
        "options": options_table(options or Options()),
        "bom": decoded.bom.hex() if decoded else "",
        "encoding_confidence": decoded.confidence if decoded else None,
        "parts": len(articles),
    }
    out = []
    for part, article in enumerate(articles):
        out.append(
            {
                "id": f"{digest[:ID_DIGITS]}#{part}",
                "text": article.text if article else result.text,
                "source": _spelled(source),
                "title": article and article.title,
                "byline": article and article.byline,
                "published": article and article.published,
                "language": language,
                "encoding": result.encoding,
                "segments": [_segment(segment) for segment in article.segments] if article else [],
                "dropped": [_segment(segment) for segment in dropped[part]],
                "changes": [_change(change) for change in changes[part]],
                "metadata": {
                    **whole,
                    "part": part,
                    "start": article.start if article else 0,
                    "end": article.end if article else 0,
                    "subtitle": article and article.subtitle,
                    "kicker": article and article.kicker,
                    "site": article and article.site,
                    "tags": list(article.tags) if article else [],
                    "patches": [
                        {"start": start, "end": end, "bytes": patch.hex()} for start, end, patch in patches[part]
                    ],
                    "surrogates": [{"at": at, "code": code} for at, code in surrogates[part]],
                    "output": "",  # these two are for whoever writes files
                    "seal": "",
                },
            }
        )
    return [_with_stand_ins(record) for record in out] if lone else out


def original(result: Result) -> bytes:
    """The bytes a result was made from; of a ``str``, its UTF-8 (lone surrogates as three bytes each)."""
    return result.decoded.encode() if result.decoded else result.source.encode("utf-8", "surrogatepass")


def restore_bytes(records: Iterable[Mapping[str, Any]]) -> bytes:
    """The bytes of the document that ``records`` (all of its parts, in any order) were made from.

    ``TextfixError`` when a part is missing, a record is not textfix's own or was edited since: what is
    given back has the checksum of what was taken in, always.

    >>> import textfix
    >>> kept = records(textfix.clean(b"caf\\xc3\\x83\\xc2\\xa9\\r\\n"))
    >>> restore_bytes(kept)
    b'caf\\xc3\\x83\\xc2\\xa9\\r\\n'
    >>> kept[0]["text"] += "!"
    >>> restore_bytes(kept)
    Traceback (most recent call last):
      ...
    textfix.model.TextfixError: the record was edited since it was written: its checksum no longer fits
    """
    if isinstance(records, str | bytes | Mapping):
        what = "one record" if isinstance(records, Mapping) else type(records).__name__
        raise TypeError(f"records must be the list of a document's records, not {what}; records(result) gives it")
    try:
        parts = [_gathered(record) for record in records]
        return _restore_bytes(sorted(parts, key=lambda record: int(record["metadata"]["part"])))
    except TextfixError:
        raise
    except (LookupError, ValueError, TypeError, AttributeError, OverflowError) as error:
        what = f"{type(error).__name__}: {error}"
        raise TextfixError(f"not a textfix record, or its keys or types were changed ({what})") from error


def options_table(options: Options) -> dict[str, Any]:
    """Options as plain JSON, those at their defaults too."""
    values = {field.name: getattr(options, field.name) for field in fields(options)}
    return {name: value if isinstance(value, str) else sorted(value) for name, value in values.items()}


def name_of(metadata: Mapping[str, Any]) -> str:
    """The name that a document had, with ``/``: ``path``, or what its bytes say when it is not UTF-8.

    >>> name_of({"path": "a\\\\udcff.txt", "path_bytes": "61ff2e747874"})
    'a\\udcff.txt'
    """
    exact = metadata.get("path_bytes")
    try:
        return bytes.fromhex(exact).decode("utf-8", "surrogateescape") if exact else str(metadata["path"])
    except (TypeError, ValueError) as error:
        raise TextfixError(f"not a textfix record: path_bytes of its metadata: {error}") from error


def parts_of(metadata: Mapping[str, Any]) -> int:
    """How many records a document has."""
    parts = metadata.get("parts")
    if not isinstance(parts, (int, float)) or not 1 <= parts < inf or parts != int(parts):
        raise TextfixError(f"not a textfix record: parts of its metadata is {parts!r}")
    return int(parts)


def _gathered(record: Mapping[str, Any]) -> Mapping[str, Any]:
    """A record whose keys a reader of datasets (such as datatrove's) has moved into the metadata."""
    return record if "changes" in record else {**record["metadata"], **record}


def _restore_bytes(parts: Sequence[Mapping[str, Any]]) -> bytes:
    if not parts:
        raise TextfixError("no records were given")
    whole = parts[0]["metadata"]
    if any(part["metadata"]["sha256"] != whole["sha256"] for part in parts):
        raise TextfixError("these records come from different documents; give one document's at a time")
    numbers = [part["metadata"]["part"] for part in parts]
    wanted = parts_of(whole)
    if numbers != [*range(len(parts))] or len(parts) != wanted:
        gap = next((number for number in range(min(wanted, len(parts) + 1)) if number not in numbers), None)
        what = f"there are {len(parts)} records of a document that has {wanted}"
        if len(set(numbers)) < len(numbers):
            what = "a part is there twice"
        elif gap is not None:
            what = f"part {gap + 1} of {wanted} is missing"
        raise TextfixError(f"{what}; undo needs every record of a document once")
    text = BETWEEN_ARTICLES.join(part["text"] for part in parts)
    try:
        source = restore(text, [_change_from(entry) for part in parts for entry in part["changes"]])
        source = _with_surrogates(source, parts)
        raw = _encode(source, parts)
    except ValueError as error:
        raise TextfixError(f"the record was edited since it was written: {error}") from error
    if sha256(raw).hexdigest() != whole["sha256"]:
        raise TextfixError("the record was edited since it was written: its checksum no longer fits")
    return raw


def _encode(source: str, parts: Sequence[Mapping[str, Any]]) -> bytes:
    encoding = parts[0]["encoding"]
    if encoding is None:
        return source.encode("utf-8", "surrogatepass")
    patches = (patch for part in parts for patch in part["metadata"]["patches"])
    triples = (_PATCH(patch) if isinstance(patch, Mapping) else patch for patch in patches)
    exact = tuple((int(start), int(end), bytes.fromhex(raw)) for start, end, raw in triples)
    return Decoded(source, encoding, 1.0, bytes.fromhex(parts[0]["metadata"]["bom"]), exact).encode()


def _deal(items: Iterable[T], starts: Sequence[int], place: Callable[[T], int]) -> list[list[T]]:
    """Each item to the region it starts in; ``starts`` are the regions' starts but for the first."""
    hands: list[list[T]] = [[] for _ in range(len(starts) + 1)]
    for item in items:
        hands[bisect_right(starts, place(item))].append(item)
    return hands


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "kind": segment.kind,
        "text": segment.text,
        "start": segment.start,
        "end": segment.end,
        "confidence": segment.confidence,
        "rule": segment.rule,
        "reason": segment.reason,
        "level": segment.level,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "start": change.start,
        "end": change.end,
        "before": change.before,
        "after": change.after,
        "rule": change.rule,
        "confidence": change.confidence,
        "candidates": list(change.candidates),
        "also": list(change.also),
    }


def _change_from(entry: Mapping[str, Any]) -> Change:
    before = entry["before"]
    # Schema 1 had the surrogates of a str in ``before``, where a high and a low one are read as one character.
    if "pairs" in entry and len(before) != entry["end"] - entry["start"]:
        before = _split_pairs(before, entry["pairs"])
    # int: what tables that know no missing whole numbers make of them is 60.0
    return Change(int(entry["start"]), int(entry["end"]), before, entry["after"], entry["rule"])


def _split_pairs(text: str, pairs: Sequence[int]) -> str:
    out: list[str] = []
    done = 0
    for count, pair in enumerate(pairs):
        at = pair - count  # every pair before it is one character shorter here
        units = ord(text[at]) - 0x10000
        out += (text[done:at], chr(0xD800 + (units >> 10)), chr(0xDC00 + (units & 0x3FF)))
        done = at + 1
    return "".join([*out, text[done:]])


def _with_surrogates(source: str, parts: Sequence[Mapping[str, Any]]) -> str:
    """The source with the lone surrogates that records have stand-ins for."""
    lone = [place for part in parts for place in part["metadata"].get("surrogates") or ()]
    if not lone:
        return source
    units = list(source)
    for place in lone:
        units[int(place["at"])] = chr(int(place["code"]))
    return "".join(units)


def _with_stand_ins(value: Any) -> Any:
    match value:
        case str():
            return _SURROGATE.sub(_STAND_IN, value)
        case list():
            return [_with_stand_ins(item) for item in value]
        case dict():
            return {key: _with_stand_ins(item) for key, item in value.items()}
    return value


def _spelled(path: str) -> str:
    """A path in characters that UTF-8 has: a byte that was none is spelled out."""
    return path.encode("utf-8", "backslashreplace").decode()


def _name_bytes(path: str) -> str:
    """The bytes of a path (in hex) that is no UTF-8, else nothing."""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no name of a file
        return ""
    return "" if raw == path.encode("utf-8", "replace") else raw.hex()
