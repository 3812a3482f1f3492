"""Sentences of a text, by rules and a list of abbreviations.

A sentence ends at a stop with its closing quotes and brackets when white space follows and then something that
can open another: no small letter, nothing the word before the stop belongs to. Chinese and Japanese need no
white space. A line break always ends one. Scripts without stops (Thai) are not split.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..stored import stored

_CLOSERS = r"\"'”’“‘»›)\]）」』】〉》〕］"
_OPENERS = "\"'“„‘‚«»‹›([（「『【〈《¿¡—–-*_ \t\u00a0\u2009\u202f"
# A stop, with what closes behind it: quotes, brackets, marks of footnotes, a guillemet that French sets apart.
_STOP = re.compile(
    r"\n+"
    rf"|[。！？｡．]+[{_CLOSERS.replace('“‘', '')}]*"
    rf"|[.!?…؟।॥።։۔‼⁇⁈⁉]+(?:[{_CLOSERS}]|\[\d{{1,3}}\]|[ \u00a0\u202f][»›](?=[\s.,;:]|$))*(?=\s|$)"
    r"|(?<=[Ͱ-Ͽἀ-῿]);(?=\s|$)"  # the Greek question mark
)
_CLOSING = frozenset(re.sub(r"\\", "", _CLOSERS))
_WIDE_STOP = frozenset("。！？｡．")
# 「はい。」と言った: the quotation goes on as part of its sentence.
_GOES_ON = frozenset("とでにをはがもっの、，,;；:：—…")
_LAST_WORD = re.compile(r"[^\s\"'“„«‹(\[（—–/]*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"[IVXLC]+\Z")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.[-–]?)+[^\W\d_]{1,3}\Z")  # U.S, z.B, p.n.e
_GERMAN = re.compile(r"\b(?:der|die|das|und|im|ist)\b", re.I)
_GLANCE = 400  # characters in which German shows
_LOOK_BACK = 30  # characters; no abbreviation is longer
_ORDINAL_DIGITS = 2  # die 3. Liga, im 19. Jahrhundert; a longer number with a stop ends a sentence
_MONTHS = frozenset(
    "januar jänner januari februar februari märz maart mart marts april avril abril aprile mai mei maj maja mayıs mayo"
    " maggio maio juni juin junio giugno junho juli juillet julio luglio julho august août agosto augustus september"
    " oktober november dezember desember december january february march may june july october".split()
)


class _Words(NamedTuple):
    always: frozenset[str]
    number: frozenset[str]
    maybe: frozenset[str]
    opens: frozenset[str]


@cache
def _words(language: str | None) -> _Words:
    """The word lists for one language; without one, or for one that has none, those of all together."""
    rows: dict[str, dict[str, set[str]]] = {}
    for line in stored(__package__, "words.txt").decode().splitlines():
        if line and line[0] != "#":
            head, _, words = line.partition(":")
            kind, of = head.split()
            rows.setdefault(of, {}).setdefault(kind, set()).update(words.split())
    mine = rows.get(language or "")
    if mine:
        mine.setdefault("always", set()).update(mine.get("only", ()))
    told = [mine] if mine else list(rows.values())
    always, number, maybe, opens = (
        frozenset().union(*(row.get(kind, ()) for row in told)) for kind in ("always", "number", "maybe", "opens")
    )
    return _Words(always, number, maybe - always, opens)


def spans(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Where the sentences of ``text`` are, without the white space around them.

    ``language`` is an ISO 639-1 code; without it the abbreviations of all known languages count.

    >>> text = "Dr. Lee came at 3.5 knots. “Who paid?” she asked. Nobody did, e.g. Mr. Orr."
    >>> [text[a:b] for a, b in spans(text)]
    ['Dr. Lee came at 3.5 knots.', '“Who paid?” she asked.', 'Nobody did, e.g. Mr. Orr.']
    >>> spans("今天下雨。明天呢？"), spans(" ")
    ([(0, 5), (5, 9)], [])
    """
    words = _words(language)
    out: list[tuple[int, int]] = []
    done = 0
    for stop in _STOP.finditer(text):
        if _ends(text, done, stop, words, language):
            _add(out, text, done, stop.end())
            done = stop.end()
    _add(out, text, done, len(text))
    return out


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    said = text[start:end]
    if words := said.strip():
        start += len(said) - len(said.lstrip())
        out.append((start, start + len(words)))


def _ends(text: str, begin: int, stop: re.Match[str], words: _Words, language: str | None) -> bool:
    """Whether the sentence that begins at ``begin`` ends with this stop."""
    marks = stop[0]
    if marks[0] == "\n":
        return True
    if marks[0] in _WIDE_STOP:
        return stop.end() == len(text) or marks[-1] in _WIDE_STOP or text[stop.end()] not in _GOES_ON
    at = stop.end()
    while at < len(text) and text[at].isspace() and text[at] != "\n":
        at += 1
    while at < len(text) and text[at] in _OPENERS:
        at += 1
    if at == len(text) or text[at].islower():
        return at == len(text)
    if marks[0] != "." or marks.startswith(".."):
        return True
    return _full_stop(text, begin, stop.start(), at, words, language)


def _full_stop(text: str, begin: int, stop: int, after: int, words: _Words, language: str | None) -> bool:
    """Whether one full stop ends the sentence, by the word before it and what stands ``after`` it."""
    found = _LAST_WORD.search(text, max(begin, stop - _LOOK_BACK), stop)
    last = found[0] if found else ""
    key = last.lower()
    if not key:
        return stop > begin and text[stop - 1] in _CLOSING  # (so it said).
    if key in words.always:
        return False
    alone = not text[begin : stop - len(last)].strip(_OPENERS)  # it stands at the very beginning: Q. or 1.
    word = _WORD.match(text, after)
    opens = word is not None and word[0].lower() in words.opens
    if text[after].isdigit():
        return key not in words.number and not (len(key) == 1 and key.isalpha()) and not alone
    if last.isdigit():
        if alone:
            return False
        if word is None or len(last) > _ORDINAL_DIGITS:
            return True
        ordinals = language == "de" or (language is None and _GERMAN.search(text, begin, begin + _GLANCE) is not None)
        return word[0].lower() not in _MONTHS and (opens or not ordinals)
    if len(last) == 1 and last.isalpha():
        return opens and not alone
    if key in words.maybe or _DOTTED.match(key) or _ROMAN.match(last):
        return opens
    if key in words.number and word is not None:
        return _ROMAN.match(word[0]) is None
    return True


__all__ = ["spans"]
