"""What the tree of a page says of its blocks, and what the words of classes weigh."""

from __future__ import annotations

from textfix.content.class_words import ClassWords, hash_of
from textfix.content.markup import Forest, pack
from textfix.html import Places, page
from textfix.html.marks import sign_of
from textfix.html.places import NAMES
from textfix.layout import blocks

PAGE = """<body><div class="top"><a href="/">Home</a></div>
<main id="story"><h1>Harbour opens</h1><p>The harbour opened on Monday.</p><p>The first ferry left at noon.</p></main>
<div class="cards"><h2>More</h2>
<div class="card item"><p>Lamp sold</p><p>At auction.</p></div>
<div class="card item"><p>Ten tides</p><p>For sailors.</p></div></div></body>"""
SURE = 900


def measured(source: str, chances: list[int], says: ClassWords | None = None) -> tuple[list[str], dict[str, list[int]]]:
    found = page(source)
    said = blocks(found.edits.apply(source))
    places = Places(found, found.edits)
    spans = [(b.body, b.end) for b in said]
    words = [len(b.said.split()) for b in said]
    columns = places.columns(spans, words, chances, says or ClassWords({}, {}))
    assert all(len(c) == len(said) for c in columns)
    return [b.said for b in said], dict(zip(NAMES, columns, strict=True))


def test_the_core_is_the_box_with_the_article() -> None:
    said, of = measured(PAGE, [50, 700, SURE, SURE, 100, 400, 400, 400, 400])
    assert said[2:4] == ["The harbour opened on Monday.", "The first ferry left at noon."]
    assert of["in_core"] == [0, 1, 1, 1, 0, 0, 0, 0, 0]
    assert of["from_core"] == [-1, 0, 0, 0, 1, 2, 3, 4, 5]
    assert len(set(of["branch_words"][4:])) == 1  # the cards are one branch beside it


def test_cards_look_alike() -> None:
    _, of = measured(PAGE, [50, 700, SURE, SURE, 100, 400, 300, 200, 100])
    assert of["box1_alike"][5:] == [2, 2, 2, 2]
    assert of["box1_alike_chance"][5] < of["box1_alike_chance"][7]  # the other card's, never its own
    assert of["near_alike"][2:4] == [2, 2]


def test_blocks_stand_under_headings() -> None:
    _, of = measured(PAGE, [50, 700, SURE, SURE, 100, 400, 400, 400, 400])
    assert of["level"] == [0, 1, 0, 0, 2, 0, 0, 0, 0]
    assert of["part_chance"][2:6] == [700, 700, 700, 100]
    assert of["part_level"][5] == 2
    assert of["parts_deep"][5] == 2
    assert of["h1_near"] == [0, 0, 1, 1, 0, 0, 0, 0, 0]


def test_words_of_classes_speak_for_what_is_near_and_far_inside() -> None:
    says = ClassWords({hash_of("card"): -7, hash_of(".story"): 5}, {hash_of("cards"): -2})
    _, of = measured(PAGE, [500] * 9, says)
    assert of["named_near"] == [0, 5, 5, 5, 0, -7, -7, -7, -7]
    assert of["named"][5] == of["named_near"][5] + of["named_far"][5]


def test_signs_hold_classes_and_their_words() -> None:
    sign = sign_of("div", ' class="postBody col-12" id="main" role=article data-x="class=y"')
    assert sign.words == (".postbody", "post", "body", ".col-0", "col", ".main", "main", "r:article")
    assert sign.classes == "postBody col-12"


def test_an_empty_page_has_empty_columns() -> None:
    said, of = measured("<body><div></div></body>", [])
    assert said == []
    assert set(map(len, of.values())) == {0}


def test_depth_and_numbers_do_no_harm() -> None:
    depth = 3000
    source = "<div class=a>" * depth + "deep" + "</div>" * depth + "<p>flat</p>" * depth
    said, of = measured(source, [500] * (depth + 1))
    assert len(said) == depth + 1
    assert all(abs(v) <= 10_000 for column in of.values() for v in column)


def test_weights_come_back_as_stored() -> None:
    says = ClassWords({1: 5, 7: -9}, {2: 127})
    forest = Forest(pack([[0, 3, -500, 500]], says))
    assert (forest.says.near, forest.says.far) == (says.near, says.far)
    low, high = forest.chances([[1, 9]])
    assert low < 500 < high
