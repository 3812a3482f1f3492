"""The head of a story and the kinds of its parts."""

import pytest

import textfix
from textfix.model import Article
from textfix.segments.dates import find_date

BODY = """The harbour reopened on Monday after two years of work on its walls, and the fishermen were glad.

The mayor said that the lights would make the entrance safer in winter for everyone who sails here."""


def article(text: str) -> Article:
    (only,) = textfix.clean(text).articles
    return only


def kinds(text: str) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in article(text).segments]


def test_the_head_of_a_story() -> None:
    top = [
        "EXCLUSIVE: Harbour opens at last | Tide Online",
        "Mayor calls it a new start for the town",
        "By Ann Lee",
        "August 19, 2025",
    ]
    found = article("\n".join(top) + f"\n\n{BODY}")
    assert (found.kicker, found.title, found.site) == ("EXCLUSIVE", "Harbour opens at last", "Tide Online")
    assert found.subtitle == "Mayor calls it a new start for the town"
    assert (found.byline, found.published) == ("Ann Lee", "2025-08-19")
    assert found.text == f"August 19, 2025\n\n{BODY}"


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Harbour opens | Anything At All", "Anything At All"),
        ("Harbour opens - The Daily Tide", "The Daily Tide"),
        ("Harbour opens — Tide News", "Tide News"),
        ("Harbour opens - walls finished", None),
        ("Harbour opens - Full Results", None),
        ("Tide-proof harbour walls opened", None),
    ],
)
def test_site_names_behind_titles(title: str, site: str | None) -> None:
    found = article(f"{title}\n\n{BODY}")
    assert found.site == site
    assert found.title == (title if site is None else "Harbour opens")


def test_the_address_knows_the_name_of_the_site() -> None:
    page = f"Harbour opens - Port Ellery\n\n{BODY}"
    assert textfix.clean(page).articles[0].site is None
    assert textfix.clean(page, url="https://www.port-ellery.example/news").articles[0].site == "Port Ellery"
    assert textfix.clean(page, url="http://[not an address").articles[0].site is None


@pytest.mark.parametrize(
    "first",
    ["The harbour is open again.", "Introduction", "Recipe", "August 19, 2025", "By Ann Lee"],
)
def test_what_is_no_title(first: str) -> None:
    assert article(f"{first}\n\n{BODY}").title is None


def test_a_title_that_would_uncover_another_stays_in_the_body() -> None:
    found = article(f"Harbour opens\n\nHarbour walls?\n\n{BODY}")
    assert found.title == "Harbour opens"
    assert textfix.clean(found.text).text == found.text


def test_questions_and_answers() -> None:
    pairs = "Why did it close?\n\nThe walls had to be built anew.\n\nWho paid?\n\nThe town paid half of it."
    text = f"Harbour opens\n\n{BODY}\n\n{pairs}"
    assert kinds(text)[-4:] == [
        ("question", "Why did it close?"),
        ("answer", "The walls had to be built anew."),
        ("question", "Who paid?"),
        ("answer", "The town paid half of it."),
    ]


def test_one_question_alone_is_rhetoric() -> None:
    assert all(kind not in ("question", "answer") for kind, _ in kinds(f"{BODY}\n\nWhy now?\n\nNobody could say why."))


def test_bio_and_disclaimer_are_kept_but_are_no_body() -> None:
    text = (
        f"{BODY}\n\nAnn Lee is a columnist at the Tide.\n\n"
        "The views expressed here do not necessarily reflect those of the Tide."
    )
    found = article(text)
    assert [s.kind for s in found.segments] == ["paragraph", "paragraph", "author_bio", "disclaimer"]
    assert found.text == BODY


def test_people_in_the_story_are_no_bio() -> None:
    text = f"Ann Lee is a writer who lives by the sea.\n\n{BODY}\n\n{BODY.replace('harbour', 'market')}"
    assert all(kind != "author_bio" for kind, _ in kinds(text))


def test_an_amount_is_no_surname() -> None:
    text = f"{BODY}\n\nAdd ½ cup of water. The gardeners store the cut shoots in sand until the frost is over."
    assert ("author_bio" in dict(kinds(text))) is False
    assert textfix.clean(text).text == text


def test_a_caption_is_told_from_text() -> None:
    assert ("caption", "Photo: Ann Lee") in kinds(f"{BODY}\n\nPhoto: Ann Lee\n\n{BODY.replace('harbour', 'market')}")


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("Published 2025-08-19T10:00", "2025-08-19"),
        ("August 19th, 2025", "2025-08-19"),
        ("Aug. 19, 2025", "2025-08-19"),
        ("19. August 2025", "2025-08-19"),
        ("19.08.2025, 14:00 Uhr", "2025-08-19"),
        ("le 1er mai 2024", "2024-05-01"),
        ("19 de agosto de 2025", "2025-08-19"),
        ("19 августа 2025", "2025-08-19"),
        ("2025年8月19日", "2025-08-19"),
        ("version 3.14.2025 of 99.99.2025", None),
        ("in 2025", None),
    ],
)
def test_dates(line: str, iso: str | None) -> None:
    found = find_date(line)
    assert (found and found[0]) == iso
