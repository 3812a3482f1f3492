"""What a stage says of a block."""

from __future__ import annotations

from typing import NamedTuple


class Verdict(NamedTuple):
    """The kind a block is, the rule that says so, why (one line for a person), and how sure it is."""

    kind: str
    rule: str
    reason: str
    confidence: float = 1.0


RULE_OF_KIND = {
    "navigation": "BPL001", "share": "BPL002", "comment_prompt": "BPL003", "newsletter": "BPL004",
    "advertisement": "BPL005", "tags": "BPL006", "widget": "BPL007", "legal": "BPL008",
    "site_blurb": "BPL009", "junk": "BPL011", "related": "REL002", "duplicate": "DUP001",
}  # fmt: skip


def drop(kind: str, reason: str, confidence: float = 0.95, rule: str = "") -> Verdict:
    """A verdict that takes a block out."""
    return Verdict(kind, rule or RULE_OF_KIND[kind], reason, confidence)
