"""Hypothesis strategies: sound text, damages, and the two put together with the truth kept.

The strategies draw the *damage*, not the dirty string. So what should come out is known, and a failure
shrinks to the plainest text and the one damage that still breaks the cleaner.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, get_args

from hypothesis import assume
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..model import TextfixError
from .damages import (
    Damage,
    Damaged,
    Decomposed,
    Destroyed,
    Escaped,
    LineEnd,
    LineEnds,
    Loss,
    Mojibake,
    Spelling,
    Sprinkled,
    Wrapped,
    damage,
)
from .sound import clean_text

Texts = SearchStrategy[str]
WESTERN = ("cp1252", "latin-1")  # by far the commonest misreadings on the web
CODE_PAGES = (
    *WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso-8859-2", "iso-8859-7", "mac-roman", "cp437",
)  # fmt: skip
DEBRIS = ("\u200b", "\ufeff", "\x00", "\x07", "\u00ad", "\x1b[0m")  # what Sprinkled leaves by default


def mojibake(
    code_pages: Sequence[str] = CODE_PAGES, layers: int = 1, loss: Sequence[Loss] | Loss = "nothing"
) -> SearchStrategy[Mojibake]:
    """UTF-8 read as one of ``code_pages``, one to ``layers`` times, with one of ``loss`` on the way."""
    losses = [loss] if isinstance(loss, str) else _listed("loss", loss, "c1")
    pages = _listed("code_pages", code_pages, "cp1252")
    for page in pages:
        Mojibake(page)  # an unknown one is named here, not at the first draw
    for one in losses:
        Mojibake(loss=one)
    return st.builds(Mojibake, st.sampled_from(pages), st.integers(1, _layers(layers)), st.sampled_from(losses))


_One = TypeVar("_One", bound=str)


def _listed(name: str, values: Sequence[_One], example: str) -> list[_One]:
    """The values as a list; a string is no list of them, and there must be one at least."""
    if isinstance(values, str) or not isinstance(values, Sequence) or not values:
        raise TextfixError(f"{name}: give a list such as [{example!a}], not {values!a}")
    return list(values)


def _layers(layers: int) -> int:
    if layers < 1:
        raise TextfixError(f"layers: at least 1, not {layers}")
    return layers


def escaped(spellings: Sequence[Spelling] = get_args(Spelling), layers: int = 1) -> SearchStrategy[Escaped]:
    """HTML escapes, ``named``, ``decimal`` or ``hex``, escaped again up to ``layers`` times in all."""
    found = _listed("spellings", spellings, "named")
    for spelling in found:
        Escaped(spelling)
    return st.builds(Escaped, st.sampled_from(found), st.integers(1, _layers(layers)))


def line_ends(marks: Sequence[LineEnd] = get_args(LineEnd)) -> SearchStrategy[LineEnds]:
    """Line ends of other systems in place of the line feed."""
    found = _listed("marks", marks, "\r\n")
    for mark in found:
        LineEnds(mark)
    return st.builds(LineEnds, st.sampled_from(found))


def sprinkled(marks: Sequence[str] = DEBRIS) -> SearchStrategy[Sprinkled]:
    """Marks that carry no text, put in every few words."""
    return st.builds(Sprinkled, st.sampled_from(_listed("marks", marks, "\u200b")), st.integers(1, 9))


def decomposed() -> SearchStrategy[Decomposed]:
    """Letters and marks apart (NFD)."""
    return st.just(Decomposed())


def wrapped(least: int = 40, most: int = 80) -> SearchStrategy[Wrapped]:
    """Hard line breaks at a width between ``least`` and ``most`` characters."""
    if not 1 <= least <= most:
        raise TextfixError(f"least and most: 1 <= least <= most, not {least} and {most}")
    return st.builds(Wrapped, st.integers(least, most))


def destroyed(marks: Sequence[str] = ("\ufffd", "?", "")) -> SearchStrategy[Destroyed]:
    """Letters outside ASCII that are gone for good."""
    return st.builds(Destroyed, st.sampled_from(_listed("marks", marks, "?")))


def any_damage() -> SearchStrategy[Damage]:
    """Any one of the damages above that a cleaner can undo."""
    return st.one_of(mojibake(), escaped(), line_ends(), sprinkled(), decomposed())


def damaged(
    clean: SearchStrategy[str] | None = None, damages: SearchStrategy[Any] | None = None, most: int = 1
) -> SearchStrategy[Damaged]:
    """A sound text, what was done to it, and what it became: ``(clean, steps, dirty)``.

    ``clean`` draws the texts (:func:`clean_text` unless told), ``damages`` the damages, of which one to
    ``most`` are done in turn. Every step changed something; texts on which none did are not drawn.

    >>> from hypothesis import given
    >>> @given(damaged(clean_text("fr"), escaped(["named"])))
    ... def check_html(case):
    ...     import html
    ...     assert html.unescape(case.dirty) == case.clean
    >>> check_html()
    """
    if most < 1:
        raise TextfixError(f"most: at least 1, not {most}")
    return _damaged(clean_text() if clean is None else clean, any_damage() if damages is None else damages, most)


@st.composite
def cases_of(draw: DrawFn, done: Any, clean: Texts) -> Damaged:
    """Cases by whatever says what is done: a damage, a strategy for damages, or one for whole cases."""
    found = draw(done) if isinstance(done, SearchStrategy) else done
    return found if isinstance(found, Damaged) else draw(damaged(clean, st.just(found)))


@st.composite
def _damaged(draw: DrawFn, clean: SearchStrategy[str], damages: SearchStrategy[Any], most: int) -> Damaged:
    text = draw(clean)
    kinds = draw(st.lists(damages, min_size=1, max_size=most))
    found = damage(text, kinds)
    assume(found.steps)
    return found


_SHARDS = (
    "&amp;", "&lt;", "&#", "&#x41;", "amp;", "&", ";", "<b>", "Ã©", "â€™", "â€", "Ã", "Ð¿", "é", "e\u0301", "\u0301",
    "ß", " ", "  ", "\xa0", "\u3000", "\u200b", "\u200d", "\ufeff", "\ufffd", "\x00", "\x1b[31m", "\x85", "\x9d",
    "\ud83d", "\ude00", "👩\u200d💻", "⚠\ufe0f", "\n", "\r\n", "\r", "\u2028", "\n\n", "- ", "• ", "1. ", "# ", "> ",
    "|", "\t", "?", "π ", "β ", "a", "of", "The end.", "Share", "日本", "Add new comment", "Read more", "By Ann Lee",
    "URGENT UPDATE:", "...", "-\n", "\\n", "\\\\",
)  # fmt: skip


_CHARACTERS = "a \n\ud800\x00\x85&é\u0301\r\t\u200b\ufeff\xa0\u2028\udfff-?Ã©‘ﬁｶ\uffff\U0001f525"


def shards() -> SearchStrategy[str]:
    """Pieces that cleaners have rules about, in any order: short, and unlike any real text."""
    return st.lists(st.sampled_from(_SHARDS), max_size=8).map("".join)


NASTY = (
    "", " ", "\n", "\x00", "\ud800", "\udc80", "\ud83d\ude00", "\ufeff", "\ufffe", "\uffff", "\u200b", "\u0301",
    "e\u0301", "a\u0323\u0301", "\r", "\r\n", "\x85", "\u2028", "&", "&#0;", "&#xD800;", "&#x110000;", "&amp;amp;",
    "&#99999999999;", "\x1b[", "\x80", "Ã", "Ã©", "â€™", "\U0010ffff", "a" * 300,
    "   ", "a   b", "a" + " " * 5 + "b", "a\n\n\n\nb", "a\t\t\tb", "a....b", "a\tb", "-\n-", "\u202e", "ﷺ", "İ", "ŉ",
)  # fmt: skip
"""Short texts that have broken a cleaner before; the laws about every kind of text try them all."""


def first_tried(texts: Texts | None) -> tuple[str, ...]:
    """What is tried whatever is drawn, unless the user says what to draw."""
    return NASTY if texts is None else ()


def any_text() -> SearchStrategy[str]:
    """Every kind of ``str`` there is, lone surrogates and NULs too, with more of what cleaners trip over."""
    from .documents import pages

    return st.one_of(
        st.text(st.sampled_from(_CHARACTERS), max_size=8),
        st.text(st.characters(), max_size=20),
        st.lists(st.one_of(st.just("a"), _runs()), max_size=6).map("".join),
        shards(),
        clean_text(),
        damaged(damages=st.one_of(any_damage(), mojibake(loss=get_args(Loss)), destroyed()), most=3).map(_dirty),
        pages().map(_dirty),
    )


def _runs() -> SearchStrategy[str]:
    """Runs of what cleaners fold, longer than the pair they thought of."""
    return st.builds(str.__mul__, st.sampled_from(" \t\n-.!"), st.integers(1, 5))


def _dirty(case: Damaged) -> str:
    return case.dirty
