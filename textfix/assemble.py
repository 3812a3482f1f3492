"""A reading becomes a result: offsets of the source, articles with their fields, changes, what was dropped."""

from __future__ import annotations

import re
from bisect import bisect_right

from .edits import Edits
from .model import Article, Decoded, Result, Segment
from .read import Reading


def assemble(source: str, reading: Reading, decoded: Decoded | None) -> Result:
    """The reading is of ``source``, its edits include every repair."""
    changes = reading.edits.changes(source)
    kept, dropped = _segments(reading)
    dropped += _vanished(source, [*kept, *dropped], reading.edits)
    dropped.sort(key=lambda s: (s.start, s.end))
    articles = (_article(reading, kept),) if reading.text else ()
    if not articles:
        dropped = sorted([*dropped, *(_orphan(s) for s in kept)], key=lambda s: (s.start, s.end))
    encoding = decoded.encoding if decoded else None
    return Result(source, reading.text, articles, tuple(dropped), changes, encoding, decoded)


def _segments(reading: Reading) -> tuple[list[Segment], list[Segment]]:
    kept: list[Segment] = []
    dropped: list[Segment] = []
    for part in reading.parts:
        if part.start == part.end:
            continue
        v = part.verdict
        segment = Segment(v.kind, part.said, part.start, part.end, v.confidence, v.rule, v.reason, part.level)
        (kept if part.kept else dropped).append(segment)
    return kept, dropped


def _vanished(source: str, segments: list[Segment], edits: Edits) -> list[Segment]:
    """Visible characters of the source that no segment holds, such as a line of control characters."""
    out: list[Segment] = []
    done = 0
    spans = sorted((s.start, s.end) for s in segments)
    made = list(edits)
    ends = [e.end for e in made]
    for start, end in [*spans, (len(source), len(source))]:
        gap = source[done:start]
        if gap and not gap.isspace():
            lead = len(gap) - len(gap.lstrip())
            said = gap.strip()
            edit = bisect_right(ends, done + lead)  # the first edit that reaches into the gap
            rule = made[edit].rule if edit < len(made) and made[edit].start < start else "CHR002"
            reason = "nothing readable is left of it"
            out.append(Segment("junk", "", done + lead, done + lead + len(said), 0.9, rule, reason))
        done = max(done, end)
    return out


def _article(reading: Reading, kept: list[Segment]) -> Article:
    top = reading.head
    tags = [t.strip() for p in reading.parts if p.verdict.kind == "tags" for t in _tags(p.said)]
    return Article(
        text=reading.text,
        segments=tuple(kept),
        start=kept[0].start,
        end=kept[-1].end,
        title=top.title,
        subtitle=top.subtitle,
        kicker=top.kicker,
        byline=top.byline,
        published=top.published,
        site=top.site,
        tags=tuple(dict.fromkeys(t for t in tags if t)),
    )


def _tags(said: str) -> list[str]:
    _, label, rest = said.partition(":")
    row = rest if label and rest.strip() else said
    if not re.search(r"[/|·,;#]", row):
        return []
    return [t.strip(" #") for t in re.split(r"[/|·,;]|\s(?=#)", row)]


def _orphan(segment: Segment) -> Segment:
    """A kept part of a document that has no body: there is no article to keep it in."""
    reason = "no body was left to go with it"
    return Segment("junk", segment.text, segment.start, segment.end, segment.confidence, "BPL011", reason)
