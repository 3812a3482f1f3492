"""Exactly what the installed ftfy.fix_text returns, without running it over text that it would not change.

ftfy works segment by segment (lines, or a million characters where there is no line end). Here one scan finds
the segments in which any of its rules could fire; only those go through ftfy's own tables and functions. The
commonest of its changes, straight quotation marks and ASCII forms, are made over the whole text at once.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from ..normalize.composed import nfc
from ..normalize.gate import MARKS

SEGMENT = 1_000_000  # ftfy's own default for the longest segment
_PLAIN = bytes((0x09, 0x0A, 0x0C, *range(0x20, 0x7F)))  # ASCII that ftfy leaves alone, but for entities
_NESTED = re.compile("&(?:amp;){2,}")
_ENTITY = re.compile("&#?[0-9A-Za-z]{1,24};")
_AMPERSAND = re.compile("&")


class _Tables(NamedTuple):
    """What is derived from ftfy's tables, once."""

    ftfy: Any
    direct: dict[str, str]  # characters that always become the same ASCII
    spots: re.Pattern[str]  # where mojibake is conceivable: a superset of ftfy's own test
    anchors: re.Pattern[str]  # the characters with which such a spot begins
    other: re.Pattern[str]  # characters that other rules are about
    marks: re.Pattern[str]
    pages: tuple[tuple[Any, Any, bool, bool], ...]  # encode, possible?, sloppy?, A0 as a space?


@cache
def _tables() -> _Tables:
    import ftfy
    from ftfy import badness, chardata

    tables = (chardata.LIGATURES, chardata.WIDTH_MAP)
    direct = {chr(point): text for table in tables for point, text in table.items()}
    direct = {c: text for c, text in direct.items() if text.isascii() and "&" not in text}
    direct |= dict.fromkeys("\u02bc\u2018\u2019\u201a\u201b", "'") | dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
    rare = [c for c in map(chr, (*chardata.LIGATURES, *chardata.WIDTH_MAP, *chardata.CONTROL_CHARS)) if c not in direct]
    names = badness.MOJIBAKE_CATEGORIES
    anchors = "".join(
        names[name] for name in names if name not in ("common", "c1", "upper_common", "lower_common", "kaomoji")
    )
    # Every alternative of BADNESS_RE holds a C1 control, or one of these characters beside another outside
    # ASCII, or one of four letters before what is no letter, or the two Cyrillic letters of "вЂ".
    anchors = f"[{anchors}\x80-\x9fŒœÂÃ×ØÙàЂВ√≈‚βā°µ]"
    spots = re.compile(
        f"{anchors}(?:(?=[^\x00-\x7f])|(?<=[^\x00-\x7f].)|(?<=[\x80-\x9f])"
        "|(?<=[ŒœÂÃ])(?![A-Za-z]))"
    )
    other = re.compile("[\r\x1b\u2028\u2029\x85\ud800-\udfff" + "".join(map(re.escape, rare)) + "]")
    pages = tuple(
        (codecs.lookup(name).encode, chardata.ENCODING_REGEXES[name].match, name[:6] == "sloppy", name != "macroman")
        for name in chardata.CHARMAP_ENCODINGS
    )
    return _Tables(ftfy, direct, spots, re.compile(anchors), other, re.compile(f"[{MARKS}]"), pages)


def ftfy_text(text: str) -> str:
    """What ``ftfy.fix_text(text)`` returns.

    >>> ftfy_text("“Itâ€™s ﬁne”")
    '"It\\'s fine"'
    """
    if text.isascii() and not text.encode().translate(None, _PLAIN) and ("&" not in text or not _ENTITY.search(text)):
        return text
    if len(text) <= SEGMENT:
        return _chunk(text, True)[0]
    out: list[str] = []
    unescape = True
    for part in _parts(text):
        fixed, unescape = _chunk(part, unescape)
        out.append(fixed)
    return "".join(out)


def _parts(text: str) -> Iterator[str]:
    """Whole lines up to the length of a segment; longer lines cut where ftfy cuts them."""
    at = 0
    while at < len(text):
        end = text.rfind("\n", at, at + SEGMENT) + 1
        if not end:  # one line at least as long as a segment
            end = min(at + SEGMENT, len(text))
        yield text[at:end]
        at = end


def _chunk(text: str, unescape: bool) -> tuple[str, bool]:
    """A part of whole segments, fixed, and whether entities are still resolved behind it."""
    tables = _tables()
    if "\r" in text and text.count("\r") == text.count("\r\n") and "\r\r" not in text:
        text = text.replace("\r\n", "\n")
    markup = text.find("<") if unescape else -1
    limit = len(text) if unescape and markup < 0 else text.rfind("\n", 0, markup) + 1 if unescape else 0
    plan_here = plan(_rest(text))
    present = plan_here.direct
    out: list[str] = []
    done = 0
    for start, end in _suspects(text, tables, limit, plan_here):
        out.append(_straight(text[done:start], present, tables))
        out.append(_segment(text[start:end], start < limit, tables))
        done = end
    out.append(_straight(text[done:], present, tables))
    return "".join(out), unescape and markup < 0


class _Plan(NamedTuple):
    """What the characters of a text leave possible."""

    direct: tuple[str, ...]  # those that are replaced over the whole text
    wide: bool  # some of them by other ASCII than quotes
    spots: bool  # mojibake
    other: bool
    marks: bool


def _rest(text: str) -> frozenset[str]:
    """The characters of ``text`` but for plain ASCII."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return frozenset(rest.decode("utf-8", "surrogatepass"))


@lru_cache(4096)
def plan(rest: frozenset[str]) -> _Plan:
    tables = _tables()
    direct = tuple(sorted(c for c in rest if c in tables.direct))
    return _Plan(
        direct,
        any(tables.direct[c] not in "'\"" for c in direct),
        any(tables.anchors.match(c) for c in rest),
        any(tables.other.match(c) for c in rest),
        any(tables.marks.match(c) for c in rest),
    )


def _suspects(text: str, tables: _Tables, limit: int, plan: _Plan) -> Iterator[tuple[int, int]]:
    """The segments in which more than the direct replacements could happen."""
    searches = []
    if plan.spots:
        searches.append((tables.spots, len(text)))
    if plan.other:
        searches.append((tables.other, len(text)))
    if plan.marks and not unicodedata.is_normalized("NFC", _short(text)):
        searches.append((tables.marks, len(text)))
    if text.find("&", 0, limit) >= 0:
        searches.append((_AMPERSAND if plan.wide else _ENTITY, limit))
    ahead = [-1] * len(searches)
    at = 0
    while True:
        nearest = len(text)
        for n, (pattern, stop) in enumerate(searches):
            if ahead[n] < at:
                match = pattern.search(text, at, stop)
                ahead[n] = match.start() if match else len(text)
            nearest = min(nearest, ahead[n])
        if nearest >= len(text):
            return
        start = text.rfind("\n", at, nearest) + 1 or at
        at = text.find("\n", nearest) + 1 or len(text)
        yield start, at


def _short(text: str) -> str:
    """``text``, or nothing normalized when a run of marks is so long that CPython would take quadratic time."""
    return "e\u0301" if _LONG_RUN.search(text) else text


_LONG_RUN = re.compile(f"[{MARKS}]{{64}}")


def _straight(text: str, present: tuple[str, ...], tables: _Tables) -> str:
    for c in present:
        text = text.replace(c, tables.direct[c])
    return text


def _segment(text: str, unescape: bool, tables: _Tables) -> str:
    """One segment, as ftfy.fix_and_explain fixes it."""
    if unescape and text.count("amp;") > 2 and text.isascii():
        text = _NESTED.sub("&amp;", text)
    ftfy = tables.ftfy
    if not unescape or "&" not in text:
        fixed = _decoded(text, tables)
        if fixed is not None:
            return fixed
    config = ftfy.TextFixerConfig(explain=False, unescape_html="auto" if unescape else False)
    return str(ftfy.fix_text_segment(text, config))


def _decoded(text: str, tables: _Tables) -> str | None:
    """The segment when no rules but encodings, quotes and composition have a say in it; None when others may."""
    before = None
    while text != before:
        before = text
        text = _encoding(text, tables)
        if tables.other.search(text) or ("&" in text and "&" not in before):
            return None
        text = _straight(text, plan(_rest(text)).direct, tables)
        if not text.isascii() and tables.marks.search(text):
            text = nfc(text)
        if any((c < " " and c not in "\t\n\x0c") or c == "\x7f" for c in set(text)):
            return None
    return text


def _encoding(text: str, tables: _Tables) -> str:
    """ftfy.fix_encoding, trying ftfy's pages in its own order."""
    from ftfy import badness, chardata, fixes

    while not text.isascii() and tables.spots.search(text) and badness.BADNESS_RE.search(text):
        fixed = None
        for encode, possible, sloppy, blanks in tables.pages:
            if not possible(text):
                continue
            raw = encode(text)[0]
            if blanks and chardata.ALTERED_UTF8_RE.search(raw):
                raw = fixes.restore_byte_a0(raw)
            if sloppy:
                raw = fixes.replace_lossy_sequences(raw)
            try:
                fixed = raw.decode("utf-8-variants" if b"\xed" in raw or b"\xc0" in raw else "utf-8")
                break
            except UnicodeDecodeError:
                continue
        if fixed is None:
            return str(tables.ftfy.fix_encoding(text))
        if fixed == text:
            return text
        text = fixed
    return text
