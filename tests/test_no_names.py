"""Lines that read like a name and are none: greetings, counters, things with a day or a number."""

import pytest

import textfix
from textfix.segments.byline import credit
from textfix.segments.no_names import names_nobody

NO_NAMES = [
    "Dear Readers,", "Hi Tom", "Liebe Nachbarn,", "Ciao Lucia,", "Cara Lucia,", "Szanowni Państwo,", "Kära vänner,",
    "Meeting of 13 January 2026", "Sitzung vom 20.01.2026", "Séance du 5 mai 2025", "Nr. 3 | 2. März 2026",
    "Ausgabe 12 | 2. März 2026", "Article L. 213-4", "3 May 2024 Views 412", "Zum Abo", "Impressum Datenschutz",
    "등록일 2026.02.25 조회수 412", "조회수", "浏览量", "كيف أصل إلى الميناء؟", "Where is Port Ellen?",
]  # fmt: skip
NAMES = {
    "Cara Lee": "Cara Lee", "Dag Larsen": "Dag Larsen", "Per Holm": "Per Holm", "Beste Yılmaz": "Beste Yılmaz",
    "Larry Page": "Larry Page", "Ann Lee | 3 May 2024": "Ann Lee", "Ann Lee on 3 May 2024": "Ann Lee",
    "Ann Lee 14:05, 3 May 2024": "Ann Lee", "By Dear Abby": "Dear Abby", "김민수": "김민수", "작성자 김민수": "김민수",
    "작성자: 관리자": "관리자", "محمد علي": "محمد علي", "3 May 2024 | Ann Lee": "Ann Lee",
}  # fmt: skip


@pytest.mark.parametrize("said", NO_NAMES)
def test_no_name(said: str) -> None:
    assert credit(said) is None


@pytest.mark.parametrize("said", NAMES)
def test_a_name(said: str) -> None:
    found = credit(said)
    assert found is not None
    assert found.name == NAMES[said]


def only(text: str) -> textfix.Article:
    (article,) = textfix.clean(text).articles
    return article


@pytest.mark.parametrize("below", ["Nr. 3 | 2. März 2026", "Ausgabe 3 | 2. März 2026"])
def test_a_greeting_stays_in_the_letter(below: str) -> None:
    letter = only(
        f"Hafenbrief\n{below}\n\nLiebe Nachbarn,\n\nam Sonntag läuft der erste Dampfer aus, und wer mitfahren will, "
        "sollte sich bis Freitag im Hafenbüro melden. Die Fahrt kostet nichts.\n"
    )
    assert (letter.title, letter.byline, letter.published) == ("Hafenbrief", None, "2026-03-02")
    assert "Liebe Nachbarn,\n\nam Sonntag" in letter.text


def test_who_posted_it_and_how_many_read_it() -> None:
    notice = only(
        "항구 휴무일 안내\n작성자 박서연\n작성일 2026.02.25   조회수 "
        "412\n\n안녕하세요. 강변항구입니다. 3월 휴무일을 아래와 "
        "같이 안내해 드립니다. 이용에 불편을 드려 죄송합니다.\n"
    )
    assert (notice.title, notice.byline, notice.published) == ("항구 휴무일 안내", "박서연", "2026-02-25")
    assert notice.subtitle is None


def test_a_question_in_a_script_without_capitals_is_no_author() -> None:
    answers = only(
        "الرئيسية / الميناء / أسئلة\nأسئلة شائعة عن الميناء\n\nكيف أصل إلى الميناء؟\nتصل الحافلة رقم ستة إلى بوابة "
        "الميناء كل نصف ساعة من محطة القطار.\n\nمتى يفتح الميناء؟\nيفتح الميناء أبوابه للزوار في "
        "السابعة صباحا كل يوم.\n\n"
        "هل يمكن استئجار قارب؟\nنعم، من المكتب الذي بجانب البوابة، ويلزم إظهار الهوية.\n"
    )
    assert answers.byline is None
    assert "كيف أصل إلى الميناء؟" in answers.text


def test_the_number_of_an_article_of_law_stays_in_the_law() -> None:
    law = only(
        "Code de la navigation\n\nChapitre II : Des ports\n\nArticle L. 114-2\nVersion en vigueur "
        "depuis le 1er juillet "
        "2019\n\nI. - L'amarrage d'un bateau le long du quai est limité à vingt jours par "
        "an.\n\nII. - Le port précise :\n\n"
        "1° La durée de l'amarrage ;\n\n2° La place ;\n\n3° Le montant de la taxe.\n\nIII. - Le présent article n'est "
        "pas applicable aux bateaux de pêche.\n\nIV. - Un décret fixe les conditions d'application "
        "du présent article.\n"
    )
    assert law.byline is None
    assert "Article L. 114-2" in law.text or law.title == "Article L. 114-2"


@pytest.mark.parametrize("said", ["Subject: Re: the slipway", "Betreff: Hafen", "Kære naboer,", "Article R. 12-3-1"])
def test_a_line_that_names_nobody(said: str) -> None:
    assert names_nobody(said)


@pytest.mark.parametrize("said", ["Subject matter expert Ann Lee", "Ann Lee, 07-03-2023", "ann_lee_72", "Caro Lee"])
def test_a_line_that_may_name_somebody(said: str) -> None:
    assert not names_nobody(said)
