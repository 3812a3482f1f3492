"""Hypothesis strategies for textfix's own types: values that keep every promise the types make.

They are built, not cleaned: a result drawn here is consistent whatever the pipeline does today, so that
readers, writers and reports can be tested without it.
"""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..edits import Edit, Edits
from ..model import BODY_KINDS, DROPPED_KINDS, KEPT_KINDS, Article, Change, Fixed, Result, Segment
from ..options import Options, Preset
from ..rules import RULES
from .stock import STORIES
from .texts import any_text

MOST_PARTS = 5
_SENTENCES = tuple(sentence for story in STORIES for sentence in story.sentences)
_CONFIDENCE = st.floats(0, 1, allow_nan=False).map(lambda number: round(number, 3))


def rules() -> SearchStrategy[str]:
    """The code of a rule."""
    return st.sampled_from(list(RULES))


@st.composite
def changes(draw: DrawFn) -> Change:
    """One change that changes something, somewhere."""
    before, after = draw(st.tuples(st.text(max_size=8), st.text(max_size=8)).filter(lambda pair: pair[0] != pair[1]))
    start = draw(st.integers(0, 10_000))
    candidates = draw(st.lists(st.text(max_size=3), max_size=3).map(tuple))
    rule = draw(rules())
    return Change(start, start + len(before), before, after, rule, draw(_CONFIDENCE), candidates)


@st.composite
def segments(draw: DrawFn, kinds: tuple[str, ...] = KEPT_KINDS + DROPPED_KINDS) -> Segment:
    """One segment whose text stands as it is in its source."""
    kind, text = draw(st.sampled_from(kinds)), draw(st.sampled_from(_SENTENCES))
    start = draw(st.integers(0, 10_000))
    return _segment(draw, kind, text, start)


def _segment(draw: DrawFn, kind: str, text: str, start: int) -> Segment:
    level = draw(st.integers(1, 3)) if kind == "heading" else 0
    return Segment(kind, text, start, start + len(text), draw(_CONFIDENCE), draw(rules()), f"looks like {kind}", level)


@st.composite
def results(draw: DrawFn) -> Result:
    """A cleaned document: blocks parted by blank lines, some of them dropped, at most one article.

    ``restore()`` gives ``source``, offsets are right, and every block is in one segment.
    """
    kinds = draw(st.lists(st.sampled_from(KEPT_KINDS + DROPPED_KINDS), max_size=MOST_PARTS))
    texts = draw(st.lists(st.sampled_from(_SENTENCES), min_size=len(kinds), max_size=len(kinds), unique=True))
    kept: list[Segment] = []
    dropped: list[Segment] = []
    edits: list[Edit] = []
    body: list[str] = []
    at = 0
    for kind, text in zip(kinds, texts, strict=True):
        segment = _segment(draw, kind, text, at)
        (kept if kind in KEPT_KINDS else dropped).append(segment)
        if kind in BODY_KINDS:
            edits += [Edit(at - 2, at, "", "SPC003")] if at and not body else []
            body.append(text)
        else:
            edits.append(Edit(max(at - 2, 0), segment.end, "", segment.rule))
        at = segment.end + 2
    source = "\n\n".join(texts)
    made = Edits(edits)
    text = made.apply(source)
    if not body:
        dropped = sorted([*dropped, *kept], key=lambda s: s.start)
        return Result(source, text, (), tuple(dropped), made.changes(source))
    head = {segment.kind: segment.text for segment in reversed(kept)}
    article = Article(
        text,
        tuple(kept),
        kept[0].start,
        kept[-1].end,
        title=head.get("title"),
        subtitle=head.get("subtitle"),
        kicker=head.get("kicker"),
        byline=head.get("byline"),
    )
    return Result(source, text, (article,), tuple(dropped), made.changes(source))


def articles() -> SearchStrategy[Article]:
    """The article of a result that has one."""
    return results().filter(lambda result: bool(result.articles)).map(lambda result: result.articles[0])


@st.composite
def fixed(draw: DrawFn) -> Fixed:
    """A repaired text whose changes lead to it."""
    source = draw(any_text())
    spots = sorted(draw(st.sets(st.integers(0, len(source)), max_size=6)))
    pairs = zip(spots[::2], spots[1::2], strict=False)
    edits = Edits(Edit(start, end, draw(st.text(max_size=3)), draw(rules())) for start, end in pairs)
    return Fixed(edits.apply(source), edits.changes(source))


@st.composite
def options(draw: DrawFn) -> Options:
    """Options that are allowed: no kind both kept and dropped."""
    preset: Preset = draw(st.sampled_from(get_args(Preset)))
    kinds = st.sets(st.sampled_from(KEPT_KINDS + DROPPED_KINDS), max_size=3)
    keep = draw(kinds)
    return Options(preset, keep=keep, drop=draw(kinds) - keep, body=draw(st.none() | kinds))
