"""Kinds of lines that no rule is sure of, tables of contents, lists that lost their marks, notes at the end."""

import json
from importlib.resources import files

import pytest

import textfix
from textfix.content import Verdict
from textfix.content.verdict import drop
from textfix.layout import Block, blocks
from textfix.segments import settle as settled
from textfix.segments.chain import follows, likelihoods
from textfix.segments.furniture import around
from textfix.segments.kind_places import page
from textfix.segments.kind_weights import HALF, LETTERS, MIDDLE, Weights, apart, packed, stored_weights, weights
from textfix.segments.plain import row
from textfix.segments.settle import decided, without_lone

PROSE = """The harbour reopened on Monday after two years of work on its walls, and the fishermen were glad of it.

The mayor said that the lights would make the entrance safer in winter for everyone who sails here."""


def kinds(text: str) -> list[tuple[str, str]]:
    result = textfix.clean(text)
    assert result.restore() == text
    parts = [(s.start, s.kind, s.text) for a in result.articles for s in a.segments]
    parts += [(s.start, s.kind, s.text) for s in result.dropped]
    return [(kind, said) for _, kind, said in sorted(parts)]


PARAGRAPH = Verdict("paragraph", "SEG007", "running text", 0.9)
KINDS = ("heading", "paragraph", "navigation", "related")


def learned(lines: tuple[int, ...] = (1, 1, 1, 1)) -> Weights:
    size = range(len(KINDS))
    data = {"kinds": KINDS, "unit": 0.1, "lines": lines, "follows": [[0 for _ in size] for _ in size], "weights": ""}
    return packed(data)


def test_weights_side_by_side_are_the_weights_one_by_one() -> None:
    data = json.loads(files("textfix.segments").joinpath("kinds.json").read_text(encoding="utf-8"))
    pieces = data["weights"].split(" ")
    of = packed(data).of
    assert len(of) == len(pieces) // 2
    alone = [0] * len(data["kinds"])
    for written in pieces[1::80]:
        for kind, weight in zip(written[::2], written[1::2], strict=True):
            alone[LETTERS.index(kind)] += LETTERS.index(weight) - HALF
    assert [score - MIDDLE for score in apart(sum(of[fact] for fact in pieces[::80]), len(alone))] == alone


def test_what_is_stored_is_read_again_and_greater_weights_are_the_greatest() -> None:
    data = {"kinds": ["quote", "code"], "unit": 0.1, "lines": [1, 1], "follows": [[0, 0], [0, 0]]}
    stored = stored_weights({"asks": {0: 4, 1: -3}, "t:ask": {1: 1000}, "bold": {0: -1000}})
    of = packed(data | {"weights": stored}).of
    assert [[score - MIDDLE for score in apart(of[fact], 2)] for fact in of] == [[4, -3], [0, 45], [-46, 0]]


def test_facts_added_up_by_group_weigh_what_they_weigh_one_by_one() -> None:
    """What the training script names is what is added up when a text is read."""
    text = f"# Tides\n\nBy Ann Lee\n\n3 May 2024\n\n{PROSE}\n\nRead more: [Salt](/salt)\n\n- one\n- two\n\nWho paid?"
    labelled = [(block, PARAGRAPH) for block in blocks(text)]
    rows = [row(at, block) for at, (block, _) in enumerate(labelled)]
    lines = [settled.line(r) for r in rows]
    known = page(rows, [one.look for one in lines], [one.told for one in lines], [v for _, v in labelled])
    of = weights().of
    named = [
        sum(of.get(fact, 0) for fact in {*settled.line_facts(r), *placed, *ruled})
        for r, (placed, ruled) in zip(rows, settled.place_facts(known), strict=True)
    ]
    assert list(settled.scores(known, lines, range(len(rows)), weights())) == named


@pytest.mark.parametrize(
    ("shares", "was", "prose", "is_page", "want"),
    [
        ({0: 0.9, 1: 0.1}, "paragraph", False, True, "heading"),
        ({0: 0.3, 1: 0.3, 2: 0.2, 3: 0.2}, "paragraph", False, True, "paragraph"),
        ({0: 0.4, 2: 0.35, 3: 0.25}, "heading", False, True, "navigation"),  # dropped together, the likelier of the two
        ({0: 0.4, 2: 0.35, 3: 0.25}, "heading", False, False, "heading"),  # nothing else of the text was taken out
        ({0: 0.9, 1: 0.1}, "paragraph", True, True, "paragraph"),  # running text is no heading
        ({1: 0.4, 3: 0.6}, "paragraph", True, True, "paragraph"),  # running text stays longer
        ({1: 0.55, 3: 0.45}, "related", True, True, "related"),  # what is gone stays gone longer
        ({1: 0.998, 3: 0.002}, "related", True, True, "paragraph"),
    ],
)
def test_a_kind_changes_only_for_a_likelier_one(
    shares: dict[int, float], was: str, prose: bool, is_page: bool, want: str
) -> None:
    assert decided(shares, learned(), was, prose, is_page)[0] == want


def test_a_common_kind_is_not_given_where_a_rare_one_may_be_right() -> None:
    shares = {0: 0.3, 1: 0.7}
    assert decided(shares, learned(), "related", False, True)[0] == "paragraph"
    assert decided(shares, learned((1, 1000, 1, 1)), "related", False, True)[0] == "related"


def test_a_table_has_more_than_one_line() -> None:
    table, text = 0, 1
    chances = [{table: 0.6, text: 0.4}, {text: 1.0}, {table: 0.6, text: 0.4}, {table: 0.9, text: 0.1}]
    assert [max(one, key=lambda kind: one[kind]) for one in without_lone(chances, table)] == [text, text, table, table]


def test_what_follows_what_is_weighed_as_when_every_way_is_counted() -> None:
    lines = [{0: 1.0, 1: 0.5}, {0: 0.7, 1: 1.0}, {1: 1.0, 2: 0.2}]
    after = follows([[3, -2, 1], [0, 4, -5], [1, 1, 1]], unit=0.3)
    ways = [(a, b, c) for a in lines[0] for b in lines[1] for c in lines[2]]
    weight = {
        way: lines[0][way[0]] * lines[1][way[1]] * lines[2][way[2]]
        * after.after[way[0]][way[1]] * after.after[way[1]][way[2]]
        for way in ways
    }  # fmt: skip
    total = sum(weight.values())
    for n, line in enumerate(likelihoods(lines, after)):
        for kind, share in line.items():
            assert share == pytest.approx(sum(weight[way] for way in ways if way[n] == kind) / total)


def test_a_table_of_contents_goes() -> None:
    names = ["The upper town", "The salt pans", "Where to stay"]
    text = "\n\n".join([PROSE, "\n".join(["Contents", *names]), *(f"## {name}\n\n{PROSE}" for name in names)])
    found = kinds(text)
    assert [kind for kind, said in found if said in names] == ["navigation"] * 3 + ["heading"] * 3


def test_lines_that_come_again_below_are_text_without_a_header_of_contents() -> None:
    names = ["Push the boat out", "Row to the buoy", "Cast off the line"]
    text = "\n\n".join([PROSE, "\n".join(["What we do", *names]), *(f"## {name}\n\n{PROSE}" for name in names)])
    assert all(kind != "navigation" for kind, said in kinds(text) if said in names)


def test_a_list_that_is_told_twice_is_no_table_of_contents() -> None:
    names = ["Two canvas bags", "A tin of wax", "Six brass hooks", "One spare strap", "The printed manual"]
    text = "\n\n".join([PROSE, "\n".join(["Contents", *names]), PROSE.upper(), "\n".join(names), PROSE[::-1]])
    assert all(kind != "navigation" for kind, said in kinds(text) if said in names)


def test_what_stands_above_a_title_goes_only_where_there_is_more_text_below_it() -> None:
    films = [f"{n}. {name}" for n, name in enumerate(["Harbour Lamp", "Nine Locks", "The Long Weir"] * 6, 1)]

    def gone(sentences: int) -> int:
        text = "\n\n".join([*map("Menu {}".format, range(8)), *films, "More to explore", *[PROSE] * sentences])
        labelled: list[tuple[Block, Verdict | None]] = [(block, None) for block in blocks(text)]
        labelled[:8] = [(block, drop("navigation", "a test", 0.9)) for block, _ in labelled[:8]]
        at = next(i for i, (block, _) in enumerate(labelled) if block.said == "More to explore")
        labelled[at] = labelled[at][0], Verdict("title", "SEG001", "a test", 0.9)
        return sum(verdict is not None for _, verdict in around(labelled)) - 9

    assert gone(1) == 0
    assert gone(12) > len(films) / 2


def test_lines_behind_a_heading_are_items_and_the_heading_stays() -> None:
    items = ["Ash handle that stays cool", "Every part can be bought singly", "Works on gas and wood stoves"]
    found = kinds(f"{PROSE}\n\n" + "\n".join(["Features", *items]) + f"\n\n{PROSE.upper()}")
    assert [kind for kind, said in found if said in ("Features", *items)] == ["heading", *["list_item"] * 3]


def test_the_last_item_above_a_gap_is_no_heading_of_what_stands_below() -> None:
    items = ["Warm gloves", "A flask of tea", "Whatever you like to read", "A torch"]
    walk = "The walk begins at the weir at eight, takes two hours at an easy pace, and ends where the tram turns round."
    call = "Call the keeper before the end of the month, or write to him with the names of all who would like to come."
    found = kinds(f"A walk by night\n\n{walk}\n\nWhat to bring\n" + "\n".join(items) + f"\n\n{call}")
    assert [kind for kind, said in found if said in ("What to bring", *items)] == ["heading", *["list_item"] * 4]


def test_a_line_apart_from_the_items_heads_the_paragraph_below() -> None:
    items = ["Warm gloves", "A flask of tea", "Whatever you like to read", "A torch"]
    walk = "The walk begins at the weir at eight, takes two hours at an easy pace, and ends where the tram turns round."
    call = "Call the keeper before the end of the month, or write to him with the names of all who would like to come."
    found = kinds(f"A walk by night\n\n{walk}\n\nWhat to bring\n" + "\n".join(items) + f"\n\nHow to join\n\n{call}")
    assert ("heading", "How to join") in found
    assert ("list_item", "A torch") in found


def test_clauses_that_end_in_semicolons_are_items() -> None:
    clauses = ["(i) County Hall, Estmoor;", "(ii) the post office, in the mornings;", "(iii) the site of the Council."]
    found = kinds(f"{PROSE}\n\nWhere to see the plan\n\n" + "\n".join(clauses) + f"\n\n{PROSE.upper()}")
    assert [kind for kind, said in found if said in clauses] == ["list_item"] * 3


def test_clauses_in_lower_case_that_end_in_commas_are_items() -> None:
    clauses = [
        "nie jeść przez co najmniej 6 godzin przed zabiegiem,",
        "pić tylko wodę i to najpóźniej do godziny ósmej,",
        "zabrać ze sobą skierowanie i wyniki wcześniejszych badań.",
    ]
    found = kinds(f"{PROSE}\n\nPrzed zabiegiem\n" + "\n".join(clauses) + f"\n\n{PROSE.upper()}")
    assert [(kind, said) for kind, said in found if len(said) < 60] == [
        ("heading", "Przed zabiegiem"),
        *[("list_item", said) for said in clauses],
    ]


def test_who_wrote_it_is_told_by_a_name_and_a_trade() -> None:
    bio = "Signe Thorell is a reporter in the local office. She swims in bathtubs."
    assert ("author_bio", bio) in kinds(f"{PROSE}\n\n{bio}")
    assert all(kind != "author_bio" for kind, _ in kinds(f"{bio}\n\n{PROSE}"))


def test_references_are_no_notes_on_the_author() -> None:
    references = [
        "Novak, I., & Riha, T. (2020). Temperature of streams in dry summers. Journal of Hydrology, 3, 44–58.",
        "Lee, A. (2019). Water in small brooks. Stream Letters, 7, 101–119.",
        "Institute of Waters (IW). Yearly tables of brooks. Retrieved from https://iw.example/tables",
    ]
    parts = ["Streams in dry summers", PROSE, "Methods", PROSE.upper(), "Results", PROSE[::-1], "References"]
    found = kinds("\n\n".join([*parts, *references]))
    assert {said: kind for kind, said in found if said in references} == dict.fromkeys(references, "paragraph")


def test_what_somebody_says_in_a_transcript_is_no_note_on_the_author() -> None:
    turns = [
        "Karin Holm: We have the new timetable, and it has fewer boats than the old one had.",
        "Ove Berg: I live on the island and I write to the council every year.",
        "Karin Holm: Then we shall write it into the minutes as well, as we do every year.",
        "Ove Berg: She taught us all to read, and her books are in the school.",
        "Karin Holm: A teacher lives by her books. Thank you for coming.",
    ]
    bio = "Signe Thorell is a reporter in the local office. She swims in bathtubs."
    found = kinds("\n\n".join(["The ferry and the school", *turns, bio]))
    assert [kind for kind, said in found if said in turns] == ["paragraph"] * len(turns)
    assert ("author_bio", bio) in found


def test_what_is_set_in_a_short_page_never_raises() -> None:
    for said in ("", "\x00", "\ud800", "a\n" * 40, "[]\n" * 40, "?\n\n" * 40):
        textfix.clean(said)


def test_a_sentence_whose_words_are_unknown_does_not_go_for_its_place_alone() -> None:
    last = "ويحلم الأهالي الآن ببناء مدرسة إعدادية إلى جانبها."
    text = """الرئيسية > محليات

قرية في صعيد مصر تعيد فتح مدرستها القديمة

كتبت: هبة منصور

14 فبراير 2024

أعاد أهالي قرية نجع السواقي فتح مدرستهم الابتدائية يوم الأحد بعد إغلاق دام تسع سنوات. وجمع السكان المال لإصلاح \
السقف وشراء المقاعد.

وقال المعلم عبد الرحيم حسن إن مئة وعشرين تلميذا سجلوا أسماءهم في اليوم الأول. وكان الأطفال يمشون قبل ذلك ستة \
كيلومترات إلى المدرسة المجاورة.

اقرأ أيضا: مكتبة متنقلة تجوب قرى الدلتا

وتعهدت الوزارة بإرسال أربعة معلمين قبل نهاية الشهر. أما الكتب فقد تبرعت بها مكتبة في أسيوط.

ويحلم الأهالي الآن ببناء مدرسة إعدادية إلى جانبها.

شارك الخبر

أضف تعليقا"""
    assert ("paragraph", last) in kinds(text)


@pytest.mark.parametrize(
    "above",
    ["Czytaj też: Biblioteka na kołach jeździ po wsiach", "Zapisz się na newsletter"],
)
def test_a_sentence_that_reads_like_text_does_not_go_for_its_place_alone(above: str) -> None:
    last = "Spotkanie z mieszkańcami odbędzie się 9 kwietnia o godz. 18 w szkole."
    text = f"""Strona główna > Wiadomości

Nowy most w Starej Woli stanie za dwa lata

Autor: Anna Kurek

14 lutego 2024

Radni Starej Woli zgodzili się w środę na budowę nowego mostu nad Wartą, na który mieszkańcy czekają od dziewięciu lat.

Stary most jest zamknięty od powodzi. Kierowcy muszą jechać do sąsiedniej gminy i nadkładają dwadzieścia kilometrów.

{above}

{last}

Udostępnij

Dodaj komentarz"""
    assert ("paragraph", last) in kinds(text)


def test_between_paragraphs_a_note_must_read_like_one() -> None:
    text = """The Morning Brief

Wednesday, 12 February 2025

River levels fall as the rain moves east

The Tamber fell below its first warning mark on Tuesday evening for the first time in nine days. Volunteers \
began to take down the sandbags in Mill Lane.

Forecasters expect dry weather until the weekend. The water board keeps its pumps where they are all the same.

Advertisement

Bakers want flour labelled by field

A guild of thirty bakers has asked the ministry for a label that names the field where wheat was grown. \
Customers who buy a loaf for seven euros, they say, wish to know.

Millers call the idea unworkable, because silos mix the harvest of two hundred farms. A trial begins in August \
with three mills in the south.

Advertisement

Chess: Okafor wins in Reykjavik

Grace Okafor beat the top seed in the last round and won the open tournament with eight points out of nine. It \
was her fourth title this season.

She said that she had prepared the opening on the flight. Second place went to Luis Herrera of Peru.

Advertisement

You receive this mail because you signed up at the Morning Brief. Unsubscribe"""
    assert not {"disclaimer", "author_bio"} & {kind for kind, _ in kinds(text)}
