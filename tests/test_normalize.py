"""Characters made regular: what goes, what stays, and that one round is enough."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.normalize import _STEPS, normalize
from textfix.normalize.composed import compose, joins
from textfix.options import Options

DEFAULT = Options()
# Everything the steps are about, and what it stands beside.
NASTY = (
    "\x00\r\n\x85ae\u0301\u0327\u200b\u200c\u200d\ufeff\xad\u200f\x1f \u2028\ufe0f\x7f"
    "ا\u0e01👩💻\ud83d\ude00🏴\U000e0067\U000e007fé가각"
)


def normal(text: str) -> str:
    return normalize(text, DEFAULT).apply(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\r\nb\rc\x85d\u2028e\u2029f\x0bg\x0ch", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("\ufefftext", "text"),
        ("te\ufeffxt", "text"),
        ("be\x00ll\x07", "bell"),
        ("unit\x1fseparator, done\x1f .", "unit separator, done ."),
        ("Cafe\u0301", "Café"),
        ("\u1112\u1161\u11ab", "한"),
        ("\ud83d\ude00", "😀"),
        ("lone \ud83d here", "lone \ufffd here"),
        ("so\xadft hy\u200bphen\u2060s", "soft hyphens"),
        ("left\u200eto right\u202a\u202c", "leftto right"),
    ],
)
def test_debris_goes(before: str, after: str) -> None:
    assert normal(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "tab\tand\nline feed",
        "“Quotes” – dashes … ﬁ ligature ＡＢ wide\xa0space",
        "می\u200cخواهم",  # a joiner that Persian spells with
        "क्\u200dष",
        "👩\u200d💻 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ❤️ 1️⃣",
        "ภาษา\u200bไทย",
        "שלום\u200f (abc)",
        "Tiếng Việt, Ελληνικά, русский, 日本語",
    ],
)
def test_meaning_stays(text: str) -> None:
    assert not normalize(text, DEFAULT)


def test_minimal_preset_leaves_characters_alone() -> None:
    assert not normalize("a\r\n\x00e\u0301", Options(preset="minimal"))


@given(st.text(st.sampled_from(NASTY), max_size=12) | st.text(max_size=40))
@settings(max_examples=600, deadline=None)
def test_one_round_is_enough_and_changes_are_real(text: str) -> None:
    edits = normalize(text, DEFAULT)
    fixed = edits.apply(text)
    assert edits.inverse(text).apply(fixed) == text
    assert not normalize(fixed, DEFAULT)
    assert all(text[e.start : e.end] != e.after for e in edits)
    fixed.encode()
    assert unicodedata.is_normalized("NFC", fixed)


@given(st.one_of(st.text(st.sampled_from(NASTY), max_size=12), st.text()))
@settings(max_examples=400, deadline=None)
def test_a_step_that_is_left_out_had_nothing_to_do(text: str) -> None:
    after = text
    for step in _STEPS:
        after = step.edits(after).apply(after)
    assert normal(text) == after


@given(st.text(st.characters(categories=["Mn", "Mc", "Lo", "Ll"]), max_size=60))
@settings(max_examples=400, deadline=None)
def test_composing_spans_is_composing_the_text(text: str) -> None:
    assert compose(text).apply(text) == unicodedata.normalize("NFC", text)


def test_what_joins_is_what_composition_puts_behind_something() -> None:
    last = {chr(int(point, 16)) for c in map(chr, range(0x110000)) if (parts := unicodedata.decomposition(c))
            and parts[0] != "<" for point in parts.split()[1:]}  # fmt: skip
    hangul = {c for syllable in "각까" for c in unicodedata.normalize("NFD", syllable)[1:]}
    assert all(joins(c) for c in last | hangul)
    assert all(joins(c) for c in map(chr, range(0x110000)) if unicodedata.combining(unicodedata.normalize("NFD", c)[0]))


def test_ten_thousand_marks_on_one_letter() -> None:
    marks = "\u0301\u0327" * 5_000
    assert normal("a" + marks) == "a" + "\u0327" * 5_000 + "\u0301" * 5_000 or normal("a" + marks)[0] == "á"
