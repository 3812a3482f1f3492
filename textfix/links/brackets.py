"""Links and pictures as Markdown writes them: ``[words](address "title")``, ``![what it shows](address)``,
``[words][name]`` with a line ``[name]: address``.

Brackets are matched from the inside out, over line breaks, too. Every part of a pattern stops at the next link, so that
each character is looked at a few times at most.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..late import late
from .address import LIKELY, NONE, SURE, WEAK, surety

LONGEST = 3_000  # characters of the words of one link, links inside included: a whole card of a page at most
FEW = 3  # links with hard evidence by which a text shows that it holds links; then weak ones count as well

# Backslashes and code first, which stay as they are.
_TOKEN = late(
    r"\\[\\`\[\]()!]|(?<!`)`(?!`)[^`\n]{1,300}(?:\n[^`\n]{1,300})?`(?!`)"
    r"|(?<!`)``(?!`)(?:[^`\n]|`(?!`)){1,300}``(?!`)|!?\[|\]"
)
_GAP = r"[ \t]*(?:\n[ \t]*)?"
_NESTED = r"\((?:[^\s()]|\([^\s()]*+\))*+\)"
_SPACED_NESTED = r"\((?:[^\n()]|\([^\n()]*+\))*+\)"
_TITLED = (
    r"(?:\"(?:[^\"\]]|\](?!\()|\"(?!\s*\)))*+\"|'(?:[^'\]]|\](?!\()|'(?!\s*\)))*+'|\([^()\]]*+\))"
)
_TARGET = late(
    rf"\({_GAP}(<[^<>\n]*+>|(?:[^\s()<>\\-]++|\\.|-(?:\n[ \t]*(?=[^\s)]))?|{_NESTED}|[<>])*+)"
    rf"(?:(?=\s){_GAP}{_TITLED})?{_GAP}\)"
)
# Tools that leave the spaces of an address as they are.
_SPACED = late(
    rf"\({_GAP}((?:https?:|mailto:|tel:|javascript:)[^()\n\"<>\[\]\\]*+(?:(?:{_SPACED_NESTED}|\\.)[^()\n\"<>\[\]\\]*+)*+"
    rf"|\.{{0,2}}/\w[^()\n\"<>\[\]\\]{{0,300}}\.\w{{2,5}} ?){_TITLED}?{_GAP}\)"
)
_NAMED = late(r"\[([^\[\]]{0,200})\]")
_DEFINED = late(
    r"^ {0,3}\[([^\[\]\n^][^\[\]\n]{0,200})\]:[ \t]+(<[^<>\n]+>|\S+)"
    r"(?:\s{1,20}(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$",
    re.M,
)
_NUMERIC = re.compile(r"\d+\Z")


class Mark(NamedTuple):
    """``text[start:words]`` opens a link or picture, ``text[close:end]`` closes it."""

    start: int
    words: int
    close: int
    end: int
    picture: bool


class Found(NamedTuple):
    """What a text holds: links and pictures in order, and the lines that say where names lead."""

    marks: list[Mark]
    defined: list[tuple[int, int]]


def bracketed(text: str) -> Found:
    """All links and pictures of a text in brackets.

    >>> found = bracketed("See [the plan](/plan), [this](this) and a[0](1).")
    >>> [(m.start, m.end) for m in found.marks]
    [(4, 21)]
    """
    names = _definitions(text) if "]:" in text else {}
    open_: list[tuple[int, int]] = []
    firm: list[Mark] = []
    weak: list[Mark] = []
    used: set[str] = set()
    called: set[str] = set()
    done = 0  # what is before it is part of a link that was found
    for token in _TOKEN.finditer(text):
        at, end = token.span()
        said = token[0]
        if at < done or said[0] in "\\`":
            continue
        if said != "]":
            open_.append((at, end))
            continue
        if not open_:
            continue
        start, words = open_.pop()
        if at - words > LONGEST:
            continue
        if text[end : end + 1] == "(":
            target = _TARGET.match(text, end) or _SPACED.match(text, end)
            sure = surety(_joined(target[1])) if target else NONE
            if target is None or not sure:
                continue
            glued = start != done and start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_)]")
            if sure < SURE and glued and (sure == WEAK or text[start - 1] in ")]"):
                continue
            doubtful = sure == WEAK or (glued and sure == LIKELY and words < at)
            (weak if doubtful else firm).append(Mark(start, words, at, target.end(), words - start == 2))
            done = target.end()
        elif names:
            other = _NAMED.match(text, end)
            key = _key((other and other[1]) or text[words:at])
            if key not in names or text[end : end + 1] == ":":
                continue
            if other is None and _NUMERIC.match(key):
                called.add(key)  # a number in brackets calls a note
                continue
            used.add(key)
            done = other.end() if other else end
            firm.append(Mark(start, words, at, done, words - start == 2))
    marks = sorted([*firm, *weak]) if len(firm) >= FEW else sorted(firm)
    gone = [span for key, spans in names.items() if key in used and key not in called for span in spans]
    return Found(marks, sorted(gone))


def _joined(address: str) -> str:
    """An address without the line breaks of the text, and between angle brackets without its spaces."""
    if address.startswith("<"):
        return address.replace(" ", "%20")
    return re.sub(r"-\n[ \t]*", "-", address) if "\n" in address else address


def _definitions(text: str) -> dict[str, list[tuple[int, int]]]:
    """The names that lines of a text give to addresses, and where these lines stand."""
    out: dict[str, list[tuple[int, int]]] = {}
    for line in _DEFINED.finditer(text):
        if surety(line[2]) >= LIKELY:
            out.setdefault(_key(line[1]), []).append(line.span())
    return out


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


__all__ = ["Found", "Mark", "bracketed"]
