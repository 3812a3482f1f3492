"""What stands behind the end of an article: comments, notes on the author, calls to action, small print."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_stories import BIO, BRIDGE, DISCLAIMER
from trees_helper import asked

import textfix
from textfix.stories import Line, ending, ending_rows
from textfix.stories.ending import load
from textfix.stories.ending_rows import FORMS, MOST_LINES, PLACE_NAMES, Page, place_row, shared
from textfix.stories.facts import FACT_NAMES, facts
from textfix.stories.passage import passage
from textfix.stories.signs import SIGN_NAMES, signs

COMMENTS = [
    "Ingrid says",
    "Great post, thank you for sharing! I walked over the old bridge every day when I was at school.",
    "Tom B. says",
    "Love this! Can’t wait to take my kids across on the first tram.",
    "Reply",
    "Hi Tom, thanks for stopping by! Let me know how you liked it.",
    "Karin says",
    "I wish they would do the same here, our bridge has been closed for years.",
]


def page(*texts: str) -> list[Line]:
    return [Line("text", text) for text in texts]


def first(*texts: str) -> int | None:
    found = ending(page(*texts))
    return found and found.first


def test_readers_comments_go() -> None:
    found = ending([*page(*BRIDGE), Line("text", COMMENTS[0], "comment_prompt"), *page(*COMMENTS[1:])])
    assert found is not None
    assert found.first == len(BRIDGE)
    assert {line.kind for line in found.lines} <= {"comment_prompt", "widget", "newsletter"}
    assert all(0.5 <= line.confidence <= 1 for line in found.lines)


@pytest.mark.parametrize(
    "comment",
    [
        ["{name} says", "{text}"],
        ["{text}", "ReplyDelete"],
        ["Re: {name} (Score:2)", "{text}"],
        ["{text}", "LikeLike"],
        ["{name} 5.0 out of 5 stars {text} Reviewed in Norway on May 3, 2024"],
    ],
)
def test_comments_are_told_by_what_is_printed_with_them(comment: list[str]) -> None:
    said = ["The pier was longer in those days.", "Not so: the old maps show it.", "Trams ran there until the war."]
    lines = [line.format(name="Ida Lund", text=text) for text in said for line in comment]
    got = first(*BRIDGE, *lines)
    assert got is not None
    assert len(BRIDGE) <= got <= len(BRIDGE) + 1


def test_a_list_of_rated_books_is_no_list_of_reviews() -> None:
    books = [f"#{n} The Ferry to Arlen, part {n} Ida Lund 4.{n} out of 5 stars 1,{n}20" for n in range(1, 9)]
    assert first(*BRIDGE, *books) is None


def test_a_plain_article_stays_whole() -> None:
    assert first(*BRIDGE) is None


def test_the_end_is_never_above_a_large_table() -> None:
    """No page puts a table of a hundred words behind its article, whatever stands around it."""
    comments = [Line("text", COMMENTS[0], "comment_prompt"), *page(*COMMENTS[1:])]
    table = Line("table", "\n".join(f"| {day} | run | {day} miles | rest at home |" for day in range(30)))
    assert ending([*page(*BRIDGE), *comments, table]) is None


@pytest.mark.parametrize("cut", range(4, len(BRIDGE)))
def test_an_article_may_end_at_any_paragraph(cut: int) -> None:
    assert first(*BRIDGE[:cut]) is None


def test_a_last_paragraph_in_the_first_person_stays() -> None:
    assert first(*BRIDGE, "I took the last tram over the old bridge in March, and I still miss its rattle.") is None


def test_notes_keep_their_kinds_and_stay_in_the_record() -> None:
    result = textfix.clean("\n\n".join([*BRIDGE, BIO, DISCLAIMER]))
    kinds = [segment.kind for segment in result.articles[0].segments[-2:]]
    assert kinds == ["author_bio", "disclaimer"]
    assert result.dropped == ()


def test_what_was_removed_stays_removed() -> None:
    once = textfix.clean("\n\n".join([*BRIDGE, "Leave a comment", *COMMENTS]))
    assert once.text == "\n\n".join(BRIDGE)
    assert textfix.clean(once.text).text == once.text
    assert once.restore() == once.source


ANY_LINE = st.builds(
    Line,
    st.sampled_from(("text", "heading", "list_item", "quote", "code", "table")),
    st.text(st.characters(), max_size=80),
    st.sampled_from(("", "related", "comment_prompt", "no such kind")),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(ANY_LINE, max_size=14))
def test_any_lines_are_fine(lines: list[Line]) -> None:
    found = ending(lines)
    assert found == ending(list(lines))
    assert found is None or 0 < found.first < len(lines)
    assert found is None or len(found.lines) == len(lines) - found.first


def test_odd_documents() -> None:
    for lines in ([], page(""), page(*["\ud800\x00"] * 9), page(*["a"] * 300), page(*["!" * 5000] * 5)):
        found = ending(lines)
        assert found is None or 0 < found.first < len(lines)


def test_work_is_bounded_however_long_the_tail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the last lines are heard, each once."""
    heard = 0
    real = ending_rows.is_voice

    def counting(line: Line) -> bool:
        nonlocal heard
        heard += 1
        return real(line)

    monkeypatch.setattr(ending_rows, "is_voice", counting)
    ending(page(*BRIDGE * 100, *COMMENTS * 200))
    assert 0 < heard <= MOST_LINES


def test_rows_are_as_wide_as_their_names() -> None:
    lines = page(*BRIDGE, *COMMENTS)
    one = Page(lines, load().score)
    one.measure()
    assert {len(place_row(one, at)) for at in range(1, len(lines) + 1)} == {len(PLACE_NAMES)}
    assert len(facts("text", BIO).numbers) == len(FACT_NAMES)
    assert len(signs(BIO)) == len(SIGN_NAMES)
    assert len(one.gate_row()) == len(Page(page("One.", "Two."), load().score).gate_row())


def test_the_share_of_known_words_is_that_of_both_sides() -> None:
    read = [passage("text", text) for text in ("the harbour bridge", "the harbour wall", "a ferry")]
    assert shared(read)[1:3] == [33, 0]  # of harbour, wall and ferry; of ferry


def test_the_weights_say_where_they_come_from() -> None:
    path = files("textfix.stories") / "ending.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert {"script", "data", "cross-validation"} <= set(data["about"])
    assert len(path.read_bytes()) <= 100_000
    assert len(data["forms"]) == FORMS
    widths = {"gate": len(Page(page("One.", "Two."), load().score).gate_row()), "places": len(PLACE_NAMES)}
    for name, width in widths.items():
        assert all(0 <= feature < width for tree in data[name] for feature in asked(tree))
