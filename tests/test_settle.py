"""Kinds of lines that no rule is sure of, tables of contents, lists that lost their marks, notes at the end."""

import json
from importlib.resources import files

import pytest

import textfix
from textfix.segments.settle import MIDDLE, Weights, likeliest, packed

PROSE = """The harbour reopened on Monday after two years of work on its walls, and the fishermen were glad of it.

The mayor said that the lights would make the entrance safer in winter for everyone who sails here."""


def kinds(text: str) -> list[tuple[str, str]]:
    result = textfix.clean(text)
    assert result.restore() == text
    parts = [(s.start, s.kind, s.text) for a in result.articles for s in a.segments]
    parts += [(s.start, s.kind, s.text) for s in result.dropped]
    return [(kind, said) for _, kind, said in sorted(parts)]


def test_weights_side_by_side_are_the_weights_one_by_one() -> None:
    data = json.loads(files("textfix.segments").joinpath("kinds.json").read_text(encoding="utf-8"))
    learned = packed(data)
    facts = [fact for n, fact in enumerate(data["weights"]) if n % 40 == 0]
    total = sum(learned.of[fact] for fact in facts)
    alone = [sum(data["weights"][fact][k] for fact in facts) + data["bias"][k] for k in range(len(data["bias"]))]
    side_by_side = memoryview((total + learned.bias).to_bytes(4 * len(alone), "little")).cast("I").tolist()
    assert [number - MIDDLE for number in side_by_side] == alone


@pytest.mark.parametrize(
    ("heading", "goes", "want"),
    [(30, -90, "heading"), (2, -90, "paragraph"), (30, 90, "dropped")],
)
def test_a_kind_changes_only_for_a_likelier_one(heading: int, goes: int, want: str) -> None:
    learned = Weights(("heading", "paragraph"), {}, 0, 1 / 24)
    bias = packed({"kinds": ["heading", "paragraph"], "bias": [heading, 3, goes], "weights": {}, "unit": 1 / 24}).bias
    assert likeliest(0, learned._replace(bias=bias), "paragraph", "text")[0] == want


def test_a_table_of_contents_goes() -> None:
    names = ["The upper town", "The salt pans", "Where to stay"]
    text = "\n\n".join([PROSE, "\n".join(["Contents", *names]), *(f"## {name}\n\n{PROSE}" for name in names)])
    found = kinds(text)
    assert [kind for kind, said in found if said in names] == ["navigation"] * 3 + ["heading"] * 3


def test_lines_behind_a_heading_are_items_and_the_heading_stays() -> None:
    items = ["Ash handle that stays cool", "Every part can be bought singly", "Works on gas and wood stoves"]
    found = kinds(f"{PROSE}\n\n" + "\n".join(["Features", *items]) + f"\n\n{PROSE.upper()}")
    assert [kind for kind, said in found if said in ("Features", *items)] == ["heading", *["list_item"] * 3]


def test_clauses_that_end_in_semicolons_are_items() -> None:
    clauses = ["(i) County Hall, Estmoor;", "(ii) the post office, in the mornings;", "(iii) the site of the Council."]
    found = kinds(f"{PROSE}\n\nWhere to see the plan\n\n" + "\n".join(clauses) + f"\n\n{PROSE.upper()}")
    assert [kind for kind, said in found if said in clauses] == ["list_item"] * 3


def test_who_wrote_it_is_told_by_a_name_and_a_trade() -> None:
    bio = "Signe Thorell is a reporter in the local office. She swims in bathtubs."
    assert ("author_bio", bio) in kinds(f"{PROSE}\n\n{bio}")
    assert all(kind != "author_bio" for kind, _ in kinds(f"{bio}\n\n{PROSE}"))


def test_what_is_set_in_a_short_page_never_raises() -> None:
    for said in ("", "\x00", "\ud800", "a\n" * 40, "[]\n" * 40, "?\n\n" * 40):
        textfix.clean(said)
