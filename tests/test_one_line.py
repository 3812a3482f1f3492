"""Pages that were printed on one line, or with nothing between their parts, and long lines that are no pages."""

from __future__ import annotations

from typing import Any

import pytest

import textfix
from textfix.content import one_line
from textfix.content.one_line import LONGEST, pieces
from textfix.content.seams import Gaps, Seams, packed, word_of, words_of
from textfix.layout import blocks

MENU = (
    "Lake news", "Skip to content", "Home", "News", "Sport", "Weather", "About us", "Contact us", "Log in", "Sign up",
    "Search", "Menu",
)  # fmt: skip
TITLE = "The lake that nobody measured"
STORY = (
    "For nine years the gauge at the north shore showed the same level, and nobody asked how a lake could do that.",
    "It was a girl of twelve who rowed out with a stick and found that the float had caught on an old chain.",
    "The office in the valley had drawn its curves from it, and three dams had been opened by what the curves said.",
    "Since then two people read the level by eye every morning, and write it into a book that lies in the boathouse.",
    "The engineer who set up the gauge says that he would have noticed, had anybody ever asked him to come back.",
    "What the years without figures have cost is not known, but the farmers below the dam have an idea of it.",
    "They want the chain to hang in the town hall, beside the portrait of the man who had it sunk in the first place.",
    "The girl has been given a boat of her own, and she says that she will row out whenever it rains for a week.",
    "A new gauge is to be set up in spring, and this time somebody will come every month to look at the float.",
)
FOOT = (
    "Share this article", "Related articles", "A bridge of rope", "The last lamp", "Newsletter", "Subscribe",
    "Privacy policy", "Cookie settings", "All rights reserved",
)  # fmt: skip


def page(between: str) -> str:
    return between.join([*MENU, TITLE, *STORY, *FOOT])


def test_a_page_on_one_line_leaves_its_article_as_one_paragraph() -> None:
    result = textfix.clean(page(" "))
    assert result.text == " ".join(STORY)
    assert result.articles[0].title == TITLE
    assert [segment.kind for segment in result.articles[0].segments] == ["title", "paragraph"]
    assert {"Home", "Newsletter", "A bridge of rope"} <= {segment.text for segment in result.dropped}


def test_a_page_with_nothing_between_its_parts_leaves_paragraphs() -> None:
    result = textfix.clean(page(""))
    assert result.text == "\n\n".join(STORY)
    assert result.articles[0].title == TITLE


@pytest.mark.parametrize("between", [" ", "", "  ", "\t"])
def test_such_a_page_can_be_undone_and_stays_clean(between: str) -> None:
    source = page(between)
    result = textfix.clean(source)
    assert result.restore() == source
    assert textfix.clean(result.text).text == result.text
    for segment in (*result.articles[0].segments, *result.dropped):
        assert source[segment.start : segment.end].split() == segment.text.split() or not between
    for segment in result.articles[0].segments:
        for sentence in segment.sentences():
            assert source[sentence.start : sentence.end].split() == sentence.text.split()


def test_what_is_taken_out_of_the_middle_parts_the_paragraphs_around_it() -> None:
    middle = ("Advertisement", "Sign up for our newsletter")
    source = " ".join([*MENU, TITLE, *STORY[:5], *middle, *STORY[5:], *FOOT])
    assert textfix.clean(source).text == " ".join(STORY[:5]) + "\n\n" + " ".join(STORY[5:])


def test_runs_of_spaces_inside_a_line_become_one() -> None:
    source = page(" ").replace("It was a girl", "It  was a   girl")
    assert textfix.clean(source).text == " ".join(STORY)


@pytest.mark.parametrize(
    "text",
    [
        " ".join(STORY),
        " ".join([TITLE, *STORY]),
        "\n\n".join([TITLE, " ".join(STORY), " ".join(reversed(STORY))]),
        "".join(STORY),
        "湖の水位は九年の間変わらず、誰もそれを不思議に思わなかった。" * 60,
        "Το νερό της λίμνης έμεινε εννέα χρόνια στο ίδιο ύψος και κανείς δεν ρώτησε γιατί. " * 20,
        "Ely Ripon Wells Truro Exeter Durham Lincoln York Bath Salisbury Norwich Oxford " * 20,
    ],
)
def test_long_lines_that_are_no_pages_are_left_alone(text: str) -> None:
    found = blocks(text)
    assert pieces(text, found) == (found, {})


def test_a_page_with_its_lines_is_left_alone() -> None:
    text = page("\n")
    found = blocks(text)
    assert pieces(text, found) == (found, {})


def test_a_line_of_data_is_not_looked_at() -> None:
    text = page(" ") * (LONGEST // len(page(" ")) + 1)
    found = blocks(text)
    assert pieces(text, found) == (found, {})


def test_what_a_user_keeps_beyond_the_body_is_no_part_of_the_paragraph() -> None:
    result = textfix.clean(page(" "), textfix.Options(keep={"newsletter"}))
    kept = [segment for segment in result.articles[0].segments if segment.kind == "newsletter"]
    assert [segment.text for segment in kept] == ["Newsletter", "Subscribe"]
    assert result.text == " ".join(STORY) + "\n\nNewsletter\n\nSubscribe"


def test_twice_the_line_is_twice_the_facts() -> None:
    asked: list[int] = []

    class Counting(Gaps):
        def facts(self, at: int) -> list[str]:
            asked.append(at)
            return super().facts(at)

    before: Any = one_line.Gaps
    costs = []
    for times in (4, 8):
        asked.clear()
        one_line.Gaps = Counting  # type: ignore[misc]
        try:
            text = page(" ") * times
            pieces(text, blocks(text))
        finally:
            one_line.Gaps = before  # type: ignore[misc]
        costs.append(len(asked))
    assert 0 < costs[1] <= 2.1 * costs[0]


def test_weights_come_back_from_their_stored_form() -> None:
    tokens = "Log in The lake rose".split()
    gaps = Gaps(tokens, words_of(tokens))
    from textfix.content.seams import hashed

    weights = dict.fromkeys(hashed(gaps.facts(2)), 3)
    scores = Seams({"bias": -5, "weights": packed(weights)}).at(gaps)
    assert scores[2] == 3 * len(gaps.facts(2)) - 5


def test_words_are_known_with_their_marks() -> None:
    assert [word_of(t).shape for t in ("the", "The", "lake", "Lake", "NEWS", "2019", "—", "湖")] == list("lLwCUDPO")
    assert [word_of(t).end for t in ("lake", "lake.", "lake?”", "lake:", "(lake)")] == ["n", ".", "!", ":", ")"]
