"""The learned numbers of the boundary models, read from ``boundaries.json`` the first time they are needed.

Written by ``benchmarks/train_boundaries.py``; the file itself says from which data and what cross-validation gave.
Leaves are whole thousandths of log-odds, so their sums are exact in any order.
"""

from __future__ import annotations

import json
from functools import cache
from typing import NamedTuple

from ..stored import stored
from .model import Judge, judge


class Boundaries(NamedTuple):
    """Three judges of rows and their thresholds, all in thousandths of log-odds."""

    gate: Judge
    first: Judge
    second: Judge
    some: float  # a document whose best gap gets less from the gate is one article
    open: float  # the gate lets pass what it gives as much
    least: float  # a document whose first probes all get less from the first model is one article
    margin: float  # by which a boundary must beat none


@cache
def load_boundaries() -> Boundaries:
    data = json.loads(stored(__package__, "boundaries.json"))
    gate, first, second = (judge(data[name]) for name in ("gate", "first", "second"))
    return Boundaries(gate, first, second, data["some"], data["open"], data["least"], data["margin"])
