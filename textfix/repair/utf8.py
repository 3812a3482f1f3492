"""UTF-8 that was read through single-byte code pages: find it inside the text and read it again in place.

A *run* is a stretch of characters outside ASCII. Each run is decoded on its own, through any page and
through several layers, and the readings are judged by how odd the run looked before and after.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from ..edits import Edit, Edits
from ..memo import remembered
from .codepages import SINGLE, Page, page
from .gate import suspects
from .judge import Judge, line_at
from .quick import CUT, RULE, RUN, plain, settle
from .sign_prior import chain_prior, is_sign, is_written, sign_prior
from .texture import CASED, cost, kind

LAYERS = 4  # how often a text may have been misread
WIDTH = 5  # readings of a layer that are followed further
ODD_LETTER = 0.6  # against a reading that is not made of what every document may hold
FOREIGN = 2  # letters of an alphabet that a text of another one has no use for
_UNITS = frozenset("μΩ")  # but for these
SURE = 1.0  # gain from which a reading stands on its own; in units of texture.cost
PART = 1.3  # the same for a reading that leaves characters of the run over
ECHO = -0.3  # gain from which it stands when the document shows the same chain of pages elsewhere
SHORT = 8  # characters that look clean by chance
BREVITY = 0.1  # for every character less that a reading has
CLEAN = 0.05  # oddness of a reading that needs no further layer of its own accord
CLOSE = 0.6  # difference of two gains that decides nothing
BACKED = 4.0  # nats for the chain that most of the document came through
RANK = 2.0  # how much more than Zipf has it the commonest pages are met
RIVALS = 6  # chains of pages that are tried on a line
ECHOED = 0.9  # confidence of such a reading, and of one sign among several
BONUS = 0.35  # evidence per continuation byte of a run that is UTF-8 from end to end
LAYER = 0.7  # what every further layer has to earn
REST, REST_SHARE = 1.0, 0.3  # oddness that may remain in a line whose runs were read, and its share of what was
PROOF = 8.0  # gain of a line from which letters of any script may come out of it
PART_BONUS = 0.1  # the same when characters of the run are left over


class Reading(NamedTuple):
    """One way to read a run: what it says, how much less odd that is, through which pages (outermost first)."""

    text: str
    gain: float
    chains: tuple[tuple[str, ...], ...]
    whole: bool = True  # no character of the run is left over


@cache
def _masks() -> tuple[dict[str, int], dict[str, int], tuple[Page, ...]]:
    """For every character, the pages (as bits) on which it can lead and continue a sequence."""
    lead: dict[str, int] = {}
    cont: dict[str, int] = {}
    pages = tuple(map(page, SINGLE))
    for n, each in enumerate(pages):
        for chars, masks in ((each.lead, lead), (each.cont, cont)):
            for c in chars:
                masks[c] = masks.get(c, 0) | 1 << n
    return lead, cont, pages


def _pages(run: str) -> Iterator[Page]:
    """The pages on which ``run`` could hold a sequence."""
    lead, cont, pages = _masks()
    leads = conts = 0
    for c in set(run):
        leads |= lead.get(c, 0)
        conts |= cont.get(c, 0)
    bits = leads & conts
    while bits:
        low = bits & -bits
        yield pages[low.bit_length() - 1]
        bits ^= low


def _decode(run: str, through: Page) -> tuple[str, float, bool]:
    """``run`` with its sequences read as UTF-8, the bonus that earns, and whether nothing was left over."""
    bonus = 0
    left = len(run)

    def read(match: re.Match[str]) -> str:
        nonlocal bonus, left
        found = match[0]
        bonus += len(found) - 1
        left -= len(found)
        new = through.encode(found).decode("utf-8", "surrogatepass")
        return new if len(new) == 1 else new.encode("utf-16", "surrogatepass").decode("utf-16")  # CESU-8

    text = through.sequence.sub(read, run)
    return text, bonus * (PART_BONUS if left else BONUS), not left


@remembered(20_000, 300)
def readings(run: str, before: str, after: str) -> tuple[Reading, ...]:
    """The readings of ``run`` between the characters ``before`` and ``after``, best first."""
    if run in CUT or (run == "√π" and not before.isalpha()):  # a root of π begins no word
        return ()
    base = cost(before + run + after)
    found: dict[str, Reading] = {}
    layer = [(Reading(run, 0.0, ((),)), base)]
    for depth in range(LAYERS):
        following: dict[str, tuple[Reading, float]] = {}
        for reading, odd in layer:
            settled = depth and odd <= CLEAN and len(reading.text) > SHORT
            for through in _same(reading) if settled else _pages(reading.text):
                new, bonus, whole = _decode(reading.text, through)
                if new == reading.text or new in found:
                    continue
                chains = tuple((*chain, through.name) for chain in reading.chains)
                same = following.get(new)
                if same:
                    following[new] = (same[0]._replace(chains=same[0].chains + chains), same[1])
                    continue
                rest = cost(before + new + after)
                gain = reading.gain + odd - rest + min(bonus, odd) - (LAYER if depth else 0.0)
                following[new] = (Reading(new, gain, chains, whole and reading.whole), rest)
        if not following:
            break
        found.update((new, reading) for new, (reading, _) in following.items())
        layer = sorted(following.values(), key=lambda item: -item[0].gain)[:WIDTH]
    return tuple(sorted(_level(found.values()), key=lambda reading: -reading.gain))


def _level(found: Collection[Reading]) -> Iterator[Reading]:
    """The readings, all that are one sign as good as the best of these: texture tells signs by their looks alone."""
    signs = {reading.text for reading in found if reading.whole and len(reading.text) == 1 and is_written(reading.text)}
    best = max([reading.gain for reading in found if reading.text in signs], default=0.0)
    return (reading._replace(gain=best) if reading.text in signs else reading for reading in found)


def _same(reading: Reading) -> Iterator[Page]:
    """The pages that a clean reading came through: only they may have been passed once more."""
    names = {name for chain in reading.chains[:RIVALS] for name in chain}
    return (each for each in _pages(reading.text) if each.name in names)


class Span(NamedTuple):
    start: int
    end: int
    readings: tuple[Reading, ...]
    line: int


def spans(text: str, without: Iterable[int]) -> list[Span]:
    """The runs of ``text`` that have a reading, but for the lines of these numbers."""
    out = []
    line = done = 0
    settled = set(without)
    for match in RUN.finditer(text):
        start, end = match.span()
        line += text.count("\n", done, start)
        done = start
        if line in settled:
            continue
        found = readings(match[0], text[start - 1 : start], text[end : end + 1])
        if found:
            out.append(Span(start, end, found, line))
    return out


def repair_utf8(text: str) -> tuple[Edits, dict[str, Edits]]:
    """Edits that read every run of UTF-8 mojibake as what it was; and, apart, those of doubtful lines.

    A line stays doubtful when it looks odd still once its runs are read: what looks like UTF-8 in it may be
    chance. Doubtful lines are the keys, and their edits count from the start of the line.
    """
    numbers = _numbers(text)
    support: dict[tuple[str, ...], float] = {}
    quick: dict[int, list[Edit]] = {}
    for line in settle(text, suspects(text))[0]:
        edits = quick[numbers[line.start]] = line.edits(text)
        support[line.chain] = support.get(line.chain, 0.0) + len(edits)
    found = spans(text, quick)
    for span in found:
        least = max(SURE, span.readings[0].gain)  # readings that are as good back their pages as well
        for equal in [reading for reading in span.readings if reading.gain >= least]:
            for chain in equal.chains:
                support[chain] = support.get(chain, 0.0) + equal.gain
    if not support:
        return Edits(), {}
    by_line: dict[int, list[Edit]] = {}
    proof: dict[int, float] = {}  # what the readings of a line gain together
    choices = [_choices(span, support) for span in found]
    for n, reading in enumerate(_settle(text, found, choices, support)):
        if reading:
            span = found[n]
            proof[span.line] = proof.get(span.line, 0.0) + reading.gain
            confidence = 1.0 if reading.gain >= SURE and not _is_one_of_signs(choices[n]) else ECHOED
            by_line.setdefault(span.line, []).append(Edit(span.start, span.end, reading.text, RULE, confidence))
    if not quick and _stray_letters(text, [edit for edits in by_line.values() for edit in edits]):
        return Edits(), {}
    sure = [edit for edits in quick.values() for edit in edits]
    doubtful: dict[str, Edits] = {}
    for number, edits in by_line.items():
        start, end = line_at(text, edits[0].start)
        said = text[start:end]
        here = Edits(edit._replace(start=edit.start - start, end=edit.end - start) for edit in edits)
        settled = cost(here.apply(said)) <= REST + REST_SHARE * cost(said)
        if settled and (proof[number] >= PROOF or all(map(_plain, edits))):
            sure += edits
        else:
            doubtful[said] = here
    return Edits(sorted(sure)), doubtful


def _numbers(text: str) -> dict[int, int]:
    """The number of each line, by the offset it starts at."""
    starts = accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    return {start: number for number, start in enumerate(starts)}


def _stray_letters(text: str, edits: list[Edit]) -> bool:
    """Is all that comes out a letter or two of an alphabet that has no place in a Latin text?"""
    new = [c for edit in edits for c in edit.after if kind(c) in CASED]
    if not 0 < len(new) <= FOREIGN or len(new) < sum(len(edit.after) for edit in edits):
        return False
    latin = any(c.isascii() and c.isalpha() for c in text)
    return latin and not any(kind(c) in CASED and c not in _UNITS for c in text)


def _plain(edit: Edit) -> bool:
    """Is what comes out common in every document: Latin, Greek or Cyrillic letters, punctuation, emoji?"""
    return plain(edit.after)


def _choices(span: Span, support: dict[tuple[str, ...], float]) -> list[Reading]:
    """The readings of this span that suit it, or the document, about equally well, best first, if any is good
    enough."""
    pages = {name for chain in support for name in chain}
    most = max(support.values())
    good: list[tuple[float, float, Reading]] = []
    for reading in span.readings:
        backing = max(support.get(chain, 0.0) for chain in reading.chains)
        # A chain that the document shows elsewhere need not earn its layers again.
        gain = reading.gain + (LAYER * (len(reading.chains[0]) - 1) if backing else 0.0)
        known = backing > 0 or any(pages.issuperset(chain) for chain in reading.chains)
        if reading.gain >= (SURE if reading.whole else PART) or (known and reading.whole and gain >= ECHO):
            rare = 0.0 if plain(reading.text) else ODD_LETTER
            weight = gain - BREVITY * len(reading.text) - rare
            good.append((weight + backing / most, weight, reading))
    good.sort(key=lambda item: -item[0])
    if good and any(reading.whole for _, _, reading in good):  # a further layer of a part is chance
        layers = min(len(reading.chains[0]) for _, _, reading in good if reading.whole)
        good = [item for item in good if item[2].whole or len(item[2].chains[0]) <= layers]
    # What only the rest of the document speaks against stays: the line may know better.
    return [
        reading
        for backed, weight, reading in good
        if backed > good[0][0] - CLOSE or weight > good[0][1] - CLOSE
    ]


def _settle(
    text: str, found: list[Span], choices: list[list[Reading]], support: dict[tuple[str, ...], float]
) -> list[Reading | None]:
    """One reading for each span. Where several are as good, the line decides: whichever page makes it read best,
    if what the rest of the document came through does not read almost as well."""
    out = [readings[0] if readings else None for readings in choices]
    open_lines: dict[int, list[int]] = {}
    for n, readings in enumerate(choices):
        if len(readings) > 1:
            open_lines.setdefault(found[n].line, []).append(n)
    if not open_lines:
        return out
    judge = Judge()
    most = max(support.values())
    members: dict[int, list[int]] = {}
    for n, span in enumerate(found):
        members.setdefault(span.line, []).append(n)
    for number, undecided in open_lines.items():
        chains = dict.fromkeys(reading.chains[0] for n in undecided for reading in choices[n])
        start, end = line_at(text, found[undecided[0]].start)
        signs = [n for n in undecided if _is_one_of_signs(choices[n])]
        shared = {n: choices[n][0].text for n in signs}  # no language knows which of them it is
        best: tuple[float, list[Reading | None]] | None = None
        for chain in list(chains)[:RIVALS]:
            chosen = [_by_chain(choices[n], chain) for n in members[number]]
            edits = Edits(
                Edit(found[n].start - start, found[n].end - start, shared.get(n, reading.text), RULE)
                for n, reading in zip(members[number], chosen, strict=True)
                if reading
            )
            reads = judge.reads_cased(edits.apply(text[start:end])) + BACKED * support.get(chain, 0.0) / most
            reads += sum([_fits(text, found[n], _by_chain(choices[n], chain)) for n in signs])
            reads += RANK * chain_prior(chain)
            if best is None or reads > best[0]:
                best = (reads, chosen)
        if best:
            for n, reading in zip(members[number], best[1], strict=True):
                out[n] = reading
    return out


def _is_one_of_signs(readings: list[Reading]) -> bool:
    """Do several pages make signs of the run, and only signs? Then what it was is likely at best."""
    return len(readings) > 1 and all(is_sign(reading.text) for reading in readings)


def _fits(text: str, span: Span, reading: Reading | None) -> float:
    """ln P of the signs of a reading in their place."""
    if reading is None:
        return 0.0
    return sign_prior(reading.text, text, span.start, span.end)


def _by_chain(readings: list[Reading], chain: tuple[str, ...]) -> Reading | None:
    """The reading through ``chain``, or else the best."""
    return next((reading for reading in readings if chain in reading.chains), readings[0] if readings else None)
