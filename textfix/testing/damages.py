"""What happens to text on its way through software, as small pure values: damage with known truth.

A damage is a callable value: it takes a sound text and gives the damaged one, and prints as what it is.
Nothing here needs hypothesis; the strategies that draw damages are in :mod:`textfix.testing.texts`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html.entities import codepoint2name
from textwrap import wrap
from typing import Any, Literal, NamedTuple, Protocol, get_args

from ..model import TextfixError

Loss = Literal["nothing", "c1", "c1+nbsp", "question", "fffd", "nbsp"]
Spelling = Literal["named", "decimal", "hex"]
LineEnd = Literal["\r\n", "\r", "\x85", "\u2028", "\u2029"]


class Damage(Protocol):
    """Any ``str -> str`` that makes a text worse; its ``str()`` says how."""

    def __call__(self, text: str, /) -> str: ...


class Step(NamedTuple):
    """One damage as it was done: what did it, and what it left."""

    damage: Any
    after: str


class Damaged(NamedTuple):
    """A text and what became of it: ``clean`` is the truth, ``dirty`` what a cleaner is given.

    >>> found = damage("a café", [Mojibake("cp1252"), Escaped("decimal")])
    >>> found.dirty
    'a caf&#195;&#169;'
    >>> print(found.story())
    clean                      'a caf\\xe9'
    mojibake(cp1252)           'a caf\\xc3\\xa9'
    escaped(decimal)           'a caf&#195;&#169;'
    """

    clean: str
    steps: tuple[Step, ...]
    dirty: str

    def __repr__(self) -> str:
        done = ", ".join(str(step.damage) for step in self.steps)
        return f"Damaged(clean={self.clean!r}, steps=[{done}], dirty={self.dirty!r})"

    def story(self) -> str:
        """The steps from clean to dirty, one a line, in escapes."""
        rows = [("clean", self.clean), *((str(step.damage), step.after) for step in self.steps)]
        return "\n".join(f"{name:<26} {text!a}" for name, text in rows)


def damage(clean: str, damages: Iterable[Damage]) -> Damaged:
    """Do ``damages`` to ``clean`` in turn. Those that change nothing leave no step."""
    steps: list[Step] = []
    text = clean
    for each in damages:
        after = each(text)
        if after != text:
            steps.append(Step(each, after))
            text = after
    return Damaged(clean, tuple(steps), text)


def one_of(name: str, value: object, known: Sequence[str]) -> None:
    """Raise ``TextfixError`` for a ``value`` that is not among the ``known`` ones."""
    if value not in known:
        raise TextfixError(f"{name}: unknown {value!a}; choose from {', '.join(ascii(each)[1:-1] for each in known)}")


@dataclass(frozen=True)
class Mojibake:
    """UTF-8 read as a single-byte ``code_page``, ``layers`` times, with ``loss`` on the way.

    Bytes that the code page leaves undefined become the control character of that value, as browsers do.
    ``loss`` is what is then done to the traces: ``c1`` deletes the C1 controls, ``question`` and ``fffd``
    put ``?`` or U+FFFD in their place, ``nbsp`` turns no-break spaces into spaces, ``c1+nbsp`` does both.

    >>> Mojibake("cp1252")("naïve")
    'naÃ¯ve'
    >>> Mojibake("iso-8859-7", loss="c1")("🔥 now")
    'π₯ now'
    """

    code_page: str = "cp1252"
    layers: int = 1
    loss: Loss = "nothing"

    def __post_init__(self) -> None:
        one_of("loss", self.loss, get_args(Loss))
        _table(self.code_page)

    def __call__(self, text: str) -> str:
        table = _table(self.code_page)
        for _ in range(self.layers):
            text = "".join(table[byte] for byte in text.encode("utf-8", "surrogatepass"))
        return text.translate(_LOSSES[self.loss])

    def __str__(self) -> str:
        more = f", {self.layers} layers" if self.layers > 1 else ""
        lost = f", loss {self.loss}" if self.loss != "nothing" else ""
        return f"mojibake({self.code_page}{more}{lost})"


_C1 = range(0x80, 0xA0)
_LOSSES: dict[str, dict[int, str | None]] = {
    "nothing": {},
    "c1": dict.fromkeys(_C1),
    "c1+nbsp": {**dict.fromkeys(_C1), 0xA0: " "},
    "question": dict.fromkeys(_C1, "?"),
    "fffd": dict.fromkeys(_C1, "\ufffd"),
    "nbsp": {0xA0: " "},
}


@lru_cache(maxsize=64)
def _table(code_page: str) -> tuple[str, ...]:
    """The character that each of the 256 bytes is read as."""
    try:
        read = [bytes([byte]).decode(code_page, "replace") for byte in range(256)]
        pairs = [bytes([byte, 0xA1]).decode(code_page, "replace") for byte in range(256)]
    except LookupError:
        raise TextfixError(f"code_page: Python knows no {code_page!r}; cp1252 is one it knows") from None
    if any(len(pair) != 2 for pair in pairs):
        raise TextfixError(f"code_page: {code_page!r} is not a single-byte code page")
    return tuple(chr(byte) if char == "\ufffd" else char for byte, char in enumerate(read))


@dataclass(frozen=True)
class Escaped:
    """HTML escapes where the characters should be, ``layers`` times over.

    ``named`` uses the names of HTML 4 and numbers for the rest. Letters of ASCII stay.

    >>> Escaped()("R&D: 5 € < 6")
    'R&amp;D: 5 &euro; &lt; 6'
    >>> Escaped("hex", layers=2)("é")
    '&amp;#xE9;'
    """

    spelling: Spelling = "named"
    layers: int = 1

    def __post_init__(self) -> None:
        one_of("spelling", self.spelling, get_args(Spelling))

    def __call__(self, text: str) -> str:
        text = "".join(self._one(char) for char in text)
        for _ in range(self.layers - 1):
            text = text.replace("&", "&amp;")
        return text

    def _one(self, char: str) -> str:
        code = ord(char)
        if code < 0x80 and char not in "&<>":
            return char
        if self.spelling == "named" and code in codepoint2name:
            return f"&{codepoint2name[code]};"
        return f"&#x{code:X};" if self.spelling == "hex" else f"&#{code};"

    def __str__(self) -> str:
        return f"escaped({self.spelling}{f', {self.layers} layers' if self.layers > 1 else ''})"


@dataclass(frozen=True)
class Decomposed:
    """Letters and their marks apart (NFD), as some file systems and PDF tools leave them."""

    def __call__(self, text: str) -> str:
        return unicodedata.normalize("NFD", text)

    def __str__(self) -> str:
        return "decomposed"


@dataclass(frozen=True)
class LineEnds:
    """Another system's line ends.

    >>> LineEnds("\\r\\n")("a\\nb")
    'a\\r\\nb'
    """

    mark: LineEnd = "\r\n"

    def __post_init__(self) -> None:
        one_of("mark", self.mark, get_args(LineEnd))

    def __call__(self, text: str) -> str:
        return text.replace("\n", self.mark)

    def __str__(self) -> str:
        return f"line_ends({ascii(self.mark)[1:-1]})"


@dataclass(frozen=True)
class Sprinkled:
    """A ``mark`` that carries no text put in after every ``every``-th word.

    >>> Sprinkled("\\u200b", 2)("one two three four")
    'one two\\u200b three four'
    """

    mark: str = "\u200b"
    every: int = 3

    def __call__(self, text: str) -> str:
        words = text.split(" ")
        inner = [w + self.mark if (i + 1) % self.every == 0 else w for i, w in enumerate(words[:-1])]
        return " ".join([*inner, words[-1]])

    def __str__(self) -> str:
        return f"sprinkled({ascii(self.mark)[1:-1]} after every {self.every}. word)"


@dataclass(frozen=True)
class Wrapped:
    """Paragraphs broken into lines of at most ``width`` characters, as in mail and old text files."""

    width: int = 72

    def __call__(self, text: str) -> str:
        return "\n\n".join(map(self._one, text.split("\n\n")))

    def _one(self, block: str) -> str:
        return "\n".join(wrap(block, self.width, break_long_words=False, break_on_hyphens=False))

    def __str__(self) -> str:
        return f"wrapped({self.width})"


@dataclass(frozen=True)
class Destroyed:
    """Letters outside ASCII that are gone for good, with ``mark`` where they stood.

    >>> Destroyed("?")("naïve café")
    'na?ve caf?'
    """

    mark: str = "\ufffd"

    def __call__(self, text: str) -> str:
        return "".join(self.mark if c.isalpha() and c > "\x7f" else c for c in text)

    def __str__(self) -> str:
        return f"destroyed(letters become {self.mark!a})"


@dataclass(frozen=True)
class Around:
    """Page furniture around an article: lines above it and lines below it."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()

    def __call__(self, text: str) -> str:
        return "\n\n".join([*self.above, text, *self.below])

    def __str__(self) -> str:
        return f"around({len(self.above)} blocks above, {len(self.below)} below)"
