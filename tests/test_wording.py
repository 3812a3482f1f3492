"""Patterns gated by what their alternatives begin with find what one plain pattern finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.segments.wording import Wording, begins, begins_line

PATTERNS = (
    r"^(?:share|pin(?: it)?|x)$",
    r"^\d+ (?:comments?|replies)$",
    r"\b(?:our|the) newsletters?\b|\b(?:un)?subscribe\b",
    r"\bs['’]abonner\b",
    r"\b\d{1,2} ?% off\b",
    r"\bsuscr[ií]b(?:ete|ase)\b",
    r"登録|訂閱",
    r"(?:をシェアする)$",
)
WORDS = ["share", "Pin", "it", "x", "12", "comments", "Our", "newsletter", "unsubscribe", "s’abonner", "20", "% off",
         "Suscríbete", "suscribase", "登録", "をシェアする", "İt", "ſhare", "-", "#", "$"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=5), st.sampled_from(["", " ", "-"]))
def test_gates_change_nothing(words: list[str], between: str) -> None:
    said = between.join(words)
    plain = re.compile("|".join(PATTERNS), re.I)
    assert Wording(*PATTERNS).search(said, begins(said)) == (plain.search(said) is not None)


@given(st.lists(st.sampled_from(WORDS), max_size=3))
def test_what_begins_a_line_is_found_by_its_first_letters(words: list[str]) -> None:
    said = " ".join(words)
    plain = re.compile("|".join(PATTERNS[:2]), re.I)
    assert Wording(*PATTERNS[:2]).match(said, begins_line(said)) == (plain.match(said) is not None)


@pytest.mark.parametrize("said", ["", "\x00", "\ud800", "a" * 100_000, "#" * 50_000])
def test_no_line_is_too_odd(said: str) -> None:
    assert not Wording(*PATTERNS).search(said, begins(said))
