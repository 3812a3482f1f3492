"""Heads of other sorts than the article's: mails, threads, letters, versions, chats; heads that grow until they are
steady."""

from __future__ import annotations

import pytest

import textfix
from textfix import Segment
from textfix.segments.byline import credit
from textfix.segments.dates import find_date
from textfix.segments.lines import says_when

BODY = (
    "The harbour reopened on Monday after two years of work on its walls, and the boats came back.\n\n"
    "The mayor said that the lights would make the entrance safer for everybody who sails at night."
)


def segments(text: str) -> list[Segment]:
    result = textfix.clean(text)
    kept = (segment for article in result.articles for segment in article.segments)
    return sorted([*kept, *result.dropped], key=lambda segment: segment.start)


def kinds(text: str) -> dict[str, str]:
    return {segment.text: segment.kind for segment in segments(text)}


@pytest.mark.parametrize(
    "keys", [("From", "To", "Subject", "Date"), ("Von", "An", "Betreff", "Datum"), ("De", "Para", "Asunto", "Fecha")]
)
def test_the_head_of_a_mail(keys: tuple[str, ...]) -> None:
    said = ("Ragna Moe <ragna@tide.example>", "all@tide.example", "The old file format", "2023-02-14 21:07")
    top = "\n".join(f"{key}: {value}" for key, value in zip(keys, said, strict=True))
    text = f"{top}\n\nHi all,\n\nsorry for the late answer, the heating in the hut broke and I type slowly in gloves.\n"
    (article,) = textfix.clean(text).articles
    assert (article.title, article.byline, article.published) == ("The old file format", "Ragna Moe", "2023-02-14")
    assert "gloves" in article.text
    assert "ragna@" not in article.text


def test_a_colon_makes_no_mail() -> None:
    found = kinds(f"Date: Monday 12 June 2023\nPlace: Reading Room\n\n{BODY}")
    assert "byline" not in found.values()


def thread(name: str = "{}") -> str:
    posts = [
        ("seadog12", "12 May 2021, 10:31", "My engine turns over but will not start since I changed the filter."),
        ("Tilda M", "12 May 2021, 11:02", "Check for air in the fuel line. Open the screw until no bubbles come out."),
        ("seadog12", "13 May 2021, 08:15", "That was it, thank you! It runs like new again and I lost little diesel."),
    ]
    return "Boat engine will not start\n\n" + "\n\n".join(
        f"{name.format(who)}\n{when}\n\n{said}\n\nReply\nQuote" for who, when, said in posts
    )


def test_names_and_times_of_posts() -> None:
    found = [(segment.kind, segment.text) for segment in segments(thread())]
    assert [said for kind, said in found if kind == "byline"] == ["seadog12", "Tilda M", "seadog12"]
    assert sum(kind == "dateline" for kind, _ in found) == 3


@pytest.mark.parametrize("button", ["Reply", "Quote", "Zitieren", "Responder"])
def test_a_button_names_nobody(button: str) -> None:
    assert credit(button) is None
    assert kinds(thread().replace("Quote", button)).get(button) != "byline"


def test_signed_letters() -> None:
    letters = [
        ("Ban them", "The blowers begin at seven and end at nine. Nobody asked us.", "Luis Arbelo, Tallis"),
        ("Or not", "I clear forty yards of leaves a week. It takes me a day.", "Dorothy Fenn, Tallis"),
        ("An owl", "The bird in your picture has long ears. I enclose a drawing.", "Miles Quarry (10), Ebb"),
    ]
    names = [name for _, _, name in letters]
    text = "Letters to the editor\n\n" + "\n\n".join("\n\n".join(letter) for letter in letters)
    found = kinds(text)
    assert [found[name] for name in names] == ["byline"] * 3


def test_a_changelog_has_no_byline() -> None:
    text = (
        "# Changelog\n\nAll notable changes are listed here.\n\n## 1.4.0 - 2024-03-02\n\n### Added\n\n- A whistle.\n"
        "- Boiling to a chosen degree.\n\n### Fixed\n\n- The lid no longer sticks.\n\n## 1.3.2 - 2023-11-20\n\n"
        "### Changed\n\n- The handle is now made of beech.\n"
    )
    found = kinds(text)
    assert [found[said] for said in ("1.4.0 - 2024-03-02", "1.3.2 - 2023-11-20", "Added", "Fixed")] == ["heading"] * 4
    assert textfix.clean(text).articles[0].byline is None


def test_the_lines_of_a_chat_are_its_text() -> None:
    names = enumerate(("ann", "bo", "cyd") * 2)
    lines = [f"[12:0{n}] {who}: the build fails on the path with a space" for n, who in names]
    found = kinds("The kettle channel\n\n" + "\n\n".join(lines))
    assert [found[said] for said in lines] == ["paragraph"] * 6


def test_a_name_in_a_script_with_vowel_signs() -> None:
    found = credit("लेखक: सुनीता राजेश्वरी शर्मा")
    assert found is not None
    assert found.name == "सुनीता राजेश्वरी शर्मा"


@pytest.mark.parametrize("said", ["Text messages are on the rise", "Words matter more than ever"])
def test_a_label_within_a_sentence_announces_nobody(said: str) -> None:
    assert credit(said) is None


def test_short_months() -> None:
    assert find_date("asked Mar 3, 2019 at 14:20") == ("2019-03-03", 6, 17)


def test_a_version_is_no_time() -> None:
    assert not says_when("1.4.0 - 2024-03-02")
    assert says_when("3 yr. ago")
    assert says_when("2024-03-02")


def test_a_subtitle_between_the_byline_and_the_text() -> None:
    text = (
        "Harbour walls reopen after two years\n\nBy Ann Lee\n\nPublished 3 May 2024\n\n"
        "The mayor is glad of it. The fishermen count what it cost them.\n\nPhoto: Bo Larsen\n\n" + BODY
    )
    (article,) = textfix.clean(text).articles
    assert article.subtitle == "The mayor is glad of it. The fishermen count what it cost them."


@pytest.mark.parametrize("line", ["Opening hours of the harbour office", "Search the site"])
def test_a_line_above_a_title_does_not_keep_it_in_the_body(line: str) -> None:
    menu = "Skip to content\nHome\nNews\nSport\nWeather\nContact us\nLog in"
    title = "Harbour walls reopen after two years"
    found = textfix.clean(f"{menu}\n{line}\n# {title}\n{BODY}\nPrivacy policy\nTerms of use").articles[0]
    assert found.title == title
    assert title not in found.text
    assert line not in found.text


@pytest.mark.parametrize("text", [thread(), thread("{}:"), "From: a\nTo: b\n", "12:01 <a> b\n" * 9, "3 May 2024\n" * 9])
def test_cleaning_again_changes_nothing(text: str) -> None:
    once = textfix.clean(text)
    assert textfix.clean(once.text).text == once.text
    assert once.restore() == text
