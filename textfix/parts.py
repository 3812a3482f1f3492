"""The parts of a text that was read, and how they are told of another text: of the one before some edits (`after`), or
of the one whose clean text was read again (`then`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal, NamedTuple

from .content import Verdict
from .content.shape import PROSE_WORDS, word_count
from .edits import Edit, Edits
from .options import Options
from .segments import Head
from .segments.plain import plain

if TYPE_CHECKING:
    from .html import Told

Side = Literal["left", "right"]
_DEFAULT = Options()
_BELOW, _ABOVE, _AGAIN = (
    Verdict("subtitle", "SEG002", "reads like a title, below the one that was found", 0.7),
    Verdict("kicker", "SEG003", "reads like a title, above the one that was found", 0.7),
    Verdict("duplicate", "DUP001", "the title again", 0.95),
)
_FIELDS = ("title", "subtitle", "kicker", "byline", "published", "site")


class Part(NamedTuple):
    """A labelled stretch of the fixed text, ``said`` as it reads; ``printed`` parts make up the body, and every
    printed part is kept. ``body``, ``inner`` and ``stages`` are those of its ``Route``; -1 when it has none."""

    start: int
    end: int
    said: str
    verdict: Verdict
    level: int
    kept: bool
    printed: bool
    body: int = -1
    inner: tuple[Edit, ...] = ()
    stages: tuple[Edits, ...] = ()
    story: int = 0  # which of the document's stories it belongs to


class Reading(NamedTuple):
    """The parts of a text, the edits that print the bodies, the bodies, and the head of every story."""

    parts: list[Part]
    edits: Edits
    text: str
    heads: tuple[Head, ...]

    def knowing(self, told: Told) -> Reading:
        """The same, with what the page says of itself in its head: that counts for more than what was found."""
        said = {name: value for name, value in told._asdict().items() if value}
        return self._replace(heads=(replace(self.heads[0], **said), *self.heads[1:]))


def after(edits: Edits, fixed: str, reading: Reading, tight: bool = False) -> Reading:
    """A reading of ``fixed``, which ``edits`` made, as a reading of the text before the edits.

    What was taken out at the edge of a part belongs to it, unless parts are to be ``tight``: the tags around the
    words of a page, and the marks they became, are no part of them.
    """
    if not edits and not tight:
        return reading
    back = edits.map_offset
    first: Side
    last: Side
    first, last = ("right", "left") if tight else ("left", "right")
    parts: list[Part] = []
    done = 0
    make, stage = tuple.__new__, (edits,) if edits else ()  # what Part(...) calls, in one step
    for part in reading.parts:
        start, end, said, verdict, level, kept, printed, body, inner, stages, story = part
        begin = body if tight and body >= 0 else start
        start = max(done, back(begin, back=True, side=first))
        done = max(start, back(end, back=True, side=last))
        parts.append(make(Part, (start, done, said, verdict, level, kept, printed, body, inner, stages + stage, story)))
    return reading._replace(parts=parts, edits=edits.then(reading.edits, fixed))


def then(first: Reading, again: Reading, options: Options = _DEFAULT) -> Reading:
    """What a second look at the first look's text found, told in the offsets of the text the first look saw."""
    told = _retold(first, again)
    begins = [one.start for one in told]
    parts = [p for p in first.parts if not p.printed and not _inside(p, told, begins)] + told
    parts.sort(key=lambda p: (p.start, p.end))
    if len(first.heads) == 1 < len(again.heads):  # with the boilerplate gone its stories show
        parts = _told_apart(parts, again)
    pairs = zip_longest(first.heads, again.heads[: len(first.heads)], fillvalue=Head())
    heads = [Head(**{f: getattr(one, f) or getattr(other, f) for f in _FIELDS}) for one, other in pairs]
    if len(again.heads) != len(first.heads):
        heads[1:] = (first if len(first.heads) > 1 else again).heads[1:]
    parts = _one_title(parts, {(p.start, p.end) for p in told}, heads, options)
    return Reading(parts, first.edits.then(again.edits, first.text), again.text, tuple(heads))


def _retold(first: Reading, again: Reading) -> list[Part]:
    """The parts of the second look in the offsets and among the stories of the first one."""
    back = first.edits.map_offset
    parts: list[Part] = []
    before = {p.end: p for p in first.parts if p.printed}
    starts_ = [p.start for p in first.parts]
    stage = (first.edits,) if len(first.edits) else ()
    make = tuple.__new__  # what Part(...) calls, in one step
    for part in again.parts:
        start, end, said, verdict, level, kept, printed, body, inner, stages, story = part
        start = back(start, back=True, side="right")
        end = back(end, back=True, side="left")
        same = before.get(end)
        if printed and same is not None and same.said == said:
            verdict, level, start = same.verdict, same.level, same.start
        story = first.parts[max(0, bisect_right(starts_, start) - 1)].story if starts_ else 0
        end = max(start, end)
        parts.append(make(Part, (start, end, said, verdict, level, kept, printed, body, inner, stages + stage, story)))
    return parts


def _one_title(parts: Sequence[Part], told: Set[tuple[int, int]], heads: list[Head], options: Options) -> list[Part]:
    """The parts with one title in a story: what the second look, which saw less, ``told`` to be another one stands
    below the title that was found, or above it. Below running text it is the title of another story."""
    titles = {p.story: p for p in reversed(parts) if p.verdict.kind == "title" and (p.start, p.end) not in told}
    if not titles or not any(p.verdict.kind == "title" and not p.printed and (p.start, p.end) in told for p in parts):
        return list(parts)
    prose = [p.start for p in parts if p.printed and word_count(p.said) >= PROSE_WORDS]
    out: list[Part] = []
    for part in parts:
        title = titles.get(part.story) if part.verdict.kind == "title" and not part.printed else None
        if title and part is not title and bisect_left(prose, part.start) <= bisect_left(prose, title.start):
            again = part.said.casefold() == title.said.casefold()
            verdict = _AGAIN if again else _BELOW if title.start < part.start else _ABOVE
            if verdict.kind not in options.body:
                part = part._replace(verdict=verdict, kept=options.kept(verdict.kind))
                top = heads[part.story]
                if verdict is _BELOW and not top.subtitle:
                    heads[part.story] = replace(top, subtitle=plain(part.said))
        out.append(part)
    return out


def _inside(part: Part, told: Sequence[Part], begins: Sequence[int]) -> bool:
    """Whether a part was taken out of what the second look found to be one piece, such as a line of code."""
    at = bisect_left(begins, part.end) - 1
    return at >= 0 and told[at].printed and part.start < told[at].end


def _told_apart(parts: Sequence[Part], again: Reading) -> list[Part]:
    """The parts among the stories of the second look; what it did not see goes with the part before it."""
    firsts = [next((p.said for p in again.parts if p.story == n), None) for n in range(len(again.heads))]
    story, out = 0, []
    for part in parts:
        if story + 1 < len(firsts) and part.said == firsts[story + 1]:
            story += 1
        out.append(part._replace(story=story))
    return out


__all__ = ["Part", "Reading", "after", "then"]
