"""Answers are remembered within bounds."""

import pytest

from textfix import memo
from textfix.memo import Remembered, remembered


def asked(entries: int, chars: int) -> tuple[list[str], Remembered[[str], int]]:
    log: list[str] = []

    @remembered(entries, chars)
    def length(text: str) -> int:
        """How long a text is."""
        log.append(text)
        return len(text)

    return log, length


def test_a_short_question_is_asked_once_until_it_is_forgotten() -> None:
    log, length = asked(4, 10)
    assert [length("tide"), length("tide")] == [4, 4]
    assert log == ["tide"]
    length.cache_clear()
    assert length("tide") == 4
    assert log == ["tide", "tide"]
    assert (length.__name__, length.__doc__) == ("length", "How long a text is.")


def test_no_more_answers_are_held_than_was_said_and_none_to_long_questions() -> None:
    log, length = asked(1, 4)
    for text in ("a", "b", "a", "longer", "longer"):
        length(text)
    assert log == ["a", "b", "a", "longer", "longer"]


def test_the_characters_of_all_that_is_asked_count_together() -> None:
    log: list[object] = []

    @remembered(8, 6)
    def both(lines: tuple[tuple[str, int], ...], last: str) -> str:
        log.append((lines, last))
        return "".join([line for line, _ in lines]) + last

    short, long = (("ab", 1), ("cd", 2)), (("ab", 1), ("cde", 2))
    assert [both(lines, "ef") for lines in (short, short, long, long)] == ["abcdef"] * 2 + ["abcdeef"] * 2
    assert log == [(short, "ef"), (long, "ef"), (long, "ef")]


def test_all_functions_together_hold_no_more_than_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    held = 0

    class Page:
        def __init__(self, number: int) -> None:
            nonlocal held
            held += 1
            self.words = ()
            self.text = str(number)

        def __del__(self) -> None:
            nonlocal held
            held -= 1

    @remembered(100_000, 100)
    def page(number: int) -> Page:
        return Page(number)

    @remembered(100_000, 100)
    def again(number: int) -> Page:
        return page(number)

    weight = 5_000
    monkeypatch.setattr(memo, "BUDGET", 200 * weight)
    most = 0
    for number in range(5_000):
        again(number).words = tuple(range(weight // 40))  # filled while it is used
        most = max(most, held)
    assert 20 < most < 500


def test_what_was_forgotten_is_answered_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "BUDGET", 1_000)
    _log, length = asked(1_000, 100)
    assert [length(str(number)) for number in range(2_000)] == [len(str(number)) for number in range(2_000)]
    assert length("1999") == 4
