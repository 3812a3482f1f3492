"""Edits apply, invert, compose and map offsets, for every pair of edits hypothesis can think of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.edits import Edit, Edits
from textfix.model import restore


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> Edits:
    """Ordered, disjoint edits of ``text``: replacements, deletions, insertions, adjacent ones too."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    out: list[Edit] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if out and start == end == out[-1].start == out[-1].end:
            continue
        rule = draw(st.sampled_from(["MOJ001", "SPC003", "CHR002", "BPL003"]))
        out.append(Edit(start, end, draw(st.sampled_from(["", "x", "yz", "uvw"])), rule))
    return Edits(out)


@st.composite
def two_steps(draw: st.DrawFn) -> tuple[str, Edits, Edits]:
    text = draw(st.text("abcdef", max_size=20))
    first = draw(edits_of(text))
    return text, first, draw(edits_of(first.apply(text)))


@settings(max_examples=600)
@given(two_steps())
def test_composing_equals_applying_in_turn(case: tuple[str, Edits, Edits]) -> None:
    text, first, later = case
    middle = first.apply(text)
    assert first.then(later, middle).apply(text) == later.apply(middle)


@settings(max_examples=300)
@given(two_steps())
def test_inverting_restores(case: tuple[str, Edits, Edits]) -> None:
    text, first, later = case
    both = first.then(later, first.apply(text))
    assert both.inverse(text).apply(both.apply(text)) == text
    assert restore(both.apply(text), both.changes(text)) == text


@given(two_steps())
def test_changes_replay_exactly(case: tuple[str, Edits, Edits]) -> None:
    text, first, _ = case
    changes = first.changes(text)
    assert all(text[c.start : c.end] == c.before != c.after for c in changes)
    assert Edits(Edit(c.start, c.end, c.after, c.rule) for c in changes).apply(text) == first.apply(text)


@settings(max_examples=300)
@given(two_steps())
def test_offsets_map_both_ways(case: tuple[str, Edits, Edits]) -> None:
    text, edits, _ = case
    fixed = edits.apply(text)
    touched = {i for e in edits for i in range(e.start, e.end)}
    for i, char in enumerate(text):
        if i in touched:
            continue
        there = edits.map_offset(i, side="right")  # an untouched character keeps its identity
        assert fixed[there] == char
        assert edits.map_offset(there, back=True, side="right") == i
        assert edits.map_offset(there + 1, back=True, side="left") == i + 1
    for back, length, other in ((False, len(text), len(fixed)), (True, len(fixed), len(text))):
        for side in ("left", "right"):
            mapped = [edits.map_offset(i, back=back, side=side) for i in range(length + 1)]  # type: ignore[arg-type]
            assert mapped == sorted(mapped)
            assert 0 <= mapped[0] <= mapped[-1] <= other
    assert edits.map_offset(0) == 0
    assert edits.map_offset(len(text), side="right") == len(fixed)


def test_touching_edits_keep_their_own_rules() -> None:
    first = Edits([Edit(0, 2, "é", "MOJ001")])
    later = Edits([Edit(1, 2, "", "CHR002")])
    assert [(e.start, e.end, e.rule) for e in first.then(later, "é x")] == [(0, 2, "MOJ001"), (2, 3, "CHR002")]


def test_overlapping_edits_fold_into_one_and_name_every_rule() -> None:
    first = Edits([Edit(4, 6, "é", "MOJ001", 0.9)])
    later = Edits([Edit(0, 6, "", "BPL003", 0.8)])
    (only,) = first.then(later, "a caf\xe9 b"[:5] + "é b")
    assert (only.start, only.end, only.after) == (0, 7, "")
    assert (only.rule, only.also, only.confidence) == ("BPL003", ("MOJ001",), 0.8)


@pytest.mark.parametrize("bad", [[(2, 1)], [(0, 3), (2, 4)], [(1, 1), (1, 1)], [(-1, 0)]])
def test_disordered_edits_are_refused(bad: list[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="ordered and disjoint"):
        Edits(Edit(a, b, "", "CHR001") for a, b in bad)


def test_restore_refuses_a_text_the_changes_did_not_make() -> None:
    changes = Edits([Edit(0, 1, "J", "CHR001")]).changes("jello")
    with pytest.raises(ValueError, match="does not fit"):
        restore("Mello", changes)
