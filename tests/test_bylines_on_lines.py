"""A name with more on its line: a role, a house, a date, the time it takes to read; and buttons, which are no names."""

from __future__ import annotations

import pytest

import textfix
from textfix.segments.byline import credit

BODY = (
    "The harbour reopened on Monday after two years of work on its walls, and the boats came back.\n\n"
    "The mayor said that the lights would make the entrance safer for everybody who sails at night.\n\n"
    "Fishermen had waited for the day, and many of them went out before the sun was up to try it."
)
TAIL = "Related\nShip sinks off coast\nMayor wins vote\n\n© 2024"


@pytest.mark.parametrize("said", [
    "By Deborah Haines Political editor", "By Deborah Haines  Local democracy reporter", "By Deborah Haines BBC News",
    "By Deborah Haines Local Democracy Reporter", "Deborah Haines Crime and Courts Reporter",
    "Deborah Haines Health correspondent", "Deborah Haines Sky News", "By Deborah Haines Sports desk",
])  # fmt: skip
def test_a_role_or_a_house_is_no_part_of_a_name(said: str) -> None:
    found = credit(said)
    assert found is not None
    assert found.name == "Deborah Haines"


def test_a_role_in_capitals_and_behind_two_names() -> None:
    assert [found and found.name for found in map(credit, (
        "DEBORAH HAINES STAFF WRITER", "By Ann Lee and Bo Diaz Health Editor",
    ))] == ["DEBORAH HAINES", "Ann Lee and Bo Diaz"]  # fmt: skip


@pytest.mark.parametrize("name", ["Sarah Court", "Jane May Cook", "Mary Jane Watson", "Will City", "Ann Lee Sport"])
def test_a_name_like_a_role_stays_whole(name: str) -> None:
    found = credit(f"By {name}")
    assert found is not None
    assert found.name == name


def test_two_words_of_a_name_are_left() -> None:
    found = credit("By Sarah Court Reporter")
    assert found is not None
    assert found.name == "Sarah Court"


@pytest.mark.parametrize("said", [
    "March 27, 2025 · Anna Kurtz · 6 min read", "27 March 2025 | Anna Kurtz | 6 min", "Anna Kurtz · 6 min read",
    "By Anna Kurtz - 6 minutes read",
])  # fmt: skip
def test_how_long_it_takes_to_read_does_not_hide_a_name(said: str) -> None:
    found = credit(said)
    assert found is not None
    assert found.name == "Anna Kurtz"


def test_a_label_behind_a_source_names_the_author() -> None:
    assert credit("2024-12-03 08:16 来源：江北晚报 记者：周远") == ("周远", "written")
    assert credit("这位记者：他说不") is None


@pytest.mark.parametrize("said", ["Lördag 13 september 2025 kl. 10.00", "Perjantai 3.5.2024", "Péntek 2024. 05. 03."])
def test_a_day_of_the_week_is_no_name(said: str) -> None:
    assert credit(said) is None


def test_a_comma_parts_a_name_from_a_date_with_a_time() -> None:
    assert credit("Anna Kurzeja, 27 marca 2025, 14:05") == ("Anna Kurzeja", "with a date")
    assert credit("Port Ellery, 3 March 2025") is None
    assert credit("Wernau, 3. März 2025, 14:05") is None


@pytest.mark.parametrize("label", ["Szerző", "Írta", "Forfatter", "Författare"])
def test_labels_of_a_writer(label: str) -> None:
    assert credit(f"{label}: Tóth Ilona") == ("Tóth Ilona", "written")


@pytest.mark.parametrize("share", ["Udostępnij Tweetnij", "Share Tweet Print"])
def test_buttons_in_a_row_are_no_authors(share: str) -> None:
    page = f"Harbour opens again after two years\n\n{{}}\n\n{share}\n\n{BODY}\n\n{TAIL}"
    (article,) = textfix.clean(page.format("12 May 2024")).articles
    assert article.byline is None
    (article,) = textfix.clean(page.format("Ann Lee\n\n12 May 2024")).articles
    assert article.byline == "Ann Lee"


def test_a_menu_does_not_go_on_with_authors() -> None:
    text = (
        "[Slow Miles](https://slow.example/)\n[Archive](/archive/)\n[RSS](/feed.xml)\n\n"
        f"# Why I went back to paper maps\n\nAugust 19, 2023 · Tomasz Wren · 6 min read\n\n{BODY}\n\n{TAIL}"
    )
    (article,) = textfix.clean(text).articles
    assert (article.byline, article.published) == ("Tomasz Wren", "2023-08-19")


def test_a_second_author_on_a_line_of_its_own() -> None:
    text = f"Harbour opens again after two years\n\nAnn Lee\nBo Diaz\n12 May 2024\n\n{BODY}\n\n{TAIL}"
    (article,) = textfix.clean(text).articles
    assert article.byline == "Ann Lee, Bo Diaz"
