"""Laws about text: any function from str to str can be asked to keep them.

Each is a function that gives a :class:`~textfix.testing.Law`; its arguments, all optional, choose the
inputs. Every docstring says what the law means, why it matters, shows an example, and names what it takes.
"""

from __future__ import annotations

from typing import Literal

from hypothesis import strategies as st

from ..model import TextfixError
from .damages import LineEnds
from .lawbook import Law, Refused, Subject, differs, law, text_of
from .sound import clean_text
from .texts import Texts, any_text, damaged, escaped, first_tried, mojibake
from .visible import escaped as shown
from .visible import short

Policy = Literal["consistent", "lf", "keep"]
LINE_ENDS = ("\r\n", "\r", "\x85", "\u2028", "\u2029")


@law
def total(texts: Texts | None = None) -> Law:
    r"""Every ``str`` gets an answer: no exception, and a text comes back.

    Why: a corpus of a million documents holds every kind of broken string, and one of them stops the run.

    Example:
        >>> total().broken(lambda s: s[0].upper() + s[1:], "")
        'it raised IndexError: string index out of range'

    Takes: ``texts``, a strategy for the inputs (every kind of text there is).
    """

    def judge(subject: Subject, text: str) -> str | None:
        try:
            subject.text(text)
        except Refused as error:
            return str(error)
        return None

    return Law("total", any_text() if texts is None else texts, judge, first=first_tried(texts))


@law
def deterministic(texts: Texts | None = None) -> Law:
    """The same text gets the same answer, whatever was cleaned in between.

    Why: state that leaks from one document to the next makes results depend on order and on workers.

    Example:
        >>> from itertools import count
        >>> ticks = count()
        >>> deterministic().broken(lambda s: s + str(next(ticks)), ("a", "b"))
        "a second call gives 'a2', the first gave 'a0'"

    Takes: ``texts``, a strategy for the inputs (every kind of text); a case is a text and another one that is
    cleaned between two calls.
    """

    def judge(subject: Subject, case: tuple[str, str]) -> str | None:
        text, other = case
        first = subject.answer(text)
        subject.answer(other)
        again = subject.answer(text)
        wrong = differs("a second call", text_of(again), text_of(first), "the first gave")
        if wrong is None and hasattr(first, "changes") and first.changes != again.changes:
            return "a second call gives the same text by other changes"
        return wrong

    drawn = any_text() if texts is None else texts
    return Law("deterministic", st.tuples(drawn, drawn), judge)


@law
def idempotent(texts: Texts | None = None) -> Law:
    """Cleaning twice is cleaning once: ``clean(clean(x)) == clean(x)``.

    Why: whoever cleans a corpus again, after an upgrade or a crash, must not change it again.

    Example:
        >>> idempotent().broken(lambda s: s.replace("aa", "a"), "aaaa")
        "a second run gives 'a', the first gave 'aa'"

    Takes: ``texts``, a strategy for the inputs (every kind of text there is).
    """

    def judge(subject: Subject, text: str) -> str | None:
        once = subject.text(text)
        return differs("a second run", subject.text(once), once, "the first gave")

    return Law("idempotent", any_text() if texts is None else texts, judge, first=first_tried(texts))


@law
def harmless_on_clean(texts: Texts | None = None) -> Law:
    """Sound prose comes back as it was, in every script, with its own quotes and dashes.

    Why: most of a corpus is sound, so a cleaner that changes one sound text in a hundred does more harm
    than good.

    Example:
        >>> harmless_on_clean().broken(str.lower, "An hour.")
        "the cleaner gives 'an hour.', wanted 'An hour.'"

    Takes: ``texts``, a strategy for texts that must not change (sentences in 25 languages with numbers, addresses,
    emoji and marks in them; lists, code and tables; up to 24 paragraphs).
    """

    def judge(subject: Subject, text: str) -> str | None:
        return differs("the cleaner", subject.text(text), text)

    return Law("harmless_on_clean", clean_text() if texts is None else texts, judge)


@law
def encodable(texts: Texts | None = None) -> Law:
    r"""What comes out can be written as UTF-8.

    Why: a lone surrogate passes through a whole pipeline and fails when the file is written.

    Example:
        >>> encodable().broken(str.strip, "a \ud83d")
        "the cleaner gives 'a \\ud83d', which cannot be written as UTF-8"

    Takes: ``texts``, a strategy for the inputs (every kind of text there is).
    """

    def judge(subject: Subject, text: str) -> str | None:
        out = subject.text(text)
        try:
            out.encode()
        except UnicodeEncodeError:
            return f"the cleaner gives {shown(short(out))}, which cannot be written as UTF-8"
        return None

    return Law("encodable", any_text() if texts is None else texts, judge, first=first_tried(texts))


_ODD = ("a < b", "caf&eacute;", "&lt;b&gt;", "R&D", "x > y", "AT&amp;T", "“quote”", "it's", "3 × 4")


@law
def paragraph_independent(paragraphs: Texts | None = None) -> Law:
    """A paragraph is cleaned alike whatever stands next to it.

    Why: a fault in one paragraph must not change, or protect, the paragraph below it.

    Example:
        >>> once = lambda s: s.replace("&amp;", "&", 1)
        >>> paragraph_independent().broken(once, ("&amp;", "&amp;"))
        "side by side the cleaner gives '&\\\\n&amp;', each alone '&\\\\n&'"

    Takes: ``paragraphs``, a strategy for single paragraphs without white space at their edges (sound,
    damaged, with escapes). How lines are parted does not count. Not applicable to cleaners that tell
    articles from furniture: there a paragraph means something else beside other neighbours.
    """
    drawn = paragraphs
    if drawn is None:
        one = clean_text(paragraphs=1)
        hurt = damaged(one, st.one_of(mojibake(), escaped())).map(lambda case: case.dirty)
        drawn = st.one_of(one, st.sampled_from(_ODD), hurt)
    whole = drawn.filter(lambda text: text != "" and text == text.strip())

    def judge(subject: Subject, case: tuple[str, str]) -> str | None:
        apart = _lines("\n".join(subject.text(text) for text in case))
        return differs("side by side the cleaner", _lines(subject.text("\n\n".join(case))), apart, "each alone")

    def unfit(subject: Subject) -> str | None:
        return None if subject.lacks("articles") else "it reads whole documents, where neighbours are evidence"

    odd = (("a < b", "caf&eacute;"), ("caf&eacute;", "a < b"), ("caf&eacute;", "caf&eacute;"))
    first = odd if paragraphs is None else ()
    return Law("paragraph_independent", st.tuples(whole, whole), judge, unfit, first=first)


def _lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


@law
def keeps_newline_policy(policy: Policy = "consistent", texts: Texts | None = None) -> Law:
    r"""Line ends are treated by one rule, whichever system wrote them.

    Why: a file that comes from another system must not come out with doubled, lost or mixed lines.

    Example:
        >>> keeps_newline_policy("lf").broken(str.strip, "a\r\nb")
        "policy 'lf': the cleaner gives 'a\\r\\nb', which has '\\r\\n' in it"

    Takes: ``policy``: ``lf``, only line feeds come out; ``keep``, the line ends stay what they were;
    ``consistent``, one or the other. ``texts``, a strategy for texts with line feeds (sound prose).
    """
    if policy not in ("consistent", "lf", "keep"):
        raise TextfixError(f"policy: unknown {policy!r}; choose from consistent, lf, keep")

    def judge(subject: Subject, text: str) -> str | None:
        out = subject.text(text)
        mark = next((each for each in LINE_ENDS if each in text), None)
        if policy == "lf":
            left = next((each for each in LINE_ENDS if each in out), None)
            found = f"policy 'lf': the cleaner gives {shown(short(out))}, which has {left!a} in it"
            return None if left is None else found
        if mark is None:
            return None
        plain = subject.text(text.replace(mark, "\n"))
        if out == LineEnds(mark)(plain) or (policy == "consistent" and out == plain):  # type: ignore[arg-type]
            return None
        return differs(f"policy {policy!r}: with line ends {mark!a} the cleaner", out, plain, "with line feeds")

    drawn = st.builds(
        lambda text, mark: text.replace("\n", mark),
        clean_text().filter(lambda text: "\n" in text) if texts is None else texts,
        st.sampled_from(LINE_ENDS[:2]),
    )
    name = "keeps_newline_policy" if policy == "consistent" else f"keeps_newline_policy({policy})"
    return Law(name, drawn, judge)


__all__ = [
    "deterministic", "encodable", "harmless_on_clean", "idempotent", "keeps_newline_policy", "paragraph_independent",
    "total",
]  # fmt: skip
