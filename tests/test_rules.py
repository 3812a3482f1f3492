"""No rule without a page that runs and fixtures on both sides; no code that is not registered."""

from __future__ import annotations

import doctest
import re
from collections import Counter

import pytest
from fixtures_reader import FIXTURES, ROOT, SEEDS, cases, rules_of

import textfix
from textfix.model import DROPPED_KINDS, KEPT_KINDS
from textfix.rules import RULES, page

PAGES = ROOT / "textfix" / "rules" / "pages"
SECTIONS = ["What it does", "Why is this bad", "Example", "How safe"]
LEAST_CASES = 2  # of those that fire, and as many that must not
SHORTEST_PAGE, LONGEST_PAGE = 12, 30  # lines: enough to be exact, short enough to be read


def test_the_table_is_well_formed() -> None:
    for code, rule in RULES.items():
        assert code == rule.code
        assert re.fullmatch(r"(ENC|MOJ|ESC|CHR|SPC|SEG|BPL|REL|DUP)\d{3}", code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name), code
        assert rule.safety in ("safe", "guess", "removal")
        assert rule.summary
        assert not rule.summary.endswith("."), code
    assert max(Counter(rule.name for rule in RULES.values()).values()) == 1


@pytest.mark.parametrize("code", RULES)
def test_rule_has_a_page(code: str) -> None:
    body = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert re.findall(r"^## (.+)$", body, re.M) == SECTIONS
    assert SHORTEST_PAGE <= len(body.splitlines()) <= LONGEST_PAGE
    printed = page(code)
    assert printed.startswith(f"# {code} {RULES[code].name}\n")
    assert printed.endswith(body)


@pytest.mark.parametrize("code", RULES)
def test_example_runs(code: str) -> None:
    body = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^(```+)python\n(.*?)^\1$", body, re.M | re.S)
    test = doctest.DocTestParser().get_doctest("".join(code for _, code in blocks), {}, f"{code}.md", None, None)
    assert test.examples, "the page has no example"
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert not said, "".join(said)


def test_page_of_an_unknown_rule() -> None:
    with pytest.raises(KeyError):
        page("XYZ999")


def test_pages_and_fixtures_belong_to_rules() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(RULES)
    assert {path.stem for path in FIXTURES.glob("*.txt")} == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_rule_has_fixtures(code: str) -> None:
    mine = cases(code)
    groups = Counter(case.group for case in mine)
    assert groups["fires"] >= LEAST_CASES
    assert groups["must not fire"] >= LEAST_CASES
    assert max(Counter(case.title for case in mine).values()) == 1, "two cases share a title"
    assert max(Counter(case.source for case in mine).values()) == 1, "two cases share an input"


def test_every_result_names_registered_rules_and_known_kinds() -> None:
    sources: list[str | bytes] = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))]
    for source in [*sources, *(case.source for case in cases())]:
        result = textfix.clean(source)
        assert rules_of(result) - set(RULES) == set()
        for segment in result.dropped:
            assert segment.kind in DROPPED_KINDS
            assert segment.reason, segment
        for article in result.articles:
            assert {s.kind for s in article.segments} <= set(KEPT_KINDS)
