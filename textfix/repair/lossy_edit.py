"""The edit for one residue: what it becomes, how sure that is, and what else it may have been."""

from __future__ import annotations

import re
from math import exp

from ..edits import Edit
from .codepages import page
from .lossy_chars import fits, place
from .lossy_decode import LOST, Decoder, Piece
from .lossy_pages import NBSP, Option, survives

BULLET = "•"
SETTLED = 0.15  # share of belief an emoji needs to be restored; below it becomes a bullet
LISTED = 12  # candidates named in a change
KEYWORD = 2.2  # nats for a word of the line that speaks for an emoji
KEYWORDS = 2  # words of a line that count
LINE = 300  # characters of a line that are read for such words

Ranking = list[tuple[str, float]]


class Writer:
    """Turns the pieces that a decoder found into edits."""

    def __init__(self, decoder: Decoder) -> None:
        self._decoder = decoder
        self._memo: dict[tuple[str, str, str, bool, frozenset[str]], Ranking] = {}

    def edit(self, text: str, piece: Piece) -> Edit:
        """The edit of ``text`` for one piece."""
        start, end = piece.start, piece.end
        first = start == 0 or text[start - 1] == "\n"
        if not piece.options:
            if read := self._read(text[start:end]):
                return Edit(start, end, read, "MOJ001")
            return Edit(start, end, BULLET if first else LOST, "MOJ004" if first else "MOJ005", 0.0)
        char = piece.options[0].char
        if self._whole(text[start:end], char.text):
            return Edit(start, end, char.text, "MOJ001")
        if char.kind == "letter" and survives(char.text, self._decoder.reading):
            blank = piece.options[0].trimmed or text[end - 1] == " "  # in place of a no-break space, or lost with it
            return Edit(start, end, char.text, "MOJ003" if blank else "MOJ001")
        ranked = self._ranked(text, piece)
        names = tuple(name for name, _ in ranked[:LISTED])
        share = round(ranked[0][1], 3)
        if char.kind == "emoji" and first and share < SETTLED:
            return Edit(start, end, BULLET, "MOJ004", 1 - share, (BULLET, *names[: LISTED - 1]))
        if char.text.isupper() and text[start - 1 : start].islower():  # no language writes voilÀ
            return Edit(start, end, LOST, "MOJ005", 1 - share, (LOST, *names[: LISTED - 1]))
        return Edit(start, end, names[0], "MOJ003", share, names)

    def _whole(self, residue: str, char: str) -> bool:
        """Is the residue all that the page shows of the character, so that nothing of it is lost?"""
        shown = page(self._decoder.reading.page).chars
        return residue == "".join([shown[byte] for byte in char.encode("utf-8", "surrogatepass")])

    def _read(self, shown: str) -> str:
        """The character of which nothing is lost, "" for none."""
        try:
            char = page(self._decoder.reading.page).encode(shown).decode("utf-8")
        except UnicodeError:
            return ""
        return char if len(char) == 1 and (char == NBSP or char.isprintable()) else ""

    def _ranked(self, text: str, piece: Piece) -> Ranking:
        """The characters a residue may be, with the share of belief each has, likeliest first."""
        start, end, chosen = piece.start, piece.end, piece.options[0]
        residue = text[start:end]
        options = [
            option
            for option in self._decoder.options(residue)
            if option.trimmed == chosen.trimmed and (self._decoder.letters or option.char.kind != "letter")
        ]
        # What was decided with the neighbours in view comes first; among emoji only the line's words decide.
        name = "" if chosen.char.kind == "emoji" else piece.text
        left, right = place(text[start - 1 : start]), place(text[end : end + 1])
        if any(option.char.kind == "letter" for option in options):
            costs = [
                option.cost + self._decoder.letter_fit(start, end, option.char.text)
                if option.char.kind == "letter"
                else _symbol(option, left, right, frozenset())
                for option in options
            ]
            return _shares(options, costs, name)
        heard = _beginnings(text, end) if name == "" else frozenset()
        key = (residue + name, left, right, chosen.trimmed, heard)
        if key not in self._memo:
            self._memo[key] = _shares(options, [_symbol(option, left, right, heard) for option in options], name)
        return self._memo[key]


def _shares(options: list[Option], costs: list[float], chosen: str) -> Ranking:
    best: dict[str, float] = {}
    for option, cost in zip(options, costs, strict=True):
        name = option.char.text
        best[name] = max(cost, best.get(name, cost))
    top = max(best.values())
    shares = {name: exp(cost - top) for name, cost in best.items()}
    whole = sum(shares.values())
    ranked = sorted(shares.items(), key=lambda item: (item[0] != chosen, -item[1]))
    return [(name, share / whole) for name, share in ranked]


def _symbol(option: Option, left: str, right: str, heard: frozenset[str]) -> float:
    char = option.char
    named = min(KEYWORDS, len(char.words & heard)) if char.words else 0
    return option.cost + char.cost + fits(char.kind, left, right) + KEYWORD * named


def _beginnings(text: str, at: int) -> frozenset[str]:
    """Beginnings of the words behind ``at`` on its line, for matching stems: "fell" and "fel" for "fell"."""
    line = text[at : at + LINE].split("\n", 1)[0].lower()
    return frozenset(word[:size] for word in re.findall(r"[a-z]{2,}", line) for size in range(2, len(word) + 1))
