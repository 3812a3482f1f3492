"""Plain text and Markdown, from results made by hand."""

from typing import Literal

import pytest

from textfix import clean
from textfix.io.formats import render
from textfix.model import BODY_KINDS, Article, Result, Segment
from textfix.options import Options


def result(*segments: tuple[str, str, int], **fields: str) -> Result:
    """An article of these (kind, text, level) segments."""
    made = tuple(Segment(kind, text, 0, 0, level=level) for kind, text, level in segments)
    body = "\n\n".join(segment.text for segment in made if segment.kind in BODY_KINDS)
    return Result("", body, (Article(body, made, 0, 0, **fields),), (), ())  # type: ignore[arg-type]


def test_text_prints_the_title_first() -> None:
    rain = result(("title", "Rain", 0), ("paragraph", "It rained.", 0), title="Rain")
    assert render(rain, "text") == "Rain\n\nIt rained.\n"
    assert render(rain, "text", Options(body={"title", "paragraph"})) == "It rained.\n"


def test_no_article_no_text() -> None:
    empty = Result("Share", "", (), (), ())
    assert render(empty, "text") == render(empty, "markdown") == ""


def test_articles_are_parted_by_a_blank_line() -> None:
    one, two = result(("paragraph", "One.", 0), title="A"), result(("paragraph", "Two.", 0), title="B")
    both = Result("", "One.\n\nTwo.", one.articles + two.articles, (), ())
    assert render(both, "text") == "A\n\nOne.\n\nB\n\nTwo.\n"
    assert render(both, "markdown") == "# A\n\nOne.\n\n# B\n\nTwo.\n"


def test_presets_that_only_repair_keep_every_space() -> None:
    text = "  two\r\n\n\nlines \n"
    whole = Result(text, text, (Article(text, (), 0, 10, title="two"),), (), ())
    assert render(whole, "text", Options("minimal")) == text
    assert render(whole, "markdown", Options("ftfy")) == text


def test_markdown_has_a_form_for_every_kind() -> None:
    page = result(
        ("kicker", "URGENT", 0),
        ("title", "Rain at last", 0),
        ("subtitle", "After nine dry weeks", 0),
        ("byline", "By Ada Roe", 0),
        ("paragraph", "It rained.", 0),
        ("heading", "Where", 0),
        ("heading", "In the north", 3),
        ("list_item", "Hull", 0),
        ("list_item", "the docks", 1),
        ("quote", "At last.\n\nAt long last.", 0),
        ("question", "How much?", 0),
        ("answer", "An inch.", 0),
        ("table", "a | b\n- | -\n1 | 2", 0),
        ("code", "print('```')", 0),
        ("caption", "A puddle", 0),
        ("author_bio", "Ada Roe writes.", 0),
        title="Rain at last",
        subtitle="After nine dry weeks",
        kicker="URGENT",
        byline="By Ada Roe",
        published="2024-05-01",
    )
    assert render(page, "markdown") == (
        "# Rain at last\n\n"
        "*After nine dry weeks*\n\n"
        "URGENT · By Ada Roe · 2024-05-01\n\n"
        "It rained.\n\n"
        "## Where\n\n"
        "### In the north\n\n"
        "- Hull\n"
        "  - the docks\n\n"
        "> At last.\n>\n> At long last.\n\n"
        "**How much?**\n\n"
        "An inch.\n\n"
        "a | b\n- | -\n1 | 2\n\n"
        "````\nprint('```')\n````\n\n"
        "*A puddle*\n"
    )


def test_markdown_text_cannot_pose_as_structure() -> None:
    page = result(
        ("paragraph", "# not a heading\n- nor a list\n1. nor this\n> nor that\n---\n2024 is a year, 3.5 a number", 0),
        ("paragraph", "a <b>tag</b>, 1 < 2, #hash", 0),
    )
    assert render(page, "markdown") == (
        "\\# not a heading\n\\- nor a list\n1\\. nor this\n\\> nor that\n\\---\n2024 is a year, 3.5 a number\n\n"
        "a \\<b>tag\\</b>, 1 < 2, #hash\n"
    )


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_title_that_stays_in_the_body_is_printed_once(form: Literal["text", "markdown"]) -> None:
    told = result(("heading", "Rain at last", 0), ("paragraph", "It rained.", 0), title="Rain at last")
    assert render(told, form).count("Rain at last") == 1


def test_markdown_that_was_markdown_stays_as_it_is() -> None:
    fenced = "```python\nprint(1)\n\nprint(2)\n```"
    page = result(
        ("code", fenced, 0), ("list_item", "1. one\nand more", 0), ("list_item", "12) twelve", 1), ("list_item", "3", 0)
    )
    assert render(page, "markdown") == f"{fenced}\n\n1. one\n   and more\n  12) twelve\n- 3\n"
    torn = "```\na\n```\nb\n```"  # the fence is closed before the end: it needs one of its own
    assert render(result(("code", torn, 0)), "markdown") == f"````\n{torn}\n````\n"


def test_cleaning_markdown_again_adds_no_fence() -> None:
    text = "Rain at last\n\nIt rained on Sunday, and so we counted it:\n\n```\nx = 1\ny = 2\n```\n\nThat was all.\n"
    once = render(clean(text), "markdown")
    assert once.count("```") == 2
    assert render(clean(once), "markdown").count("```") == 2
