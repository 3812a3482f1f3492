"""Blocks in, verdicts out: what is boilerplate, of which kind, why, and how sure we are."""

from .judge import judge
from .verdict import Verdict

__all__ = ["Verdict", "judge"]
