"""Every law of textfix.testing lets a good cleaner pass and catches a bad one."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import strategies as st

import textfix
from textfix import Change, Fixed, Options, testing
from textfix.testing import timing
from textfix.testing.lawbook import Cleaner, Law
from textfix.testing.timing import Trap

EXAMPLES = 40
_ticks = count()
_last = [""]


def held(cleaner: Cleaner, law: Law, examples: int = EXAMPLES) -> testing.Outcome:
    return testing.check(cleaner, law, examples, seed=1).outcomes[0]


def same(text: str) -> str:
    return text


def remembers(text: str) -> str:
    before = _last[-1]
    _last.append(text)
    return text + before[:1]


def sound(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def first_escape_only(text: str) -> str:
    return text.replace("&eacute;", "é", 1)


def misreads(source: str | bytes) -> str:
    return source if isinstance(source, str) else source.decode("latin-1")


def guesses(text: str) -> str:
    return text.replace("\ufffd", "e")


def drops_the_last(text: str) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(paragraphs[:-1] if len(paragraphs) > 3 else paragraphs)


def doubles_line_ends(text: str) -> str:
    return text.replace("\r", "\n")


def stripped(text: str) -> Fixed:
    """A cleaner with a perfect record."""
    kept = text.strip()
    start = text.index(kept)
    end = start + len(kept)
    changes = [Change(0, start, text[:start], "", "SPC002"), Change(end, len(text), text[end:], "", "SPC002")]
    return Fixed(kept, tuple(c for c in changes if c.before))


def forgets(text: str) -> Fixed:
    return replace(stripped(text), changes=stripped(text).changes[:-1])


def misplaces(text: str) -> Fixed:
    return replace(stripped(text), changes=tuple(replace(c, start=c.start + 1) for c in stripped(text).changes))


BULLET, LOST = st.just("🔥 Hot."), testing.Mojibake("iso-8859-7", loss="c1")

TEXT_LAWS: list[tuple[Law, Cleaner, Cleaner]] = [
    (testing.total(), same, lambda s: s[0]),
    (testing.deterministic(), same, lambda s: s + str(next(_ticks))),
    (testing.deterministic(), same, remembers),
    (testing.idempotent(), str.strip, lambda s: s.replace("  ", " ") + "."),
    (testing.harmless_on_clean(), same, str.lower),
    (testing.harmless_on_clean(), same, lambda s: s[:2000]),
    (testing.keeps_numbers(), str.upper, lambda s: s.replace("10", "1O")),
    (testing.keeps_addresses(), lambda s: s.replace(" ", "\n"), lambda s: re.sub(r"https?://\S+", "", s)),
    (testing.keeps_every_paragraph(), lambda s: s.replace("\n\n", "\n"), drops_the_last),
    (testing.encodable(), sound, same),
    (testing.recovers(testing.escaped(["decimal"])), html.unescape, same),
    (testing.recovers(testing.LineEnds("\r\n")), lambda s: s.replace("\r\n", "\n"), same),
    (testing.paragraph_independent(), str.strip, first_escape_only),
    (testing.never_invents_letters(), same, guesses),
    (testing.keeps_newline_policy(), lambda s: s.replace("\r\n", "\n").replace("\r", "\n"), doubles_line_ends),
    (testing.keeps_newline_policy("keep"), same, doubles_line_ends),
    (testing.keeps_newline_policy("lf"), lambda s: s.replace("\r", "\n"), same),
    (testing.agrees_with(str.strip), lambda s: stripped(s).text, str.lstrip),
    (testing.batch_like_single(lambda many: [s.strip() for s in many]), str.strip, same),
    (testing.bytes_like_text(), lambda s: s if isinstance(s, str) else s.decode(), misreads),
    (testing.options_silence(same, testing.escaped()), html.unescape, html.unescape),
    (testing.leaves_no_debris(testing.damaged(BULLET, st.just(LOST))), lambda s: s.replace("π₯", "•"), same),
    (testing.leaves_no_debris(testing.damaged(BULLET, st.just(LOST))), lambda s: s.replace("π₯", "•"), str.upper),
    (testing.restores(), stripped, forgets),
    (testing.changes_replay(), stripped, forgets),
    (testing.valid_offsets(), stripped, misplaces),
]


@pytest.mark.parametrize(("law", "good", "bad"), TEXT_LAWS, ids=lambda value: getattr(value, "name", ""))
def test_law(law: Law, good: Cleaner, bad: Cleaner) -> None:
    outcome = held(good, law)
    assert outcome.verdict == "holds", outcome.story()
    assert outcome.examples > 0
    if law.name == "options_silence":
        law = testing.options_silence(html.unescape, testing.escaped())
    outcome = held(bad, law, 120)
    assert outcome.verdict == "broken", law.name
    assert law.broken(bad, outcome.case) is not None or law.name == "deterministic"


# ---- laws about documents, on answers that are wrong in one place ----

TEXT = "The harbour opened on Monday.\n\nNobody had missed it much."


def answers(**wrong: Any) -> Callable[..., textfix.Result]:
    """A cleaner that keeps every line as a paragraph, but for what is to be wrong."""

    def cleaner(text: str, options: Options | None = None) -> textfix.Result:
        at, found = 0, []
        for line in text.split("\n"):
            if line.strip():
                found.append(textfix.Segment("paragraph", line, at, at + len(line), rule="SEG007"))
            at += len(line) + 1
        body = "\n\n".join(segment.text for segment in found)
        whole = Change(0, len(text), text, body, "SPC003")
        article = textfix.Article(body, tuple(found), 0, len(text))
        result = textfix.Result(text, body, (article,) if found else (), (), (whole,) if body != text else ())
        return wrong["spoil"](result) if wrong and found else result

    return cleaner


def spoilt_article(**fields: Any) -> Callable[[textfix.Result], textfix.Result]:
    return lambda result: replace(result, articles=(replace(result.articles[0], **fields),))


def shifted(result: textfix.Result) -> textfix.Result:
    first = result.articles[0].segments
    return spoilt_article(segments=tuple(replace(s, start=s.start + 1) for s in first))(result)


DOCUMENT_LAWS: list[tuple[Law, Callable[[textfix.Result], textfix.Result]]] = [
    (testing.valid_offsets(), spoilt_article(end=0)),
    (testing.valid_offsets(), lambda r: spoilt_article(segments=(replace(r.articles[0].segments[0], kind="x"),))(r)),
    (testing.nothing_vanishes(), lambda r: spoilt_article(segments=r.articles[0].segments[1:])(r)),
    (testing.spans_hold_their_text(), shifted),
    (testing.text_is_its_segments(), spoilt_article(text="")),
    (testing.text_is_its_segments(), lambda r: spoilt_article(segments=r.articles[0].segments[1:])(r)),
]


@pytest.mark.parametrize(("law", "spoil"), DOCUMENT_LAWS, ids=lambda value: getattr(value, "name", ""))
def test_document_law(law: Law, spoil: Callable[[textfix.Result], textfix.Result]) -> None:
    outcome = held(answers(), law)
    assert outcome.verdict == "holds", outcome.story()
    assert held(answers(spoil=spoil), law).verdict == "broken"


def test_kinds_obey_options() -> None:
    law = testing.kinds_obey_options(["paragraph"])
    assert held(answers(), law).verdict == "broken"
    assert held(answers(), testing.kinds_obey_options(["share"])).verdict == "holds"


# ---- time, by counted work ----


def test_linear_time_counts_work() -> None:
    def law(power: float) -> Law:
        return testing.linear_time(cost=lambda cleaner, text: float(len(text)) ** power)

    assert held(same, law(1.0)).verdict == "holds"
    assert held(same, law(1.1)).verdict == "holds"
    outcome = held(same, law(2.0))
    assert outcome.verdict == "broken"
    assert outcome.why.startswith("one long word: the cost grows with the 2.0th power")
    assert outcome.counterexample() == ("a" * 40,)


def test_a_cleaner_may_remember_short_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, known = [0.0], set()

    def clean(text: str) -> str:
        clock[0] += (1e-6 if text in known else 1e-5) * len(text)
        if len(text) < 10_000:
            known.add(text)
        return text

    monkeypatch.setattr(timing, "process_time", lambda: clock[0])
    assert testing.linear_time().broken(clean, Trap("words", timing.TRAPS["words"])) is None


def test_linear_time_lets_fixed_costs_and_noise_pass() -> None:
    noise = iter([1.0, 1.3] * 10_000)
    law = testing.linear_time(cost=lambda cleaner, text: (1_000 + len(text)) * next(noise))
    assert held(same, law).verdict == "holds"


def test_linear_time_finds_the_one_trap() -> None:
    def cost(cleaner: Cleaner, text: str) -> float:
        return float(len(text) ** 2 if "  " in text else len(text))

    outcome = held(same, testing.linear_time({"words": lambda n: "a " * n, "spaces": lambda n: " " * n}, cost=cost))
    assert isinstance(outcome.case, Trap)
    assert outcome.case.name == "spaces"
