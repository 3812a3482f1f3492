"""Text in narrow columns, as newspapers and phones have it, is one paragraph again; verse is not."""

from textwrap import fill

import pytest

from textfix import clean
from textfix.layout import blocks

PROSE = [
    "The harbour reopened on Monday after two years of work on its northern wall, which storms had damaged.",
    "Fishermen said the new lights made it safer in winter. The ferry, they hope, can now run at night as well.",
    "The council paid four million for the work and expects the money back within ten years from mooring fees.",
]
UNEVEN = """\
A most distressing event occurred. On
Wednesday morning at the works of
the Gas Company of Eastmere, a com-
pany by which two men lost their lives.
A party of six labourers, un-
der their foreman, had cleaned the pipes
when a light came in too near. The
bang was heard two miles away, and all
the windows of the street were broken."""
VERSE = [
    "The river does not ask,\nit takes him out and home\nand never says a word.\nThe ferryman alone\n\n"
    "goes to and fro all night\nwith lamps upon the prow\nand nobody has seen\nthe other bank till now.",
    "one chair on the roof of the shed\none shoe, and the other went on\nahead of us all to the sea\n"
    "where nobody asks who had worn\n\nthe thing that it carries away.\nthe piano stayed here with its mud\n"
    "and gives you one note when you ask\nand means it, and means it for good.",
]


@pytest.mark.parametrize("width", [26, 30, 34, 38, 42])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_paragraphs_in_a_narrow_column_are_joined(width: int, between: str) -> None:
    begin = "" if between == "\n\n" else "  "
    text = between.join(fill(said, width, initial_indent=begin) for said in PROSE)
    assert [b.said for b in blocks(text)] == PROSE
    assert clean(text).restore() == text


def test_print_that_was_filled_unevenly_is_joined_and_its_cut_words_are_whole() -> None:
    (block,) = blocks(UNEVEN)
    assert "\n" not in block.said
    assert "Eastmere, a company by which" in block.said
    assert "labourers, under their" in block.said


def test_a_word_that_is_cut_at_the_end_of_a_line_is_whole_wherever_it_stands() -> None:
    assert [b.said for b in blocks("It was a distressing cha-\nracter that he met.")] == [
        "It was a distressing character that he met."
    ]
    assert [b.said for b in blocks("From A -\nto B")] == ["From A -", "to B"]


@pytest.mark.parametrize("poem", VERSE)
def test_lines_of_a_poem_stay_lines(poem: str) -> None:
    assert [b.said for b in blocks(poem)] == poem.split("\n\n")


@pytest.mark.parametrize(
    "text",
    [
        "Harbour opens its northern wall\nFerry runs at night in winter\nCouncil expects its money back\n"
        "Fishermen praise the new lights\nStorms damaged the long detour\nMooring fees rise by a third\nMore news",
        "basil from the garden, chopped\nparsley from the garden\ntwo spoons of the best oil\na clove of garlic\n"
        "salt from the sea\npepper\na lemon from Sicily or Spain\nbread",
    ],
)
def test_lines_of_a_list_stay_apart(text: str) -> None:
    assert len(blocks(text)) == text.count("\n") + 1


def test_a_running_head_says_nothing_of_the_width_and_uneven_lines_are_joined() -> None:
    text = "\n".join(
        [
            "14",
            "Survey of the cliffs 2025                                                          Annual Report",
            "",
            "Between May and April the edge of the cliffs retreated by a metre on",
            "average, which is slightly more than the mean of the last ten years",
            "(0.69 metres). The loss of six metres in a single night was recor-",
            "ded at the gap after the storm. Along the southern half of the",
            "survey area no retreat was found at eleven of nineteen profiles.",
            "",
            "The relation between rainfall and retreat, which earlier reports",
            "described as weak, was stronger this year. Where the water stood",
            "higher than two metres below the surface for twenty days, the edge",
            "retreated twice as fast as elsewhere.",
        ]
    )
    assert ["\n" in b.said for b in blocks(text)][-2:] == [False, False]
    assert len(blocks(text)) == 4
