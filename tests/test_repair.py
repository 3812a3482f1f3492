"""What repair is for: broken text comes back, sound text stays, and every change can be undone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.options import Options
from textfix.repair import repair, score
from textfix.repair.codepages import DOUBLE, SINGLE, page
from textfix.repair.confusion import candidates
from textfix.repair.gate import suspects
from textfix.repair.misread_readings import changed
from textfix.repair.texture import cost

DEFAULT, MINIMAL = Options(), Options(preset="minimal")
SOUND = [
    "MAÇÃ “VERDE” — IRMÃ ‘MAIS VELHA’ … AMANHÃ! LÃ? ANÃ… IRMÃ® MAÇÃ™",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM — ĐỘC LẬP, TỰ DO, HẠNH PHÚC.",
    "РЕСПУБЛИКА САХА (ЯКУТИЯ). «ЁЖИК В ТУМАНЕ» — № 1. СССР, РФ.",
    "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ — Ο ΠΡΩΘΥΠΟΥΡΓΟΣ ΕΙΠΕ «ΟΧΙ». ΆΡΗΣ, ΈΛΕΝΑ",
    "Þetta er ágætis byrjun. ÞAÐ ER ALLT Í LAGI.",
    "π is irrational, β = 0.20 and Δx → 0; 40 m³ ± 2 % at 21 °C",
    "╔══════╗\n║ MENÚ ║\n╚══════╝\n░░▒▒▓▓██ 75 %",
    "請將文件編碼設置為UTF-8，然後執行。",
    "Prix : 12 € ; « Bonjour ! » à Paris.",
    "┌────┬────┐\n│ a  │ é  │\n└────┴────┘",
]
SENTENCES = {
    "fr": "Le café de la gare a rouvert hier, après six mois de travaux très coûteux.",
    "ru": "Поезд опаздывает на час, а билеты опять подорожали.",
    "pl": "Zażółć gęślą jaźń, powiedział stary kapitan i poszedł spać.",
    "el": "Το τρένο για την Αθήνα έχει μία ώρα καθυστέρηση σήμερα.",
    "vi": "Chuyến tàu đến thành phố chậm một tiếng đồng hồ vì mưa lớn.",
    "zh": "灯塔换上了新的光源，渔民们说看得更清楚了。",
}


def fixed(text: str, options: Options = DEFAULT) -> str:
    return repair(text, options).apply(text)


def misread(text: str, name: str) -> str | None:
    """``text`` as UTF-8 read through a page; None when the page cannot show it."""
    chars = page(name).chars
    shown = "".join(chars[byte] for byte in text.encode())
    return None if "\ufffe" in shown else shown


@pytest.mark.parametrize("name", SINGLE)
def test_utf8_through_every_single_byte_page(name: str) -> None:
    lines = [line for line in (misread(text, name) for text in SENTENCES.values()) if line]
    right = sum(fixed(line) in SENTENCES.values() for line in lines)
    assert right >= len(lines) - 1, [fixed(line) for line in lines]


@pytest.mark.parametrize("layers", [1, 2, 3, 4])
@pytest.mark.parametrize("name", ["cp1252", "latin-1", "cp1251", "iso8859-7"])
def test_layers(name: str, layers: int) -> None:
    text = "The company’s café — open"
    broken = text
    for _ in range(layers):
        broken = misread(broken, name) or ""
    assert fixed(broken) == text


@pytest.mark.parametrize("name", DOUBLE)
def test_utf8_through_east_asian_pages(name: str) -> None:
    text = "Die Männer hörten die Tür und gingen in die Küche."
    try:
        broken = text.encode().decode(name)
    except UnicodeDecodeError:
        pytest.skip("the page swallows a letter: bytes are lost")
    assert fixed(broken) == text


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("ru", "cp1251", "latin-1"), ("ru", "koi8-r", "cp1251"), ("ru", "cp866", "cp1251"), ("ru", "cp1251", "cp866"),
        ("pl", "cp1250", "cp1252"), ("el", "cp1253", "cp1252"), ("fr", "cp1252", "cp850"),
        ("fr", "cp1252", "mac-roman"),
        ("zh", "gbk", "latin-1"), ("zh", "gbk", "cp949"), ("zh", "gbk", "big5"),
    ],
)  # fmt: skip
def test_pages_taken_for_one_another(language: str, written: str, shown: str) -> None:
    text = SENTENCES[language]
    try:
        broken = text.encode(written).decode(shown)
    except UnicodeDecodeError:
        broken = "".join(page(shown).chars[byte] for byte in text.encode(written))
    assert fixed(broken) == text


@pytest.mark.parametrize("text", SOUND + list(SENTENCES.values()))
def test_sound_text_is_left_alone(text: str) -> None:
    assert not repair(text, DEFAULT)


def test_only_the_broken_spans_change() -> None:
    text = "Müller wohnt in Köln.\nSie hÃ¶rte den Ã„rger.\nNiemand öffnete."
    edits = list(repair(text, DEFAULT))
    assert [(text[e.start : e.end], e.after) for e in edits] == [("Ã¶", "ö"), ("Ã„", "Ä")]


@pytest.mark.parametrize("name", [name for name in SINGLE if misread(SENTENCES["fr"], name)])
def test_of_a_document_only_the_broken_line_changes(name: str) -> None:
    sound = [text for text in SENTENCES.values() if set(text) <= {*page(name).chars}]  # what the page is made for
    broken = misread(SENTENCES["fr"], name)
    assert broken
    lines = [*sound, "Nothing is wrong with this line.", broken]
    assert fixed("\n".join(lines)) == "\n".join([*lines[:-1], SENTENCES["fr"]])


LINES = [
    "Das schöne Köln, die Straße und “quotes”.",
    "Le café — déjà vu, Čapek et Nestlé",
    "Поезд опаздывает на час, а билеты опять подорожали.",
    "nothing but ASCII",
    "It’s a “café” — naïve",
]


CHAINS = [(), ("cp1252",), ("latin-1",), ("cp1251",), ("cp1252", "cp1252")]


@given(st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(CHAINS)), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_the_short_way_says_what_the_long_way_says(lines: list[tuple[str, tuple[str, ...]]]) -> None:
    out = []
    for line, chain in lines:
        broken: str | None = line
        for name in chain:
            broken = misread(broken, name) if broken else None
        out.append(broken or line)
    text = "\n".join(out)
    short = textfix.fix_text(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textfix.repair.engine._express", lambda text, _: (text, [], ()))
        assert textfix.fix_text(text) == short
    assert textfix.fix_and_explain(text).text == short


def test_several_pages_in_one_document() -> None:
    text = "Le cafÃ© est ouvert.\nLa rÈunion est dÈj‡ terminÈe, dit le prÈsident.\nПривет — мир, РїСЂРёРІРµС‚."
    assert fixed(text) == "Le café est ouvert.\nLa réunion est déjà terminée, dit le président.\nПривет — мир, привет."


def test_control_characters_become_windows_1252() -> None:
    assert fixed("It\x92s \x93here\x94 \x96 and there") == "It’s “here” – and there"


def test_minimal_preset_leaves_escapes() -> None:
    text = "Caf&eacute; and cafÃ© and caf\\u00e9"
    assert fixed(text, MINIMAL) == "Caf&eacute; and café and caf\\u00e9"
    assert fixed(text) == "Café and café and café"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Caf&eacute; &amp;amp;amp; bar &#8211; &#x1F525;", "Café & bar – 🔥"),
        ("I&#146;ve", "I’ve"),
        ("It\\u2019s \\ud83d\\ude00", "It’s 😀"),
        ("durchgef\\xc3\\xbchrt und caf\\303\\251", "durchgeführt und café"),
        ("opprim%C3%A9e par 100%", "opprimée par 100%"),
        ("Don=E2=80=99t be shy", "Don’t be shy"),
        ("=?utf-8?Q?caf=C3=A9_bar?=", "café bar"),
        ("Nat+APw-rlich stie+AN8 ich auf +ANw-berreste", "Natürlich stieß ich auf Überreste"),
        ("caf\udcc3\udca9", "café"),
        ("\x1b[1;31mred\x1b[0m alert", "red alert"),
        ("Se situ&Atilde;&sup3; all&iacute;", "Se situó allí"),
    ],
)
def test_escapes(before: str, after: str) -> None:
    assert fixed(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "s = 'na\\u00efve'  # a Python escape",
        "const re = /[\\u0400-\\u04FF]+/g; // Cyrillic",
        "grep -P '\\xC3\\xA9' file | sed 's/=C3=A9/e/g'",
        "if (a<b && c>d) { x = y; } // &amp; stays &amp;",
        "<p>caf&eacute;</p>",
        "see https://example.org/caf%C3%A9?a=1&copy;=2 there",
        "C:\\Users\\name\\u\\new\\test.txt",
        "E = mc^2; x=20; y=3D; A=41; total=C3 units",
        "2+2-1 is 3, C++ and a+b",
    ],
)
def test_escapes_that_are_meant(text: str) -> None:
    assert not repair(text, DEFAULT)


def test_score_orders_texts() -> None:
    clean, broken, worse = "Ça va très bien.", "Ça va trÃ¨s bien.", "Ã‡a va trÃ¨s biÃ©n."
    assert score(clean) == 0.0 < score(broken) < score(worse)
    assert score("") == 0.0


def test_gate_lets_clean_text_pass_without_a_model() -> None:
    for text in ("plain ASCII", "“Quotes” — dashes … and a café", "Größe, Übermut", "Поезд опаздывает на час"):
        assert not list(suspects(text))
        assert cost(text) < 0.5


def test_candidates_name_their_pages() -> None:
    line = "a рПЕЪД, then"
    found = {(c.shown, c.written): c.of(line) for c in candidates(line)}
    assert found["cp1251", "koi8-r"] == "a Поезд, then"


ALPHABET = "ÃÂâ€™œ”“é©šžŸ\x80\x99\xa0ÐÑРЎСЂёвЂќ€βπÎ¼░╨▓Ã¤ ab'\n\x1b[&amp;eacute=?%C3\\u09\udc80\ud83d\ufffd锟斤拷漢字"


@given(st.text(st.sampled_from(ALPHABET), max_size=14))
@settings(max_examples=80, deadline=None)
def test_total_undoable_and_settled(text: str) -> None:
    edits = repair(text, DEFAULT)
    assert edits.inverse(text).apply(edits.apply(text)) == text
    once = textfix.fix_text(text)
    once.encode()
    assert textfix.fix_text(once) == once


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text(text: str) -> None:
    once = textfix.fix_text(text)
    assert textfix.fix_text(once) == once


@pytest.mark.parametrize("text", ["\ufffe", "Î\ufffe a word", "Ð\ufffe" * 3, "\ufffeé\u05d2"])
def test_a_noncharacter_is_no_byte_of_a_page(text: str) -> None:
    assert textfix.fix_text(text) == text


@pytest.mark.parametrize(
    ("broken", "fixed"),
    [
        ("5 Î¼m wide", "5 μm wide"),
        ("a 360┬░ review", "a 360° review"),
        ("available since v4.3; 10Г— faster than before", "available since v4.3; 10× faster than before"),
        ('The brandâ"¢ is new', "The brand™ is new"),
        ("ð¥ Hot.", "🔥 Hot."),
    ],
)
def test_one_mark_alone(broken: str, fixed: str) -> None:
    assert textfix.fix_text(broken) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "€17.62 /month†",
        "- `ΔRepro`: the difference between two runs of the same test.",
        "The sum (Σtoken_count) is taken over the whole batch of requests.",
        "Il relâche sa surveillance au milieu de la nuit.",
        "Siân is a brilliant teacher, and Siân lives in Cardiff.",
        # letters that pass for ASCII, a sign before a number, a name, a trade mark, a sum in Markdown
        "We use \u0421ookies to keep your basket. By going on with our shop you agree to the use of \u0421ookies.",
        "Plat ø50 cm gaz paëlla La Valenciana - Campos - Vaello",
        "Kenzaburō Ōta",
        "MOCAFÉ® Roastery MOCAFÉ® Roastery\n      MOCAFÉ® Gold Blend MOCAFÉ® Gold Blend\n      MOCAFÉ® Ready to Drink",
        "By counting tokens we give every batch about as much to do, though its requests differ in length: the total"
        " token count in the batch (_Σtoken_count_i_), rather than how many there are.",
    ],
)
def test_signs_and_letters_that_are_meant(text: str) -> None:
    assert textfix.fix_text(text) == text


@pytest.mark.parametrize("text", ["ᐊ 3 ᐅ Rye Ferry – far more than a boat", "the ⵣ sign of it – here"])
def test_a_line_of_utf8_is_read_whatever_letters_it_holds(text: str) -> None:
    assert fixed(misread(text, "cp1252") or "") == text


def test_settings_are_no_quoted_printable() -> None:
    for said in ("Run it with level=DEBUG set.\nAnd level=DEBUG there too.", "bgcolor=FAEBD7, mode=CACHED, =DELETED"):
        assert textfix.fix_text(said) == said
    assert textfix.fix_text("Les caf=E9s de la c=F4te, CAF=C9S OUVERTS") == "Les cafés de la côte, CAFÉS OUVERTS"


def test_soft_hyphens_are_no_letters() -> None:
    assert textfix.fix_text("Or\xadga\xadni\xadsa\xadti\xadon").replace("\xad", "") == "Organisation"


@pytest.mark.parametrize(
    ("page", "text"),
    [("gbk", "The ferry’s captain said “No” — and left."), ("cp949", "안개 때문에 나룻배는 떠나지 못했다.")],
)
def test_east_asian_pages_that_lost_bytes(page: str, text: str) -> None:
    broken = text.encode().decode(page, "replace")
    assert "\ufffd" in broken
    assert sum(a != b for a, b in zip(textfix.fix_text(broken), text, strict=True)) <= 1


@pytest.mark.parametrize(
    "sound",
    [
        "ｶﾀｶﾅ", "ｺﾋﾟｰ用紙", "東京都港区 ﾄｳｷｮｳﾄ ﾐﾅﾄｸ", "½¼¾", "The sign ½¼¾ is here.", "£¥¢", "°ºª", "±µ·¶", "ñÑ áéíóúü",
        "äöüÄÖÜß", "ÀÁÂÃÄÅÆÇÈÉÊË", "CPU: ▁▂▃▄▅▆▇█ 80%", "èéêë ìíîï", "àáâãäå", "€£¥", "ã“ã‚“ã«ã¡ã¯",
    ],
)  # fmt: skip
def test_alphabets_and_rows_of_signs_are_no_other_script(sound: str) -> None:
    assert textfix.fix_text(sound) == sound


@pytest.mark.parametrize("ampersand", ["&amp;", "&AMP;", "&#38;", "&#038;", "&#x26;", "&#X0026;", "&amp;#38;amp;"])
def test_an_ampersand_escaped_in_any_way_is_one_level(ampersand: str) -> None:
    assert textfix.fix_text(f"It{ampersand}rsquo;s a caf{ampersand}#233; for R{ampersand}D.") == "It’s a café for R&D."


@pytest.mark.parametrize("text", ["spent¥10,000,0.1‰“We’ll", "0.1‰R&D¥10,000,0.1‰“and"])
def test_a_yen_sign_is_no_backslash(text: str) -> None:
    assert textfix.fix_text(text) == text


def test_a_soft_hyphen_between_two_letters_is_no_korean() -> None:
    assert textfix.fix_text("a\xadb") == "ab"


@pytest.mark.parametrize(
    ("broken", "right"), [("Ïðèâåò, ìèð", "Привет, мир"), ("îåãì îãòé", "מודל מדעי"), ("Sie kφnnen", "Sie können")]
)
def test_a_word_or_two_are_enough(broken: str, right: str) -> None:
    assert textfix.fix_text(broken) == right


@given(st.integers(1, 700).flatmap(lambda n: st.tuples(st.just(n), st.sets(st.integers(0, n - 1), max_size=40))))
def test_what_differs_in_a_long_line_is_found_in_one_piece(drawn: tuple[int, set[int]]) -> None:
    size, differ = drawn
    line, new = "a" * size, "".join("b" if at in differ else "a" for at in range(size))
    spans = list(changed(line, new))
    assert {at for start, end in spans for at in range(start, end)} == differ
    assert all(end < start for (_, end), (start, _) in pairwise(spans))
