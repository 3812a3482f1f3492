"""Reads the fixtures (one plain-text file a rule, see fixtures/README.md) and runs their cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple, cast, get_args

import textfix
from textfix.model import Change, Result, Segment

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
SEEDS = ROOT / "seeds"

Group = Literal["fires", "must not fire", "known failure"]

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|([nrt\\])|(.|$))", re.S)
_NAMED = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}


class Case(NamedTuple):
    """One case: what goes in, and for a case that fires what must come out."""

    code: str
    group: Group
    title: str
    source: str | bytes
    expected: str

    @property
    def id(self) -> str:
        return f"{self.code}-{self.group}-{self.title}".replace(" ", "_")


class Outcome(NamedTuple):
    """What textfix did with a case: the text or labelled lines shown, the rules named, what was dropped."""

    shown: str
    rules: frozenset[str]
    dropped: tuple[Segment, ...]


def cases(code: str | None = None) -> list[Case]:
    """The cases of one rule, or of all."""
    return [case for path in sorted(FIXTURES.glob(f"{code or '*'}.txt")) for case in parse(path)]


def run(case: Case) -> Outcome:
    """Clean a case's input the way its rule is looked at (see fixtures/README.md)."""
    if _repairs(case.code) and isinstance(case.source, str):
        preset: Literal["default", "ftfy"] = "ftfy" if case.code == "CHR005" else "default"
        fixed = textfix.fix_and_explain(case.source, preset=preset)
        return Outcome(fixed.text, _named(fixed.changes), ())
    result = textfix.clean(case.source)
    assert result.restore() == result.source
    shown = result.text if case.code[:3] in ("SPC", "ENC") else labelled(result)
    return Outcome(shown, rules_of(result), result.dropped)


def rules_of(result: Result) -> frozenset[str]:
    """Every rule code that a result names."""
    segments = [*result.dropped, *(s for article in result.articles for s in article.segments)]
    return _named(result.changes) | {s.rule for s in segments}


def labelled(result: Result) -> str:
    """A result as lines: ``kind| text`` for what was kept, ``-kind| text`` for what was dropped."""
    parts = [(s.start, s.kind, s.text) for article in result.articles for s in article.segments]
    parts += [(s.start, f"-{s.kind}", s.text) for s in result.dropped]
    return "\n".join(
        f"{kind}| {line}" for _, kind, text in sorted(parts) for line in text.splitlines() if line.strip()
    )


def unescape(text: str) -> str:
    r"""Fixture escapes become characters: ``\u00c3``, ``\U0001f525``, ``\x85``, ``\n``, ``\r``, ``\t``, ``\\``."""
    return _ESCAPE.sub(_character, text)


def unescape_bytes(text: str) -> bytes:
    r"""The same for rules about bytes: ``\xe9`` is that very byte, all else is UTF-8."""
    out, done = bytearray(), 0
    for match in _ESCAPE.finditer(text):
        out += text[done : match.start()].encode()
        out += bytes.fromhex(match[3]) if match[3] else _character(match).encode()
        done = match.end()
    return bytes(out + text[done:].encode())


def _repairs(code: str) -> bool:
    return code[:3] in ("MOJ", "ESC", "CHR") or code in ("ENC001", "SPC001")


def _named(changes: tuple[Change, ...]) -> frozenset[str]:
    return frozenset(rule for change in changes for rule in (change.rule, *change.also))


def _character(match: re.Match[str]) -> str:
    if match[5] is not None:
        raise ValueError(f"unknown escape {match[0]!r}; write a backslash as \\\\")
    if match[4]:
        return _NAMED[match[4]]
    return chr(int(match[1] or match[2] or match[3], 16))


def parse(path: Path) -> Iterator[Case]:
    lines = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
    group: Group | None = None
    code = path.stem

    def part() -> str:
        out: list[str] = []
        for _, line in lines:
            if line == ".":
                return "\n".join(out)
            out.append(line)
        raise ValueError(f"{path.name}: the last part does not end in a line of one full stop")

    title = ""
    for number, line in lines:
        if line.startswith("== "):
            if line[3:] not in get_args(Group):
                raise ValueError(f"{path.name}:{number}: no group {line[3:]!r}; one of {get_args(Group)}")
            group = cast(Group, line[3:])
        elif line == ".":
            if group is None or not title:
                raise ValueError(f"{path.name}:{number}: a case needs a group and a title before its input")
            raw = part()
            source = unescape_bytes(raw) if code == "ENC002" else unescape(raw)
            expected = "" if group == "must not fire" else unescape(part())
            yield Case(code, group, title, source, expected)
            title = ""
        else:
            title = f"{title} {line}".strip()
