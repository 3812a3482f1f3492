"""Lines whose other readings are judged together: UTF-8 through East Asian pages, and pages taken for one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..difference import shared
from ..edits import Edit, Edits
from ..memo import remembered
from .alphabets import written_in
from .codepages import DOUBLE, SINGLE, page
from .confusion import WRITTEN_WIDE, Candidate, candidates, prior
from .controls import RULE as CONTROL_RULE
from .gate import suspects
from .judge import Judge, odd_lines
from .lossy_chars import fits, marks, place
from .lossy_wide import hurt, lossy_readings
from .misread_signs import proof
from .texture import CJK, HIGH, LETTERS, MONEY, STRANGE, STRANGERS, cost, kind

WIDE_RULE, SINGLE_RULE, DOUBLE_RULE = "MOJ008", "MOJ006", "MOJ007"
RUN = re.compile("[^\x00-\x7f]+")
_ASCII_LETTER = re.compile("[A-Za-z]")
LONGEST = 40  # letters of a word that are looked at on either side of what changes
STRETCHES = 512, 16  # characters of a line that are compared at once: nearly all of a long line is the same

# Nats that a line must win. Calibrated on the development cases, half of them held back: clean sentences of
# 39 languages win 3.5 at most, 9 in 10 true repairs more than 10.
GAIN = 6.0
GAIN_AGAIN = 2.0  # where another line of the document was repaired the same way
GAIN_ALIEN = 1.5  # where an ideograph stands in a text of another script
MIXED = 3.0  # nats against a reading whose letters no one language has
EACH = 0.35  # nats for every character that changes
# Oddness that may be left, in units of texture.cost, for a right reading looks clean: for a start, for what the
# line had, for every nat that is won, and at most for these.
LEFT, LEFT_SHARE, LEFT_GAIN, LEFT_AT_MOST = 0.7, 0.05, 0.005, 2.0
RANKED = 24  # candidates of a line that are read
FEW_WIDE = 12
UNREAD = 5  # one in so many characters may be lost in what is read; more is no reading
_WORD = re.compile(r"[^\W\d_²³¹ªº¼½¾]{3,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
GIVEN = ("", "utf-8")
_WIDE = re.compile("[\uff61-\uff9f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\ue000-\uf8ff]")
LOST_SIGN, SHY = "\ufffd", "\xad"
_HYPHENATED = re.compile("[A-Za-z]\xad[A-Za-z]")
_INNER_LETTER = re.compile(r"[A-Za-z](?=[^\W\d_])[^\x00-\x7fªº][A-Za-z]")
CONTROLS = ("latin-1", "cp1252")
FEWEST_BYTES = 4  # characters that become ideographs or syllables: two of these, which is a word
# Letters of a line that is nothing but a repair: fewer are an alphabet as likely as a word, unless one comes twice.
FEW_LETTERS, FEWEST_LETTERS = 5, 8
FEW_SIGNS, FEW_WORDS = 2, 3  # different characters that prove little; words of a line that is no sentence
WORST = -8.5  # nats for each character of a right reading; the worst of 590 true repairs has -8.0
MISFIT = -3.0  # nats; a closing quotation mark in front of a word


class Found(NamedTuple):
    gain: float
    new: str
    edits: tuple[Edit, ...]  # within the line
    way: tuple[str, str]


@remembered(20_000, 500)
def through(run: str, name: str) -> str:
    """``run`` read as the UTF-8 it was; itself when it is not UTF-8 seen through that page."""
    try:
        raw = run.encode(name)
        # EUC-JP and Shift_JIS write ¥ as the byte of the backslash, which was no UTF-8 that anybody misread.
        return run if raw.isascii() else raw.decode("utf-8")
    except UnicodeError:
        return run


def repair_misread(text: str, doubtful: Mapping[str, Edits]) -> Edits:
    """Edits for every line that reads far better through another pair of pages.

    ``doubtful`` holds readings of lines that are judged beside the others.
    """
    found: list[tuple[int, str, Found | None]] = []
    judge = Judge()
    for start, end in odd_lines(text, suspects(text)):
        line = text[start:end]
        given = doubtful.get(line)
        found.append((start, line, _best(line, judge, given) if given else best_of(line)))
    support: dict[tuple[str, str], int] = {}
    for _, line, best in found:
        if best and _enough(line, best, GAIN) and _sound(line, best, judge):
            support[best.way] = support.get(best.way, 0) + 1
    out: list[Edit] = []
    for start, line, best in found:
        if best and best.way in support and (_enough(line, best, GAIN_AGAIN) or _enough(line, best, GAIN)):
            out += [edit._replace(start=edit.start + start, end=edit.end + start) for edit in best.edits]
    return Edits(out)


@remembered(2048, 500)
def best_of(line: str) -> Found | None:
    """The same lines come again, on every page of a site."""
    return _best(line, Judge(), None)


def _best(line: str, judge: Judge, given: Edits | None) -> Found | None:
    best: Found | None = None
    if given:
        new = given.apply(line)
        best = Found(judge.gain(line, new), new, tuple(given), GIVEN)
    open_ = [Found(0.0, *reading) for reading in _readings(line)]
    if not given and not any(_eligible(line, reading) for reading in open_):
        return None  # however well one of them reads
    for _, new, edits, way in open_:
        gain = judge.gain(line, new) + proof(line, *way) - prior(*way) - (0.0 if _spelt(new) else MIXED)
        found = Found(gain, new, edits, way)
        narrow = way[0] in DOUBLE and way[1] in SINGLE  # must not stand in the way of UTF-8
        if (best is None or gain > best.gain) and not (narrow and not _enough(line, found, GAIN)):
            best = found
    return best


def _readings(line: str) -> Iterator[tuple[str, tuple[Edit, ...], tuple[str, str]]]:
    for name in DOUBLE:
        edits = tuple(
            Edit(*match.span(), new, WIDE_RULE)
            for match in RUN.finditer(line)
            if (new := through(match[0], name)) != match[0]
        )
        if edits:
            yield Edits(edits).apply(line), edits, (name, "utf-8")
    if hurt(line) and _WIDE.search(line):
        for new, edits, name in lossy_readings(line):
            yield new, edits, (name, "utf-8")
    for candidate in sorted(candidates(line), key=_look)[:RANKED]:
        new = candidate.of(line)
        yield new, _difference(line, new, candidate.shown, candidate.written), (candidate.shown, candidate.written)


def _look(candidate: Candidate) -> float:
    """How little a candidate looks like text, before it is read."""
    said, shown, written, odd = candidate
    return odd + (0.0 if _spelt(said) else 1.0) + prior(shown, written) / MIXED


def _difference(line: str, new: str, shown: str, written: str) -> tuple[Edit, ...]:
    if written not in WRITTEN_WIDE and len(line) == len(new):  # character by character
        rule = CONTROL_RULE if (shown, written) == ("latin-1", "cp1252") else SINGLE_RULE
        return tuple(Edit(start, end, new[start:end], rule) for start, end in _changed(line, new))
    if shown in DOUBLE and written in SINGLE:  # ideograph by ideograph
        chars = page(written).chars
        return tuple(
            Edit(*run.span(), "".join(chars[byte] for byte in run[0].encode(shown)), DOUBLE_RULE)
            for run in RUN.finditer(line)
        )
    head = shared(line, new)
    tail = shared(line[head:][::-1], new[head:][::-1])
    return (Edit(head, len(line) - tail, new[head : len(new) - tail], DOUBLE_RULE),)


def _changed(line: str, new: str) -> Iterator[tuple[int, int]]:
    start = end = 0
    for part in _differing(line, new, (0, len(line)), STRETCHES):
        for at in range(*part):
            if line[at] != new[at]:
                if at != end:
                    if end:
                        yield start, end
                    start = at
                end = at + 1
    if end:
        yield start, end


def _differing(line: str, new: str, part: tuple[int, int], sizes: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The smallest parts of a part in which two lines of one length differ."""
    if not sizes:
        yield part
        return
    for start in range(*part, sizes[0]):
        end = min(start + sizes[0], part[1])
        if line[start:end] != new[start:end]:
            yield from _differing(line, new, (start, end), sizes[1:])


def _enough(line: str, found: Found, least: float) -> bool:
    """Does ``found`` win enough, and from letters that stand in words rather than alone?"""
    if not _eligible(line, found):
        return False
    if found.way == GIVEN:
        return found.gain > 0
    if found.way[1] == "utf-8" and _alien(line, found):
        return found.gain >= GAIN_ALIEN
    changed = sum(edit.end - edit.start for edit in found.edits)
    return found.gain >= max(least, EACH * changed)


def _eligible(line: str, found: Found) -> bool:
    """Could ``found`` be true, before it is asked how well it reads?"""
    if found.way == GIVEN:
        # One ideograph in a text without any, or a letter of a script that hardly anybody writes, is chance.
        rare = any(kind(c) == STRANGE or "\u1a00" <= c < "\u1e00" for edit in found.edits for c in edit.after)
        return sum([kind(c) in STRANGERS for c in HIGH.findall(found.new)]) != 1 and not rare
    unread = found.new.count("\ufffd") - line.count("\ufffd")
    if unread > 0 and unread * UNREAD > len(HIGH.findall(found.new)):
        return False
    if found.way[1] == "utf-8" and _alien(line, found):
        return True
    wide = _ideographs(found.new)
    if 0 < wide < FEW_WIDE and len(_ASCII_LETTER.findall(found.new)) > wide:
        return False  # a few ideographs in a Latin line are no language
    bonus = LEFT_GAIN * found.gain if found.gain else LEFT_AT_MOST
    if cost(found.new.replace(LOST_SIGN, "")) > LEFT + LEFT_SHARE * cost(line) + bonus:
        return False
    return found.way[1] == "utf-8" or (_in_words(line, found) and _is_evidence(line, found))


def _is_evidence(line: str, found: Found) -> bool:
    """Is what changes more than an alphabet, a row of signs or a word that some page happens to have letters for?"""
    if found.way == CONTROLS:
        return True
    old = "".join(line[edit.start : edit.end] for edit in found.edits)
    new = [c for edit in found.edits for c in edit.after.lower() if c.isalpha()]
    wide = sum(kind(c) == CJK for c in new)
    if wide:
        return len(old) >= FEWEST_BYTES and (any(map(str.isalpha, old)) or len(old) >= FEW_WIDE)
    if sum(map(str.isalpha, line)) - sum(map(str.isalpha, old)) >= max(len(new), FEWEST_LETTERS):
        return any(map(str.isalpha, old)) or any(_touches(line, edit) for edit in found.edits)
    if not any(map(_is_cased, _WORD.findall(found.new))):
        return False
    return len(new) > FEWEST_LETTERS or (len(new) > FEW_LETTERS and len(set(new)) < len(new))


def _is_cased(word: str) -> bool:
    """Whether the letters of a word are small and large as people write them; many scripts know no difference."""
    return word in (word.lower(), word.upper(), word.title())


def _touches(line: str, edit: Edit) -> bool:
    return any(map(str.isalpha, line[max(0, edit.start - 1) : edit.start] + line[edit.end : edit.end + 1]))


def _sound(line: str, found: Found, judge: Judge) -> bool:
    """Is what changes more than a sign or two, each the same, for which some page happens to have a letter?"""
    if found.way[1] not in SINGLE:
        return found.way[1] == "utf-8" or judge.reads(found.new) >= WORST * len(found.new)
    changed = {c for edit in found.edits for c in line[edit.start : edit.end]}
    if SHY in changed and _HYPHENATED.search(line):
        return False
    if len(changed) > FEW_SIGNS:
        return True
    if len(changed) == 1 and len(_WORD.findall(found.new)) < FEW_WORDS and not _INNER_LETTER.search(line):
        return False
    for edit in found.edits:
        before, after = line[edit.start - 1 : edit.start], line[edit.end : edit.end + 1]
        if kind(line[edit.start]) == MONEY and after.isdigit():
            return False
        uses = marks().get(edit.after)
        if uses and max(fits(name, place(before), place(after)) for name, _ in uses) < MISFIT:
            return False
    letters = frozenset(filter(str.isalpha, HIGH.findall(found.new.lower())))
    return not letters or judge.language(found.new) in written_in(letters)


def _in_words(line: str, found: Found) -> bool:
    """Isolated signs (β, π, —) prove nothing: some change must stand in a word of the repaired line."""
    shift = 0
    for edit in found.edits:
        start, end = edit.start + shift, edit.start + shift + len(edit.after)
        shift += len(edit.after) - (edit.end - edit.start)
        near = _WORD.finditer(found.new, max(0, start - LONGEST), end + LONGEST)
        if any(word.start() <= end and word.end() >= start for word in near) and _glued(line, edit):
            return True
    return False


def _glued(line: str, edit: Edit) -> bool:
    """Does the changed part touch a letter that stays, or hold several of its own?"""
    around = line[max(0, edit.start - 1) : edit.start] + line[edit.end : edit.end + 1]
    if not any(c.isalpha() for c in line[edit.start : edit.end] + edit.after):
        return False  # one mark for another
    return any(c.isalpha() for c in around) or len({c for c in edit.after if c.isalpha()}) > 1


def _spelt(line: str) -> bool:
    letters = frozenset(filter(str.isalpha, HIGH.findall(line.lower())))
    return bool(written_in(letters)) or any(kind(c) in STRANGERS for c in letters)


def _alien(line: str, found: Found) -> bool:
    """Are all ideographs and syllables of the line part of the repair, and is the rest of another script?"""
    cjk = _ideographs(line)
    gone = sum([_ideographs(line[edit.start : edit.end]) for edit in found.edits])
    if cjk != gone or _ideographs(found.new):
        return False
    high = sum([kind(c) in LETTERS for c in HIGH.findall(line)])
    return len(_ASCII_LETTER.findall(line)) + high - cjk > cjk


def _ideographs(text: str) -> int:
    return sum([kind(c) == CJK for c in HIGH.findall(text)])
