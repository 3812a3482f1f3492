"""What a user may choose: what is refused and how, and that a choice is the same value everywhere."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import textfix
from textfix import Options
from textfix.testing import registration

ROOT = Path(__file__).parents[1]
PAGE = "Harbour opens\n\nThe harbour opened on Monday after two years of work on its walls.\n\nIt cost nine million."
registration.register()


@pytest.mark.parametrize("kinds", [[["tags"]], [{"a": 1}], [3], [None]])
def test_a_kind_that_is_no_word_is_named(kinds: Any) -> None:
    with pytest.raises(textfix.TextfixError, match="keep: unknown kind "):
        Options.from_mapping({"keep": kinds}, "textfix.toml")


@pytest.mark.parametrize("table", [None, ["keep"], "keep"])
def test_what_is_no_mapping_is_refused(table: Any) -> None:
    with pytest.raises(TypeError, match="give a mapping such as"):
        Options.from_mapping(table)


def test_what_was_kept_no_longer_is_no_longer_printed() -> None:
    assert Options(keep={"tags"}).with_(keep=()) == Options()
    assert Options(keep={"tags"}).with_(keep={"share"}) == Options(keep={"share"})
    assert Options(body={"table"}, keep={"tags"}).with_(keep=()) == Options(body={"table"})
    assert Options(keep={"tags"}).with_(favor="recall") == Options(keep={"tags"}, favor="recall")


@given(st.from_type(Options))
def test_options_come_back_from_pickle_and_from_their_repr(options: Options) -> None:
    assert pickle.loads(pickle.dumps(options)) == options
    assert eval(repr(options), {"Options": Options}) == options


def test_options_are_the_same_bytes_in_every_process() -> None:
    code = "import pickle; from textfix import Options as O; o = O(keep={'tags', 'share', 'legal'}, drop={'table'}); "
    code += "print(o, pickle.dumps(o).hex())"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in "123"
    }
    assert len(seen) == 1


@pytest.mark.parametrize("kind", ["table", "author_bio", "heading"])
def test_a_body_of_kinds_that_do_not_occur_is_empty_and_the_article_stays(kind: str) -> None:
    usual = textfix.clean(PAGE)
    result = textfix.clean(PAGE, Options(body={kind}))
    assert result.text == ""
    assert [s.kind for s in result.articles[0].segments] == [s.kind for s in usual.articles[0].segments]
    assert result.articles[0].title == "Harbour opens"
    assert result.dropped == ()
    assert result.restore() == PAGE
    assert textfix.chunks(result) == ()
