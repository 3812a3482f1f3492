"""Patterns that are compiled when they are first asked answer as compiled ones do."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.late import late
from textfix.segments.authors import AUTHOR_BIOS

ASKED = ("findall", "fullmatch", "match", "search", "split")


@pytest.mark.parametrize("method", ASKED)
@given(text=st.text("aAb 1", max_size=8))
def test_they_answer_as_compiled_ones(method: str, text: str) -> None:
    said, wanted = (getattr(p, method)(text) for p in (late("(a+)|b", re.I), re.compile("(a+)|b", re.I)))
    assert (said and said.span()) == (wanted and wanted.span()) if hasattr(wanted, "span") else said == wanted


def test_a_place_to_begin_at_is_given_on() -> None:
    found = late(r"\d+").search("12 ab 345", 2)
    assert found is not None
    assert found.span() == (6, 9)
    assert late("a").sub("b", "banana", count=1) == "bbnana"
    assert [m[0] for m in late(r"\w").finditer("ab")] == ["a", "b"]


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = late("(")
    assert broken.pattern == "("
    with pytest.raises(re.error):
        broken.match("")
    with pytest.raises(AttributeError):
        broken.groups  # noqa: B018


@pytest.mark.parametrize(("parts", "pattern"), AUTHOR_BIOS)
@given(data=st.data())
def test_every_note_on_an_author_holds_what_is_looked_for_first(
    data: st.DataObject, parts: tuple[str, ...], pattern: re.Pattern[str]
) -> None:
    said = data.draw(st.from_regex(re.compile(pattern.pattern), fullmatch=True))
    assert any(part in said for part in parts)
