"""Edits are values: they apply, invert, compose and map offsets.

Every stage of the pipeline describes what it wants as :class:`Edits` over the text it was given;
nobody ever searches the text again to find out where something went.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice
from operator import add
from typing import Literal, NamedTuple

from .model import Change

# When overlapping edits fold into one, the change carries the rule that a reader most needs to know.
_LOUDNESS = {"REL": 0, "BPL": 1, "DUP": 2, "MOJ": 3, "ENC": 4, "ESC": 5, "SEG": 6, "CHR": 7, "SPC": 8}


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``after``. ``start == end`` inserts."""

    start: int
    end: int
    after: str
    rule: str
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Edits:
    """Ordered, disjoint edits of one text. Edits may touch, but no two insertions share a spot.

    >>> edits = Edits([Edit(0, 1, "J", "CHR001"), Edit(5, 6, "", "CHR002")])
    >>> edits.apply("jello!")
    'Jello'
    >>> edits.inverse("jello!").apply("Jello")
    'jello!'
    """

    __slots__ = ("_back", "_items", "_on")

    def __init__(self, items: Iterable[Edit] = ()) -> None:
        self._items = tuple(items)
        self._on: _Map | None = None
        self._back: _Map | None = None
        done, inserted = 0, -1
        for edit in self._items:
            start, end = edit[0], edit[1]
            if start < done or end <= start:
                if start < done or end < start or start == inserted:
                    raise ValueError(f"edits must be ordered and disjoint; [{start}:{end}] follows one up to {done}")
                inserted = start
            else:
                inserted = -1
            done = end

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Edit]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edits) and self._items == other._items

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"Edits({list(self._items)!r})"

    def apply(self, text: str) -> str:
        """``text`` with every edit carried out."""
        if not self._items:
            return text
        out: list[str] = []
        done = 0
        for edit in self._items:
            if edit.start > done:
                out.append(text[done : edit.start])
            if edit.after:
                out.append(edit.after)
            done = edit.end
        if done < len(text):
            out.append(text[done:])
        return "".join(out)  # an edit of the whole text gives what it holds, no copy

    def inverse(self, text: str) -> Edits:
        """Edits that turn ``self.apply(text)`` back into ``text``."""
        out: list[Edit] = []
        shift = 0
        for edit in self._items:
            start = edit.start + shift
            end = start + len(edit.after)
            before = text[edit.start : edit.end]
            shift += len(edit.after) - (edit.end - edit.start)
            out.append(edit._replace(start=start, end=end, after=before, candidates=()))
        return Edits(_settle(out))

    def then(self, later: Edits, middle: str) -> Edits:
        """One set of edits that does ``self`` and then ``later``.

        ``middle`` is ``self.apply(source)``, the text that ``later`` was written for. Edits of the two
        that share characters of ``middle`` fold into one; edits that merely touch stay apart, so that
        each keeps its own rule.
        """
        if not self._items:
            return later
        if not later._items:
            return self
        return Edits(_settle(_compose(self._items, later._items, middle)))

    def changes(self, text: str) -> tuple[Change, ...]:
        """The public record of these edits of ``text``; edits that change nothing are left out."""
        return tuple([
            Change(start, end, before, after, rule, confidence, candidates, also)
            for start, end, after, rule, confidence, candidates, also in self._items
            if (before := text[start:end]) != after
        ])  # fmt: skip

    def map_offset(self, offset: int, *, back: bool = False, side: Literal["left", "right"] = "left") -> int:
        """Where ``offset`` of the text lies after the edits; with ``back``, the other way round.

        An offset inside replaced text goes to the replacement's start (``side="left"``) or end
        (``"right"``); at an insertion, left is before it and right behind it.
        """
        way = self._back if back else self._on
        if way is None:
            way = _Map(self._items, back)
            if back:
                self._back = way
            else:
                self._on = way
        return way(offset, side == "right")


NONE = Edits()


class _Map:
    """Offsets of one side of the edits to offsets of the other, by bisection."""

    __slots__ = ("ends", "starts", "to_ends", "to_starts")

    def __init__(self, items: Sequence[Edit], back: bool = False) -> None:
        starts, ends = [e.start for e in items], [e.end for e in items]
        grown = [start - end + len(e.after) for start, end, e in zip(starts, ends, items, strict=True)]
        growth = list(accumulate(grown, initial=0))
        here = (starts, ends)
        there: tuple[list[int], list[int]] = ([*map(add, starts, growth)], [*map(add, ends, islice(growth, 1, None))])
        self.starts, self.ends = there if back else here
        self.to_starts, self.to_ends = here if back else there

    def __call__(self, offset: int, right: bool) -> int:
        if right:  # every edit that begins before the offset or inserts at it has happened
            last = bisect_right(self.ends, offset) - 1
            inside = last + 1
            if inside < len(self.starts) and self.starts[inside] < offset:
                return self.to_ends[inside]
        else:
            last = bisect_left(self.ends, offset) - 1
            inside = last + 1
            if inside < len(self.starts) and self.starts[inside] < offset:
                if self.ends[inside] > offset:
                    return self.to_starts[inside]
                last = inside  # it ends right here
        if last < 0:
            return offset
        return self.to_ends[last] + offset - self.ends[last]


_NOWHERE = Edit(1 << 62, 1 << 62, "", "")


def _compose(first: Sequence[Edit], later: Sequence[Edit], middle: str) -> Iterator[Edit]:
    """Walk both lists along ``middle``; edits that share text of it form one component."""
    i = j = shift = 0  # shift: middle offset = source offset + shift, after first[:i]
    while i < len(first) or j < len(later):
        if i == len(first):
            yield later[j]._replace(start=later[j].start - shift, end=later[j].end - shift)
            j += 1
            continue
        a = first[i]
        low, high = a.start + shift, a.start + shift + len(a.after)
        if j == len(later) or _before(low, high, later[j].start, later[j].end):
            yield a
            shift += len(a.after) - (a.end - a.start)
            i += 1
            continue
        b = later[j]
        if _before(b.start, b.end, low, high):
            yield b._replace(start=b.start - shift, end=b.end - shift)
            j += 1
            continue
        # They share text: grow the component until neither list reaches into it any more.
        start_shift = shift
        low, high = min(low, b.start), max(high, b.end)
        i0, j0 = i, j
        shift += len(a.after) - (a.end - a.start)
        i, j = i + 1, j + 1
        while True:
            a = first[i] if i < len(first) else _NOWHERE
            begin = a.start + shift
            if not _before(low, high, begin, begin + len(a.after)):
                high = max(high, begin + len(a.after))
                shift += len(a.after) - (a.end - a.start)
                i += 1
            elif j < len(later) and not _before(low, high, later[j].start, later[j].end):
                high = max(high, later[j].end)
                j += 1
            else:
                break
        after: list[str] = []
        done = low
        for b in later[j0:j]:
            after += (middle[done : b.start], b.after)
            done = b.end
        after.append(middle[done:high])
        yield _fold((*first[i0:i], *later[j0:j]), low - start_shift, high - shift, "".join(after))


def _settle(edits: Iterable[Edit]) -> list[Edit]:
    """Insertions that met on one spot become one."""
    out: list[Edit] = []
    for edit in edits:
        if out and edit.start == edit.end == out[-1].start == out[-1].end:
            out[-1] = _fold((out[-1], edit), edit.start, edit.end, out[-1].after + edit.after)
        else:
            out.append(edit)
    return out


def _before(a_low: int, a_high: int, b_low: int, b_high: int) -> bool:
    """Does span a lie wholly before span b? Two empty spans on one spot do not: they collide."""
    return a_high < b_low or (a_high == b_low and (a_low < a_high or b_low < b_high))


def _fold(parts: Sequence[Edit], start: int, end: int, after: str) -> Edit:
    loudest = min(parts, key=lambda e: _LOUDNESS.get(e.rule[:3], 9))
    rules = dict.fromkeys(r for e in parts for r in (e.rule, *e.also))
    rules.pop(loudest.rule)
    guesses = [e for e in parts if e.candidates]
    return Edit(
        start,
        end,
        after,
        loudest.rule,
        min(e.confidence for e in parts),
        guesses[0].candidates if len(guesses) == 1 and after else (),
        tuple(rules),
    )
