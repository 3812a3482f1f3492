"""What must stay in the text: headings that read like names, notices, quoted answers; and what is no day of
publication."""

from __future__ import annotations

from itertools import chain

import pytest

import textfix

INTRO = "Every journey teaches you something, and this one taught us more."
FERRY = "The ferry comes twice a day, and the harbour is small and white."
RAIN = "It was raining when we arrived, and the boat was late again."
CAPITALS = {
    "places": ["Port Ellen", "Loch Indaal", "Bowmore Pier", "Kilchoman Beach", "Saligo Bay"],
    "steps": ["Open Settings", "Tap Notifications", "Choose Apps", "Press Save", "Restart Phone"],
    "food": ["Grüner Tee", "Rote Bete", "Schwarzer Pfeffer", "Frische Minze", "Weißer Spargel"],
    "squares": ["Plaza Mayor", "Puerta Vieja", "Casa Consistorial", "Puente Romano", "Torre Alta"],
}


def article(text: str) -> textfix.Article:
    return textfix.clean(text).articles[0]


def kinds(text: str) -> dict[str, str]:
    result = textfix.clean(text)
    kept = chain.from_iterable(one.segments for one in result.articles)
    return {segment.text: segment.kind for segment in (*kept, *result.dropped)}


@pytest.mark.parametrize("mark", ["", "## "])
@pytest.mark.parametrize("sections", [2, 3, 5])
@pytest.mark.parametrize("headings", CAPITALS.values(), ids=CAPITALS)
def test_headings_of_sections_are_no_bylines(headings: list[str], sections: int, mark: str) -> None:
    title = "# What we learned this year" if mark else "What we learned this year"
    parts = [f"{mark}{said}\n\n{(FERRY, RAIN)[n % 2]}" for n, said in enumerate(headings[:sections])]
    found = article("\n\n".join([title, INTRO, *parts]))
    assert found.byline is None
    assert INTRO in found.text
    assert all(said in found.text for said in headings[:sections])


def test_a_byline_above_such_headings_is_still_one() -> None:
    texts = FERRY, RAIN, "Nobody had told us that the shop closes at noon on Wednesdays."
    headings = [f"{said}\n\n{text}" for said, text in zip(CAPITALS["places"], texts, strict=False)]
    found = article("\n\n".join(["Four places on Islay", "By Moira Abernethy", INTRO, *headings]))
    assert found.byline == "Moira Abernethy"
    assert "Port Ellen" in found.text


def test_names_go_on_only_without_text_between_them() -> None:
    found = article(f"Two views of the harbour wall\n\nAnn Lee\n\n{FERRY} {RAIN}\n\nBo Díaz\n\n{RAIN} {FERRY}")
    assert found.byline != "Ann Lee, Bo Díaz"


def test_a_name_alone_below_the_title_is_the_author() -> None:
    text = "\n\n".join([f"{FERRY} {RAIN}"] * 1 + [f"{RAIN} Nobody minded it much.", f"{FERRY} So we stayed a week."])
    found = article(f"The harbour at the end of the road\n\nFenella Strang\n\n{text}\n\nAfter the summer\n\n{RAIN}")
    assert found.byline == "Fenella Strang"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Margaret Sorensen\n\nMarch 9, 1931 – November 22, 2021\n\n{body}", None),
        ("Discharge summary\n\nPatient: A. B.\nDOB: 04/11/1948\nAdmitted: 01/09/2023\n\n{body}", None),
        ("Price list\n\nValid from 1 February 2024\n\n{body}", None),
        ("The harbour opens again\n\nPosted 3 March 2021, updated 4 March 2021\n\n{body}", "2021-03-03"),
        ("The harbour opens again\n\n3 March 2021\n\n{body}", "2021-03-03"),
    ],
)
def test_the_day_of_publication_is_no_birthday(text: str, day: str | None) -> None:
    assert article(text.format(body=f"{FERRY} {RAIN}")).published == day


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Para nelayan kembali ke pelabuhan kemarin karena angin terlalu kencang dan ombak sangat tinggi.", None),
        ("Hujan lebat menyebabkan banjir kilat di beberapa kawasan rendah di Kuala Terengganu petang semalam.", None),
        ("Wavuvi walirudi bandarini jana kwa sababu upepo ulikuwa mkali sana na mawimbi yalikuwa makubwa.", None),
        ("Ang mga mangingisda ay bumalik sa baybayin bago dumating ang malakas na ulan.", None),
        ("Run `pip install tides`, see https://tides.example/a/b?c=1 and set TZ=UTC before the first call.", "en"),
        ("A halászok tegnap visszatértek a kikötőbe, mert túl erős volt a szél.", "hu"),
        (FERRY, "en"),
    ],
)
def test_no_language_where_none_fits(text: str, language: str | None) -> None:
    assert textfix.clean(text).language == language


def test_a_notice_is_no_disclaimer() -> None:
    text = (
        "수도 단수 안내\n\n입주민 여러분 안녕하십니까. 아래와 같이 수도 공급이 일시 중단되오니 양해 바랍니다.\n\n"
        "※ 단수 전에 미리 물을 받아 두시기 바랍니다.\n\n※ 위 내용은 사정에 따라 예고 없이 바뀔 수 있습니다."
    )
    found = kinds(text)
    assert found["※ 단수 전에 미리 물을 받아 두시기 바랍니다."] != "disclaimer"
    assert found["※ 위 내용은 사정에 따라 예고 없이 바뀔 수 있습니다."] == "disclaimer"


QUOTED = """From: Priya Raman <priya@example.org>
To: Tom Alder <tom@example.org>
Date: Tue, 4 Oct 2022 16:41:09 +0100
Subject: Re: Bearing replacement at pier 3

Tom,

Agreed on the lifting sequence. Two things before we sign off:

1. The jacks need to be rated for 250 t, not 200 t.
2. Please check the clearance to the gas main again.

Can you send me the revised drawing by Thursday?

Thanks
Priya

On 4 Oct 2022, at 14:10, Tom Alder wrote:

> Hi Priya,
>
> Drawing attached. I moved the temporary supports 400 mm north because of
> the gas main.
>
> > Do we still need the road closure on Sunday?
>
> Yes, from 6 am to noon. The council has confirmed.
>
> Tom
"""


def test_a_quoted_answer_stays_in_the_thread() -> None:
    assert "The council has confirmed." in textfix.clean(QUOTED).text


def test_when_a_mail_was_sent_names_nobody() -> None:
    mail = "Von: {}\nGesendet: {}\nAn: Vorstand\nBetreff: Wasserleitung\n\n{}\n\n"
    first = mail.format("Sabine Kuhnert", "Montag, 6. März 2023 11:40", "Hallo, können wir uns am 12. treffen?")
    second = mail.format("Jens Pohl", "Sonntag, 5. März 2023 19:02", "Liebe Mitglieder, die Leitung tropft wieder.")
    found = kinds(f"Hallo Frau Kuhnert,\n\nja, der Termin passt. Ich bringe die Pläne mit.\n\n{first}{second}")
    assert {kind for said, kind in found.items() if said.startswith("Gesendet")} <= {"dateline", "paragraph", "quote"}


def test_the_link_to_edit_a_section_is_no_part_of_its_heading() -> None:
    text = f"{INTRO}\n\nHistory[edit]\n\n{FERRY}\n\n## Islands [bearbeiten | Quelltext bearbeiten]\n\n{RAIN}\n"
    result = textfix.clean(text)
    assert result.text == f"{INTRO}\n\nHistory\n\n{FERRY}\n\nIslands\n\n{RAIN}"
    assert result.restore() == text
    assert textfix.clean(result.text).text == result.text


@pytest.mark.parametrize(
    "said", ["To change a line, click [edit].", "The second page [edit]", "Options [required]", "rows = table[edit]"]
)
def test_brackets_of_the_text_stay(said: str) -> None:
    assert said in textfix.clean(f"{INTRO}\n\n{said}\n\n{FERRY}\n\n{RAIN}\n").text


BADGE = "[![{0}](https://ci.example/{0}.svg)](https://ci.example/{0})"


@pytest.mark.parametrize("badges", [["build"], ["build", "docs", "licence"]])
def test_a_row_of_badges_is_no_heading(badges: list[str]) -> None:
    row = " ".join(map(BADGE.format, badges))
    text = f"# tidelog\n\n{row}\n\n{FERRY} {RAIN}\n\n## Install\n\n{RAIN}\n"
    result = textfix.clean(text)
    assert "ci.example" not in result.text
    assert [text[s.start : s.end] for s in result.dropped if s.rule == "SPC009"] == [row]
    kept = textfix.clean(text, textfix.Options(links="keep"))
    assert [s.kind for s in kept.dropped if s.text == row] == ["widget"]
    assert "ci.example" not in kept.text


@pytest.mark.parametrize(
    "said", ["![The pier](https://img.example/pier.jpg)", "See ![mark](https://img.example/mark.svg) on the map."]
)
def test_a_picture_of_the_text_stays_where_links_do(said: str) -> None:
    text = f"# Piers\n\n{FERRY}\n\n{said}\n\n{RAIN}\n"
    assert said in textfix.clean(text, textfix.Options(links="keep")).text
