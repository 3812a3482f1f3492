"""Mojibake that lost some of its bytes: decided for the document, then read residue by residue.

When UTF-8 is read through the wrong code page and the controls or the no-break spaces among the result are
then dropped, no decoding brings it back. But what is left, the *residue*, is that of few characters, and
all residues of a document went through the same page and the same loss. So :func:`repair_lossy` looks for the
one reading (page and loss) that explains the document far better than the assumption that every character is
meant, and restores each residue to the character that fits its place best.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from ..edits import Edit, Edits
from .codepages import page
from .lossy_decode import LOST, Decoder
from .lossy_edit import Writer
from .lossy_evidence import meant
from .lossy_genuine import lettered_list
from .lossy_pages import NBSP, PAGES, Reading, Residues, Shown, leads
from .lossy_prose import Prose
from .lossy_spans import stretches

if TYPE_CHECKING:
    from ..reading import Reader

ENOUGH = 4.0  # nats that the damage must explain better than chance; about 50 to 1
SAMPLED = 80  # characters looked at in one of them
FIRST, SECOND = 12, 60  # stretches that choose the reading: all readings on the first, the best on the second
SEMIFINALISTS, FINALISTS = 6, 3  # readings that are tried on the first sample, and on the second
LEFT_OVER = 0.1  # characters outside ASCII that no residue covers, beside those that are covered
UNEXPLAINED = 0.5  # characters that a reading of the whole text may miss at first sight, for each that it covers
MOST_UNREAD, UNREAD_SHARE = 4, 0.25  # residues of nothing plausible: so many, or such a share, and it is no reading
HIT = 20  # a residue counts for so many characters that may be meant, before the costly look
CONTEXT = 40  # characters on either side of a stretch that help to tell the language
HOPELESS = 3  # characters that nothing is known of, where they are most of what would change
LANGUAGES = 2  # languages tried for each reading
SIGN_IN_DAMAGE = -4.0  # nats; what the page did to other letters it would have done to this one
OTHER_PAGE = 8.0  # nats against a page that whole characters of the document did not come through
RARE_LOSS = 2.0  # nats against blanks in place of controls: blanks are nearly always meant
UNSEEN_LOSS = 8.0  # the same where no two of them stand behind an odd character


def repair_lossy(text: str, restored: bool = False, shown: frozenset[str] = frozenset()) -> Edits:
    """Edits that restore what lost bytes left behind; none for text that reads as it should.

    ``text`` has been through the lossless repairs. ``restored`` says that they found mojibake in it; lost
    letters are restored only then, lost symbols always. ``shown`` are the pages that it came through, if known.

    >>> text = "π Shares fell 11% β but not for long.\\nβ οΈ Analysts warn of risk."
    >>> repair_lossy(text).apply(text)
    '📉 Shares fell 11% — but not for long.\\n⚠️ Analysts warn of risk.'
    >>> len(repair_lossy("β-blockers, the β version, and π ≈ 3.14"))
    0
    """
    present = _suspects(text)
    if not present:
        return Edits()
    return _repair(text, present, _readings(text, present, PAGES), whole=False, letters=restored, shown=shown)


def repair_whole(text: str) -> Edits:
    """The same for a text as it came, when one reading explains every odd character in it.

    To be tried before the lossless repairs, which may take a part of damaged text for something else. Text
    that needs no guessing is left to them.

    >>> repair_whole("Itâs open â and free.").apply("Itâs open â and free.")
    'It’s open — and free.'
    >>> len(repair_whole("Itâ\\x80\\x99s open â\\x80\\x94 and free."))
    0
    """
    present = _suspects(text)
    if not present:
        return Edits()
    pages = []
    for name in PAGES:
        if present - _MARKS <= page(name).high:
            if LOST not in present and page(name).sequence.sub("", text).isascii():
                return Edits()
            pages.append(name)
    edits = _repair(text, present, _readings(text, present, pages), whole=True, letters=True)
    read = sum(e.end - e.start - text.count(" ", e.start, e.end) for e in edits)
    left = sum(map(text.count, present)) - read
    return edits if left <= LEFT_OVER * read else Edits()


def _suspects(text: str) -> set[str]:
    """The characters outside ASCII, if residues may be among them."""
    if text.isascii():
        return set()
    present = {c for c in set(text) if c > "\x7f"}
    if present.isdisjoint(_leads()) and not _FOLDED.search(text):
        return set()
    return present


def _repair(
    text: str, present: set[str], readings: list[Reading], whole: bool, letters: bool,
    shown: frozenset[str] = frozenset(),
) -> Edits:  # fmt: skip
    if not readings:
        return Edits()
    from ..reading import load

    case = Case(text, load(), whole, letters, shown)
    found = _decide(case, readings)
    if found is None:
        return Edits()
    reading, language = found
    decoder = case.last_decoder(case.shown.residues(reading), language)
    writer = Writer(decoder)
    edits: list[Edit] = []
    for start, end in stretches(text, _high(reading)):
        if edits and edits[-1].end > start:
            start = edits[-1].end
        edits += (writer.edit(text, piece) for piece in decoder.decode(start, end, unknown=True)[1])
    unread = sum(not edit.confidence and not edit.candidates for edit in edits)
    nothing = sum(edit.after == LOST for edit in edits)
    if nothing >= HOPELESS and 2 * nothing > len(edits):
        return Edits()  # more of it would be lost than is won
    if unread > max(MOST_UNREAD, UNREAD_SHARE * len(edits)) or (not shown and meant(text, Edits(edits))):
        return Edits()
    return Edits(edits)


class Case:
    """What is asked of a document, and what the readings of it share."""

    def __init__(self, text: str, reader: Reader, whole: bool, letters: bool, pages: frozenset[str]) -> None:
        """``whole``: no character can be intact. ``letters``: lost letters are restored, not only symbols.
        ``pages``: those that whole characters of the document came through, if known."""
        self.text, self.reader = text, reader
        self.whole, self.letters, self.pages = whole, letters, pages
        self.shown = Shown(text)
        self._listed = lettered_list(text)
        self._prose: dict[str, Prose] = {}
        self._decoders: dict[tuple[Residues, str], Decoder] = {}
        self._languages: dict[str, list[str]] = {}

    def prose(self, language: str) -> Prose:
        """The text in a language."""
        found = self._prose.get(language)
        if found is None:
            found = self._prose[language] = Prose(self.text, partial(self.reader.step, language), self._listed)
        return found

    def last_decoder(self, table: Residues, language: str) -> Decoder:
        """What reads the text by the table that explains it. A letter as a sign is less likely there."""
        against = 0.0 if self.whole else SIGN_IN_DAMAGE
        prose = Prose(self.text, partial(self.reader.step, language), self._listed, against)
        return Decoder(table, prose, self.whole, self.letters, greek=language == "el")

    def decoder(self, table: Residues, language: str) -> Decoder:
        """What reads the text by a table, to see how well it explains the text."""
        found = self._decoders.get((table, language))
        if found is None:
            found = self._decoders[table, language] = Decoder(table, self.prose(language), self.whole, self.letters)
        return found

    def languages(self, text: str) -> list[str]:
        """The likeliest languages of a text."""
        found = self._languages.get(text)
        if found is None:
            found = self._languages[text] = [language for language, _ in self.reader.guess(text, LANGUAGES)]
        return found

    def against(self, reading: Reading) -> float:
        """Nats that speak against a reading before the text is read."""
        rare = 0.0
        if reading.loss == "spaced":
            rare = RARE_LOSS if _TWO_BLANKS.search(self.text) else UNSEEN_LOSS
        other = OTHER_PAGE if self.pages and reading.page not in self.pages else 0.0
        return PAGES.index(reading.page) * 0.05 + rare + other


@cache
def _leads() -> frozenset[str]:
    return leads()


@cache
def _high(reading: Reading) -> frozenset[str]:
    high = page(reading.page).high
    return high if reading.loss == "folded" else high - {NBSP}  # "A\xa0" is à then


def _decide(case: Case, readings: list[Reading]) -> tuple[Reading, str] | None:
    """The reading and language that explain the text; None when nothing does well enough."""
    everywhere = _different(case.text, stretches(case.text))
    few, many = _sample(everywhere, FIRST), _sample(everywhere, SECOND)
    readings = sorted(readings, key=lambda reading: bool(case.pages) and reading.page not in case.pages)
    promises: dict[Residues, int] = {}
    promising = []
    for n, reading in enumerate(readings):
        table = case.shown.residues(reading)
        if table not in promises:
            promises[table] = _promise(case, few, table)
        if promises[table] < 0:
            promising.append((promises[table], n))
    if not promising:
        return None
    meant = case.languages("\n".join(_with_context(case.text, many)))
    ranked = []
    for n in _semifinalists(sorted(promising), readings):
        table = case.shown.residues(readings[n])
        for language in case.languages(_first_guess(case.text, few, table)):
            gain = _gain(case, few, table, language, meant)
            if gain > 0:
                ranked.append((gain, readings[n], language))
    ranked.sort(key=lambda item: -item[0])
    best = None
    for _, reading, language in ranked[:FINALISTS]:
        gain = _gain(case, many, case.shown.residues(reading), language, meant) - case.against(reading)
        if gain >= ENOUGH and (best is None or gain > best[0]):
            best = (gain, reading, language)
    return best and best[1:]


def _semifinalists(promising: list[tuple[int, int]], readings: list[Reading]) -> list[int]:
    """The most promising readings; those with blanks for controls, which explain the same and more, stand apart."""
    rare = [n for _, n in promising if readings[n].loss == "spaced"]
    common = [n for _, n in promising if readings[n].loss != "spaced"]
    return common[:SEMIFINALISTS] + rare[:FINALISTS]


def _promise(case: Case, spans: list[tuple[int, int]], table: Residues) -> int:
    """How much a reading leaves unexplained: the less the better, 0 and above for what cannot be right."""
    if not table.options:
        return 0
    missed = hit = 0
    for start, end in spans:
        for at, size in _greedy(case.text, start, end, table):
            if size and (case.letters or size > 1 or not _inside(case.text, at)):
                hit += size
            elif case.text[at] > "\x7f":
                missed += 1
    if case.whole and missed > hit * UNEXPLAINED:
        return 0
    return missed - HIT * hit if hit else 0


def _inside(text: str, at: int) -> bool:
    """Whether a character stands in a word of its own script rather than by itself."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    return (left > "\x7f" and left.isalpha()) or (right > "\x7f" and right.isalpha())


def _greedy(text: str, start: int, end: int, table: Residues) -> Iterator[tuple[int, int]]:
    """Where the text has residues, always the longest, and their sizes; 0 for other characters that are not ASCII."""
    free = start
    for match in (_ODD if _ASCII_FIRSTS.isdisjoint(table.sizes) else _ODD_OR_LOST).finditer(text, start, end):
        at = match.start()
        if at >= free:
            parts = (text[at : at + size] for size in reversed(table.sizes.get(text[at], ())))
            size = next((len(part) for part in parts if part in table.options), 0)
            if size or text[at] > "\x7f":
                yield at, size
            free = at + size


_ASCII_FIRSTS = frozenset("#*0123456789 \"'<>?Aa")  # what a residue can begin with
_ODD = re.compile("[^\x00-\x7f]")
_ODD_OR_LOST = re.compile("[^\x00-\x7f]|[" + "".join(sorted(_ASCII_FIRSTS)) + "]")


def _with_context(text: str, spans: list[tuple[int, int]], reach: int = CONTEXT) -> list[str]:
    return [text[max(0, start - reach) : end + reach] for start, end in spans]


def _readings(text: str, present: set[str], pages: list[str]) -> list[Reading]:
    """Readings that could have left the characters ``present`` at all."""
    losses = ["dropped", "kept"]
    if LOST in present:
        losses.append("replaced")
    if re.search(r"[^\x00-\x7f]\?", text):
        losses.append("question")
    if _TWO_BLANKS.search(text) or len(_SPACED.findall(text)) > 1:
        losses.append("spaced")
    found = [
        Reading(name, loss)
        for name in pages
        if not present.isdisjoint(leads((name,)))
        for loss in losses
    ]
    if _FOLDED.search(text):
        found += (Reading(name, "folded") for name in pages if "Ã" in page(name).lead)
    return found


_SPACED = re.compile("(?<=[A-Za-z])[^\x00-\x7fà] (?=[a-z])")
_TWO_BLANKS = re.compile("[^\x00-\x7f]  ")
# Ã, Â or â without its accent, before what the page shows for a continuation byte
_FOLDED = re.compile("A[\x80-ºŒœŠšŽžŸƒˆ‰€]|a[\x80-\x9f€]")
_MARKS = frozenset((LOST, NBSP))  # what may stand in text that went through any page


def _different(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans without those that repeat others, with their neighbours: the same again is no further evidence."""
    first: dict[str, tuple[int, int]] = {}
    for start, end in spans:
        first.setdefault(text[max(0, start - 2) : end + 2], (start, end))
    return [*first.values()]


def _sample(spans: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    if len(spans) > size:
        spans = [spans[n * len(spans) // size] for n in range(size)]
    return [(start, min(end, start + SAMPLED)) for start, end in spans]


def _first_guess(text: str, spans: list[tuple[int, int]], table: Residues) -> str:
    """The stretches once each residue is read as the first thing it can be, to tell the language by."""
    parts: list[str] = []
    for start, end in spans:
        start, end = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
        done = start
        for at, size in _greedy(text, start, end, table):
            if size:
                parts += (text[done:at], table.options[text[at : at + size]][0].char.text)
                done = at + size
        parts += (text[done : max(end, done)], "\n")
    return "".join(parts)


def _gain(case: Case, spans: list[tuple[int, int]], table: Residues, language: str, meant: list[str]) -> float:
    """How much better the damage explains the spans than that every character is meant, in nats.

    ``meant`` are the languages that the text may be in as it stands.
    """
    decoder = case.decoder(table, language)
    damaged = sum([decoder.cost(start, end) for start, end in spans])
    plain = [
        sum([case.prose(other).plain(start, end) for start, end in spans])
        for other in dict.fromkeys((*meant, language))
    ]
    return damaged - max(plain)
