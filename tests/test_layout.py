"""Lines become the blocks a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.edits import Edits
from textfix.layout import blocks
from textfix.layout.code import _may_be_code, _sign


def shapes(text: str) -> list[tuple[str, str]]:
    return [(b.shape, b.said) for b in blocks(text)]


WRAPPED = """\
The harbour reopened on Monday after two years of work on its
walls. Fishermen said that the new lights made the entrance much
safer in winter, and that the long detour around the northern is-
land was over at last.

The mayor thanked the well-known engineers who had planned the
new walls, and promised that the fish market would follow within
the next year, as long as the money from the capital arrives in
time."""


def test_hard_wrapped_paragraphs_are_joined() -> None:
    first, second = blocks(WRAPPED)
    assert first.said.startswith("The harbour reopened on Monday after two years of work on its walls. Fishermen")
    assert first.said.endswith("northern island was over at last.")
    assert "\n" not in first.said + second.said


TWO_LINES = """Zwierzęta fotografowano z drona o świcie, kiedy wychodzą na łąki.
Najtrudniej jest nie policzyć ich dwa razy.

Zima była łagodna, dlatego stada nie trzymały się paśników długo.
Rolnicy skarżą się na szkody w oziminach.

Odszkodowania wypłaca Skarb Państwa, ale średnio po pół roku. Tak
Było zawsze, mówią rolnicy."""


@pytest.mark.parametrize("menu", ["", "\n\nHome\nNews\nSport\nWeather\nContact\nShop", "\n\nShare\nTags: bison"])
def test_paragraphs_of_two_lines_are_joined_whatever_menu_stands_below(menu: str) -> None:
    said = [block.said for block in blocks(TWO_LINES + menu)]
    assert len(said) == 3 + len(menu.split("\n")[2:])
    assert all("\n" not in one for one in said)


def test_two_paragraphs_that_break_their_sentences_are_enough() -> None:
    text = (
        "בבוקר יצאנו אל המטע לפני שהשמש עלתה, והטל עוד עמד על העלים ועל\nהעשב הגבוה.\n\n"
        "כשהגענו אל העץ הישן הוא נעצר והניח את ידו על הגזע, ולא אמר דבר\nעד הערב."
    )
    assert [block.said.count(" ") for block in blocks(text)] == [14, 15]


def test_rows_of_a_wrapped_text_stay_rows() -> None:
    rows = [
        "19/0311    Glebe Barn           two dwellings         object (access)",
        "19/0340    3 Church Row         porch                 no comment at all",
        "=" * 70,
    ]
    text = TWO_LINES + "\n\n" + "\n".join(rows)
    assert [b.said for b in blocks(text)][3:] == [" ".join(row.split()) for row in rows]


def test_a_line_that_comes_below_every_picture_is_no_wrapped_text() -> None:
    shown = "harbour.example | What to expect on your first day at the harbour: a guide"
    pictures = "\n\n".join([f"{shown}\nThe {name} wall" for name in ("north", "south", "east", "west")])
    assert [b.said for b in blocks(pictures)].count(shown) == 4


def test_items_that_begin_with_emoji_may_be_wrapped() -> None:
    items = """📉 Prices for rooftop panels fell by 8.4% in the third quarter,
the steepest drop in six years.
⚖️ Courts in two states threw out lawsuits that had held up the
imports since the spring."""
    headings = """🍎 Apples
They ripen in September, and those that fall are for the pigs.

🍐 Pears
They ripen a little later."""
    assert [(block.shape, "\n" in block.said) for block in blocks(items)] == [("list_item", False)] * 2
    assert [block.shape for block in blocks(headings)] == ["text"] * 4


def test_a_hyphen_stays_where_the_document_writes_the_word_with_one() -> None:
    text = WRAPPED.replace("northern is-\nland", "so well-\nknown isle") + "\n"
    assert "so well-known isle" in blocks(text)[0].said


def test_one_paragraph_a_line_stays_as_it_is() -> None:
    lines = ["The harbour opened on Monday.", "Fishermen were glad about it, and the mayor was too.", "It rained."]
    assert [b.said for b in blocks("\n".join(lines))] == lines


def test_a_sentence_cut_by_inline_markup_is_joined() -> None:
    text = "You can read the whole report on the harbour and\nits walls\n, or only the summary."
    assert blocks(text)[0].said == "You can read the whole report on the harbour and its walls, or only the summary."


@pytest.mark.parametrize(
    "lines",
    [
        ["What we do", "Roof repairs", "Gutters"],
        ["Things to do", "Walks & rides", "The pier"],
        ["Wer wir sind", "Gremien"],
        ["Sturm am Abend: Fähren nach Norderoog stellen Betrieb ein", "Stand: 24.01.2025, 18:55 Uhr"],
        ["Seven things that every new keeper should look out for", "By Ada Lund", "3 March 2025"],
        ["I would try a new belt / the old one / both of them", "rumblestrip", "Wed Jan 10, 2024 7:40 am"],
        [
            "Before the test",
            "eat nothing for at least six hours, not even an apple or a piece of dry bread,",
            "drink only water,",
            "bring your letter.",
        ],
    ],
)
def test_lines_that_begin_anew_are_not_joined(lines: list[str]) -> None:
    assert [b.said for b in blocks("\n".join(lines))] == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["What we do with the", "Harbour Fund", "is for the council to say"],
        ["He asked what they would do to", "Norman, the last of them"],
        ["The order was signed for the harbour on the", "Feast of St Brannoc"],
        ["the vote went against the council and", "against the harbour, the pier and the mill,", "and that was all."],
    ],
)
def test_little_words_still_lead_on(lines: list[str]) -> None:
    assert blocks("\n".join(lines))[0].said.startswith(" ".join(lines[:2]))


def test_a_narrow_page_cuts_lines_behind_commas_as_well() -> None:
    text = "The fund paid for the pier and\nthe lamps upon it, the paint,\nthe ropes, and the two boats,\nand all."
    assert "lamps upon it, the paint" in blocks(text)[0].said


def test_chinese_lines_join_without_a_space() -> None:
    line = "港口在星期一重新开放，两年来工人们一直在修建新的防波堤，渔民们说新的灯光使入口在冬天更加安全而"
    text = "\n".join([line] * 5)
    (only,) = blocks(text)
    assert " " not in only.said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- tea\n- milk", [("list_item", "tea"), ("list_item", "milk")]),
        ("  • black\n    ◦ hot", [("list_item", "black"), ("list_item", "hot")]),
        ("* footnote only", [("text", "* footnote only")]),
        ("* one\n* two", [("list_item", "one"), ("list_item", "two")]),
        ("-5 degrees", [("text", "-5 degrees")]),
        ("– Guten Tag, sagte sie.", [("text", "– Guten Tag, sagte sie.")]),
        ("1. rinse\n2. dry", [("list_item", "1. rinse"), ("list_item", "2. dry")]),
        ("1999. It was a cold year.", [("text", "1999. It was a cold year.")]),
        ("3. Only this one", [("text", "3. Only this one")]),
        ("⚠️ Storm\n📉 Prices fall", [("list_item", "⚠️ Storm"), ("list_item", "📉 Prices fall")]),
        ("⚠️ Storm", [("text", "⚠️ Storm")]),
        ("## Tides", [("heading", "Tides")]),
        ("#tides and #boats", [("text", "#tides and #boats")]),
        ("> he said", [("quote", "he said")]),
        ("a | b | c\n1 | 2 | 3", [("table", "a | b | c\n1 | 2 | 3")]),
        ("either | or", [("text", "either | or")]),
        ("```\n  x = 1\n\n  y = 2\n```", [("code", "```\n  x = 1\n\n  y = 2\n```")]),
        ("```\nnever closed", [("text", "```"), ("text", "never closed")]),
        ("too   many    spaces", [("text", "too many spaces")]),
    ],
)
def test_shapes(text: str, expected: list[tuple[str, str]]) -> None:
    assert shapes(text) == expected


def test_items_know_how_deep_they_are() -> None:
    text = "- a\n  - b\n    - c\n  - d\n- e"
    assert [b.level for b in blocks(text)] == [0, 1, 2, 1, 0]


@given(st.text("-#>* •\t\n|`1.ab?,é", max_size=60) | st.text(max_size=40))
def test_blocks_cover_the_text_and_their_edits_say_what_they_say(text: str) -> None:
    done = 0
    for block in blocks(text):
        assert done <= block.start <= block.body < block.end
        assert not text[done : block.start].strip()
        assert block.said
        assert all(block.body <= e.start <= e.end <= block.end for e in block.edits)
        made = Edits(e._replace(start=e.start - block.body, end=e.end - block.body) for e in block.edits)
        assert made.apply(text[block.body : block.end]) == block.said
        done = block.end
    assert not text[done:].strip()


CODE = {
    "JSON": '{\n  "name": "widget",\n  "tags": [\n    "alpha"\n  ],\n  "share": true\n}',
    "Python": 'def share(x):\n    """Share this article."""\n    if x:\n        return x\n\n\nclass A:\n    x = 1',
    "C": '#include <stdio.h>\n\n/* Copyright 2024 ACME */\nint main(void)\n{\n    printf("hi");\n    return 0;\n}',
    "YAML": "on:\n  push:\n    branches: [main]\njobs:\n  build:\n    tags: [a, b]",
    "INI": "[tags]\nalpha = 1\nbeta = two\n\n[share]\nx = 3",
    "shell": "$ cd tides\nsudo apt-get install tides",
}


@pytest.mark.parametrize("language", CODE)
def test_code_without_a_fence_is_code_and_stays_as_it_is(language: str) -> None:
    said = CODE[language]
    page = f"The file reads so, and nobody knows why it does.\n\n{said}\n\nThat is all there is of it, they say."
    assert [(b.shape, b.said) for b in blocks(page)][1:-1] == [("code", said)]
    assert [(b.shape, b.said) for b in blocks(said)] == [("code", said)]


@pytest.mark.parametrize(
    "prose",
    [
        "Deutsch (Germany)\nEspañol (Spain)\nFrançais (France)\nItaliano (Italy)",
        "basil (\nOcimum\n), thyme (\nThymus\n), lavender (\nLavandula\n)",
        "price: 3\ncolour: red\nsize: large\nweight: 3 kg",
        "$ 449.00\n$ 9,790\n% Off",
        "s = slow pace (your usual one)\nm = medium pace (a little faster)\nf = fast pace (a race)",
        "He had to import salt;\nshe could return it;\nthey let it pass;",
        "{{ item.title }}\n{{ item.link }}\n{{ item.price }}",
        "[1]\n[2]\n[3]\n(\n)",
    ],
)
def test_what_only_looks_like_code_is_none(prose: str) -> None:
    assert "code" not in {b.shape for b in blocks(prose)}


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["He asked the boy \"", "Why now?", "\". Nobody knew."], 'He asked the boy "Why now?". Nobody knew.'),
        (["They call it an “", "as-built", "” plan."], "They call it an “as-built” plan."),
        (["It needs a library (", "testify", "). Then it runs."], "It needs a library (testify). Then it runs."),
        (["They met in the", "Ireland", ", call it luck."], "They met in the Ireland, call it luck."),
    ],
)
def test_marks_around_a_link_on_its_own_line_stand_close(lines: list[str], joined: str) -> None:
    assert [b.said for b in blocks("\n".join(lines))] == [joined]


def test_backslashes_of_markdown_are_no_part_of_the_words() -> None:
    text = "The last ferry, of 13\\. May, \\- it was late -  sank."
    (block,) = blocks(text)
    assert block.said == "The last ferry, of 13. May, - it was late - sank."
    assert Edits(block.edits).apply(text) == block.said


LINES_OF_CODE = st.sampled_from(["def f(x):", "x = 3", "git pull", "key: value", "fi", "}", '"a": 1', "return x"])


@given(st.text(min_size=1, max_size=30).map(str.strip).filter(bool) | LINES_OF_CODE)
def test_the_cheap_look_passes_every_line_of_code(said: str) -> None:
    assert _may_be_code(said) or not _sign(said)
