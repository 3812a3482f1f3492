"""One long line full of what lost bytes leave behind: twice the line is twice the work, whatever it is full of."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

import textfix
from textfix.repair import forget
from textfix.repair.lossy_genuine import cited

# Each of them goes the long way: through the lossy stage, or through all pages.
UNITS = (
    "ð ", "and ð as in this ", "of π in the ", "word â more ", "of β οΈ the ", "of Р and С the ", "itâ??s a thing ",
    "itâ  s a thing ", "word ï¿½ more ", "go Ôćĺ to 0.1β€° ", "鈥? and more ",
    "`a\\u00e9` ",
)  # fmt: skip
FEW = 25  # of a unit; enough that each stage is at its usual work, for most look at a sample at first
MANY = 200  # the same where little is done with one
TWICE = 2.3  # so much more work at most for twice the line; n² makes 4


def work(do: Callable[[str], object], text: str) -> int:
    """Calls, and characters of the strings that Python functions made on the way."""
    total = 0
    met: dict[int, str] = {}  # held, so that no other string comes to have the number of one

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal total
        total += 1
        if event == "return":
            code = frame.f_code
            given = code.co_argcount + code.co_kwonlyargcount
            made = code.co_varnames[given:]
            known = frame.f_locals
            for name in made:
                value = known.get(name)
                if type(value) is str and id(value) not in met:
                    met[id(value)] = value
                    total += len(value)

    sys.setprofile(count)
    try:
        do(text)
    finally:
        sys.setprofile(None)
    return total


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_line_is_twice_the_work(unit: str) -> None:
    textfix.fix_text(unit * 3 + "and the words of a text")
    costs = []
    for times in (FEW, 4 * FEW):
        forget()
        costs.append(work(textfix.fix_text, unit * times + "and the words of a text"))
    assert costs[1] <= TWICE**2 * costs[0], costs


def test_letters_by_themselves_are_looked_at_once() -> None:
    costs = []
    for times in (MANY, 4 * MANY):
        line = "of ð in it " * times
        costs.append(work(lambda text: [cited(text, at) for at, c in enumerate(text) if c == "ð"], line))
    assert costs[1] <= TWICE**2 * costs[0], costs
