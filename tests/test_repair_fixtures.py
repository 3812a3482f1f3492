"""Each code page, confusion, loss and escape that the tables of textfix.repair name: does it fire, and only then?"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from fixtures_reader import FIXTURES, Case, parse

import textfix
from textfix.repair.codepages import DOUBLE, SINGLE, page
from textfix.repair.confusion import SHOWN, SHOWN_WIDE, WRITTEN, WRITTEN_NARROW, WRITTEN_WIDE
from textfix.repair.escapes import KINDS
from textfix.repair.lossy_pages import LOSSES, PAGES

CASES = {path.stem: list(parse(path)) for path in sorted((FIXTURES / "repair").glob("*.txt"))}
# The rules of which one must be named where a case fires.
RULES = {
    "single_byte_pages": ("MOJ001",),
    "double_byte_pages": ("MOJ008",),
    "confusions": ("MOJ002", "MOJ006", "MOJ007"),
    "losses": ("MOJ001", "MOJ003"),
    "escapes": ("ESC", "MOJ001", "CHR"),
}
LOSS_NAMES = {
    "dropped": ("controls dropped", "undefined bytes dropped"),
    "question": ("controls as question marks", "undefined bytes as question marks"),
    "replaced": ("controls as U+FFFD", "undefined bytes as U+FFFD"),
    "spaced": ("controls as spaces", "undefined bytes as spaces"),
    "kept": ("no-break spaces as spaces", "soft hyphens dropped", "quotation marks straightened"),
    "folded": ("accents folded",),
}
ESCAPE_NAMES = {
    "repair_terminal": ("terminal",),
    "repair_encoded_words": ("encoded words",),
    "repair_printable": ("quoted-printable",),
    "repair_percent": ("percent",),
    "repair_entities": ("entities",),
    "repair_unicode": ("code points", "surrogate pairs"),
    "repair_bytes": ("bytes",),
    "repair_utf7": ("UTF-7",),
    "repair_surrogate_bytes": ("smuggled bytes",),
    "": ("CESU-8",),  # read as UTF-8 is
}
PLACES = ("code", "address", "markup")


def _params(group: str) -> list[Any]:
    found = [case for cases in CASES.values() for case in cases if case.group == group]
    if group != "known failure":
        return [pytest.param(case, id=case.id) for case in found]
    # The title says why; a case that passes fails here, and belongs to another group then.
    marks = [pytest.mark.xfail(strict=True, reason=case.title) for case in found]
    return [pytest.param(case, id=case.id, marks=mark) for case, mark in zip(found, marks, strict=True)]


def _subjects(name: str, *groups: str) -> list[str]:
    """What the cases of a file are about: the part of their titles before the colon."""
    return [case.title.partition(":")[0] for case in CASES[name] if case.group in groups]


def _check(case: Case) -> None:
    assert isinstance(case.source, str)
    fixed = textfix.fix_and_explain(case.source)
    assert fixed.text == case.expected
    assert any(rule.startswith(RULES[case.code]) for change in fixed.changes for rule in (change.rule, *change.also))


@pytest.mark.parametrize("case", _params("fires"))
def test_fires(case: Case) -> None:
    _check(case)


@pytest.mark.parametrize("case", _params("must not fire"))
def test_must_not_fire(case: Case) -> None:
    assert isinstance(case.source, str)
    assert textfix.fix_and_explain(case.source).changes == ()


@pytest.mark.parametrize("case", _params("known failure"))
def test_known_failure(case: Case) -> None:
    _check(case)


def test_every_known_failure_says_why() -> None:
    assert all(param.values[0].title.endswith(")") for param in _params("known failure"))


@pytest.mark.parametrize(("name", "table"), [("single_byte_pages", SINGLE), ("double_byte_pages", DOUBLE)])
def test_every_code_page_has_its_cases(name: str, table: tuple[str, ...]) -> None:
    assert set(_subjects(name, "fires")) == set(table)
    assert set(_subjects(name, "must not fire")) == set(table)


def test_sound_text_is_near() -> None:
    """It holds what could begin a character of UTF-8 on its page, with what could continue one behind it."""
    for case in CASES["single_byte_pages"]:
        if case.group == "must not fire":
            its, text = page(case.title.partition(":")[0]), str(case.source)
            assert any(a in its.lead and b in its.cont for a, b in pairwise(text)), case.title


def test_every_confusion_has_its_cases() -> None:
    pairs = [subject.split(" read as ") for subject in _subjects("confusions", "fires", "known failure")]
    assert {written for written, _ in pairs} >= {*WRITTEN, *WRITTEN_WIDE, *WRITTEN_NARROW}
    assert {shown for _, shown in pairs} >= {*SHOWN, *SHOWN_WIDE}
    assert set(_subjects("confusions", "must not fire")) == {written for written, _ in pairs}


def test_every_loss_has_its_cases() -> None:
    assert set(LOSS_NAMES) == set(LOSSES)
    names = {name for several in LOSS_NAMES.values() for name in several}
    assert set(_subjects("losses", "fires")) == names
    assert set(_subjects("losses", "must not fire")) == names


def test_every_page_that_loses_bytes_has_a_loss() -> None:
    through = {case.title.rpartition(" ")[2] for case in CASES["losses"] if case.group == "fires"}
    losing = {name for name in PAGES if any("\x80" <= c <= "\xa0" for c in page(name).cont)}
    assert losing <= through


def test_every_escape_has_its_cases() -> None:
    assert set(ESCAPE_NAMES) == {kind.function for kind in KINDS} | {""}
    names = {name for several in ESCAPE_NAMES.values() for name in several}
    assert set(_subjects("escapes", "fires")) == names
    assert set(_subjects("escapes", "must not fire")) >= {f"{name} in {place}" for name in names for place in PLACES}
