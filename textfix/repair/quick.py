"""The plain case of UTF-8 mojibake, and by far the commonest: a whole line went through one page, perhaps repeatedly.

Such a line is UTF-8 from end to end once it is back in bytes. That two sequences of it are so by chance, and make
clean text besides, does not happen; so these lines are settled at the speed of the codecs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..edits import Edit
from .codepages import SINGLE, page
from .gate import suspects
from .lossy_chars import written_signs
from .texture import EMOJI, NONE, PLAIN_KINDS, SIGN, cost, kind, kinds

RULE = "MOJ001"
RUN = re.compile("[^\x00-\x7f][^\x00-\x7f]*")  # said so, the first of them is skipped to
_CONTROL = re.compile("[\x80-\x9f]")
DISTINCT = ("cp1252", "latin-1", "cp1251")  # their signs stand for no other bytes on a page as common
_DISTINCT = frozenset(DISTINCT)
ODD = 1.4  # oddness, in units of texture.cost, from which a line with less proof is no accident
LEFT = 0.15  # share of it that may be left
_LEADS = frozenset(map(chr, (*range(0xC2, 0xE0), 0xE2, 0xF0)))  # what the commonest lead bytes are misread as
ALONE = re.compile("[^\x00-\x7f](?![^\x00-\x7f])(?<![^\x00-\x7f].)")  # UTF-8 has two bytes or more outside ASCII
_SEQUENCE = re.compile("[^\x00-\x7f](?=[^\x00-\x7f]| [^\x00-\x7f])")  # where not even a blank is one of them, no UTF-8
CUT = frozenset(("â€", "вЂ", "β€", "ā€", "ג€", "โ€", "ÔÇ", "ΓÇ", "‚Ä"))  # a mark without its last byte
# A capital where none belongs; the line came through a page that has other signs for the same letters, perhaps.
_OUT_OF_PLACE = "ÀÈÌÒÙÚÞŔŠŽ"
_SMALL = "a-zß-öø-ÿāčďēęěğģīıķļłņňőřşšťūůűųž"
_MISPLACED = re.compile(f"[{_OUT_OF_PLACE}](?:(?<=[{_SMALL}].)(?![A-ZÀ-Þ])|(?<=[a-z] .)(?= [a-z]))")
PROOF = 2  # continuation bytes that prove a line's page
CERTAIN = 4  # continuation bytes that prove it whatever the line says then
MANY = 12  # continuation bytes beside which a blank may be one, and which prove a page that is seldom met
BLANKS_SURE = 0.9  # confidence
_BLANK = re.compile("[á-ï](?: [^\x00-\x7f]|[^\x00-\x7f] )")  # what asks for a closer look
_LOST_A0 = re.compile(rb"(?<=[\xe1-\xec\xee\xef]) (?=[\x80-\xbf])|(?<=[\xe1-\xec\xee\xef][\x80-\xbf]) (?![\x80-\xbf])")
SHORT, BESIDE = 200, 8  # characters of a text that is looked at as a whole; of a longer one, on either side of a run
PART = 1_000_000  # characters of a line that are read in one go
LAYERS = 4  # how often a text may have been misread


class Line(NamedTuple):
    """A settled line of a text: where it is, what it says, and the pages it came through, outermost first."""

    start: int
    end: int
    new: str
    chain: tuple[str, ...]
    blanks: bool = False  # were some of its blanks the byte A0?

    def edits(self, text: str) -> list[Edit]:
        """The line's repairs, run by run; ``text`` is what the line stands in."""
        out: list[Edit] = []
        if self.blanks:
            return [Edit(self.start, self.end, self.new, RULE, BLANKS_SURE)]
        for match in RUN.finditer(text, self.start, self.end):
            new = match[0]
            try:
                for name in self.chain:
                    new = page(name).encode(new).decode("utf-8")
            except UnicodeError:
                continue  # a line that is broken in parts
            out.append(Edit(match.start(), match.end(), new, RULE))
        return out


def by_chance(old: str, new: str, chain: Iterable[str]) -> bool:
    """May so little be UTF-8 by accident, as a word is whose letters nothing is odd about: "väčšina", "Šťáva"?

    >>> by_chance("Šťáva", "朠va", ("cp852",)), by_chance("cafÃ© Ã ", "café à", ("cp1252",))
    (True, False)
    """
    common = _DISTINCT.issuperset(chain)
    if len(old) - len(new) < (CERTAIN if common else MANY):
        word = "".join(RUN.findall(old)).isalpha() and cost(old if len(old) < SHORT else _around(old)) < ODD
        if word or not (common or plain("".join(RUN.findall(new)))):
            return True
    meant = "".join(RUN.findall(new))
    if _assigned.issuperset(meant):
        return False
    if NONE in kinds(meant):
        return NONE not in kinds("".join(RUN.findall(old)))
    _assigned.update(meant)
    return False


_assigned: set[str] = set()  # characters that were met


def _around(text: str) -> str:
    """What stands outside ASCII and beside it, which is all that may look odd."""
    return "\n".join([text[max(0, m.start() - BESIDE) : m.end() + BESIDE] for m in RUN.finditer(text)])


def misplaced(text: str) -> bool:
    """Does a capital stand where none belongs? Then another page may suit the text better."""
    return any(map(text.__contains__, _OUT_OF_PLACE)) and _MISPLACED.search(text) is not None


def plain(text: str) -> bool:
    """Does a document of any kind hold such characters: Latin, Greek, Cyrillic letters, punctuation, emoji?"""
    found = kinds(text)
    if (SIGN in found or EMOJI in found) and any(kind(c) in (SIGN, EMOJI) and c not in written_signs() for c in text):
        return False  # a sign that hardly anybody writes
    return PLAIN_KINDS.issuperset(found)


def settle(
    text: str, spans: Sequence[tuple[int, int]], shown: frozenset[tuple[str, ...]] = frozenset()
) -> tuple[list[Line], list[tuple[int, int]]]:
    """The suspicious lines of ``text`` that are settled at once, and those that are not.

    ``shown`` are the chains of pages that other lines of the document came through.
    """
    if not any(_SEQUENCE.search(text, start, end) for start, end in spans):
        return [], [*spans]
    names = list(SINGLE)
    open_ = [Line(start, end, text[start:end], ()) for start, end in spans]
    found: list[Line] = []
    for _ in range(LAYERS if open_ else 0):
        layer = _together(open_) or [_layer(line, names) or _partly(line) for line in open_]
        found += [line for line, new in zip(open_, layer, strict=True) if not new and clear(text, line)]
        open_ = [line for line in layer if line]
        if not open_:
            break
        unclean = {at for at, _ in suspects("\n".join([line.new for line in open_]))}
        if not unclean:
            found += open_
            break
        still: list[Line] = []
        at = 0
        for line in open_:
            (still if at in unclean else found).append(line)
            at += len(line.new) + 1
        open_ = still
    found = [line for line in found if not by_chance(text[line.start : line.end], line.new, line.chain)]
    proven = [line for line in found if line.end - line.start - len(line.new) >= PROOF]
    shown |= {line.chain for line in proven}
    for line in found:  # a single sequence: the document, or its own oddness, must prove it
        few = line.end - line.start - len(line.new) < PROOF
        if few and (line.chain in shown or cost(text[line.start : line.end]) >= ODD):
            proven.append(line)
    proven = [line for line in proven if not misplaced(line.new)]
    done = {line.start for line in proven}
    return sorted(proven), [span for span in spans if span[0] not in done]


def clear(text: str, line: Line) -> bool:
    """Is a line that looks a little odd still, for its foreign names perhaps, far from what it was?"""
    if not line.chain:
        return False
    before = cost(text[line.start : line.end])
    if before < ODD:
        return False
    if not _certain(text[line.start : line.end], line) and (
        cost(line.new) > LEFT * before or not plain("".join(RUN.findall(line.new)))
    ):
        return False
    # A control, or what one of its pages may have shown once more, is work for a closer look.
    return not (_CONTROL.search(line.new) or any(page(name).sequence.search(line.new) for name in line.chain))


def _certain(old: str, line: Line) -> bool:
    """Is all of a line UTF-8, through the commonest pages, and so much that it is beyond chance whatever it says?"""
    if len(old) - len(line.new) < CERTAIN or not _DISTINCT.issuperset(line.chain):
        return False
    try:
        for name in line.chain:
            old = page(name).encode(old).decode("utf-8")
    except UnicodeError:
        return False  # a part of it is not
    return old == line.new and NONE not in kinds(old)


def _together(lines: list[Line]) -> list[Line | None]:
    """All the lines read through the commonest page at once; nothing when some are not UTF-8 then."""
    first = SINGLE[0]
    try:
        new = page(first).encode("\n".join([line.new for line in lines])).decode("utf-8")
    except UnicodeError:
        return []
    return [
        Line(old.start, old.end, line, (*old.chain, first), old.blanks)
        for old, line in zip(lines, new.split("\n"), strict=True)
    ]


def _layer(line: Line, names: list[str]) -> Line | None:
    """The line read through one page more, if it is UTF-8 from end to end.

    ``names`` are the pages to try; the one that fits moves to the front, for the next line came the same way.
    """
    start, end, old, chain, blanks = line
    if ALONE.search(old):
        return _with_blanks(line)
    for n, name in enumerate(names):
        try:
            new = page(name).encode(old).decode("utf-8")
        except UnicodeError:
            continue
        if chain and name not in chain and by_chance(old, new, (name,)):
            return None  # what the pages before this one made of the line is a word like "väčšina"
        if new == old or (name not in DISTINCT and (_ambiguous(old, new) or not CUT.isdisjoint(RUN.findall(old)))):
            return None
        names.insert(0, names.pop(n))
        return Line(start, end, new, (*chain, name), blanks)
    return _with_blanks(line)


def _with_blanks(line: Line) -> Line | None:
    """The line, which has many sequences, with the blanks inside of some read as A0, which editors turn into them."""
    for name in SINGLE[:2] if _BLANK.search(line.new) else ():
        try:
            raw = page(name).encode(line.new)
            new = _LOST_A0.sub(b"\xa0", raw).decode("utf-8")
        except UnicodeError:
            continue
        if len(raw) - len(new) >= MANY:
            return Line(line.start, line.end, new, (*line.chain, name), True)
    return None


def _partly(line: Line) -> Line | None:
    """The line with those runs read through one of the commonest pages that are UTF-8 then.

    None where one of them touches no letter, for it may be an example, or where lost bytes may have left others.
    """
    for name in DISTINCT[:2] if not line.chain else ():
        new = _runs_read(line.new, name) if _sequence(name).search(line.new) else line.new
        if new != line.new:
            return Line(line.start, line.end, new, (name,))
    return None


def _runs_read(old: str, name: str) -> str:
    """The text with its runs read through the page; the text itself where that proves too little."""
    through = page(name)
    alone = False

    def read(match: re.Match[str]) -> str:
        nonlocal alone
        run = match[0]
        try:
            new = through.encode(run).decode("utf-8")
        except UnicodeError:
            folded = run[0] in through.cont and match.string[match.start() - 1 : match.start()] == "A"  # it was Ã
            alone = alone or folded or not _LEADS.isdisjoint(run)  # lost bytes may be behind it
            return run
        start, end = match.span()
        here = match.string
        letter = here[start - 1 : start].isalpha() or here[end : end + 1].isalpha()
        alone = alone or not (letter or _CONTROL.search(run))  # nobody writes controls, not as an example either
        return new

    if len(old) <= PART:
        new = RUN.sub(read, old)
    else:  # in bytes, which take less memory beside the old line and the new one
        raw = bytearray()
        for part in _parts(old):
            raw += RUN.sub(read, part).encode("utf-8", "surrogatepass")
        new = raw.decode("utf-8", "surrogatepass")
    return old if alone else new


@cache
def _sequence(name: str) -> re.Pattern[str]:
    """Where a character of UTF-8 may begin that the page shows."""
    through = page(name)
    return re.compile(f"[{''.join(sorted(through.lead))}](?=[{re.escape(''.join(sorted(through.cont)))}])")


def _parts(line: str) -> Iterator[str]:
    """The line in parts of bounded size, cut at blanks: a substitution takes memory for every match."""
    start = 0
    while start < len(line):
        end = line.find(" ", start + PART) + 1 or len(line)
        yield line[start:end]
        start = end


def _ambiguous(line: str, new: str) -> bool:
    """Is the line UTF-8 through another page, too, and says something else then?"""
    for name in SINGLE:
        try:
            if page(name).encode(line).decode("utf-8") != new:
                return True
        except UnicodeError:
            continue
    return False
