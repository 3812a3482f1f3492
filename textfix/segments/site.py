"""The name of the site: behind a title, in a copyright line, or as the address spells it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
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
    r"(?P<owner>(?!(?:19|20)\d\d)[^\W_][^|©·•,.।。\n]{1,40}(?:\.(?:com|org|net|co)\b)?)",
    re.I,
)
_COMPANY = late(
    r"(?:,? (?:inc|llc|ltd|limited|gmbh|ag|plc|corp(?:oration)?|co|company|s\.?a|b\.?v|pty|group|media)\b\.?)+$"
    r"|\s*[-–—:].*$"
    rf"|\s*{_YEARS}.*$|\ball rights.*$|\balle rechte.*$",
    re.I,
)
# What follows a copyright sign and owns nothing: "Copyright Policy", "© 2024 Privacy", the makers of the software.
_NO_OWNER = frozenset(
    "policy policies notice notices copyright terms privacy violation infringement guidelines powered contributors"
    " authors developers claims complaints saklıdır hakkı hakları derechos droits diritti direitos rechten prawa права"
    " riproduzione reproducción".split()
)
_WIDE = late(r"[\u3040-\u9fff]\S*")  # no space parts such a name; what is behind one is another thing
TOP_LINES = 3  # where a page has its name
_TOPS = late(r"\s*[|»›>·•]\s*|\s+[–—-]\s+")  # what sets it off there
EDGE_WORDS, EDGES = 8, 2  # words of a line that has the name at an end, at most; so many such lines name the page
_SIGN_FIRST = late(r"\W*(?:copyright\s*)?(?:©|\(c\))", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRM = late(
    r"(?:^|\W)(?:and|und|inc|llc|llp|ltd|limited|gmbh|ag|ab|as|oy|aps|dac|pvt|kft|srl|spa|sas|lda|plc|corp(?:oration)?|co"
    r"|company|s\.?a|s\.?l|b\.?v|pty|group|media|holdings|network|interactive|digital|publishing)(?!\w)",
    re.I,
)
FIRM_CHARS = 12  # behind a name in which what it is a firm by stands
FEWEST_WORDS = 2  # of a name that only the copyright line has: one word is a firm, or the maker of the software


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

    >>> owner(["© 2024 Port News. All rights reserved."]), owner(["(c) Transfer of copyright"])
    ('Port News', '')
    >>> owner(["Copyright Policy"])
    ''
    """
    return next((name for name, _ in _owners(lines)), "")


def _owners(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The owners, each with the line that names it."""
    for said in lines:
        found = _OWNER.search(said)
        name = found["owner"].strip() if found else ""
        for _ in range(2):  # "Port News Ltd 2024"
            name = _COMPANY.sub("", name).strip()
        if not name.isascii() and (wide := _WIDE.match(name)):
            name = wide[0]
        words = name.split()
        if not words or len(words) > SITE_WORDS or not name[0].isalpha() or name[0].islower():
            continue
        if _NO_OWNER.isdisjoint(word.casefold().strip(";®™") for word in words):
            yield name, said


def site_of(page: Page, chosen: Candidate | None, url: str | None, byline: str | None = None) -> str | None:
    """The site's name: what the top line has behind the title, the owner of the copyright, or the host's own name."""
    host = host_of(url)
    names = [*_beside_title(page, chosen)]
    lines = copyright_lines(page.labelled)
    owners = [*_owners(lines)]
    names += [name for name, _ in owners if _names_page(page, name, lines) or same_letters(name, host)]
    if not host:
        names += [name for name, said in owners if name != byline and _is_plain(said, name)]
    known = next((n for n in names if host and same_letters(n, host)), None)
    return known or next(iter(names), None) or (host.removeprefix("www.") or None)


def _names_page(page: Page, name: str, owned: Container[str]) -> bool:
    """Whether the owner of the copyright is named by the page as well, and is no publisher behind it: the name is a
    line of its own, stands at the top, or begins or ends several short lines ("About the Port News")."""
    if name.casefold() in page.times:
        return True
    lines = [b.said for b, _ in page.labelled if name in b.said and len(b.said) <= TITLE_CHARS and b.said not in owned]
    tops = {b.said for b, _ in page.labelled[:TOP_LINES]}
    if any(said in tops and name in _TOPS.split(said) for said in lines):
        return True
    ends = [said for said in lines if said.startswith(name) or said.endswith(name)]
    return sum(word_count(said) <= EDGE_WORDS for said in ends) >= EDGES


def _is_plain(said: str, name: str) -> bool:
    """Whether a copyright line has nothing but the sign, a year and a name that is no firm's by what follows it.

    >>> _is_plain("© 2024 Port News. All rights reserved.", "Port News"), _is_plain("© 2024 Port Media Inc", "Port")
    (True, False)
    """
    at = said.find(name)
    words = name.split()
    wide = not name.isascii() and _WIDE.match(name) is not None
    short = len(words) < FEWEST_WORDS and not (wide and len(name) > FEWEST_WORDS)
    if short or len(words[-1]) == 1 or not _SIGN_FIRST.match(said) or not _YEAR.search(said):
        return False
    rest = said[at + len(name) :]
    return rest[:1] not in (",", "&") and not _FIRM.search(rest[:FIRM_CHARS]) and not _FIRM.search(name)


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
