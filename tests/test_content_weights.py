"""The learned judge: weights stored and read back, summed as they were learned; the best blocks by their chances."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.content.features import NAMES
from textfix.content.forest import WALKED, Forest
from textfix.content.learned import LEANINGS
from textfix.content.lexicon import ROLES, Lexicon, hashes, pack_words, unpack_words
from textfix.content.model import Model, Parts, best_set, pack
from textfix.content.page_type import TYPES, PageTypes

WEIGHTS = Path(textfix.__file__).parent / "content" / "weights.bin"
MOST_BYTES = 300_000  # what the weights may weigh in the wheel

WEIGHTS_OF_WORDS = st.dictionaries(st.integers(0, 2**32 - 1), st.integers(-127, 127))


@given(WEIGHTS_OF_WORDS)
@settings(max_examples=50)
def test_weights_come_back_from_their_stored_form(weights: dict[int, int]) -> None:
    assert unpack_words(pack_words(weights)) == weights


@given(st.lists(st.sampled_from([b"tea", b"at", b"four", b"is", b"served"]), max_size=30), st.data())
@settings(max_examples=80)
def test_a_line_says_the_sum_of_its_words_in_every_role(line: list[bytes], data: st.DataObject) -> None:
    looked = hashes(line)
    weight = st.integers(-127, 127)
    roles = [data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(set(looked), weight))) for _ in range(ROLES)]
    sums = [sum(role.get(h, 0) for h in looked) for role in roles]
    said = Lexicon(roles).says(looked, len(line))
    assert list(said[:ROLES]) == (sums if len(line) <= 8 else [sums[0], 0, 0, 0])
    read = line if len(line) <= 24 else line[:12] + line[-12:]
    assert said.little == said.english == sum(word in (b"at", b"is") for word in read)


def test_words_tell_the_type_of_a_page() -> None:
    reply, cart = hashes([b"reply"])[0], hashes([b"cart"])[0]
    shop, forum = TYPES.index("product"), TYPES.index("forum")
    weights: list[dict[int, int]] = [{} for _ in TYPES]
    weights[shop], weights[forum] = {cart: 90, reply: -90}, {cart: -90, reply: 90}
    types = PageTypes(weights, [0] * len(TYPES))
    scores = types.scores(Counter({reply: 12, 5: 3}))
    assert scores[forum] > 0 > scores[shop]
    assert types.scores(Counter()) == [0] * len(TYPES)


def test_trees_are_read_as_written() -> None:
    model = Model(pack(Parts(trees=[[0, 5, -1000, [1, 10, 250, 1500]], 50])))
    columns = [[0] * 3 for _ in NAMES]
    columns[0], columns[1] = [5, 6, 6], [0, 10, 11]
    assert model.chances(columns) == pytest.approx([130, 646, 957], abs=2)


def leaf(tree: Any, row: Sequence[int]) -> int:
    while isinstance(tree, list):
        tree = tree[2] if row[tree[0]] <= tree[1] else tree[3]
    return int(tree)


TREE = st.recursive(
    st.integers(-300, 300),
    lambda below: st.tuples(st.integers(0, 3), st.integers(0, 60), below, below).map(list),
    max_leaves=12,
)


@given(st.lists(TREE, max_size=8), st.lists(st.tuples(*[st.integers(0, 61)] * 3), min_size=1, max_size=40))
@settings(max_examples=80, deadline=None)
def test_all_blocks_at_once_fall_into_the_leaves_that_each_falls_into(trees: list[Any], rows: list[Any]) -> None:
    full = [(*row, 30) for row in rows * 20]  # the last column is common to all; more rows than are taken at once
    wanted = [sum(leaf(tree, row) for tree in trees) for row in full]
    columns = list(zip(*full, strict=True))
    assert Forest(trees, {3})(columns) == Forest(trees)(columns) == wanted


@given(st.lists(TREE, min_size=1, max_size=8), st.lists(st.tuples(*[st.integers(0, 61)] * 4), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_trees_say_the_same_when_they_are_compiled(trees: list[Any], rows: list[Any]) -> None:
    columns = list(zip(*rows, strict=True))
    trees_ = Forest(trees)
    walked = trees_(columns)
    trees_._asked = WALKED
    assert trees_(columns) == walked
    assert not any(isinstance(tree, list) for tree in trees) or trees_._sum != trees_._walked


def test_leaves_that_no_lane_holds_are_refused() -> None:
    with pytest.raises(ValueError, match="smaller scale"):
        Forest([[0, 5, -40_000, 40_000]])


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size <= MOST_BYTES


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), min_size=1, max_size=8))
@settings(max_examples=100)
def test_no_other_set_of_blocks_has_a_greater_expected_score(pairs: list[tuple[int, int]]) -> None:
    chances, sizes = [c / 100 for c, _ in pairs], [n for _, n in pairs]
    true = sum(c * n for c, n in zip(chances, sizes, strict=True))

    def score(chosen: tuple[int, ...]) -> float:
        kept = sum(sizes[i] for i in chosen)
        return 2 * sum(chances[i] * sizes[i] for i in chosen) / (kept + true) if kept + true else 0.0

    mine = tuple(i for i, k in enumerate(best_set(chances, sizes)) if k)
    best = max(score(c) for r in range(len(pairs) + 1) for c in combinations(range(len(pairs)), r))
    assert score(mine) >= best - 1e-9


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), min_size=1, max_size=30))
@settings(max_examples=100)
def test_who_favours_recall_keeps_no_less(pairs: list[tuple[int, int]]) -> None:
    chances, sizes = [c / 100 for c, _ in pairs], [n for _, n in pairs]
    kept = [best_set(chances, sizes, lean.beta) for lean in (LEANINGS[f] for f in ("precision", "balanced", "recall"))]
    assert all(a <= b for less, more in pairwise(kept) for a, b in zip(less, more, strict=True))
