"""The weights of the facts that choose title, byline and date, learned by benchmarks/train_head.py."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat

from ..stored import stored


@cache
def weights(field: str) -> Mapping[str, int]:
    """Weight by fact, in tenths of a unit of log-odds; a fact that is not there has none."""
    found: dict[str, int] = _read()["weights"].get(field, {})
    return found


@cache
def _read() -> dict[str, dict[str, dict[str, int]]]:
    data: dict[str, dict[str, dict[str, int]]] = json.loads(stored(__package__, "weights.json"))
    return data


def score(field: str, facts: Iterable[str]) -> int:
    """The sum of the weights of some facts."""
    return sum(map(weights(field).get, facts, repeat(0)))
