"""The links of a text become their words: the edits, and which words stood in a link."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from ..edits import NONE, Edit, Edits
from ..layout import Block
from ..layout.lines import Line, lines
from .brackets import Mark, bracketed
from .code import without_code
from .dumps import behind, numbered
from .tags import is_tagged, tags

LINK, PICTURE = "SPC008", "SPC009"
FAR = 80  # characters before a picture in which the sentence that it is a part of has begun
SHOWN_WORDS = 3  # a picture that is a part of a sentence shows no more: a sign, a number, a formula
ENDS = ".!?…:。！？|"
LABEL_WORDS = 10  # words of a line of a dump that is taken for one link


class Linked(NamedTuple):
    """Edits that leave of every link its words; where in the outcome such words stand, in order; whether the text is
    Markdown."""

    edits: Edits
    spans: tuple[tuple[int, int], ...] = ()
    marked: bool = False

    def shares(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks, each with the number of its links and the share of its characters that stood in them."""
        if not self.spans:
            return list(blocks)
        starts, ends = [s for s, _ in self.spans], [e for _, e in self.spans]
        sums = list(accumulate((e - s for s, e in self.spans), initial=0))
        out = []
        for block in blocks:
            first, last = bisect_right(ends, block.body), bisect_left(starts, block.end)
            if first >= last:
                out.append(block)
                continue
            inside = sums[last] - sums[first]
            inside -= max(0, block.body - starts[first]) + max(0, ends[last - 1] - block.end)
            share = min(100, 100 * inside // max(1, len(block.said)))
            out.append(block._replace(links=last - first, linked=share))
        return out


NOTHING = Linked(NONE)


def linked(text: str, with_tags: bool = True) -> Linked:
    """The links of a text, and the tags of one that is Markdown with tags in it, unless they are to be left alone.

    >>> found = linked("See [the plan](/plan) of ![](map.png) the harbour.")
    >>> found.edits.apply("See [the plan](/plan) of ![](map.png) the harbour.")
    'See the plan of  the harbour.'
    >>> found.spans
    ((4, 12),)
    """
    return _tagged(text) if with_tags and is_tagged(text) else _untagged(text)


def _untagged(text: str) -> Linked:
    rows = lines(text)
    bare = without_code(text, rows)
    edits: list[Edit] = []
    spans: list[tuple[int, int]] = []  # of words, in the text
    _dump(text, rows, edits, spans)
    marked = False
    if not edits and ("](" in bare or "]:" in bare):
        _brackets(bare, edits, spans)
        marked = bool(edits)
    if not edits and "(" in bare:
        _behind(bare, edits, spans)
    made = Edits(edits)
    return Linked(made, _moved(made, spans), marked) if edits else NOTHING


def _tagged(text: str) -> Linked:
    """Markdown with tags in it: the tags go first."""
    found, spans = tags(without_code(text, lines(text)))
    edits = Edits(found)
    middle = edits.apply(text)
    rest = _untagged(middle)
    both = sorted([*_moved(rest.edits, _moved(edits, spans)), *rest.spans])
    return Linked(edits.then(rest.edits, text), tuple(both), True)


def _moved(edits: Edits, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where spans of a text are after edits, without those of which nothing is left."""
    to = edits.map_offset
    moved = [(to(start, side="right"), to(end)) for start, end in spans]
    return tuple((start, end) for start, end in moved if end > start)


def _brackets(text: str, edits: list[Edit], spans: list[tuple[int, int]]) -> None:
    found = bracketed(text)
    apart = _apart(text, found.marks)
    starts = {m.start for m in found.marks}
    cut: list[Edit] = [Edit(start, end, "", LINK) for start, end in found.defined]
    outer = gone = 0  # the ends of the link around and of the last picture that went
    for mark in found.marks:
        if mark.start < gone:
            continue
        rule = PICTURE if mark.picture else LINK
        if mark.picture and (mark.start < outer or mark in apart):
            cut.append(Edit(mark.start, mark.end, "", rule))
            gone = mark.end
            continue
        parted = mark.end in starts and mark.start >= outer and mark.close > mark.words
        glued = text[mark.words : mark.words + 1].isupper() and text[mark.start - 1 : mark.start].islower()
        cut.append(Edit(mark.start, mark.words, " " if glued else "", rule))
        cut.append(Edit(mark.close, mark.end, " " if parted else "", rule))
        if not mark.picture:
            if mark.start >= outer:
                spans.append((mark.words, mark.close))
            outer = max(outer, mark.end)
    edits += _disjoint(cut)


def _disjoint(edits: list[Edit]) -> list[Edit]:
    """Edits in order, without those that reach into one before them."""
    out: list[Edit] = []
    done = 0
    for edit in sorted(edits):
        if edit.start >= done:
            out.append(edit)
            done = edit.end
    return out


def _apart(text: str, marks: Sequence[Mark]) -> set[Mark]:
    """Pictures that are no part of a sentence: few words of one that has begun on their line are."""
    pictures = [m for m in marks if m.picture]
    if not pictures:
        return set()
    cut = [Edit(m.start, m.end if m.picture else m.words, "", LINK) for m in marks]
    cut += [Edit(m.close, m.end, "", LINK) for m in marks if not m.picture]
    edits = Edits(_disjoint(cut))
    rest = edits.apply(text)
    out: set[Mark] = set()
    for mark in pictures:
        at = edits.map_offset(mark.start)
        line = rest[max(rest.rfind("\n", max(0, at - FAR), at) + 1, at - FAR, 0) : at].rstrip()
        begun = any(map(str.isalnum, line)) and line[-1] not in ENDS
        if not begun or text.count(" ", mark.words, mark.close) >= SHOWN_WORDS:
            out.add(mark)
    return out


def _dump(text: str, rows: Sequence[Line], edits: list[Edit], spans: list[tuple[int, int]]) -> None:
    found = numbered(text, rows) if rows and "[" in text else None
    if found is None:
        return
    spans_gone = [(0, len(text[: found.head].rstrip())), *found.numbers, *found.controls]
    edits += _disjoint([Edit(start, end, "", LINK) for start, end in spans_gone if end > start])
    edits.append(Edit(found.listed, len(text.rstrip()), "", LINK))
    for (_, at), following in zip(found.numbers, [*found.numbers[1:], (found.listed, 0)], strict=True):
        stop = text.find("\n", at, following[0])
        stop = following[0] if stop < 0 else stop
        words = text[at:stop].split()
        if 0 < len(words) <= LABEL_WORDS:
            spans.append((at, stop))


def _behind(text: str, edits: list[Edit], spans: list[tuple[int, int]]) -> None:
    done = 0
    for words, end in behind(text):
        edits.append(Edit(words, end, "", LINK))
        begin = max(done, text.rfind("\n", done, words) + 1)
        begin = max(begin, text.rfind("  ", begin, words) + 2)
        if begin < words:
            spans.append((begin, words))
        done = end


__all__ = ["LINK", "PICTURE", "Linked", "linked"]
