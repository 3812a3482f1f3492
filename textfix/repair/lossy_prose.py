"""What text costs as it stands: ln P of its characters in one language, letters used as signs among them.

Asked for every reading of a text alike, so what is the same for all of them is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable

from .lossy_genuine import ALONE, GREEK, SIGN, cited, lone
from .lossy_pages import NBSP

Step = Callable[[str, str, str], float]

ODD_CAPITAL, ODD_SMALL = -7.0, -5.0  # a capital behind a small letter; a small letter behind two capitals
CAPITAL = -3.0  # a capital at a word start that begins no sentence
SMALL = -1.5  # a small letter that begins one
STRANGE_HERE = -7.0  # ln P below which a single letter is no word of the language
RARE_BLANK = -3.0  # a no-break space where the model counts spaces
_LABELS = frozenset((",", ")", ".", ":", ";"))
_BLANKS = frozenset(("", "\n", " "))
_SENTENCE_ENDS = frozenset(("", "\n", ".", "!", "?", ":", "…"))


class _Fold(dict[str, str]):
    """A character as the language model spells it."""

    def __missing__(self, char: str) -> str:
        if char == "" or char.isspace():
            folded = " "
        elif char.isdecimal():
            folded = "0"
        else:
            folded = char.lower()
        self[char] = folded
        return folded


_FOLD = _Fold()


class Letters(dict[str, float]):
    """ln P of the last of two or three characters behind the others; of one, at the start of a text."""

    def __init__(self, step: Step) -> None:
        self._step = step

    def __missing__(self, chars: str) -> float:
        before, last, char = chars[:-2], chars[-2:-1], chars[-1]
        if last == NBSP and char == "\n":
            self[chars] = 0.0  # to the model, the blank and the end of the line are one
            return 0.0
        cost = self._step(_FOLD[before], _FOLD[last], _FOLD[char])
        if char == NBSP:
            cost += RARE_BLANK
        elif char.isupper():
            if last.islower():
                cost += ODD_CAPITAL
            elif not last.isalpha() and before not in _SENTENCE_ENDS:
                cost += CAPITAL
        elif char.islower():
            if last.isupper():
                cost += ODD_SMALL if before.isupper() else 0.0
            elif before in _SENTENCE_ENDS and last in _BLANKS:
                cost += SMALL
        self[chars] = cost
        return cost


class Prose:
    """A text in one language."""

    def __init__(self, text: str, step: Step, listed: bool = False, damaged: float = 0.0) -> None:
        """``listed``: lines are numbered with Greek letters. ``damaged``: nats against each letter as a sign."""
        self.text = text
        self.letters = Letters(step)
        self._step = step
        self._listed, self._damaged = listed, damaged
        self._signs: dict[int, float] = {}
        self._runs: dict[tuple[int, int], list[float]] = {}

    def common(self, letter: str) -> float:
        """ln P of a letter, wherever it may stand."""
        return self._step("", "", letter.lower())

    def as_is(self, before: str, last: str, at: int) -> float:
        """What the character at an offset costs behind two others."""
        char = self.text[at]
        cost = self.letters[before + last + char]
        if char < "\xc0":
            return cost
        if char in GREEK:
            return max(cost, self._sign(at))
        if cost < STRANGE_HERE and char.isalpha():
            before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
            if not before.isalpha() and not after.isalpha():
                meant = self._sign(at)
                cost = max(cost, meant) if meant > SIGN or after in _LABELS else cost + ALONE
        return cost

    def _sign(self, at: int) -> float:
        found = self._signs.get(at)
        if found is None:
            greek = self.text[at] in GREEK
            found = lone(self.text, at, self._listed) + self._damaged if greek else cited(self.text, at)
            self._signs[at] = found
        return found

    def run(self, start: int, end: int) -> list[float]:
        """What each character of ``text[start:end]`` costs."""
        found = self._runs.get((start, end))
        if found is None:
            text, letters = self.text, self.letters
            found = [letters[text[max(0, at - 2) : at + 1]] for at in range(start, end)]
            if not text[start:end].isascii():
                for n, char in enumerate(text[start:end]):
                    if char >= "\xc0":
                        at = start + n
                        found[n] = self.as_is(text[max(0, at - 2) : max(0, at - 1)], text[max(0, at - 1) : at], at)
            self._runs[start, end] = found
        return found

    def plain(self, start: int, end: int) -> float:
        """What ``text[start:end]`` costs, with what follows."""
        high = min(len(self.text), end + 2)
        cost = sum(self.run(start, high))
        return cost + (self.letters[self.text[-2:] + " "] if high == len(self.text) else 0.0)
