"""How likely a sign is where it stands: what decides between pages that show the same run for different signs.

Language says nothing of it: `β€°` is ‰ through cp1253 and ✮ through mac-greek. But some signs are written far more
often than others, each has its places (a number before ‰, none before ¿), and some pages are commoner than others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from math import log

from .codepages import SINGLE
from .lossy_chars import fits, marks, place, plausible

# A sign that is not listed with the marks: as what it is used by its Unicode category, and ln P per character of text.
# Judgements: rarer than the marks of its kind, and the likelier the more there is to say with it.
_UNLISTED = {"No": ("number", -13.5), "Sc": ("amount", -12.5), "Sm": ("between", -13.5), "Po": ("after", -14.0)}
_OTHER = "emoji", -16.5
_NOTHING = "emoji", -20.0  # what no writer puts anywhere: controls, private use
INSIDE = -2.0  # nats for what follows a number in front of another digit: 3²4
_ORDINALS = "ªº"
_WRITTEN = frozenset("PSN")  # categories, by their first letter


def sign_prior(signs: str, text: str, start: int, end: int) -> float:
    """ln P that somebody writes these signs in place of ``text[start:end]``.

    >>> sign_prior("‰", "0.1??", 3, 5) > sign_prior("✮", "0.1??", 3, 5)
    True
    >>> sign_prior("±", "3 ?? 4", 2, 4) > sign_prior("¢", "3 ?? 4", 2, 4)
    True
    """
    before = text[max(0, start - 2) : start]
    left, right = place(before[-1:]), place(text[end : end + 1])
    far = "D" if left == "W" and before[0].isdigit() else left  # a blank may part a number from its sign
    inside = INSIDE if right == "D" else 0.0
    return max(
        [
            cost + (fits(use, far, right) + inside if use == "number" else fits(use, left, right))
            for use, cost in _uses(signs)
        ]
    )


@cache
def page_prior(name: str) -> float:
    """ln P, but for a constant, that text is misread through a page: by its rank among all, as Zipf has it."""
    return -log(1 + SINGLE.index(name))


def chain_prior(chain: Iterable[str]) -> float:
    """The same for pages passed one after the other."""
    return sum(map(page_prior, chain))


def is_sign(text: str) -> bool:
    """Whether there is neither letter nor digit nor accent in a text, but for ª and º."""
    return all(c in _ORDINALS or (unicodedata.category(c)[0] not in "LM" and not c.isdecimal()) for c in text)


def is_written(char: str) -> bool:
    """Whether a sign is one that people see and write."""
    return char in _ORDINALS or unicodedata.category(char)[0] in _WRITTEN


@cache
def _listed() -> dict[str, tuple[tuple[str, float], ...]]:
    emoji = (char for char in plausible() if char.kind == "emoji")
    return {char.text.removesuffix("\ufe0f"): ((char.kind, char.cost),) for char in emoji} | marks()


@cache
def _uses(signs: str) -> tuple[tuple[str, float], ...]:
    known = _listed().get(signs.removesuffix("\ufe0f"))
    if known:
        return (*known, ("amount", known[0][1])) if "VULGAR" in unicodedata.name(signs[0], "") else known
    if len(signs) > 1:
        return ((_OTHER[0], sum(max(cost for _, cost in _uses(sign)) for sign in signs)),)
    return (_UNLISTED.get(unicodedata.category(signs), _OTHER if is_written(signs) else _NOTHING),)
