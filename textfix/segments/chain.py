"""How likely each kind is for each line of a story, given what speaks for the kinds of every line and which kinds
follow each other: the forward-backward algorithm of a linear-chain conditional random field.

Of every line only the kinds that come near the likeliest one are followed, at most six of thirty.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

FAR = 5.0  # nats below the likeliest kind of a line; kinds that far below are not followed
MOST = 6  # kinds of a line that are followed

Shares = dict[int, float]  # by the number of a kind; they add up to one


class Follows(NamedTuple):
    """What a kind weighs behind another one, as factors: ``after[first][second]``."""

    after: Sequence[Sequence[float]]


def follows(scores: Sequence[Sequence[int]], unit: float) -> Follows:
    """Factors of learned whole numbers, one unit of which is so many nats."""
    return Follows([[exp(score * unit) for score in row] for row in scores])


def candidates(scores: Sequence[int], unit: float) -> Shares:
    """The kinds of a line that come near the likeliest one, with what speaks for them.

    >>> candidates([100, 90, -900], unit=0.1)
    {0: 1.0, 1: 0.36787944117144233}
    """
    most = max(scores)
    least = most - FAR / unit
    near = [(kind, score) for kind, score in enumerate(scores) if score >= least]
    if len(near) > MOST:
        least = sorted(scores)[-MOST]
        near = [one for one in near if one[1] >= least]
    return {kind: exp((score - most) * unit) for kind, score in near}


def likelihoods(lines: Sequence[Shares], behind: Follows) -> list[Shares]:
    """How likely the kinds of every line are, its neighbours considered.

    >>> alike = follows([[10, 0], [0, 10]], unit=0.2)
    >>> [max(line, key=line.get) for line in likelihoods([{0: 1.0, 1: 0.1}, {0: 0.4, 1: 0.6}], alike)]
    [0, 0]
    """
    after = behind.after
    forward: list[Shares] = []
    for line in lines:
        if forward and len(line) > 1:
            above = forward[-1]
            line = {k: w * sum([a * after[j][k] for j, a in above.items()]) for k, w in line.items()}
        forward.append(_scaled(line))
    out: list[Shares] = []
    below: Shares = {}
    for line, here in zip(reversed(lines), reversed(forward), strict=True):
        if below and len(line) > 1:
            gives = {k: sum([b * after[k][j] for j, b in below.items()]) for k in line}
            here = {k: a * gives[k] for k, a in here.items()}
            line = {k: w * gives[k] for k, w in line.items()}
        out.append(_scaled(here))
        below = _scaled(line)
    return out[::-1]


def _scaled(line: Shares) -> Shares:
    if len(line) == 1:
        return dict.fromkeys(line, 1.0)
    total = sum(line.values())
    return {kind: share / total for kind, share in line.items()}


__all__ = ["Follows", "Shares", "candidates", "follows", "likelihoods"]
