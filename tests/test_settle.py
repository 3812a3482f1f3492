"""Kinds of lines that no rule is sure of, tables of contents, lists that lost their marks, notes at the end."""

import json
import re
from importlib.resources import files

import pytest

import textfix
from textfix.segments.chain import follows, likelihoods
from textfix.segments.settle import LETTERS, MIDDLE, Weights, apart, decided, packed

PROSE = """The harbour reopened on Monday after two years of work on its walls, and the fishermen were glad of it.

The mayor said that the lights would make the entrance safer in winter for everyone who sails here."""


def kinds(text: str) -> list[tuple[str, str]]:
    result = textfix.clean(text)
    assert result.restore() == text
    parts = [(s.start, s.kind, s.text) for a in result.articles for s in a.segments]
    parts += [(s.start, s.kind, s.text) for s in result.dropped]
    return [(kind, said) for _, kind, said in sorted(parts)]


KINDS = ("heading", "paragraph", "navigation", "related")


def learned(lines: tuple[int, ...] = (1, 1, 1, 1)) -> Weights:
    size = range(len(KINDS))
    data = {"kinds": KINDS, "unit": 0.1, "lines": lines, "follows": [[0 for _ in size] for _ in size], "weights": {}}
    return packed(data)


def test_weights_side_by_side_are_the_weights_one_by_one() -> None:
    data = json.loads(files("textfix.segments").joinpath("kinds.json").read_text(encoding="utf-8"))
    of = packed(data).of
    facts = [fact for n, fact in enumerate(data["weights"]) if n % 40 == 0]
    alone = [0] * len(data["kinds"])
    for fact in facts:
        for kind, weight in re.findall(r"([A-Za-z])(-?[0-9]+)", data["weights"][fact]):
            alone[LETTERS.index(kind)] += int(weight)
    assert [score - MIDDLE for score in apart(sum(of[fact] for fact in facts), len(alone))] == alone


@pytest.mark.parametrize(
    ("shares", "was", "prose", "is_page", "want"),
    [
        ({0: 0.9, 1: 0.1}, "paragraph", False, True, "heading"),
        ({0: 0.3, 1: 0.3, 2: 0.2, 3: 0.2}, "paragraph", False, True, "paragraph"),
        ({0: 0.4, 2: 0.35, 3: 0.25}, "heading", False, True, "navigation"),  # dropped together, the likelier of the two
        ({0: 0.4, 2: 0.35, 3: 0.25}, "heading", False, False, "heading"),  # nothing else of the text was taken out
        ({1: 0.4, 3: 0.6}, "paragraph", True, True, "paragraph"),  # running text stays longer
        ({1: 0.55, 3: 0.45}, "related", True, True, "related"),  # what is gone stays gone longer
        ({1: 0.998, 3: 0.002}, "related", True, True, "paragraph"),
    ],
)
def test_a_kind_changes_only_for_a_likelier_one(
    shares: dict[int, float], was: str, prose: bool, is_page: bool, want: str
) -> None:
    assert decided(shares, learned(), was, prose, is_page)[0] == want


def test_a_rare_kind_is_favoured() -> None:
    assert decided({0: 0.48, 1: 0.52}, learned((1, 1000, 1, 1)), "related", False, True)[0] == "heading"


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
