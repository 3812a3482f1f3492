"""Edits between two versions of a text when only the versions are known."""

from __future__ import annotations

from .edits import Edit, Edits


def difference(before: str, after: str, rule: str) -> Edits:
    """Edits from ``before`` to ``after``: one a line where the lines pair up, else one for what differs.

    Linear; it finds where lines differ, not the fewest characters.

    >>> difference("a\\nbig cat\\nc", "a\\nbad cat\\nc", "CHR001").changes("a\\nbig cat\\nc")[0].before
    'ig'
    """
    if before == after:
        return Edits()
    old, new = before.split("\n"), after.split("\n")
    if len(old) != len(new):
        old, new = [before], [after]
    out: list[Edit] = []
    at = 0
    for a, b in zip(old, new, strict=True):
        if a != b:
            head = shared(a, b)
            most = min(len(a), len(b)) - head
            tail = shared(a[len(a) - most :][::-1], b[len(b) - most :][::-1])
            out.append(Edit(at + head, at + len(a) - tail, b[head : len(b) - tail], rule))
        at += len(a) + 1
    return Edits(out)


def shared(a: str, b: str) -> int:
    """Length of the common beginning."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
