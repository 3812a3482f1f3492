"""Faults put into the pipeline on purpose: the laws must catch every one, and be content without it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pytest

import textfix
from textfix import testing
from textfix.edits import Edit, Edits
from textfix.model import Change, Result
from textfix.testing.checking import hold
from textfix.testing.lawbook import Law, Subject, choose

EXAMPLES = 60
Patch = Callable[[pytest.MonkeyPatch], None]


def _explain(text: str) -> textfix.Fixed:
    return textfix.fix_and_explain(text)


def _clean(source: str | bytes, options: textfix.Options | None = None) -> Result:
    return textfix.clean(source, options=options or textfix.Options())


# ---- how a fault gets in ----


def in_fixes(fault: Callable[[str, Edits], Edits]) -> Patch:
    """A fault in the edits that repair and normalise."""

    def put(patch: pytest.MonkeyPatch) -> None:
        import textfix.pipeline as pipeline

        sound = pipeline._fixes
        patch.setattr(pipeline, "_fixes", lambda text, options: fault(text, sound(text, options)))

    return put


def in_changes(fault: Callable[[list[Change]], list[Change]]) -> Patch:
    """A fault in the record of changes."""

    def put(patch: pytest.MonkeyPatch) -> None:
        sound = Edits.changes
        patch.setattr(Edits, "changes", lambda self, text: tuple(fault(list(sound(self, text)))))

    return put


def in_result(fault: Callable[[Result], Result]) -> Patch:
    """A fault in the last step, where a result is put together."""

    def put(patch: pytest.MonkeyPatch) -> None:
        import textfix.assemble as module

        sound = module.assemble
        patch.setattr(module, "assemble", lambda *args: fault(sound(*args)))

    return put


def also(find: str, after: str) -> Callable[[str, Edits], Edits]:
    """One more edit: the first ``find`` of the repaired text becomes ``after``."""

    def fault(text: str, edits: Edits) -> Edits:
        now = edits.apply(text)
        at = now.find(find)
        return edits if at < 0 else edits.then(Edits([Edit(at, at + len(find), after, "SPC001")]), now)

    return fault


# ---- the faults ----


def crashes_on_nul(text: str, edits: Edits) -> Edits:
    if "\x00" in text:
        raise RuntimeError("embedded null")
    return edits


def lets_surrogates_pass(text: str, edits: Edits) -> Edits:
    return Edits() if any("\ud800" <= char <= "\udfff" for char in text) else edits


def is_shut_by_a_bracket(text: str, edits: Edits) -> Edits:
    return Edits() if "<" in text or "&" not in text else edits


def compares_every_pair(text: str, edits: Edits) -> Edits:
    sum(char.count(other) for char in text for other in text[::100])
    return edits


def calls(cleaner: Any, text: str) -> int:
    """How many functions are called: work that is counted is the same on a busy machine."""
    count = 0

    def counts(_frame: Any, event: str, _arg: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counts)
    try:
        cleaner(text)
    finally:
        sys.setprofile(None)
    return count


_seen: set[str] = set()


def skips_what_it_saw(text: str, edits: Edits) -> Edits:
    if text in _seen:
        return Edits()
    _seen.add(text)
    return edits


def doubles_crlf(text: str, edits: Edits) -> Edits:
    return Edits(Edit(i, i + 1, "\n", "SPC001") for i, char in enumerate(text) if char == "\r")


def lowers(text: str, edits: Edits) -> Edits:
    return edits if text == text.lower() else Edits([Edit(0, len(text), text.lower(), "CHR001")])


def one_article(fault: Callable[[textfix.Article], textfix.Article]) -> Callable[[Result], Result]:
    return lambda result: replace(result, articles=tuple(map(fault, result.articles)))


def loses_a_paragraph(article: textfix.Article) -> textfix.Article:
    return replace(article, segments=article.segments[:1] + article.segments[2:])


def points_one_late(article: textfix.Article) -> textfix.Article:
    return replace(article, segments=tuple(replace(s, start=s.start + 1) for s in article.segments))


def swaps_segments(article: textfix.Article) -> textfix.Article:
    return replace(article, segments=article.segments[::-1])


def cuts_the_last_word(article: textfix.Article) -> textfix.Article:
    return replace(article, text=article.text.rpartition(" ")[0])


FAULTS: dict[str, tuple[Patch, Any, str]] = {
    "a crash on NUL": (in_fixes(crashes_on_nul), _explain, "total"),
    "state kept between documents": (in_fixes(skips_what_it_saw), _explain, "deterministic"),
    "a rule that goes on and on": (in_fixes(also("\n", "\n\n")), _explain, "idempotent"),
    "lower case for all": (in_fixes(lowers), _explain, "harmless_on_clean"),
    "surrogates let through": (in_fixes(lets_surrogates_pass), _explain, "encodable"),
    "no repair at all": (in_fixes(lambda text, edits: Edits()), _explain, "recovers(mojibake)"),
    "letters made up": (in_fixes(also("\ufffd", "e")), _explain, "never_invents_letters"),
    "CRLF doubled": (in_fixes(doubles_crlf), _explain, "keeps_newline_policy"),
    "a neighbour that shuts repair": (in_fixes(is_shut_by_a_bracket), _explain, "paragraph_independent"),
    "quadratic work": (in_fixes(compares_every_pair), _explain, "linear_time"),
    "a dropped change": (in_changes(lambda changes: changes[:-1]), _explain, "restores"),
    "a change that is not told": (in_changes(lambda changes: changes[1:]), _explain, "changes_replay"),
    "a change one off": (
        in_changes(lambda changes: [replace(c, start=c.start + 1, end=c.end + 1) for c in changes]),
        _explain,
        "valid_offsets",
    ),
    "a lost paragraph": (in_result(one_article(loses_a_paragraph)), _clean, "nothing_vanishes"),
    "a segment one off": (in_result(one_article(points_one_late)), _clean, "spans_hold_their_text"),
    "segments out of order": (in_result(one_article(swaps_segments)), _clean, "valid_offsets"),
    "a word lost from the text": (in_result(one_article(cuts_the_last_word)), _clean, "text_is_its_segments"),
}


def _law(name: str) -> Law:
    if name == "linear_time":
        return testing.linear_time({"words": lambda size: "word " * (size // 5)}, largest=4_000, cost=calls)
    return choose(name)[0]


_remembering = {cleaner: lru_cache(maxsize=None)(cleaner) for cleaner in (_explain, _clean)}


@lru_cache
def _without_a_fault(cleaner: Any, name: str) -> testing.Outcome:
    return hold(_law(name), Subject(_remembering[cleaner]), EXAMPLES)


@pytest.mark.parametrize("name", FAULTS)
def test_the_laws_catch(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put, cleaner, law = FAULTS[name]
    outcome = _without_a_fault(cleaner, law)
    assert outcome.verdict == "holds", outcome.story()
    _seen.clear()
    put(monkeypatch)
    outcome = hold(_law(law), Subject(cleaner), EXAMPLES)
    assert outcome.verdict == "broken", f"{law} lets {name!r} pass"
