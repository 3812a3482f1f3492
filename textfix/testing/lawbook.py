"""What a law is, and the cleaner it is held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from inspect import getdoc, signature
from typing import Any

from hypothesis.strategies import SearchStrategy

from ..model import TextfixError
from .visible import escaped, short

Cleaner = Callable[..., Any]
"""``str -> str``, or ``str ->`` anything whose ``.text`` is the clean text, such as a Result."""


class Refused(Exception):
    """The cleaner raised, or gave back no text. The law ``total`` says so; the others pass the case over."""


class Subject:
    """A cleaner under test. Calls to it either give an answer or raise :class:`Refused`."""

    def __init__(self, cleaner: Cleaner, name: str | None = None) -> None:
        if not callable(cleaner):
            raise TypeError(f"cleaner must be a function from str to str, not {type(cleaner).__name__}")
        self.cleaner = cleaner
        self.name = name or _name(cleaner)

    def answer(self, source: object, **options: object) -> Any:
        """What the cleaner gives back, whole."""
        try:
            found = self.cleaner(source, **options)
        except (Exception, SystemExit) as error:
            raise Refused(f"it raised {type(error).__name__}: {short(str(error))}") from error
        if not isinstance(found, str) and not isinstance(getattr(found, "text", None), str):
            raise Refused(f"it gave back {type(found).__name__}, which is no str and has no .text")
        return found

    def text(self, source: object, **options: object) -> str:
        """The clean text of what the cleaner gives back."""
        return text_of(self.answer(source, **options))

    def lacks(self, *names: str) -> str | None:
        """Why a law about these attributes of an answer cannot be asked, None when it can."""
        try:
            sample = self.answer(SAMPLE)
        except Refused as error:
            return str(error)
        missing = [name for name in names if not hasattr(sample, name)]
        return f"what it gives back has no .{missing[0]}" if missing else None

    def takes(self, name: str) -> bool:
        """Whether the cleaner has an argument of this name."""
        try:
            return name in signature(self.cleaner).parameters
        except (TypeError, ValueError):  # some built-in functions do not tell
            return False


SAMPLE = "The harbour opened on Monday.\n\nIt had been closed for two years, and nobody had missed it much."


def text_of(answer: Any) -> str:
    """The text of a cleaner's answer: the answer itself, or its ``.text``."""
    return answer if isinstance(answer, str) else str(answer.text)


@dataclass(frozen=True)
class Law:
    """A property that a good cleaner has on every input.

    ``cases`` draws the inputs (a strategy), or lists them (a tuple). ``judge`` says what went wrong with one
    of them, None when nothing did. ``unfit`` says why a cleaner cannot be asked. ``least`` is the share of
    cases that must hold: 1 for a law, less for what is a matter of statistics. ``first`` are cases that are
    tried whatever is drawn.
    """

    name: str
    cases: SearchStrategy[Any] | tuple[Any, ...]
    judge: Callable[[Subject, Any], str | None]
    unfit: Callable[[Subject], str | None] = lambda subject: None
    least: float = 1.0
    first: tuple[Any, ...] = ()

    def broken(self, cleaner: Cleaner, case: Any) -> str | None:
        """What goes wrong when ``cleaner`` is given ``case``, None when the law holds there."""
        try:
            return self.judge(Subject(cleaner), case)
        except Refused:
            return None

    def called(self, label: str) -> Law:
        """The same law under a name that says what it was given: ``recovers(mojibake)``."""
        return replace(self, name=f"{self.name.partition('(')[0]}({label})")

    def __str__(self) -> str:
        return self.name


Factory = Callable[..., Law]
REGISTRY: dict[str, Factory] = {}


def law(factory: Factory) -> Factory:
    """Put a law into the registry. Called without arguments, the factory gives the law as it stands."""
    REGISTRY[factory.__name__] = factory
    return factory


def summary(name: str) -> str:
    """The first line of a law's page.

    >>> summary("idempotent")
    'Cleaning twice is cleaning once: ``clean(clean(x)) == clean(x)``.'
    """
    return page(name).partition("\n")[0]


def page(name: str) -> str:
    """A law's page: what it means, why it matters, an example, the arguments it takes."""
    from . import catalogue  # noqa: F401  the registry is filled when its modules are loaded

    return getdoc(REGISTRY[_known(name.partition("(")[0])]) or ""


def choose(wanted: Iterable[Law | Factory | str] | Law | Factory | str | None) -> tuple[Law, ...]:
    """Laws from laws, factories and names; a name without brackets stands for all laws that begin so."""
    from .catalogue import standard

    if wanted is None:
        return standard()
    items = [wanted] if isinstance(wanted, str | Law) or callable(wanted) else list(wanted)
    out: list[Law] = []
    for item in items:
        if isinstance(item, str):
            base = _known(item.partition("(")[0])
            found = [each for each in standard() if item in (each.name, each.name.partition("(")[0])]
            if not found and item != base:
                names = ", ".join(each.name for each in standard() if each.name.startswith(base))
                raise TextfixError(f"unknown law {item!r}; choose from {names or base}")
            out += found or [REGISTRY[base]()]
        elif isinstance(item, Law):
            out.append(item)
        elif callable(item) and getattr(item, "__name__", "") in REGISTRY:
            out.append(item())
        else:
            raise TypeError(f"laws: {item!r} is no law; give names, or what textfix.testing.laws holds")
    return tuple(dict.fromkeys(out))


def differs(what: str, got: str, wanted: str, clause: str = "wanted") -> str | None:
    """A message that shows two texts around the spot where they part, None when they are equal."""
    if got == wanted:
        return None
    at = next((i for i, (a, b) in enumerate(zip(got, wanted, strict=False)) if a != b), min(len(got), len(wanted)))
    low = max(0, at - BEFORE) if max(len(got), len(wanted)) > SHOWN else 0
    place = f" from offset {low}" if low else ""
    return f"{what} gives {_cut(got, low)}{place}, {clause} {_cut(wanted, low)}"


SHOWN, BEFORE = 80, 20  # characters of a text shown in a message, and how many of them before the difference


def _cut(text: str, low: int) -> str:
    return escaped(text[low : low + SHOWN]) + ("…" if low + SHOWN < len(text) else "")


def _known(name: str) -> str:
    if name in REGISTRY:
        return name
    near = get_close_matches(name, REGISTRY, 1)
    advice = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(REGISTRY)}"
    raise TextfixError(f"unknown law {name!r}; {advice}")


def _name(cleaner: Cleaner) -> str:
    name = getattr(cleaner, "__qualname__", None) or type(cleaner).__qualname__
    home = getattr(cleaner, "__module__", None)
    return f"{home}.{name}" if home and home not in ("builtins", "__main__") else str(name)
