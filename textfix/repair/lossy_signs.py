"""Signs that something odd in a line is what lost bytes left of characters. Asked about suspicious lines only."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..difference import shared
from ..edits import Edits
from .codepages import SINGLE, page
from .lossy_pages import PAGES, SHY

# E2 begins punctuation, F0 emoji and C2 the signs of Latin-1: by far the commonest losses outside letters.
_LEADS = (0xE2, 0xF0)
_VIETNAMESE = re.compile("[ĐđƠơƯưẠ-ỹ]")  # has every capital with a tilde before every consonant
_CAPITALS = re.compile("[ÃÅÄĂĹ](?<=[A-Z].)(?:(?<=Ã)[B-DF-HJ-NP-TV-Z]|(?<!Ã)[A-Z]{2})")
_AFTER_A_DASH = (
    "a|and|as|at|but|by|even|for|from|he|how|if|in|is|it|just|like|no|not|of|on|one|or|she|so|such|that|the|their"
    "|then|there|these|they|this|those|to|up|we|what|when|where|which|who|why|with|without|yet|you|your"
)
_ENGLISH_WORDS = re.compile("[A-Za-z]{3}")


@cache
def _marks() -> re.Pattern[str]:
    """What no language writes, and lost bytes leave behind. One class of first characters, to skip to them."""
    leads = "".join(sorted({page(name).chars[byte] for name in PAGES for byte in _LEADS}))
    other = "".join(c for c in leads if c > "\u024f" and c.isalpha()) + "ðđğš"
    accents = "\x80-\x9f¡-ºŒœŠšŽžŸƒˆ‰€"
    return re.compile(
        f"[{leads}{other}ïďâтβגāðÂΒВТÃĂÅÄĹ{accents}](?:"
        f"(?<=[{other}])(?<![^\n].)[^\x00-\x7f]{{0,5}} (?=[A-Z0-9\"'(])"  # a mark before a sentence
        f"|(?<=[!-~] [{leads}])[^\x00-\x7f]{{0,5}}$"  # and behind one
        f"|(?<=[{leads}])(?:\\?{{1,3}}[a-z]|\\?\\?|\\?[^\x00-\x7f])"
        "|(?<= [тβπ])(?= )|(?<= â)(?= [^A-Za-z])"  # a mark between words (â is a word of Welsh)
        "|(?<=[0-9%][âтβ])(?=[0-9$])|(?<=№)[^\x00-\x7f\\s]"  # and between figures
        f"|(?<=[a-z]{{2}}[âтβ])(?:{_AFTER_A_DASH})(?![a-z])"
        "|(?<=[A-Za-z]{3}[âтβ])(?:$|[ ,.;!?]|(?=[^\x00-\x7f])\\W)"  # a quotation mark or sign behind a word
        "|(?<=[âā])(?<![^\n].)[¡-¿][^\x00-\x7f]{0,4} (?=[A-Z0-9\"'(])"  # a sign before a sentence
        "|(?<=[ïď])¸(?<=[^\x00-\x7f]..)"  # what asks for the coloured form of the sign before it
        "|(?<=[A-Za-z]{5}[âтβגā])[A-Za-z]{3}"  # a dash between two words
        "|(?<=[A-Za-z][âтβгג])  (?=[a-z])"  # an apostrophe with blanks for controls
        "|(?<=[âт])(?<!\\w.)[A-Z]|(?<=ð)(?<!\\w.)Ÿ|(?<=â)ââ"  # a quotation mark, an emoji, stars
        "|(?<=[A-Za-z][ÂΒВТ]) (?=[A-Za-z])"  # a no-break space
        "|(?<=[a-z]{2}[ÃĂÅÄĹ])(?![A-Za-z])"  # a letter at the end of a word
        f"|(?<=A[{accents}])(?=[a-z]))",  # a letter, and the accent of its lead byte
        re.MULTILINE,
    )


# What emoji leave of themselves is a letter of Icelandic, Croatian or Turkish, too, and of phonetics: where others
# stand in the line it is one.
_EMOJI_LEAD = re.compile("[ðđğ](?<![^\n ].)(?:(?= )|(?<![^\n].)[^\x00-\x7f]{1,5} )")
_LETTER = re.compile("(?![ðđğ])[^\\W\\d_\x00-\x7f]|[A-Za-z][ðđğ]|[ðđğ][A-Za-z]")


@cache
def _nothing_else() -> re.Pattern[str]:
    """Signs alone on their line, one or a few. Letters of a list are so, too, which only the document can tell."""
    leads = "".join(sorted({page(name).chars[byte] for name in PAGES for byte in _LEADS} - {SHY}))
    return re.compile(f"[ \t]*[{leads}][^\x00-\x7f? ]{{0,5}}(?:[? ][^\x00-\x7f? ]{{0,5}}){{0,5}}$")


def lossy_signs(line: str) -> bool:
    """Does the line look as if bytes of its UTF-8 were lost?

    >>> [lossy_signs(line) for line in ("Thatâ??s it", "π Shares fell", "π is irrational", "relâche")]
    [True, True, False, False]
    """
    if (_marks().search(line) and _ENGLISH_WORDS.search(line)) or _nothing_else().match(line):
        return True
    if _EMOJI_LEAD.search(line) and _ENGLISH_WORDS.search(line) and not _LETTER.search(line):
        return True
    return len(_CAPITALS.findall(line)) > 1 and not _VIETNAMESE.search(line)


def left_over(text: str, edits: Edits) -> bool:
    """Do other characters of ``text`` begin sequences on a page through which the edits read it?

    A line that went through a page did so as a whole; so what the lossless repairs had to leave may lack a byte.
    """
    names = {name for edit in edits for name in pages_of(*_changed(text[edit.start : edit.end], edit.after))}
    leads = frozenset().union(*(page(name).lead for name in names)) if names else frozenset()
    if not leads:
        return False
    at = 0
    for edit in edits:
        kept = set(edit.after).intersection(text[edit.start : edit.end])  # a run that was read in part
        if not (leads.isdisjoint(text[at : edit.start]) and leads.isdisjoint(kept)):
            return True
        at = edit.end
    return not leads.isdisjoint(text[at:])


def pages_shown(text: str, edits: Edits) -> frozenset[str]:
    """The pages through which the most of the edits read the text, none if no page explains any.

    >>> from textfix.edits import Edit
    >>> sorted(pages_shown("Ăˇ", Edits([Edit(0, 2, "á", "MOJ001")])))
    ['cp1250']
    """
    support = dict.fromkeys(PAGES, 0)
    for edit in edits:
        for name in every_page(*_changed(text[edit.start : edit.end], edit.after)):
            support[name] += 1
    most = max(support.values())
    return frozenset(name for name in PAGES if support[name] == most) if most else frozenset()


@lru_cache(4096)
def every_page(before: str, after: str) -> tuple[str, ...]:
    """All the pages that lossy text is met in and through which ``after`` becomes ``before``."""
    return tuple(name for name in PAGES if _through(name, before) == after)


def _through(name: str, shown: str) -> str:
    try:
        return page(name).encode(shown).decode("utf-8")
    except UnicodeError:
        return ""


def _changed(before: str, after: str) -> tuple[str, str]:
    """The two without what is the same at either end."""
    head = shared(before, after)
    tail = shared(before[head:][::-1], after[head:][::-1])
    return before[head : len(before) - tail], after[head : len(after) - tail]


@lru_cache(4096)
def pages_of(before: str, after: str) -> tuple[str, ...]:
    """The first page through which ``after`` becomes ``before``, if any does."""
    return next(((name,) for name in SINGLE if _through(name, before) == after), ())
