"""The fields of a head go by what its lines are in the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from ..content import Verdict
from ..content.verdict import RULE_OF_KIND
from ..layout import Block
from .head import Head
from .patterns import BYLINE
from .plain import Labelled, plain

ABOVE = frozenset(("title", "subtitle", "kicker", "dateline"))  # what may stand above a byline
BESIDE = 2  # blocks between a title and a line that is taken for it, at most
FIELDS = ("title", "subtitle", "kicker")


def under_title(labelled: Labelled, top: Head) -> tuple[Labelled, Head]:
    """The same with the first line as the title, if it has no other kind: the others of the file have theirs there."""
    block, verdict = labelled[0]
    if verdict is not None or block.shape not in ("text", "heading"):
        return labelled, top
    as_title = Verdict("title", "SEG001", "stands where the other articles of the file have their titles", 0.8)
    return [(block, as_title), *labelled[1:]], replace(top, title=plain(block.said))


def told_by(top: Head, before: Labelled, after: Labelled) -> Head:
    """The head with the fields whose lines are of another kind ``after`` all than they were ``before``.

    >>> from textfix.content import Verdict
    >>> from textfix.layout import blocks
    >>> first, second = blocks("News\\nThe harbour opens")
    >>> wrong, right = Verdict("title", "SEG001", ""), Verdict("kicker", "SEG003", "")
    >>> told_by(Head(title="News"), [(first, wrong), (second, None)], [(first, right), (second, wrong)])
    Head(title='The harbour opens', subtitle=None, kicker='News', byline=None, published=None, site=None)
    """
    changed: dict[str, str | None] = {}
    for name in FIELDS:
        was, now = _lines(before, name), _lines(after, name)
        if was != now and (not was or was[0] not in now):
            changed[name] = plain(now[0]) if now else None
    if not top.byline and (author := _author(after)):
        changed["byline"] = author
    return replace(top, **changed) if changed else top


def one_title(
    changes: Sequence[tuple[int, str, float]], verdicts: Sequence[Verdict], blocks: Sequence[Block]
) -> list[tuple[int, str, float]]:
    """Changes of kinds (where, to what, how likely) that leave a story one title.

    A line that would get to be one beside the title takes its place, unless that is marked as a heading: what the whole
    document speaks for knows more than the choice in the head. (In the golden documents that were learned from it was
    right ten times of eleven.) The other becomes the subtitle, or goes when it stands above. A line far above the title
    is the name of the site as often, and stays what it was. One far below is the title of another story.
    """
    was = next((i for i, verdict in enumerate(verdicts) if verdict.kind == "title"), None)
    if was is None:
        best = max((change for change in changes if change[1] == "title"), key=itemgetter(2), default=None)
        near = best[0] + BESIDE if best else 0
        return [change for change in changes if change[1] != "title" or change is best or change[0] > near]
    out, best = [], None
    for change in changes:
        if change[1] != "title" or change[0] > was + BESIDE:
            out.append(change)
        elif change[0] >= was - BESIDE and blocks[was].shape != "heading" and (not best or change[2] > best[2]):
            best = change
    return out if best is None else [*out, best, (was, "subtitle" if best[0] < was else "navigation", best[2])]


def _author(labelled: Labelled) -> str | None:
    """The name in the byline above the text, if there is one."""
    for block, verdict in labelled:
        if verdict is not None and verdict.kind == "byline":
            by = BYLINE.fullmatch(block.said)
            return by["name"] if by else plain(block.said)
        if verdict is not None and verdict.kind not in ABOVE and verdict.kind not in RULE_OF_KIND:
            return None
    return None


def _lines(labelled: Labelled, kind: str) -> list[str]:
    return [block.said for block, verdict in labelled if verdict is not None and verdict.kind == kind]


__all__ = ["one_title", "told_by", "under_title"]
