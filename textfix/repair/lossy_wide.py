"""UTF-8 read through an East Asian page that lost bytes on the way: each became "?" or U+FFFD.

A decoder of such a page gives up on one byte at a time, so the places of the lost bytes are known, and most of
each character is left: of three bytes one is missing, seldom two. The character model of the likeliest
languages fills the gaps. A byte can have been lost only if the page makes nothing of it and of its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from ..edits import Edit
from ..reading.scripts import script
from .lossy_chars import fits, marks, place

RULE, GUESS = "MOJ008", "MOJ003"
LOST = "\ufffd"
PAGES = ("gbk", "gb18030", "big5", "cp932", "cp949", "euc_jp")
MOST = 2_000  # characters of a line that are read this way
LOST_SHARE = 0.45  # bytes that may be missing, of those outside ASCII
BEAM, CHOICES = 24, 64
LANGUAGES = 2
UNREAD = -16.0  # nats for a byte that no character explains: it becomes U+FFFD
KEPT_MARK = -5.0  # a "?" that is one
UNUSUAL = -1.0  # nats against what is no letter
_HURT = re.compile("\ufffd|[^\x00-\x7f][^\x00-\x7f]?\\?|\\?[^\x00-\x7f]")
_MARKS = (
    "–—―‘’“”…•·→←★☆●■□▲△▼◆○◎※×÷°℃™®©§€£¥☎✔✅❌❤⭐⚠\ufe0f"
    "、。，．：；！？「」『』（）《》〈〉【】〔〕～・ー％＋－／＆"
)

# The rows of the national standards that hold the characters in common use.
_COMMON = {"zh": ("gb2312", 0xB0, 0xD8), "ja": ("euc_jp", 0xB0, 0xD0), "ko": ("euc_kr", 0xB0, 0xC9)}

_Bytes = tuple[int, ...]
GAP, MAYBE = -1, -2  # a byte that is lost; one that is lost or a "?"


class _Node(NamedTuple):
    cost: float
    before: str
    last: str
    start: int  # of its bytes
    back: _Node | None


def hurt(line: str) -> bool:
    """Is there a sign of a lost byte beside what lies outside ASCII?"""
    return len(line) <= MOST and _HURT.search(line) is not None


def lossy_readings(line: str) -> Iterator[tuple[str, tuple[Edit, ...], str]]:
    """What the line may say: the text, the edits and the page, for each page that it went through, maybe."""
    from ..reading import load

    reader = load()
    for page in PAGES:
        found = _bytes(line, page)
        if found is None:
            continue
        raw, owners = found
        skeleton = bytes(byte for byte in raw if byte >= 0).decode("utf-8", "ignore")
        best: tuple[float, list[_Node]] | None = None
        for language, _ in reader.guess(skeleton, LANGUAGES):
            node = _search(raw, page, language)
            if node is not None and (best is None or node.cost > best[0]):
                best = (node.cost, _path(node))
        if best:
            edits = tuple(_edits(line, raw, owners, best[1]))
            if edits:
                yield "".join(node.last for node in best[1]), edits, page


def _bytes(line: str, page: str) -> tuple[list[int], list[int]] | None:
    """The bytes of the line, and the character that each belongs to; None when it cannot have come that way."""
    raw: list[int] = []
    owners: list[int] = []
    for at, c in enumerate(line):
        if c == LOST or (c == "?" and _beside(line, at)):
            own: tuple[int, ...] | bytes = (GAP if c == LOST else MAYBE,)
        else:
            try:
                own = c.encode(page)
            except UnicodeEncodeError:
                return None
        raw += own
        owners += [at] * len(own)
    high = sum(byte >= 0x80 for byte in raw)
    lost = raw.count(GAP) + raw.count(MAYBE)
    if not high or not lost or lost > LOST_SHARE * (high + lost):
        return None
    return raw, owners


def _beside(line: str, at: int) -> bool:
    return line[at - 1 : at] > "\x7f" or line[at - 1 : at] == "?" or line[at + 1 : at + 2] > "\x7f"


def _search(raw: list[int], page: str, language: str) -> _Node | None:
    """The likeliest characters behind the bytes."""
    from ..reading import load

    reader = load()

    def step(before: str, last: str, char: str) -> float:
        return reader.step(language, before, last, " " if char.isspace() else "0" if char.isdigit() else char.lower())

    def price(node: _Node, char: str, stop: int) -> float:
        if char == LOST:
            return 0.0
        uses = marks().get(char, ())
        if uses and char > "\x7f" and uses[0][0] != "wide":
            behind = raw[stop] if stop < len(raw) else 0x0A
            after = place(chr(behind) if 0 <= behind < 0x80 else "一")
            return max(cost + fits(kind, place(node.last), after) for kind, cost in uses)
        return step(node.before, node.last, char)

    layers: list[dict[tuple[str, str], _Node]] = [{} for _ in range(len(raw) + 1)]
    layers[0]["", ""] = _Node(0.0, " ", " ", 0, None)
    for at, states in enumerate(layers[:-1]):
        beam = sorted(states.values(), key=lambda node: -node.cost)[:BEAM]
        states.clear()
        if not beam:
            continue
        choices = list(_choices(raw, at, page, language))
        for node in beam:
            for size, char, extra in choices:
                cost = node.cost + extra + price(node, char, at + size)
                _keep(layers[at + size], _Node(cost, node.last, char, at, node))
    final = layers[-1].values()
    return max(final, key=lambda node: node.cost + step(node.before, node.last, " "), default=None)


def _keep(states: dict[tuple[str, str], _Node], node: _Node) -> None:
    held = states.get((node.before, node.last))
    if held is None or held.cost < node.cost:
        states[node.before, node.last] = node


def _choices(
    raw: list[int], at: int, page: str, language: str
) -> Iterator[tuple[int, str, float]]:
    """Size, character and price of what may start at a byte."""
    first = raw[at]
    if 0 <= first < 0x80:
        yield 1, chr(first), 0.0
        return
    for size in (2, 3, 4):
        part = raw[at : at + size]
        if len(part) < size or any(0 <= byte < 0x80 for byte in part):
            break
        if min(part) >= 0:
            char = bytes(part).decode("utf-8", "ignore")
            if len(char) == 1:
                yield size, char, 0.0
                return
            continue
        following = raw[at + size] if at + size < len(raw) else 0
        for char in _fillings(tuple(max(GAP, byte) for byte in part), max(GAP, following), page, language):
            yield size, char, 0.0 if script(char) else UNUSUAL
    if first == MAYBE:
        yield 1, "?", KEPT_MARK
    yield 1, LOST, UNREAD


@lru_cache(20_000)
def _fillings(part: _Bytes, following: int, page: str, language: str) -> tuple[str, ...]:
    """The characters that such bytes can be, some of them lost, the commonest."""
    from ..reading import load

    step = load().step
    found = [char for char in _index(language).get(part, ()) if _could_go(char, part, following, page)]
    return tuple(sorted(found, key=lambda char: -step(language, "", "", char.lower()))[:CHOICES])


@lru_cache(50_000)
def _fails(page: str, byte: int, following: int) -> bool:
    """Does a decoder of the page give up on ``byte`` when ``following`` stands behind it?"""
    for part in (bytes([byte]), bytes([byte, following])):
        try:
            part.decode(page)
        except UnicodeDecodeError:
            continue
        return False
    return True


def _could_go(char: str, part: _Bytes, following: int, page: str) -> bool:
    whole = char.encode("utf-8")
    for n, byte in enumerate(part):
        if byte == GAP:
            behind = part[n + 1] if n + 1 < len(part) else following
            if behind != GAP and not _fails(page, whole[n], behind):
                return False
            if behind == GAP and not _fails(page, whole[n], whole[n + 1] if n + 1 < len(part) else 0x80):
                return False
    return True


@cache
def _index(language: str) -> dict[_Bytes, list[str]]:
    """By bytes, some of them lost: the characters that a text of this language may hold."""
    from ..reading import load

    known = {c for c in load().letters(language) if c > "\x7f"} | set(_MARKS)
    if language in _COMMON:
        codec, low, high = _COMMON[language]
        known |= {bytes([a, b]).decode(codec, "ignore") for a in range(low, high) for b in range(0xA1, 0xFF)} - {""}
    known |= {c.upper() for c in known if len(c.upper()) == 1}
    out: dict[_Bytes, list[str]] = {}
    for char in sorted(known):
        raw = char.encode("utf-8", "ignore")
        for kept in product((True, False), repeat=len(raw)):
            if not all(kept):
                out.setdefault(tuple(b if k else GAP for b, k in zip(raw, kept, strict=True)), []).append(char)
    return out


def _path(node: _Node) -> list[_Node]:
    out: list[_Node] = []
    link: _Node | None = node
    while link is not None and link.back is not None:
        out.append(link)
        link = link.back
    return out[::-1]


def _edits(line: str, raw: list[int], owners: list[int], path: list[_Node]) -> Iterator[Edit]:
    """The edits of a reading, cut where characters of the line and of the reading end together."""
    start, new, guessed = 0, "", False
    stops = [node.start for node in path[1:]] + [len(raw)]
    for node, stop in zip(path, stops, strict=True):
        new += node.last
        guessed = guessed or min(raw[node.start : stop]) < 0
        if stop < len(raw) and owners[stop] == owners[stop - 1]:
            continue
        end = owners[stop] if stop < len(raw) else len(line)
        if new != line[start:end]:
            yield Edit(start, end, new, GUESS if guessed else RULE)
        start, new, guessed = end, "", False
