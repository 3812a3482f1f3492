"""A report as a table for people, and as plain data for programs."""

from __future__ import annotations

from typing import Any

from .checking import Outcome, Report
from .damages import Damaged
from .visible import escaped, short, visible

WIDEST = 60  # characters of a counterexample that fit a row


def table(report: Report) -> str:
    """Law, verdict, counterexample and time, one law a line; then every broken law told in full."""
    width = max([len("law"), *(len(outcome.law) for outcome in report.outcomes)])
    rows = [f"{'law':<{width}}  {'verdict':<14}  {'time':>7}  smallest counterexample"]
    rows += [
        f"{o.law:<{width}}  {o.verdict:<14}  {o.seconds:>6.1f}s  {_remark(o)}".rstrip() for o in report.outcomes
    ]
    told = [outcome.story() for outcome in report.broken]
    count = len(report.broken)
    what = f"{count or 'no'} {'law' if count == 1 else 'laws'} broken" if report.judged else "no law was judged"
    end = f"{report.cleaner}: {what}, {report.examples} examples a law, seed {report.seed}"
    return "\n\n".join(["\n".join(rows), *told, end])


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain JSON data."""
    return {
        "cleaner": report.cleaner,
        "seed": report.seed,
        "examples": report.examples,
        "ok": report.ok,
        "laws": [_row(outcome) for outcome in report.outcomes],
    }


def _row(outcome: Outcome) -> dict[str, Any]:
    texts = outcome.counterexample()
    steps = outcome.case.steps if isinstance(outcome.case, Damaged) else ()
    return {
        "law": outcome.law,
        "verdict": outcome.verdict,
        "why": outcome.why,
        "counterexample": [escaped(text) for text in texts],
        "visible": [visible(text) for text in texts],
        "clean": escaped(outcome.case.clean) if isinstance(outcome.case, Damaged) else None,
        "steps": [str(step.damage) for step in steps],
        "examples": outcome.examples,
        "seconds": round(outcome.seconds, 3),
    }


def _remark(outcome: Outcome) -> str:
    if outcome.verdict == "not applicable":
        return f"({short(outcome.why, WIDEST)})"
    return "  |  ".join(short(escaped(text), WIDEST) for text in outcome.counterexample())
