"""The likeliest text behind damaged text: a beam search over residues, in one language.

Costs are natural logarithms of probabilities throughout; higher is likelier.
"""

from __future__ import annotations

import re
from math import exp, log
from operator import itemgetter
from typing import NamedTuple

from .lossy_chars import fits, place
from .lossy_genuine import GREEK
from .lossy_greek import NO_WORD, Stress, closed, stressed
from .lossy_pages import Option, Reading, Residues, survives
from .lossy_prose import Prose

BEAM = 12  # states kept at a position; 24 changed nothing on the development half
UNKNOWN = -15.5  # a residue of nothing plausible; dearer than any known one, cheaper than alien debris
WIDE_BEAM = 24  # the same where accents keep more of them apart
CONTRADICTION, SYMBOL_INTACT = -4.0, -1.5  # a letter, a symbol that is whole although the loss should have hit it
SIGN_INTACT = -8.0  # the same for a Greek letter in other prose: in a damaged text it would not be one letter
STRANGE = -9.4  # ln P of a letter that the language's sample never held: not one to restore
REPEATED = -4.0  # the same quote, apostrophe or dash twice running
MIXED = -8.0  # a letter of another script beside one of ours, in one word
LEFTOVER = -4.0  # a later byte of a sequence as it is, behind the remains of another character
LOST = "\ufffd"
_ALEF = "ا"  # a language without it has no use for its digits
_TRIMS = "_*"  # behind what is emphasized in Markdown, which ends in no blank

_SINGLE = frozenset(("apostrophe", "open", "close", "dash", "ellipsis"))


class Piece(NamedTuple):
    """``text[start:end]`` of the damaged text reads as ``options[0]``; no options: as U+FFFD."""

    start: int
    end: int
    text: str
    options: tuple[Option, ...]


_Link = tuple[Piece, "_Link | None"]  # a piece and those before it
_Node = tuple[float, str, str, "_Link | None", Stress]  # cost, last character, the one before, pieces, the word so far
_States = dict[tuple[str, str, Stress], _Node]  # what nothing later can tell apart, the likeliest of each
_cost = itemgetter(0)


class Decoder:
    """Reads stretches of text in one language under one reading of the damage."""

    def __init__(
        self, table: Residues, prose: Prose, whole: bool = False, letters: bool = True, greek: bool = False
    ) -> None:
        """``whole``: no character can be intact. ``letters``: lost letters are restored, not only symbols.
        ``greek``: words have one accent each."""
        self._greek = greek
        self._all_hit, self.letters = whole, letters
        self._table = table
        self._prose = prose
        self._whole: dict[str, float] = {}
        self._choices: dict[str, list[tuple[float, tuple[Option, ...]]]] = {}
        self._costs: dict[tuple[int, int], float] = {}

    def cost(self, start: int, end: int) -> float:
        """What ``text[start:end]`` costs as the remains of its likeliest reading."""
        found = self._costs.get((start, end))
        if found is None:
            found = self._costs[start, end] = self.decode(start, end)[0]
        return found

    def decode(self, start: int, end: int, unknown: bool = False) -> tuple[float, list[Piece]]:
        """The likeliest reading of ``text[start:end]`` in its surroundings, and the pieces that differ.

        With ``unknown``, a residue of nothing plausible may become U+FFFD.
        """
        text, sizes, lead = self._prose.text, self._table.sizes, self._table.lead
        letters, as_is = self._prose.letters, self._prose.as_is
        high = min(len(text), end + 2)
        last, before = text[max(0, start - 1) : start], text[max(0, start - 2) : max(0, start - 1)]
        states: _States = {("", "", NO_WORD): (0.0, last, before, None, NO_WORD)}
        open_: dict[int, _States] = {}  # that end further on
        at = start
        while at < high:
            if not open_ and len(states) == 1:
                at, node = self._standing(next(iter(states.values())), at, start, end, unknown)
                states = {(node[2], node[1], node[4]): node}
                if at == high:
                    break
            beam = [*states.values()]
            if len(beam) > 1:
                beam.sort(key=_cost, reverse=True)
                del beam[WIDE_BEAM if self._greek else BEAM :]
            char = text[at]
            whole = self._contradicts(char) if char > "\x7f" else 0.0
            later = char > "\x7f" and char in self._table.cont
            for cost, last, before, link, stress in beam:
                price = letters[before + last + char] if char < "\xc0" else as_is(before, last, at)
                if later and link is not None and link[0].end == at:
                    price += LEFTOVER
                self._keep(open_, at + 1, (cost + price + whole, char, last, link, stress), char)
            if at < end:
                for size in sizes.get(char, ()):
                    if at + size > high:
                        break
                    for joint, group in self._group(text[at : at + size]):
                        self._extend(open_, beam, at, at + size, joint, group)
                if unknown and char in lead and (self.letters or not in_word(text, at)):
                    self._give_up(open_, beam, at, high)
            at += 1
            states = open_.pop(at)
        nodes = [*states.values()]
        if high == len(text):  # the blank behind the last word tells its ending
            nodes = [(node[0] + letters[node[2] + node[1] + " "] + closed(node[4]), *node[1:]) for node in nodes]
        best = max(nodes, key=_cost)
        pieces = []
        link = best[3]
        while link is not None:
            piece, link = link
            pieces.append(piece)
        pieces.reverse()
        return best[0], pieces

    def _standing(self, node: _Node, at: int, start: int, end: int, unknown: bool) -> tuple[int, _Node]:
        """The only node there is, moved on as far as nothing can be a residue, and where it ends then."""
        text, sizes, options = self._prose.text, self._table.sizes, self._table.options
        cost, last, before, link, stress = node
        if at and (last != text[at - 1] or before != text[max(0, at - 2) : at - 1]):
            return at, node
        high = min(len(text), end + 2)
        first = at
        for price in self._prose.run(start, high)[at - start :]:
            char = text[at]
            if at < end:
                if char in sizes and any(text[at : at + size] in options for size in sizes[char]):
                    break
                if unknown and char in self._table.lead:
                    break
            cost += price
            if char > "\x7f":
                cost += self._contradicts(char)
            if self._greek:
                stress, more = stressed(stress, char)
                cost += more
            at += 1
        if at == first:
            return at, node
        return at, (cost, text[at - 1], text[max(0, at - 2) : at - 1], link, stress)

    @property
    def reading(self) -> Reading:
        """The reading of the damage that this decoder goes by."""
        return self._table.reading

    def options(self, residue: str) -> list[Option]:
        """Everything that ``residue`` can be."""
        return self._table.options.get(residue, [])

    def letter_fit(self, start: int, end: int, char: str) -> float:
        """What ``char`` in place of ``text[start:end]`` costs between its neighbours as they stand."""
        text, letters = self._prose.text, self._prose.letters
        around = text[max(0, start - 2) : start] + char + text[end : end + 2]
        return sum([letters[around[max(0, at - 2) : at + 1]] for at in range(min(start, 2), len(around))])

    def _extend(
        self, open_: dict[int, _States], beam: list[_Node], at: int, stop: int, joint: float, group: tuple[Option, ...]
    ) -> None:
        text, option = self._prose.text, group[0]
        after = text[stop : stop + 1]
        if option.trimmed and not (after == "" or after.isspace() or after in _TRIMS):
            return
        char = option.char
        piece = Piece(at, stop, char.text, group)
        if char.kind == "letter":
            letters = self._prose.letters
            alien = char.text > "\u036f" and not "\u1e00" <= char.text <= "\u1eff"
            if alien and _ours(after):
                joint += MIXED
            for cost, last, before, link, stress in beam:
                cost = cost + joint + letters[before + last + char.text]
                if alien and _ours(last):
                    cost += MIXED
                self._keep(open_, stop, (cost, char.text, last, (piece, link), stress), char.text)
            return
        right = "?" if after and after in self._table.lead else place(after)
        late = 0.0
        if char.kind == "apostrophe" and right == "A":
            late = _late_apostrophe(text, at, stop)
        blank = char.text.isspace()
        stripped = option.trimmed and not after.startswith(" ")  # at the end of a line, and not half of "Â "
        for cost, last, before, link, stress in beam:
            cost = cost + joint + late + fits(char.kind, place(last), right)
            if last == char.text and char.kind in _SINGLE:
                cost += REPEATED
            if blank and (stripped or last.isspace()):  # several blanks are one to the model
                self._keep(open_, stop, (cost, last, before, (piece, link), stress), "")
            else:
                self._keep(open_, stop, (cost, char.text[-1], last, (piece, link), stress), char.text)

    def _give_up(self, open_: dict[int, _States], beam: list[_Node], at: int, high: int) -> None:
        """A residue of nothing plausible: the first byte, and what is left of as many as follow such a one."""
        text, stop = self._prose.text, at + 1
        limit = min(high, stop + self._table.lead[text[at]])
        while stop < limit and (text[stop] in self._table.cont or text[stop] == self._table.lost):
            stop += 1
        residue = text[at:stop]
        if stop == limit and residue in self._table.options and self._table.cont.issuperset(residue[1:]):
            return  # nothing of it is lost
        if stop == at + 1 and not text[at].isalpha():
            return  # a sign by itself
        piece = Piece(at, stop, LOST, ())
        for cost, last, _, link, stress in beam:
            self._keep(open_, stop, (cost + UNKNOWN, LOST, last, (piece, link), stress), LOST)

    def _group(self, residue: str) -> list[tuple[float, tuple[Option, ...]]]:
        """Options of a residue: letters one by one; symbols of a kind together, with their joint cost."""
        found = self._choices.get(residue)
        if found is None:
            kinds: dict[tuple[str, bool], list[Option]] = {}
            found = []
            for option in self._table.options.get(residue, ()):
                if option.char.kind == "letter":
                    letter = option.char.text
                    if not self.letters or (letter.isdecimal() and self._prose.common(_ALEF) <= STRANGE):
                        continue
                    if self._prose.common(letter) > STRANGE or self._whole_after(letter):
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
        cost = self._whole.get(char)
        if cost is None:
            cost = 0.0
            if self._all_hit or not survives(char, self._table.reading):
                cost = CONTRADICTION if char.isalpha() else SYMBOL_INTACT
                if char in GREEK and self._prose.common(char) < STRANGE:
                    cost = SIGN_INTACT
            self._whole[char] = cost
        return cost

    def _keep(self, open_: dict[int, _States], at: int, node: _Node, added: str) -> None:
        """Add a node that ends at ``at``, unless there is a better one that nothing later can tell from it."""
        cost, last, before, link, stress = node
        if self._greek:
            for char in added:
                stress, more = stressed(stress, char)
                cost += more
            node = (cost, last, before, link, stress)
        states = open_.get(at)
        if states is None:
            states = open_[at] = {}
        state = (before, last, stress)
        held = states.get(state)
        if held is None or held[0] < cost:
            states[state] = node


_WORD_END = re.compile(r"[^\W\d_]{3,}")
_WORD_HEAD = re.compile(r"[^\W\d_]{4}$")
LONG_BOTH_SIDES = -4.0  # an apostrophe has a short word on one side at least: don't, l'eau, O'Neill


def _late_apostrophe(text: str, at: int, stop: int) -> float:
    long = _WORD_END.match(text, stop) and _WORD_HEAD.search(text, max(0, at - 4), at)
    return LONG_BOTH_SIDES if long else 0.0


def _ours(char: str) -> bool:
    return char.isascii() and char.isalpha()


def in_word(text: str, at: int) -> bool:
    """Whether a letter stands beside ``text[at]``."""
    return text[at - 1 : at].isalpha() or text[at + 1 : at + 2].isalpha()
