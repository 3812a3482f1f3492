"""Title, byline, date and site of whole pages, from the text alone."""

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.content import Verdict
from textfix.layout import blocks
from textfix.segments import Head, told_by
from textfix.segments.byline import credit
from textfix.segments.credits import is_told
from textfix.segments.dates import date_in_address, find_date, find_dates
from textfix.segments.site import owner
from textfix.segments.weights import score

BODY = """The harbour reopened on Monday after two years of work on its walls, and the fishermen were glad of it.

The mayor said that the lights would make the entrance safer in winter for everyone who sails here at night.

Walls that had stood for a century were taken down stone by stone, numbered, and put up again a little higher.

Nobody in the harbour office would say what it all had cost, but the fishermen had heard of nine million crowns."""

MENU = "Skip to content\nHome\nNews\nSport\nWeather\nTravel\nContact us\nSubscribe\nLog in"
FOOTER = "Share this:\nFacebook\nTwitter\nPrivacy policy\nTerms of use\n© 2025 The Daily Tide. All rights reserved."


def page(*head: str) -> str:
    return "\n".join([MENU, *head, BODY, FOOTER])


def article(text: str, url: str | None = None) -> textfix.Article:
    (only,) = textfix.clean(text, url=url).articles
    return only


def test_the_head_of_a_page() -> None:
    found = article(page("Harbour walls reopen after two years", "By Ann Lee", "3 May 2024"))
    assert found.title == "Harbour walls reopen after two years"
    assert (found.byline, found.published) == ("Ann Lee", "2024-05-03")
    assert found.text.endswith(BODY)
    assert "Ann Lee" not in found.text


def test_the_top_line_carries_the_name_of_the_site() -> None:
    title = "Harbour walls reopen after two years"
    found = article(f"{title} | The Daily Tide\n" + page(title, "Ann Lee", "May 3, 2024"))
    assert (found.title, found.site, found.published) == (title, "The Daily Tide", "2024-05-03")


def test_the_host_is_the_site_where_the_page_names_none() -> None:
    assert article(BODY, url="https://www.port-ellery.example/news").site == "portellery.example"
    assert article(BODY).site is None


def test_markdown_marks_are_no_part_of_a_title() -> None:
    assert article(page("# **Harbour walls** reopen after two years", "_By Ann Lee_")).title == (
        "Harbour walls reopen after two years"
    )


@pytest.mark.parametrize("cut", [1, 2, 4])
def test_text_without_a_title_loses_nothing(cut: int) -> None:
    body = "\n\n".join(BODY.split("\n\n")[:cut])
    found = article(body)
    assert (found.title, found.byline, found.published, found.text) == (None, None, None, body)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Harbour walls reopen after two years", "Harbour walls reopen after two years | The Daily Tide",
                "By Ann Lee", "Posted by Ann Lee on 3 May 2024", "3 May 2024", "Ann Lee", "News", "# Harbour", "By",
                "URGENT: walls reopen", "Why the walls?", "Updated 4/5/2024",
            ]
        ),
        max_size=6,
    ),
    st.sampled_from([None, "https://daily-tide.example/2024/05/03/harbour-walls-reopen"]),
)  # fmt: skip
def test_whatever_stands_above_the_text_cleaning_twice_changes_nothing(head: list[str], url: str | None) -> None:
    result = textfix.clean(page(*head), url=url)
    assert result.restore() == result.source
    assert textfix.clean(result.text, url=url).text == result.text


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("By: Ann Lee and Bo Díaz", "Ann Lee and Bo Díaz"),
        ("Written by Ann Lee, Senior Editor", "Ann Lee"),
        ("Posted by Ann Lee on 3 May 2024", "Ann Lee"),
        ("Posted on July 3, 2025 by James Woo", "James Woo"),
        ("by ibby | Apr 21, 2025", "ibby"),
        ("By The Ritualist", "The Ritualist"),
        ("Dec 26, 2025 • Ann Lee in Travel", "Ann Lee"),
        ("Mike Kappel May 18, 2016", "Mike Kappel"),
        ("Ann Lee, Staff Writer", "Ann Lee"),
        ("ByAnn LeePublished", "Ann Lee"),
        ("**Ann Lee**", "Ann Lee"),
        ("Von Jördis Mühlbauer", "Jördis Mühlbauer"),
        ("Autorin: Jördis Mühlbauer", "Jördis Mühlbauer"),
        ("Par Élodie de la Tour", "Élodie de la Tour"),
        ("Publié par Luc Morel le 3 mai 2024", "Luc Morel"),
        ("Por Lucía Prado", "Lucía Prado"),
        ("Escrito por Lucía Prado", "Lucía Prado"),
        ("di Marco Neri", "Marco Neri"),
        ("A cura di Marco Neri", "Marco Neri"),
        ("Door Piet van den Berg", "Piet van den Berg"),
        ("Autor: Jan Kowalski", "Jan Kowalski"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Yazan: Ayşe Demir", "Ayşe Demir"),
        ("Av Kari Nordmann", "Kari Nordmann"),
        ("作者：王小明", "王小明"),
        ("文/王小明", "王小明"),
        ("بقلم أحمد علي", "أحمد علي"),
        ("Interview: Henrike Voss", "Henrike Voss"),
        ("Беседовала Вера Лопатина", "Вера Лопатина"),
        ("By [Priya Sandoval](/authors/psandoval) — March 2024", "Priya Sandoval"),
    ],
)
def test_lines_that_name_an_author(line: str, name: str) -> None:
    found = credit(line)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the water had gone.", "Harbour opens", "Port Ellery, 3 March 2025", "PORT ELLERY, 3 March",
        "Stand: 7. März 2024, 17:42 Uhr", "Publicado el 20 de mayo de 2022", "2024年2月15日公開", "Bystander accounts",
    ],
)  # fmt: skip
def test_lines_that_name_nobody(line: str) -> None:
    assert credit(line) is None


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("19-Dec-2025", "2025-12-19"),
        ("Dec. 19, 2025", "2025-12-19"),
        ("Friday, November 14, 2025", "2025-11-14"),
        ("2025/12/19", "2025-12-19"),
        ("12/19/25", "2025-12-19"),
        ("3. maj 2024", "2024-05-03"),
        ("3 мая 2024 г.", "2024-05-03"),
        ("3 de mayo de 2024", "2024-05-03"),
        ("3 maggio 2024", "2024-05-03"),
        ("3 mei 2024", "2024-05-03"),
        ("3 maja 2024", "2024-05-03"),
        ("3 Mayıs 2024", "2024-05-03"),
        ("2024. május 3.", "2024-05-03"),
        ("3 tháng 5, 2024", "2024-05-03"),
        ("٣ مايو ٢٠٢٤", "2024-05-03"),
        ("2024년 5월 3일", "2024-05-03"),
        ("yesterday", None),
        ("2 days ago", None),
        ("May 3", None),
        ("May 2024", None),
        ("10.0.0.2024", None),
        ("10.30 12 March 2025", "2025-03-12"),
        ("1./2. März 2025", "2025-03-02"),
        ("14.2. März 2025", None),
        ("tidegauge 5.12 March 2024", None),
        ("tidegauge 3.2    February 2026", None),
        ("in 2024 May 3.5 million came", None),
        ("2024 May 3", "2024-05-03"),
        ("Version 2.1.10", None),
        ("firmware v4.5.21", None),
        ("see § 4.2.11", None),
        ("Stand: 1.2.23", "2023-02-01"),
        ("Rev. 12.03.24", "2024-03-12"),
        ("Release 3/4/24", "2024-03-04"),
    ],
)
def test_dates_in_many_forms(line: str, iso: str | None) -> None:
    found = find_date(line)
    assert (found and found[0]) == iso


@pytest.mark.parametrize("line", ["tidegauge 3.2    February 2026", "Version 2.1.10 of the tide gauge"])
def test_no_date_is_made_of_the_number_of_a_version(line: str) -> None:
    found = article(page("Harbour walls reopen after two years", line))
    assert found.published is None
    assert ("dateline", line) not in above_the_text(found)


def test_the_day_of_publication_is_preferred_to_that_of_a_change() -> None:
    found = article(page("Harbour walls reopen after two years", "Published 3 May 2024", "Updated 9 June 2024"))
    assert found.published == "2024-05-03"


def test_day_and_month_change_places_as_the_page_has_them() -> None:
    assert find_dates("3/4/2025")[0].other == "2025-04-03"
    title = "Harbour walls reopen after two years"
    assert article(page(title, "5/3/2024")).published == "2024-05-03"
    assert article(page(title, "3/5/2024"), url="https://tide.example.co.uk/a").published == "2024-05-03"


def test_dates_and_owners_elsewhere() -> None:
    assert date_in_address("https://example.org/2024/5/3/harbour") == "2024-05-03"
    assert date_in_address("https://example.org/harbour-2024") == ""
    assert owner(["Copyright © 2019-2025 Daily Tide Ltd. All rights reserved"]) == "Daily Tide"
    assert owner(["© 2025. All rights reserved"]) == ""


def above_the_text(found: textfix.Article) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in found.segments if s.kind not in ("paragraph", "heading")]


def test_the_whole_head_is_told_apart() -> None:
    head = (
        "Opinion", "Harbour walls reopen after two years",
        "The mayor is glad of it. The fishermen count what it cost them.", "By Ann Lee", "Updated 3 hours ago",
    )  # fmt: skip
    found = article(page(*head))
    kinds = ("kicker", "title", "subtitle", "byline", "dateline")
    assert above_the_text(found) == list(zip(kinds, head, strict=True))
    assert (found.kicker, found.subtitle) == (head[0], head[2])


def test_lines_of_the_page_above_the_title_are_no_text() -> None:
    title = "Harbour walls reopen after two years"
    found = article(page("Opening hours of the harbour office and of the slipway", f"# {title}"))
    assert found.title == title
    assert "slipway" not in found.text


@pytest.mark.parametrize("line", ["Posted Aug. 6, 2022 at 6:00 a.m.", "PORT ELLERY, 3 June", "vor 3 Stunden"])
def test_a_line_that_says_when_is_no_summary(line: str) -> None:
    found = article(page("Harbour walls reopen after two years", line))
    assert found.subtitle is None
    assert ("dateline", line) in above_the_text(found)


def test_the_weights_say_where_they_come_from() -> None:
    learned = json.loads(files("textfix.segments").joinpath("weights.json").read_text())
    assert set(learned) == {"by", "from", "cross-validated", "weights"}
    assert score("title", ["heading 1"]) > 0 > score("title", ["full stop"])


@given(st.text(max_size=80))
def test_any_line_can_be_read(line: str) -> None:
    found = credit(line)
    assert found is None or found.name
    assert all(line[d.start : d.end] for d in find_dates(line))


NOTE = "The harbour reopened on Monday after two years of work on its walls."
SPOKEN = ["Why is the harbour open?", "And then the harbour opened…", "The harbour is open!", "港はいつ開きますか？"]


@pytest.mark.parametrize("said", SPOKEN)
@pytest.mark.parametrize("below", [[NOTE], [NOTE, NOTE.replace("Monday", "Friday"), "- tea\n- rope\n- lamp oil"]])
def test_the_first_sentence_of_a_note_stays_in_it(said: str, below: list[str]) -> None:
    text = "\n\n".join([said, *below])
    [article] = textfix.clean(text).articles
    assert article.text == text
    assert article.title in (said, None)


@pytest.mark.parametrize("said", SPOKEN[:3])
def test_the_same_line_is_lifted_where_it_heads_an_article(said: str) -> None:
    others = [NOTE.replace("Monday", day) for day in ("Tuesday", "Wednesday", "Thursday")]
    for above, below in ((said, ["By Ann Lee", NOTE]), (f"# {said}", [NOTE]), (said, [NOTE, *others])):
        [article] = textfix.clean("\n\n".join([above, *below])).articles
        assert (article.title, article.segments[0].kind) == (said, "title")
    [article] = textfix.clean(f"{said}\n\n{NOTE}", url="https://example.org/harbour").articles
    assert article.segments[0].kind == "title"


POEM = """Three keys to houses I no longer own,
a button from a coat I gave away,
the number of a man without a phone,
a ticket for the ferry and the day

we missed it. String. A lens. A paper crane.
The stub of candle from the winter flood.
A stone you said would bring us home again.
A plaster, with the smallest dot of blood."""


def test_a_poem_has_a_title_and_keeps_its_lines() -> None:
    found = article("Inventory of a Drawer\nAda Merrow\n\n" + POEM)
    assert (found.title, found.byline) == ("Inventory of a Drawer", "Ada Merrow")
    assert (found.subtitle, found.text) == (None, POEM)
    assert article("Abschied\n\n" + POEM).title == "Abschied"


@pytest.mark.parametrize("between", ["Ein Kommentar von Bernd Kolbe", "1. Wer fahren darf"])
def test_a_headline_whose_words_do_not_come_back_heads_a_brief_text(between: str) -> None:
    text = f"""Lasst die Uhren in Ruhe

{between}

Zweimal im Jahr drehen wir an den Zeigern, und zweimal im Jahr liegen wir wach, und die Kühe merken es.

Eine Abstimmung hat es gegeben, an der sich vier Millionen Menschen beteiligten."""
    assert article(text).title == "Lasst die Uhren in Ruhe"


@pytest.mark.parametrize(("said", "name"), [("Helena Brisk", "Helena Brisk"), ("By Ida Lund", "Ida Lund")])
def test_a_line_above_the_text_that_is_found_to_name_the_author_later_gives_the_byline(said: str, name: str) -> None:
    rows = blocks(f"Cheap parcels\n{said}\nThere is a van outside my window again.")
    before = [(row, None) for row in rows]
    after = [(row, Verdict(k, "SEG000", "")) for row, k in zip(rows, ("title", "byline", "paragraph"), strict=True)]
    assert told_by(Head(), before, after).byline == name
    assert told_by(Head(byline="Tom"), before, after).byline == "Tom"
    assert told_by(Head(), before, [after[0], after[2], after[1]]).byline is None


def site(*foot: str, url: str | None = None, top: str = "Home") -> str | None:
    title = "Harbour walls reopen after two years"
    text = "\n".join([top, "News", "Sport", "Weather", title, "By Ann Lee", BODY, *foot])
    return article(text, url).site


@pytest.mark.parametrize(
    "foot",
    [
        ("© 2025 Port Ellery Courier. All rights reserved.",),
        ("© Le Courrier des Rives 2025",),
        ("Copyright © 2019-2025 Port Ellery Courier",),
        ("About Tidewatch", "Jobs at Tidewatch", "© 2025 Tidewatch Ltd."),
        ("Photo: © Ida Moss", "© 2025 Port Ellery Courier"),
        ("Support Port Ellery Report", "About Port Ellery Report", "© 2025 Port Ellery Report."),
    ],
)
def test_the_owner_of_the_copyright_names_the_site(foot: tuple[str, ...]) -> None:
    assert site(*foot) in ("Port Ellery Courier", "Le Courrier des Rives", "Tidewatch", "Port Ellery Report")


def test_a_name_without_spaces_ends_at_one() -> None:
    assert site("© 2025 潮汐工作室 用户协议 隐私政策") == "潮汐工作室"


def test_the_owner_of_the_copyright_stands_in_the_way_to_the_page() -> None:
    assert site("© 2025 Night Shift Media", top="Home › Podcasts › Night Shift › Episode 88") == "Night Shift"


@pytest.mark.parametrize(
    "foot",
    [
        "© 2025 Northwire Media Inc. All rights reserved.", "© 2025 Tidewatch", "© Ann Lee", "© 2025 Ann Lee",
        "© Port Ellery Media Ltd 2025", "© 2025 Port Ellery Tidningar AB", "© 2024 Tüm hakları saklıdır.",
        "© 2023 Tide Software B.V.", "© 2025 Privacy Policy", "Copyright Notice 2025",
        "© 2025 Ida Moss, Cora Hale, Bo Díaz",
        "All content is available under the Open Licence, unless stated otherwise. © Crown copyright 2025",
    ],
)  # fmt: skip
def test_a_firm_or_a_person_behind_the_page_does_not(foot: str) -> None:
    assert site(foot) is None


def test_the_host_is_better_evidence_than_an_owner_nobody_else_names() -> None:
    url = "https://www.tidewatch.example/a"
    assert site("© 2025 Port Ellery Courier", url=url) == "tidewatch.example"
    assert site("© 2025 Tidewatch", url=url) == "Tidewatch"


@pytest.mark.parametrize(
    "said",
    [
        "On 3 November 1911 lightning struck the lantern and put out the lamp, and nobody noticed until the morning.",
        "The minutes of 9 December 2025 were approved and signed.",
        "Der alte Hafen wurde am 3. Mai 1911 eröffnet, und die halbe Stadt kam, um die ersten Schiffe zu sehen.",
    ],
)
def test_a_day_within_the_story_is_not_that_of_its_publication(said: str) -> None:
    first, *rest = BODY.split("\n\n")
    found = article("\n\n".join(["Harbour walls reopen after two years", first, said, *rest, said.replace("3", "4")]))
    assert found.published is None
    assert said in found.text


def test_the_day_above_the_text_goes_before_one_within_it() -> None:
    said = "On 3 November 1911 lightning struck the lantern and put out the lamp, and nobody noticed until the morning."
    assert article(page("Harbour walls reopen after two years", "3 May 2024", said)).published == "2024-05-03"


@pytest.mark.parametrize(
    "place",
    [
        "PORT ELLERY, March 3, 2024 (Northwire) -- ", "March 3, 2024 • ", "ELLERY, le 3 mars 2024 – ", "3. März 2024. ",
        "2024-03-03, 09:14 PM ",
    ],
)  # fmt: skip
def test_a_day_that_begins_the_text_is_that_of_its_publication(place: str) -> None:
    found = article(f"{MENU}\nHarbour walls reopen after two years\n{place}{BODY}\n{FOOTER}")
    assert found.published == "2024-03-03"


def test_a_sentence_that_says_what_was_done_to_the_text_is_no_story() -> None:
    said = "**Edited November 13, 2025 by ann_lee** because I had left out what the walls cost."
    day = find_dates(said)[0]
    assert not is_told(said, day, 3)
    assert is_told(said.replace("Edited", "Sunk"), day._replace(start=day.start - 2, end=day.end - 2), 3)
