"""Replays the smallest text that ever broke each law: ours must stay mended, others' are re-checked."""

from __future__ import annotations

import json
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest

from textfix import testing
from textfix.cli.laws import load
from textfix.testing import checking as outcomes
from textfix.testing.damages import Damaged
from textfix.testing.lawbook import Law, choose
from textfix.testing.timing import TRAPS, Trap

FOLDER = Path(__file__).parents[1] / "fixtures" / "counterexamples"
LONGEST = 4_000  # characters of a trap: enough to show what is quadratic, and soon over
CLEARLY_LINEAR = 1.35  # exponent; what is listed as quadratic measures 1.7 to 2.0, what is linear 1.0
STATUS = {"open", "mended", "by design"}


def rows() -> list[tuple[str, dict[str, Any]]]:
    """Every counterexample with the name of its tool."""
    return [
        (path.stem, json.loads(line))
        for path in sorted(FOLDER.glob("*.jsonl"))
        for line in path.read_text(encoding="ascii").splitlines()
    ]


def case_of(told: Any) -> Any:
    """The case as its law takes it."""
    if isinstance(told, list):
        return tuple(told)
    if isinstance(told, dict):
        return Trap(told["trap"], TRAPS[told["trap"]]) if "trap" in told else Damaged(told["clean"], (), told["dirty"])
    return told


def law_of(row: dict[str, Any], cleaner: Any) -> Law:
    """The law of a row; for one about switches, ``cleaner`` is the one that is switched off."""
    if row["law"] == "linear_time":
        return testing.linear_time(steepest=CLEARLY_LINEAR, largest=LONGEST)
    return testing.options_silence(cleaner) if row["law"] == "options_silence" else choose(row["law"])[0]


def name_of(value: Any) -> str:
    return f"{value['law']}-{value['case']!a}"[:60] if isinstance(value, dict) else str(value)


@pytest.mark.parametrize(("tool", "row"), rows(), ids=name_of)
def test_counterexample(tool: str, row: dict[str, Any]) -> None:
    assert row["status"] in STATUS
    assert row["note"]
    if "version" in row:
        try:
            installed = version(tool)
        except PackageNotFoundError:
            pytest.skip(f"{tool} is not installed")
        if installed != row["version"]:
            pytest.skip(f"found with {tool} {row['version']}, {installed} is installed")
    cleaner = partial(load(row["function"]), **row.get("arguments", {}))
    wrong = law_of(row, cleaner).broken(cleaner, case_of(row["case"]))
    if row["status"] == "mended":
        assert wrong is None
    else:
        assert wrong is not None, "the law holds on this case now: set its status to mended"


# ---- docs/laws.md ----

DOCS = FOLDER.parents[1] / "docs" / "laws.md"
SHOWN = 70  # characters of an input in the table


def found() -> str:
    """The table of what is broken, as it stands in docs/laws.md."""
    lines = ["| tool | law | input | what happens |", "| --- | --- | --- | --- |"]
    for tool, row in rows():
        if row["status"] == "mended":
            continue
        which = _heading(tool, row)
        note = row["note"] + ("; by design" if row["status"] == "by design" else "")
        lines.append(f"| {which} | `{row['law']}` | {_inputs(row['case'])} | {_cell(note)} |")
    return "\n".join(lines)


def _inputs(told: Any) -> str:
    case = case_of(told)
    texts = [repr(case.make(20))] if isinstance(case, Trap) else map(ascii, outcomes.texts_of(case))
    return ", ".join(f"`{_cell(text[:SHOWN])}{'…' if len(text) > SHOWN else ''}`" for text in texts)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def between(mark: str) -> str:
    """What stands in docs/laws.md between a mark and its end."""
    rest = DOCS.read_text(encoding="utf-8").partition(f"<!-- {mark}: ")[2].partition("-->\n")[2]
    return rest.partition("\n<!-- end")[0]


def test_docs_list_what_was_found() -> None:
    assert between("found") == found(), f"paste this into docs/laws.md:\n{found()}"


def test_docs_call_broken_what_was_found_broken() -> None:
    header, _, *lines = between("table").splitlines()
    tools = [cell.strip() for cell in header.strip("|").split("|")][1:]
    broken = {(row["law"], _heading(tool, row)) for tool, row in rows() if row["status"] != "mended"}
    for line in lines:
        law, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        for tool, cell in zip(tools, cells, strict=True):
            listed = (law.strip("`"), tool) in broken
            have = "a" if listed else "no"
            advice = f"{law}, {tool}: the table says {cell}, fixtures/counterexamples has {have} case"
            assert cell == "–" or listed == (cell == "**broken**"), advice


def _heading(tool: str, row: dict[str, Any]) -> str:
    name = f"{tool} {row['version']}" if "version" in row else row["function"].replace(":", ".")
    return f"{name} {row['setting']}" if "setting" in row else name
