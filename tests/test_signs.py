"""A sign by itself, misread: which of those that a page could have shown so is the likeliest where it stands?"""

from __future__ import annotations

import pytest

import textfix
from textfix.repair.codepages import page

# What stands in running text, and the pages that most text is misread through. Left out is what a page shows as an
# ordinary pair of letters or lines of a frame (ВЅ, ┬│), which alone proves nothing.
SIGNS = {
    "It rose by 0.1‰ in May.": "cp1252 cp1251 cp1250 mac-roman cp437 cp850 cp866 iso8859-7 cp1253 koi8-r",
    "Le taux est de 0,8 ‰ par an.": "cp1252 cp1251 cp1250 mac-roman cp437 cp850 cp866 iso8859-7 cp1253 koi8-r",
    "Add 2½ cups of flour.": "cp1252 cp1250 mac-roman cp437 cp850 cp866 koi8-r",
    "Add 2 ½ cups of flour.": "cp1252 mac-roman cp437 cp866 koi8-r",
    "Is that so‽ asked the captain.": "cp1252 cp1250 mac-roman cp437 cp850 cp1253",
    "The width is 3 ± 4 m.": "cp1252 cp1251 iso8859-2 mac-roman cp437 cp850 cp866 cp1253 koi8-r",
    "The width is 3±4 m.": "cp1252 cp1251 iso8859-2 mac-roman cp437 cp850 cp866 cp1253 koi8-r",
    "A value ≥ 20 is enough.": "cp1252 cp1251 cp1250 mac-roman cp437 cp850 cp866 cp1253 koi8-r",
    "Go to File → Open now.": "cp1252 cp1251 cp1250 mac-roman cp437 cp850 cp852 cp866 cp1253 koi8-r",
    "Press ↑ to go back.": "cp1252 cp1251 cp1250 mac-roman cp437 cp850 cp866 cp1253 koi8-r",
    "The sum ∑ is taken over all.": "cp1252 cp1251 cp1250 cp437 cp866 cp1253 koi8-r",
    "It costs ₩2000 there.": "cp1252 cp1251 cp1250 iso8859-2 mac-roman cp437 cp866 cp1253 koi8-r",
    "The text‡ has a note.": "cp1252 cp1251 cp1250 mac-roman cp437 cp850 cp866 cp1253 koi8-r",
    "We ♥ the harbour.": "cp1252 cp1251 cp1250 mac-roman cp437 cp850 cp1253 koi8-r",
    "Harbour · Town": "cp1252 iso8859-2 mac-roman cp437 cp866",
}


def misread(text: str, name: str) -> str:
    return "".join(c if c.isascii() else "".join(page(name).chars[byte] for byte in c.encode()) for c in text)


@pytest.mark.parametrize("text", SIGNS)
def test_the_sign_that_suits_its_place_is_the_one(text: str) -> None:
    wrong = {name: textfix.fix_text(misread(text, name)) for name in SIGNS[text].split()}
    assert {name: out for name, out in wrong.items() if out != text} == {}


def test_one_sign_among_several_is_no_certainty() -> None:
    [change] = textfix.fix_and_explain("It rose by 0.1β€° in May.").changes
    assert change.after == "‰"
    assert change.confidence < 1.0


@pytest.mark.parametrize(
    "text",
    [
        "┌──┬┐\n│ a│ │\n├──┼┤",
        "║ Menu ║ ╓─┬╖ ║",
        "Er schrieb ‚Über den Wolken‘ im Mai.",
        "Цена в 3 — 4 раза выше, чем в мае.",
        "Hora 3 á 4, 12 × 3 ÷ 4 = 9; ± 2 ‰",
    ],
)
def test_frames_quotation_marks_and_letters_are_no_signs(text: str) -> None:
    assert textfix.fix_text(text) == text
