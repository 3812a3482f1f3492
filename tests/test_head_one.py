"""A story has one title; what stands beside it is something else."""

from __future__ import annotations

import pytest

import textfix
from textfix import Options
from textfix.content import Verdict
from textfix.layout import Block
from textfix.segments.fields import one_title

TITLE = Verdict("title", "SEG001", "")
OTHER = Verdict("paragraph", "SEG007", "")
BODY = (
    "The harbour reopened on Monday after two years of work on its walls, and the boats came back.\n\n"
    "The mayor said that the lights would make the entrance safer for everybody who sails at night.\n\n"
    "Why it took so long\n\n"
    "Fishermen had waited for the day, and many of them went out before the sun was up to try it.\n\n"
    "The work cost four million and was paid by the county, which owns the harbour and its walls."
)
NAV = "Home\nNews\nSport\nContact"


def page(nav: str, title: str, below: str) -> str:
    tail = "Share\nTweet\n\nSubscribe to our newsletter"
    return f"{nav}\n\n{title}\n\n12 May 2024 · Ann Lee · 4 min read\n\n{below}\n\n{BODY}\n\n{tail}"


def told(text: str) -> tuple[textfix.Article, dict[str, str]]:
    result = textfix.clean(text)
    assert result.restore() == text
    assert textfix.clean(result.text).text == result.text
    (article,) = result.articles
    return article, {segment.text: segment.kind for segment in (*result.dropped, *article.segments)}


@pytest.mark.parametrize("nav", [NAV, "Menu | Home | News\nSearch"])
def test_a_second_line_like_a_title_stands_below_the_first(nav: str) -> None:
    below = "Boats in the harbour again: a success story"
    article, kinds = told(page(nav, "# The harbour opens", below))
    assert article.title == "The harbour opens"
    assert [said for said, kind in kinds.items() if kind == "title"] == ["The harbour opens"]
    assert (article.subtitle, kinds[below]) == (below, "subtitle")


def test_a_subtitle_that_is_not_kept_is_dropped_in_the_second_look_too() -> None:
    below = "Boats in the harbour again: a success story"
    result = textfix.clean(page(NAV, "# The harbour opens", below), options=Options(drop={"subtitle"}))
    assert below in [segment.text for segment in result.dropped if segment.kind == "subtitle"]


@pytest.mark.parametrize("picture", ["![Boats](/b.jpg)", "[![Boats in the harbour](/b.jpg)](/large)"])
def test_a_picture_is_no_title(picture: str) -> None:
    article, kinds = told(page(NAV, "# The harbour opens", picture))
    assert article.title == "The harbour opens"
    assert kinds["The harbour opens"] == "title"
    assert kinds.get(picture) != "title"


def test_words_behind_a_picture_are_a_title() -> None:
    article, _ = told(f"# ![Crest](/c.png) The harbour opens again\n\n{BODY}")
    assert article.title is not None
    assert article.title.endswith("The harbour opens again")


def rows(*shapes: str) -> list[Block]:
    return [Block(i, i + 1, i, "A", shape, 1 if shape == "heading" else 0, 1) for i, shape in enumerate(shapes)]  # type: ignore[arg-type]


def test_of_two_lines_beside_each_other_the_one_that_all_facts_speak_for_is_the_title() -> None:
    changes = [(0, "title", 0.99), (2, "heading", 0.7)]
    found = one_title(changes, [OTHER, TITLE, OTHER], rows("text", "text", "text"))
    assert sorted(found) == [(0, "title", 0.99), (1, "subtitle", 0.99), (2, "heading", 0.7)]
    found = one_title([(1, "title", 0.8)], [TITLE, OTHER], rows("text", "text"))
    assert sorted(found) == [(0, "navigation", 0.8), (1, "title", 0.8)]


def test_a_marked_title_and_one_further_away_stay() -> None:
    changes = [(0, "title", 0.99), (2, "heading", 0.7)]
    assert one_title(changes, [OTHER, TITLE, OTHER], rows("text", "heading", "text")) == [(2, "heading", 0.7)]
    assert one_title(changes[:1], [OTHER] * 4 + [TITLE], rows(*["text"] * 5)) == []
    assert one_title(changes, [OTHER, OTHER, OTHER], rows("text", "text", "text")) == changes
    other_story = [(4, "title", 0.9)]
    assert one_title(other_story, [TITLE] + [OTHER] * 4, rows(*["text"] * 5)) == other_story


def test_of_two_new_titles_the_likelier_is_one() -> None:
    changes = [(0, "title", 0.7), (1, "kicker", 0.8), (2, "title", 0.9)]
    assert one_title(changes, [OTHER] * 3, rows(*["text"] * 3)) == [(1, "kicker", 0.8), (2, "title", 0.9)]
