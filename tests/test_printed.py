"""The text of a PDF without what was printed around it on each page."""

from textwrap import fill

import pytest

from textfix import clean

PROSE = [
    "The harbour reopened on Monday after two years of work on its wall, which had been damaged by storms.",
    "Fishermen said the new lights made the entrance safer, and that the ferry could now run at night.",
    "The council paid four million for the work and expects the money back within ten years from its fees.",
    "Nobody knows what the year after that will bring for the town, or for those who fish in its waters.",
]
LINES = [fill(said, 60) for said in PROSE]
HEAD = "Harbour Survey 2025     Annual Report"


def dropped(text: str) -> list[str]:
    result = clean(text)
    assert result.restore() == text
    assert clean(result.text).text == result.text
    return [s.text for s in result.dropped if s.kind == "junk"]


def test_running_heads_and_page_numbers_go_where_pages_end_in_the_text() -> None:
    a, b, c, d = LINES
    text = f"{HEAD}\n\n{a}\n\n{b}\n\n        14\n{HEAD}\n\n{c}\n\n        15\n{HEAD}\n\n{d}\n"
    head = "Harbour Survey 2025 Annual Report"
    assert dropped(text) == ["14", head, "15", head]
    assert clean(text).text.endswith("\n\n".join(PROSE))


def test_steps_of_a_form_and_the_ranks_of_a_list_stay() -> None:
    pages = [f"{said}\n\nSelect one or more\n\n{n}" for n, said in enumerate(PROSE, 2)]
    assert dropped("\n\n".join([*pages, f"{PROSE[0][:-1]} again."])) == []


def test_a_running_head_that_names_the_page_goes() -> None:
    heads = [f"Council of Leith     Sitting of 20.01.2026     Page {n}" for n in (3, 4, 5)]
    text = "\n\n".join(line for pair in zip(heads, PROSE[:3], strict=True) for line in pair)
    assert [said[-6:] for said in dropped(text)] == ["Page 4", "Page 5"]
    assert clean(text).text == "\n\n".join(PROSE[:3])


def test_left_pages_have_a_head_of_their_own() -> None:
    a, b, c, d = LINES
    heads = ["56\nTHE PILOT", "57\nTHE STORM", "58\nTHE PILOT", "59\nTHE STORM"]
    text = "\n\n".join([a, heads[0], b, heads[1], c, heads[2], d, heads[3], f"{a[:-1]} again."])
    assert dropped(text) == "\n".join(heads).split("\n")


def test_numbers_in_the_middle_of_sentences_go() -> None:
    a, b, c, _ = PROSE
    text = f"{a} It was not the wall that\n\n57\n\nbroke in the storm. {b} And so the\n\n58\n\nyear went by. {c}"
    assert dropped(text) == ["57", "58"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Chapter 1", "Chapter 2", "Chapter 3"],
        ["1", "2", "3"],
        ["1910\nThe pilot", "1920\nThe pilot", "1935\nThe pilot"],
        ["The pilot", "The storm", "The pilot"],
        ["12\nThe pilot", "13\nThe storm", "14\nThe lamp"],
        ["Step 1 of 3", "Step 2 of 3", "Step 3 of 3"],
    ],
)
def test_numbers_and_headings_of_a_text_stay(lines: list[str]) -> None:
    text = "\n\n".join([LINES[3], *[line for pair in zip(lines, LINES[:3], strict=True) for line in pair]])
    assert dropped(text) == []
