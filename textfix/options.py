"""What a user may choose, in code, on the command line or in TOML: one frozen value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_args

from .model import BODY_KINDS, DROPPED_KINDS, KEPT_KINDS, TextfixError

Preset = Literal["default", "ftfy", "minimal"]
Favor = Literal["precision", "balanced", "recall"]
Html = Literal["auto", "yes", "no"]
Extractor = Literal["none", "trafilatura"]
Related = Literal["drop", "articles"]
Links = Literal["words", "keep"]


@dataclass(frozen=True, slots=True, repr=False)
class Options:
    """How a document is cleaned.

    ``preset``  ``default``: repair, normalise, find the article. ``minimal``: repair of encoding damage
    only, everything else stays as it is. ``ftfy``: the repair policy of ftfy.fix_text.
    ``keep``    kinds that stay although they would be dropped, e.g. ``{"related"}``.
    ``drop``    kinds that go although they would be kept, e.g. ``{"author_bio"}``.
    ``body``    kinds that make up ``Article.text``, in place of the default ones; it is empty where none occurs.
    ``favor``   what to do with blocks that may or may not be of the article: ``precision`` drops more of them,
    ``recall`` keeps more of them, ``balanced`` makes the fewest errors of both sorts.
    ``html``    whether the source is HTML: ``auto`` looks, ``yes`` says so (one tag will do), ``no`` leaves tags alone.
    ``related`` what to do with other stories behind an article: ``drop`` them, or give the whole ones as
    ``articles`` of their own; those that are cut off are dropped either way.
    ``extractor``  whose findings in HTML count as evidence: ``trafilatura`` (``pip install 'textfix[html]'``) makes
    somewhat fewer errors and takes several times as long, ``none`` asks nobody.

    ``links`` what is left of links and pictures in Markdown and in dumps of text browsers: their ``words``, or ``keep``
    their markup and addresses.

    >>> Options(keep={"tags"}).kept("tags")
    True
    >>> Options(keep={"tag"})
    Traceback (most recent call last):
      ...
    textfix.model.TextfixError: keep: unknown kind 'tag'; did you mean 'tags'?
    """

    preset: Preset = "default"
    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    body: frozenset[str] = frozenset(BODY_KINDS)
    favor: Favor = "balanced"
    html: Html = "auto"
    related: Related = "drop"
    extractor: Extractor = "none"
    links: Links = "words"

    def __init__(
        self,
        preset: Preset = "default",
        keep: Iterable[str] = (),
        drop: Iterable[str] = (),
        body: Iterable[str] | None = None,
        favor: Favor = "balanced",
        html: Html = "auto",
        related: Related = "drop",
        extractor: Extractor = "none",
        links: Links = "words",
    ) -> None:
        choices = {
            "preset": (preset, Preset), "favor": (favor, Favor), "html": (html, Html), "related": (related, Related),
            "extractor": (extractor, Extractor), "links": (links, Links),
        }  # fmt: skip
        for name, (value, literal) in choices.items():
            known = get_args(literal)
            if value not in known:
                raise TextfixError(_unknown(name, name if name == "preset" else "value", value, known))
        chosen = {"keep": _kinds("keep", keep), "drop": _kinds("drop", drop)}
        if both := chosen["keep"] & chosen["drop"]:
            raise TextfixError(f"{min(both)!r} is in both keep and drop; name it in one of them")
        # A kind that is kept on request is printed with the body, or it would be kept in vain.
        chosen["body"] = _kinds("body", BODY_KINDS if body is None else body) | (
            chosen["keep"] & frozenset(DROPPED_KINDS)
        )
        object.__setattr__(self, "preset", preset)
        object.__setattr__(self, "favor", favor)
        object.__setattr__(self, "html", html)
        object.__setattr__(self, "extractor", extractor)
        object.__setattr__(self, "related", related)
        object.__setattr__(self, "links", links)
        for name, kinds in chosen.items():
            object.__setattr__(self, name, kinds)

    def kept(self, kind: str) -> bool:
        """Whether segments of this kind are kept."""
        return kind in self.keep or (kind in KEPT_KINDS and kind not in self.drop)

    def with_(self, **values: Any) -> Options:
        """A copy with some values replaced."""
        if "keep" in values and "body" not in values:  # what is printed because it was kept goes with it
            values["body"] = self.body - (self.keep & frozenset(DROPPED_KINDS))
        return replace(self, **values)

    def __reduce__(self) -> tuple[type[Options], tuple[object, ...]]:
        # Sets in the order of their hashes would make other bytes in every process, and other names in a cache.
        return type(self), tuple(_plain(getattr(self, f.name)) for f in fields(self))

    def __repr__(self) -> str:
        """What it takes to make these options again: whatever is not the default."""
        usual = Options()
        values = ((f.name, getattr(self, f.name)) for f in fields(self))
        given = (f"{name}={_plain(value)!r}" for name, value in values if value != getattr(usual, name))
        return f"Options({', '.join(given)})"

    @classmethod
    def from_mapping(cls, table: Mapping[str, Any], where: str = "options") -> Options:
        """Options from a TOML table. Unknown keys are errors that name the nearest known one."""
        if not isinstance(table, Mapping):
            raise TypeError(f"{where}: give a mapping such as {{'keep': ['tags']}}, not {type(table).__name__}")
        known = [f.name for f in fields(cls)]
        for key in table:
            if key not in known:
                raise TextfixError(_unknown(where, "key", key, known))
        try:
            return cls(**table)
        except TextfixError as error:
            raise TextfixError(f"{where}: {error}") from None


def _plain(value: object) -> object:
    """Kinds in the order of the alphabet, anything else as it is."""
    return tuple(sorted(value)) if isinstance(value, frozenset) else value


def _kinds(name: str, kinds: Iterable[str]) -> frozenset[str]:
    if isinstance(kinds, str):
        raise TextfixError(f"{name}: give a list of kinds, e.g. [{kinds!r}], not a string")
    if not isinstance(kinds, Iterable):
        raise TextfixError(f"{name}: give a list of kinds, e.g. ['tags'], not {kinds!r}")
    kinds = list(kinds)
    for kind in sorted(kinds, key=str):
        if kind not in KEPT_KINDS and kind not in DROPPED_KINDS:
            raise TextfixError(_unknown(name, "kind", kind, (*KEPT_KINDS, *DROPPED_KINDS)))
    return frozenset(kinds)


def _unknown(where: str, what: str, value: object, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(str(value), known, 1)
    advice = f"did you mean {near[0]!r}?" if near else f"choose from {', '.join(known)}"
    return f"{where}: unknown {what} {value!r}; {advice}"
