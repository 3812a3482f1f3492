"""Hold a cleaner against laws and report what broke, with the smallest case that breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from random import SystemRandom
from time import monotonic
from typing import Any, Literal

from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import seed as seeded
from hypothesis.errors import Flaky, Unsatisfiable, UnsatisfiedAssumption
from hypothesis.strategies import SearchStrategy

from ..model import TextfixError
from .damages import Damaged
from .lawbook import Cleaner, Factory, Law, Refused, Subject, choose
from .timing import Trap
from .visible import escaped, short, visible

EXAMPLES = 100  # cases a law; more find rarer faults
SHRINKING = 10.0  # seconds spent on making a counterexample smaller; it is whole without
SAMPLED = 40  # characters of a trap that are shown
SEEDS = 1_000_000  # a seed is a number people can copy by hand

Verdict = Literal["holds", "broken", "not applicable"]


@dataclass(frozen=True)
class Outcome:
    """What became of one law. ``case`` is the smallest input found that breaks it."""

    law: str
    verdict: Verdict
    why: str = ""
    case: Any = None
    examples: int = 0
    seconds: float = 0.0

    def counterexample(self) -> tuple[str, ...]:
        """The texts of the case, as they were given to the cleaner."""
        return () if self.verdict != "broken" else texts_of(self.case)

    def story(self) -> str:
        """What broke the law, for a person: the input in escapes and as it is seen, the steps, what went wrong."""
        lines = [f"{self.law}: {self.why}"]
        for text in self.counterexample():
            lines += [f"  input    {short(escaped(text))}", f"  seen as  {visible(short(text))}"]
        if isinstance(self.case, Damaged):
            lines += [f"  {line}" for line in self.case.story().splitlines()]
        return "\n".join(lines)


@dataclass(frozen=True)
class Report:
    """The outcomes of all laws for one cleaner. ``str()`` of it is a table with the counterexamples."""

    cleaner: str
    seed: int
    examples: int
    outcomes: tuple[Outcome, ...]

    @property
    def ok(self) -> bool:
        """Whether no law is broken, and one at least was judged."""
        return bool(self.judged) and not self.broken

    @property
    def judged(self) -> tuple[Outcome, ...]:
        """The outcomes of the laws that apply. Without any, nothing was learnt about the cleaner."""
        return tuple(outcome for outcome in self.outcomes if outcome.verdict != "not applicable")

    @property
    def broken(self) -> tuple[Outcome, ...]:
        """The outcomes of the laws that are broken."""
        return tuple(outcome for outcome in self.outcomes if outcome.verdict == "broken")

    def __str__(self) -> str:
        from .table import table

        return table(self)


def check(
    cleaner: Cleaner,
    laws: Iterable[Law | Factory | str] | Law | Factory | str | None = None,
    examples: int = EXAMPLES,
    *,
    seed: int | None = None,
    name: str | None = None,
    told: Callable[[Outcome], object] | None = None,
) -> Report:
    """Hold ``cleaner`` against ``laws`` with ``examples`` cases each.

    ``cleaner`` takes a ``str`` and gives a ``str``, or anything with ``.text``. ``laws`` are names, laws, or
    the functions that make them; all that apply when None. The same ``seed`` draws the same cases; without
    one, it is drawn at random (0 under a hypothesis profile with ``derandomize``) and is in the report.
    ``told`` is called with each outcome as it comes.

    >>> report = check(str.strip, ["total", "idempotent", "encodable"], seed=1)
    >>> [(outcome.law, outcome.verdict) for outcome in report.outcomes]
    [('total', 'holds'), ('idempotent', 'holds'), ('encodable', 'broken')]
    >>> report.outcomes[2].counterexample()
    ('\\ud800',)
    """
    if examples < 1:
        raise TextfixError(f"examples: at least 1, not {examples}")
    chosen = choose(laws)
    if not chosen:
        raise TextfixError("laws: the list is empty; leave it out for all laws that apply")
    subject = Subject(cleaner, name)
    if seed is None:
        seed = 0 if settings.default and settings.default.derandomize else SystemRandom().randrange(SEEDS)
    outcomes = []
    for law in chosen:
        outcomes.append(hold(law, subject, examples, seed))
        if told:
            told(outcomes[-1])
    return Report(subject.name, seed, examples, tuple(outcomes))


def hold(law: Law, subject: Subject, examples: int = EXAMPLES, seed: int = 0) -> Outcome:
    """Hold one cleaner against one law."""
    start = monotonic()
    if reason := law.unfit(subject):
        return Outcome(law.name, "not applicable", reason)
    run = _listed if isinstance(law.cases, tuple) else _drawn
    trial = run(law, subject, examples, seed)
    spent = monotonic() - start
    if trial.failures and (trial.share < law.least or law.least == 1):
        why, case = trial.failures[-1]
        if law.least < 1:
            why, case = min(trial.failures, key=lambda failure: len(repr(failure[1])))
            why = f"{trial.share:.0%} of {trial.judged} cases hold, {law.least:.0%} were asked for; e.g. {why}"
        return Outcome(law.name, "broken", why, case, trial.judged, spent)
    if not trial.judged:
        return Outcome(law.name, "not applicable", trial.refused or "no case of it could be drawn", None, 0, spent)
    return Outcome(law.name, "holds", "", None, trial.judged, spent)


@dataclass
class _Trial:
    """The cases judged so far; the last failure is the smallest."""

    law: Law
    subject: Subject
    judged: int = 0
    refused: str = ""

    def __post_init__(self) -> None:
        self.failures: list[tuple[str, Any]] = []
        self._known: dict[str, str] = {}
        self._deadline = float("inf")

    @property
    def share(self) -> float:
        return 1 - len(self.failures) / max(self.judged, 1)

    def judge(self, case: Any) -> str | None:
        """What is wrong with a case. Once shrinking has had its time, only what failed before fails."""
        key = repr(case)
        wrong: str | None
        if key in self._known:
            wrong = self._known[key]
            if self.law.least < 1:
                return wrong  # it has been counted
        elif monotonic() > self._deadline:
            return None
        else:
            wrong = self.law.judge(self.subject, case)
            self.judged += 1
        if wrong is not None:
            self._known[key] = wrong
            self._deadline = min(self._deadline, monotonic() + SHRINKING)
            self.failures.append((wrong, case))
        return wrong


def _listed(law: Law, subject: Subject, examples: int, seed: int) -> _Trial:
    trial = _Trial(law, subject)
    assert isinstance(law.cases, tuple)
    _try(trial, law.cases)
    return trial


def _try(trial: _Trial, cases: Iterable[Any]) -> None:
    for case in cases:
        try:
            if trial.judge(case) is not None and trial.law.least == 1:
                return
        except Refused as error:
            trial.refused = str(error)


def _drawn(law: Law, subject: Subject, examples: int, seed: int) -> _Trial:
    trial = _Trial(law, subject)
    assert isinstance(law.cases, SearchStrategy)
    _try(trial, law.first)
    if trial.failures and law.least == 1:
        return trial

    @seeded(seed)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=False,
        print_blob=False,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(law.cases)
    def run(case: Any) -> None:
        try:
            wrong = trial.judge(case)
        except Refused as error:
            trial.refused = str(error)
            reject()
        # A statistical law counts its failures; there is nothing to shrink.
        if wrong is not None and law.least == 1:
            raise _Broken(wrong)

    # All that is to be said is in the trial; a flaky case failed once, and that is enough.
    with suppress(_Broken, Flaky, Unsatisfiable, UnsatisfiedAssumption):
        run()
    return trial


class _Broken(AssertionError):
    """Tells hypothesis that a case fails; it never leaves this module."""


def texts_of(case: Any) -> tuple[str, ...]:
    """The texts in a case of a law: itself, its parts, or the dirty side of a damaged text, a trap's beginning."""
    if isinstance(case, Damaged):
        return (case.dirty,)
    if isinstance(case, str):
        return (case,)
    if isinstance(case, Trap):
        return (case.make(SAMPLED),)
    return tuple(part for part in case if isinstance(part, str))
