"""Which characters does a text hold? Asked once, at the speed of memory; what they leave possible, each stage knows.

Plain ASCII is deleted from the encoded text by one pass of C code. Where much is left, the text is in another
script: then the letters of that script are skipped by one scan, and only what is no such letter is collected.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

SIGNS = "&%=+\\<"  # ASCII that escapes begin with
_PLAIN = bytes(b for b in (0x09, 0x0A, *range(0x20, 0x7F)) if chr(b) not in SIGNS)
_HEAVY = 4  # a text with more than one byte in so many outside ASCII is written in another script
_LONGEST_ROW = 500_000  # characters that are kept in a row, for the memory they take
_GLANCE = 60  # bytes outside ASCII from which the script is told

# Letters of a script, and its marks of punctuation; none of them needs normalising (a test holds that). Left out are
# rare letters that a sign of damage ends with, Ђ, Ѕ, 屯, 拷, 烫, 蕭 and 옙: these are to be told.
SCRIPTS = {
    "Cyrillic": "\u0400\u0401\u0403\u0404\u0406-\u0481\u048a-\u04ff",
    "Greek": "\u0386\u0388-\u03ce",
    "CJK": "\u3005-\u3007\u3041-\u3096\u30a0-\u30ff\u3400-\u5c6e\u5c70-\u62f6\u62f8-\u70ea\u70ec-\u856c\u856e-\u9fff"
    "\uac00-\uc618\uc61a-\ud7a3",
    "Arabic": "\u0621-\u064a\u0671-\u06d3",
    "Hebrew": "\u05d0-\u05ea",
    "Thai": "\u0e01-\u0e37\u0e3f-\u0e47\u0e4f-\u0e5b",
    "Devanagari": "\u0904-\u0939\u093d-\u094c\u0960-\u096f",
}
PUNCTUATION = "«»—–…№“”„’、。「」『』（），！：；？《》【】・،؛؟"
# Those of them that can stand oddly (repair/gate says where, and a test compares), but for Greek and Thai, where more
# can: capitals, quotation marks, and marks that follow no letter.
CAPITALS = {"Cyrillic": "\u0400\u0401\u0403\u0404\u0406-\u042f\u0490", "CJK": "", "Arabic": "", "Hebrew": "",
            "Devanagari": ""}  # fmt: skip
QUOTES, OPENERS = "«»“”", "„№،؛؟"
# A page that shows a script and its punctuation: on it one byte is a character, and bytes are sorted at once.
PAGES = {"Cyrillic": "cp1251"}
_THIRD = 3  # a text with more than one character in so many outside ASCII is heavy, however few bytes they take
_SAMPLE = 7  # one character in so many tells that
# What any of them may stand beside.
_BESIDE = QUOTES + "„—–…’、。「」『』（），！：；？《》【】・" + re.escape(" \t\n.,:;!?()'\"/-")


class Characters(NamedTuple):
    """The characters of a text but for plain ASCII and, where ``script`` is named, but for its letters and
    :data:`PUNCTUATION`. ``heavy``: characters outside ASCII prevail. ``calm``: none of these letters and marks
    stands beside anything that it does not commonly stand beside. ``row``: the ``others`` one after the other, as
    the text has them; "" where they are very many, where characters outside ASCII prevail, or where that is not
    known."""

    others: frozenset[str]
    script: str = ""
    heavy: bool = False
    calm: bool = False
    row: str = ""

    def __bool__(self) -> bool:
        return bool(self.others) or self.heavy


_NONE = Characters(frozenset())


def characters(text: str) -> Characters:
    """The characters of ``text``; false for a text of plain ASCII without a sign of escapes.

    >>> sorted(characters("a – b & c").others), bool(characters("plain"))
    (['&', '–'], False)
    """
    if not text[:_GLANCE].isascii():
        for name in PAGES:
            if (told := _on_page(text, name)) is not None:
                return told
    raw = text.encode("utf-8", "surrogatepass")
    more = len(raw) - len(text)  # a character outside ASCII takes one to three bytes more than it counts
    if more * _HEAVY > len(raw):
        rest = raw[: _GLANCE * 4].translate(None, _PLAIN)
        if len(rest) < _GLANCE:
            rest = raw.translate(None, _PLAIN)
    else:
        rest = raw.translate(None, _PLAIN)
        if not rest:
            return _NONE
        if len(rest) * _HEAVY <= len(raw):
            row = rest.decode("utf-8", "surrogatepass")
            return Characters(frozenset(row), row=row if len(row) <= _LONGEST_ROW else "")
    name = _script(rest[:_GLANCE].decode("utf-8", "ignore"))
    if not name:
        rest = raw.translate(None, _PLAIN)
        return Characters(frozenset(rest.decode("utf-8", "surrogatepass")), heavy=True)
    found = frozenset(_skipping(name).findall(text))
    restless = found & _anchors(name)
    return Characters(found - restless, name, True, name in CAPITALS and not restless)


def _on_page(text: str, name: str) -> Characters | None:
    """The characters of a text that is written in the script, and holds nothing that its page has not; None for
    others."""
    if not _letters(name).search(text, 0, _GLANCE):
        return None
    try:
        raw = text.encode(PAGES[name])
    except UnicodeEncodeError:
        return None
    sorts = _sorts(name)
    part = raw[: _GLANCE * 2].translate(None, _PLAIN)
    if len(part) * 2 < _GLANCE:
        part = raw.translate(None, _PLAIN)
    part = part[: _GLANCE // 2]
    if len(part.translate(None, sorts.letters)) * 2 >= len(part):
        return None
    some = raw[::_SAMPLE]
    if len(some.translate(None, sorts.ascii)) * _THIRD <= len(some):
        return None
    company = raw.translate(sorts.company)
    if b"O" in company:
        return None  # the scan knows what may stand beside these
    calm = not (_BESIDE_OTHER.search(company) or _INSIDE_WORD.search(company))
    others = raw.translate(None, sorts.passed)
    return Characters(frozenset(others.decode(PAGES[name])), name, True, calm)


_BESIDE_OTHER = re.compile(b"x(?:[CQ]|(?<=[CQ].))")
_INSIDE_WORD = re.compile(b"C(?<=l.)")


class _Sorts(NamedTuple):
    """The bytes of a page: those of ASCII, of the script, those that need not be told, and what each is as a
    neighbour: capital (C), quotation mark (Q), what opens something (O), small letter (l), what anything may stand
    beside (.), another (x)."""

    ascii: bytes
    letters: bytes
    passed: bytes
    company: bytes


@cache
def _sorts(name: str) -> _Sorts:
    shown = [bytes([byte]).decode(PAGES[name], "replace") for byte in range(256)]
    letters = "".join(_letters(name).findall("".join(shown)))
    passed = f"{letters}{PUNCTUATION}{''.join(map(chr, _PLAIN))}"
    sorts = {
        "O": OPENERS,
        "Q": QUOTES,
        "C": re.findall(f"[{CAPITALS[name]}]", letters),
        "l": letters,
        ".": re.findall(f"[{_BESIDE}]", "".join(shown)),
    }
    company = (next((sort for sort, chars in sorts.items() if c in chars), "x") for c in shown)
    return _Sorts(
        bytes(range(0x80)),
        letters.encode(PAGES[name]),
        bytes(byte for byte, c in enumerate(shown) if c in passed),
        "".join(company).encode(),
    )


def _script(part: str) -> str:
    """The script most characters of ``part`` belong to; "" when it is none that is known here."""
    name = _script_of(part[len(part) // 2]) if part else ""
    if name and len(_letters(name).findall(part)) * 2 > len(part):
        return name
    names = [*map(_script_of, part)]
    return next((name for name in {*names} if name and names.count(name) * 2 > len(names)), "")


@lru_cache(4096)
def _script_of(char: str) -> str:
    return next((name for name, letters in SCRIPTS.items() if re.match(f"[{letters}]", char)), "")


@cache
def _letters(name: str) -> re.Pattern[str]:
    return re.compile(f"[{SCRIPTS[name]}]")


@cache
def _plane() -> str:
    """The characters outside ASCII of the scripts in use, to pick classes from."""
    return "".join(map(chr, (*range(0x80, 0xD800), *range(0xE000, 0x10000))))


@cache
def _anchors(name: str) -> frozenset[str]:
    """The capitals and marks that can stand oddly in a text of the script."""
    return frozenset(re.findall(f"[{CAPITALS[name]}{QUOTES}{OPENERS}]", _plane())) if name in CAPITALS else frozenset()


@cache
def _skipping(name: str) -> re.Pattern[str]:
    """Finds what is neither plain ASCII nor of the script, and capitals and marks in uncommon company."""
    plain, letters = re.escape("".join(map(chr, _PLAIN))), SCRIPTS[name]
    if name not in CAPITALS:
        return re.compile(f"[^{plain}{letters}{PUNCTUATION}]")
    capitals = CAPITALS[name]
    near = "" if capitals else letters  # where all letters are alike, a mark may follow any of them
    passed = [c for c in re.findall(f"[{letters}{PUNCTUATION}]", _plane()) if c not in _anchors(name)]
    return re.compile(
        f"[^{plain}{_ranges(passed)}](?:(?<![{capitals}{QUOTES}{OPENERS}])|(?=[^{letters}{_BESIDE}])"
        f"|(?<=[^{capitals}{near}{_BESIDE}].)(?<![{QUOTES}])|(?<=[^{letters}{_BESIDE}].)"
        f"|(?<=[{OPENERS}])(?:(?<=[^{near}{_BESIDE}].)|(?<!„)(?=[^{near}{_BESIDE}])))",
        re.DOTALL,
    )


def _ranges(chars: list[str]) -> str:
    """The inside of a class of these characters, which come in order."""
    out: list[list[str]] = []
    for c in chars:
        if out and ord(c) == ord(out[-1][1]) + 1:
            out[-1][1] = c
        else:
            out.append([c, c])
    return "".join(f"{first}-{last}" for first, last in out)
