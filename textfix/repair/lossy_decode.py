"""The likeliest text behind damaged text: a beam search over residues, in one language.

Costs are natural logarithms of probabilities throughout; higher is likelier.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import exp, log
from typing import NamedTuple

from .lossy_chars import fits, place
from .lossy_genuine import ALONE, GREEK, SIGN, lone
from .lossy_greek import NO_WORD, Stress, closed, stressed
from .lossy_pages import NBSP, Option, Reading, Residues, survives

Step = Callable[[str, str, str], float]

BEAM = 12  # states kept at a position; 24 changed nothing on the development half
UNKNOWN = -15.5  # a residue of nothing plausible; dearer than any known one, cheaper than alien debris
WIDE_BEAM = 24  # the same where accents keep more of them apart
CONTRADICTION, SYMBOL_INTACT = -4.0, -1.5  # a letter, a symbol that is whole although the loss should have hit it
SIGN_INTACT = -8.0  # the same for a Greek letter in other prose: in a damaged text it would not be one letter
ODD_CAPITAL, ODD_SMALL = -7.0, -5.0  # a capital behind a small letter; a small letter behind two capitals
CAPITAL = -3.0  # a capital at a word start that begins no sentence
SMALL = -1.5  # a small letter that begins one
STRANGE = -9.4  # ln P of a letter that the language's sample never held: not one to restore
STRANGE_HERE = -7.0  # ln P below which a single letter is no word of the language
RARE_BLANK = -3.0  # a no-break space where the model counts spaces
REPEATED = -4.0  # the same quote, apostrophe or dash twice running
_LABELS = frozenset((",", ")", ".", ":", ";"))
LOST = "\ufffd"


_SINGLE = frozenset(("apostrophe", "open", "close", "dash", "ellipsis"))
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


class Piece(NamedTuple):
    """``text[start:end]`` of the damaged text reads as ``options[0]``; no options: as U+FFFD."""

    start: int
    end: int
    text: str
    options: tuple[Option, ...]


class _Node(NamedTuple):
    cost: float
    last: str  # last character of the reading
    before: str  # the one before it
    piece: Piece | None
    back: _Node | None
    stress: Stress = NO_WORD  # of the word so far; for Greek only


_Open = dict[int, dict[tuple[str, str, Stress], _Node]]  # the nodes that end at an offset


class Decoder:
    """Reads stretches of text in one language under one reading of the damage."""

    def __init__(
        self, table: Residues, step: Step, listed: bool = False, whole: bool = False, letters: bool = True,
        greek: bool = False,
    ) -> None:  # fmt: skip
        """``listed``: lines are numbered with Greek letters. ``whole``: no character can be intact.
        ``letters``: lost letters are restored, not only symbols. ``greek``: words have one accent each."""
        self._greek = greek
        self._listed, self._all_hit, self.letters = listed, whole, letters
        self._table = table
        self._step = step
        self._whole: dict[str, float] = {}
        self._choices: dict[str, list[tuple[float, tuple[Option, ...]]]] = {}

    def decode(self, text: str, start: int, end: int, unknown: bool = False) -> tuple[float, list[Piece]]:
        """The likeliest reading of ``text[start:end]`` in its surroundings, and the pieces that differ.

        With ``unknown``, a residue of nothing plausible may become U+FFFD.
        """
        sizes, cont = self._table.sizes, self._table.cont
        low, high = max(0, start - 2), min(len(text), end + 2)
        first = _Node(0.0, text[start - 1 : start], text[low : max(low, start - 1)], None, None)
        open_: _Open = {start: {("", "", NO_WORD): first}}
        for at in range(start, high):
            here = open_.pop(at, None)
            if not here:
                continue
            beam = sorted(here.values(), key=lambda node: -node.cost)[: WIDE_BEAM if self._greek else BEAM]
            char = text[at]
            suspect = char in self._table.lead and at < end
            for node in beam:
                cost = node.cost + self._as_is(node, text, at) + self._contradicts(char)
                self._keep(open_, at + 1, _Node(cost, char, node.last, None, node), char)
            if not suspect and (char not in sizes or at >= end):
                continue
            for size in sizes.get(char, ()):
                stop = at + size
                if stop > high:
                    break
                for cost, group in self._group(text[at:stop]):
                    self._extend(open_, beam, text, at, stop, cost, group)
            if unknown and suspect and (self.letters or not in_word(text, at)):
                stop = at + 1
                while stop < high and stop < at + 4 and text[stop] in cont:
                    stop += 1
                piece = Piece(at, stop, LOST, ())
                for node in beam:
                    self._keep(open_, stop, _Node(node.cost + UNKNOWN, LOST, node.last, piece, node), LOST)
        if high == len(text):  # the blank behind the last word tells its ending
            open_ = {
                high: {
                    key: node._replace(cost=node.cost + self._letter(node, " ") + closed(node.stress))
                    for nodes in open_.values()
                    for key, node in nodes.items()
                }
            }
        # A residue may reach into the right context; whatever got furthest has seen the same characters.
        final = [node for nodes in open_.values() for node in nodes.values()]
        best = max(final, key=lambda node: node.cost)
        pieces = []
        link: _Node | None = best
        while link is not None:
            if link.piece is not None:
                pieces.append(link.piece)
            link = link.back
        pieces.reverse()
        return best.cost, pieces

    def plain(self, text: str, start: int, end: int) -> float:
        """What ``text[start:end]`` costs as it stands."""
        high = min(len(text), end + 2)
        node = _Node(0.0, text[start - 1 : start], text[max(0, start - 2) : max(0, start - 1)], None, None)
        for at in range(start, high):
            node = _Node(node.cost + self._as_is(node, text, at), text[at], node.last, None, None)
        return node.cost + (self._letter(node, " ") if high == len(text) else 0.0)

    @property
    def reading(self) -> Reading:
        """The reading of the damage that this decoder goes by."""
        return self._table.reading

    def options(self, residue: str) -> list[Option]:
        """Everything that ``residue`` can be."""
        return self._table.options.get(residue, [])

    def letter_fit(self, text: str, start: int, end: int, char: str) -> float:
        """What ``char`` in place of ``text[start:end]`` costs between its neighbours as they stand."""
        around = text[max(0, start - 2) : start] + char + text[end : end + 2]
        at = min(start, 2)
        node = _Node(0.0, around[at - 1 : at], around[max(0, at - 2) : max(0, at - 1)], None, None)
        for c in around[at:]:
            node = _Node(node.cost + self._letter(node, c), c, node.last, None, None)
        return node.cost

    def _extend(
        self,
        open_: _Open,
        beam: list[_Node],
        text: str,
        at: int,
        stop: int,
        joint: float,
        group: tuple[Option, ...],
    ) -> None:
        option = group[0]
        after = text[stop : stop + 1]
        if option.trimmed and not (after == "" or after.isspace()):
            return
        char = option.char
        piece = Piece(at, stop, char.text, group)
        if char.kind == "letter":
            for node in beam:
                cost = node.cost + joint + self._letter(node, char.text)
                self._keep(open_, stop, _Node(cost, char.text, node.last, piece, node), char.text)
            return
        right = "?" if after and after in self._table.lead else place(after)
        late = 0.0
        if char.kind == "apostrophe" and right == "A":
            late = _late_apostrophe(text, at, stop)
        for node in beam:
            cost = node.cost + joint + late + fits(char.kind, place(node.last), right)
            if node.last == char.text and char.kind in _SINGLE:
                cost += REPEATED
            self._keep(open_, stop, _Node(cost, char.text[-1], node.last, piece, node), char.text)

    def _group(self, residue: str) -> list[tuple[float, tuple[Option, ...]]]:
        """Options of a residue: letters one by one; symbols of a kind together, with their joint cost."""
        found = self._choices.get(residue)
        if found is None:
            kinds: dict[tuple[str, bool], list[Option]] = {}
            found = []
            for option in self._table.options.get(residue, ()):
                if option.char.kind == "letter":
                    letter = option.char.text
                    if not self.letters:
                        continue
                    if self._step("", "", letter.lower()) > STRANGE or self._whole_after(letter):
                        found.append((option.cost, (option,)))
                else:
                    kinds.setdefault((option.char.kind, option.trimmed), []).append(option)
            for options in kinds.values():
                options.sort(key=lambda o: -(o.cost + o.char.cost))
                joint = log(sum(exp(o.cost + o.char.cost) for o in options))
                found.append((joint, tuple(options)))
            self._choices[residue] = found
        return found

    def _whole_after(self, letter: str) -> bool:
        """Whether a rare letter is sure: nothing of it can have been lost."""
        return self._table.reading.loss != "folded" and survives(letter, self._table.reading)

    def _contradicts(self, char: str) -> float:
        """What it costs that ``char`` is whole, if this is how the document came to harm."""
        if char <= "\x7f":
            return 0.0
        cost = self._whole.get(char)
        if cost is None:
            cost = 0.0
            if self._all_hit or not survives(char, self._table.reading):
                cost = CONTRADICTION if char.isalpha() else SYMBOL_INTACT
                if char in GREEK and self._step("", "", char.lower()) < STRANGE:
                    cost = SIGN_INTACT
            self._whole[char] = cost
        return cost

    def _as_is(self, node: _Node, text: str, at: int) -> float:
        char = text[at]
        cost = self._letter(node, char)
        if char in GREEK:
            return max(cost, lone(text, at, self._listed))
        if char > "\xbf" and char.isalpha() and cost < STRANGE_HERE:
            before, after = text[at - 1 : at], text[at + 1 : at + 2]
            if not before.isalpha() and not after.isalpha():
                meant = lone(text, at)
                cost = max(cost, meant) if meant > SIGN or after in _LABELS else cost + ALONE
        return cost

    def _letter(self, node: _Node, char: str) -> float:
        last, before = node.last, node.before
        cost = self._step(_FOLD[before], _FOLD[last], _FOLD[char])
        if char == NBSP:
            return cost + RARE_BLANK
        if char.isupper():
            if last.islower():
                cost += ODD_CAPITAL
            elif not last.isalpha() and before not in _SENTENCE_ENDS:
                cost += CAPITAL
        elif char.islower():
            if last.isupper():
                cost += ODD_SMALL if before.isupper() else 0.0
            elif before in _SENTENCE_ENDS and last in _BLANKS:
                cost += SMALL
        return cost

    def _keep(self, open_: _Open, at: int, node: _Node, added: str) -> None:
        """Add a node that ends at ``at``, unless there is a better one that nothing later can tell from it."""
        if self._greek and node.back is not None:
            stress, cost = node.back.stress, node.cost
            for char in added:
                stress, more = stressed(stress, char)
                cost += more
            node = node._replace(cost=cost, stress=stress)
        states = open_.setdefault(at, {})
        state = (node.before, node.last, node.stress)
        held = states.get(state)
        if held is None or held.cost < node.cost:
            states[state] = node


_WORD_END = re.compile(r"[^\W\d_]{3,}")
_WORD_HEAD = re.compile(r"[^\W\d_]{4}$")
LONG_BOTH_SIDES = -4.0  # an apostrophe has a short word on one side at least: don't, l'eau, O'Neill


def _late_apostrophe(text: str, at: int, stop: int) -> float:
    long = _WORD_END.match(text, stop) and _WORD_HEAD.search(text, max(0, at - 4), at)
    return LONG_BOTH_SIDES if long else 0.0


def in_word(text: str, at: int) -> bool:
    """Whether a letter stands beside ``text[at]``."""
    return text[at - 1 : at].isalpha() or text[at + 1 : at + 2].isalpha()
