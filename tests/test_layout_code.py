"""Program text without a fence: what stands beside it, and what is a heading there."""

import pytest

from textfix import clean
from textfix.layout import blocks


@pytest.mark.parametrize(
    "said",
    [
        "x = 1\nprint(x)\n# 105.7652",
        "# the sum of all\nx = sum(ys)\nprint(x)",
        "# fetch the tool\npip install tides\n\n# and run it\ntides --out x.csv",
        "# run it\ntides --out x.csv --year 2025",
        "    $ tides --year 2025\n    wrote 144 heights, 2 of them odd",
        "    >>> tides.mean()\n    The mean is 3.2.",
        "    # all of them\n    fetch --all\n    # that was it",
    ],
)
def test_a_comment_or_an_answer_beside_code_is_a_part_of_it(said: str) -> None:
    page = f"The file reads so, and nobody knows why it does.\n\n{said}\n\nThat is all there is of it, they say."
    assert [a.text.split("\n\n", 1)[1].rsplit("\n\n", 1)[0] for a in clean(page).articles] == [said]
    assert [s.text for s in clean(page).articles[0].segments if s.kind == "code"] == [said]


@pytest.mark.parametrize(
    ("said", "headings"),
    [
        ("## Install\npip install tides\n## Use\n\nIt reads what the gauge says.", ["Install", "Use"]),
        ("pip install tides\n# Use\n\nIt reads what the gauge says.\n\n# Terms\n\nIt is free.", ["Use", "Terms"]),
        ("# Tides\npip install tides\n\nIt reads what the gauge says.", ["Tides"]),
        ("print(x)\nprint(y)\n# Use\nIt reads what the gauge says.", ["Use"]),
        ("He paid.\n\n# He left -again\nIt rained all day.", ["He left -again"]),
    ],
)
def test_a_heading_beside_code_stays_a_heading(said: str, headings: list[str]) -> None:
    assert [b.said for b in blocks(said) if b.shape == "heading"] == headings


def test_a_sum_of_money_is_no_prompt() -> None:
    assert "code" not in {b.shape for b in blocks("They gave:\n\n    $ 4,712 in all\n    It is gone.\n\nThat is all.")}
