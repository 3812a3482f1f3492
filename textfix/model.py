"""What textfix gives back: frozen values, every one of them traceable to the source.

All offsets are code points of the decoded source text, half-open: ``source[start:end]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import InitVar, dataclass, fields
from typing import Any, Protocol

KEPT_KINDS = (
    "title", "subtitle", "kicker", "byline", "dateline", "heading", "paragraph", "list_item",
    "quote", "question", "answer", "table", "code", "caption", "author_bio", "disclaimer",
)  # fmt: skip
DROPPED_KINDS = (
    "navigation", "share", "comment_prompt", "newsletter", "advertisement", "related",
    "tags", "widget", "legal", "site_blurb", "duplicate", "junk",
)  # fmt: skip
BODY_KINDS = (
    "dateline", "heading", "paragraph", "list_item", "quote", "question", "answer", "table", "code", "caption",
)  # fmt: skip


class TextfixError(ValueError):
    """A request textfix cannot carry out; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Change:
    """One edit of the source: ``source[start:end]`` was ``before`` and became ``after``.

    ``candidates`` lists the other readings of a guess, likeliest first, ``after`` included.
    ``also`` names the rules of edits that were folded into this one because they overlapped it.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    confidence: float = 1.0
    candidates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Way(Protocol):
    """Finds the words of a segment in the source."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` of the segment stands in the source."""
        ...


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a segment's ``text``, and where it stands in the source."""

    text: str
    start: int
    end: int


class _Placed:
    """What a segment holds beside its fields: ``dataclasses.asdict`` need not copy every edit of the document."""

    __slots__ = ("way",)
    way: Way | None


@dataclass(frozen=True, slots=True)
class Segment(_Placed):
    """A labelled stretch of the source. ``text`` is its cleaned reading, without any list mark.

    Of all results, ``dataclasses.asdict`` is plain JSON.

    >>> import json, textfix
    >>> from dataclasses import asdict
    >>> json.dumps(asdict(Segment("paragraph", "It rained.", 0, 10)))[:44]
    '{"kind": "paragraph", "text": "It rained.", '
    """

    kind: str
    text: str
    start: int
    end: int
    confidence: float = 1.0
    rule: str = ""
    reason: str = ""
    level: int = 0
    way: InitVar[Way | None] = None

    def __post_init__(self, way: Way | None) -> None:
        object.__setattr__(self, "way", way)

    def __reduce__(self) -> tuple[Any, ...]:
        return Segment, (*(getattr(self, one.name) for one in fields(self)), self.way)

    def sentences(self, language: str | None = None) -> tuple[Sentence, ...]:
        """The sentences of ``text``, in order, with their offsets in the source.

        ``language`` (ISO 639-1; anything else is a ``TextfixError``)
        sharpens what counts as an abbreviation; without it those of all languages do.
        White space between sentences belongs to none. Every line of a table or of code is one. A segment that
        was made by hand is taken to stand in the source as it reads.

        >>> import textfix
        >>> first, second = textfix.clean("Dr. Lee left cafÃ© no. 3.\\nIt rained.").articles[0].segments
        >>> [(s.text, s.start, s.end) for s in (*first.sentences(), *second.sentences())]
        [('Dr. Lee left café no. 3.', 0, 25), ('It rained.', 26, 36)]
        """
        from .language import CODES
        from .sentences import spans

        if not (language is None or language in CODES):
            raise TextfixError(f"language: {language!r} is no code of ISO 639-1, such as 'en'; leave it out if unknown")
        return tuple(
            Sentence(self.text[a:b], *self.span(a, b)) for a, b in spans(self.text, language)
        )

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the source."""
        if self.way is not None:
            return self.way.span(start, end)
        return min(self.start + start, self.end), min(self.start + end, self.end)


del Segment.way  # type: ignore[misc]  # the default, which dataclass leaves there, would hide the slot


@dataclass(frozen=True, slots=True)
class Article:
    """One story: its body as ``text``, its head as fields, and every kept part as a segment."""

    text: str
    segments: tuple[Segment, ...]
    start: int
    end: int
    title: str | None = None
    subtitle: str | None = None
    kicker: str | None = None
    byline: str | None = None
    published: str | None = None
    site: str | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes read as text. ``confidence`` is 0..1; ``bom`` is the byte-order mark that was taken off.

    ``patches`` holds what the text alone cannot give back: ``(start, end, bytes)`` says that the
    characters ``text[start:end]`` stood for exactly these bytes. With it, :meth:`encode` is the
    inverse of decoding for every input, undecodable bytes included.
    """

    text: str
    encoding: str
    confidence: float
    bom: bytes = b""
    patches: tuple[tuple[int, int, bytes], ...] = ()

    def encode(self) -> bytes:
        """The very bytes this text was decoded from."""
        out, done = [self.bom], 0
        for start, end, raw in self.patches:
            out += (self.text[done:start].encode(self.encoding), raw)
            done = end
        out.append(self.text[done:].encode(self.encoding))
        return b"".join(out)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A repaired text and the edits that made it."""

    text: str
    changes: tuple[Change, ...]


class _Read:
    """What a result holds beside its fields: the bytes that it was read from have no form in JSON."""

    __slots__ = ("decoded",)
    decoded: Decoded | None


@dataclass(frozen=True, slots=True)
class Result(_Read):
    """A cleaned document. ``text`` and ``changes`` alone are enough to get ``source`` back.

    ``decoded`` is there when it was cleaned from bytes, and is no field: ``dataclasses.asdict`` gives plain JSON.
    """

    source: str
    text: str
    articles: tuple[Article, ...]
    dropped: tuple[Segment, ...]
    changes: tuple[Change, ...]
    encoding: str | None = None
    decoded: InitVar[Decoded | None] = None

    def __post_init__(self, decoded: Decoded | None) -> None:
        object.__setattr__(self, "decoded", decoded)

    def __reduce__(self) -> tuple[Any, ...]:
        return Result, (*(getattr(self, one.name) for one in fields(self)), self.decoded)

    @property
    def language(self) -> str | None:
        """The likeliest language of ``text`` as an ISO 639-1 code, None when there is too little of it."""
        from .language import language

        return language(self.text)

    def restore(self) -> str:
        """The source, computed from ``text`` and ``changes`` only.

        >>> import textfix
        >>> result = textfix.clean("It was a cafÃ©.\\nAdd new comment")
        >>> result.text
        'It was a café.'
        >>> result.restore()
        'It was a cafÃ©.\\nAdd new comment'
        """
        return restore(self.text, self.changes)


del Result.decoded  # type: ignore[misc]  # as above


def restore(text: str, changes: Iterable[Change]) -> str:
    """The text before ``changes`` were made, from the text after them.

    Raises ``ValueError`` when the text is not the one the changes led to.
    """
    out: list[str] = []
    done = at = 0  # offsets in the source and in text
    for change in changes:
        stay = change.start - done
        out += (text[at : at + stay], change.before)
        at += stay
        if stay < 0 or text[at : at + len(change.after)] != change.after:
            raise ValueError(f"change at source offset {change.start} does not fit this text")
        at += len(change.after)
        done = change.end
    out.append(text[at:])
    return "".join(out)
