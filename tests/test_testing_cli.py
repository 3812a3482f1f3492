"""``textfix laws``: what it prints, for whose functions, and how it ends."""

from __future__ import annotations

import json
import sys

import pytest
from cli_helper import Shell

CLEANER = """
class Cleaner:
    def tidy(self, text: str) -> str:
        return text.replace("  ", " ")

tidy = Cleaner().tidy
number = 3
"""


def test_a_table_and_exit_1(shell: Shell) -> None:
    shell.write("mine.py", CLEANER)
    done = shell("laws", "mine.py:tidy", "--only", "total,idempotent", "--examples", "300", "--seed", "1")
    assert done.status == 1
    out = done.out.decode()
    header, total, idempotent = out.splitlines()[:3]
    assert header.split() == ["law", "verdict", "time", "smallest", "counterexample"]
    assert total.split()[:2] == ["total", "holds"]
    assert idempotent.split()[:2] == ["idempotent", "broken"]
    assert idempotent.endswith("'   '")
    assert "seen as     " in out
    assert out.endswith("mine.py:tidy: 1 law broken, 300 examples a law, seed 1\n")


def test_json_and_exit_0(shell: Shell) -> None:
    done = shell("laws", "builtins:str.strip", "--only", "total", "--json", "--examples", "10")
    assert done.status == 0
    data = json.loads(done.out)
    assert data["laws"][0]["law"] == "total"
    assert data["laws"][0]["verdict"] == "holds"
    assert isinstance(data["seed"], int)


def test_what_a_cleaner_prints_stays_out_of_the_data(shell: Shell) -> None:
    shell.write("chatty.py", "print('hello')\ndef clean(text):\n    print('!')\n    return text\n")
    done = shell("laws", "chatty.py:clean", "--only", "total", "--examples", "3", "--json")
    assert json.loads(done.out)["ok"] is True


def test_a_cleaner_that_exits_breaks_total(shell: Shell) -> None:
    shell.write("quits.py", "def clean(text):\n    return text if text else exit(3)\n")
    done = shell("laws", "quits.py:clean", "--only", "total", "--examples", "3")
    assert done.status == 1
    assert b"SystemExit: 3" in done.out


def test_a_module_in_the_folder(shell: Shell) -> None:
    shell.write("my_own_cleaner.py", "def clean(text):\n    return text\n")
    assert shell("laws", "my_own_cleaner:clean", "--only", "total", "--examples", "5").status == 0


def test_a_file_finds_itself_and_its_neighbours(shell: Shell) -> None:
    shell.write("deep/beside_it.py", "def tidy(text):\n    return text.strip()\n")
    shell.write(
        "deep/gives_records.py",
        "from __future__ import annotations\nfrom dataclasses import dataclass\nfrom beside_it import tidy\n"
        "@dataclass\nclass Answer:\n    text: str\n\ndef clean(text):\n    return Answer(tidy(text))\n",
    )
    assert shell("laws", "deep/gives_records.py:clean", "--only", "total", "--examples", "5").status == 0


def test_a_file_does_not_stand_in_for_a_module_of_its_name(shell: Shell) -> None:
    shell.write("json.py", "def clean(text):\n    return text\n")
    done = shell("laws", "json.py:clean", "--only", "total", "--examples", "5", "--json")
    assert json.loads(done.out)["ok"] is True
    assert sys.modules["json"] is json


@pytest.mark.parametrize(
    ("source", "only", "message"),
    [
        ("def clean(text):\n    return None\n", "idempotent,encodable", "it gave back NoneType"),
        ("def clean(text, more):\n    return text\n", "idempotent", "it raised TypeError"),
        ("def clean(text):\n    return text\n", "agrees_with", "it needs another function"),
    ],
)
def test_a_cleaner_that_was_not_judged_is_not_praised(shell: Shell, source: str, only: str, message: str) -> None:
    shell.write("mine.py", source)
    done = shell("laws", "mine.py:clean", "--only", only, "--examples", "5")
    assert done.status == 2
    assert f"mine.py:clean was not judged: {message}" in done.err
    assert b"no law was judged" in done.out


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["ftfy"], "write MODULE:FUNCTION"),
        (["no_such_module:f"], "no_such_module cannot be loaded: ModuleNotFoundError"),
        (["no_such_file.py:f"], "no_such_file.py cannot be loaded: FileNotFoundError"),
        (["builtins:str.stripp"], "builtins has no 'str.stripp'"),
        (["builtins:printt"], "did you mean 'print'?"),
        (["broken.py:f"], "broken.py cannot be loaded: SyntaxError"),
        (["mine.py:number"], "is of type int"),
        (["builtins:str.strip", "--only", "totl"], "did you mean 'total'?"),
        (["builtins:str.strip", "--examples", "0"], "at least 1"),
        (["builtins:str.strip", "--only", ""], "--only names no law"),
        ([], "name a function"),
    ],
)
def test_bad_usage_is_explained(shell: Shell, argv: list[str], message: str) -> None:
    shell.write("mine.py", CLEANER)
    shell.write("broken.py", "def f(:\n")
    done = shell("laws", *argv)
    assert done.status == 2
    assert message in done.err


def test_the_laws_are_listed(shell: Shell) -> None:
    done = shell("laws", "--list")
    assert done.status == 0
    listed = done.out.decode()
    assert listed.startswith("total\n    Every ``str`` gets an answer")
    assert "options_silence\n" in listed


def test_help_shows_examples(shell: Shell) -> None:
    done = shell("laws", "--help")
    assert done.status == 0
    assert b"textfix laws ftfy:fix_text" in done.out
