"""Laws that compare two ways to ask for the same thing: fast and slow, many and one, bytes and text, on and off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from hypothesis import strategies as st

from .damages import Damaged, damage
from .lawbook import SAMPLE, Law, Refused, Subject, differs, law, text_of
from .sound import clean_text
from .texts import Texts, any_damage, any_text, cases_of, first_tried


@law
def agrees_with(other: Callable[[str], Any] | None = None, texts: Texts | None = None) -> Law:
    """Another function gives the same text: the fast one and the slow one, the plain one and the explained.

    Why: two ways to ask for the same thing drift apart, and users meet the difference first.

    Example:
        >>> agrees_with(str.casefold).broken(str.lower, "Straße")
        "the cleaner gives 'stra\\\\xdfe', the other gives 'strasse'"

    Takes: ``other``, the function to compare with (without it the law is not applicable); ``texts``, a
    strategy for the inputs (every kind of text there is).
    """
    twin = Subject(other) if other is not None else None

    def judge(subject: Subject, text: str) -> str | None:
        assert twin is not None
        return differs("the cleaner", subject.text(text), twin.text(text), "the other gives")

    def unfit(subject: Subject) -> str | None:
        return None if twin else "it needs another function: agrees_with(other)"

    return Law("agrees_with", any_text() if texts is None else texts, judge, unfit, first=first_tried(texts))


@law
def batch_like_single(batch: Callable[[Sequence[str]], Sequence[Any]] | None = None, texts: Texts | None = None) -> Law:
    """Many at once give what one at a time gives, in the same order.

    Why: results must not hang on how many workers there were or what else was in the batch.

    Example:
        >>> batch_like_single(lambda many: sorted(map(str.strip, many))).broken(str.strip, ["b", "a"])
        "in a batch, number 0 gives 'a', alone 'b'"

    Takes: ``batch``, a function from a list of texts to the list of answers (without it the law is not
    applicable); ``texts``, a strategy for the inputs (every kind of text there is).
    """

    def judge(subject: Subject, case: list[str]) -> str | None:
        assert batch is not None
        together = [text_of(answer) for answer in batch(case)]
        if len(together) != len(case):
            return f"a batch of {len(case)} gives {len(together)} answers"
        for i, (text, out) in enumerate(zip(case, together, strict=True)):
            if wrong := differs(f"in a batch, number {i}", out, subject.text(text), "alone"):
                return wrong
        return None

    def unfit(subject: Subject) -> str | None:
        return None if batch else "it needs a batch function: batch_like_single(batch)"

    return Law("batch_like_single", st.lists(any_text() if texts is None else texts, max_size=4), judge, unfit)


@law
def bytes_like_text(texts: Texts | None = None) -> Law:
    """The UTF-8 bytes of a text give what the text itself gives.

    Why: a file read as bytes and the same file read as text must not be two documents.

    Example:
        >>> def reads(source):
        ...     return source.decode("latin-1") if isinstance(source, bytes) else source
        >>> bytes_like_text().broken(reads, "é")
        "as UTF-8 bytes the cleaner gives '\\\\xc3\\\\xa9', as text '\\\\xe9'"

    Takes: ``texts``, a strategy for the inputs (every text that UTF-8 can hold and that begins with no
    byte-order mark). Not applicable to cleaners that take no bytes.
    """

    def judge(subject: Subject, text: str) -> str | None:
        return differs("as UTF-8 bytes the cleaner", subject.text(text.encode()), subject.text(text), "as text")

    def unfit(subject: Subject) -> str | None:
        try:
            same = subject.text(SAMPLE.encode()) == subject.text(SAMPLE)
        except Refused:
            same = False
        return None if same else "it takes no bytes"

    drawn = (any_text() if texts is None else texts).filter(_encodes)
    return Law("bytes_like_text", drawn, judge, unfit)


def _encodes(text: str) -> bool:
    # A NUL makes bytes look like UTF-16, or like no text at all: there a reader of bytes may differ.
    return not text.startswith("\ufeff") and "\x00" not in text and not any("\ud800" <= c <= "\udfff" for c in text)


@law
def options_silence(off: Callable[[str], Any] | None = None, done: Any = None, clean: Texts | None = None) -> Law:
    """A repair that is switched off is off: the damage it is for comes back untouched.

    Why: a switch that does nothing is worse than none, for its user believes it.

    Example:
        >>> from textfix.testing import Escaped
        >>> import html
        >>> still_on = lambda s: html.unescape(s)
        >>> options_silence(still_on).broken(html.unescape, damage("é", [Escaped()]))
        "switched off, the cleaner gives '\\\\xe9', wanted '&eacute;'"

    Takes: ``off``, the cleaner with one repair switched off (without it the law is not applicable);
    ``done``, that repair's damage, as in ``recovers`` (any); ``clean``, a strategy for sound texts.
    """
    cases = cases_of(any_damage() if done is None else done, clean_text(prose=True) if clean is None else clean)
    quiet = Subject(off) if off is not None else None

    def judge(subject: Subject, case: Damaged) -> str | None:
        assert quiet is not None
        return differs("switched off, the cleaner", quiet.text(case.dirty), case.dirty)

    def unfit(subject: Subject) -> str | None:
        return None if quiet else "it needs the cleaner with one repair off: options_silence(off, done)"

    return Law("options_silence", cases, judge, unfit)


__all__ = ["agrees_with", "batch_like_single", "bytes_like_text", "damage", "options_silence"]
