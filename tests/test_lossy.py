"""Mojibake that lost bytes: what comes back, what stays open, and what must never be touched."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix import fix_and_explain, fix_text
from textfix.reading import load
from textfix.repair.lossy import repair_lossy, repair_whole
from textfix.repair.lossy_decode import Decoder
from textfix.repair.lossy_pages import Reading, Shown
from textfix.repair.lossy_prose import Prose

BULLETS = """\
Harbour Extension Stalls: Council Split Over Costs — The Quay Courier
📉 Freight volumes at the old docks fell 14.2% in a single quarter.
⚖️ Two shipping lines accuse the port's operator of breaking its lease.
🗣️ The operator dismisses the claim as "a fishing expedition".
⚠️ Engineers warn that the eastern wall is a risk in storms.
💼 Local companies say the delay hurts their business.
🏛️ The government is weighing new rules for harbour leases.
"""
PAGES = "iso8859-7 latin-1 cp1252 cp1250 cp1251 iso8859-2 iso8859-5 iso8859-15 iso8859-9 cp1253".split()
LOSSES = {
    "dropped": lambda c: "",
    "question mark": lambda c: "?",
    "replacement character": lambda c: "\ufffd",
}


def damage(text: str, name: str, loss: str) -> str:
    """``text`` as UTF-8, read through a code page, C1 controls lost, no-break spaces made spaces."""
    out = []
    for byte in text.encode("utf-8"):
        char = bytes([byte]).decode(name, "ignore") or chr(byte)
        out.append(LOSSES[loss](char) if "\x80" <= char <= "\x9f" else " " if char == "\xa0" else char)
    return "".join(out)


def repaired(text: str) -> str:
    edits = repair_whole(text) or repair_lossy(text)
    return edits.apply(text)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def test_bullets_read_as_greek() -> None:
    broken = damage(BULLETS, "iso8859-7", "dropped")
    assert "β The Quay Courier" in broken
    assert "\nπ Freight" in broken
    assert repaired(broken) == BULLETS


def test_every_bullet_lists_its_candidates() -> None:
    broken = damage(BULLETS, "iso8859-7", "dropped")
    edits = list(repair_whole(broken))
    assert len(edits) == 7
    for edit in edits:
        assert edit.rule in {"MOJ003", "MOJ004"}
        assert edit.after in edit.candidates
        assert len(set(edit.candidates)) == len(edit.candidates)
        assert 0 < edit.confidence <= 1
        assert not broken[edit.start : edit.end].isascii()
    dash = edits[0]
    assert {"—", "–"} <= set(dash.candidates)
    assert "🛣️" in next(e.candidates for e in edits if e.after == "🗣️")


def test_a_bullet_that_nothing_settles_is_neutral() -> None:
    broken = damage("🚀 Harbour fees stay.\n⚠️ Risk of floods.\n🚀 Ferries sail.\n", "iso8859-7", "dropped")
    edits = list(repair_whole(broken))
    assert [e.rule for e in edits] == ["MOJ004", "MOJ003", "MOJ004"]
    assert edits[0].after == "•"
    assert edits[0].candidates[0] == "•"
    assert len(edits[0].candidates) > 5


def test_words_nearby_choose_the_emoji() -> None:
    lines = "📉 Shares plunged.\n🔒 A privacy lock protects the password.\n📅 The event has a date and a day.\n"
    assert repaired(damage(lines, "iso8859-7", "dropped")) == lines


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("name", PAGES)
def test_symbols_survive_every_page_and_loss(name: str, loss: str) -> None:
    broken = damage(BULLETS, name, loss)
    out = repaired(broken)
    assert letters(out) == letters(BULLETS), "no debris, nothing invented"
    assert "⚠️" in out
    assert "⚖️" in out
    assert out.count("\n") == BULLETS.count("\n")
    assert repaired(out) == out


@pytest.mark.parametrize(
    ("text", "name", "loss"),
    [
        ("Сегодня утром мы поехали в город и купили хлеб.", "cp1252", "dropped"),
        ("Сегодня утром мы поехали в город и купили хлеб.", "cp1252", "question mark"),
        ("Il a déjà travaillé à Paris, où il était « très » heureux.", "latin-1", "dropped"),
        ("Die größte Straße führt über die Brücke.", "iso8859-15", "replacement character"),
        ("Včera večer jsme šli domů přes řeku.", "cp1252", "replacement character"),
    ],
)
def test_letters_come_back_where_the_language_settles_them(text: str, name: str, loss: str) -> None:
    assert repaired(damage(text, name, loss)) == text


def test_straightened_quotes_inside_mojibake() -> None:
    broken = 'The harbour â€" closed since May â€" opens again; the Dockâ„¢ app says so, and itâ€™s true.'
    assert repaired(broken) == "The harbour — closed since May — opens again; the Dock™ app says so, and it’s true."


def test_accents_folded_off_the_lead() -> None:
    assert repaired("Das MA¤dchen fA¤hrt a€“ wie immer a€“ mit dem Zug nach KA¶ln.") == (
        "Das Mädchen fährt – wie immer – mit dem Zug nach Köln."
    )


CLEAN = [
    "β-blockers lower blood pressure.",
    "π ≈ 3.14, so the area is π r².",
    "the β version and the α version",
    "α, β and γ are angles; where β = 0.76 and π = 7.",
    "β blockers lower blood pressure.",
    "π is irrational and β is the type II error rate.",
    "α) first\nβ) second\nγ) third\nπ) last",
    "α As before.\nβ Another line.\nγ And one more.",
    "β — the second letter",
    "A π-π interaction, a β-sheet and an α-helix.",
    "Η πόλη είναι όμορφη και ο καιρός καλός. π.χ. ο Κ. π.",
    "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ — Ο ΠΡΩΘΥΠΟΥΡΓΟΣ ΕΙΠΕ «ΟΧΙ».",
    "Il est déjà là, à côté de l’île ; ça va ? Âge : 30 ans.",
    "NÃO HÁ PÃO EM SÃO JOÃO. A IRMÃ DA CAPITÃ VEM AMANHÃ.",
    "VOILÀ © 2020, DÉJÀ VU ® — ÇÀ ET LÀ",
    "Đà Nẵng và Hà Nội; xã hội, mã số, ngã ba.",
    "Þetta er ágætis byrjun. Það var einu sinni maður með ð.",
    "Sâmbătă mâncăm pâine, iar când plouă rămânem acasă.",
    "Tā kā pēdējās dienās saņēmām daudz jautājumus.",
    "Ğ, ğ ve ı Türkçe harflerdir.",
    "ˁ(⦿ᴥ⦿)ˀ ʕ•ᴥ•ʔ (◕‿◕✿) ¯\\_(ツ)_/¯",
    "Р. С. Иванов; С. Р. Петров. Р — это ро.",
    "В начале было слово, и слово было в устах.",
    "Price: £5 to £7 — a 10 × 20 cm box, 30° C.",
    "“Real quotes” and a dash — and an emoji 🚀 stay.",
    "A, Â and Ã are letters; so is Å.",
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_text_is_left_alone(text: str) -> None:
    assert list(repair_lossy(text)) == []
    assert list(repair_whole(text)) == []


MEANT = [
    "Équipage29P. MartinU. Bozok27A. PetrićJ. LaurentM. Dubois18F. LemoineE. Le FéeS. Moreau",  # a mark of Japanese
    "Romanian | Românește\nRomanian | Românește\n" + "¶\n" * 36 + "Romanian | Românește",  # the same three times
]


@pytest.mark.parametrize("text", MEANT)
def test_one_letter_is_no_evidence(text: str) -> None:
    assert list(repair_lossy(text)) == []


def test_a_sign_among_restored_lines_is_no_letter_of_another_script() -> None:
    text = "Zoom×\n×\nThe planÂ\nand more"
    assert repair_lossy(text, True, frozenset({"latin-1"})).apply(text) == "Zoom×\n×\nThe plan\xa0\nand more"


def test_digits_of_arabic_are_for_languages_with_its_letters() -> None:
    text = "sammel 200 Möwe´s Federn"
    table = Shown(text).residues(Reading("cp1255", "dropped"))
    assert [option.char.text for option in table.options["´"]] == ["۴"]
    assert Decoder(table, Prose(text, partial(load().step, "de"))).decode(0, len(text))[1] == []


def test_no_break_spaces_come_back_at_line_ends() -> None:
    text = "Find out when the ferry sails and book a cabin online.Â\nTickets are sold at the pier.Â\nWe don’t sail.Â\n"
    assert repair_lossy(text, True, frozenset({"latin-1", "cp1252"})).apply(text) == text.replace("Â", "\xa0")


def test_genuine_greek_among_debris_stays() -> None:
    text = "⚠️ Storms are a risk.\n📉 Prices fell by half.\nThe area is PI ~ 3.14 times r.\n💼 Companies wait.\n"
    broken = damage(text, "iso8859-7", "dropped").replace("PI ~", "π ~")
    out = repair_lossy(broken).apply(broken)
    assert "π ~ 3.14" in out
    assert out.startswith("⚠️ Storms")


@pytest.mark.parametrize(
    "text",
    [
        "⚠️ Storms are a risk — stay in.\n✅\nThe ferry’s late.\n★\nAll lines wait.\n",  # alone on a line
        "💼 The fee’s due in — 10 minutes.\nOver 1,800 — of us wait for the — ferry.\n",  # before figures and words
        "📷 In the spring the harbour opens.\n💰 The fees stay.\n",  # a later byte stands at the heels of the letter
        "If — you do not have a ticket, you can buy it here.\n",  # no name of a thing is followed by "you"
    ],
)
@pytest.mark.parametrize("name", ["iso8859-7", "latin-1"])
def test_no_debris_beside_words_figures_or_nothing(text: str, name: str) -> None:
    from textfix import fix_text

    out = fix_text(damage(text, name, "dropped"))
    assert not set("βπâðοΈ°·") & set(out)
    assert letters(out) == letters(text)


ODDITIES = ["", "\x00", "plain", "\ud800β \udfff", "β", "π\n", "\ufffd", "Ã", "â€", "A¶", "\x81\x9d", "οΈ"]


@pytest.mark.parametrize("text", ODDITIES)
def test_total(text: str) -> None:
    for repair in (repair_lossy, repair_whole):
        edits = repair(text)
        assert edits == repair(text)
        edits.apply(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aT .\n?βπΞΟοΈΆâÃ€™\"Ð°Ñð\xa0\ufffd\x81а\ud800", max_size=60))
def test_never_raises_and_covers_only_residues(text: str) -> None:
    for repair in (repair_lossy, repair_whole):
        for edit in repair(text):
            assert edit.start < edit.end
            assert edit.after
            assert any(c not in " \n" for c in text[edit.start : edit.end])


_WORDS = st.sampled_from("the harbour council new ferry lines wait for better weather and cheaper fuel".split())
_MARKS = st.sampled_from(["⚠️", "💼", "🏛️", "🗣️", "✨", "⚖️", "🛡️"])
_LINE = st.tuples(_MARKS, st.lists(_WORDS, min_size=4, max_size=9)).map(
    lambda line: f"{line[0]} {' '.join(line[1]).capitalize()}."
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_LINE, min_size=3, max_size=6), st.sampled_from(PAGES), st.sampled_from(sorted(LOSSES)))
def test_no_debris_and_no_invented_letters(lines: list[str], name: str, loss: str) -> None:
    text = "\n".join(lines)
    out = repaired(damage(text, name, loss))
    assert letters(out) == letters(text)
    assert "?" not in out
    assert [line.split(" ", 1)[1] for line in out.split("\n")] == [line.split(" ", 1)[1] for line in lines]


def test_long_lines_are_cut_into_pieces() -> None:
    text = "β" * 5_000 + " π Ships sail."
    repair_lossy(text).apply(text)
    text = damage("⚠️ Risk of floods — again. " * 400, "iso8859-7", "dropped")
    out = repaired(text)
    assert "β" not in out
    assert out.count("—") == 400


def test_remains_of_a_character() -> None:
    assert _remains("⚠️", "β οΈ or β\xa0οΈ", Reading("iso8859-7", "dropped")) == ["β οΈ", "β\xa0οΈ"]
    assert _remains("™", "â„¢ or â\"¢", Reading("cp1252", "kept")) == ['â"¢', "â„¢"]


def _remains(char: str, text: str, reading: Reading) -> list[str]:
    table = Shown(text).residues(reading)
    return sorted(r for r, options in table.options.items() if char in [option.char.text for option in options])


@pytest.mark.skipif("TEXTFIX_SEEDS" not in os.environ, reason="needs the real seeds")
def test_real_seed() -> None:
    path = next(Path(os.environ["TEXTFIX_SEEDS"]).glob("002*"))
    out = repaired(path.read_text(encoding="utf-8"))
    assert not set("πβοΈΌ£") & set(out)
    assert "⚠️ Industry analysts warn" in out


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Itâ\x80\x99s open all week.Â\nSee you in the town.Â\nWe donâ\x80\x99t close.", 2),
        ("Itâ€™s open all week.Â Â Â\nSee you there, donâ€™t be late.", 3),
        ("Itâ\x80\x99s open.\n_Less than 1%Â_â\x80\x93 _Â just a few â\x80\x93 of us donâ\x80\x99t go._", 2),
    ],
)
def test_no_break_spaces_stripped_at_the_end_of_a_line(broken: str, whole: int) -> None:
    fixed = fix_text(broken)
    assert fixed.count("\xa0") == whole
    assert "Â" not in fixed
    assert "\ufffd" not in fixed


@pytest.mark.parametrize("line", ["See you in the town.Â", "Chữ cái: Ă, Â", "Literele sunt Ă/Â"])
def test_the_letter_stays_at_the_end_of_a_line(line: str) -> None:
    assert fix_text(f"{line}\nThe museum is open.") == f"{line}\nThe museum is open."


def test_what_lost_nothing_beside_lost_bytes_is_named_so() -> None:
    fixed = fix_and_explain("Itâ\x80\x99s open all week.Â\nWe donâ\x80\x99t close.")
    assert [(c.before, c.rule) for c in fixed.changes] == [
        ("â\x80\x99", "MOJ001"), ("Â", "MOJ003"), ("â\x80\x99", "MOJ001")
    ]  # fmt: skip
