"""Answers are remembered within bounds."""

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
