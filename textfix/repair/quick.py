"""The plain case of UTF-8 mojibake, and by far the commonest: every odd character of a line went through one page."""

from __future__ import annotations

import re

from ..edits import Edit
from .codepages import Page, page
from .texture import PLAIN_KINDS, cost, kinds

RULE = "MOJ001"
RUN = re.compile("[^\x00-\x7f]+")
PAGES = ("cp1252", "latin-1", "cp1251")  # pages whose signs stand for no other bytes on a page as common
ODD = 2.0  # oddness from which a line is no accident
LEFT = 0.15  # share of it that may be left
SEQUENCES = 2  # sequences that a line must hold


def plain(text: str) -> bool:
    """Does a document of any kind hold such characters: Latin, Greek, Cyrillic letters, punctuation, emoji?"""
    return PLAIN_KINDS.issuperset(kinds(text))


def quick_lines(text: str) -> tuple[dict[int, list[Edit]], dict[tuple[str, ...], float]]:
    """Edits of the lines that are settled at once, by the number of the line, and what they say for which pages."""
    pages = [page(name) for name in PAGES]
    support: dict[tuple[str, ...], float] = {}
    found: dict[int, list[Edit]] = {}
    at = 0
    for number, line in enumerate(text.split("\n")):
        for n, each in enumerate(pages):
            edits = _edits(line, at, each)
            if edits:
                found[number] = edits
                support[(each.name,)] = support.get((each.name,), 0.0) + len(edits)
                pages.insert(0, pages.pop(n))  # the next line came the same way, most likely
                break
        at += len(line) + 1
    return found, support


def _edits(line: str, offset: int, through: Page) -> list[Edit]:
    """The edits of a line that is UTF-8 from end to end and comes out clean; none otherwise."""
    if line.isascii():
        return []
    try:
        new = through.encode(line).decode("utf-8")
    except UnicodeError:
        return []
    before = cost(line)
    letters = len(RUN.sub("", new))
    if before < ODD or len(new) - letters < SEQUENCES or cost(new) > LEFT * before:
        return []
    out = []
    for match in RUN.finditer(line):
        after = through.encode(match[0]).decode("utf-8")
        if not plain(after):
            return []
        out.append(Edit(match.start() + offset, match.end() + offset, after, RULE))
    return out
