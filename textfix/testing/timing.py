"""The law about time: twice the text takes about twice the time, on the texts that break this most."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import log
from time import process_time
from typing import NamedTuple

from .lawbook import Cleaner, Law, Subject, law

Cost = Callable[[Cleaner, str], float]

FIRST = 1_000  # characters of the shortest text that is timed
LARGEST = 64_000  # … and of the longest; quadratic work on this many is seconds, linear work milliseconds
ENOUGH = 0.2  # seconds for one run: long enough to be sure of, so no longer text is tried
FLOOR = 0.004  # seconds: shorter runs are mostly fixed costs and noise, nothing is read from them
SPREAD = 4  # growth is read between two texts at least this many times apart in length
STEEPEST = 1.6  # exponent that is let pass: n log n measures 1.1, n² 2.0, and a busy machine adds ±0.3
RUNS = 2  # the best of this many counts, since noise only ever adds
SHORTER = 100  # characters at most that a text is shorter than asked for, so that it is another one
SECOND_LOOK = 3  # … and of this many before a law is called broken



class Trap(NamedTuple):
    """A kind of text that costs some cleaners dear. ``make(size)`` gives about ``size`` characters of it."""

    name: str
    make: Callable[[int], str]

    def __repr__(self) -> str:
        return f"Trap({self.name!r})"


def _of(unit: str) -> Callable[[int], str]:
    return lambda size: (unit * (size // len(unit) + 1))[:size]


TRAPS: dict[str, Callable[[int], str]] = {
    "one long word": _of("a"),
    "words": _of("word "),
    "sentences": _of("It rained. "),
    "spaces": lambda size: "a" + " " * size + "b",
    "line feeds": lambda size: "a" + "\n" * size + "b",
    "spaces and line feeds": _of("   \n"),
    "short lines": _of("a\n"),
    "paragraphs": _of("It rained in the night.\n\n"),
    "list items": _of("- it rained\n"),
    "section headers": _of("Related stories\n"),
    "hyphens at line ends": _of("ab-\n"),
    "nested entities": lambda size: "&" + "amp;" * (size // 4),
    "ampersands": _of("&"),
    "open references": _of("&#1"),
    "open tags": _of("<a "),
    "open brackets": _of("("),
    "at signs": _of("a@"),
    "addresses": _of("http://a.b/"),
    "dots": _of(". "),
    "quotes": _of("“a” "),
    "pipes": _of("a | "),
    "digits": _of("1,"),
    "mojibake": _of("cafÃ© "),
    "broken mojibake": _of("â€"),
    "mojibake beside sound text": _of("日Ã©"),
    "lost bullets": _of("π one β two\n"),
    "lone letters": _of("of π in "),
    "combining marks": lambda size: "a" + "\u0301\u0323" * (size // 2),
    "joiners": _of("\u200d"),
    "controls": _of("a\x00\x85"),
    "escape codes": _of("\x1b["),
    "surrogates": _of("\ud83d"),
    "emoji": _of("👩\u200d💻"),
}


def seconds(cleaner: Cleaner, text: str) -> float:
    """CPU seconds of one call. Unlike time by the clock it does not count other people's work."""
    start = process_time()
    cleaner(text)
    return process_time() - start


@law
def linear_time(
    traps: Mapping[str, Callable[[int], str]] | None = None,
    largest: int = LARGEST,
    steepest: float = STEEPEST,
    cost: Cost | None = None,
) -> Law:
    """Time grows with the length of the text, not with its square, on every trap.

    Why: one page with a megabyte of spaces otherwise holds up the whole run, and anybody can send one.

    Example:
        >>> def count_pairs(cleaner, text):  # counted work in place of time
        ...     return len(text) ** 2
        >>> linear_time(cost=count_pairs).broken(str.strip, Trap("words", lambda size: "a " * size))
        'words: the cost grows with the 2.0th power of the length: 1e+09 for 16,000 characters, 1.6e+10 for 64,000'

    Takes: ``traps``, names and functions that make a text of a given length (31 of them); ``largest``, the
    longest text in characters (four times that in a second look); ``steepest``, the exponent that is let pass;
    ``cost``, what is measured (CPU seconds, best of several; or counted work, such as calls or steps).

    Lengths are doubled until a run is long enough to be measured; a cleaner that is fast even on the
    longest text has kept the law.
    """
    cases = tuple(Trap(name, make) for name, make in (TRAPS if traps is None else traps).items())
    measure = cost or seconds
    floor, enough = (FLOOR, ENOUGH) if cost is None else (0.0, float("inf"))

    def judge(subject: Subject, trap: Trap) -> str | None:
        asked: set[str] = set()

        def fresh(size: int) -> str:
            """A text that was not asked before: a cleaner may remember short ones."""
            made = (trap.make(size - shorter) for shorter in range(min(size, SHORTER)))
            text = next((text for text in made if text not in asked), None)
            asked.add(text := trap.make(size) if text is None else text)
            return text

        def best(size: int, runs: int) -> float:
            texts = [fresh(size) for _ in range(runs)] if cost is None else [trap.make(size)]
            return min(measure(subject.cleaner, text) for text in texts)

        points: list[tuple[int, float]] = []
        size = FIRST
        while size <= largest and (not points or points[-1][1] < enough):
            subject.answer(fresh(size))  # one that cannot be cleaned is no matter of time
            points.append((size, best(size, RUNS)))
            size *= 2
        last, long = points[-1]
        useful = [point for point in points if point[1] > floor and point[0] * SPREAD <= last]
        if not useful or _power(useful[-1], points[-1]) <= steepest:
            return None
        # A second look with more runs, and two doublings on: a cleaner that merely goes round once more, or remembers
        # nothing more, from some length on takes twice as long again for twice as much, one that is quadratic does not.
        first = useful[-1][0]
        looks = [(n, best(n, SECOND_LOOK)) for n in (first, last, 2 * last, 4 * last)]
        power = min(_power(low, high) for low, high in pairwise(looks))
        short, long = looks[0][1], looks[1][1]
        if short <= floor or power <= steepest:
            return None
        unit = " s" if cost is None else ""
        return (
            f"{trap.name}: the cost grows with the {power:.1f}th power of the length: "
            f"{short:.2g}{unit} for {first:,} characters, {long:.2g}{unit} for {last:,}"
        )

    return Law("linear_time", cases, judge)


def _power(low: tuple[int, float], high: tuple[int, float]) -> float:
    if low[1] <= 0:
        return 0.0
    return log(high[1] / low[1]) / log(high[0] / low[0])


__all__ = ["linear_time"]
