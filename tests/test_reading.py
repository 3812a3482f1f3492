"""Text reads better than its damaged twin, in every language, and the reader never fails."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix import reading
from textfix.reading import fold

READER = reading.load()
SENTENCES = {
    "de": "Der Zug nach Köln fährt heute früher, weil die Strecke gesperrt wird.",
    "fr": "Le marché a lieu chaque samedi, même en été, près de l'église.",
    "es": "La niña abrió la puerta y salió corriendo hacia el jardín.",
    "en": "The library opens at nine, and the café next door an hour earlier.",
    "pl": "Zaproszenie wysłaliśmy w środę, ale odpowiedź jeszcze nie przyszła.",
    "hu": "A könyvtár ősztől újra nyitva lesz, és több új könyvet is vásárolnak.",
    "ru": "Поезд опоздал на два часа, и мы успели выпить чаю на вокзале.",
    "el": "Η βιβλιοθήκη ανοίγει στις εννέα και κλείνει αργά το βράδυ.",
    "tr": "Kütüphane sabah dokuzda açılıyor ve akşam geç saatte kapanıyor.",
    "he": "הספרייה נפתחת בתשע בבוקר ונסגרת מאוחר בערב.",
    "ar": "تفتح المكتبة في التاسعة صباحا وتغلق في وقت متأخر من المساء.",
    "th": "ห้องสมุดเปิดเวลาเก้าโมงเช้าและปิดตอนดึก",
    "ja": "図書館は朝九時に開いて、夜遅くに閉まります。",
    "ko": "도서관은 아침 아홉 시에 열고 밤늦게 닫습니다.",
    "zh": "图书馆早上九点开门，晚上很晚才关门。",
    "vi": "Thư viện mở cửa lúc chín giờ sáng và đóng cửa rất muộn.",
    "hi": "पुस्तकालय सुबह नौ बजे खुलता है और रात को देर से बंद होता है।",
}
ORDINARY = (-3.4, -1.4)  # held-out sentences of all 39 languages: 5 % lie below -3.0, 5 % above -1.6


@pytest.mark.parametrize("language", SENTENCES)
def test_ordinary_text_sits_in_one_band(language):
    assert ORDINARY[0] < READER.score(SENTENCES[language]) < ORDINARY[1]
    assert ORDINARY[0] < READER.score(SENTENCES[language].upper()) < ORDINARY[1]


@pytest.mark.parametrize("language", SENTENCES)
def test_the_language_is_known(language):
    guesses = READER.guess(SENTENCES[language])
    assert guesses[0][0] == language
    assert guesses == sorted(guesses, key=lambda guess: -guess[1])
    assert sum(share for _, share in guesses) == pytest.approx(1)


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("wrong", ["cp1252", "cp1251", "iso8859-7", "mac-roman", "gb18030"])
def test_mojibake_reads_worse(language, wrong):
    text = SENTENCES[language]
    broken = text.encode().decode(wrong, "replace")
    assert READER.score(broken) < READER.score(text) - (0.05 if language == "en" else 0.3)  # one é of 67 letters


def test_odd_capitals_are_odd():
    assert READER.logprob("der Zug fährt") > READER.logprob("der Zug fäHrt") + 3
    assert READER.score("DER ZUG FÄHRT HEUTE") == pytest.approx(READER.score("der zug fährt heute"))


def test_garbage_costs_more_than_any_letter():
    for garbage in "\x81\ufffd\ue000\udc80\x00":
        assert READER.score("Das ist so." + garbage) < READER.score("Das ist so.ж")


def test_short_and_plain_text():
    assert READER.score("") == READER.score(" \n ") == READER.logprob("") == 0.0
    assert READER.guess("") == []
    assert READER.score("\ufdd0\x01") < 0 == READER.score("\ufdd0")
    for text in ("OK", "12", "The quick brown fox", "PRESS RELEASE"):
        assert READER.score(text) > -4


def test_two_languages_in_one_text():
    both = SENTENCES["el"] + "\n" + SENTENCES["en"]
    assert READER.score(both) > ORDINARY[0]
    assert READER.score(SENTENCES["ru"] + " Windows Update") > -3.5


def test_steps_add_up_to_the_whole():
    text = "köln"
    steps = zip("  " + text, " " + text, text + " ", strict=False)
    assert sum(READER.step("de", *step) for step in steps) == pytest.approx(READER.logprob(text, "de"), abs=1e-6)
    with pytest.raises(KeyError):
        READER.step("tlh", "a", "b", "c")


def test_chances_behind_a_context_do_not_exceed_one():
    from math import exp

    table = READER._tables["de"]
    for context in ("sc", "  ", "e ", "qu", "zz"):
        assert 0.8 < sum(exp(READER.step("de", *context, c)) for c in table.letters()) < 1.1


@given(st.text(st.characters(exclude_categories=())))
@settings(deadline=None, max_examples=60)
def test_any_text_has_a_score(text):
    score = READER.score(text)
    assert -30 < score <= 0
    assert READER.score(text) == score
    READER.guess(text)
    READER.logprob(text)


def test_a_long_text_is_sampled():
    text = SENTENCES["de"] * 20_000
    assert READER.score(text) == pytest.approx(READER.score(SENTENCES["de"]), abs=0.3)


def test_fold():
    assert fold("Über\tÜBER ｱＡ Tiê\u0301n 42") == "über über ｱa ti\u1ebfn 00"
    assert fold("iPhone") == "i\ufdd0phone"
