"""textfix.testing: the truth of what is drawn, what a report says, and what happens without hypothesis."""

from __future__ import annotations

import html
import os
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Callable
from importlib import import_module
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import textfix
from textfix import testing
from textfix.edits import Edit, Edits
from textfix.testing import catalogue, registration
from textfix.testing.damages import Damaged
from textfix.testing.lawbook import page
from textfix.testing.stock import SENTENCES
from textfix.testing.table import as_dict
from textfix.testing.visible import visible

ROOT = Path(__file__).parents[1]
registration.register()
few = settings(max_examples=25)


# ---- what is drawn ----


@few
@given(testing.damaged(damages=testing.mojibake(["cp1252", "latin-1", "cp437"], layers=2)))
def test_lossless_mojibake_can_be_undone_by_hand(case: Damaged) -> None:
    damage = case.steps[0].damage
    table = [bytes([b]).decode(damage.code_page, "replace") for b in range(256)]
    back = {(chr(b) if char == "\ufffd" else char): b for b, char in enumerate(table)}
    text = case.dirty
    for _ in range(damage.layers):
        text = bytes(back[char] for char in text).decode()
    assert text == case.clean


@few
@given(testing.damaged(damages=testing.escaped(layers=3)))
def test_escapes_can_be_undone_by_hand(case: Damaged) -> None:
    text = case.dirty
    for _ in range(case.steps[0].damage.layers):
        text = html.unescape(text)
    assert text == case.clean


@few
@given(testing.damaged(most=3))
def test_steps_lead_from_clean_to_dirty(case: Damaged) -> None:
    clean, steps, dirty = case
    text = clean
    for step in steps:
        assert step.damage(text) == step.after != text
        text = step.after
    assert text == dirty
    assert all(str(step.damage) in repr(case) for step in steps)


@few
@given(st.sampled_from(list(SENTENCES)).flatmap(lambda language: testing.clean_text(language, prose=True)))
def test_clean_prose_is_clean(text: str) -> None:
    assert unicodedata.normalize("NFC", text) == text == text.strip()
    assert "  " not in text
    assert "\ufffd" not in text
    paragraphs = text.split("\n\n")
    assert all(part == part.strip() and "\n" not in part for part in paragraphs)
    assert len(set(paragraphs)) == len(paragraphs)


@pytest.mark.parametrize(
    "found",
    ["10", "https://", "@", "<", "&", "\n- ", "```", "\t", "| --- |", "🎉", "2024-", "×2000"],
)
def test_clean_text_holds_what_users_feed(found: str) -> None:
    def holds(text: str) -> bool:
        return len(text) > 2000 if found == "×2000" else found in text

    few_shots = settings(max_examples=500, database=None, derandomize=True, phases=[Phase.generate])
    assert find(testing.clean_text(), holds, settings=few_shots)


@given(st.data())
@few
def test_clean_text_is_no_longer_than_asked(data: st.DataObject) -> None:
    number = data.draw(st.integers(1, 6))
    text = data.draw(testing.clean_text("en", number, prose=True))
    assert text.count("\n\n") < number


@pytest.mark.parametrize("drawn", [testing.pages(), testing.trailing(), testing.digests()])
def test_documents_hold_their_article_whole(drawn: st.SearchStrategy[Damaged]) -> None:
    @few
    @given(drawn)
    def run(case: Damaged) -> None:
        assert case.clean in case.dirty
        assert case.clean != case.dirty

    run()


@few
@given(testing.bullets())
def test_bullets_keep_their_words(case: Damaged) -> None:
    assert "🔥" not in case.dirty
    for line in case.clean.splitlines()[1:]:
        assert line.split(" ", 1)[1] in case.dirty


def test_failures_shrink_to_one_damage() -> None:
    found = find(testing.damaged(most=3), lambda case: "é" not in case.dirty and "é" in case.clean)
    assert len(found.steps) == 1
    assert "\n" not in found.clean
    assert len(found.clean) < 100


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: testing.mojibake(["utf-8"]), "not a single-byte code page"),
        (lambda: testing.mojibake(["cp1252x"]), "Python knows no 'cp1252x'"),
        (lambda: testing.mojibake("cp1252"), "give a list"),
        (lambda: testing.mojibake(layers=0), "layers: at least 1"),
        (lambda: testing.mojibake(loss="c2"), "loss: unknown 'c2'"),  # type: ignore[arg-type]
        (lambda: testing.mojibake(loss=[]), "loss: give a list such as ['c1']"),
        (lambda: testing.escaped(["hexadecimal"]), "unknown 'hexadecimal'; choose from named, decimal, hex"),  # type: ignore[list-item]
        (lambda: testing.escaped("hex"), "spellings: give a list such as ['named'], not 'hex'"),
        (lambda: testing.escaped(layers=0), "layers: at least 1"),
        (lambda: testing.line_ends(["\n"]), "mark: unknown '\\n'; choose from \\r\\n, \\r"),  # type: ignore[list-item]
        (lambda: testing.line_ends("\r\n"), "marks: give a list"),
        (lambda: testing.sprinkled("\x00"), "marks: give a list"),
        (lambda: testing.destroyed([]), "marks: give a list"),
        (lambda: testing.wrapped(80, 40), "not 80 and 40"),
        (lambda: testing.trailing("x"), "header: True, False, or None"),  # type: ignore[arg-type]
        (lambda: testing.digests(1), "most: between 2 and 6"),
        (lambda: testing.damaged(most=0), "most: at least 1"),
        (lambda: testing.clean_text(paragraphs=0), "paragraphs: at least 1"),
        (lambda: testing.clean_text("xx"), "no sentences in 'xx'"),
        (lambda: testing.keeps_newline_policy("crlf"), "policy: unknown 'crlf'"),
        (lambda: testing.check(str.strip, "idempotant"), "did you mean 'idempotent'"),
        (lambda: testing.check(str.strip, "recovers(rain)"), "recovers(mojibake)"),
        (lambda: testing.check(str.strip, examples=0), "at least 1"),
    ],
)
def test_a_wrong_argument_is_named(make: Callable[[], object], message: str) -> None:
    with pytest.raises(textfix.TextfixError) as caught:
        make()  # at once, not when something is drawn
    assert message in str(caught.value)


# ---- textfix's own types ----


@few
@given(st.from_type(textfix.Result))
def test_results_keep_their_promises(result: textfix.Result) -> None:
    assert result.restore() == result.source
    assert Edits(Edit(c.start, c.end, c.after, c.rule) for c in result.changes).apply(result.source) == result.text
    assert result.text == "\n\n".join(article.text for article in result.articles)
    for segment in (*result.dropped, *(s for a in result.articles for s in a.segments)):
        assert result.source[segment.start : segment.end] == segment.text


@pytest.mark.parametrize("name", registration.STRATEGIES)
def test_every_type_can_be_drawn(name: str) -> None:
    kind = getattr(textfix, name)

    @settings(max_examples=10)
    @given(st.from_type(kind))
    def run(value: object) -> None:
        assert isinstance(value, kind)

    run()


def test_the_entry_point_names_the_registration() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    home, _, name = project["entry-points"]["hypothesis"]["textfix"].partition(":")
    assert getattr(import_module(home), name) is registration.register
    assert any(need.startswith("hypothesis") for need in project["optional-dependencies"]["testing"])


# ---- check and its report ----


def test_a_report_tells_law_case_steps_and_seed() -> None:
    report = testing.check(str.strip, ["recovers(mojibake)", "total", "restores"], examples=30, seed=5)
    broken, holds, unfit = report.outcomes
    assert (broken.verdict, holds.verdict, unfit.verdict) == ("broken", "holds", "not applicable")
    assert not report.ok
    shown = str(report)
    assert "mojibake(cp1252)" in shown
    assert r"It\xe2\u20ac\u2122s a caf\xc3\xa9." in shown
    assert "seen as  Itâ€™s a cafÃ©." in shown
    assert "what it gives back has no .changes" in shown
    assert shown.endswith("str.strip: 1 law broken, 30 examples a law, seed 5")
    data = as_dict(report)
    assert data["laws"][0]["steps"] == ["mojibake(cp1252)"]
    assert data["laws"][0]["counterexample"] == [r"'It\xe2\u20ac\u2122s a caf\xc3\xa9.'"]
    assert data["ok"] is False


def test_the_same_seed_gives_the_same_report() -> None:
    def strip(report: testing.Report) -> list[object]:
        return [(o.law, o.verdict, o.why, repr(o.case), o.examples) for o in report.outcomes]

    one, two = (testing.check(str.lower, ["harmless_on_clean", "encodable"], seed=9) for _ in range(2))
    assert strip(one) == strip(two)


def test_a_cleaner_that_raises_breaks_total_only() -> None:
    def fussy(text: str) -> str:
        if "\n" in text:
            raise ValueError("one line, please")
        return text

    report = testing.check(fussy, ["total", "idempotent", "deterministic"], seed=0)
    assert [o.verdict for o in report.outcomes] == ["broken", "holds", "holds"]
    assert report.outcomes[0].counterexample() == ("\n",)
    assert "one line, please" in report.outcomes[0].why


def test_a_cleaner_that_gives_no_text_cannot_be_asked_the_rest() -> None:
    report = testing.check(len, ["total", "idempotent"], seed=0)
    assert [o.verdict for o in report.outcomes] == ["broken", "not applicable"]
    assert "gave back int" in report.outcomes[0].why


def test_a_cleaner_that_was_not_judged_is_not_ok() -> None:
    report = testing.check(len, ["idempotent", "encodable"], seed=0)
    assert not report.ok
    assert not report.judged
    assert "no law was judged" in str(report)
    with pytest.raises(textfix.TextfixError, match="the list is empty"):
        testing.check(str.strip, [])
    test = testing.cleaner_laws(len, ["idempotent"], examples=5)
    with pytest.raises(pytest.fail.Exception, match="cannot be asked: it gave back int"):
        test(law=testing.idempotent())


def test_a_moody_cleaner_is_reported_not_raised() -> None:
    calls = count()

    def moody(text: str) -> str:
        return text + "!" * (next(calls) % 3)

    assert [o.verdict for o in testing.check(moody, ["idempotent"], seed=0).outcomes] == ["broken"]


def test_a_statistical_law_counts() -> None:
    def mends_latin(text: str) -> str:
        return text.replace("Ã©", "é").replace("â€™", "’")

    often = testing.recovers(testing.Mojibake("cp1252"), testing.clean_text("en", 1), least=0.05)
    always = testing.recovers(testing.Mojibake("cp1252"), testing.clean_text("en", 1), least=0.99)
    report = testing.check(mends_latin, [often, always], seed=0)
    assert [o.verdict for o in report.outcomes] == ["holds", "broken"]
    assert "99% were asked for" in report.outcomes[1].why


def test_visible_hides_nothing() -> None:
    assert visible("e\u0301\u202e\ud800 x") == "e[U+0301][U+202E][U+D800] x"


@pytest.mark.parametrize("name", catalogue.REGISTRY)
def test_every_law_says_what_why_how(name: str) -> None:
    text = page(name)
    assert text.partition("\n")[0].endswith(".")
    for part in ("Why: ", "Example:", "Takes: "):
        assert part in text, part
    assert getattr(testing, name) is catalogue.REGISTRY[name]


# ---- the pytest helper ----

test_strip_by_the_laws = testing.cleaner_laws(
    str.strip, ["total", "encodable", "restores"], examples=100, known={"encodable": "keeps lone surrogates"}
)


class TestStripInAClass:
    test_by_the_laws = testing.cleaner_laws(str.strip, ["total", "restores"], examples=20)


def test_a_class_of_tests_gets_one_item_a_law(tmp_path: Path) -> None:
    lines = "from textfix.testing import cleaner_laws as laws\nclass TestIt:\n    test_a = laws(str.strip, ['total'])\n"
    (tmp_path / "test_it.py").write_text(lines + "test_b = laws(str.lower, ['total'])\n", encoding="ascii")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True, text=True, cwd=tmp_path, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert "test_it.py::TestIt::test_a[total] PASSED" in run.stdout, run.stdout
    assert "test_it.py::test_b[total] PASSED" in run.stdout, run.stdout


def test_a_known_failure_must_be_a_law() -> None:
    with pytest.raises(ValueError, match="totl"):
        testing.cleaner_laws(str.strip, ["total"], known={"totl": "?"})


def test_the_helper_prints_the_case_and_the_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTFIX_LAWS_SEED", "7")
    test = testing.cleaner_laws(str.lower, ["harmless_on_clean"], examples=30)
    with pytest.raises(pytest.fail.Exception) as caught:
        test(law=testing.harmless_on_clean())
    assert "It’s a café." in str(caught.value)
    assert "TEXTFIX_LAWS_SEED=7" in str(caught.value)


# ---- without hypothesis ----

_WITHOUT = "import sys; sys.modules['hypothesis'] = None\n"


def _python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)


def test_hypothesis_is_asked_for_by_name() -> None:
    asked = "import textfix.testing\ntry:\n    textfix.testing.check\nexcept ImportError as e:\n    print(e)"
    run = _python(_WITHOUT + asked)
    assert run.stdout == 'textfix.testing.check needs hypothesis: pip install "textfix[testing]"\n', run.stderr
    run = _python(_WITHOUT + "from textfix.cli import main; sys.exit(main(['laws', 'builtins:str.strip']))")
    assert run.returncode == 2
    assert 'pip install "textfix[testing]"' in run.stderr


def test_textfix_loads_no_hypothesis() -> None:
    code = "import sys, textfix, textfix.testing, textfix.cli; textfix.clean('Rain.')\n"
    code += "print('hypothesis' in sys.modules)"
    assert _python(code).stdout == "False\n"
