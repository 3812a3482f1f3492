"""The parts of a long input that decide its encoding: where the bytes above 7F are."""

from __future__ import annotations

import re
from typing import NamedTuple


class Measure(NamedTuple):
    """How much to take, in bytes: an input up to ``whole`` as it is, else ``windows`` of ``window``, and short
    ones where a byte value stands that the windows lack, at most ``rare``."""

    whole: int
    window: int
    windows: int
    rare: int


GLANCE = Measure(whole=160, window=50, windows=3, rare=0)
LOOK = Measure(whole=2_400, window=500, windows=4, rare=48)
_RARE_WINDOW = 40  # bytes
_REGION = 1 << 20  # bytes in which rare values are looked for
_BACK = 200  # bytes to look back for a safe start
_SAFE = 0x30  # no multi-byte encoding (but UTF-16) has a lower trail byte, so a cut behind one is safe
_HIGH = re.compile(rb"[\x80-\xff]")


def pieces(raw: bytes, measure: Measure) -> list[bytes]:
    """Parts of ``raw`` around bytes above 7F, in order, cut in front where no character is torn."""
    if len(raw) <= measure.whole:
        return [raw]
    found: list[tuple[int, int]] = []
    for n in range(measure.windows):
        high = _HIGH.search(raw, len(raw) * n // measure.windows)
        start = safe_start(raw, high.start()) if high else None
        if start is not None:
            found.append((start, start + measure.window))
    if not found:
        return [raw[: measure.whole]]
    if measure.rare:
        seen = set(b"".join(raw[start:end] for start, end in found))
        lacking = sorted(b for b in set(raw[:_REGION]) - seen if b >= 0x80)[: measure.rare]
        for at in map(raw.index, lacking):
            start = safe_start(raw, at)
            if start is not None:
                found.append((start, at + _RARE_WINDOW))
    return [raw[start:end] for start, end in _disjoint(found)]


def safe_start(raw: bytes, at: int) -> int | None:
    """The nearest place at or before ``at`` where a character surely begins, None when none is near."""
    for start in range(at, max(at - _BACK, 0), -1):
        if raw[start - 1] < _SAFE:
            return start
    return 0 if at <= _BACK else None


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not out or start >= out[-1][1]:
            out.append((start, end))
    return out
