"""Menu words and small print that are what a text says: headings of sections, policies, numbers at the edge."""

from __future__ import annotations

import pytest

import textfix
from textfix.content.judge import by_rules
from textfix.content.phrasebook import look_up
from textfix.content.sections import own_headings
from textfix.content.topic import is_legal
from textfix.layout import blocks

WRITTEN = (
    "What we know of the drift of sand bars\n\n"
    "Sand bars move, and sailors have known this for as long as there have been charts of the coast.\n\n"
    "The question is how fast they move, and why some of them do not move at all in some years.\n\n"
    "{}\n\n"
    "The first who wrote about this was a schoolmaster of Gävle, who measured one bar for eleven years.\n\n"
    "What comes next\n\n"
    "We shall measure both again in the spring, when the ice has gone out and the buoys are back."
)


@pytest.mark.parametrize("name", ["Search", "Contact", "See also", "Comments", "Kontakt", "Imprimir", "Teilen"])
def test_a_menu_word_above_a_paragraph_of_the_text_is_its_heading(name: str) -> None:
    assert name in textfix.clean(WRITTEN.format(name)).text.splitlines()
    assert name in textfix.clean(WRITTEN.format(f"## {name}")).text.splitlines()


@pytest.mark.parametrize("name", ["Advertisement", "Read more", "Continue reading", "Most read"])
def test_what_no_section_is_named_by_goes(name: str) -> None:
    assert name not in textfix.clean(WRITTEN.format(name)).text.splitlines()


def test_a_page_has_menus_and_a_menu_word_is_one_of_them() -> None:
    page = "Skip to content\nHome\nSign in\nShare this article\nAdd new comment\n\n" + WRITTEN.format("Search")
    assert "Search" not in textfix.clean(page).text.splitlines()


COURSE = (
    "The sea in winter: a course\n\nThis course is for everybody who wonders why the sea freezes so late.\n\n"
    "Topics\n\n- Waves and wind\n- Tides and currents\n\nWhen and where\n\n"
    "The course begins on the first Monday of November in the old school."
)
MANUAL = (
    "NAME\ntide - print the tide table of a harbour\n\nDESCRIPTION\n"
    "Prints times and heights of high and low water for each harbour.\n\nEXIT STATUS\n"
    "The program returns zero when all went well.\n\nSEE ALSO\nmoon(1), sun(1)"
)

SIGNED = f"{MANUAL}\n\nAUTHOR\nAda Moss keeps the tables."


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (COURSE, "Topics\n\n- Waves and wind\n- Tides and currents"), (MANUAL, "SEE ALSO\n\nmoon(1), sun(1)"),
        (SIGNED, "SEE ALSO\n\nmoon(1), sun(1)\n\nAUTHOR"),
    ],
)
def test_a_list_of_the_text_stands_under_its_heading(text: str, kept: str) -> None:
    assert kept in textfix.clean(text).text


def test_headlines_under_a_header_of_other_stories_go() -> None:
    text = (
        "The ferry came late again on Monday, and nobody on the pier could tell us why it was.\n\n"
        "See also\n\nThe men who fix the harbour lights\n\nSix huts to reach on foot this week"
    )
    assert "Six huts" not in textfix.clean(text).text


def test_own_headings_come_once() -> None:
    found = blocks(WRITTEN.format("Search") + "\n\nSearch\n\nThe second bar was measured by the pilots of the harbour.")
    verdicts = by_rules(found)
    assert [b.said for b, v in zip(found, verdicts, strict=True) if v] == ["Search", "Search"]
    assert own_headings(found, verdicts) == []


@pytest.mark.parametrize(
    "policy",
    [
        "Terms of use\n\n1. Cookies\n\nThis website uses cookies to remember your basket.\n\n2. Rights\n\n"
        "You may print a page for yourself. All rights reserved.\n\n3. Law\n\nThese terms are governed by English law.",
        "Datenschutzerklärung\n\nWir nehmen den Schutz Ihrer Daten ernst.\n\nNewsletter\n\nWenn Sie unseren "
        "Newsletter abonnieren, speichern wir Ihre Daten ein Jahr lang.\n\nKontakt\n\nFragen beantwortet Frau Nolte.",
        "Politique de cookies\n\n1. Définition\n\nUn cookie est un petit fichier déposé sur votre appareil.\n\n"
        "2. Refus\n\nEn poursuivant votre navigation, vous acceptez l'utilisation des cookies.",
    ],
)
def test_a_policy_keeps_what_it_says(policy: str) -> None:
    result = textfix.clean(policy)
    assert not result.dropped
    assert is_legal(blocks(policy))


def test_small_print_below_a_story_is_no_policy() -> None:
    text = (
        "The ferry came late again on Monday, and nobody on the pier could tell us why it was.\n\n"
        "The company said on Tuesday that a rope had caught in the screw of the older of its two boats.\n\n"
        "We use cookies to improve your experience on our site."
    )
    assert not is_legal(blocks(text))
    assert "cookies" not in textfix.clean(text).text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("1984\n\nIt was a bright cold day in April, and the clocks were striking thirteen.", "1984"),
        ("After eleven years of counting, this is the number of islands:\n\n365", "365"),
        ("1\n00:00:01,000 --> 00:00:02,000\nHello there.\n\n2\n00:00:03,000 --> 00:00:04,000\nMe.", "1"),
        ("The roof is done, and we shall move before Easter.\n\nYours, Karl\n\n12.3.1931", "12.3.1931"),
    ],
)
def test_a_number_at_the_edge_that_says_something_stays(text: str, said: str) -> None:
    result = textfix.clean(text)
    assert said in result.text.splitlines() or said in [article.title for article in result.articles]


def test_a_counter_at_the_edge_of_a_page_goes() -> None:
    text = "The harbour opens on Monday, says the council of the town.\n\nShare this article\n\n12"
    assert "12" not in textfix.clean(text).text


def test_a_sentence_that_somebody_says_asks_for_nothing() -> None:
    text = (
        "My mother gets too many letters in her computer, and none is from anybody she has ever met, she says.\n\n"
        '"I never subscribe to anything," she says, "and I get forty letters a day."'
    )
    assert "forty letters" in textfix.clean(text).text


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ข่าวที่เกี่ยวข้อง", "related"),
        ("แชร์บทความนี้", "share"),
        ("כל הזכויות שמורות © 2023", "legal"),
        ("הוסף תגובה", "comment_prompt"),
        ("본문 바로가기", "navigation"),
        ("뉴스레터 구독하기", "newsletter"),
        ("Читайте також", "related"),
        ("Залишити коментар", "comment_prompt"),
        ("Tin cùng chuyên mục", "related"),
        ("Đăng ký nhận bản tin", "newsletter"),
        ("Baca juga", "related"),
        ("Tulis Komentar", "comment_prompt"),
        ("Habari zinazohusiana", "related"),
        ("Toa maoni yako", "comment_prompt"),
        ("यह भी पढ़ें", "related"),
        ("विज्ञापन", "advertisement"),
        ("تابعونا على فيسبوك", "share"),
        ("كلمات دلالية", "tags"),
    ],
)
def test_lines_of_pages_in_many_languages(line: str, kind: str) -> None:
    found = look_up(line)
    assert found is not None
    assert found.kind == kind


def test_vowels_that_stand_on_letters_tell_words_apart() -> None:
    assert look_up("कर") is None
    assert look_up("ค้นหาปลาบึกในแม่น้ำโขง") is None
