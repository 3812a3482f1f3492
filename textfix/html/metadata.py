"""What a page says of itself: title, author, day and site, from its head, its JSON-LD and its first heading.

Pages lie, most of all those made by templates, so a value counts only when it makes sense as what it is said to be.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ..late import late
from .page import Page

TITLE_WORDS, TITLE_CHARS = 40, 300
NAME_WORDS = 6  # words of one author's name
MOST_AUTHORS = 6
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_AUTHORS = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "rel:author",
)  # fmt: skip
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "dc.date.issued", "dcterms.created", "dc.date", "date",
    "time",
)  # fmt: skip
_WRITTEN_BY = ("written by", "verfasst von", "écrit par", "escrito por", "scritto da", "geschreven door")
_SITES = ("og:site_name", "application-name")
_STORIES = late(r"(?:article|posting|report|story|recipe|review|webpage|howto|question|video|podcast)", re.I)
_DAY = late(r"\s*((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?!\d)")
_BAR = late(r"\s+[|·•–—»:-]+\s+|\s*[|»]\s*")
_NOBODY = late(
    r"(?:admin\w*|editor(?:ial)?(?: team| staff)?|staff(?: writer)?|guest|user|unknown|none|null|team)", re.I
)


class Told(NamedTuple):
    """What the page says; None where it says nothing sensible. ``published`` is an ISO date."""

    title: str | None = None
    byline: str | None = None
    published: str | None = None
    site: str | None = None


def told(page: Page, text: str) -> Told:
    """What ``page`` says of itself; ``text`` is what it reads.

    >>> from textfix.html import page
    >>> source = '<title>Tides | Port News</title><meta name="author" content="Ann Lee"><h1>Tides</h1><p>High at noon.'
    >>> found = page(source)
    >>> told(found, found.edits.apply(source))
    Told(title='Tides', byline='Ann Lee', published=None, site=None)
    """
    said: dict[str, str] = {}
    for key, value in page.said:
        if clean := _line(value):
            said.setdefault(key, clean)
    if said.get("twitter:label1", "").casefold() in _WRITTEN_BY and "twitter:data1" in said:
        said.setdefault("author", said["twitter:data1"])
    stories = list(_stories(page.data))
    site = _first(_named(said, _SITES), (s for story in stories for s in _names(story.get("publisher"))))
    site = site if site and len(site.split()) <= NAME_WORDS * 2 else None
    return Told(_title(said, stories, site, text), _byline(said, stories), _day(said, stories), site)


def _title(said: dict[str, str], stories: list[dict[str, Any]], site: str | None, text: str) -> str | None:
    heads = [line[2:].strip() for line in text.split("\n") if line.startswith("# ")]
    given = [
        *(str(s["headline"]) for s in stories if isinstance(s.get("headline"), str)),
        *_named(said, _TITLES),
        *(heads if len(heads) == 1 else ()),
    ]
    lines = {_fold(line.lstrip("#- ")) for line in text.split("\n") if len(line) <= TITLE_CHARS}
    titles = [t for t in map(_line, given) if t and len(t) <= TITLE_CHARS and len(t.split()) <= TITLE_WORDS]
    best, most = None, -1
    for at, title in enumerate(titles):
        for form in _forms(title, site):
            folded = _fold(form)
            agree = sum(folded == _fold(other) for other in titles)
            score = 2 * (folded in lines) + min(agree, 3)
            if score > most and (folded in lines or form == title or at == len(titles) - 1):
                best, most = form, score
    return best


def _forms(title: str, site: str | None) -> Iterator[str]:
    """The title, and what is left of it without the names that are set off by bars."""
    bars = list(_BAR.finditer(title))
    if bars:
        first, last = bars[0], bars[-1]
        if site and _fold(title[last.end() :]) == _fold(site):
            yield title[: last.start()]
        if site and _fold(title[: first.start()]) == _fold(site):
            yield title[first.end() :]
    yield title
    if bars:
        yield title[: bars[-1].start()]
        yield title[: bars[0].start()]
        yield title[bars[0].end() :]


def _byline(said: dict[str, str], stories: list[dict[str, Any]]) -> str | None:
    for given in (*([*_names(s.get("author"))] for s in stories), *([v] for v in _named(said, _AUTHORS))):
        names = [n for n in dict.fromkeys(map(_line, given)) if n and _is_name(n)]
        if names:
            return ", ".join(names[:MOST_AUTHORS])
    return None


def _is_name(said: str) -> bool:
    words = said.split()
    return (
        any(c.isalpha() for c in said)
        and len(words) <= NAME_WORDS * (1 + said.count(",") + said.count("&") + words.count("and"))
        and not re.search(r"https?:|www\.|[@/<>{}|=]|\.com\b", said)
        and not _NOBODY.fullmatch(said)
    )


def _day(said: dict[str, str], stories: list[dict[str, Any]]) -> str | None:
    given = (*_named(said, _DAYS[:2]), *(s.get("datePublished") for s in stories), *_named(said, _DAYS[2:]))
    for value in given:
        if isinstance(value, str) and (found := _DAY.match(value)):
            return "-".join(found.groups())
    return None


def _stories(data: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that are a story, the outermost first."""
    for raw in data:
        try:
            ahead: deque[Any] = deque([json.loads(raw, strict=False)])
        except (ValueError, RecursionError):
            continue
        while ahead:
            thing = ahead.popleft()
            if isinstance(thing, list):
                ahead.extend(thing)
            elif isinstance(thing, dict):
                kinds = thing.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(k, str) and _STORIES.search(k) for k in kinds):
                    yield thing
                ahead += (thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing)


def _names(thing: Any) -> list[str]:
    """The names in a person, an organisation, or a list of them."""
    things = thing if isinstance(thing, list) else [thing]
    out = []
    for one in things[: MOST_AUTHORS * 2]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            name = name[0] if name else None
        if isinstance(name, str):
            out.append(name)
    return out


def _named(said: dict[str, str], names: Iterable[str]) -> list[str]:
    return [said[name] for name in names if name in said]


def _first(*sources: Iterable[str]) -> str | None:
    return next((_line(value) for source in sources for value in source if _line(value)), None)


def _line(value: str) -> str:
    return " ".join(html.unescape(value).split())


def _fold(said: str) -> str:
    return re.sub(r"[\W_]+", " ", said).strip().casefold()
