"""What people say in a story is running text: no list, no heading, and it keeps its dash."""

import pytest

from textfix import clean
from textfix.layout import blocks

ABOVE = "The boy who had brought the box from the boat stood in the dark of the door, and waited for somebody to speak."
BELOW = "She looked at the box for a long time before she said anything, and then she put the lamp down on the table."


@pytest.mark.parametrize(
    "said",
    [
        ["– Ne várd – mondta az öregasszony.", "– Hanem?", "– Hanem mert hívják."],
        ["– Non.", "– Et pourquoi ?", "– Parce que c'est fermé."],
        ["– No, to nie tak. – Odwrócił się. – Chodźmy.", "– Dokąd?"],
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_speech_behind_a_dash_is_no_list(said: list[str], between: str) -> None:
    text = "\n\n".join([ABOVE, between.join(said), BELOW])
    assert [b.shape for b in blocks(text)] == ["text"] * (len(said) + 2)
    assert clean(text).text == "\n\n".join([ABOVE, *said, BELOW])


def test_a_question_between_quotation_marks_is_no_heading() -> None:
    text = f'{ABOVE}\n\n"Who is it?"\n\n"It is me, and it is cold out here, so let me in," said the boy.\n\n{BELOW}'
    assert "heading" not in [s.kind for s in clean(text).articles[0].segments]


@pytest.mark.parametrize(
    "items",
    [
        ["– a rope", "– a lamp", "– a box"],
        ["– A rope is needed.", "– A lamp is needed."],
        ["– What is a rope?", "– What is a lamp?"],
        ["– A rope – or two – is needed.", "– A lamp is needed."],
    ],
)
def test_a_list_behind_dashes_stays_a_list(items: list[str]) -> None:
    text = "\n\n".join([ABOVE, "\n".join(items), BELOW])
    assert [b.shape for b in blocks(text)][1:-1] == ["list_item"] * len(items)
