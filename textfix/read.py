"""A fixed text read as a document: blocks, a label for each, and the clean text they print as."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from .content import Verdict, judge
from .content.one_line import pieces, rejoined
from .content.verdict import drop
from .edits import Edit, Edits
from .layout import Block, blocks, printed_mark
from .model import BODY_KINDS, DROPPED_KINDS, KEPT_KINDS
from .options import Options
from .parts import Part, Reading
from .segments import (
    Head,
    absorbed,
    around,
    body_kinds,
    credited,
    furniture,
    head,
    regroup,
    signatures,
    signed,
    split_labels,
    told_by,
    told_twice,
    under_title,
)
from .segments.plain import Labelled
from .stories import Line, Tail, ending, is_link, starts, tail, units, whole_stories, wire

if TYPE_CHECKING:
    from .content.markup import Places
    from .links import Linked

MOST_LIFTS = 4  # times that a head may grow by lines that would be taken for one without it
FILED = drop("junk", "what a news agency files the story under", 0.85)
LIFTED = frozenset(("title", "subtitle", "kicker", "byline"))


def read(
    text: str,
    options: Options,
    url: str | None = None,
    places: Places | None = None,
    pages: Sequence[int] = (),
    links: Linked | None = None,
) -> Reading:
    """Read a text once: layout, boilerplate, its stories; of each the head, what stands behind its end, the kinds of
    the rest.

    ``pages`` are the offsets of page breaks, ``links`` says which words stood in links.
    """
    if options.preset != "default":
        return _as_is(text)
    found: Sequence[Block] = blocks(text, links is not None and links.marked)
    found, of_line = pieces(text, found) if places is None else (found, {})
    if links is not None:
        found = links.shares(found)
    told: list[tuple[Labelled, Head]] = []
    for labelled, titled in _articles(text, split_labels(found, judge(found, places, options.favor)), pages):
        for n, one in enumerate(_with_related(labelled) if options.related == "articles" else [labelled]):
            story = _story(text, one, True, url, titled and not n)
            if not _steadied(*story, options, url):
                story = _story(text, one, False, url)
            if told and not _apart(told[-1][0], story[0], options):
                story = _story(text, one, False, url)  # with its title it is told apart from a list above it
                if not _apart(told[-1][0], story[0], options):
                    told[-1] = told[-1][0] + story[0], told[-1][1]
                    continue
            told.append(story)
    if found and all(verdict is None or verdict.kind in LIFTED for labelled, _ in told for _, verdict in labelled):
        told = [(body_kinds([(block, None) for block in found]), Head())]  # a head of nothing is the text itself
    if of_line:
        printed = {kind for kind in BODY_KINDS if options.kept(kind)} & options.body
        told = [(rejoined(text, labelled, of_line, printed), top) for labelled, top in told]
    return _printed(text, told, options)


def _articles(text: str, labelled: Labelled, pages: Sequence[int]) -> list[tuple[Labelled, bool]]:
    """The blocks of each article, and whether the first of them is known to be its title."""
    rows = [(block.shape, block.said, block.blank, verdict.kind if verdict else "") for block, verdict in labelled]
    begins = [block.start for block, _ in labelled]
    kept, which = units(rows, frozenset(bisect_right(begins, page) for page in pages))
    beside: frozenset[int] = frozenset()
    if any(unit.mark for unit in kept):  # what is said to the reader tells no two items of a digest apart
        told = furniture(text, labelled)
        beside = frozenset(n for n, i in enumerate(which) if told[i][1] is not None)
    found = starts(kept, beside)
    cuts = [which[start.block] for start in found]
    titled = [False, *(start.titled for start in found)]
    if found:
        labelled = list(labelled)
        for n in wire([unit.text for unit in kept]).slugs:
            labelled[which[n]] = labelled[which[n]][0], FILED
    parts = [labelled[first:last] for first, last in pairwise([0, *cuts, len(labelled)])]
    return list(zip(parts, titled, strict=True))


def _story(text: str, labelled: Labelled, lift: bool, url: str | None, titled: bool = False) -> tuple[Labelled, Head]:
    filed = list(takewhile(lambda row: row[1] is FILED, labelled))  # no title is looked for there
    labelled, top = head(furniture(text, credited(labelled[len(filed) :]), above=True), lift, url)
    if titled and not top.title:
        labelled, top = under_title(labelled, top)
    labelled = signatures(told_twice(around(furniture(text, _without_tail(labelled)))))
    settled = signed(body_kinds(regroup(text, labelled), lift), labelled)
    return filed + settled, told_by(top, labelled, settled) if lift else top


def _steadied(labelled: Labelled, top: Head, options: Options, url: str | None) -> bool:
    """Whether nothing more would be lifted out of the body with its head gone, once the lines of it that would be are
    taken for parts of the head or of the page, where that fits."""
    for _ in range(MOST_LIFTS):
        if not any(_lifted(verdict, options) for _, verdict in labelled):
            return True
        left: Labelled = [(_bare(block), None) for block, verdict in labelled if _prints(verdict, options)]
        again = head(credited(left), True, url)[0]
        exposed = {block.start: verdict.kind for block, verdict in again if verdict and _lifted(verdict, options)}
        if not exposed:
            return True
        if not absorbed(labelled, exposed, top):
            break
    return False


def _bare(block: Block) -> Block:
    """A block as it is printed: what marked it as a heading is gone, and a blank line is above it."""
    if block.shape == "heading":
        return block._replace(shape="text", level=0, blank=1)
    return block._replace(blank=1)


def _lifted(verdict: Verdict | None, options: Options) -> bool:
    return verdict is not None and verdict.kind in LIFTED and not _prints(verdict, options)


def _apart(above: Labelled, below: Labelled, options: Options) -> bool:
    """Whether a blank line tells two stories apart, which it cannot for two items of lists."""
    last = next((block.shape for block, verdict in reversed(above) if _prints(verdict, options)), "")
    first = next((block.shape for block, verdict in below if _prints(verdict, options)), "")
    return bool(last and first) and not last == first == "list_item"


def _prints(verdict: Verdict | None, options: Options) -> bool:
    return verdict is not None and options.kept(verdict.kind) and verdict.kind in options.body


def _with_related(labelled: Labelled) -> list[Labelled]:
    """The article, then the whole stories behind its end, each by itself; what is cut off stays where it is."""
    found = _tail(labelled)
    if found is None:
        return [labelled]
    open_, cut = found
    behind = [i for i in open_[cut.first :] if labelled[i][1] is None]
    gone = drop("related", cut.reason, cut.confidence, rule="REL001")
    stories = whole_stories([(labelled[i][0].shape, labelled[i][0].said) for i in behind])
    rest = set(behind).difference(*(behind[first:last] for first, last in stories))
    out = [(block, gone if i in rest else verdict) for i, (block, verdict) in enumerate(labelled)]
    cuts = [behind[first] for first, _ in stories]
    return [out[first:last] for first, last in pairwise([0, *cuts, len(out)])]


def open_lines(labelled: Labelled) -> tuple[list[Line], list[int], str]:
    """The lines that have no kind yet, where they are, and the kind of what was taken out behind the last one."""
    lines, at, above = [], [], ""
    for i, (block, verdict) in enumerate(labelled):
        if verdict is None:
            lines.append(Line(block.shape, block.said, above))
            at.append(i)
            above = ""
        elif verdict.kind not in LIFTED:
            above = verdict.kind
    return lines, at, above


def _without_rest(labelled: Labelled) -> Labelled:
    """What stands behind the end of the article, but stories, gets its kinds: comments, notes, calls, small print."""
    lines, at, above = open_lines(labelled)
    found = ending(lines, above)
    if found is None:
        return labelled
    out = list(labelled)
    for i, line in zip(at[found.first :], found.lines, strict=True):
        out[i] = out[i][0], Verdict(line.kind, line.rule, line.reason, line.confidence)
    return out


def without_links(labelled: Labelled) -> Labelled:
    """Between paragraphs a label with the headline of another story goes."""
    return [
        (block, drop("related", "announces another story by its headline", 0.9))
        if verdict is None and block.shape != "code" and is_link(block.said)
        else (block, verdict)
        for block, verdict in labelled
    ]


def _without_tail(labelled: Labelled) -> Labelled:
    labelled = _without_rest(without_links(labelled))
    found = _tail(labelled)
    if found is None:
        return labelled
    open_, cut = found
    out = list(labelled)
    for i in open_[cut.first :]:
        if labelled[i][1] is None:
            out[i] = out[i][0], drop("related", cut.reason, cut.confidence, rule="REL001")
    return out


def _tail(labelled: Labelled) -> tuple[list[int], Tail] | None:
    """The blocks that are open, and at which of them other stories begin."""
    # A header of related stories is gone already, but it is evidence for what stands below it.
    open_ = [i for i, (block, verdict) in enumerate(labelled) if verdict is None or _heads_stories(block, verdict)]
    cut = tail([(labelled[i][0].shape, labelled[i][0].said) for i in open_])
    return None if cut is None else (open_, cut)


def _heads_stories(block: Block, verdict: Verdict) -> bool:
    """"Read also: HEADLINE" is a link by itself and says nothing of what stands below it."""
    return verdict.rule == "REL002" and not is_link(block.said)


def _as_is(text: str) -> Reading:
    """The whole text as one paragraph: presets that only repair leave the document as it is."""
    said = text.strip()
    if not said:
        return Reading([], Edits(), text, (Head(),))
    start = text.index(said)
    whole = Verdict("paragraph", "SEG007", "the whole text")
    part = Part(start, start + len(said), said, whole, 0, True, True, start)
    return Reading([part], Edits(), text, (Head(),))


def _printed(text: str, told: Sequence[tuple[Labelled, Head]], options: Options) -> Reading:
    """Edits that leave of the text what is printed: bodies with their marks, parted by blank lines."""
    edits: list[Edit] = []
    parts: list[Part] = []
    done, last = 0, ""  # offset in text; the shape of the last printed block
    depth = -1
    kept_kinds = {kind for kind in (*KEPT_KINDS, *DROPPED_KINDS) if options.kept(kind)}
    body_kinds_ = kept_kinds & options.body
    make = tuple.__new__  # what Edit(...) and Part(...) call, in one step
    for story, block, verdict in [(n, *row) for n, (labelled, _) in enumerate(told) for row in labelled]:
        assert verdict is not None
        start, end, body, said, shape, level, _, inner, _, _ = block
        kind, rule, _, confidence = verdict[:4]
        printed = kind in body_kinds_
        if not printed:
            if start > done:
                edits.append(make(Edit, (done, start, "", "SPC003", 1.0, (), ())))
            edits.append(make(Edit, (start, end, "", rule, confidence, (), ())))
        else:
            together = last == shape == "list_item"
            gap = "\n\n" if last else ""
            if shape == "list_item":  # an item whose parent is gone moves up
                level = depth = min(level, depth + 1) if together else 0
                gap = "\n" if together else gap
            mark = printed_mark(shape, level)
            if text[done:body] != gap + mark:
                _gap(edits, text, done, start, gap)
                if text[start:body] != mark:
                    edits.append(Edit(start, body, mark, rule))
            edits += inner
            last = shape
        kept = kind in kept_kinds
        parts.append(make(Part, (start, end, said, verdict, level, kept, printed, body, inner, (), story)))
        done = end
    _gap(edits, text, done, len(text), "")
    made = Edits(edits)
    return Reading(parts, made, made.apply(text), tuple(top for _, top in told))


def _gap(edits: list[Edit], text: str, start: int, end: int, wanted: str) -> None:
    if text[start:end] != wanted:
        glued = start == end and start and not text[start - 1].isspace()
        edits.append(Edit(start, end, wanted, "SPC010" if glued else "SPC003"))


__all__ = ["open_lines", "read", "without_links"]
