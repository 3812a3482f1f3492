"""Sentences and chunks: nothing lost, order kept, offsets that point at the words."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.sentences import spans

PROSE = st.lists(
    st.sampled_from(
        ["The tide rose.", "cafÃ© no. 3", "“Who paid?” she asked.", "Dr. Lee left.\n", "\n\n", "- tea\n- milk\n",
         "## Why\n\n", "今天下雨。明天呢？", "a b  c",
         "x" * 40, "\n> quoted. Twice.\n\n", "one\u200b two. Three &amp; four!",
         "\n1. rinse\n2. dry\n"]
    ),
    max_size=14,
).map(" ".join)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rose. It fell.", ["It rose.", "It fell."]),
        (
            "He lives at 3 St. Mark’s Rd. in York. She does not.",
            ["He lives at 3 St. Mark’s Rd. in York.", "She does not."],
        ),
        ("J. R. R. Tolkien wrote it. So he said.", ["J. R. R. Tolkien wrote it.", "So he said."]),
        ("Apples, pears etc. The rest was sold.", ["Apples, pears etc.", "The rest was sold."]),
        ("It met at 7 p.m. Tuesday. Nobody came.", ["It met at 7 p.m. Tuesday.", "Nobody came."]),
        ("See fig. 3. It shows No. 5 of vol. 2.", ["See fig. 3.", "It shows No. 5 of vol. 2."]),
        ("“Go.” Then he left (at last). Why?", ["“Go.”", "Then he left (at last).", "Why?"]),
        ("Wait ... what? “Yes!” she cried.", ["Wait ... what?", "“Yes!” she cried."]),
        ("It is so.[12] Others differ.", ["It is so.[12]", "Others differ."]),
        ("1. Rinse the rice. 2. Boil it.", ["1. Rinse the rice.", "2. Boil it."]),
        ("Q. Who paid? A. Nobody.", ["Q. Who paid?", "A. Nobody."]),
        (
            "Am 3. Mai kam er z. B. mit Dr. Abel. Die 2. Liga ruhte.",
            ["Am 3. Mai kam er z. B. mit Dr. Abel.", "Die 2. Liga ruhte."],
        ),
        ("Das ist „gut“. Mehr nicht.", ["Das ist „gut“.", "Mehr nicht."]),
        ("« C’est peu ! » Puis il partit. M. Roux resta.", ["« C’est peu ! »", "Puis il partit.", "M. Roux resta."]),
        ("¿Quién es? ¡Él! El Sr. Paz, n.º 5.", ["¿Quién es?", "¡Él!", "El Sr. Paz, n.º 5."]),
        (
            "В 1999 г. он уехал, т. е. бежал. Вернулся в 2001 г. Он был рад.",
            ["В 1999 г. он уехал, т. е. бежал.", "Вернулся в 2001 г.", "Он был рад."],
        ),
        ("— Иди! — сказал он. — Нет.", ["— Иди! — сказал он.", "— Нет."]),
        ("今天下雨。“走吧！”他说。", ["今天下雨。", "“走吧！”", "他说。"]),
        ("「はい。」と言った。雨です。", ["「はい。」と言った。", "雨です。"]),
        ("من دفع؟ لا أحد. د. سليم غادر.", ["من دفع؟", "لا أحد.", "د. سليم غادر."]),
        ("वह आया। वह गया।", ["वह आया।", "वह गया।"]),
        ("row one\nrow two", ["row one", "row two"]),
        ("Visit example.com or v3.11.2 today. Bye.", ["Visit example.com or v3.11.2 today.", "Bye."]),
        ("", []),
        (" \n ", []),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[a:b] for a, b in spans(text)] == sentences


@given(st.text("aA.?!。… \n\"“”()1—é", max_size=60) | st.text(max_size=30))
def test_sentences_hold_every_character_but_white_space(text: str) -> None:
    done = 0
    for start, end in spans(text):
        assert not text[done:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        done = end
    assert not text[done:].strip()


@settings(max_examples=150)
@given(PROSE)
def test_sentences_of_segments_point_at_the_source(source: str) -> None:
    result = textfix.clean(source)
    for segment in (*result.dropped, *(s for a in result.articles for s in a.segments)):
        done = segment.start
        for sentence in segment.sentences():
            assert done <= sentence.start <= sentence.end <= segment.end
            done = sentence.end
        assert "".join("".join(s.text.split()) for s in segment.sentences()) == "".join(segment.text.split())


def test_sentences_are_found_through_every_repair() -> None:
    source = "- one\u200b two. CafÃ© &amp; bar\u00a0open.\n- On and\n  on. Off!"
    found = [s for seg in textfix.clean(source).articles[0].segments for s in seg.sentences()]
    assert [(s.text, source[s.start : s.end]) for s in found] == [
        ("one two.", "one\u200b two."),
        ("Café & bar\u00a0open.", "CafÃ© &amp; bar\u00a0open."),
        ("On and on.", "On and\n  on."),
        ("Off!", "Off!"),
    ]


def test_a_segment_made_by_hand_stands_as_it_reads() -> None:
    segment = textfix.Segment("paragraph", "One. Two.", 10, 19)
    assert [(s.start, s.end) for s in segment.sentences()] == [(10, 14), (15, 19)]


@settings(max_examples=150)
@given(PROSE, st.integers(1, 90))
def test_chunks_lose_nothing(source: str, most: int) -> None:
    result = textfix.clean(source)
    found = textfix.chunks(result, max_chars=most)
    assert "".join("".join(c.text.split()) for c in found) == "".join(result.text.split())
    assert all(len(c.text) <= most for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(c.text in result.articles[c.article].text for c in found)
    assert found == textfix.chunks(result, max_chars=most)


def test_a_heading_stays_with_what_follows() -> None:
    above = "# Tides\n\n" + "Water rises twice a day here. " * 3
    page = f"{above}\n\n## Why it does\n\n### The moon\n\nIt pulls at the water."
    found = textfix.chunks(textfix.clean(page), max_chars=60)
    assert found[-1].text == "Why it does\n\nThe moon\n\nIt pulls at the water."
    assert found[-1].path == ("Tides", "Why it does", "The moon")
    assert page[found[-1].start : found[-1].end].endswith("It pulls at the water.")


def test_items_keep_their_marks() -> None:
    page = "What to bring for a walk along the coast in winter:\n\n- tea\n  - black\n- a map of the coast"
    found = textfix.chunks(textfix.clean(page), max_chars=52)
    assert [c.text for c in found][1:] == ["- tea\n  - black\n- a map of the coast"]


def test_a_size_that_holds_nothing_is_an_error() -> None:
    with pytest.raises(textfix.TextfixError, match="max_chars"):
        textfix.chunks(textfix.clean("One."), max_chars=0)
