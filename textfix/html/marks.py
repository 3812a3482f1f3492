"""What a start tag says of the text inside it: whether that is seen, whether it is a link, and the words for it."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..late import late
from ..memo import remembered
from .tokens import attributes

LINK, INVISIBLE = 1, 2
# Elements whose names say what they hold; the others only place things.
TELLING = frozenset(
    "a nav menu header footer aside dialog main article section form fieldset li table td th blockquote q figure"
    " figcaption h1 h2 h3 h4 h5 h6 button label p dl dd dt details summary pre address noscript em strong small".split()
)
# Their text is not on the page, or only one line of it: lists to choose from, drawings, what stands in for media.
UNSEEN = frozenset("template svg canvas select datalist object video audio map annotation annotation-xml".split())
CLASSES, CLASS_CHARS = 20_000, 200  # that are remembered; pages of one site hold some hundreds, longer ones are rare
MOST_CLASSES = 8  # of an element; more only place it
_UNSEEN = late(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SAYS = late(r"class|id\s*=|role|hidden|style|item", re.I)
_PARTS = late(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
_DIGITS = re.compile(r"\d+")


class Sign(NamedTuple):
    """``marks`` are bits; ``words`` are for those who learned what they mean: ``<`` a name, ``.`` a whole class or id,
    ``p:`` a property, ``r:`` a role, the rest parts of classes and ids."""

    marks: int
    classes: str = ""
    words: tuple[str, ...] = ()


NO_SIGN = Sign(0)


def sign_of(name: str, inside: str) -> Sign:
    """The sign of a start tag ``name`` with the attributes ``inside``.

    >>> sign_of("nav", ' class="site-menu12" role=search').words
    ('<nav', '.site-menu0', 'site', 'menu', 'r:search')
    """
    marks = LINK * (name == "a") | INVISIBLE * (name in UNSEEN)
    words: tuple[str, ...] = (f"<{name}",) if name in TELLING else ()
    if not inside or not _SAYS.search(inside):
        return Sign(marks, "", words)
    said = attributes(inside)
    classes = said.get("class", "")
    words += words_of(classes) + words_of(said.get("id", ""))
    for attribute, mark in (("itemprop", "p:"), ("itemtype", "t:"), ("role", "r:")):
        if attribute in said:
            words += (mark + said[attribute].lower().rpartition("/")[2],)
    if "hidden" in said or ("style" in said and _UNSEEN.search(said["style"])):
        words += ("!hidden",)
    if said.get("aria-hidden") == "true":
        words += ("!aria-hidden",)
    return Sign(marks, classes, words)


@remembered(CLASSES, CLASS_CHARS)
def words_of(names: str) -> tuple[str, ...]:
    """What classes or an id are made of: each whole, and its words; digits as 0."""
    out: dict[str, None] = {}
    for name in names.split()[:MOST_CLASSES]:
        out["." + _DIGITS.sub("0", name.lower())] = None
        out.update(dict.fromkeys(map(str.lower, _PARTS.findall(name))))
    return tuple(out)
