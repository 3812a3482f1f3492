"""The name of the site: behind a title, in a copyright line, or as the address spells it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from ..content.shape import ends_sentence, vocabulary, word_count
from ..late import late
from ..layout import Block
from .lines import TITLE_CHARS
from .page import Page, copyright_lines
from .patterns import MEDIA_WORDS, SITE_SUFFIX
from .title import Candidate

SITE_WORDS = 5  # words of a site's name at most
_FRONT = late(r"\s+(?:[|·•»–—-]|::)\s+|\s*\|\s+")
_LETTERS = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[^\W\d_][\w’']*")
_YEARS = r"(?:19|20)\d\d(?:\s?[-–—]\s?(?:(?:19|20)\d\d|present))?"
_OWNER = late(
    rf"(?:©|\(c\)(?=\s*(?:copyright\b|{_YEARS}))|copyright)\s*(?:©|\(c\))?\s*"
    rf"(?:copyright\s*)?(?:{_YEARS},?\s*)?(?:by\s+)?"
    r"(?P<owner>(?!(?:19|20)\d\d)[^\W_][^|©·•,.\n]{1,40}(?:\.(?:com|org|net|co)\b)?)",
    re.I,
)
_COMPANY = late(
    r"(?:,? (?:inc|llc|ltd|limited|gmbh|ag|plc|corp(?:oration)?|co|company|s\.?a|b\.?v|pty|group|media)\b\.?)+$"
    r"|\s*[-–—:].*$"
    rf"|\s*{_YEARS}.*$|\ball rights.*$|\balle rechte.*$",
    re.I,
)


def suffix(said: str, body: Sequence[Block], host: str) -> re.Match[str] | None:
    """The site's name behind a title: set off by a bar, or by a dash when it reads like a name of its kind."""
    cut = SITE_SUFFIX.search(said)
    if not cut or word_count(said[: cut.start()]) < 2:
        return None
    site = cut["site"].strip()
    words = _NAME.findall(site)
    if not words or len(words) > SITE_WORDS or not words[0][0].isupper() or ends_sentence(site):
        return None
    if cut["bar"].strip() not in "-–—" or "".join(words).casefold() in host:
        return cut
    known = any(w.casefold() in MEDIA_WORDS for w in words) or re.search(r"\.[a-z]{2,4}$", site) is not None
    named = all(w[0].isupper() or w in ("of", "the", "and", "for", "de") for w in words)
    new = words[-1].casefold() not in vocabulary(body)
    return cut if named and known and (new or words[0] == "The") else None


def host_of(url: str | None) -> str:
    """The host of an address, without its hyphens: ``daily-tide.org`` holds "Daily Tide" as ``dailytide``."""
    try:
        return (urlsplit(url or "").hostname or "").replace("-", "")
    except ValueError:
        return ""


def owner(lines: Iterable[str]) -> str:
    """Whose copyright a page says it is, for lines that bear the sign.

    >>> owner(["© 2024 Port News. All rights reserved."])
    'Port News'
    >>> owner(["(c) Transfer of copyright"])
    ''
    """
    for said in lines:
        found = _OWNER.search(said)
        name = _COMPANY.sub("", found["owner"].strip()).strip() if found else ""
        words = name.split()
        if words and len(words) <= SITE_WORDS and name[0].isupper() and "rights" not in name.casefold():
            return name
    return ""


def site_of(page: Page, chosen: Candidate | None, url: str | None) -> str | None:
    """The site's name: what the top line has behind the title, the owner of the copyright, or the host's own name."""
    host = host_of(url)
    names = [*_beside_title(page, chosen)]
    name = owner(copyright_lines(page.labelled))
    if name and (name.casefold() in page.times or same_letters(name, host)):  # not a publisher named only there
        names.append(name)
    known = next((n for n in names if host and same_letters(n, host)), None)
    return known or next(iter(names), None) or (host.removeprefix("www.") or None)


def _beside_title(page: Page, chosen: Candidate | None) -> Iterator[str]:
    """What stands beside the title in the top line, set off by a bar or a dash."""
    top = page.labelled[0][0].said if page.labelled else ""
    if chosen is None or len(top) > 2 * TITLE_CHARS or not top.startswith(chosen.said):
        return
    rest = top[len(chosen.said) :]
    bar = _FRONT.match(rest)
    name = rest[bar.end() :].strip() if bar else ""
    name = re.split(r"\s+[|•»–—-]\s+", name)[-1]
    if name and len(name.split()) <= SITE_WORDS and name[0].isalnum():
        yield name


def same_letters(site: str, host: str) -> bool:
    """Whether a name and a host's name have the same letters."""
    letters = "".join(_LETTERS.findall(site.casefold()))
    return len(letters) > 1 and letters in host
