"""All laws, and the set of them that a cleaner is asked to keep when nothing else is said."""

from __future__ import annotations

from . import keeping, laws, mending, pairs, records, timing
from .documents import pages, trailing
from .lawbook import REGISTRY, Law
from .texts import CODE_PAGES, WESTERN, decomposed, escaped, mojibake


def standard() -> tuple[Law, ...]:
    """The laws that :func:`check` holds a cleaner against, in the order of its report."""
    return (
        laws.total(),
        laws.deterministic(),
        laws.idempotent(),
        laws.harmless_on_clean(),
        keeping.keeps_numbers(),
        keeping.keeps_addresses(),
        keeping.keeps_every_paragraph(),
        laws.encodable(),
        mending.recovers(mojibake(WESTERN)).called("mojibake"),
        mending.recovers(mojibake(CODE_PAGES)).called("rare mojibake"),
        mending.recovers(escaped()).called("escapes"),
        mending.recovers(decomposed()).called("decomposed"),
        _documents_only(mending.recovers(pages()).called("pages")),
        _documents_only(mending.recovers(trailing()).called("trailing")),
        mending.leaves_no_debris(),
        mending.never_invents_letters(),
        laws.keeps_newline_policy(),
        laws.paragraph_independent(),
        pairs.bytes_like_text(),
        records.restores(),
        records.changes_replay(),
        records.valid_offsets(),
        records.nothing_vanishes(),
        records.spans_hold_their_text(),
        records.text_is_its_segments(),
        records.kinds_obey_options(),
        timing.linear_time(),
    )


def _documents_only(law: Law) -> Law:
    """Nobody can ask a function that repairs strings to find an article."""
    return Law(law.name, law.cases, law.judge, lambda subject: subject.lacks("articles"), law.least)


__all__ = ["REGISTRY", "standard"]
