"""Hypothesis strategies for whole documents: an article and what stands around it, the truth kept."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..model import TextfixError
from .damages import Around, Damage, Damaged, Mojibake, damage
from .stock import ABOVE, BELOW, BULLETS, STORIES, Story

FEWEST, MOST = 4, 8  # sentences of an article
MOST_TEASERS = 4

LOST_BULLETS: tuple[Damage, ...] = (
    Mojibake("iso-8859-7", loss="c1+nbsp"),
    Mojibake("latin-1", loss="c1"),
    Mojibake("cp1252", loss="c1"),
)  # how bullets are seen to arrive: the code page of the misreading, and what a later tool deleted


@st.composite
def article(draw: DrawFn, stories: SearchStrategy[Story] | None = None) -> str:
    """The body of an article: paragraphs of one to three sentences about one subject."""
    story = draw(st.sampled_from(STORIES) if stories is None else stories)
    return draw(_body(story))


@st.composite
def _body(draw: DrawFn, story: Story) -> str:
    number = draw(st.integers(FEWEST, min(MOST, len(story.sentences))))
    size = draw(st.integers(1, 3))
    parts = [" ".join(story.sentences[i : min(i + size, number)]) for i in range(0, number, size)]
    return "\n\n".join(parts)


@st.composite
def pages(draw: DrawFn) -> Damaged:
    """An article in page furniture: menus above it; share rows, prompts and notices below.

    ``clean`` is the body of the article. Shrinks to one line of furniture.
    """
    body = draw(article())
    above = draw(st.lists(st.sampled_from(ABOVE), unique=True, max_size=2))
    least = 0 if above else 1
    below = draw(st.lists(st.sampled_from(BELOW), unique=True, min_size=least, max_size=3))
    return damage(body, [Around(tuple(above), tuple(below))])


def trailing(header: bool | None = None) -> SearchStrategy[Damaged]:
    """An article followed by cut-off beginnings of other stories, as extractors leave them.

    ``clean`` is the body of the article. ``header`` says whether a line such as "Related stories" stands
    between them; either when None.
    """
    if header not in (True, False, None):
        raise TextfixError(f"header: True, False, or None for either, not {header!r}")
    return _trailing(header)


@st.composite
def _trailing(draw: DrawFn, header: bool | None) -> Damaged:
    order = draw(st.permutations(STORIES))
    body = draw(_body(order[0]))
    number = draw(st.integers(1, MOST_TEASERS))
    under = header if header is not None else draw(st.booleans())
    teasers = tuple(story.teaser for story in order[1 : number + 1])
    return damage(body, [Around((), (("Related stories",) if under else ()) + teasers)])


def digests(most: int = 3) -> SearchStrategy[Damaged]:
    """Two to ``most`` whole articles with their headlines, one after the other in one text.

    ``clean`` is the first article with its headline, the step is what follows it.
    """
    if not 2 <= most <= len(STORIES):
        raise TextfixError(f"most: between 2 and {len(STORIES)} articles, not {most}")
    return _digests(most)


@st.composite
def _digests(draw: DrawFn, most: int) -> Damaged:
    order = draw(st.permutations(STORIES))
    number = draw(st.integers(2, most))
    whole = [f"{story.title}\n\n{draw(_body(story))}" for story in order[:number]]
    return damage(whole[0], [Around((), tuple(whole[1:]))])


@st.composite
def bullets(draw: DrawFn, damages: SearchStrategy[Damage] | None = None) -> Damaged:
    """A list whose items begin with emoji that were misread and partly deleted on the way.

    ``clean`` has the emoji. What is left of several of them is the same, so no cleaner can be asked for
    all of ``clean``; it can be asked to leave no debris and to keep every word.
    """
    story = draw(st.sampled_from(STORIES))
    number = draw(st.integers(3, 8))
    marks = draw(st.lists(st.sampled_from(BULLETS), min_size=number, max_size=number))
    items = [f"{mark} {sentence}" for mark, sentence in zip(marks, story.sentences, strict=False)]
    lost = draw(st.sampled_from(LOST_BULLETS) if damages is None else damages)
    return damage("\n".join([f"{story.title} — in short", *items]), [lost])
