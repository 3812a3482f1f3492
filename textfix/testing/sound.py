"""Sound text as a hypothesis strategy: what a cleaner has to leave alone."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..model import TextfixError
from .facts import FACTS, code, facts, listing, table, things
from .stock import NO_SPACES, SENTENCES, STORIES

MOST_PARAGRAPHS = 24  # about 6,000 characters of English
FEW_PARAGRAPHS = 4  # of most texts; few sentences are at hand in most languages
MOST_SENTENCES = 4  # of a paragraph
_HEADLINE = ("?", "…")
MOST_THINGS, MOST_BLOCKS = 3, 2  # in brackets, and between paragraphs, in one text


def clean_text(
    language: str | None = None, paragraphs: int = MOST_PARAGRAPHS, prose: bool = False
) -> SearchStrategy[str]:
    """Sound text: one to ``paragraphs`` paragraphs parted by blank lines, all in one language.

    Numbers, dates, addresses, emoji and marks such as ``&`` and ``<`` stand among the sentences; lists, code and
    tables between the paragraphs. ``language`` is an ISO 639-1 code of :data:`textfix.testing.stock.SENTENCES`; any
    of them when None. Texts of many paragraphs are English. With ``prose`` there are no lists, code and tables, whose
    damage a cleaner has reason to leave.

    >>> from hypothesis import find
    >>> "https://" in find(clean_text("en"), lambda text: "https://" in text)
    True
    """
    if language is not None and language not in SENTENCES:
        raise TextfixError(f"language: no sentences in {language!r}; choose from {', '.join(SENTENCES)}")
    if paragraphs < 1:
        raise TextfixError(f"paragraphs: at least 1, not {paragraphs}")
    few = _text(language, min(paragraphs, FEW_PARAGRAPHS), prose)
    if paragraphs <= FEW_PARAGRAPHS or language not in (None, "en"):
        return few
    return st.one_of(few, few, _text("en", paragraphs, prose))


@st.composite
def _text(draw: DrawFn, language: str | None, paragraphs: int, prose: bool) -> str:
    spoken = language or draw(st.sampled_from(list(SENTENCES)))
    stock = SENTENCES[spoken]
    if spoken == "en":
        stock = (*stock, *(s for story in STORIES for s in story.sentences), *FACTS)
    if paragraphs > FEW_PARAGRAPHS:  # at the end of a paragraph among many it is the teaser of another story
        stock = tuple(sentence for sentence in stock if not sentence.endswith("…"))
    size = MOST_SENTENCES - draw(st.integers(0, MOST_SENTENCES - 1))  # shrinks towards one paragraph
    number = draw(st.integers(1, min(paragraphs * size, len(stock))))
    # No sentence comes twice: a passage that is repeated is damage of another kind.
    chosen = draw(st.lists(st.sampled_from(stock), min_size=number, max_size=number, unique=True))
    # A paragraph that asks or trails off reads like a headline, which is no part of the text below it.
    first = next((sentence for sentence in chosen if not sentence.endswith(_HEADLINE)), chosen[0])
    chosen = [first, *(sentence for sentence in chosen if sentence != first)]
    chosen = [draw(facts(sentence)) if "{" in sentence else sentence for sentence in chosen]
    for at, thing in draw(st.dictionaries(st.integers(0, number - 1), things(), max_size=MOST_THINGS)).items():
        chosen[at] = _with(chosen[at], thing)
    gap = "" if spoken in NO_SPACES else " "
    out = [gap.join(chosen[start : start + size]) for start in range(0, number, size)]
    if len(out) > 1 and not prose:  # what is no prose stands between paragraphs
        kinds = st.one_of(listing(), table(), code()) if spoken == "en" else st.one_of(table(), code())
        blocks = draw(st.dictionaries(st.integers(1, len(out) - 1), kinds, max_size=MOST_BLOCKS))
        for at in sorted(blocks, reverse=True):
            out.insert(at, blocks[at])
    return "\n\n".join(out)


def _with(sentence: str, thing: str) -> str:
    """The sentence with something in brackets at its end."""
    end = len(sentence)
    while end and unicodedata.category(sentence[end - 1]).startswith("P"):
        end -= 1
    return f"{sentence[:end]} ({thing}){sentence[end:]}"
