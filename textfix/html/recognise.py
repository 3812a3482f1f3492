"""Whether a text is HTML: it begins like a page, or it is made of block elements from end to end."""

from __future__ import annotations

import re

from ..late import late
from .tokens import tokens

_BEGINS = late(
    r"(?:\ufeff|\s|<!--(?:(?!-->).){0,2000}-->|<\?xml[^>]{0,200}\?>)*+"
    r"<(?:!doctype\s+html|html|head|body)(?=[\s>])",
    re.I | re.S,
)  # fmt: skip
_FRAGMENT = late(r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*)*<[a-zA-Z]", re.S)
BLOCKS = frozenset(
    "p div article section main header footer nav aside ul ol li dl dt dd table tbody thead tfoot tr td th h1 h2 h3 h4"
    " h5 h6 blockquote pre figure figcaption form fieldset center address hgroup details summary".split()
)
INLINE = frozenset(
    "a abbr b bdi bdo br button cite code del em font hr i img input ins kbd label link mark meta picture q s samp"
    " script small source span strike strong style sub sup svg time title tt u var video wbr".split()
)
FEWEST_ELEMENTS = 2  # block elements of a fragment that are closed
INSIDE = 0.9  # of a fragment's words stand inside of them; README files only begin with some HTML
KNOWN = 0.7  # of a fragment's tags are of HTML
SEEN = 100_000  # characters of a fragment that are looked at


def is_html(text: str, *, named: bool = False) -> bool:
    """Whether ``text`` is a page or a fragment of HTML. ``named``: its file name says that it is, so one tag will do.

    Prose that mentions tags, Markdown with some HTML in it, feeds and other XML are not.

    >>> is_html("<!DOCTYPE html><title>Tides</title>"), is_html("<p>One</p><p>Two</p>")
    (True, True)
    >>> is_html("The <p> tag opens a paragraph."), is_html("<rss><channel><title>Tides</title></channel></rss>")
    (False, False)
    """
    if "<" not in text:
        return False
    if _BEGINS.match(text):
        return True
    if named:
        return any(t.name in BLOCKS or t.name in INLINE for t in tokens(text[:SEEN]))
    return bool(_FRAGMENT.match(text)) and _is_fragment(text[:SEEN])


def _is_fragment(text: str) -> bool:
    open_, closed, known, tags, inside, outside = 0, 0, 0, 0, 0, 0
    for token in tokens(text):
        if not token.name:
            words = len(text[token.start : token.end].split())
            if open_:
                inside += words
            else:
                outside += words
            continue
        tags += 1
        known += token.name in BLOCKS or token.name in INLINE
        if token.name in BLOCKS:
            open_ = max(0, open_ + (-1 if token.closes else 1))
            closed += token.closes
    return closed >= FEWEST_ELEMENTS and known >= KNOWN * tags and inside >= INSIDE * (inside + outside)
