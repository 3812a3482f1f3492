"""Lines that stay as they stand: records, changes to a file, verse; and what only looks like them."""

import pytest

import textfix
from textfix.layout import blocks

RECORDS = {
    "csv": ("table", '1,"The food was cold, and late.",bad\n2,"Best soup in town!",good\n3,"Fine.",neutral'),
    "semicolons": ("table", "Datum;Text;Betrag\n01.02.2023;Miete Januar;-640,00\n03.02.2023;Kartenzahlung;-41,17"),
    "log": (
        "code",
        "2023-08-14 03:12:44,118 INFO  [main] Runner - Starting the job\n"
        "2023-08-14 03:12:51,003 ERROR [main] Runner - Cannot read row 88213\n"
        "java.sql.SQLException: invalid byte sequence\n\tat com.example.Reader.next(Reader.java:91)\n"
        "2023-08-14 03:13:02,801 INFO  [main] Runner - Retrying in 30 s",
    ),
    "trace": (
        "code",
        'Traceback (most recent call last):\n  File "C:\\Paint\\main.py", line 210, in on_save\n'
        "    self.doc.write(path)\nValueError: bad path",
    ),
    "diff": ("code", "--- a/set.ini\n+++ b/set.ini\n@@ -3,3 +3,3 @@\n name = Leith\n-zone = GMT\n+zone = London"),
    "lines of a diff": ("code", " for x in xs:\n+    if not x:\n+        break\n-    print(x)\n     done(x)"),
    "yaml": (
        "code",
        "# the tide tables\nservice: tides\nreplicas: 3\nenv:\n  - name: TZ\n    value: London\n"
        "notes: |\n  Restart on Mondays.\nports: [80, 81]",
    ),
    "ini": ("code", "; the weather station\n[station]\nname = Leith\nheight = 86\nlat = 56.11"),
    "latex": (
        "code",
        "\\documentclass{article}\n\\title{On tides}\n\\begin{tabular}{lr}\n"
        "Inlet & 3.1 \\\\\nEcho & 0.4 \\\\\n\\end{tabular}",
    ),
}


@pytest.mark.parametrize("name", RECORDS)
def test_records_stay_as_they_stand(name: str) -> None:
    shape, lines = RECORDS[name]
    text = f"This is what the machine had to say about it.\n\n{lines}\n\nNobody could tell why it was so."
    assert [(b.shape, b.said) for b in blocks(text)][1] == (shape, lines)
    result = textfix.clean(text)
    assert lines in result.text
    assert result.restore() == text
    assert textfix.clean(result.text).text == result.text


@pytest.mark.parametrize("name", ["log", "yaml", "ini", "latex", "csv"])
def test_no_record_is_a_title(name: str) -> None:
    result = textfix.clean(RECORDS[name][1])
    assert result.text == RECORDS[name][1]
    assert [(a.title, a.byline) for a in result.articles] == [(None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Bread, salt, and tea were sold there in the morning.\nNets, ropes, and lamps were sold there at noon.\n"
        "Fish, eels, and crabs were sold there at night.",
        "1,501-2,500\n2,501-5,000\n5,001-10,000",
        "- small: 40,000, or so\n- middling: 70,000, or so\n- large: 90,000, or so",
        "2016-06-17 16:14:36\nIt failed.\n2016-06-18 10:01:12\nIt failed again.\n2016-06-19 09:12:10\nIt works.",
    ],
)
def test_what_only_looks_like_records(text: str) -> None:
    assert all(b.shape not in ("table", "code") for b in blocks(text))


def test_lines_of_a_table_of_contents_stay_lines() -> None:
    names = ["Vorwort ............................. 7", "1 Das Watt .......................... 11"]
    names += ["1.1 Ebbe und Flut ................... 13", "2 Die Vögel ......................... 35"]
    assert [b.said for b in blocks("\n".join(["Inhalt", *names]))][1:] == names


def test_the_sign_of_pros_and_cons_is_said() -> None:
    result = textfix.clean("The lamp in winter\n\n+ light\n+ cheap\n- heavy on batteries\n\nI would buy it again.")
    assert "- + light\n- + cheap\n- - heavy on batteries" in result.text
    assert textfix.clean(result.text).text == result.text


def test_a_plus_that_only_marks_an_item_goes() -> None:
    assert [b.said for b in blocks("+ light\n+ cheap\n\nAnd more.")] == ["light", "cheap", "And more."]


COUPLETS = "The river does not ask,\nit takes him out.\n\nThe ferryman alone\ngoes to and fro."
QUATRAIN = (
    "I carried over kings and carried thieves,\nAnd each of them sat shivering in the stern;\n"
    "The river does not ask what man believes,\nIt takes him out and will not him return."
)


@pytest.mark.parametrize("poem", [COUPLETS, QUATRAIN, f"{QUATRAIN}\n\n{QUATRAIN.replace('kings', 'queens')}"])
def test_a_stanza_keeps_its_lines(poem: str) -> None:
    assert [b.said for b in blocks(poem)] == poem.split("\n\n")
    loose = poem.replace("\n", " \n")
    result = textfix.clean(loose)
    assert result.text == poem
    assert result.restore() == loose


@pytest.mark.parametrize(
    "text",
    [
        "It was late in the year, and the boats lay on\nthe beach with their keels up, as they do when\n"
        "the storms come, and nobody went down to look\nat them until the ice was gone.",
        "Bread and butter\nTea with milk\nSoup of the day\nFish from the pier",
        "Harbour Street 12,\n1234 Leith,\nScotland",
        "let a = first(x),\nlet b = second(x),\nlet c = third(x),\nreturn a + b + c;",
        "Kind regards,\nAnna Lee\nHarbour Master\nLeith",
    ],
)
def test_what_only_looks_like_a_stanza(text: str) -> None:
    assert all("\n" not in b.said or b.shape != "text" for b in blocks(text))


STEP = "Cover the bowl with a damp cloth and leave the dough to rise for one hour."
OTHERS = ["Mix the flour and the water until the dough is smooth.", "Fold the dough four times.", "Bake it."]


def test_a_step_that_comes_again_is_a_step() -> None:
    text = "\n\n".join([OTHERS[0], STEP, OTHERS[1], STEP, OTHERS[2]])
    assert textfix.clean(text).text == text


def test_what_somebody_says_again_in_a_story_is_said_again() -> None:
    said = '"I do not believe a word of it," said the captain.'
    story = [f"On day {n} the wind turned {n} times, and the boats lay still until night." for n in range(30)]
    text = "\n\n".join([*story[:5], said, *story[5:25], said, *story[25:]])
    assert textfix.clean(text).text.count(said) == 2


@pytest.mark.parametrize("clutter", ["", "Add new comment\n\n"])
def test_a_refrain_is_told_every_time(clutter: str) -> None:
    refrain = "This section does not apply to vessels of less than ten metres in length."
    carry = ["a light between sunset and sunrise", "a bell that can be heard at one mile", "one boat for twenty"]
    text = "\n\n".join(f"A vessel shall carry {what}.\n\n{refrain}" for what in carry)
    assert textfix.clean(clutter + text).text.count(refrain) == 3


def test_a_summary_is_no_refrain() -> None:
    summary = "The harbour tram opened on the very Sunday the firm had promised, with a brass band and oranges."
    text = "\n\n".join([summary, "Nobody in the town had expected it, and all of them came.", summary, STEP])
    assert textfix.clean(text).text.count(summary) == 1
