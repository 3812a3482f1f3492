"""Wire copy: the line of place, day and agency begins the text, whatever stands above it."""

import pytest

import textfix

BODY = (
    "More than 900 dockers stopped work on Tuesday after talks over night shifts broke down, their union said.\n"
    "The union said its members would stay out until the harbour withdrew a plan to double the hours on the quay.\n"
    '"We are too tired to work safely," said Ida Moss, who speaks for the union and has worked the cranes herself.\n'
    "The harbour said it regretted the walkout and was ready to talk at any time of any day that the union chose."
    " Eleven ships waited at anchor in the evening, two of them with fruit, port records showed, and more may follow.\n"
)


@pytest.mark.parametrize("line", ["PORT ELLERY, March 3 (Northwire) -", "PORT ELLERY (Northwire) -"])
def test_place_and_agency_are_no_summary(line: str) -> None:
    text = f"URGENT\nDockers at Port Ellery walk out over night shifts\n{line} \n{BODY}(Reporting by Ann Lee)\n"
    result = textfix.clean(text)
    assert result.restore() == text
    (found,) = result.articles
    assert found.subtitle is None
    assert line in found.text
    assert [s.text for s in found.segments if s.kind == "dateline"] == [line]


def test_a_summary_with_brackets_stays_one() -> None:
    said = "THE BOARD (and the union) - what both of them want, and what the town may get of it"
    title = "Dockers at Port Ellery walk out over night shifts"
    page = f"Home\nNews\nSport\n{title}\n{said}\nBy Ann Lee\n3 May 2024\n{BODY}"
    (found,) = textfix.clean(page).articles
    assert found.subtitle == said
