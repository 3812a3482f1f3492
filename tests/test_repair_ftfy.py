"""The preset "ftfy" gives what ftfy gives, whatever it is given."""

from __future__ import annotations

import io
import json
import os
import random
from pathlib import Path

import ftfy
import pytest
from ftfy.badness import MOJIBAKE_CATEGORIES
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.repair import ftfy_text, like_ftfy

DATA = os.environ.get("TEXTFIX_DATA", "")
PIECES = [
    *"ÃÂâ€™œŒВЂГўß²³à\xa0 \n\r\t&<;ＡＢ，！ﬁŉﬅʼ　＆；＃ｱ\ufeff\ud800\udc00\x85\u2028e\u0301가ᄀ\x1b[mabcABC.",
    "&amp;", "&eacute;", "&lt;", "Ã©", "â€™", "&#x2019;", "ã©", "\r\n",
    *(c for chars in MOJIBAKE_CATEGORIES.values() for c in chars if c != "-"),
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=500, deadline=None)
def test_soups_of_its_alphabet(text: str) -> None:
    assert ftfy_text(text) == ftfy.fix_text(text)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str) -> None:
    assert ftfy_text(text) == ftfy.fix_text(text)


def test_markup_stops_entities_from_its_line_on() -> None:
    text = "caf&eacute;\na < b caf&eacute;\ncaf&eacute; “x”"
    assert ftfy_text(text) == ftfy.fix_text(text)


def test_segments_of_a_line_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(like_ftfy, "SEGMENT", 40)
    text = "“Itâ€™s” caf&eacute; " * 20 + "\nshort ﬁne\n" + "x" * 39 + "Ã©"
    config = ftfy.TextFixerConfig(max_decode_length=40, explain=False)
    assert ftfy_text(text) == ftfy.fix_text(text, config)


@pytest.mark.skipif(not DATA, reason="TEXTFIX_DATA is not set")
def test_development_data() -> None:
    import zstandard

    rng = random.Random(1)
    for name, key, share in (("mojibake-dev", "broken", 0.05), ("sentences-dev", "text", 0.02)):
        with (Path(DATA) / f"{name}.jsonl.zst").open("rb") as file:
            for line in io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(file), "utf-8"):
                if rng.random() < share and (text := json.loads(line)[key]):
                    assert ftfy_text(text) == ftfy.fix_text(text)
