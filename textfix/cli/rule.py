"""``textfix rule``: the pages of the rules."""

from __future__ import annotations

import json

from ..rules import RULES, Rule, page
from .messages import emit, parser, say

_EXAMPLES = """\
  textfix rule MOJ001
  textfix rule --all
  textfix rule --all --format json
"""


def run(argv: list[str]) -> int:
    """Print a rule's page, or the list of all rules."""
    flags = parser(
        "rule",
        "Explain a rule: what it does, why, an example, and how safe it is.\n\n"
        "  safe     certain, or invisible to a reader\n"
        "  guess    the best of several readings, always reversible\n"
        "  removal  takes something out of the body, never out of the record",
        _EXAMPLES,
    )
    what = flags.add_mutually_exclusive_group(required=True)
    what.add_argument("code", nargs="?", metavar="CODE", help="a rule's code or name")
    what.add_argument("--all", action="store_true", help="list every rule: code, name, safety, summary")
    flags.add_argument("--format", choices=("text", "json"), default="text", help="text is the default")
    args = flags.parse_args(argv)
    if args.all:
        emit([_list_json() if args.format == "json" else _list()])
        return 0
    rule = _find(args.code)
    if rule is None:
        say(f"unknown rule {args.code!r}; {_advice(args.code)}")
        return 2
    if args.format == "json":
        emit([_json({**rule._asdict(), "page": page(rule.code)})])
    else:
        emit([page(rule.code).rstrip("\n").encode(), b"\n"])
    return 0


def _find(code: str) -> Rule | None:
    by_name = {rule.name: rule for rule in RULES.values()}
    return RULES.get(code.upper()) or by_name.get(code.lower())


def _advice(code: str) -> str:
    from difflib import get_close_matches

    by_name = {rule.name: rule.code for rule in RULES.values()}
    near = [by_name[name] for name in get_close_matches(code.lower(), by_name, 1)]
    near = near or get_close_matches(code.upper(), RULES, 1)
    return f"did you mean {near[0]} ({RULES[near[0]].name})?" if near else "textfix rule --all lists them"


def _list() -> bytes:
    width = max(len(rule.name) for rule in RULES.values())
    rows = (f"{r.code}  {r.name:<{width}}  {r.safety:<7}  {r.summary}\n" for r in RULES.values())
    return "".join(rows).encode()


def _list_json() -> bytes:
    return _json([rule._asdict() for rule in RULES.values()])


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
