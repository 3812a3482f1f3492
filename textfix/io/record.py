"""The record: what textfix keeps of a document, one JSON object for each article, and the way back.

The records of one document together hold every change once. Their regions part the source: an article's
region runs from its start to the start of the next one, the first begins with the document. So the
records in order give the whole text and all changes, and from these follow the very bytes of the source.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from .. import __version__
from ..model import BODY_KINDS, Article, Change, Decoded, Result, Segment, TextfixError, restore
from ..options import Options

SCHEMA = 1
BETWEEN_ARTICLES = "\n\n"  # how Result.text joins them
ID_DIGITS = 16  # hex digits of the sha256: 64 bits, no collision below a thousand million documents
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")

T = TypeVar("T")


def records(
    result: Result, *, source: str = "", path: str | None = None, options: Options | None = None
) -> list[dict[str, Any]]:
    """The records of a cleaned document, one an article; one with its text empty when there is none.

    ``source`` says where the document came from, ``path`` what undo is to call it (relative, with ``/``;
    the name in ``source`` unless told), ``options`` what it was cleaned with. Every value is plain JSON.

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
    whole = {
        "schema": SCHEMA,
        "textfix": __version__,
        "sha256": digest,
        "size": len(raw),
        "path": source.rpartition("/")[2] if path is None else path,
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
                "source": source,
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
                    "patches": [[start, end, patch.hex()] for start, end, patch in patches[part]],
                },
            }
        )
    return out


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
    try:
        return _restore_bytes(sorted(records, key=lambda record: int(record["metadata"]["part"])))
    except TextfixError:
        raise
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        raise TextfixError(f"not a textfix record ({type(error).__name__}: {error})") from error


def options_table(options: Options) -> dict[str, Any]:
    """Options as plain JSON: the preset, and whatever else is not its default."""
    table: dict[str, Any] = {"preset": options.preset}
    if options.favor != "balanced":
        table["favor"] = options.favor
    if options.related != "drop":
        table["related"] = options.related
    if options.html != "auto":
        table["html"] = options.html
    if options.extractor != "none":
        table["extractor"] = options.extractor
    for name, kinds, usual in (
        ("keep", options.keep, ()),
        ("drop", options.drop, ()),
        ("body", options.body, BODY_KINDS),
    ):
        if kinds != frozenset(usual):
            table[name] = sorted(kinds)
    return table


def _restore_bytes(parts: Sequence[Mapping[str, Any]]) -> bytes:
    if not parts:
        raise TextfixError("no records were given")
    whole = parts[0]["metadata"]
    if any(part["metadata"]["sha256"] != whole["sha256"] for part in parts):
        raise TextfixError("these records come from different documents; give one document's at a time")
    numbers = [part["metadata"]["part"] for part in parts]
    if numbers != list(range(len(parts))) or len(parts) != whole["parts"]:
        gap = next((wanted for wanted, part in enumerate(numbers) if wanted != part), len(parts))
        twice = len(set(numbers)) < len(numbers)
        what = "a part is there twice" if twice else f"part {gap + 1} of {whole['parts']} is missing"
        raise TextfixError(f"{what}; undo needs every record of a document once")
    text = BETWEEN_ARTICLES.join(part["text"] for part in parts)
    try:
        source = restore(text, [_change_from(entry) for part in parts for entry in part["changes"]])
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
    exact = tuple((start, end, bytes.fromhex(raw)) for start, end, raw in patches)
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
    entry: dict[str, Any] = {
        "start": change.start,
        "end": change.end,
        "before": change.before,
        "after": change.after,
        "rule": change.rule,
        "confidence": change.confidence,
    }
    if change.candidates:
        entry["candidates"] = list(change.candidates)
    if change.also:
        entry["also"] = list(change.also)
    # JSON has no way to write a high and a low surrogate side by side that is not one character when it
    # is read. Only a damaged str holds them; where they stood in ``before`` is noted.
    if pairs := [pair.start() for pair in _PAIR.finditer(change.before)]:
        entry["pairs"] = pairs
    return entry


def _change_from(entry: Mapping[str, Any]) -> Change:
    before = entry["before"]
    if "pairs" in entry and len(before) != entry["end"] - entry["start"]:
        before = _split_pairs(before, entry["pairs"])
    return Change(entry["start"], entry["end"], before, entry["after"], entry["rule"])


def _split_pairs(text: str, pairs: Sequence[int]) -> str:
    out: list[str] = []
    done = 0
    for count, pair in enumerate(pairs):
        at = pair - count  # every pair before it is one character shorter here
        units = ord(text[at]) - 0x10000
        out += (text[done:at], chr(0xD800 + (units >> 10)), chr(0xDC00 + (units & 0x3FF)))
        done = at + 1
    return "".join([*out, text[done:]])
