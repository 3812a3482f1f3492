"""A cleaned document in pieces of a size, for search and for training: whole segments, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .model import Article, Result, Segment, TextfixError

UNKNOWN_LEVEL = 7  # a heading whose depth nothing tells is below those that are marked
_LEADS = ("heading", "question")  # not left alone at the end of a chunk


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of an article's body.

    ``text`` is a slice of ``Article.text``, ``[start, end)`` where it stands in the source, ``path`` the title
    and the headings it stands under, ``article`` the place of its article in ``Result.articles``.
    """

    text: str
    start: int
    end: int
    path: tuple[str, ...]
    article: int


class _Unit(NamedTuple):
    """What is not cut any further: ``body[first:last]`` and where it stands in the source."""

    first: int
    last: int
    start: int
    end: int
    leads: bool


def chunks(result: Result, max_chars: int = 1000) -> tuple[Chunk, ...]:
    """The articles of ``result`` in chunks of at most ``max_chars`` characters, in order, nothing left out.

    A chunk holds whole segments of one section, as many as fit; a heading or a question stays with what follows.
    A segment that is too long is split between sentences, a sentence between words, a word anywhere. Raises
    ``TextfixError`` when ``max_chars`` is less than 1.

    >>> import textfix
    >>> page = "# Tides\\n\\nWater rises twice a day. It falls as often.\\n\\n## Why\\n\\nThe moon pulls at it."
    >>> for chunk in textfix.chunks(textfix.clean(page), max_chars=30):
    ...     print(chunk.start, chunk.end, " > ".join(chunk.path), "|", chunk.text.replace("\\n", "/"))
    9 33 Tides | Water rises twice a day.
    34 52 Tides | It falls as often.
    54 83 Tides > Why | Why//The moon pulls at it.
    """
    if not isinstance(result, Result):
        raise TypeError(f"result must be textfix.Result, not {type(result).__name__}; textfix.clean makes one")
    if not isinstance(max_chars, int):
        raise TypeError(f"max_chars must be int, not {type(max_chars).__name__}")
    if max_chars < 1:
        raise TextfixError(f"max_chars must be 1 or more, not {max_chars}")
    out: list[Chunk] = []
    for number, article in enumerate(result.articles):
        for path, section in _sections(article):
            units = [u for segment, at, mark in section for u in _units(article.text, segment, at, mark, max_chars)]
            for first, last in _packed(units, max_chars):
                text = article.text[units[first].first : units[last].last]
                out.append(Chunk(text, units[first].start, units[last].end, path, number))
    return tuple(out)


_Placed = tuple[Segment, int, int]  # a segment, where it begins in the body with its mark, the length of the mark


def _sections(article: Article) -> Iterator[tuple[tuple[str, ...], list[_Placed]]]:
    """The body by sections, each under the path of its last heading."""
    path: list[tuple[int, str]] = []
    section: list[_Placed] = []
    top = (article.title,) if article.title else ()

    def named() -> tuple[str, ...]:
        names = tuple(name for _, name in path)
        return names if names[:1] == top else top + names  # a title that stayed in the body as a heading

    for placed in _printed(article):
        segment = placed[0]
        if segment.kind == "heading":
            if any(s.kind != "heading" for s, _, _ in section):
                yield named(), section
                section = []
            level = segment.level or UNKNOWN_LEVEL
            while path and path[-1][0] >= level:
                path.pop()
            path.append((level, segment.text))
        section.append(placed)
    if section:
        yield named(), section


def _printed(article: Article) -> Iterator[_Placed]:
    """The segments that make up the body, in order, with their places in it."""
    body, done = article.text, 0
    for segment in article.segments:
        at = done
        while at < len(body) and body[at] in "\n":
            at += 1
        for mark in ("", "- ", "> "):
            begin = at
            while mark and begin < len(body) and body[begin] == " ":
                begin += 1
            end = begin + len(mark) + len(segment.text)
            if body.startswith(mark + segment.text, begin) and body[end : end + 1] in ("", "\n"):
                yield segment, at, begin - at + len(mark)
                done = end
                break


def _units(body: str, segment: Segment, at: int, mark: int, most: int) -> Iterator[_Unit]:
    """A segment as one unit, or as several when it is too long."""
    size = mark + len(segment.text)
    leads = segment.kind in _LEADS
    if size <= most:
        yield _Unit(at, at + size, segment.start, segment.end, leads)
        return
    printed = body[at : at + size]
    pieces = list(_pieces(printed, mark, most))
    for n, (first, last) in enumerate(pieces):
        start, end = segment.span(max(first - mark, 0), max(last - mark, 0))
        start = segment.start if n == 0 else start
        end = segment.end if n == len(pieces) - 1 else end
        yield _Unit(at + first, at + last, start, end, leads and n == len(pieces) - 1)


def _pieces(printed: str, mark: int, most: int) -> Iterator[tuple[int, int]]:
    """The sentences of a segment as it is printed, the first one with the mark; those that are too long in parts."""
    from .sentences import spans

    for n, (first, last) in enumerate(spans(printed[mark:])):
        first, last = first + mark if n else 0, last + mark
        while last - first > most:
            stop = _cut(printed, first, first + most)
            yield first, stop
            first = stop
            while printed[first].isspace():  # it ends before `last`, where no white space is
                first += 1
        yield first, last


def _cut(printed: str, first: int, most: int) -> int:
    """Where a sentence that is too long is cut: at the last white space before ``most``, or right there."""
    if printed[most].isspace():
        return most
    stop = max(printed.rfind(space, first, most) for space in " \t\n\u3000")
    return stop if printed[first:stop].strip() and stop > first else most


def _packed(units: list[_Unit], most: int) -> Iterator[tuple[int, int]]:
    """First and last unit of every chunk: as many as fit, what leads moved on to what it leads to."""
    first = 0
    while first < len(units):
        last = first
        while last + 1 < len(units) and units[last + 1].last - units[first].first <= most:
            last += 1
        if last + 1 < len(units):
            lead = last
            while lead > first and units[lead].leads:
                lead -= 1
            if not units[lead].leads:
                last = lead
        yield first, last
        first = last + 1


__all__ = ["Chunk", "chunks"]
