"""What is left of a character whose UTF-8 bytes went through a code page and then partly got lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
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
_MARKS = b"\xe2\x80"  # how the marks of general punctuation begin


class Option(NamedTuple):
    """One character that a residue can stand for."""

    char: Plausible
    cost: float  # nats, for the losses that must have happened
    trimmed: bool  # the residue lost a blank at its end, so a blank or line end must follow


class Reading(NamedTuple):
    """How a document came to harm: its UTF-8 was read through ``page``, and C1 controls were then lost."""

    page: str
    loss: str


class Residues(NamedTuple):
    """All residues of one reading."""

    options: dict[str, list[Option]]
    sizes: dict[str, tuple[int, ...]]  # first character of a residue -> lengths of the residues it starts
    lead: frozenset[str]
    cont: frozenset[str]
    reading: Reading


def residues(reading: Reading, present: frozenset[str]) -> Residues:
    """The table of a reading: what can be left in a text that holds ``present``, and of which characters.

    >>> table = residues(Reading("iso8859-7", "dropped"), frozenset("β¬"))
    >>> [o.char.text for o in table.options["β¬"]][:1]
    ['€']
    """
    leads = (byte for byte in _by_lead() if any(way[:1] in present or way <= "\x7f" for way, _ in _ways(byte, reading)))
    return _residues(reading, tuple(leads))


@cache
def _by_lead() -> dict[int, list[Plausible]]:
    """Plausible characters by their first byte; a text's damage begins with few of them."""
    groups: dict[int, list[Plausible]] = {}
    for char in plausible():
        groups.setdefault(char.text.encode("utf-8", "surrogatepass")[0], []).append(char)
    return groups


@cache
def _left_of(reading: Reading, lead: int) -> dict[str, list[Option]]:
    """Residues of the characters that begin with the byte ``lead``."""
    options: dict[str, list[Option]] = {}
    for char in _by_lead()[lead]:
        for residue, cost in remains(char.text, reading):
            if not residue.isascii():
                options.setdefault(residue, []).append(Option(char, cost, False))
            if residue[-1:] in (" ", NBSP) and not residue[:-1].isascii():
                options.setdefault(residue[:-1], []).append(Option(char, cost, True))
    return options


@lru_cache(512)
def _residues(reading: Reading, leads: tuple[int, ...]) -> Residues:
    options: dict[str, list[Option]] = {}
    for lead in leads:
        for residue, found in _left_of(reading, lead).items():
            options[residue] = options[residue] + found if residue in options else found
    sizes: dict[str, set[int]] = {}
    for residue in options:
        sizes.setdefault(residue[0], set()).add(len(residue))
    high = page(reading.page)
    return Residues(
        options,
        {first: tuple(sorted(lengths)) for first, lengths in sizes.items()},
        frozenset(c for c in high.lead if c > "\x9f"),
        frozenset(c for c in high.cont if c > "\x9f"),
        reading,
    )


def survives(char: str, reading: Reading) -> bool:
    """Whether all bytes of ``char`` come through, so that a decoder before us could restore it.

    >>> survives("γ", Reading("iso8859-7", "dropped")), survives("π", Reading("iso8859-7", "dropped"))
    (True, False)
    """
    chars, undefined = page(reading.page).chars, _undefined(reading.page)
    return reading.loss in INTACT or not any(
        "\x80" <= chars[byte] <= "\x9f" or byte in undefined for byte in char.encode("utf-8", "surrogatepass")
    )


def remains(text: str, reading: Reading) -> Iterator[tuple[str, float]]:
    """Every way that ``text`` may look after the harm, with its cost.

    >>> list(remains("’", Reading("iso8859-7", "dropped")))
    [('β', 0.0)]
    """
    seen = {text}
    raw = text.encode("utf-8", "surrogatepass")
    last = _ways(raw[-1], reading)
    for begun, cost in _begun(raw[:-1], reading):
        for c, more in last:
            residue = begun + c
            if residue not in seen:
                seen.add(residue)
                yield residue, cost + more
        if raw[:-1] == _MARKS and reading.loss not in INTACT and (cut := begun + LOSSES[reading.loss]) not in seen:
            seen.add(cut)
            yield cut, cost + _TAKEN


@cache
def _begun(raw: bytes, reading: Reading) -> tuple[tuple[str, float], ...]:
    """Every way that the bytes before a character's last may look; characters share them by the dozen."""
    if not raw:
        return (("", 0.0),)
    last = _ways(raw[-1], reading)
    return tuple((begun + c, cost + more) for begun, cost in _begun(raw[:-1], reading) for c, more in last)


@cache
def _ways(byte: int, reading: Reading) -> tuple[tuple[str, float], ...]:
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


def leads(pages: Iterable[str] = PAGES) -> frozenset[str]:
    """Characters that begin a residue in some page."""
    return frozenset(c for name in pages for c in page(name).lead if c > "\x9f")
