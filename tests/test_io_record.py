"""Records: what they hold, and that the very bytes come back from them."""

import json
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from cli_helper import DAMAGED
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix import clean
from textfix.edits import Edit, Edits
from textfix.io import Document, Problem, documents, dump, records, restore_bytes
from textfix.model import Article, Decoded, Result, Segment, TextfixError
from textfix.options import Options

SEEDS = Path(__file__).parent.parent / "seeds"
PLAIN = st.text("ab é\n。", min_size=0, max_size=6)
# What a repair takes away may hold anything: lone surrogates, and pairs that JSON would join.
GONE = st.text("x\ud83d\ude00\udc80\u2028\x85😀\x00", min_size=1, max_size=6)


@st.composite
def results(draw: st.DrawFn) -> Result:
    """A result of up to four articles, each with edits at its edges and inside."""
    source, articles, edits = "", [], []
    for number in range(draw(st.integers(1, 4))):
        text = ""
        for before, plain in draw(st.lists(st.tuples(GONE, PLAIN), max_size=4)):
            after = draw(st.sampled_from(["", "y", "é"]))
            edits.append(Edit(len(source), len(source) + len(before), after, "MOJ001", 0.5, ("é", "y"), ("ESC001",)))
            source += before + plain
            text += after + plain
        articles.append((number, text))
        source += "\n\n"
    starts = sorted(draw(st.lists(st.integers(0, len(source)), min_size=len(articles), max_size=len(articles))))
    text = "\n\n".join(text for _, text in articles)
    source = source.removesuffix("\n\n")
    return Result(
        source=source,
        text=text,
        articles=tuple(Article(text, (), start, start) for (_, text), start in zip(articles, starts, strict=True)),
        dropped=tuple(Segment("junk", "", edit.start, edit.end) for edit in edits),
        changes=Edits(edits).changes(source),
    )


def through_json(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [json.loads(dump(record).decode("utf-8")) for record in kept]


@given(results())
def test_the_source_comes_back_from_the_records_alone(result: Result) -> None:
    kept = records(result)
    raw = result.source.encode("utf-8", "surrogatepass")
    assert restore_bytes(kept) == raw
    assert restore_bytes(reversed(through_json(kept))) == raw


@given(results())
def test_parts_hold_each_change_and_each_dropped_segment_once(result: Result) -> None:
    kept = records(result)
    assert [c["start"] for record in kept for c in record["changes"]] == [c.start for c in result.changes]
    assert [s["start"] for record in kept for s in record["dropped"]] == [s.start for s in result.dropped]
    for record, following in pairwise(kept):
        assert all(change["start"] < following["metadata"]["start"] for change in record["changes"])


@given(st.lists(st.tuples(PLAIN, st.binary(min_size=1, max_size=3)), max_size=4), st.booleans())
def test_undecodable_bytes_and_the_bom_come_back(pieces: list[tuple[str, bytes]], wide: bool) -> None:
    encoding, bom = ("utf-16-le", b"\xff\xfe") if wide else ("utf-8", b"")
    text, raw, patches = "", bom, []
    for plain, odd in pieces:
        text, raw = text + plain, raw + plain.encode(encoding)
        patches.append((len(text), len(text) + 1, odd))
        text, raw = text + "\ufffd", raw + odd
    decoded = Decoded(text, encoding, 0.9, bom, tuple(patches))
    articles = tuple(Article(part, (), at, at) for at, part in enumerate(text.split("\n\n")))
    kept = records(Result(text, text, articles, (), (), encoding, decoded=decoded))
    assert restore_bytes(through_json(kept)) == raw
    assert sum(len(record["metadata"]["patches"]) for record in kept) == len(patches)


def two_parts() -> list[dict[str, Any]]:
    change = Edits([Edit(0, 2, "é", "MOJ001")]).changes("Ã© one\n\ntwo")
    return records(
        Result("Ã© one\n\ntwo", "é one\n\ntwo", (Article("é one", (), 0, 6), Article("two", (), 8, 11)), (), change),
        source="in/deep/a.txt",
        path="deep/a.txt",
    )


def test_a_record_says_what_its_document_was() -> None:
    first, second = two_parts()
    assert first["id"].removesuffix("#0") == second["id"].removesuffix("#1") == first["metadata"]["sha256"][:16]
    assert first["source"] == "in/deep/a.txt"
    assert first["metadata"]["path"] == "deep/a.txt"
    assert (second["metadata"]["part"], second["metadata"]["parts"]) == (1, 2)
    assert first["metadata"]["size"] == len("Ã© one\n\ntwo".encode())
    assert first["changes"] == [
        {
            "start": 0, "end": 2, "before": "Ã©", "after": "é", "rule": "MOJ001", "confidence": 1.0,
            "candidates": [], "also": [],
        }
    ]  # fmt: skip


def test_a_document_without_article_leaves_a_record() -> None:
    dropped = (Segment("share", "Share", 0, 5, 0.9, "BPL002", "a share button"),)
    changes = Edits([Edit(0, 5, "", "BPL002")]).changes("Share")
    [record] = records(Result("Share", "", (), dropped, changes))
    assert record["text"] == ""
    assert [segment["text"] for segment in record["dropped"]] == ["Share"]
    assert restore_bytes([record]) == b"Share"


def test_options_are_written_whole() -> None:
    [record] = records(Result("", "", (), (), ()), options=Options(keep={"tags"}))
    chosen = record["metadata"]["options"]
    assert (chosen["preset"], chosen["keep"], chosen["drop"]) == ("default", ["tags"], [])
    assert Options.from_mapping(chosen) == Options(keep={"tags"})


def column_types(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every path inside a JSON value, with the type that stands there or, of an object, its keys."""
    if isinstance(value, dict):
        yield path, ",".join(value)
        for key, item in value.items():
            yield from column_types(item, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            yield from column_types(item, f"{path}[]")
    elif value is not None:
        yield path, type(value).__name__


def many_records() -> list[dict[str, Any]]:
    """Records with and without everything a record can have."""
    sources: list[str | bytes] = [
        "", "Plain words.", "It was a cafÃ©.\n\nAdd new comment", "Ã© lone \udc80 and \ud83d\ude00 here, Ã© Ã©",
        DAMAGED.encode(), "Der Bäcker schließt.".encode() + b" \xff\xfe und so weiter", "\ufeffHi.".encode("utf-16-le"),
        (SEEDS / "002_garbled_bullets.txt").read_bytes(),
    ]  # fmt: skip
    kept: list[dict[str, Any]] = []
    for number, source in enumerate(sources):
        kept += records(clean(source), source=f"in/{number}\udcff", options=Options(keep={"tags"} if number else ()))
    return kept


def test_every_record_has_every_key_and_each_column_one_type() -> None:
    kept = many_records()
    assert {"candidates", "patches", "surrogates"} <= {
        path.rpartition(".")[2].removesuffix("[]") for path, _ in column_types(kept) if path.endswith("[]")
    }
    found: dict[str, set[str]] = {}
    for path, kind in column_types(kept):
        found.setdefault(path, set()).add(kind)
    assert {path: kinds for path, kinds in found.items() if len(kinds) > 1} == {}


def test_tables_take_the_records() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    kept = many_records()
    assert pyarrow.Table.from_pylist(kept).num_rows == len(kept)
    read = pytest.importorskip("pyarrow.json").read_json(pyarrow.BufferReader(b"".join(map(dump, kept)))).to_pylist()
    for before, after in zip(kept, read, strict=True):
        assert restore_bytes([after]) == restore_bytes([before])


def test_records_that_went_through_other_tools_are_undone() -> None:
    """Keys that a reader of datasets does not know end in the metadata; tables make floats and nulls."""
    kept = [record for record in many_records() if record["metadata"]["patches"]]
    assert kept
    for record in kept:
        moved = {key: value for key, value in record.items() if key not in ("id", "text", "metadata")}
        lines = [dump({"id": record["id"], "text": record["text"], "metadata": {**record["metadata"], **moved}})]
        assert list(documents(lines)) == list(documents([dump(record)]))
        table = json.loads(json.dumps(record), parse_int=float)
        assert restore_bytes([table]) == restore_bytes([record])
        assert list(documents([dump(table)])) == list(documents([dump(record)]))


@pytest.mark.parametrize("number", [0, -1, 1.5, None, "two", float("nan"), float("inf")])
def test_a_record_of_no_parts_is_none(number: object) -> None:
    [record] = records(clean("Plain words."))
    record["metadata"]["parts"] = number
    with pytest.raises(TextfixError, match="not a textfix record"):
        restore_bytes([record])
    [problem] = documents([dump(record)])
    assert isinstance(problem, Problem)


def test_a_part_too_many_is_said() -> None:
    parts = two_parts()
    for part in parts:
        part["metadata"]["parts"] = 1
    with pytest.raises(TextfixError, match="2 records of a document that has 1"):
        restore_bytes(parts)


def test_a_record_has_no_character_that_utf8_lacks() -> None:
    [record] = records(clean("lone \udc80 and \ud83d\ude00 and \ud83d"), source="in/byte-\udcff")
    json.dumps(record, ensure_ascii=False).encode("utf-8")
    assert record["source"] == "in/byte-\\udcff"
    assert restore_bytes([record]) == "lone \udc80 and \ud83d\ude00 and \ud83d".encode("utf-8", "surrogatepass")
    assert [item.name for item in documents([dump(record)]) if isinstance(item, Document)] == ["byte-\udcff"]


def test_records_of_schema_1_are_undone() -> None:
    """As version 0.1.0 first wrote them: patches in lists, surrogates in ``before``, keys where there was need."""
    source = "x \ud83d\ude00 \udc80."
    old: dict[str, Any] = {
        "id": "0#0", "text": "x 😀 €.", "source": "x", "title": None, "byline": None, "published": None,
        "language": None, "encoding": None, "segments": [], "dropped": [],
        "changes": [
            {"start": 2, "end": 4, "before": "\ud83d\ude00", "after": "😀", "rule": "CHR004", "confidence": 1.0,
             "pairs": [0]},
            {"start": 5, "end": 6, "before": "\udc80", "after": "€", "rule": "ESC009", "confidence": 1.0},
        ],
        "metadata": {
            "schema": 1, "textfix": "0.1.0", "sha256": sha256(source.encode("utf-8", "surrogatepass")).hexdigest(),
            "size": 11, "path": "byte-\udcff", "options": {"preset": "default"}, "bom": "", "encoding_confidence": None,
            "parts": 1, "part": 0, "start": 0, "end": 7, "subtitle": None, "kicker": None, "site": None, "tags": [],
            "patches": [],
        },
    }  # fmt: skip
    assert list(documents([dump(old)])) == [Document("byte-\udcff", source.encode("utf-8", "surrogatepass"))]
    raw = b"caf\xc3\xa9 \xff\xfe."
    patched = {**old, "text": "café \ufffd\ufffd.", "encoding": "utf-8", "changes": []}
    patched["metadata"] = {**old["metadata"], "sha256": sha256(raw).hexdigest(), "patches": [[5, 7, "fffe"]]}
    assert restore_bytes([patched]) == raw


def _text(parts: list[dict[str, Any]]) -> None:
    parts[1]["text"] += "!"


def _after(parts: list[dict[str, Any]]) -> None:
    parts[0]["text"] = "e one"


def _checksum(parts: list[dict[str, Any]]) -> None:
    for part in parts:
        part["metadata"]["sha256"] = "0" * 64


def _missing(parts: list[dict[str, Any]]) -> None:
    del parts[0]


def _twice(parts: list[dict[str, Any]]) -> None:
    parts[1] = parts[0]


def _mixed(parts: list[dict[str, Any]]) -> None:
    parts[0]["metadata"]["sha256"] = "0" * 64


def _key(parts: list[dict[str, Any]]) -> None:
    del parts[0]["changes"]


def _encoding(parts: list[dict[str, Any]]) -> None:
    parts[0]["encoding"] = "klingon"


def _number(parts: list[dict[str, Any]]) -> None:
    parts[0]["metadata"]["part"] = "first"


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (_text, "edited since"),
        (_after, "edited since"),
        (_checksum, "edited since"),
        (_missing, "part 1 of 2 is missing"),
        (_twice, "twice"),
        (_mixed, "different documents"),
        (_key, "not a textfix record"),
        (_encoding, "not a textfix record"),
        (_number, "not a textfix record"),
    ],
)
def test_a_record_that_cannot_be_undone_says_why(spoil: Any, message: str) -> None:
    parts = two_parts()
    spoil(parts)
    with pytest.raises(TextfixError, match=message):
        restore_bytes(parts)


def test_documents_come_back_one_by_one_and_a_bad_one_stops_nobody() -> None:
    [other] = records(Result("b", "b", (Article("b", (), 0, 1),), (), ()), source="b.txt")
    first, second = (dump(record) for record in two_parts())
    lines = [first, b"\n", b"{broken\n", b"[1]\n", b'{"id":1}\n', dump(other), second, first]
    found = list(documents(lines))
    assert found[3:5] == [Document("b.txt", b"b"), Document("deep/a.txt", "Ã© one\n\ntwo".encode())]
    assert [type(item) for item in found] == [Problem, Problem, Problem, Document, Document, Problem]
    assert found[0] == Problem("line 3", found[0].reason)  # type: ignore[union-attr]
    assert "part 2 of 2 is missing" in found[5].reason  # type: ignore[union-attr]


LEAVES = st.none() | st.booleans() | st.integers() | st.text(max_size=5)


@settings(max_examples=40)
@given(st.recursive(LEAVES, lambda v: st.lists(v) | st.dictionaries(st.text(max_size=5), v), max_leaves=5))
def test_reading_strange_json_never_raises(value: object) -> None:
    parts: list[dict[str, Any]] = two_parts()
    for part in parts:
        for key in part:
            strange = {**part, key: value}
            list(documents([json.dumps(strange).encode(), json.dumps(parts[1]).encode()]))
    list(documents([json.dumps(value).encode()]))


def test_one_record_is_no_list_of_records() -> None:
    kept = records(clean("The harbour opened on Monday after two years."))
    for wrong in (kept[0], json.dumps(kept[0])):
        with pytest.raises(TypeError, match="records must be the list of a document's records"):
            restore_bytes(wrong)  # type: ignore[arg-type]
