"""What a text is made of, and that the short cuts taken by it change nothing."""

import re
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textfix
from textfix.characters import CAPITALS, PAGES, PUNCTUATION, SCRIPTS, SIGNS, _on_page, _skipping, characters
from textfix.normalize.gate import regular
from textfix.repair.company import checks, shown
from textfix.repair.engine import _held_after
from textfix.repair.express import read_lines, replaced
from textfix.repair.gate import PUNCTUATION_KINDS, SCRIPT_KINDS, _script_chars, _script_scan, suspects
from textfix.repair.habits import without_habits
from textfix.repair.judge import odd_lines
from textfix.repair.quick import settle
from textfix.repair.sound import sound
from textfix.repair.texture import STRAY, kind
from textfix.repair.trash import SIGNS as TRASH_SIGNS

TEXTS = st.text(st.sampled_from("aZ 9.\n&=\\éüÃ©â€™“—жыПαβ中文あ한אبกअ\u0301\u200b\x92\ufffd\ud800🙂"), max_size=80)


@given(TEXTS)
def test_every_character_is_told(text: str) -> None:
    held = characters(text)
    skipped = f"[{SCRIPTS[held.script]}{PUNCTUATION}]" if held.script else "[^\x00-\U0010ffff]"
    for c in text:
        plain = ("\x20" <= c < "\x7f" or c in "\t\n") and c not in SIGNS
        assert plain or c in held.others or re.match(skipped, c), ascii(c)


def test_letters_that_are_skipped_need_no_normalising() -> None:
    for letters in (*SCRIPTS.values(), PUNCTUATION):
        every = "".join(re.findall(f"[{letters}]", "".join(map(chr, range(0x80, 0xD800)))))
        assert regular(characters(f"a {every[0]}")._replace(others=frozenset(every)), every)


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_kinds_of_a_script_are_those_of_its_letters(script: str) -> None:
    letters = re.findall(f"[{SCRIPTS[script]}]", "".join(map(chr, range(0x370, 0xD800))))
    assert {*map(kind, letters)} == {*SCRIPT_KINDS[script]}
    assert {*map(kind, PUNCTUATION)} == {*PUNCTUATION_KINDS}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_recognised(script: str) -> None:
    letters = re.findall(f"[{SCRIPTS[script]}]", "".join(map(chr, range(0x370, 0xD800))))
    held = characters(" ".join(letters[20:40]) + " é")
    assert (held.script, held.others) == (script, {"é"})


@pytest.mark.parametrize("script", CAPITALS)
def test_in_a_calm_text_no_letter_and_no_mark_of_the_script_stands_oddly(script: str) -> None:
    scans = _script_scan(script)
    anchors = _script_chars(script) & checks(True).keys()
    letter = re.findall(f"[{SCRIPTS[script]}]", "".join(map(chr, range(0x370, 0xD800))))[-1]
    for beside in sorted(shown() | set(map(chr, range(0x20, 0x7F))) | {"\n", letter}):
        for c in anchors:
            for text in (f"{beside}{c}{letter}", f" {c}{beside}", f"a{c}{beside}", f"{beside}{c}a"):
                if _skipping(script).search(f" {text} ") is None:
                    assert not any(scan.search(text) for scan in scans), text


@given(st.text(st.sampled_from("слово МГУ «»“”„№—… \n.,(5aZ%&ёЁЂ°©\x07🙂é"), min_size=1, max_size=40))
def test_the_bytes_of_a_page_tell_what_the_scan_tells(text: str) -> None:
    text = f"Поезд опаздывает на час, а билеты опять подорожали: {text}"
    quick = characters(text)
    with mock.patch.dict(PAGES, clear=True):
        assert characters(text) == quick


def test_russian_is_told_by_its_page() -> None:
    assert _on_page("Поезд «Ласточка» опаздывает на час — билеты опять подорожали.", "Cyrillic")
    assert not _on_page("The train is late, and поезд is what they call it where it stands.", "Cyrillic")


BROKEN_AND_SOUND = ["CafÃ© â€“ so â€œgutâ€\x9d", "schön – “gut”", "plain & simple", "Ã¼ber", "Ж Ð–Ñƒ 中"]


@given(st.lists(st.sampled_from(BROKEN_AND_SOUND)))
def test_what_is_known_of_a_text_outlives_the_repair_of_its_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    held = characters(text)
    if found := read_lines(text, held):
        middle = replaced(text, found)
        assert _held_after(held, text, found, middle)._replace(row="") == characters(middle)._replace(row="")


@given(st.text(st.sampled_from("aZ \n&é–“Ã©â€™中"), max_size=60))
def test_the_others_are_told_in_a_row(text: str) -> None:
    held = characters(text)
    assert held.heavy or held.row == "".join(c for c in text if c in held.others)


def test_what_is_restless_is_told() -> None:
    words = "слово за словом и ещё одно "
    assert characters(words * 9 + "Москва, США («РФ»)").calm
    assert not characters(words * 9 + "русСкий").calm


@given(TEXTS)
def test_the_text_is_the_same_with_and_without_an_explanation(text: str) -> None:
    assert textfix.fix_text(text) == textfix.fix_and_explain(text).text


@pytest.mark.parametrize(
    "line",
    [
        "It´s a dog‘s life; Trump‘sche Politik, Gibson ´61",
        "5.1. More on Lists¶",
        "a 14-day trial†, then full price.‡",
        "Impedance 32Ω, 2π rad, π/2",
        "• 日本語 • 한국어 • 简体中文 • Русский • ไทย",
        "≥ 30 or ≤27 points, 180º, nº 5",
        "Kästner, Müller, Öztürk und Ärger: Köln, Düren, Würde",
        "Piteå, Gävle, Jönköping und Johannes Bø grüßen schön",
        "ACHTMIßBRAUCH und die DüV",
        "\ue8b6 Search",
        "ᐊ 1 ᐅ Mondly",
        "Impedance 32ΩDriver Diameter 40mm, 97.5dB ± 2.5dB, 9dB±3dB",
        "Photo credit: ©iStock.com/peshkova, ©iStock.com/fizkes",
        "†",
    ],
)
def test_habits_are_no_damage(line: str) -> None:
    assert not list(odd_lines(line, [(0, len(line))]))
    assert textfix.fix_text(line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Eine Flasche Dom Pérignon für André Schäfer – „schön“, sagte er.",
        "Mit Piteå und der Charité über die Brücke, de l’Air",
        "The Nestlé plant",
    ],
)
def test_names_from_elsewhere_need_no_closer_look(line: str) -> None:
    assert sound(line)
    assert not list(odd_lines(line, [(0, len(line))]))


@pytest.mark.parametrize("line", ["Über Beèka und Dvoøák", "natÃ¼rlich", "das ist â gut", "p† den m†de", "SEKRÈ"])
def test_what_misreading_leaves_is_not_taken_for_a_name(line: str) -> None:
    assert not sound(line)


@pytest.mark.parametrize("line", ["a guar\xadan\xadtee in soft hy\xadphens", "Over-Ear\u200bConnection Type\u200b"])
def test_characters_of_no_width_are_no_sign_of_damage(line: str) -> None:
    assert not list(odd_lines(line, [(0, len(line))]))


def test_controls_of_misread_marks_settle_a_line_with_sound_marks() -> None:
    line = "“See you at six”, said Mara â\x80\x93 and sheâ\x80\x99d brought Zoë"
    settled, open_ = settle(line, [(0, len(line))])
    assert [one.new for one in settled] == ["“See you at six”, said Mara – and she’d brought Zoë"]
    assert not open_


def test_a_logo_survives_misreading() -> None:
    assert textfix.fix_text("• ð\x9d•\x8f") == textfix.fix_text("• ð\x9d\x95\x8f") == "• 𝕏"


def test_signs_of_damage_are_told_in_every_script() -> None:
    ends = "".join(stray[-1] for stray in STRAY if not stray.isascii()) + "".join(TRASH_SIGNS)
    for letters in SCRIPTS.values():
        assert not re.findall(f"[{letters}]", ends)


def test_a_habit_beside_damage_hides_nothing() -> None:
    assert textfix.fix_text("It´s cafÃ© time¶") == "It´s café time¶"
    assert without_habits("p† den m†de") != "p den mde"  # å in an old code page ends short words


def test_lines_are_settled_whole_in_part_and_through_layers() -> None:
    lines = ["Das schÃ¶ne KÃ¶ln", "Das schÃƒÂ¶ne KÃƒÂ¶ln", "It wasnâ€™t a café", "plain", "naïve Köln"]
    text = "\n".join(lines)
    settled, open_ = settle(text, suspects(text))
    assert [line.new for line in settled] == ["Das schöne Köln", "Das schöne Köln", "It wasn’t a café"]
    assert [line.chain for line in settled] == [("cp1252",), ("cp1252", "cp1252"), ("cp1252",)]
    assert [text[start:end] for start, end in open_] == ["naïve Köln"]
    for line in settled:
        edits = line.edits(text)
        assert all(text[e.start : e.end] != e.after for e in edits)


def test_a_line_that_two_pages_read_differently_is_left_to_the_judge() -> None:
    line = "stretnĂşĹĽ púĹĄĹĽajĂş"  # windows-1250 and ISO-8859-2 disagree about it
    assert not settle(line, [(0, len(line))])[0]
