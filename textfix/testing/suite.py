"""One line that puts the laws into anybody's pytest suite."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .checking import EXAMPLES, hold
from .lawbook import Cleaner, Factory, Law, Subject, choose

SEED = "TEXTFIX_LAWS_SEED"  # environment variable: the seed to draw with, in place of 0


def cleaner_laws(
    cleaner: Cleaner,
    laws: Iterable[Law | Factory | str] | Law | Factory | str | None = None,
    examples: int = EXAMPLES,
    *,
    seed: int | None = None,
    known: Mapping[str, str] | None = None,
) -> Callable[..., None]:
    """A pytest test that holds ``cleaner`` against ``laws``, one test item a law.

    ``test_my_cleaner = cleaner_laws(my_cleaner)`` in a test module or a class of tests is all. Laws that do not
    apply are skipped and say why; a cleaner that cannot even clean plain prose fails. ``known`` names laws
    that are broken today and the reason: they are strict expected failures, so the suite says when one is
    mended. The cases are the same in every run; set ``TEXTFIX_LAWS_SEED`` to draw others. A failure prints
    its seed.
    """
    import pytest

    subject = Subject(cleaner)
    reasons = dict(known or {})
    params = []
    for law in choose(laws):
        reason = reasons.pop(law.name, None)
        marks = [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True)]
        params.append(pytest.param(law, id=law.name, marks=marks))
    if reasons:
        raise ValueError(f"known: {', '.join(reasons)} not among the laws that are tested")

    @pytest.mark.parametrize("law", params)
    def test(law: Law) -> None:
        drawn_with = int(os.environ.get(SEED, "0")) if seed is None else seed
        outcome: Any = hold(law, subject, examples, drawn_with)
        if outcome.verdict == "not applicable":
            if wrong := subject.lacks():
                pytest.fail(f"{subject.name} cannot be asked: {wrong}", pytrace=False)
            pytest.skip(outcome.why)
        if outcome.verdict == "broken":
            again = f"{SEED}={drawn_with} draws these cases again"
            pytest.fail(f"{subject.name} breaks {outcome.story()}\n{again}", pytrace=False)

    test.__doc__ = f"The laws of textfix.testing, held against {subject.name}."
    return staticmethod(test)  # in a class of tests, what pytest calls is then no method
