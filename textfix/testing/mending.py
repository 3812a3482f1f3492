"""Laws about damage whose truth is known: it is undone; what is lost for good is not made up, nor left lying about."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import Any

from hypothesis.strategies import SearchStrategy

from .damages import Damaged, damage
from .documents import bullets
from .lawbook import Law, Subject, differs, law
from .sound import clean_text
from .texts import Texts, cases_of, damaged, destroyed, mojibake
from .visible import escaped as shown
from .visible import short


@law
def recovers(done: Any = None, clean: Texts | None = None, least: float = 1.0) -> Law:
    """Damage is undone: the damaged text is cleaned to the very text that the sound one is cleaned to.

    Why: this is what the cleaner is for; and since the truth is known, nobody has to judge by eye.

    Example:
        >>> from textfix.testing import Escaped
        >>> print(recovers().broken(str.strip, damage("café", [Escaped()])))
        the cleaner gives 'caf&eacute;', wanted 'caf\\xe9'

    Takes: ``done``, a damage, a strategy for damages, or one for whole cases such as ``pages()``
    (windows-1252 and Latin-1 mojibake); ``clean``, a strategy for sound texts (prose); ``least``, the share of cases
    that must be recovered (all).
    """
    sound = clean_text(prose=True) if clean is None else clean
    cases = cases_of(mojibake(["cp1252", "latin-1"]) if done is None else done, sound)

    def judge(subject: Subject, case: Damaged) -> str | None:
        wanted = subject.text(case.clean)
        return differs("the cleaner", subject.text(case.dirty), wanted)

    return Law("recovers", cases, judge, least=least)


@law
def never_invents_letters(texts: Texts | None = None) -> Law:
    r"""Where letters are lost, none are made up: every letter that comes out went in.

    Why: a hole can be seen and mended; a wrong letter put into it is believed.

    Example:
        >>> never_invents_letters().broken(lambda s: s.replace("\ufffd", "e"), "caf\ufffd")
        "it added the letters 'e': it gives 'cafe' for 'caf\\ufffd'"

    Takes: ``texts``, a strategy for texts that only lost something (sentences whose letters outside ASCII
    became U+FFFD or ``?``, or were deleted). Letters are counted by their compatibility form without case.
    """
    drawn = damaged(damages=destroyed()).map(lambda case: case.dirty) if texts is None else texts

    def judge(subject: Subject, text: str) -> str | None:
        out = subject.text(text)
        added = _letters(out) - _letters(text)
        if not added:
            return None
        letters = "".join(added.elements())
        return f"it added the letters {shown(letters)}: it gives {shown(short(out))} for {shown(short(text))}"

    return Law("never_invents_letters", drawn, judge)


@law
def leaves_no_debris(cases: SearchStrategy[Damaged] | None = None) -> Law:
    """Of what is lost for good nothing is left lying about, and nothing else is lost with it.

    Why: a Greek letter where an emoji was is worse than a plain mark: it is read, counted and learned from.

    Example:
        >>> from textfix.testing import Mojibake
        >>> lost = damage("🔥 Hot.", [Mojibake("iso-8859-7", loss="c1")])
        >>> leaves_no_debris().broken(str.strip, lost)
        "left over: '\\\\u03c0'; lost: ''; the cleaner gives '\\\\u03c0\\\\u20af Hot.'"

    Takes: ``cases``, a strategy for damaged texts whose letters are all in the sound one (lists whose emoji
    bullets were misread and partly deleted). Only letters are counted: any mark may stand for a lost one.
    """

    def judge(subject: Subject, case: Damaged) -> str | None:
        out, wanted = _letters(subject.text(case.dirty)), _letters(subject.text(case.clean))
        if out == wanted:
            return None
        over, gone = ("".join(sorted(set((one - two).elements()))) for one, two in ((out, wanted), (wanted, out)))
        text = shown(short(subject.text(case.dirty)))
        return f"left over: {shown(over)}; lost: {shown(gone)}; the cleaner gives {text}"

    return Law("leaves_no_debris", bullets() if cases is None else cases, judge)


def _letters(text: str) -> Counter[str]:
    return Counter(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalpha())


__all__ = ["damage", "leaves_no_debris", "never_invents_letters", "recovers"]
