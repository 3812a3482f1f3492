"""Laws about answers that explain themselves: changes, segments, articles, and the way back.

They ask for attributes, not for textfix's own types: anything with ``.text`` and ``.changes`` will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from ..edits import Edit, Edits
from ..model import BODY_KINDS, DROPPED_KINDS, KEPT_KINDS, restore
from ..options import Options
from .documents import pages
from .lawbook import Law, Subject, law
from .texts import Texts, any_text, first_tried
from .visible import escaped, short


@law
def restores(texts: Texts | None = None) -> Law:
    """The source comes back, exactly, from the answer alone.

    Why: a change that cannot be undone has to be right; one that can may be bold.

    Example:
        >>> from textfix import Change, Fixed
        >>> def forgets(text):
        ...     return Fixed(text.strip(), ())
        >>> restores().broken(forgets, " a")
        "the answer leads back to 'a', the source was ' a'"

    Takes: ``texts``, a strategy for the inputs (every kind of text there is). Asks ``.restore()``, and goes
    back over ``.changes`` where there is no such method.
    """

    def judge(subject: Subject, text: str) -> str | None:
        answer = subject.answer(text)
        try:
            back = answer.restore() if hasattr(answer, "restore") else restore(answer.text, answer.changes)
        except ValueError as error:
            return f"there is no way back: {error}"
        return None if back == text else f"the answer leads back to {_cut(back)}, the source was {_cut(text)}"

    def unfit(subject: Subject) -> str | None:
        return subject.lacks("restore") and subject.lacks("changes")

    return Law("restores", _texts(texts), judge, unfit, first=first_tried(texts))


@law
def changes_replay(texts: Texts | None = None) -> Law:
    """The changes, done to the source, give the clean text: nothing happens that is not in the list.

    Why: whoever reads the list of changes must be able to rely on it being whole.

    Example:
        >>> from textfix import Change, Fixed
        >>> def half(text):
        ...     return Fixed(text.strip(), (Change(0, 1, " ", "", "SPC002"),))
        >>> changes_replay().broken(half, " a ")
        "the changes lead to 'a ', the text is 'a'"

    Takes: ``texts``, a strategy for the inputs (every kind of text there is).
    """

    def judge(subject: Subject, text: str) -> str | None:
        answer = subject.answer(text)
        try:
            edits = Edits(Edit(c.start, c.end, c.after, c.rule) for c in answer.changes)
        except ValueError as error:
            return f"the changes cannot be done: {error}"
        led = edits.apply(text)
        return None if led == answer.text else f"the changes lead to {_cut(led)}, the text is {_cut(answer.text)}"

    return Law("changes_replay", _texts(texts), judge, lambda s: s.lacks("changes"), first=first_tried(texts))


@law
def valid_offsets(texts: Texts | None = None) -> Law:
    """Every offset lies in the source, in order, without overlap, and changes say what stood there.

    Why: offsets are how a reader finds the spot; one that is off by one is off everywhere after it.

    Example:
        >>> from textfix import Change, Fixed
        >>> def late(text):
        ...     return Fixed(text.strip(), (Change(1, 2, " ", "", "SPC002"),))
        >>> valid_offsets().broken(late, " a")
        "change [1:2] says ' ', the source has 'a' there"

    Takes: ``texts``, a strategy for the inputs (every kind of text). Checks ``.changes``, ``.articles`` with
    their ``.segments``, and ``.dropped``, whichever the answer has.
    """

    def judge(subject: Subject, text: str) -> str | None:
        answer = subject.answer(text)
        return (
            _changes(getattr(answer, "changes", ()), text)
            or _articles(getattr(answer, "articles", ()), len(text))
            or _ordered("dropped segment", getattr(answer, "dropped", ()), 0, len(text))
            or _kinds(answer)
        )

    def unfit(subject: Subject) -> str | None:
        return subject.lacks("changes") and subject.lacks("articles")

    return Law("valid_offsets", _texts(texts), judge, unfit, first=first_tried(texts))


def _changes(changes: Sequence[Any], text: str) -> str | None:
    for change in changes:
        said = text[change.start : change.end]
        if change.before != said:
            return f"change {_at(change)} says {_cut(change.before)}, the source has {_cut(said)} there"
        if change.before == change.after:
            return f"change {_at(change)} changes nothing"
        if not 0 <= change.confidence <= 1:
            return f"change {_at(change)} has confidence {change.confidence}"
        if not change.rule:
            return f"change {_at(change)} names no rule"
    return _ordered("change", changes, 0, len(text))


def _articles(articles: Sequence[Any], length: int) -> str | None:
    wrong = _ordered("article", articles, 0, length)
    for article in articles:
        wrong = wrong or _ordered("segment", article.segments, article.start, article.end)
    return wrong


def _ordered(what: str, spans: Sequence[Any], low: int, high: int) -> str | None:
    for span in spans:
        if not low <= span.start <= span.end <= high:
            return f"{what} {_at(span)} is outside [{low}:{high}]"
    for one, two in pairwise(spans):
        if one.end > two.start:
            return f"{what} {_at(two)} begins before the end of {_at(one)}"
    return None


def _kinds(answer: Any) -> str | None:
    for kinds, segments in ((KEPT_KINDS, _kept(answer)), (DROPPED_KINDS, getattr(answer, "dropped", ()))):
        for segment in segments:
            if segment.kind not in kinds:
                return f"segment {_at(segment)} is of kind {segment.kind!r}, which is not among {', '.join(kinds)}"
            if not (segment.rule and 0 <= segment.confidence <= 1):
                return f"segment {_at(segment)} has rule {segment.rule!r}, confidence {segment.confidence}"
    return None


@law
def nothing_vanishes(texts: Texts | None = None) -> Law:
    """Every visible character of the source is in a segment, kept or dropped.

    Why: what is neither kept nor listed as dropped was lost without anybody being told.

    Example: a ``clean`` that skips blocks of one letter is broken by ``"a\\n\\nThe end."``: the ``a`` is
    visible and in no segment.

    Takes: ``texts``, a strategy for the inputs (every kind of text there is).
    """

    def judge(subject: Subject, text: str) -> str | None:
        answer = subject.answer(text)
        done = 0
        spans = sorted((s.start, s.end) for s in (*_kept(answer), *answer.dropped))
        for start, end in [*spans, (len(text), len(text))]:
            if any(char.isalnum() for char in text[done:start]):
                return f"{_cut(text[done:start].strip())} at [{done}:{start}] is in no segment"
            done = max(done, end)
        return None

    def unfit(subject: Subject) -> str | None:
        return subject.lacks("articles", "dropped")

    return Law("nothing_vanishes", _texts(texts), judge, unfit, first=first_tried(texts))


@law
def spans_hold_their_text(texts: Texts | None = None) -> Law:
    """A segment's text is what stands in the source at its offsets, but for its mark and its spaces.

    Why: a segment that points beside its words sends every reader of the source to the wrong place.

    Example: a segment ``"Rain."`` that claims ``[1:5]`` of ``"Rain."`` is broken: ``"ain."`` stands there.

    Takes: ``texts``, a strategy for inputs that need no repair (articles in page furniture).
    """

    def judge(subject: Subject, text: str) -> str | None:
        answer = subject.answer(text)
        for segment in (*_kept(answer), *answer.dropped):
            span = text[segment.start : segment.end]
            there, said = _solid(span), _solid(segment.text)
            if not there.endswith(said) or any(map(str.isalpha, there[: len(there) - len(said)])):
                return f"segment {_at(segment)} says {_cut(segment.text)}, the source has {_cut(span)} there"
        return None

    drawn = pages().map(lambda case: case.dirty) if texts is None else texts
    return Law("spans_hold_their_text", drawn, judge, lambda s: s.lacks("articles", "dropped"))


@law
def text_is_its_segments(texts: Texts | None = None) -> Law:
    """An article's text is its body segments, one after the other; the whole text is the articles'.

    Why: people who take the segments and people who take the text must have read the same article.

    Example: an article of two paragraphs whose ``.text`` holds only the first one is broken.

    Takes: ``texts``, a strategy for the inputs (every kind of text there is).
    """

    def judge(subject: Subject, text: str) -> str | None:
        answer = subject.answer(text)
        whole = "\n\n".join(article.text for article in answer.articles)
        if answer.text != whole:
            return f"the text is {_cut(answer.text)}, its articles say {_cut(whole)}"
        for article in answer.articles:
            said, at = _solid(article.text), 0
            for segment in article.segments:
                if segment.kind not in BODY_KINDS:
                    continue
                words = _solid(segment.text)
                found = said.find(words, at)
                if found < 0 or any(map(str.isalpha, said[at:found])):
                    return f"the article's text goes on with {_cut(said[at:])}, its next segment with {_cut(words)}"
                at = found + len(words)
            if any(map(str.isalpha, said[at:])):
                return f"the article's text ends in {_cut(said[at:])}, which is in none of its segments"
        return None

    return Law("text_is_its_segments", _texts(texts), judge, lambda s: s.lacks("articles"), first=first_tried(texts))


@law
def kinds_obey_options(kinds: Iterable[str] | None = None, texts: Texts | None = None) -> Law:
    """``keep`` and ``drop`` do what they say: a kind that is to stay is not dropped, and the other way round.

    Why: the options are how a user overrules a label that is wrong for him; they must win always.

    Example: with ``Options(keep={"share"})`` an answer whose ``.dropped`` holds a ``share`` segment is broken.

    Takes: ``kinds``, the kinds to try (all); ``texts``, a strategy for the inputs (articles in page
    furniture). Not applicable to cleaners without an argument ``options``.
    """

    def judge(subject: Subject, case: tuple[str, str]) -> str | None:
        kind, text = case
        kept = subject.answer(text, options=Options(keep={kind}))
        if any(s.kind == kind for s in kept.dropped):
            return f"with keep={{{kind!r}}} a segment of that kind is dropped"
        dropped = subject.answer(text, options=Options(drop={kind}))
        if any(s.kind == kind for s in _kept(dropped)):
            return f"with drop={{{kind!r}}} a segment of that kind is kept"
        return None

    def unfit(subject: Subject) -> str | None:
        return subject.lacks("articles", "dropped") or (None if subject.takes("options") else "it takes no options")

    names = list(KEPT_KINDS + DROPPED_KINDS if kinds is None else kinds)
    drawn = pages().map(lambda case: case.dirty) if texts is None else texts
    return Law("kinds_obey_options", st.tuples(st.sampled_from(names), drawn), judge, unfit)


def _texts(texts: Texts | None) -> Texts:
    return any_text() if texts is None else texts


def _kept(answer: Any) -> list[Any]:
    return [segment for article in getattr(answer, "articles", ()) for segment in article.segments]


def _at(span: Any) -> str:
    return f"[{span.start}:{span.end}]"


def _solid(text: str) -> str:
    return "".join(text.split())


def _cut(text: str) -> str:
    return escaped(short(text))


__all__ = [
    "changes_replay", "kinds_obey_options", "nothing_vanishes", "restores", "spans_hold_their_text",
    "text_is_its_segments", "valid_offsets",
]  # fmt: skip
