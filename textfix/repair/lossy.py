"""Mojibake that lost some of its bytes: decided for the document, then read residue by residue.

When UTF-8 is read through the wrong code page and the controls or the no-break spaces among the result are
then dropped, no decoding brings it back. But what is left, the *residue*, is that of few characters, and
all residues of a document went through the same page and the same loss. So :func:`repair_lossy` looks for the
one reading (page and loss) that explains the document far better than the assumption that every character is
meant, and restores each residue to the character that fits its place best.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ..edits import Edit, Edits
from .codepages import page
from .lossy_decode import LOST, Decoder
from .lossy_edit import Writer
from .lossy_genuine import lettered_list
from .lossy_pages import NBSP, PAGES, Reading, Residues, leads, residues
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

    case = Case(text, frozenset(present), load(), lettered_list(text), whole, letters, shown)
    found = _decide(case, present, readings)
    if found is None:
        return Edits()
    reading, language = found
    decoder = _decoder(case, reading, language, greek=language == "el")
    writer = Writer(decoder)
    edits: list[Edit] = []
    for start, end in stretches(text, _high(reading)):
        if edits and edits[-1].end > start:
            start = edits[-1].end
        edits += (writer.edit(text, piece) for piece in decoder.decode(text, start, end, unknown=True)[1])
    unread = sum(not edit.confidence and not edit.candidates for edit in edits)
    nothing = sum(edit.after == LOST for edit in edits)
    if nothing >= HOPELESS and 2 * nothing > len(edits):
        return Edits()  # more of it would be lost than is won
    return Edits() if unread > max(MOST_UNREAD, UNREAD_SHARE * len(edits)) else Edits(edits)


class Case(NamedTuple):
    """What is asked of a document: see :class:`Decoder`."""

    text: str
    present: frozenset[str]  # its characters outside ASCII
    reader: Reader
    listed: bool
    whole: bool
    letters: bool
    shown: frozenset[str]  # the pages that whole characters of the document came through

    def against(self, reading: Reading) -> float:
        """Nats that speak against a reading before the text is read."""
        rare = 0.0
        if reading.loss == "spaced":
            rare = RARE_LOSS if _TWO_BLANKS.search(self.text) else UNSEEN_LOSS
        other = OTHER_PAGE if self.shown and reading.page not in self.shown else 0.0
        return PAGES.index(reading.page) * 0.05 + rare + other


@cache
def _leads() -> frozenset[str]:
    return leads()


@cache
def _high(reading: Reading) -> frozenset[str]:
    high = page(reading.page).high
    return high if reading.loss == "folded" else high - {NBSP}  # "A\xa0" is à then


def _decide(case: Case, present: set[str], readings: list[Reading]) -> tuple[Reading, str] | None:
    """The reading and language that explain the text; None when nothing does well enough."""
    text = case.text
    everywhere = list(stretches(text, present))
    few, many = _sample(everywhere, FIRST), _sample(everywhere, SECOND)
    meant = [language for language, _ in case.reader.guess("\n".join(_with_context(text, many)), LANGUAGES)]
    readings = sorted(readings, key=lambda reading: case.shown and reading.page not in case.shown)
    promising = sorted((_promise(case, few, reading), n) for n, reading in enumerate(readings))
    ranked = []
    for promise, n in _semifinalists(promising, readings):
        if promise >= 0:
            continue
        for language in _languages(case, few, readings[n]):
            gain = _gain(case, few, readings[n], language, meant)
            if gain > 0:
                ranked.append((gain, readings[n], language))
    ranked.sort(key=lambda item: -item[0])
    best = None
    for _, reading, language in ranked[:FINALISTS]:
        gain = _gain(case, many, reading, language, meant) - case.against(reading)
        if gain >= ENOUGH and (best is None or gain > best[0]):
            best = (gain, reading, language)
    return best and best[1:]


def _semifinalists(promising: list[tuple[int, int]], readings: list[Reading]) -> list[tuple[int, int]]:
    """The most promising readings; those with blanks for controls, which explain the same and more, stand apart."""
    rare = [pair for pair in promising if readings[pair[1]].loss == "spaced"]
    common = [pair for pair in promising if readings[pair[1]].loss != "spaced"]
    return common[:SEMIFINALISTS] + rare[:FINALISTS]


def _promise(case: Case, spans: list[tuple[int, int]], reading: Reading) -> int:
    """How much a reading leaves unexplained: the less the better, 0 and above for what cannot be right."""
    table, text = residues(reading, case.present), case.text
    missed = hit = 0
    for start, end in spans:
        at = start
        for kept, residue in _greedy(text, start, end, table):
            if residue and (case.letters or len(kept) > 1 or not _inside(text, at)):
                hit += len(kept)
            elif kept > "\x7f":
                missed += 1
            at += len(kept)
    if case.whole and missed > hit * UNEXPLAINED:
        return 0
    return missed - HIT * hit if hit else 0


def _inside(text: str, at: int) -> bool:
    """Whether a character stands in a word of its own script rather than by itself."""
    left, right = text[at - 1 : at], text[at + 1 : at + 2]
    return (left > "\x7f" and left.isalpha()) or (right > "\x7f" and right.isalpha())


def _greedy(text: str, start: int, end: int, table: Residues) -> Iterator[tuple[str, bool]]:
    """The text cut into residues, always the longest, and single characters."""
    at = start
    while at < end:
        size = next((n for n in reversed(table.sizes.get(text[at], ())) if text[at : at + n] in table.options), 0)
        yield text[at : at + (size or 1)], bool(size)
        at += size or 1


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
        if not present.isdisjoint(page(name).lead - _CONTROLS)
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
_CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))


def _sample(spans: list[tuple[int, int]], size: int) -> list[tuple[int, int]]:
    if len(spans) > size:
        spans = [spans[n * len(spans) // size] for n in range(size)]
    return [(start, min(end, start + SAMPLED)) for start, end in spans]


def _languages(case: Case, spans: list[tuple[int, int]], reading: Reading) -> list[str]:
    """Languages the text may be in, once each residue is read as the first thing it can be."""
    table = residues(reading, case.present)
    parts: list[str] = []
    for start, end in spans:
        cut = _greedy(case.text, max(0, start - CONTEXT), min(len(case.text), end + CONTEXT), table)
        parts += (table.options[kept][0].char.text if residue else kept for kept, residue in cut)
        parts.append("\n")
    return [language for language, _ in case.reader.guess("".join(parts), LANGUAGES)]


def _decoder(case: Case, reading: Reading, language: str, greek: bool = False) -> Decoder:
    def step(a: str, b: str, c: str) -> float:
        return case.reader.step(language, a, b, c)

    return Decoder(residues(reading, case.present), step, case.listed, case.whole, case.letters, greek)


def _gain(
    case: Case, spans: list[tuple[int, int]], reading: Reading, language: str, meant: list[str]
) -> float:
    """How much better the damage explains the spans than that every character is meant, in nats.

    ``meant`` are the languages that the text may be in as it stands.
    """
    decoder = _decoder(case, reading, language)
    damaged = sum(decoder.decode(case.text, start, end)[0] for start, end in spans)
    plain = []
    for other in dict.fromkeys((*meant, language)):
        decoder = _decoder(case, reading, other)
        plain.append(sum(decoder.plain(case.text, start, end) for start, end in spans))
    return damaged - max(plain)
