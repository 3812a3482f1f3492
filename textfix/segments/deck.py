"""What stands around a title that was found: the label above it and the summary between it and the byline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Verdict
from .plain import Labelled, Row

KICKER_WORDS = 4
SUMMARY_WORDS = 45  # of a summary line at most; longer is the first paragraph
LINE_WORDS = 6  # of a summary that does not end as a sentence does, at least; shorter is a heading
REACH = 8  # blocks below the title in which the byline, the date or the picture is looked for
_HEAD = frozenset(("byline", "dateline", "caption", "share", "widget", "comment_prompt"))
_LABELLED = re.compile(r"\S+(?: \S+)?\s?[:：]\s|.*[:：]\Z")
_KICKER = Verdict("kicker", "SEG003", "the label right above the title", 0.75)
_BEFORE_BYLINE = Verdict("subtitle", "SEG002", "a summary between the title and what says who wrote it and when", 0.85)
_LINE = Verdict("subtitle", "SEG002", "the line under the title", 0.75)


def deck(labelled: Labelled, found: Sequence[Row]) -> None:
    """Marks the kicker and the subtitle of the first title, where it has left the body."""
    title = next((i for i, (_, v) in enumerate(labelled) if v is not None and v.kind == "title"), None)
    if title is None:
        return
    above = [row for row in found if row.at < title]
    below = [row for row in found if title < row.at <= title + REACH and labelled[row.at][1] is None]
    kinds = {v.kind for _, v in labelled[:title] if v is not None}
    if above and "kicker" not in kinds and _is_kicker(above[-1], title, labelled):
        labelled[above[-1].at] = above[-1].block, _KICKER
    near = labelled[title + 1 : title + 1 + REACH]
    if not below or any(v is not None and v.kind == "subtitle" for _, v in near):
        return
    first = below[0]
    if not first.text or first.words > SUMMARY_WORDS or first.asks or _LABELLED.match(first.said):
        return
    if not any(r.at > first.at and r.text and r.words >= LINE_WORDS and labelled[r.at][1] is None for r in found):
        return  # it is all the body there is
    behind = {v.kind for i, (_, v) in enumerate(labelled[: title + 1 + REACH]) if v is not None and i > first.at}
    between = [row for row in below[1:] if row.words > SUMMARY_WORDS]
    marks = [i for i in range(first.at + 1, min(len(labelled), title + 1 + REACH)) if _marks_head(labelled, i)]
    if behind & _HEAD and marks and not any(row.at < marks[0] for row in between) and marks[0] == first.at + 1:
        labelled[first.at] = first.block, _BEFORE_BYLINE
    elif first.at == title + 1 and not first.ends and first.words >= LINE_WORDS and len(below) > 1 and below[1].text:
        labelled[first.at] = first.block, _LINE


def _marks_head(labelled: Labelled, i: int) -> bool:
    verdict = labelled[i][1]
    return verdict is not None and verdict.kind in _HEAD


def _is_kicker(row: Row, title: int, labelled: Labelled) -> bool:
    if labelled[row.at][1] is not None or row.block.shape not in ("text", "heading") or row.words > KICKER_WORDS:
        return False
    between = labelled[row.at + 1 : title]
    return not row.ends and row.block.said[0].isalpha() and row.said[-1] not in ":：,," and not between


__all__ = ["deck"]
