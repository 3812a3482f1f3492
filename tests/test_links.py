"""Links of Markdown and of text browsers: their words stay, what stood in links is known, what is no link stays."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_helper import Shell

import textfix
from textfix import Options, testing
from textfix.content.linked import of_links
from textfix.layout import blocks
from textfix.links import linked
from textfix.links.address import surety
from textfix.testing import timing

STORY = """The harbour of Port Ellery opened on Monday after two years of work on its walls, which had stood since 1871.

"We thought that it would take six months," said Ada Marl, who runs the office at the quay. "Then we saw the stones."

Nobody was hurt when the east wall fell in the winter of that year, but eleven boats went down beside it."""


def words_of(text: str) -> str:
    return linked(text).edits.apply(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a](/b)", "a"),
        ("[a](<b c.html>)", "a"),
        ("[a](https://h.example/x_(y)_(z))", "a"),
        ('[a](/b "It\'s "here"")', "a"),
        ("[a](/b 'c')", "a"),
        ("[a](https://h.example/?t=A - B \"C\")", "a"),
        ("![a](/img/the east wall.png)", ""),
        ("[a](/see above, or below)", "[a](/see above, or below)"),
        ("[a](mailto:a@b.example)", "a"),
        (r"[a](javascript:f\( 730 \))", "a"),
        (r"[a](\notes\a)", "a"),
        ("[a [b] c](/d)", "a [b] c"),
        (r"[a \] c](/d)", r"a \] c"),
        ("[a](/b)[c](/d)", "a c"),
        ("[![a](b.png)](/c)", ""),
        ("[![a](b.png)\n\nTea\n\nand milk](https://h.example)", "\n\nTea\n\nand milk"),
        ("x ![a](b.png) y", "x a y"), ("![a](b.png) y", " y"), ("x. ![a b](c.png) y", "x.  y"),
        ("**[a](/b)**", "**a**"),
        ("[a](https://h.example/b-\n  c-d)", "a"),
        ("[a]\n(/b)", "[a]\n(/b)"),
        ("see[a](https://h.example)", "seea"),
        ("by[Ada Marl](https://h.example/ada)", "by Ada Marl"),
    ],
)
def test_the_words_of_a_link_stay(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "f[x](y)", "array[0](1)", "array[0](/1)", "[sic](and so on)", "[sic](...)", "[1](2)", "[a](b)", "[](int x)",
        "[x]()", "a [b] (/c)", "`[a](/b)`", "``a ` [b](/c)``", "```\n[a](/b)\n```", "Write\n\n    [a](/b)\n\nnow.",
        "Write\n\n\t[a](/b)", "[^1]: /note.md", "[1]: as above", "[a]: b", "[12]", "as told [1]\n\n[1]: /notes.md",
        "He came [1].\n\n[1] https://h.example/a\n[2] https://h.example/b\n[3] https://h.example/c",
        "1. https://h.example/a\n2. https://h.example/b", "It is (https://h.example) here.",
        "(#12) (#13) (#14) fixed   (#15)", "a    (b)    (c)", r"\[a](/b)", r"[a\](/b)", "[a] [b]\n\n[c]: /d",
    ],
)  # fmt: skip
def test_what_is_no_link_stays(text: str) -> None:
    assert words_of(text) == text


def test_weak_addresses_count_among_links_with_hard_evidence() -> None:
    firm = " [a](/1) [b](/2) [c](/3)"
    assert words_of("[plan](plan) and [none]() of f[x](y) and [1](2)" + firm) == (
        "plan and none of f[x](y) and [1](2) a b c"
    )
    assert words_of("[plan](plan)") == "[plan](plan)"


def test_how_sure_an_address_is() -> None:
    assert [surety(a) for a in ("HTTPS://a.example", "//a.example/b", "www.a.example", "tel:112")] == [3] * 4
    assert [surety(a) for a in ("../b", "#top", "?page=2", "notes.md#top", "img/a.png?x=1")] == [2] * 5
    assert [surety(a) for a in ("", "plan", "docs/plan")] == [1] * 3
    assert [surety(a) for a in ("12", "x", "...", "a b", "// a")] == [0] * 5


def test_items_of_a_list_may_be_set_in_and_hold_links() -> None:
    text = "- tea\n\n    [black](/b)\n    - [green](/g)\n\n      with [mint](/m)"
    assert words_of(text) == "- tea\n\n    black\n    - green\n\n      with mint"


def test_a_picture_is_dropped_with_its_reason() -> None:
    source = f"![The east wall](img/wall.jpg)\n\n{STORY}"
    result = textfix.clean(source)
    assert "east wall](" not in result.text
    gone = [s for s in result.dropped if s.rule == "SPC009"]
    assert [(s.kind, source[s.start : s.end]) for s in gone] == [("junk", "![The east wall](img/wall.jpg)")]
    assert "picture" in gone[0].reason
    assert result.restore() == source


DUMP = """   #[1]News of the quay [2]Feed

   [3]Skip to content
     * [4]Home
     * [5]Boats

   (BUTTON) Menu

   The harbour of [6]Port Ellery opened on Monday after two years of work
   on its walls, which had stood since 1871.[7][9] Nobody had asked for it.

   [gate.png]

   Boats may come in from six in the morning, said [8]Ada Marl at the quay.

References

   Visible links:
   1. https://ellery.example/feed
   2. https://ellery.example/feed2
   3. https://ellery.example/#content
   4. https://ellery.example/
   5. https://ellery.example/boats
   6. https://ellery.example/port
   7. https://ellery.example/#note
   8. https://ellery.example/ada

   Hidden links:
  10. https://ellery.example/hidden
"""


def test_what_a_text_browser_prints() -> None:
    result = textfix.clean(DUMP)
    assert "[6]" not in result.text
    assert "since 1871.[9] Nobody" in result.text
    assert "ellery.example" not in result.text
    assert "gate.png" not in result.text
    assert result.restore() == DUMP
    lists = [s for s in result.dropped if "https://ellery.example/hidden" in DUMP[s.start : s.end]]
    assert [(s.kind, s.rule) for s in lists] == [("navigation", "SPC008")]


def test_a_list_without_links_is_no_list_of_links() -> None:
    text = f"{STORY}\n\nReferences\n\n1. https://ellery.example/a\n2. https://ellery.example/b"
    assert words_of(text) == text


def test_what_stood_in_links_is_known() -> None:
    text = "[Home](/) | [Boats](/boats)\n\nThe harbour of [Port Ellery](/port) opened on Monday.\n\nNobody came."
    found = linked(text)
    plain = found.edits.apply(text)
    assert [(b.said, b.links, b.linked) for b in found.shares(blocks(plain))] == [
        ("Home | Boats", 2, 75),
        ("The harbour of Port Ellery opened on Monday.", 1, 25),
        ("Nobody came.", 0, 0),
    ]


def test_a_passage_between_links_that_is_one_itself_is_less_likely_content() -> None:
    text = "[Tea](/t)\n\n[" + "word " * 20 + "end.](/w)\n\n[Milk](/m)\n\nNobody [came](/c) at six.\n\nA word."
    found = linked(text)
    among = found.shares(blocks(found.edits.apply(text)))
    factors = of_links(among, [len(b.said.split()) for b in among])
    assert factors[1] < 0.5
    assert factors[-1] == 1.0


def test_a_row_of_links_above_a_text_is_navigation() -> None:
    source = f"[Quay](/q) [Tides](/t) [Ropes](/r)\n\n{STORY}"
    result = textfix.clean(source)
    assert result.text.startswith("The harbour")
    assert [(s.kind, s.text) for s in result.dropped] == [("navigation", "Quay Tides Ropes")]


def test_links_are_kept_on_request() -> None:
    source = f"{STORY}\n\nThe plan is [on the page](https://ellery.example/plan) of the office, with all its tables."
    kept = textfix.clean(source, Options(links="keep"))
    assert kept.text == source
    assert "https" not in textfix.clean(source).text
    assert textfix.fix_text(source) == source
    for preset in ("minimal", "ftfy"):
        assert textfix.clean(source, Options(preset=preset)).text == source  # type: ignore[arg-type]
    with pytest.raises(textfix.TextfixError, match="links"):
        Options(links="drop")  # type: ignore[arg-type]


def test_links_are_an_option_of_the_command_line_and_of_the_configuration(shell: Shell) -> None:
    page = f"{STORY}\n\nThe plan is [on the page](https://ellery.example/plan) of the office.\n".encode()

    def is_kept(*arguments: str) -> bool:
        return "(https" in json.loads(shell("clean", "-", *arguments, stdin=page).out)["text"]

    assert not is_kept()
    assert is_kept("--links", "keep")
    Path("textfix.toml").write_text('links = "keep"\n', encoding="utf-8")
    assert is_kept()
    assert not is_kept("--links", "words")


def test_offsets_of_segments_lead_to_the_words_in_the_source() -> None:
    source = f"{STORY}\n\n[The plan](https://ellery.example/plan) is on the page of the [office](/office)."
    result = textfix.clean(source)
    last = result.articles[0].segments[-1]
    assert last.text == "The plan is on the page of the office."
    assert source[last.start : last.end] == source[len(STORY) + 2 :]
    assert textfix.clean(result.text).text == result.text


def test_backslashes_of_markdown_go_although_its_links_are_gone() -> None:
    source = f"{STORY}\n\nThe file lake\\_level is [on the page](https://ellery.example/plan) of the office."
    assert "lake_level" in textfix.clean(source).text


TAGGED = "<div>\n\n# Low water\n\n- [boots](/b)\n- a lamp\n\n<div>\n\n</div>\n\n</div>\n\n" + STORY + "\n"


def test_tags_of_markdown_stay_on_request() -> None:
    assert "<div>" not in textfix.clean(TAGGED).text
    assert "</div>" in textfix.clean(TAGGED, Options(html="no")).text
    assert textfix.clean(TAGGED).restore() == TAGGED
    spelt = f"{TAGGED}\nA block is written `<div>`, and what is in it may be `<b>bold</b>` or not, as the office says."
    assert "`<div>`, and what is in it may be `<b>bold</b>`" in textfix.clean(spelt).text
    fenced = f"{TAGGED}\n```\n<div>\n\n<div>\n\n<div>\n```\n"
    assert textfix.clean(fenced).text.endswith("<div>\n\n<div>\n\n<div>\n```")


def test_markup_that_is_shown_is_no_tag_of_the_text() -> None:
    shown = "return (\n  <div>\n\n    <div>\n\n    </div>\n  </div>\n)\n\n# a\n\n- b\n- c"
    assert linked(shown).edits.apply(shown) == shown
    set_in = "# a\n\n- b\n\n**c** is\n\n    <div>\n\n    </div>\n\n    <div>\n\n    </div>"
    assert linked(set_in).edits.apply(set_in) == set_in


def test_links_in_the_text_of_a_page_leave_what_its_tree_tells_in_place() -> None:
    story = "<p>The harbour of Arlen opened on {} after two years of work on its walls, the mayor said at noon.</p>"
    link = "[the words](https://example.org/a/very/long/address/that/takes/much/room)"
    page = (
        "<html><body><nav><a href=/>Home</a> <a href=/n>News</a></nav><article><h1>How to write links</h1>"
        + story.format("Monday") + f"<p>Write {link} first, and then the address of the page.</p>" * 4
        + "<h2>After that</h2>" + story.format("Friday") + "<ol><li>Row out</li><li>Row home</li></ol></article>"
        "<footer>Copyright 2024 X.</footer></body></html>"
    )  # fmt: skip
    result = textfix.clean(page)
    assert result.text == textfix.clean(page.replace(link, "the words")).text
    assert result.restore() == page


def test_words_between_tags_of_links_stood_in_links() -> None:
    text = TAGGED + '\n<a class="x" href="/y">The <b>plan</b></a> of [the harbour](/z)\n'
    found = linked(text)
    plain = found.edits.apply(text)
    assert [plain[start:end] for start, end in found.spans] == ["boots", "The plan", "the harbour"]


def many(unit: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    return lambda size: before + unit * ((size - len(before) - len(behind)) // len(unit)) + behind


NASTY = {
    "open": many("["), "empty": many("[]("), "pictures": many("!["), "targets": many("]("),
    "unclosed": many("[a](/b"), "titles": many('[a](/b "'), "parentheses": many("(", "[a]("),
    "pairs": many("()", "[a]("), "links": many("[a](/b)"), "shown": many("x ![a](/b) "), "files": many("[a](/b "),
    "spaces": many(" ", "[a](/b"), "hyphens": many("-\n", "[a](/b"), "marks": many("`a"),
    "names": many("[a][b] ", behind="\n[b]: /b\n"), "defined": many("[a]: /b\n"), "numbers": many("[1]a "),
    "list": many("\n1. http://a.b", "[1]a"), "behind": many("a     (/b) "), "angles": many("[a](<"),
    "tags": many("<a href=", "<div>\n\n" * 9 + "# a\n" * 30), "quotes": many("<a \"'", "<div>\n\n" * 9 + "# a\n" * 30),
    "schemes": many("[a](https:a b "),
}  # fmt: skip
law = testing.linear_time(NASTY)


@pytest.mark.parametrize("case", law.cases, ids=NASTY)
def test_time_is_linear(case: timing.Trap) -> None:
    assert law.broken(words_of, case) is None
