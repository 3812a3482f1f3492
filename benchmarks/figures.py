"""Whether the figures of a benchmark fell since they were stored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

SLACK = 0.003  # what a figure may fall by: other pages, the same judge


def fallen(
    targets: Iterable[str], now: Mapping[str, float], stored: Mapping[str, float], less_is_better: Collection[str] = ()
) -> list[str]:
    """The figures with a target that fell by more than the slack (rose, where less is better), each in a line."""
    out = []
    for name in targets:
        if name in now and name in stored:
            fall = (now[name] - stored[name]) * (1 if name in less_is_better else -1)
            if fall > SLACK:
                out.append(f"{name}: {now[name]:.4f}, stored {stored[name]:.4f}")
    return out
