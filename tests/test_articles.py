"""Several articles in one file: where they begin, what each holds, and that nothing is lost or split by mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fixtures_reader import cases
from hypothesis import given
from hypothesis import strategies as st

import textfix
from textfix.io.record import records, restore_bytes
from textfix.stories.boundaries import Unit, decode, starts, units

DIGESTS = sorted((Path(__file__).resolve().parent.parent / "fixtures" / "digests").glob("*.txt"))


def read(path: Path) -> tuple[str, list[int]]:
    """A digest without its marks, and where its articles begin: at the lines behind each ``@@``."""
    source, begins = "", []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.rstrip("\n").endswith("@@"):
            source += line[:-3].replace("\\f", "\f")
            begins.append(len(source))
        else:
            source += line
    return source, begins


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_articles_begin_where_the_digest_says(path: Path) -> None:
    source, begins = read(path)
    result = textfix.clean(source)
    lines = [source.count("\n", 0, article.start) for article in result.articles]
    assert lines == [source.count("\n", 0, begin) for begin in begins]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_keeps_the_laws(path: Path) -> None:
    source, _ = read(path)
    result = textfix.clean(source)
    assert result.restore() == source
    assert "\n\n".join(article.text for article in result.articles) == result.text
    assert textfix.clean(result.text).text == result.text
    ends = [0]
    for article in result.articles:
        assert ends[-1] <= article.start <= article.segments[0].start
        for segment in article.segments:
            assert ends[-1] <= segment.start < segment.end <= article.end
            ends.append(segment.end)
    assert restore_bytes(json.loads(json.dumps(records(result)))) == source.encode()
    assert len(records(result)) == len(result.articles)


def test_every_article_has_its_own_title() -> None:
    source, _ = read(next(path for path in DIGESTS if path.stem == "newsletter-stars"))
    result = textfix.clean(source)
    assert [article.title for article in result.articles] == [
        "Ferry to Gull Point runs again",
        "Orchard growers lose their plums to frost",
        "A library that lends out violins",
        "Software fault halted the trams",
    ]
    assert not any(article.title in result.text for article in result.articles if article.title)
    assert "* * *" not in result.text


def titles_of(name: str) -> tuple[textfix.Result, list[str | None]]:
    source, _ = read(next(path for path in DIGESTS if path.stem == name))
    result = textfix.clean(source)
    return result, [article.title for article in result.articles]


def test_links_below_the_items_of_a_newsletter_and_its_small_print_do_not_join_them() -> None:
    result, titles = titles_of("newsletter-with-links")
    assert titles[1:] == [
        "A WHEEL FOR THE MILL AT ODDING", "COUNCIL SHUTS FOOTBRIDGE OVER THE LENN", "SOW THESE BEFORE EASTER"
    ]  # fmt: skip
    assert "full story" not in result.text
    assert "signed up" not in result.text


def test_an_item_has_its_title_though_it_asks_or_is_brief() -> None:
    assert titles_of("title-that-asks-de")[1][1:] == [
        "Neues Dach für den Schuppen", "Saatgut wird getauscht", "Wer hat den Igel gesehen?"
    ]  # fmt: skip


def test_what_an_agency_files_a_story_under_is_neither_text_nor_title() -> None:
    result, titles = titles_of("wire-slugs")
    assert titles == [
        "Three bidders want the lighthouse at Skerry Point",
        "Wheat steady as rain delays sowing in the south",
        "Okafor leads the Orrin open after six rounds",
    ]
    slugs = ["HBW0211 2 G 0143 HBW-LIGHTHOUSE-SALE", "HBW0212 3 F 0098 HBW-WHEAT", "HBW0213 4 S 0077 HBW-CHESS-RESULTS"]
    assert [(one.kind, one.text) for one in result.dropped] == [("junk", slug) for slug in slugs]
    assert "TOLLAND, April 9 (Harbourwire) -" in result.text


def test_lines_in_capitals_with_numbers_stay_where_there_is_no_wire_copy() -> None:
    said = "The keeper of the lighthouse wrote down the wind at noon and the wind at dusk, and nothing else."
    source = "\n\n".join(["LOG 1 MAY 1911", said, "LOG 2 MAY 1911", said.replace("noon", "dawn")])
    assert "LOG 2 MAY 1911" in textfix.clean(source).text


def test_whole_stories_behind_the_end_can_be_had_as_articles() -> None:
    cut_off = next(case.source for case in cases("REL001") if case.group == "fires")
    assert isinstance(cut_off, str)
    whole = cut_off.replace("to be seen when", "to be seen by autumn.").replace("until Friday to", "until Friday.")
    whole = whole.replace("Few vegetabl", "More stories\n\nFew vegetabl")
    articles = textfix.Options(related="articles")
    assert len(textfix.clean(whole).articles) == 1
    assert len(textfix.clean(cut_off, articles).articles) == 1
    result = textfix.clean(whole, articles)
    assert [article.text[:12] for article in result.articles] == ["The shopkeep", "Few vegetabl", "On Oct. 3 th"]
    assert result.restore() == whole
    assert textfix.clean(result.text, articles).text == result.text
    assert records(result, options=articles)[0]["metadata"]["options"]["related"] == "articles"


def test_what_to_do_with_related_stories_is_checked() -> None:
    with pytest.raises(textfix.TextfixError, match="related"):
        textfix.Options(related="keep")  # type: ignore[arg-type]


def test_marks_and_page_breaks_are_seen() -> None:
    rows = [("text", "One.", 0, ""), ("text", "***", 1, "junk"), ("text", "Share", 0, "share"), ("text", "Two.", 2, "")]
    found, which = units(rows, frozenset([3]))
    assert which == [0, 3]
    assert found[1] == Unit("text", "Two.", 2, 2, 1, 1)


def test_no_article_is_shorter_than_the_least() -> None:
    at = [0, 100, 110, 120, 220, 320]
    assert decode({1: 900.0, 2: 1000.0, 3: 950.0}, at, 0) == [2]
    assert decode({1: 900.0, 4: 1000.0}, at, 0) == [1, 4]
    assert decode({1: -900.0}, at, 0) == []
    brief = [0, 20, 40, 60]
    assert decode({1: 900.0, 2: 900.0}, brief, 0) == []
    assert decode({1: 900.0, 2: 900.0}, brief, 0, frozenset([1, 2])) == [1, 2]


@given(st.lists(st.tuples(st.text(min_size=1, max_size=40).filter(str.strip), st.integers(0, 3)), max_size=12))
def test_any_blocks_will_do(rows: list[tuple[str, int]]) -> None:
    found = starts([Unit("text", text * 9, blank) for text, blank in rows])
    assert all(0 < start.block < len(rows) for start in found)
    assert [start.block for start in found] == sorted({start.block for start in found})


HARBOUR = [
    "The harbour wall at Kell was rebuilt after the storm by divers from the navy.",
    "The divers set every stone of the harbour wall by hand, and Kell paid for the stones with a tax.",
    "The wall now stands a metre higher than before the storm, and the harbour tax is to end in Kell next year.",
    "Divers still look at the stones of the wall each spring, when the harbour is quiet after the storms.",
]
CHERRIES = [
    "Cherries ripen early in the Tolland valley, and the growers pick them at dawn.",
    "A crate of Tolland cherries costs half of what the growers asked for a crate last summer.",
    "Jam makers drive up the valley and buy the crates of cherries that have burst in the rain.",
    "The growers of the valley blame the rain for the price of their cherries, crate by crate.",
]


def test_sentences_are_parted_where_the_subject_changes() -> None:
    assert textfix.segment(HARBOUR + CHERRIES) == [4]
    assert textfix.segment(HARBOUR) == []


@given(st.lists(st.text(max_size=60), max_size=30))
def test_segment_takes_any_sentences(sentences: list[str]) -> None:
    found = textfix.segment(sentences)
    assert found == sorted(set(found))
    assert all(0 < at < len(sentences) for at in found)


def test_brief_sections_on_one_subject_stay_one_article() -> None:
    part = "\n\n***\n\n{}\n\nThe {} of the boat is painted twice a year, as every sailor of the harbour knows well."
    text = "Care of a boat\n\nA boat of wood needs more care than a boat of steel, but every sailor loves its sound."
    for name in ("The hull of the boat", "The mast of the boat", "The deck of the boat"):
        text += part.format(name, name.split()[1])
    assert len(textfix.clean(text).articles) == 1
