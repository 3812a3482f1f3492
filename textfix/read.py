"""A fixed text read as a document: blocks, a label for each, and the clean text they print as.

`read` looks once; `then` joins a second look at what the first one printed.
"""

from __future__ import annotations

from typing import NamedTuple

from .content import Verdict, judge
from .content.verdict import drop
from .edits import Edit, Edits
from .layout import blocks
from .options import Options
from .segments import Head, body_kinds, head, split_labels
from .segments.head import Labelled
from .stories import tail

LIFTED = frozenset(("title", "subtitle", "kicker", "byline"))
_FIELDS = ("title", "subtitle", "kicker", "byline", "published", "site")


class Part(NamedTuple):
    """A labelled stretch of the fixed text, ``said`` as it reads; ``printed`` parts make up the body, and every
    printed part is kept."""

    start: int
    end: int
    said: str
    verdict: Verdict
    level: int
    kept: bool
    printed: bool


class Reading(NamedTuple):
    """The parts of a text, the edits that print the body, and the body."""

    parts: list[Part]
    edits: Edits
    text: str
    head: Head


def after(edits: Edits, fixed: str, reading: Reading) -> Reading:
    """A reading of ``fixed``, which ``edits`` made, as a reading of the text before the edits."""
    back = edits.map_offset
    parts: list[Part] = []
    done = 0
    for part in reading.parts:
        start = max(done, back(part.start, back=True, side="left"))
        done = max(start, back(part.end, back=True, side="right"))
        parts.append(part._replace(start=start, end=done))
    return reading._replace(parts=parts, edits=edits.then(reading.edits, fixed))


def lifts(reading: Reading) -> bool:
    """Whether a title or another line of the head has left the body."""
    return any(p.verdict.kind in LIFTED and not p.printed for p in reading.parts)


def then(first: Reading, again: Reading) -> Reading:
    """What a second look at the first look's text found, told in the offsets of the text the first look saw."""
    back = first.edits.map_offset
    parts = [p for p in first.parts if not p.printed]
    kinds = {p.start: p for p in first.parts if p.printed}
    for part in again.parts:
        start = back(part.start, back=True, side="right")
        end = back(part.end, back=True, side="left")
        before = kinds.get(start)
        if part.printed and before is not None and before.end == end:
            part = part._replace(verdict=before.verdict, level=before.level)
        parts.append(part._replace(start=start, end=max(start, end)))
    parts.sort(key=lambda p: (p.start, p.end))
    found = Head(**{f: getattr(first.head, f) or getattr(again.head, f) for f in _FIELDS})
    return Reading(parts, first.edits.then(again.edits, first.text), again.text, found)


def read(text: str, options: Options, lift: bool = True, url: str | None = None) -> Reading:
    """Read a text once: layout, boilerplate, the head, unrelated stories at the end, the kinds of the rest."""
    if options.preset != "default":
        return _as_is(text)
    found = blocks(text)
    labelled, top = head(split_labels(found, judge(found)), lift, url)
    labelled = body_kinds(_without_tail(labelled))
    return _printed(text, labelled, top, options)


def _without_tail(labelled: Labelled) -> Labelled:
    # A header of related stories is gone already, but it is evidence for what stands below it.
    open_ = [i for i, (_, verdict) in enumerate(labelled) if verdict is None or verdict.rule == "REL002"]
    cut = tail([(labelled[i][0].shape, labelled[i][0].said) for i in open_])
    if cut is None:
        return labelled
    out = list(labelled)
    for i in open_[cut.first :]:
        if labelled[i][1] is None:
            out[i] = out[i][0], drop("related", cut.reason, cut.confidence, rule="REL001")
    return out


def _as_is(text: str) -> Reading:
    """The whole text as one paragraph: presets that only repair leave the document as it is."""
    said = text.strip()
    if not said:
        return Reading([], Edits(), text, Head())
    start = text.index(said)
    part = Part(start, start + len(said), said, Verdict("paragraph", "SEG007", "the whole text"), 0, True, True)
    return Reading([part], Edits(), text, Head())


def _printed(text: str, labelled: Labelled, top: Head, options: Options) -> Reading:
    """Edits that leave of the text what is printed: bodies with their marks, parted by blank lines."""
    edits: list[Edit] = []
    parts: list[Part] = []
    done, last = 0, None  # offset in text; the last printed block
    depth = -1
    for block, verdict in labelled:
        assert verdict is not None
        printed = options.kept(verdict.kind) and verdict.kind in options.body
        gap = ""
        if printed:
            together = last is not None and last.shape == block.shape == "list_item"
            gap = "" if last is None else "\n" if together else "\n\n"
            if block.shape == "list_item":  # an item whose parent is gone moves up
                depth = min(block.level, depth + 1) if together else 0
                block = block._replace(level=depth)
            last = block
        if not (printed and text[done : block.body] == gap + block.mark):
            _gap(edits, text, done, block.start, gap)
            if printed and text[block.start : block.body] != block.mark:
                edits.append(Edit(block.start, block.body, block.mark, verdict.rule))
        if printed:
            edits += block.edits
        else:
            edits.append(Edit(block.start, block.end, "", verdict.rule, verdict.confidence))
        kept = options.kept(verdict.kind)
        parts.append(Part(block.start, block.end, block.said, verdict, block.level, kept, printed))
        done = block.end
    _gap(edits, text, done, len(text), "")
    made = Edits(edits)
    return Reading(parts, made, made.apply(text), top)


def _gap(edits: list[Edit], text: str, start: int, end: int, wanted: str) -> None:
    if text[start:end] != wanted:
        edits.append(Edit(start, end, wanted, "SPC003"))


__all__ = ["Part", "Reading", "after", "lifts", "read", "then"]
