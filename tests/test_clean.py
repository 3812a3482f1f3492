"""The laws of `clean`, on documents made of the lines that pages are made of."""

import copy
import dataclasses
import json
import pickle
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import textfix
from textfix.content import Verdict
from textfix.edits import Edit, Edits
from textfix.model import DROPPED_KINDS, KEPT_KINDS
from textfix.parts import Part, Reading, then
from textfix.rules import RULES
from textfix.segments import Head

WORDS = "harbour tide mayor Monday report council water north bridge closed opened since after workers".split()

sentence = st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(lambda w: " ".join(w).capitalize() + ".")
label = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(lambda w: " ".join(w).capitalize())
line = st.one_of(
    sentence,
    label,
    st.sampled_from(
        [
            "", "", "  ", "Add new comment", "Tags: water, bridge", "Harbour / Bridge /", "41",
            "# Harbour report", "## Tides", "By Ann Lee", "August 19, 2025", "BREAKING: the harbour closed.",
            "Related stories", "> said so", "- one", "  - nested", "• two", "1. first", "2. second", "* * *",
            "```", "a | b | c", "x\ty\tz", "What now?", "Q: Why?", "A: Because the water rose.",
            "You're all caught up", "About Harbour Group", "Jane Doe is a columnist at the Tide.",
            "© 2024 Harbour. All rights reserved.", "end-", "⚠️ warning", "📉 falling", "CafÃ© Ã¼ber",
            "dou\u00a0ble", "\ufeffmark", "zero\u200bwidth", "e\u0301te", "\x07", "\r", "\u2028",
            "Harbour opens | The Tide", "Harbour opens — The Daily Tide", "lower case goes on", ", and on",
            "&amp; so",
        ]
    ),
)  # fmt: skip
documents = st.lists(line, max_size=14).map("\n".join)
anything = st.one_of(documents, st.text(max_size=60), st.text("-#>*• \t\n|`1.ab?é\u200b\u0301\ud800\r", max_size=40))


@settings(max_examples=400)
@given(anything)
@example("")
@example(" \n\t ")
@example("\x00\x00")
@example("\ud800 lone")
def test_restore_gives_the_source_back(source: str) -> None:
    result = textfix.clean(source)
    assert result.source == source
    assert result.restore() == source


@settings(max_examples=400)
@given(anything)
def test_changes_are_valid_ordered_and_replay(source: str) -> None:
    result = textfix.clean(source)
    done = 0
    for change in result.changes:
        assert done <= change.start <= change.end
        assert change.before == source[change.start : change.end] != change.after
        assert change.rule in RULES
        assert set(change.also) <= set(RULES)
        assert 0 <= change.confidence <= 1
        done = change.end
    assert Edits(Edit(c.start, c.end, c.after, c.rule) for c in result.changes).apply(source) == result.text


@settings(max_examples=600)
@given(anything)
@example("By Ann Lee\nHarbour\nHarbour harbour harbour harbour harbour harbour harbour harbour.")
def test_cleaning_clean_text_changes_nothing(source: str) -> None:
    once = textfix.clean(source).text
    assert textfix.clean(once).text == once


@settings(max_examples=400)
@given(anything)
def test_every_character_is_in_one_segment_or_white_space(source: str) -> None:
    result = textfix.clean(source)
    parts = sorted([*result.dropped, *(s for a in result.articles for s in a.segments)], key=lambda s: s.start)
    done = 0
    for part in parts:
        assert done <= part.start < part.end <= len(source)
        assert not source[done : part.start].strip()
        assert part.kind in KEPT_KINDS + DROPPED_KINDS
        assert part.rule in RULES
        assert part.reason
        done = part.end
    assert not source[done:].strip()
    assert all(s.kind in KEPT_KINDS for a in result.articles for s in a.segments)
    assert all(s.kind in DROPPED_KINDS for s in result.dropped)
    for article in result.articles:
        assert all(article.start <= s.start <= s.end <= article.end for s in article.segments)
        assert list(article.segments) == sorted(article.segments, key=lambda s: s.start)


@given(anything)
def test_the_text_is_the_articles_and_fits_utf8(source: str) -> None:
    result = textfix.clean(source)
    assert result.text == "\n\n".join(a.text for a in result.articles)
    result.text.encode("utf-8")


@given(st.one_of(documents, st.text(max_size=60).filter(lambda t: not any("\ud800" <= c <= "\udfff" for c in t))))
def test_bytes_in_utf8_give_what_the_str_gives(source: str) -> None:
    from_bytes = textfix.clean(source.encode("utf-8"))
    if source.startswith("\ufeff"):
        return  # in bytes that is a byte-order mark, in a str a character
    if from_bytes.encoding == "utf-8":
        assert from_bytes.text == textfix.clean(source).text


@given(st.binary(max_size=60))
def test_any_bytes_are_read_and_given_back(raw: bytes) -> None:
    result = textfix.clean(raw)
    assert result.decoded is not None
    assert result.decoded.text == result.source
    assert result.decoded.encode() == raw


PAGES: list[str | bytes] = [
    "Harbour opens\n\nBy Ann Lee\n\nThe harbour opened on Monday in a cafÃ©. It rained.\n\nTags: harbour, rain",
    b"\xef\xbb\xbfThe harbour opened on Monday.\r\n\xff It rained.\n",
    "<title>Tides</title><p>The harbour opened on Monday &amp; it rained.<table><tr><td>a<td>b<tr><td>c<td>d</table>",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_result_as_a_dict_is_plain_json(page: str | bytes) -> None:
    result = textfix.clean(page)
    told = json.loads(json.dumps(dataclasses.asdict(result)))
    assert (told["text"], told["articles"][0]["text"]) == (result.text, result.articles[0].text)
    assert told["articles"][0]["segments"][0].keys() == {
        "kind", "text", "start", "end", "confidence", "rule", "reason", "level",
    }  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda result: pickle.loads(pickle.dumps(result))])
def test_a_copy_of_a_result_knows_its_bytes_and_places(page: str | bytes, again: Any) -> None:
    result = textfix.clean(page)
    same = again(result)
    assert (same, same.decoded) == (result, result.decoded)
    assert dataclasses.replace(same, text="").decoded == result.decoded
    for segment, other in zip(result.articles[0].segments, same.articles[0].segments, strict=True):
        assert other.sentences() == segment.sentences()
        assert dataclasses.replace(other, level=2).sentences() == segment.sentences()


@pytest.mark.parametrize("empty", ["", " \n\t\n ", b"", b"  "])
def test_nothing_to_read_gives_no_article_and_no_error(empty: str | bytes) -> None:
    result = textfix.clean(empty)
    assert (result.text, result.articles, result.dropped) == ("", (), ())


def test_a_page_of_boilerplate_alone_gives_no_article_and_keeps_what_it_dropped() -> None:
    result = textfix.clean("Skip to content\n\nAdd new comment\n\nShare this article")
    assert result.articles == ()
    assert [s.kind for s in result.dropped] == ["navigation", "comment_prompt", "share"]
    assert result.restore() == result.source


@pytest.mark.parametrize("wrong", [None, 3, ["text"], object()])
def test_a_wrong_type_is_named_with_what_to_do(wrong: object) -> None:
    with pytest.raises(TypeError, match="read_bytes"):
        textfix.clean(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"textfix\.decode"):
        textfix.fix_text(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("said", ["Rain.", "CafÃ©", ""])
@pytest.mark.parametrize("preset", ["default", "ftfy", "minimal"])
def test_a_kind_of_str_comes_back_as_str(said: str, preset: Any) -> None:
    class Own(str):
        def __str__(self) -> str:
            return "something else"

    text = Own(said)
    result = textfix.clean(text, textfix.Options(preset=preset))
    fixed = textfix.fix_and_explain(text, preset)
    found = [textfix.fix_text(text, preset), fixed.text, result.text, result.source, result.restore()]
    assert {type(each) for each in found} == {str}
    assert found[0] == textfix.fix_text(said, preset)
    assert result.source == said


def test_a_wrong_argument_is_named() -> None:
    result = textfix.clean("Rain.")
    for wrong in ("10", 10.5, None):
        with pytest.raises(TypeError, match="max_chars must be int, not"):
            textfix.chunks(result, wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a list of str, not one str"):
        textfix.segment("abc")
    with pytest.raises(TypeError, match="int is in it"):
        textfix.segment(["a", 1])  # type: ignore[list-item]
    segment = result.articles[0].segments[0]
    for language in ("xx", "English", "EN", ""):
        with pytest.raises(textfix.TextfixError, match="is no code of ISO 639-1, such as 'en'"):
            segment.sentences(language)
    assert segment.sentences("en") == segment.sentences("th")


def test_the_languages_that_are_told_have_codes() -> None:
    from textfix.language import CODES
    from textfix.testing.stock import SENTENCES

    assert set(SENTENCES) <= CODES
    assert {textfix.clean(" ".join(said)).language for said in SENTENCES.values()} - {None} <= CODES


def test_kinds_move_across_the_line() -> None:
    page = "Harbour opens\n\nThe harbour opened on Monday after two years of work on its walls.\n\nTags: harbour, walls"
    assert "Tags" not in textfix.clean(page).text
    assert textfix.clean(page).articles[0].tags == ("harbour", "walls")
    assert textfix.clean(page, textfix.Options(keep={"tags"})).text.endswith("Tags: harbour, walls")
    assert "Harbour opens" in textfix.clean(page, textfix.Options(body={"title", "paragraph"})).text
    without = textfix.clean(page, textfix.Options(drop={"paragraph"}))
    assert without.text == ""


def test_minimal_repairs_and_leaves_the_document_as_it_is() -> None:
    page = "  Harbour\n\n\nCafÃ©  opens\r\nAdd new comment\n"
    result = textfix.clean(page, textfix.Options(preset="minimal"))
    assert result.text == page.replace("Ã©", "é")
    assert result.restore() == page


def test_minimal_output_can_be_written_whatever_came_in() -> None:
    result = textfix.clean("\ufeffa\udc80b cafÃ©\x07", textfix.Options(preset="minimal"))
    assert result.text == "a\ufffdb café\x07"
    assert result.restore() == result.source


@pytest.mark.parametrize("line", ["안녕하세요 세계", "Published works of J. Smith", "Harbour opens\n\nBy Ann Lee"])
def test_a_head_with_nothing_below_it_is_the_text(line: str) -> None:
    result = textfix.clean(line)
    assert result.text.startswith(line[:5])
    assert result.dropped == ()


@pytest.mark.parametrize("times", [8, 40])
def test_a_paragraph_told_many_times_in_a_row_is_told_once(times: int) -> None:
    said = "The harbour reopened on Monday after two years of work on its walls, and the boats are back for good."
    result = textfix.clean("\n\n".join([said] * times))
    assert result.text == said
    assert [s.kind for s in result.dropped] == ["duplicate"] * (times - 1)


def test_wrong_arguments_are_named_with_what_to_do() -> None:
    with pytest.raises(TypeError, match="from_mapping"):
        textfix.clean("Rain.", {"keep": ["tags"]})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="from_mapping"):
        textfix.fix_text("Rain.", options=None)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="url must be str"):
        textfix.clean("Rain.", url=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"textfix\.clean"):
        textfix.chunks("Rain.")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"textfix\.decode"):
        textfix.score(b"Rain.")  # type: ignore[arg-type]
    with pytest.raises(textfix.TextfixError, match=r"keep: give a list of kinds, e\.g\. \['tags'\], not 3"):
        textfix.Options(keep=3)  # type: ignore[arg-type]


def test_what_the_second_look_joins_holds_no_part_that_the_first_one_took_out() -> None:
    def part(start: int, end: int, said: str, kind: str) -> Part:
        kept = kind == "code"
        return Part(start, end, said, Verdict(kind, "SEG013", ""), 0, kept, kept)

    text = "f(\n<tr>\n)"
    took_out = Edits([Edit(3, 8, "", "BPL012")])
    first = Reading(
        [part(0, 2, "f(", "code"), part(3, 7, "<tr>", "navigation"), part(8, 9, ")", "code")],
        took_out, took_out.apply(text), (Head(),),
    )  # fmt: skip
    again = Reading([part(0, 4, "f(\n)", "code")], Edits(), first.text, (Head(),))
    assert [(p.start, p.end, p.verdict.kind) for p in then(first, again).parts] == [(0, 9, "code")]
