"""Kinds of segments, line by line, on the golden documents in fixtures/golden.

    python benchmarks/kinds.py [--half dev|held_out] [--show KIND] [--fine] [--write]

Every line that is not empty counts once: the kind a person gave it against the kind of the segment that holds
most of its characters in the source. The headline is the macro F1 over the kinds that occur, all dropped kinds
taken as one class ``dropped``; ``--fine`` tells the dropped kinds apart too. ``--show KIND`` lists the lines of the
``dev`` half that are or should be of that kind and are wrong; the other half is for measuring and is never shown.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import textfix
from textfix.model import DROPPED_KINDS, KEPT_KINDS, Segment

GOLDEN = Path(__file__).resolve().parent.parent / "fixtures" / "golden"
HALVES = ("dev", "held_out")
LABEL_CHARS = 15
RESULT = Path(__file__).parent / "results" / "kinds.md"
Pairs = Counter[tuple[str, str]]


class Line(NamedTuple):
    """One line that is not empty: its label, whether it goes on with the segment above, where it stands."""

    kind: str
    level: int | None
    goes_on: bool
    start: int
    end: int


class Golden(NamedTuple):
    """A golden document: what it is, its text and its lines."""

    name: str
    sort: str
    text: str
    lines: list[Line]


def read(path: Path) -> Golden:
    """A golden document from its file; ``ValueError`` names the line that is not in the format."""
    first, *rows = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    texts: list[str] = []
    lines: list[Line] = []
    at, kind, level = 0, "", None
    for number, row in enumerate(rows, 2):
        label, bar, text = row[:LABEL_CHARS].strip(), row[LABEL_CHARS : LABEL_CHARS + 1], row[LABEL_CHARS + 2 :]
        if bar != "|":
            raise ValueError(f"{path.name}:{number}: no bar in column {LABEL_CHARS}")
        if label not in ("", "+"):
            kind, _, depth = label.partition(":")
            level = int(depth) if depth else None
        if kind not in (*KEPT_KINDS, *DROPPED_KINDS, "") or bool(label) != bool(text.strip()):
            raise ValueError(f"{path.name}:{number}: unknown kind {kind!r}, or a label without text")
        if label:
            begin = at + len(text) - len(text.lstrip())
            lines.append(Line(kind, level, label == "+", begin, at + len(text.rstrip())))
        texts.append(text)
        at += len(text) + 1
    return Golden(path.stem, first.partition(":")[2].split(";")[0].strip(), "\n".join(texts), lines)


def documents(half: str) -> list[Golden]:
    """The documents of one half, in order."""
    return [read(path) for path in sorted((GOLDEN / half).glob("*.txt"))]


def single_lines() -> Iterator[tuple[str, str]]:
    """The lines by themselves, each with its kind; ``ValueError`` names the one that is not in the format."""
    for path in sorted((GOLDEN / "lines").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            kind, bar, said = line.partition(" | ")
            if not bar or not said.strip() or kind not in (*KEPT_KINDS, *DROPPED_KINDS):
                raise ValueError(f"{path.name}:{number}: not 'kind | text' with a known kind")
            yield kind, said


def parts(result: textfix.Result) -> list[Segment]:
    """Every segment of a result, kept or dropped, in source order."""
    kept = (segment for article in result.articles for segment in article.segments)
    return sorted([*kept, *result.dropped], key=lambda segment: (segment.start, segment.end))


def labels(golden: Golden) -> Iterator[tuple[Line, Segment | None]]:
    """Each line of a document with the segment that holds most of it."""
    found = parts(textfix.clean(golden.text))
    first = 0
    for line in golden.lines:
        while first < len(found) and found[first].end <= line.start:
            first += 1
        best, most = None, 0
        for segment in found[first:]:
            if segment.start >= line.end:
                break
            shared = min(segment.end, line.end) - max(segment.start, line.start)
            if shared > most:
                best, most = segment, shared
        yield line, best


def kind_of(segment: Segment | None) -> str:
    """What a line was called."""
    return segment.kind if segment else "nothing"


def coarse(kind: str) -> str:
    """Dropped kinds as one."""
    return "dropped" if kind in DROPPED_KINDS else kind


def f1_by_kind(pairs: Pairs) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and number of lines of every kind that occurs in the gold."""
    out = {}
    for kind in (*KEPT_KINDS, "dropped", *DROPPED_KINDS):
        true = sum(n for (gold, _), n in pairs.items() if gold == kind)
        said = sum(n for (_, was), n in pairs.items() if was == kind)
        right = pairs[kind, kind]
        if true:
            out[kind] = right / max(said, 1), right / true, 2 * right / (said + true), true
    return out


def macro(pairs: Pairs) -> float:
    """Mean F1 over the kinds."""
    scores = [f1 for _, _, f1, _ in f1_by_kind(pairs).values()]
    return sum(scores) / max(len(scores), 1)


def count(goldens: Iterable[Golden]) -> Pairs:
    """How often each gold kind was given each kind."""
    return Counter((line.kind, kind_of(segment)) for golden in goldens for line, segment in labels(golden))


def merged(pairs: Pairs) -> Pairs:
    """The same with one class for all dropped kinds."""
    out: Pairs = Counter()
    for (gold, said), n in pairs.items():
        out[coarse(gold), coarse(said)] += n
    return out


def report(pairs: Pairs) -> list[str]:
    """The table of scores, and the confusions as lists."""
    rows = ["| kind | lines | precision | recall | F1 | taken for |", "| --- | ---: | ---: | ---: | ---: | --- |"]
    for kind, (precision, recall, f1, true) in f1_by_kind(pairs).items():
        wrong = Counter({said: n for (gold, said), n in pairs.items() if gold == kind != said})
        listed = ", ".join(f"{said} {n}" for said, n in wrong.most_common())
        rows.append(f"| {kind} | {true} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {listed} |")
    right = sum(n for (gold, said), n in pairs.items() if gold == said)
    rows.append(f"\nMacro F1 {macro(pairs):.3f}, lines right {right / max(pairs.total(), 1):.3f} of {pairs.total()}.")
    return rows


def show(kind: str) -> None:
    """Wrong lines of the dev half in which a kind is involved; ``all`` for every kind."""
    for golden in documents("dev"):
        for line, segment in labels(golden):
            gold, said = line.kind, kind_of(segment)
            if coarse(gold) != coarse(said) and kind in (gold, said, coarse(gold), coarse(said), "all"):
                print(f"{golden.name:18} {gold:>14} > {said:14} | {golden.text[line.start : line.end][:110]}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=HALVES, action="append", help="dev, held_out, or both (default)")
    parser.add_argument("--show", metavar="KIND", help="list wrong lines of the dev half; `all` for all kinds")
    parser.add_argument("--fine", action="store_true", help="tell the dropped kinds apart as well")
    parser.add_argument("--write", action="store_true", help=f"store the tables in {RESULT.name}")
    given = parser.parse_args(arguments)
    if given.show:
        show(given.show)
        return
    out = ["# Kinds of segments", "", "Made by `benchmarks/kinds.py`, which says how."]
    for half in given.half or HALVES:
        goldens = documents(half)
        pairs = count(goldens)
        out += ["", f"## {half}: {len(goldens)} documents", "", *report(merged(pairs))]
        if given.fine or given.write:
            out += ["", f"### {half}, dropped kinds told apart", "", *report(pairs)]
    print("\n".join(out[4:]))
    if given.write:
        RESULT.write_text("\n".join(out) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
