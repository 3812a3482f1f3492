"""Hold textfix, and the other cleaners that are installed, against every law with many cases.

    python benchmarks/laws.py --examples 5000            # a night's work: textfix only, a new seed every time
    python benchmarks/laws.py --examples 500 --seed 0 --others --markdown   # the table of docs/laws.md

Every counterexample is printed as a line for ``fixtures/counterexamples/``. The exit status is 1 when
textfix breaks a law that no line marked ``open`` there knows about.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from random import SystemRandom
from typing import Any

import ftfy

import textfix
from textfix.testing import Law, Outcome, agrees_with, linear_time, standard
from textfix.testing.checking import hold
from textfix.testing.damages import Damaged
from textfix.testing.lawbook import Subject
from textfix.testing.timing import Trap

KNOWN = Path(__file__).parents[1] / "fixtures" / "counterexamples" / "textfix.jsonl"
LONGEST = 256_000  # characters of the longest trap
MARKS = {"holds": "holds", "broken": "**broken**", "not applicable": "–"}

OURS = ("textfix:fix_text", "textfix:clean")
OTHERS: dict[str, tuple[str, dict[str, Any]]] = {
    "ftfy": ("ftfy:fix_text", {}),
    "plsfix": ("plsfix:fix_text", {}),
    # By default clean-text makes everything lower-case ASCII; this is what it does to text one wants to keep.
    "clean-text": ("cleantext:clean", {"lower": False, "to_ascii": False}),
}


def cleaners(others: bool) -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """Heading, MODULE:FUNCTION and the function, for all that are installed."""
    for name in OURS:
        yield f"{name.replace(':', '.')}", name, getattr(textfix, name.partition(":")[2])
    for package, (name, arguments) in OTHERS.items() if others else ():
        try:
            heading = f"{package} {version(package)}"
        except PackageNotFoundError:
            print(f"{package} is not installed: left out", file=sys.stderr)
            continue
        home, _, function = name.partition(":")
        yield heading, name, partial(getattr(import_module(home), function), **arguments)


def laws(name: str, longest: int) -> list[Law]:
    """All laws, and those about a single function of ours."""
    found = [law for law in standard() if law.name != "linear_time"]
    if name == "textfix:fix_text":
        found.append(agrees_with(lambda text: textfix.fix_and_explain(text)).called("fix_and_explain"))
    return [*found, linear_time(largest=longest)]


def preset(examples: int, seed: int) -> Outcome:
    """The preset ``ftfy`` against ftfy."""
    law = agrees_with(ftfy.fix_text).called("ftfy")
    return hold(law, Subject(partial(textfix.fix_text, preset="ftfy"), "textfix:fix_text preset=ftfy"), examples, seed)


def line(name: str, outcome: Outcome) -> str:
    """A counterexample in the form of fixtures/counterexamples."""
    case: Any = outcome.case
    if isinstance(case, Damaged):
        case = {"clean": case.clean, "dirty": case.dirty}
    elif isinstance(case, Trap):
        case = {"trap": case.name}
    return json.dumps({"law": outcome.law, "function": name, "case": case, "status": "open", "note": outcome.why})


def known() -> set[tuple[str, str]]:
    """Laws that are known to be broken: (function, law)."""
    rows = map(json.loads, KNOWN.read_text(encoding="ascii").splitlines())
    return {(row["function"], row["law"]) for row in rows if row["status"] == "open"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=5_000, help="cases a law (default 5000)")
    parser.add_argument("--seed", type=int, help="draw the cases of an earlier run again")
    parser.add_argument("--others", action="store_true", help="ftfy, plsfix and clean-text as well, where installed")
    parser.add_argument("--longest", type=int, default=LONGEST, help=f"characters of the longest trap ({LONGEST})")
    parser.add_argument("--markdown", action="store_true", help="print the table of docs/laws.md at the end")
    args = parser.parse_args()
    seed = args.seed if args.seed is not None else SystemRandom().randrange(1_000_000)
    print(f"{args.examples} examples a law, seed {seed}")
    table: dict[str, dict[str, str]] = {}
    new = 0
    old = known()
    headings = []
    for heading, name, cleaner in cleaners(args.others):
        headings.append(heading)
        for law in laws(name, args.longest):
            outcome = hold(law, Subject(cleaner, name), args.examples, seed)
            table.setdefault(law.name, {})[heading] = MARKS[outcome.verdict]
            print(f"{heading:<20} {law.name:<28} {outcome.verdict:<14} {outcome.seconds:7.1f} s", flush=True)
            if outcome.verdict == "broken":
                print(f"  {line(name, outcome)}", flush=True)
                new += name in OURS and (name, law.name) not in old
    outcome = preset(args.examples, seed)
    print(f"{'preset ftfy':<20} {outcome.law:<28} {outcome.verdict:<14} {outcome.seconds:7.1f} s")
    if outcome.verdict == "broken":
        print(f"  {line('textfix:fix_text', outcome)}")
        new += 1
    if args.markdown:
        print("\n| law | " + " | ".join(headings) + " |\n|" + " --- |" * (len(headings) + 1))
        for law_name, cells in table.items():
            print(f"| `{law_name}` | " + " | ".join(cells.get(heading, "–") for heading in headings) + " |")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())
