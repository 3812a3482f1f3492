"""What is boilerplate: phrases in many languages, the learned judge, and what neither may touch."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.content import judge
from textfix.content.facts import Reader
from textfix.content.features import COMMON, NAMES, columns_of
from textfix.content.forest import MOST
from textfix.content.learned import held_out
from textfix.content.lexicon import Lexicon, words
from textfix.content.model import Model, Parts, load, pack
from textfix.content.page_type import TYPES, PageTypes
from textfix.content.phrasebook import KINDS, look_up, words_of
from textfix.content.shape import FAR
from textfix.content.whole import WHOLE, whole_row
from textfix.layout import Block, blocks
from textfix.segments.kind_words import _CJK, themes
from textfix.stories.words import _UNSPACED

PHRASES = Path(textfix.__file__).parent / "content" / "phrases"

MENU = "World\nPolitics\nBusiness\nHealth\nSports\nScience\nTravel\nOpinion\nWeather\nVideo\nLog in\nSubscribe\n"
STORY = """The harbour tram opened on the very Sunday the company had promised, with a brass band and oranges for all.

Nobody in the town had expected it, and the queue of people went round the fish market twice before noon.

"We have waited for this since the spring," said the driver of the first tram, who had slept in the depot.

The tram will run every ten minutes, the company said, and the first week is free for everyone in the town.

On Monday the mayor will decide whether the line should go on to the university on the other bank of the river.
"""
FOOTER = "About us\nContact\nCareers\nPrivacy policy\nTerms of use\nFacebook\nTwitter\n© 2024 The Harbour Post\n"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Add new comment", "comment_prompt"), ("Schreiben Sie einen Kommentar", "comment_prompt"),
        ("Laisser un commentaire", "comment_prompt"), ("Deja un comentario", "comment_prompt"),
        ("Lascia un commento", "comment_prompt"), ("Deixe um comentário", "comment_prompt"),
        ("Geef een reactie", "comment_prompt"), ("Dodaj komentarz", "comment_prompt"),
        ("Добавить комментарий", "comment_prompt"), ("Yorum yap", "comment_prompt"), ("发表评论", "comment_prompt"),
        ("コメントを残す", "comment_prompt"), ("اترك تعليقاً", "comment_prompt"),
        ("Auf Facebook teilen", "share"), ("Partager sur Facebook", "share"), ("Поделиться", "share"),
        ("分享到", "share"),
        ("Diese Website verwendet Cookies, um Inhalte zu verbessern.", "legal"), ("Tutti i diritti riservati", "legal"),
        ("Zapisz się do newslettera", "newsletter"), ("メルマガ登録", "newsletter"),
        ("Ga naar de inhoud", "navigation"), ("Перейти к содержимому", "navigation"), ("返回顶部", "navigation"),
        ("Lesen Sie auch", "related"), ("Leia também:", "related"), ("اقرأ أيضا", "related"),
        ("İlgili haberler", "related"),
        ("Kapcsolódó cikkek:", "related"), ("Iratkozzon fel hírlevelünkre!", "newsletter"), ("Impresszum", "legal"),
        ("Legyél te az első hozzászóló", "comment_prompt"), ("Megosztás Facebookon", "share"), ("Címkék", "tags"),
        ("Ugrás a tartalomhoz", "navigation"), ("Hirdetés", "advertisement"), ("Olvasási idő: 4 perc", "widget"),
        ("Lägg till i kalendern", "widget"), ("Fler evenemang", "related"), ("Candidati ora", "widget"),
        ("赞同 236", "widget"), ("1x 2x 3x", "widget"),
        ("Etiquetas", "tags"), ("Werbung", "advertisement"), ("Публикация на правах рекламы", None),
        ("Время чтения: 5 мин", "widget"), ("0 Kommentare", "comment_prompt"),
        ("هل كانت هذه الصفحة مفيدة؟ نعم لا", "widget"), ("Stáhnout citaci", "widget"), ("첨부파일 휴관.pdf", "widget"),
        ("Tato práce je licencována pod Creative Commons", "legal"), ("Bekijk de online versie", "navigation"),
        ("La page que vous recherchez n'existe pas.", "widget"),
        ("Die gewünschte Seite wurde leider nicht gefunden.", "widget"),
        ("We and our 17 partners store and/or access information on a device.", "legal"),
        ("Wir und unsere 17 Partner speichern Informationen auf Ihrem Gerät.", "legal"),
        ("To continue reading, log in or choose a plan.", "newsletter"),
    ],
)  # fmt: skip
def test_phrases_say_the_same_in_every_language(said: str, kind: str | None) -> None:
    found = look_up(said)
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    "said",
    [
        "Home is where the lamp is, the founder likes to say.",
        "Share prices fell by a tenth on Monday.",
        "Comments on the budget were few and late.",
        "Related matters were put off until the autumn.",
        "Die Werbung für den neuen Hafen begann im Mai.",
        "Menu prices have doubled since the spring.",
        "Follow the river until you reach the second bridge.",
        "We and our partners have dug eleven wells in the valley since the spring.",
        "The page you are looking at was printed in 1840.",
        "It may have been moved by the tide, or by the men who wanted it gone.",
        "Zum Abo gehört ein Heft im Monat.",
        "Hirdetés jelent meg a híd fölött álló házról.",
        "Kapcsolódó kérdés, hogy mikor indul az első hajó.",
        "A hozzászólások száma a nyár óta megkétszereződött.",
    ],
)
def test_sentences_are_no_phrases(said: str) -> None:
    assert look_up(said) is None


@pytest.mark.parametrize(
    "page",
    [
        "404\n\nOops! We can't find the page you are after.\n\nThe page you are looking for does not exist.\n",
        "Seite nicht gefunden\n\nDie angeforderte Seite konnte nicht gefunden werden.\n\nZur Startseite\n",
        "Bitte stimmen Sie der Nutzung von Cookies zu\n\nBesuchen Sie unsere Website wie gewohnt mit Werbung.\n\n"
        "Zum PUR-Abo\n\nBereits PUR-Abonnent? Hier anmelden\n",
        "Checking your browser before accessing harbour.example.\n\nThis process is automatic. Your browser will "
        "redirect shortly.\n\nDDoS protection by Cloudflare\n",
    ],
)
def test_a_page_of_nothing_but_standard_sentences_is_no_article(page: str) -> None:
    assert textfix.clean(page).articles == ()


def test_a_consent_notice_above_a_story_goes_and_the_story_stays() -> None:
    notice = "We and our 842 partners store and access information on a device, such as cookies."
    kept = textfix.clean(f"{notice}\n\nAccept all Reject all Manage options\n\n{STORY}").text
    assert kept == textfix.clean(STORY).text


@pytest.mark.parametrize(
    ("said", "tags"),
    [("Klíčová slova: rybník, potok", ("rybník", "potok")), ("Nyckelord: damm, bäck", ("damm", "bäck"))],
)
def test_keywords_behind_their_label_are_the_tags_of_an_article(said: str, tags: tuple[str, ...]) -> None:
    (article,) = textfix.clean(f"{STORY}\n{said}\n").articles
    assert article.tags == tags


def test_a_phrase_is_written_as_its_words_are_compared_and_has_one_kind() -> None:
    kinds: dict[tuple[tuple[str, ...], bool], str] = {}
    for path in sorted(PHRASES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and line[0] not in "#[":
                language, _, said = line.partition(": ")
                assert len(language) == 2, (path.name, line)
                star = said.endswith("*")
                assert said == " ".join(words_of(said.rstrip("*"))) + "*" * star, (path.name, line)
                key = words_of(said), star
                assert kinds.setdefault(key, path.stem) == path.stem, (path.name, line, kinds[key])


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_every_text_gets_one_verdict_a_block(text: str) -> None:
    found = blocks(text)
    verdicts = judge(found)
    assert len(verdicts) == len(found)
    assert verdicts == judge(found)


def blank_reader() -> Reader:
    return Reader(Lexicon([]), PageTypes([{}] * len(TYPES), [0] * len(TYPES)))


def read(reader: Reader, found: list[Block]) -> list[list[int]]:
    return columns_of(reader, found, reader.read(found))


LINES = [*MENU.split("\n"), *STORY.split("\n\n"), "- item", "# Head", "42", "家", "ﬀ\x00\ud800"]


@given(st.lists(st.sampled_from(LINES), max_size=40))
@settings(max_examples=60, deadline=None)
def test_columns_are_whole_numbers_of_equal_length(lines: list[str]) -> None:
    found = blocks("\n".join(lines))
    columns = read(blank_reader(), found) if found else []
    assert not found or len(columns) == len(NAMES)
    assert all(len(c) == len(found) and all(type(v) is int for v in c) for c in columns)
    assert all(0 <= v <= MOST for at, c in enumerate(columns) if at not in COMMON for v in c)
    assert all(len(set(columns[at])) == 1 for at in COMMON if found)


@given(st.text(alphabet="abXY Z9,.|>/'-:$@", max_size=40))
def test_capitals_digits_and_marks_are_counted(said: str) -> None:
    facts = load().reader.facts(said)
    size = len(words(said)) or 1
    assert facts.caps == min(400, 100 * sum(c.isupper() for c in said) // size)
    assert facts.digits == 100 * sum(c.isdigit() for c in said) // (len(said) or 1)
    assert facts.commas == min(400, 100 * said.count(",") // size)
    assert facts.bars == min(400, 100 * sum(c in "|>/" for c in said) // size)


def test_facts_do_not_depend_on_what_was_read_before() -> None:
    found = blocks(MENU + STORY + FOOTER)
    reader = blank_reader()
    assert read(reader, found) == read(reader, found) == read(blank_reader(), found)


def test_what_is_asked_first_lets_all_scripts_through_that_are_looked_for() -> None:
    assert all(map(FAR.search, themes().wide))
    looked_for = [char for char in map(chr, range(sys.maxunicode + 1)) if _CJK.match(char) or _UNSPACED.match(2 * char)]
    assert looked_for
    assert all(map(FAR.match, looked_for))


def test_every_file_of_phrases_is_read() -> None:
    assert sorted(path.stem for path in PHRASES.glob("*.txt")) == list(KINDS)


# -- the judge on documents --------------------------------------------------------------------------


PROSE = "The company began as a workshop for carts. It built its first tram for another town, and never saw it run."


def test_menus_around_a_story_go_and_the_story_stays() -> None:
    result = textfix.clean(f"{MENU}\nTram line opens on time\n\n{STORY}\n{FOOTER}")
    assert result.text == STORY.strip()
    assert result.articles[0].title == "Tram line opens on time"
    assert all(s.reason and 0.5 <= s.confidence <= 1 for s in result.dropped)


HUNGARIAN = """A kikötő új lámpái

A révhivatal a hónap végén cseréli le a móló lámpáit, mert a régiek már a nyár óta nem világítanak rendesen.

A halászok szerint a kikötő bejárata így jóval biztonságosabb lesz, és nem kell többé a zátonyt megkerülniük.

Kapcsolat

A hivatal szerint a város és a kikötő kapcsolata az utóbbi években sokat javult, és ez így is marad."""


def test_what_stands_around_a_hungarian_story_goes() -> None:
    above = "Főoldal\nBelföld\nSport\nBelépés\n\n"
    below = "Kapcsolódó cikkek:\nBezár a régi halpiac\nÚj hajó jön tavasszal\n\nIratkozzon fel hírlevelünkre!"
    result = textfix.clean(above + HUNGARIAN.replace("\n\nKapcsolat", "") + f"\n\n{below}\n\nImpresszum")
    assert result.text == "\n\n".join(part for part in HUNGARIAN.split("\n\n")[1:] if part != "Kapcsolat")


def test_a_hungarian_story_alone_loses_nothing() -> None:
    assert not textfix.clean(HUNGARIAN).dropped


def test_a_story_alone_loses_nothing() -> None:
    assert textfix.clean(STORY).text == STORY.strip()


def test_headings_and_list_items_inside_the_text_stay() -> None:
    paragraphs = STORY.strip().split("\n\n")
    items = "- the town\n- the company\n- the bank"
    text = "\n\n".join([*paragraphs[:2], "Who pays?", *paragraphs[2:4], items, paragraphs[4]])
    cleaned = textfix.clean(f"{MENU}\n{text}\n\n{FOOTER}").text
    for part in ("Who pays?", "- the town\n- the company\n- the bank"):
        assert part in cleaned


def test_a_short_note_is_left_alone() -> None:
    note = "Milk\nBread\nTwo lamps"
    assert textfix.clean(note).text.split() == note.split()


@pytest.mark.parametrize(
    "text",
    [
        "Sgurr a kelan velu tirim pasho, ore velu menka taro shilin. Ore tirim pasho velu, menka kelan a taro.\n\n" * 8,
        "一二三四五六七八九十百千万。" * 12,
        "ლორემ იფსუმ დოლორ სით ამეთ, კონსეკთეთურ ადიფისცინგ ელით. " * 30,
    ],
)
def test_text_in_an_unknown_language_is_kept(text: str) -> None:
    said = "\n\n".join(dict.fromkeys(text.strip().split("\n\n")))
    assert textfix.clean(said).text.split() == said.split()


def test_a_second_look_finds_no_more() -> None:
    first = textfix.clean(f"{MENU}\nTram line opens on time\n\n{STORY}\n{FOOTER}").text
    assert textfix.clean(first).text == first


def test_a_page_is_told_from_a_text_that_is_clean_already() -> None:
    def chance(text: str) -> float:
        found = blocks(text)
        model = load()
        facts = model.reader.read(found)
        judged = model.judge(found, facts)
        assert judged is not None
        return model.page_chance(judged, [f.words for f in facts], [False] * len(found))

    assert chance(STORY) < 0.1
    assert chance(f"{MENU}\nTram line opens on time\n\n{STORY}\n{FOOTER}") > 0.9


def test_a_text_that_is_clean_already_loses_nothing_however_it_is_laid_out() -> None:
    items = "\n".join(f"- {line}" for line in PARAGRAPHS)
    for text in (STORY, STORY.replace("\n\n", "\n"), items, f"How it went\n\n{STORY}\nWhat comes next\n\n{PROSE}"):
        assert not any(judge(blocks(text)))


@pytest.mark.parametrize("kinds", [[None] * 3, ["navigation", None, "legal"], ["share"] * 3])
def test_a_document_is_told_in_numbers_with_a_name_each(kinds: list[str | None]) -> None:
    columns = [[k] * 3 for k in range(len(NAMES))]
    row = dict(zip(WHOLE, whole_row(columns, [900, 800, 50], [10, 10, 10], kinds), strict=True))
    assert row["ruled"] == row["ruled_navigation"] + row["ruled_legal"] + row["ruled_share"] == 3 - kinds.count(None)
    assert row["first_1"] == (0 if kinds[0] else 900)


def test_a_short_page_loses_the_lines_around_its_text() -> None:
    above, below = "Local\n\nTram line opens on time\n\n", "\nMost read\n\nBakery on Quay Street to close\n"
    result = textfix.clean(above + STORY + below)
    assert result.text == STORY.strip()
    assert "Bakery on Quay Street to close" in [s.text for s in result.dropped]


def test_other_weights_judge_for_a_while() -> None:
    found = blocks(MENU + "\n" + STORY)
    menu = [b.said for b in found].index("Politics")
    with held_out(Model(pack(Parts(trees=[9000])))):
        assert judge(found)[menu] is None
    assert judge(found)[menu] is not None
    assert load() is load()


def test_words_fold_case_digits_and_marks() -> None:
    assert words("Été 2024 – l’HIVER") == ["été".encode(), b"0000", "–".encode(), b"l'hiver"]


# -- paragraphs told twice ---------------------------------------------------------------------------

PARAGRAPHS = STORY.strip().split("\n\n")
LONG = [f"{p[:-1]}, as was said on day {i} of the trial by a person in the hall." for i in range(9) for p in PARAGRAPHS]


def dropped(paragraphs: list[str]) -> list[str]:
    found = blocks("\n\n".join(paragraphs))
    return [b.said for b, v in zip(found, judge(found), strict=True) if v and v.kind == "duplicate"]


def test_a_copy_right_below_goes() -> None:
    assert dropped([*LONG[:20], LONG[19], *LONG[20:]]) == [LONG[19]]


def test_a_text_told_twice_is_told_once() -> None:
    assert dropped([*PARAGRAPHS, *PARAGRAPHS]) == PARAGRAPHS


def test_a_text_told_twice_goes_with_its_headings() -> None:
    text = [line for n, paragraph in enumerate(LONG[:4]) for line in (f"Day {n + 1}", paragraph)]
    assert dropped([*text, *LONG[20:26], *text]) == text


def test_a_step_that_comes_back_with_its_heading_is_text() -> None:
    step = ["Set it up", LONG[0], "Test it", LONG[1], "Leave it", LONG[2]]
    assert dropped([*LONG[6:18], *step, *LONG[18:], *step]) == []


def test_a_long_text_may_come_back_to_a_paragraph() -> None:
    assert dropped([*LONG, LONG[3]]) == []


def test_a_caption_may_come_back() -> None:
    assert dropped([LONG[0], *PARAGRAPHS[:2], LONG[1], *PARAGRAPHS[:2], LONG[2], *PARAGRAPHS[:2]]) == []


def test_a_prompt_that_somebody_quotes_is_text() -> None:
    said = '"By continuing to use this site you agree" is a sentence that has no force in Europe, as nobody reads it.'
    page = f"How cookies work\n\nA cookie is a small file that a browser keeps for a site.\n\n{said}"
    assert textfix.clean(page).text.endswith(said)


GAME = """Tidewater Rescue

Tidewater Rescue is a game about a lifeboat crew on a rough northern coast. Every night brings another storm and \
another call, and the boat is never quite ready for it.

Up to four players share one deck, one radio and one very small pot of coffee.
"""
NEEDS = "- OS: Windows {0}\n- Processor: Quad core, {0} GHz\n- Memory: {0} GB\n- Storage: {0} GB"


@pytest.mark.parametrize(("above", "stays"), [(f"Minimum:\n{NEEDS.format(4)}", True), ("It runs everywhere.", False)])
def test_a_list_headed_recommended_is_text_beside_one_of_the_same_facts(above: str, stays: bool) -> None:
    page = f"{GAME}\nSystem requirements\n\n{above}\n\nRecommended:\n{NEEDS.format(8)}\n"
    assert textfix.clean(page).text.endswith(NEEDS.format(8)) is stays
