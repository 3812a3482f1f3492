"""Trailing stories: what is cut, what stays, and that a second look finds nothing more."""

import json
import os
import pickle
import re
import zlib
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trees_helper import asked as asked_by

import textfix
from textfix.stories import evidence, marks, model, passage, rows, tail
from textfix.stories.evidence import MARKED
from textfix.stories.footnotes import footnotes
from textfix.stories.links import NEAR, WINDOW, links
from textfix.stories.words import LONGEST_STEM, OPENING_BUCKETS, OPENING_PAIRS, OPENING_WORDS, opening_features, split

BRIDGE = [
    "The council of Arlen voted on Monday night to rebuild the old harbour bridge, ending nine years of "
    "argument about whether the rusting towers should be mended, moved or simply pulled down.",
    "Mayor Ida Lund told the council that the bridge would carry bicycles and trams before it carried a "
    "single car. “The harbour made this town, and the bridge is how people reach the harbour,” Lund said.",
    "Engineers closed the bridge in spring after divers found cracks in two of its four towers. Since then "
    "the trams have turned round at Fish Street, and traders on the harbour side say they have lost a third "
    "of their custom.",
    "The rebuilding will cost 48 million crowns. Half of the money comes from the state, which owns the "
    "harbour; the rest will be paid by a toll on lorries that leave the harbour by the northern gate.",
    "Not everybody is pleased. Council member Per Aas, who voted against the plan, called the toll a gift to "
    "the port of Sandvik, where lorries pay nothing. He wants the bridge to be moved to the museum and a "
    "tunnel to be dug.",
    "A tunnel would cost three times as much, Lund answered, and it would take the trams under the harbour "
    "just where the old town begins. The council’s own engineers had looked at the tunnel twice and advised "
    "against it twice.",
    "Work on the towers begins in May. If the divers find no more cracks, the first tram will cross the "
    "harbour bridge in two years, on the day the bridge turns one hundred.",
    "Until then the council will run a free ferry between Fish Street and the harbour, and Lund has promised "
    "to take it to work every morning, so that she hears at first hand what people think of the bridge.",
]
BIO = "Nora Vik is a columnist at the Arlen Courier, where she writes about the town and its trams."
DISCLAIMER = "The views expressed here are those of the author and do not necessarily reflect those of the paper."
CUT_OFF = [
    "Researchers at the University of Tarn have taught a flock of starlings to avoid wind turbines by playing"
    " them the call of a falcon. In a trial that ran for eleven months, the number of birds killed at the "
    "Monteil wind farm fell by more than four fifths, Professor Amélie Roux reported. The loudspeakers cost "
    "less than a tenth of a radar, but nobody knows yet whether the starlings will go on",
    "The national chess federation has asked its players to leave their shoes at the door. On Thursday its "
    "president, Oleg Baran, announced that the championship in Lutsk would be held in a carpeted school hall,"
    " after two grandmasters were accused of receiving signals through their soles. Both deny it, and one of "
    "them has said he will sue the federation unless it publishes the",
    "A cheese that was lost for ninety years is being made again in the Kozara mountains. The recipe, found "
    "last winter in the binding of a parish register, calls for ewes’ milk, nettles and a cave with a "
    "draught. Dairy farmer Milica Jovic has made forty wheels so far, of which the mice have eaten nine, and "
    "restaurants in Zagreb have already",
    "Swimming lessons will be free for every child under ten from September, the health minister of Galva "
    "promised. The plan, worked out with the lifeguards’ union after last summer’s drownings, covers twelve "
    "lessons a year. Teachers have welcomed it, yet most of the villages in the east have no pool, and the "
    "nearest one for pupils in Orrefell is",
]
WHOLE = [text.rsplit(". ", 1)[0] + "." for text in CUT_OFF]


def blocks(*texts: str) -> list[tuple[str, str]]:
    return [("text", text) for text in texts]


def first(*texts: str) -> int | None:
    found = tail(blocks(*texts))
    return found and found.first


def test_teasers_that_are_cut_off_go() -> None:
    found = tail(blocks(*BRIDGE, *CUT_OFF))
    assert found is not None
    assert found.first == len(BRIDGE)
    assert "cut off" in found.reason
    assert 0.5 < found.confidence <= 1


def test_bio_and_disclaimer_stay_with_the_article() -> None:
    assert first(*BRIDGE, BIO, DISCLAIMER, *CUT_OFF) == len(BRIDGE) + 2


def test_whole_teasers_under_a_header_go() -> None:
    found = tail(blocks(*BRIDGE, "Related stories", *WHOLE))
    assert found is not None
    assert found.first == len(BRIDGE)
    assert "header" in found.reason


def test_a_plain_article_stays_whole() -> None:
    assert first(*BRIDGE) is None
    assert first(*BRIDGE, BIO, DISCLAIMER) is None


def test_a_new_side_of_the_story_stays() -> None:
    turn = [
        "The ferries have troubles of their own. Two of the three boats that the council hired from Sandvik were "
        "built for lakes, and the harbour master, Tove Berg, will not let them out when the wind is above seven.",
        "Berg has asked for a tug to stand by on such days. Her letter lay unanswered in the mayor’s office for a"
        " month, which Lund this week called an embarrassment.",
    ]
    assert first(*BRIDGE, *turn) is None


@pytest.mark.parametrize("voice", ["question", "list", "forum"])
def test_pages_of_many_voices_stay(voice: str) -> None:
    if voice == "question":
        asked = [f"What did the council say about {what}?" for what in ("trams", "tolls", "towers", "boats")]
        page = blocks(*BRIDGE[:3], *(part for question in asked for part in (question, "It wants more time.")))
    elif voice == "list":
        page = blocks(*BRIDGE[:4]) + [("list_item", f"{number} metres of rail") for number in range(10, 22)]
    else:
        replies = ("Same here, the tram stops at Fish Street.", "I take the ferry, it is fine.", "Why not a tunnel?")
        page = blocks(BRIDGE[0], *replies, BRIDGE[4], *replies[::-1], BRIDGE[5])
    assert tail(page) is None


LINES = ["Read more", "Nov. 3, 2024", "The Best Board Games of the Year", "- one item"]
POOL = [*BRIDGE, *CUT_OFF, *WHOLE, BIO, DISCLAIMER, *LINES]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(POOL), max_size=24))
def test_what_is_left_is_never_cut_again(texts: list[str]) -> None:
    page = blocks(*texts)
    found = tail(page)
    assert found == tail(page)
    if found is not None:
        assert 0 < found.first < len(page)
        assert tail(page[: found.first]) is None


SHAPES = ("text", "heading", "list_item", "quote", "code", "table")
ANY_BLOCK = st.tuples(st.sampled_from(SHAPES), st.text(st.characters(), max_size=120))


@settings(max_examples=80, deadline=None)
@given(st.lists(ANY_BLOCK, max_size=12))
def test_any_text_is_fine(page: list[tuple[str, str]]) -> None:
    found = tail(page)
    assert found is None or 0 < found.first < len(page)


def test_odd_documents() -> None:
    for page in ([], [("text", "")], [("text", "\ud800\x00")] * 6, [("text", "a")] * 300, [("code", " ")] * 9):
        assert tail(page) is None


def test_work_is_bounded_however_long_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the last blocks are read closely; all others give their words and no more."""
    closely = 0
    real = passage.marks

    def counting(shape: str, text: str, words: list[str]) -> marks.Marks:
        nonlocal closely
        closely += 1
        return real(shape, text, words)

    monkeypatch.setattr(passage, "marks", counting)
    tail(blocks(*(f"{line} It is said for the {i}. time." for i, line in enumerate(BRIDGE * 200)), *CUT_OFF))
    assert 0 < closely <= MARKED + evidence.WINDOW * 6


def widths_of_rows() -> dict[str, set[int]]:
    page = [passage.Passage("text", text) for text in BRIDGE + CUT_OFF]
    survey = evidence.survey(page, 3)
    return {
        "blocks": {len(rows.block_rows(page, survey)(at)) for at in (5, len(page) - 1)},
        "cuts": {len(row) for row in rows.cut_rows(page, survey, [1.0] * 6, [7, 8, len(page)])},
        "gate": {len(rows.gate_row(page[-3:], set(), 12)), 1 + rows.GATE_BLOCKS * (rows.GATE_WIDTH + rows.GATE_MORE)},
    }


def test_the_weights_say_where_they_come_from() -> None:
    path = files("textfix.stories") / "tail.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    assert {"script", "data", "cross-validation"} <= set(data["about"])
    assert len(path.read_bytes()) <= 200_000
    for name, [width] in widths_of_rows().items():
        assert all(0 <= feature < width for tree in data[name] for feature in asked_by(tree))


@pytest.mark.skipif("TEXTFIX_DATA" not in os.environ, reason="needs the development data")
def test_the_development_data() -> None:
    """A sample; ``benchmarks/trailing.py`` has the whole of it."""
    zstandard = pytest.importorskip("zstandard")
    raw = (Path(os.environ["TEXTFIX_DATA"]) / "trailing-dev.jsonl.zst").read_bytes()
    text = zstandard.ZstdDecompressor().decompress(raw, max_output_size=1 << 28).decode("utf-8")
    right = []
    for row in [json.loads(line) for line in text.split("\n") if line][::20]:
        lines = [line for line in row["text"].split("\n") if line.strip()]
        body = sum(1 for line in row["text"][: row["body_end"]].split("\n") if line.strip())
        end = sum(1 for line in row["text"][: row["end"]].split("\n") if line.strip())
        found = tail(blocks(*(line.strip() for line in lines)))
        right.append(body <= (found.first if found else len(lines)) <= end)
    assert sum(right) / len(right) >= 0.85


# A leaf has few digits and a threshold is whole, so that there are no two ways to round.
LEAVES = st.recursive(
    st.integers(-40, 40).map(lambda n: n / 8),
    lambda below: st.tuples(st.integers(0, 2), st.integers(0, 9), below, below).map(list),
    max_leaves=8,
)


@given(st.lists(LEAVES, min_size=1, max_size=6), st.tuples(*[st.floats(-1, 10)] * 3))
def test_trees_say_the_same_when_they_are_compiled(trees: list[model.Tree], row: tuple[float, ...]) -> None:
    assert model.judge(trees)(row) == model._compiled(trees)(row)


def test_trees_are_compiled_for_who_asks_often() -> None:
    judge = model.judge([[0, 0.5, -1.0, 2.0], 0.25])
    assert {judge([n % 2]) for n in range(2 * model.WALKED)} == {-0.75, 2.25}


# ---- what is looked at before a pattern is tried lets everything through that the pattern finds


def matching(pattern: re.Pattern[str]) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(pattern.pattern, pattern.flags), fullmatch=True)


@given(matching(marks._HEADER))
def test_every_header_is_found(text: str) -> None:
    assert marks._is_header(text)


@given(matching(marks._DATELINE))
def test_every_dateline_is_found(text: str) -> None:
    assert marks.marks("text", text, split(text)).dateline


@given(st.text(".!?:…。”)'*_ \u3000\nab", max_size=50))
def test_every_end_is_found(text: str) -> None:
    assert marks.marks("text", text, split(text)).ends == (marks._ENDS.search(text[-40:]) is not None)


@given(st.lists(st.text(max_size=70), max_size=50))
def test_opening_words_and_pairs_are_filed_by_their_letters(words: list[str]) -> None:
    words = [word for text in words for word in split(text)]
    opening = words[:OPENING_WORDS]
    pairs = [f"{one} {two}" for one, two in pairwise(opening[: OPENING_PAIRS + 1])]
    features = ["w" + word for word in opening] + pairs
    if opening:
        features += ["1" + opening[0], "2" + " ".join(opening[:2])]
    filed = {zlib.crc32(f[:LONGEST_STEM].encode("utf-8", "surrogatepass")) & (OPENING_BUCKETS - 1) for f in features}
    assert sorted(opening_features(words)) == sorted(filed)


@given(st.lists(st.tuples(st.integers(1, 90), st.sets(st.sampled_from("abcdefgh"))), max_size=14))
def test_links_are_sums_over_the_uses_around_a_gap(blocks: list[tuple[int, set[str]]]) -> None:
    weight = {stem: (4 + k) / 16 for k, stem in enumerate("abcdefgh")}
    found = links([
        SimpleNamespace(length=length, rare=[(stem, weight[stem]) for stem in sorted(stems)])
        for length, stems in blocks
    ])  # fmt: skip
    at = [sum(length for length, _ in blocks[:g]) for g in range(len(blocks) + 1)]
    uses = [(stem, [i for i, (_, stems) in enumerate(blocks) if stem in stems]) for stem in weight]
    for g in range(len(blocks) + 1):
        known = fresh = again = gone = near = 0.0
        for stem, places in uses:
            for before, i in pairwise([None, *places]):
                if i >= g and at[i] - at[g] <= WINDOW:
                    fresh += weight[stem] * (before is None)
                    known += weight[stem] * (before is not None and before < g)
                if before is not None and before < g <= i:
                    again += weight[stem] * (at[g] - at[before + 1] <= WINDOW)
                    near += weight[stem] * (at[i] - at[before + 1] <= NEAR)
            if places and places[-1] < g:
                gone += weight[stem] * (at[g] - at[places[-1] + 1] <= WINDOW)
        assert (found.ahead[g], found.back[g]) == (known / (known + fresh or 1), again / (again + gone or 1))
        assert found.near[g] == near


def test_a_passage_can_be_sent_to_another_process() -> None:
    one = passage.Passage("text", BRIDGE[1])
    other = pickle.loads(pickle.dumps(one))
    assert (other.words, other.weights, other.lede, other.marks) == (one.words, one.weights, one.lede, one.marks)
    assert not hasattr(one, "colour")


NOTES = [
    "1 The brothers who built it had made their money with lamp oil, and both drowned within a year of its opening. ↩",
    "2 Her grandmother kept a shop for string in Mill Lane; the account books are in the museum of Sandwick. ↩",
    "3 Two earlier loans were spent on the swimming baths, which auditors of the county called a folly in 1987. ↩",
]


def test_footnotes_are_no_teasers() -> None:
    text = "\n\n".join([*BRIDGE, *NOTES])
    result = textfix.clean(text)
    assert not result.dropped
    assert all(note in result.text for note in NOTES)


def test_numbered_headlines_are_no_footnotes() -> None:
    lines = ["1 Ferry to Sandwick free from April", "2 Baker of Mill Lane retires", "3 Storm shuts the swimming baths"]
    assert footnotes([*BRIDGE, *lines]) == len([*BRIDGE, *lines])
    assert footnotes([*BRIDGE, *NOTES[::-1]]) == len([*BRIDGE, *NOTES])
    assert footnotes([*BRIDGE, *NOTES]) == len(BRIDGE)
