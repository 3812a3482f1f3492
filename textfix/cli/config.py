"""Options from the nearest configuration file and the flags that overrule it."""

from __future__ import annotations

import os
import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from textwrap import fill
from typing import Any, get_args

from ..model import DROPPED_KINDS, KEPT_KINDS, TextfixError
from ..options import Extractor, Favor, Html, Links, Options, Preset, Related


def add_flags(parser: ArgumentParser) -> None:
    """The flags that say how a document is cleaned."""
    sorts = (f"kinds kept by default: {', '.join(KEPT_KINDS)}", f"kinds dropped: {', '.join(DROPPED_KINDS)}")
    group = parser.add_argument_group("what is cleaned", "\n".join(fill(line, 78) for line in sorts))
    group.add_argument(
        "--preset",
        choices=get_args(Preset),
        help="default: repair, normalise, find the articles; minimal: repair encoding damage only; "
        "ftfy: the repairs of ftfy.fix_text",
    )
    group.add_argument(
        "--keep", action="append", metavar="KIND[,KIND]", help="kinds to keep though they would be dropped"
    )
    group.add_argument(
        "--drop", action="append", metavar="KIND[,KIND]", help="kinds to drop though they would be kept"
    )
    group.add_argument(
        "--favor",
        choices=get_args(Favor),
        help="what to do with blocks that may or may not be of the article: precision drops more of them, recall "
        "keeps more; balanced (the default) makes the fewest errors",
    )
    group.add_argument(
        "--html",
        choices=get_args(Html),
        help="auto (the default): HTML is what looks like it, or is called so and has a tag; yes: it is HTML; "
        "no: tags are left alone",
    )
    group.add_argument(
        "--extractor",
        choices=get_args(Extractor),
        help="trafilatura: what it finds in HTML is evidence (needs textfix[html]); none (the default): ask nobody",
    )
    group.add_argument(
        "--related",
        choices=get_args(Related),
        help="what to do with other stories behind an article: drop them (the default), or give the whole ones as "
        "articles of their own",
    )
    group.add_argument(
        "--links",
        choices=get_args(Links),
        help="what is left of links in Markdown and in dumps of text browsers: their words (the default), or keep "
        "their markup and addresses, too",
    )
    group.add_argument(
        "--config",
        metavar="FILE",
        help="take options from this TOML file, not from the nearest textfix.toml or, "
        "failing that, [tool.textfix] in pyproject.toml",
    )


def options(flags: Namespace) -> Options:
    """The options of a run. ``TextfixError`` names the file, the key and the way out."""
    where, table = _table(flags.config)
    if flags.preset:
        table["preset"] = flags.preset
    if flags.favor:
        table["favor"] = flags.favor
    if flags.related:
        table["related"] = flags.related
    if flags.links:
        table["links"] = flags.links
    if flags.html:
        table["html"] = flags.html
    if flags.extractor:
        table["extractor"] = flags.extractor
    chosen = {"keep": _kinds(flags.keep), "drop": _kinds(flags.drop)}
    for name, other in (("keep", "drop"), ("drop", "keep")):
        if chosen[name] is None:
            continue
        table[name] = chosen[name]
        if chosen[other] is None and isinstance(table.get(other), list):  # flags win over the file
            table[other] = [kind for kind in table[other] if kind not in table[name]]
    for name, value in table.items():
        for kind in value if isinstance(value, list) else ():
            if not isinstance(kind, str):
                raise TextfixError(f"{where}: {name}: {kind!r} is no kind; give a list of kinds, e.g. ['tags']")
    return Options.from_mapping(table, where)


def _kinds(given: list[str] | None) -> list[str] | None:
    if given is None:
        return None
    return [kind for part in given for kind in (name.strip() for name in part.split(",")) if kind]


def _table(config: str | None) -> tuple[str, dict[str, Any]]:
    """The configuration in force, and the name it has in messages."""
    if config:
        table = _load(config)
        return config, _section(table, config) if os.path.basename(config) == "pyproject.toml" else table
    for path in _upward("textfix.toml"):
        return path, _load(path)
    for path in _upward("pyproject.toml"):
        if section := _section(_load(path), path):
            return f"{path} [tool.textfix]", section
    return "options", {}


def _upward(name: str) -> Iterator[str]:
    folder = os.getcwd()
    while True:
        if os.path.isfile(path := os.path.join(folder, name)):
            yield path
        if folder == (folder := os.path.dirname(folder)):
            return


def _section(table: dict[str, Any], path: str) -> dict[str, Any]:
    tool = table.get("tool")
    section = tool.get("textfix", {}) if isinstance(tool, dict) else {}
    if not isinstance(section, dict):
        raise TextfixError(f"{path}: tool.textfix is {section!r}; write a table, [tool.textfix]")
    return section


def _load(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise TextfixError(f"{path}: {error.strerror}; --config wants a TOML file") from error
    except ValueError as error:  # bad TOML, or not UTF-8
        raise TextfixError(f"{path}: not valid TOML: {error}") from error
