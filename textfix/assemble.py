"""A reading becomes a result: offsets of the source, articles with their fields, changes, what was dropped."""

from __future__ import annotations

import re
from bisect import bisect_right

from .edits import Edit, Edits
from .model import BODY_KINDS, Article, Decoded, Result, Segment
from .parts import Reading
from .route import Route

BETWEEN = "\n\n"  # parts two articles in ``Result.text``

MARKUP, LINK, PICTURE = "SPC006", "SPC008", "SPC009"
# What is said of text that went with all its characters: its kind and why, by the rule that took it.
_GONE = {
    LINK: ("navigation", "links without words, or a list of where links lead"),
    PICTURE: ("junk", "a picture"),
}
_NOTHING_LEFT = ("junk", "nothing readable is left of it")


def assemble(source: str, reading: Reading, decoded: Decoded | None) -> Result:
    """The reading is of ``source``, its edits include every repair."""
    changes = reading.edits.changes(source)
    kept, dropped = _segments(reading)
    dropped += _vanished(source, [*(segment for part in kept for segment in part), *dropped], reading.edits)
    articles: list[Article] = []
    for story, body in enumerate(_bodies(reading)):
        # Who asks for a body of tables alone gets an article without text where there are none, and its segments.
        if body or (not reading.text and not articles and any(s.kind in BODY_KINDS for s in kept[story])):
            articles.append(_article(reading, story, body, kept[story]))
        else:
            dropped += map(_orphan, kept[story])
    dropped.sort(key=lambda s: (s.start, s.end))
    encoding = decoded.encoding if decoded else None
    return Result(source, reading.text, tuple(articles), tuple(dropped), changes, encoding, decoded)


def _bodies(reading: Reading) -> list[str]:
    """The text of every story. Joined by blank lines, those that have any are the text of the reading."""
    ends = {p.story: p.end for p in reading.parts if p.printed}
    out = [""] * len(reading.heads)
    done = 0
    for story in sorted(ends)[:-1]:
        end = reading.text.find(BETWEEN, max(done, reading.edits.map_offset(ends[story])))
        if end < 0:
            break
        out[story] = reading.text[done:end]
        done = end + len(BETWEEN)
    if reading.text:
        out[max(ends, default=0)] = reading.text[done:]
    return out


def _segments(reading: Reading) -> tuple[list[list[Segment]], list[Segment]]:
    kept: list[list[Segment]] = [[] for _ in reading.heads]
    dropped: list[Segment] = []
    for start, end, said, verdict, level, is_kept, _, body, inner, stages, story in reading.parts:
        if start == end:
            continue
        kind, rule, reason, confidence = verdict
        route = Route(body, inner, stages) if body >= 0 else None
        segment = Segment(kind, said, start, end, confidence, rule, reason, level, route)
        (kept[story] if is_kept else dropped).append(segment)
    return kept, dropped


def _vanished(source: str, segments: list[Segment], edits: Edits) -> list[Segment]:
    """Visible characters of the source that no segment holds, such as a line of control characters."""
    out: list[Segment] = []
    done = 0
    spans = sorted((s.start, s.end) for s in segments)
    made: list[Edit] | None = None  # looked at for the first gap
    for start, end in [*spans, (len(source), len(source))]:
        gap = source[done:start]
        if gap and not gap.isspace():
            if made is None:
                made = list(edits)
                ends = [e.end for e in made]
                is_page = any(e.rule == MARKUP for e in made)
            if is_page and _is_markup(made, ends, done, start):
                done = max(done, end)
                continue
            lead = len(gap) - len(gap.lstrip())
            said = gap.strip()
            edit = bisect_right(ends, done + lead)  # the first edit that reaches into the gap
            rule = made[edit].rule if edit < len(made) and made[edit].start < start else "CHR002"
            if rule in _GONE:  # the brackets of a link stand around a picture
                rule = PICTURE if _has(made, ends, done, start, PICTURE) else rule
            kind, reason = _GONE.get(rule, _NOTHING_LEFT)
            out.append(Segment(kind, "", done + lead, done + lead + len(said), 0.9, rule, reason))
        done = max(done, end)
    return out


def _is_markup(made: list[Edit], ends: list[int], start: int, end: int) -> bool:
    """Whether what stands between two segments was taken out as the markup of a page, which nobody sees."""
    return _has(made, ends, start, end, MARKUP)


def _has(made: list[Edit], ends: list[int], start: int, end: int, rule: str) -> bool:
    """Whether an edit by a rule reaches into ``[start, end)``."""
    first = bisect_right(ends, start)
    last = first
    while last < len(made) and made[last].start < end:
        last += 1
    return any(rule in (e.rule, *e.also) for e in made[first:last])


def _article(reading: Reading, story: int, body: str, kept: list[Segment]) -> Article:
    top = reading.heads[story]
    tags = [t.strip() for p in reading.parts if p.story == story and p.verdict.kind == "tags" for t in _tags(p.said)]
    return Article(
        text=body,
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
