"""Lists of terms in HTML."""

from __future__ import annotations

import textfix
from textfix.html import page


def text_of(source: str) -> str:
    return page(source).edits.apply(source)


def test_a_term_and_its_definition_are_one_item() -> None:
    assert text_of("<p>Words</p><dl><dt>Warp</dt><dd>A rope.</dd><dt>Berth<dd>A place.</dl>") == (
        "Words\n- Warp: A rope.\n- Berth: A place."
    )


def test_several_terms_and_several_definitions() -> None:
    source = "<dl><dt>Berth</dt><dt>Mooring</dt><dd>A <b>place</b>.</dd><dt>Tide:</dt><dd>high</dd><dd>low</dd></dl>"
    assert text_of(source) == "- Berth, Mooring: A place.\n- Tide: high; low"


def test_groups_and_paragraphs() -> None:
    source = "<dl><div><dt>Depth</dt><dd><p>3 m</p></dd></div><div><dt>Length</dt><dd>120 m</dd></div></dl>"
    assert text_of(source) == "- Depth: 3 m\n- Length: 120 m"


def test_questions_stay_apart_from_their_answers() -> None:
    source = "<dl><dt>Is it deep?</dt><dd>Three metres.</dd><dt>Is it cold?</dt><dd>In March it is.</dd></dl>"
    assert text_of(source) == "Is it deep?\nThree metres.\nIs it cold?\nIn March it is."


def test_one_pair_and_stray_parts_stay_as_they_are() -> None:
    assert text_of("<dl><dt>Warp</dt><dd>A rope.</dd></dl>") == "Warp\nA rope."
    assert text_of("<dt>Warp</dt><dd>A rope.</dd></dl><dt>Berth</dt>") == "Warp\nA rope.\nBerth"


def test_what_was_changed_is_told_and_undone() -> None:
    source = (
        "<html><body><h1>Terms of the harbour</h1><p>Sailors use words that others do not know, and here are some.</p>"
        "<dl><dt>Warp</dt><dd>A rope used to move a boat along the quay.</dd>"
        "<dt>Fender</dt><dd>A cushion hung over the side of a boat so that it does not scratch.</dd></dl></body></html>"
    )
    result = textfix.clean(source)
    assert "- Warp: A rope used to move a boat along the quay.\n- Fender: A cushion" in result.text
    assert result.restore() == source
