"""Every fixture case, and every sample document against tests/seeds_expected.json."""

from __future__ import annotations

import json
import os
from codecs import lookup
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest
from fixtures_reader import SEEDS, Case, cases, run, unescape, unescape_bytes

import textfix

_SEEN = Path(__file__).parent / "seeds_expected.json"
EXPECTED: dict[str, dict[str, Any]] = json.loads(_SEEN.read_text(encoding="utf-8"))


def _params(group: str) -> list[Any]:
    return [pytest.param(case, id=case.id) for case in cases() if case.group == group]


def _check(case: Case) -> None:
    outcome = run(case)
    assert outcome.shown == case.expected
    assert case.code in outcome.rules


@pytest.mark.parametrize("case", _params("fires"))
def test_fires(case: Case) -> None:
    _check(case)


@pytest.mark.parametrize("case", _params("must not fire"))
def test_must_not_fire(case: Case) -> None:
    outcome = run(case)
    assert case.code not in outcome.rules
    if case.code[:3] in ("MOJ", "ESC", "CHR"):
        assert outcome.shown == case.source, "a text that is sound must come back as it was"
    if case.code[:3] in ("BPL", "REL", "DUP"):
        assert outcome.dropped == (), "nothing here is to be dropped, by whatever rule"


@pytest.mark.xfail(strict=True, reason="known failure; when it passes, move it to its group")
@pytest.mark.parametrize("case", _params("known failure"))
def test_known_failure(case: Case) -> None:
    _check(case)


def test_escapes() -> None:
    assert unescape(r"\u00c3\x85\U0001f525\t\\x41") == "Ã\x85🔥\t\\x41"
    assert unescape_bytes(r"é\xe9\u00e9") == b"\xc3\xa9\xe9\xc3\xa9"
    with pytest.raises(ValueError, match="unknown escape"):
        unescape(r"\d")


def test_every_sample_is_described() -> None:
    samples = {path.name for path in SEEDS.glob("*.txt")}
    assert samples == set(EXPECTED)
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [name for name in samples if f"`{name}`" not in readme] == []


def _samples() -> list[Any]:
    """Our own samples, and real documents where a folder of them is named: texts with an ``expected.json``."""
    samples = [pytest.param(SEEDS / name, want, id=name) for name, want in EXPECTED.items()]
    if folder := os.environ.get("TEXTFIX_SEEDS"):
        real = json.loads((Path(folder) / "expected.json").read_text(encoding="utf-8"))
        samples += [pytest.param(Path(folder) / name, want, id=name) for name, want in real.items()]
    return samples


@pytest.mark.parametrize(("path", "want"), _samples())
def test_sample(path: Path, want: dict[str, Any]) -> None:
    result = textfix.clean(path.read_bytes())
    printed = f"{result.articles[0].title or ''}\n{result.text}" if result.articles else ""
    segments = [s for article in result.articles for s in article.segments]
    assert len(result.articles) == want["articles"]
    for field in ("title", "subtitle", "kicker", "site"):
        if field in want:
            assert getattr(result.articles[0], field) == want[field], field
    assert [part for part in want["must"] if part not in printed] == []
    assert [part for part in want["must_not"] if part in printed] == []
    for start, kinds in want.get("kinds_any", {}).items():
        assert {s.kind for s in segments if s.text.startswith(start)} & set(kinds), start
    for start, kinds in want.get("dropped_labels_any", {}).items():
        assert {s.kind for s in result.dropped if start in s.text} & set(kinds), start
    for field, kind in (("list_items", "list_item"), ("questions", "question")):
        if field in want:
            assert sum(s.kind == kind for s in segments) == want[field], field
    if "encoding" in want:
        assert lookup(result.encoding or "").name == lookup(want["encoding"]).name
    if "body_changed_chars_max" in want:
        assert _changed(result) <= want["body_changed_chars_max"]


@pytest.mark.parametrize(("path", "want"), _samples())
def test_sample_can_be_undone(path: Path, want: dict[str, Any]) -> None:
    raw = path.read_bytes()
    result = textfix.clean(raw)
    assert result.restore() == result.source
    assert result.decoded is not None
    assert result.decoded.encode() == raw
    assert textfix.clean(result.text).text == result.text


def _changed(result: textfix.Result) -> int:
    """How many characters of the body differ from the source, white space aside."""
    article = result.articles[0]
    body = [s for s in article.segments if s.text in article.text]
    before = "".join("".join(result.source[s.start : s.end].split()) for s in body)
    after = "".join(article.text.split())
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if before != after else []
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in codes if tag != "equal")
