"""Help, version, usage, rules: quick to start and able to explain themselves."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_helper import DAMAGED, Shell

import textfix
from textfix.cli import COMMANDS
from textfix.rules import RULES

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "cli.md"
HEAVY = (
    "ftfy", "regex", "charset_normalizer", "chardet", "numpy",  # what the pipeline may load, but not the help
    "dataclasses", "inspect", "pathlib", "typing", "shutil", "tempfile", "json", "tomllib", "importlib.resources",
    "multiprocessing", "concurrent", "textfix.model", "textfix.pipeline",
)  # fmt: skip
MOST_MODULES = 40  # argparse alone brings some 25: re, gettext, os and what they need


def modules(*argv: str) -> set[str]:
    """The modules a command line loads, beyond those of a bare Python."""
    code = (
        f"import sys; bare = set(sys.modules); sys.path.insert(0, {str(ROOT)!r})\n"
        "from textfix.cli import main\n"
        f"main({list(argv)!r}); print(*(set(sys.modules) - bare), file=sys.stderr)"
    )
    # -S: what site loads would hide what textfix loads
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("argv", [["--help"], ["--version"], []])
def test_help_loads_next_to_nothing(argv: list[str]) -> None:
    loaded = modules(*argv)
    assert not [name for name in HEAVY if name in loaded]
    assert len(loaded) < MOST_MODULES


@pytest.mark.parametrize("argv", [["rule", "--all"], ["clean", "--help"], ["undo", "--help"]])
def test_no_command_loads_the_engines_to_explain_itself(argv: list[str]) -> None:
    assert not {"ftfy", "regex", "charset_normalizer", "chardet"} & modules(*argv)


def test_help_and_version(shell: Shell) -> None:
    assert shell("--version").out.decode() == f"textfix {textfix.__version__}\n"
    text = shell("--help").out.decode()
    assert all(name in text and summary in text for name, summary in COMMANDS.items())
    for name in COMMANDS:
        done = shell(name, "--help")
        assert (done.status, done.err) == (0, "")
        assert "examples:" in done.out.decode()


def test_a_wrong_command_names_the_nearest(shell: Shell) -> None:
    done = shell("claen", "x")
    assert (done.status, done.out) == (2, b"")
    assert "did you mean 'clean'?" in done.err
    assert "choose from clean, undo, rule" in shell().err


def examples() -> list[str]:
    """Every command line that help texts and the manual show."""
    texts = [DOCS.read_text(encoding="utf-8")] if DOCS.exists() else []
    for argv in ([], *([name] for name in COMMANDS)):
        texts.append(
            subprocess.run([sys.executable, "-m", "textfix", *argv, "--help"], capture_output=True, text=True).stdout
        )
    found = (re.findall(r"^(?:  |\$ )((?:.*\| )?textfix [a-z-].*)$", text, re.M) for text in texts)
    # laws runs for minutes and needs extras; its own tests cover it
    return list(dict.fromkeys(line for lines in found for line in lines if not line.startswith("textfix laws")))


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples work, one after the other, and a ``textfix`` on the path."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "texts").mkdir()
    for name in "ab":
        (folder / f"texts/{name}.txt").write_text(DAMAGED, encoding="utf-8")
    command = folder / "textfix"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m textfix "$@"\n')
    command.chmod(0o755)
    return folder


@pytest.mark.skipif(os.name != "posix", reason="the examples are for a POSIX shell")
@pytest.mark.parametrize("line", examples())
def test_every_example_runs(bench: Path, line: str) -> None:
    env = {**os.environ, "PATH": f"{bench}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    if "undo" in line:  # it needs something to undo
        subprocess.run("textfix clean texts --out cleaned -q", shell=True, cwd=bench, env=env, check=True)
    done = subprocess.run(line, shell=True, cwd=bench, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_rule_pages(shell: Shell) -> None:
    done = shell("rule", "MOJ001")
    assert done.status == 0
    assert done.out.decode().startswith("# MOJ001 utf8-mojibake\n")
    assert shell("rule", "moj001").out == shell("rule", "utf8-mojibake").out == done.out
    page = json.loads(shell("rule", "MOJ001", "--format", "json").out)
    assert (page["code"], page["safety"]) == ("MOJ001", "safe")
    assert page["page"].rstrip("\n") == done.out.decode().rstrip("\n")


def test_rule_list(shell: Shell) -> None:
    lines = shell("rule", "--all").out.decode().splitlines()
    assert [line.split()[0] for line in lines] == list(RULES)
    assert all(RULES[line.split()[0]].summary in line for line in lines)
    assert [rule["code"] for rule in json.loads(shell("rule", "--all", "--format", "json").out)] == list(RULES)


@pytest.mark.parametrize(
    ("code", "advice"),
    [("MOJ01", "MOJ001"), ("utf8-mojibak", "MOJ001"), ("Q", "textfix rule --all")],
)
def test_an_unknown_rule_names_the_nearest(shell: Shell, code: str, advice: str) -> None:
    done = shell("rule", code)
    assert (done.status, done.out) == (2, b"")
    assert advice in done.err


def test_rule_wants_a_code(shell: Shell) -> None:
    assert shell("rule").status == 2
    assert shell("rule", "MOJ001", "--all").status == 2
