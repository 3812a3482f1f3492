"""What is left of a character whose UTF-8 bytes went through a code page and then partly got lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from .codepages import page
from .lossy_chars import Plausible, plausible

# The pages that lossy text is met in, likeliest first; the order settles ties.
PAGES = """
    iso8859-7 cp1252 latin-1 cp1251 cp1253 cp1250 iso8859-2 iso8859-15 iso8859-9 cp1254 iso8859-5 cp1255
    cp1257 cp1256 mac-roman koi8-r cp437 cp850 cp852 cp866 cp1258 mac-cyrillic iso8859-8 iso8859-4 iso8859-13
""".split()

# What became of the C1 controls, which no editor shows: the one loss that differs from text to text.
# "folded": they were kept, and it is the accents of Ã, Â and â that an ASCII folding took off.
LOSSES = {"dropped": "", "question": "?", "replaced": "\ufffd", "spaced": " ", "kept": "", "folded": ""}
INTACT = frozenset(("kept", "folded"))

NBSP, SHY = "\xa0", "\xad"
_STRAIGHT = {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "‹": "<", "›": ">"}
_FOLDED = {"Ã": "A", "Â": "A", "â": "a"}

# Costs in nats of losses that befall single characters. Judgements: they only order readings that tie.
_SPACED = -0.7  # a no-break space that became a space
_STRAIGHTENED = -1.5  # a curly quote that became straight
_VANISHED = -1.5  # a soft hyphen that is gone
_TAKEN = -3.0  # the last character of a mark, although the page shows its byte
_MARKS = (0xE2, 0x80)  # how the marks of general punctuation begin

_KEYS = b"#*0123456789"  # what a keycap is built on
# What a residue can hold: of ASCII, what another byte can have become, and first a key.
_RUN = re.compile("[#*0-9]?[ \"'<>?Aa\x80-\U0010ffff]+")
SEARCHED = 20_000  # characters of such runs; in more, no residue is looked for before it is listed

_Ways = tuple[tuple[str, float], ...]


class Option(NamedTuple):
    """One character that a residue can stand for."""

    char: Plausible
    cost: float  # nats, for the losses that must have happened
    trimmed: bool  # the residue lost a blank at its end, so a blank or line end must follow


class Reading(NamedTuple):
    """How a document came to harm: its UTF-8 was read through ``page``, and C1 controls were then lost."""

    page: str
    loss: str


class Residues:
    """The residues of one reading that a text can show, and of which characters they are left."""

    __slots__ = ("cont", "lead", "lost", "options", "reading", "sizes")

    def __init__(self, options: dict[str, list[Option]], reading: Reading) -> None:
        self.options = options
        self.reading = reading
        self.lead, self.cont = _ends(reading.page)  # what begins a sequence, with how many bytes follow; and these
        self.lost = LOSSES[reading.loss].strip()  # what tells where a byte was
        sizes: dict[str, set[int]] = {}
        for residue in options:
            sizes.setdefault(residue[0], set()).add(len(residue))
        # first character of a residue -> lengths of the residues it starts
        self.sizes: dict[str, tuple[int, ...]] = {first: tuple(sorted(lengths)) for first, lengths in sizes.items()}


class Shown:
    """What of a text can be residues, in no order: ``runs``; and its characters outside ASCII.

    Readings that make the same of these characters have one table between them.
    """

    def __init__(self, text: str) -> None:
        self.runs = "\n".join(sorted({run for run in _RUN.findall(text) if not run.isascii()}))
        self.chars = frozenset(c for c in set(self.runs) if c > "\x7f")
        self._tables: dict[object, Residues] = {}

    def residues(self, reading: Reading) -> Residues:
        """The table of a reading: what can be left in the text, and of which characters.

        >>> table = Shown("Prices in β¬ rose").residues(Reading("iso8859-7", "dropped"))
        >>> [o.char.text for o in table.options["β¬"]][:1]
        ['€']
        """
        harm = _harm(reading)
        chars = harm.shown.keys() & self.chars
        alike = (reading.loss, harm.hit, harm.settled, frozenset([(c, harm.shown[c]) for c in chars]))
        table = self._tables.get(alike)
        if table is None:
            ways = dict(harm.always)
            for byte in {byte for c in chars for byte in harm.shown[c]}:
                unseen = harm.always.get(byte, ())
                ways[byte] = tuple([way for way in harm.ways[byte] if way[0] in chars or way in unseen])
            table = self._tables[alike] = Residues(_left(ways, reading, self.runs), reading)
        return table


class _Harm(NamedTuple):
    """What a reading makes of the bytes from 80 up."""

    ways: dict[int, _Ways]  # what may be left of each, with its cost
    always: dict[int, _Ways]  # those of them that leave no trace of their own
    shown: dict[str, tuple[int, ...]]  # the others, each with its bytes
    settled: frozenset[tuple[int, _Ways]]  # the items of ``always``
    hit: frozenset[int]  # the bytes of which nothing is left


@cache
def _harm(reading: Reading) -> _Harm:
    chars, undefined = page(reading.page).chars, _undefined(reading.page)
    ways = {byte: _ways(byte, reading) for byte in (*_KEYS, *range(0x80, 0x100))}
    always: dict[int, _Ways] = {}
    shown: dict[str, tuple[int, ...]] = {}
    for byte, found in ways.items():
        unseen = tuple(way for way in found if way[0] <= "\x7f" or way[0] == NBSP)
        if unseen:
            always[byte] = unseen
        for c, _ in found:
            if c > "\x7f" and c != NBSP:
                shown[c] = (*shown.get(c, ()), byte)
    hit = frozenset(byte for byte in ways if "\x80" <= chars[byte] <= "\x9f" or byte in undefined)
    return _Harm(ways, always, shown, frozenset(always.items()), hit)


class _Branch(NamedTuple):
    """Plausible characters by their bytes: those that go on, and those that end here."""

    more: dict[int, _Branch]
    ends: list[tuple[int, Plausible]]  # with their rank


@cache
def _tree() -> _Branch:
    root = _Branch({}, [])
    first: dict[int, int] = {}  # leads, in the order in which the commonest of their characters are listed
    for n, char in enumerate(plausible()):
        raw = char.text.encode("utf-8", "surrogatepass")
        branch = root
        for byte in raw:
            branch = branch.more.setdefault(byte, _Branch({}, []))
        branch.ends.append((first.setdefault(raw[0], len(first)) * len(plausible()) + n, char))
    return root


def _left(ways: dict[int, _Ways], reading: Reading, runs: str) -> dict[str, list[Option]]:
    """What is left of characters, if each byte goes one of its ``ways``, and may be found in ``runs``."""
    searched = len(runs) <= SEARCHED
    taken = "" if reading.loss in INTACT else LOSSES[reading.loss]
    marks = None if reading.loss in INTACT else _tree().more[_MARKS[0]].more[_MARKS[1]]
    found: dict[str, list[tuple[int, Option]]] = {}
    done: set[tuple[str, int]] = set()

    def add(residue: str, cost: float, rank: int, char: Plausible) -> None:
        if (residue, rank) in done or residue == char.text:
            return
        done.add((residue, rank))
        if not residue.isascii():
            found.setdefault(residue, []).append((rank, Option(char, cost, False)))
        if residue[-1:] in (" ", NBSP) and not residue[:-1].isascii():
            found.setdefault(residue[:-1], []).append((rank, Option(char, cost, True)))

    def follow(branch: _Branch, begun: str, cost: float) -> None:
        for byte, following in branch.more.items():
            for c, more in ways.get(byte, ()):
                residue = begun + c
                if c and searched and residue not in runs and (c not in (" ", NBSP) or begun not in runs):
                    continue
                for rank, char in following.ends:
                    add(residue, cost + more, rank, char)
                if following.more:
                    follow(following, residue, cost + more)
        if branch is marks:
            for following in branch.more.values():
                for rank, char in following.ends:
                    add(begun + taken, cost + _TAKEN, rank, char)

    follow(_tree(), "", 0.0)
    for options in found.values():
        options.sort(key=_rank)
    return {residue: [option for _, option in options] for residue, options in found.items()}


def _rank(ranked: tuple[int, Option]) -> int:
    return ranked[0]


def survives(char: str, reading: Reading) -> bool:
    """Whether all bytes of ``char`` come through, so that a decoder before us could restore it.

    >>> survives("γ", Reading("iso8859-7", "dropped")), survives("π", Reading("iso8859-7", "dropped"))
    (True, False)
    """
    return reading.loss in INTACT or _harm(reading).hit.isdisjoint(char.encode("utf-8", "surrogatepass"))


def _ways(byte: int, reading: Reading) -> _Ways:
    """What may be left of a byte."""
    char = page(reading.page).chars[byte]
    lost = LOSSES[reading.loss]
    if "\x80" <= char <= "\x9f":
        return ((char if reading.loss in INTACT else lost, _SPACED if reading.loss == "spaced" else 0.0),)
    if reading.loss == "folded" and char in _FOLDED:
        return ((_FOLDED[char], 0.0),)
    if char == NBSP:
        return ((" ", _SPACED), (NBSP, _SPACED))
    if byte in _undefined(reading.page) and reading.loss not in INTACT:
        return ((lost, _SPACED), (char, _SPACED))
    if char == SHY:
        return ((SHY, 0.0), ("", _VANISHED))
    if char in _STRAIGHT:
        return ((char, 0.0), (_STRAIGHT[char], _STRAIGHTENED))
    return ((char, 0.0),)


@cache
def _undefined(name: str) -> frozenset[int]:
    """Bytes from A1 up that the page leaves undefined; decoders differ in what they make of them."""
    return frozenset(b for b in range(0xA1, 0x100) if not bytes([b]).decode(name, "ignore"))


@cache
def _ends(name: str) -> tuple[dict[str, int], frozenset[str]]:
    """The characters that show the first byte of a sequence, with the number of others, and those that show these."""
    high = page(name)
    lead = {c: 1 + (byte >= 0xE0) + (byte >= 0xF0) for byte, c in enumerate(high.chars[:0xF5]) if byte > 0xC1}
    lead = {c: follow for c, follow in lead.items() if c in high.lead and c > "\x9f"}
    return lead, frozenset(c for c in high.cont if c > "\x9f")


def leads(pages: Iterable[str] = PAGES) -> frozenset[str]:
    """Characters that begin a residue in some page."""
    return frozenset().union(*(_ends(name)[0].keys() for name in pages))
