"""Kinds of the parts of a body, and what is put together or taken out around it."""

import re

import pytest

import textfix

PROSE = """The harbour reopened on Monday after two years of work on its walls, and the fishermen were glad of it.

The mayor said that the lights would make the entrance safer in winter for everyone who sails here."""
MORE = "By the evening the last of the boats had come in, and the band on the quay had run out of songs to play."


def kinds(text: str) -> list[tuple[str, str]]:
    result = textfix.clean(text)
    assert result.restore() == text
    assert textfix.clean(result.text).text == result.text
    parts = [(s.start, s.kind, s.text) for a in result.articles for s in a.segments]
    parts += [(s.start, s.kind, s.text) for s in result.dropped]
    return [(kind, said) for _, kind, said in sorted(parts)]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("table", "Town     Trains   Buses\nOrrin    12       40\nKell     9        31"),
        ("table", "Metal\nLast\nChange\nCopper\n8,214.50\n+0.2%\nZinc\n2,377.00\n-0.6%"),
        ("table", "Weight: 612 g\nFolded: 21 cm\nFuel: wood"),
        ("code", "import time\nprobe = Sensor(pin=4)\nprint(probe.celsius())"),
        ("code", "$ pip install photodate"),
        ("caption", "The old quay before the storm. Photo: Ann Lee"),
        ("caption", "Abb. 3: Der Hafen im Winter"),
        ("quote", "“You draw the line where the hill is, not where you would like it to be.”"),
        ("heading", "**What comes next**"),
        ("dateline", "3 May 2024"),
        ("junk", "* * *"),
        ("related", "Read more: Port Kell harbour wall to be rebuilt in stone"),
        ("newsletter", "[View in browser](https://mail.example/v/88)"),
    ],
)
def test_a_block_between_paragraphs(kind: str, lines: str) -> None:
    said = re.sub(r"\[(.*)\]\(.*\)", r"\1", lines)
    assert (kind, said) in [(k, t) for k, t in kinds(f"{PROSE}\n\n{lines}\n\n{MORE}")]


def test_numbered_headings_have_their_depth() -> None:
    text = f"{PROSE}\n\n2. Matters arising\n\n2.1 Water\n\n{MORE}"
    segments = textfix.clean(text).articles[0].segments
    assert [(s.text, s.level) for s in segments if s.kind == "heading"] == [("2. Matters arising", 1), ("2.1 Water", 2)]


def test_marked_headings_keep_their_depth() -> None:
    text = f"# Harbour\n\n{PROSE}\n\n## Walls\n\n{MORE}"
    segments = textfix.clean(text).articles[0].segments
    assert [(s.kind, s.level) for s in segments if s.text == "Walls"] == [("heading", 2)]


def test_an_interview_by_names() -> None:
    asked = ["Orr: Who paid?", "Lee: The town, in the end.", "Orr: Nobody believed it.", "Lee: Nobody had to."]
    turns = [*asked, "Orr: And now?", "Lee: Now we sail again."]
    found = kinds(f"{PROSE}\n\n" + "\n\n".join(turns))
    assert [k for k, _ in found[2:]] == ["question", "answer"] * 3


def test_an_interview_by_dashes() -> None:
    turns = ["— Кто платил?", "— Город, в конце концов.", "— И теперь?", "— Теперь мы снова ходим в море."]
    assert [k for k, _ in kinds(f"{PROSE}\n\n" + "\n\n".join(turns))[2:]] == ["question", "answer"] * 2


def test_ingredients_and_steps_without_marks_become_items() -> None:
    lists = "Ingredients\n6 large leeks\n900ml vegetable stock\n\nMethod\nCut the leeks.\nAdd the stock and simmer."
    text = f"{PROSE}\n\n{lists}"
    found = textfix.clean(text)
    assert "- 6 large leeks\n- 900ml vegetable stock" in found.text
    assert [s.kind for s in found.articles[0].segments[2:]] == ["heading", *["list_item"] * 2] * 2


def test_an_item_set_in_stands_alone_and_goes_on_over_a_line_break() -> None:
    found = kinds("## Fixed\n\n  * A gap of more than 24 hours in the readings no longer shifts\n    the prediction.")
    assert ("list_item", "A gap of more than 24 hours in the readings no longer shifts the prediction.") in found


def test_a_poem_stays_as_it_is() -> None:
    poem = "The tide comes in\nAnd the tide goes out\nAnd nobody asks\nWhat it is about"
    assert poem.split("\n") == [line for line in textfix.clean(poem).text.split("\n") if line]


def test_what_people_say_in_the_story_is_no_bio_and_no_disclaimer() -> None:
    found = kinds(f"{PROSE}\n\nAnn Lee said she was a teacher then, and that nobody had asked for her views on it.")
    assert all(kind not in ("author_bio", "disclaimer") for kind, _ in found)


def test_the_only_paragraph_is_no_subtitle() -> None:
    said = "The harbour reopened on Monday after two years of work on its walls."
    result = textfix.clean(f"Harbour opens\n\n{said}\n\nShare this")
    assert (result.articles[0].title, result.text) == ("Harbour opens", said)
