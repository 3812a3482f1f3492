"""ESC001: HTML entities in what is no HTML, however often they were escaped."""

from __future__ import annotations

import re
from functools import lru_cache

from ...edits import Edit, Edits
from .zones import TAG, Zones

RULE = "ESC001"
_AMPERSAND = "amp;|AMP;|#0{0,6}38;|#[xX]0{0,5}26;"  # before another entity it is one level of escaping
_ENTITY = re.compile(f"&(?:{_AMPERSAND})*(#[0-9]{{1,8}};|#[xX][0-9a-fA-F]{{1,7}};|[a-zA-Z][a-zA-Z0-9]{{1,31}};)")


def repair_entities(text: str) -> Edits:
    """Edits that replace entities by their characters, unless ``text`` holds markup.

    >>> repair_entities("Caf&amp;amp;eacute; &#8211; AT&amp;T").apply("Caf&amp;amp;eacute; &#8211; AT&amp;T")
    'Café – AT&T'
    """
    if not _ENTITY.search(text) or TAG.search(text):
        return Edits()
    zones = Zones(text)
    return Edits(
        Edit(match.start(), match.end(), new, RULE)
        for match in _ENTITY.finditer(text)
        if (new := _character(match[0])) != match[0] and not zones.protects(match.start())
    )


@lru_cache(4096)
def _character(entity: str) -> str:
    """What an entity stands for, however often it was escaped."""
    from html import unescape
    from html.entities import html5

    found = _ENTITY.fullmatch(entity)
    assert found is not None
    body = found[1]
    if body[0] == "#":
        new = unescape("&" + body)
        return entity if "\ufffd" in new or (new < " " and new not in "\t\n") else new
    if body in html5:
        return html5[body]
    lower = body.lower()  # shouted text: P&EACUTE;REZ
    if body[:-1].isupper() and len(body) > 4 and lower in html5 and html5[lower].isalpha():
        return html5[lower].upper()
    return "&" + body
