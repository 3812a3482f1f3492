"""What stands oddly beside what is told alike by hopping from place to place and by a scan."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.repair.codepages import SINGLE, inside, page
from textfix.repair.company import _pattern, checks, inner_quote, joint, oddly, shown
from textfix.repair.texture import QUOTE, STRAY, _cost, _cost_of_kinds, cost, kind, kinds, odd_parts, pair_cost

ANCHORS = sorted(checks())
BESIDE = st.sampled_from([*"aZ9 .\n\"?'", *sorted(shown())])
QUOTES = [c for c in sorted(shown()) if kind(c) == QUOTE]


@given(st.sampled_from(ANCHORS), st.lists(BESIDE, max_size=30), st.data())
def test_a_hop_finds_what_a_scan_finds(c: str, beside: list[str], data: st.DataObject) -> None:
    text = c.join(beside)
    at = data.draw(st.integers(0, len(text)))
    stop = data.draw(st.integers(at, len(text)))
    match = _pattern(c, False).search(text, at, stop)
    assert oddly(c).spot(text, at, stop) == (match.start() if match else -1)


@pytest.mark.parametrize("quote", QUOTES)
@given(st.text(st.sampled_from("aZ “”’.é1"), max_size=30))
def test_a_quotation_mark_between_letters(quote: str, beside: str) -> None:
    text = quote.join(beside)
    match = re.search(f"(?<=[A-Za-z]){quote}(?=[A-Za-z])", text)
    assert inner_quote(quote).spot(text, 0, len(text)) == (match.start() if match else -1)


def test_many_places_are_left_to_a_scan() -> None:
    text = "é " * 100 + "Пé"
    assert oddly("é").spot(text, 0, len(text)) == 201
    assert oddly("é").spot(text, 0, 201) == -1


@given(st.lists(st.sampled_from(ANCHORS), min_size=1, max_size=6), st.lists(BESIDE, max_size=20))
def test_a_joint_scan_finds_what_each_finds(anchors: list[str], beside: list[str]) -> None:
    text = "".join(beside)
    each = [oddly(c).spot(text, 0, len(text)) for c in anchors]
    each += [inner_quote(c).spot(text, 0, len(text)) for c in anchors if kind(c) == QUOTE]
    match = joint(anchors).search(text)
    assert (match.start() if match else -1) == min((at for at in each if at >= 0), default=-1)


@given(st.sets(st.characters(), min_size=1, max_size=40))
def test_the_inside_of_a_class_holds_its_characters_and_no_others(chars: set[str]) -> None:
    found = re.compile(f"[{inside(chars)}]")
    beside = {chr(near) for c in chars for near in (ord(c) - 1, ord(c) + 1) if 0 <= near < 0x110000}
    assert {c for c in chars | beside | {"]", "\\", "-", "^"} if found.match(c)} == chars


@given(st.text(st.sampled_from("aA0 .“é€®ÃÂ漢ж"), max_size=40))
def test_only_the_odd_parts_cost_anything(text: str) -> None:
    assert cost(odd_parts(text)) == cost(text)


@pytest.mark.parametrize("name", SINGLE)
def test_a_sequence_of_a_page_is_a_character_of_utf8(name: str) -> None:
    through = page(name)
    for c in "é\u07ff\u0800中\ufffd\ud7ff\ue000𐀀🙂\U0010ffff":
        seen = "".join(through.chars[byte] for byte in c.encode())
        if "\ufffe" not in seen:
            assert through.sequence.fullmatch(seen)
    for raw in (b"\xc1\xbf", b"\xe0\x9f\xbf", b"\xed\xa0\x80", b"\xf0\x8f\xbf\xbf", b"\xf4\x90\x80\x80", b"\xc3"):
        assert not through.sequence.search("".join(through.chars[byte] for byte in raw))


@given(st.text(st.sampled_from("aZ0 .“é€®ÃÂ»¿„├┬°漢ж\x81\ufffd"), max_size=12))
def test_kinds_and_stray_pairs_make_up_the_cost(text: str) -> None:
    marks = kinds(text)
    pairs = sum(map(pair_cost, marks, marks[1:]))
    stray = sum(price * text.count(pair) for pair, price in STRAY.items())
    assert pairs + stray <= _cost(text) + 1e-9
    assert _cost(text) == pytest.approx(_cost_of_kinds(marks) + stray)
