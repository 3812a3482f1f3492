"""What stands in sound text beside words: numbers, dates, addresses, markup characters, emoji, lists, code, tables.

Of each the plainest comes first, for that is what a failure shrinks to.
"""

from __future__ import annotations

from string import Formatter

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

MOST_ITEMS = 5
_day, _month, _year = st.integers(1, 28), st.integers(1, 12), st.integers(1890, 2040)
_scheme = st.sampled_from(("https://", "http://"))
_host = st.sampled_from(("example.org", "www.example.com", "xn--bcher-kva.example", "127.0.0.1:8080"))
_path = st.sampled_from(
    ("/", "/plans", "/2024/10/a.html", "/a_b/c-d.pdf", "/~ann/?page=2#top", "/wiki/A_(letter)", "/caf%C3%A9")
)
_style = st.sampled_from(("{0}-{1:02}-{2:02}", "{2:02}/{1:02}/{0}", "{2}. {1}. {0}"))


def _number(value: int, style: str) -> str:
    return style.format(value, value / 100)


def _date(year: int, month: int, day: int, style: str) -> str:
    return style.format(year, month, day)


SLOTS: dict[str, SearchStrategy[str]] = {
    "number": st.sampled_from(("10", "7", "100", "1911", "3.5", "0.05", "1,250,000", "1 000 000", "007"))
    | st.builds(_number, st.integers(2, 99_999), st.sampled_from(("{0}", "{0:,}", "{1:.2f}"))),
    "year": _year.map(str),
    "date": st.sampled_from(("10 May 2024", "October 1st, 2024")) | st.builds(_date, _year, _month, _day, _style),
    "time": st.sampled_from(("10:30", "7:45 p.m.", "23.05", "2024-10-01T10:00:00Z")),
    "money": st.sampled_from(("£10", "$9.99", "€1,200", "1.250,00 €", "¥10,000")),
    "percent": st.sampled_from(("10%", "3.5 %", "0.1‰")),
    "url": st.tuples(_scheme, _host, _path).map("".join),
    "mail": st.sampled_from(("ann@example.org", "ann.lee+wall@example.co.uk", "no-reply_10@mail.example.com")),
    "phone": st.sampled_from(("030 123456", "+44 20 7946 0010", "(212) 555-0110")),
    "handle": st.sampled_from(("harbour", "ann_lee", "Wall2024")),
    "emoji": st.sampled_from(("🎉", "👍🏽", "👩\u200d💻", "🇮🇪", "❤️", "5️⃣")),
    "markup": st.sampled_from(
        ("R&D", "a < b", "x > 0", "C++", "C#", "#10", "* * *", "50 %", "`ls -l`", "_id_", "m²", "½", "H₂O")
    ),
}

FACTS = (
    "The wall is {number} metres long.",
    "It opened on {date} at {time}.",
    "Tickets cost {money}.",
    "The plans are at {url}.",
    "Write to {mail} before {date}.",
    "Prices rose by {percent} in {year}.",
    "The office of R&D spent {money}, {percent} more than in {year}.",
    "It holds when {number} < {number} and a > b.",
    "See {url} for the minutes of {date}.",
    "Call {phone} between {time} and {time}.",
    "Version 2.10.{number} runs on C++ and C#.",
    "Nobody answered {mail} or @{handle}.",
    "The tag #{handle} was used {number} times.",
    "The crew was happy {emoji} with the result.",
    "Rooms {number}A and {number}B are free.",
    "The ratio was {number}:{number} in the end.",
    "The water stood at −{number} m below the mark.",
    "Type `ls -l {handle}` to find them.",
    "The area is {number} m², the height {number} ft.",
    "Add ½ cup of water and {number} g of flour.",
    "Water boils at {number} °C there.",
    "The book, ISBN 978-3-16-148410-0, has {number} pages.",
    "Train IC{number} left from platform {number} at {time}.",
    "Is {number}/{number} more than {percent}?",
    "“{number} boats,” she said, “and not one more.”",
    "The home side won by {number}–{number}.",
    "The load was {number} kg/m² when it gave way.",
)
"""Sentences with something to lose; what is in braces is drawn from :data:`SLOTS`."""

ITEMS = (
    "Bread and butter for 10 people",
    "Two spare ropes of 20 m each",
    "The key of the boat house, which hangs behind the door",
    "A copy of the plan (see https://example.org/plan)",
    "Warm socks & a hat",
    "The folders C:\\new\\table and ~/notes_10",
    "Five litres of water, or 1.1 gallons",
    "The number of the doctor: 030 123456",
)
CODE = (
    "```\nmake install\n```",
    "```python\ndef mean(values):\n    return sum(values) / len(values)  # not <int>\n```",
    "    for name in names:\n        print(name, 10 * len(name))",
    "```html\n<p class=\"lead\">R&amp;D &lt; 10</p>\n```",
)
_ROWS = (("Harbour", "12.5", "1911"), ("Island", "10", "2024"), ("North quay", "−3", "1987"), ("Mill", "1,000", "1866"))
_HEADER = ("Station", "Height", "Year")


@st.composite
def facts(draw: DrawFn, template: str) -> str:
    """One of :data:`FACTS` with its slots filled."""
    parts = Formatter().parse(template)
    return "".join(literal + (draw(SLOTS[name]) if name else "") for literal, name, _, _ in parts)


def things() -> SearchStrategy[str]:
    """What may stand in brackets in a sentence of any language."""
    return st.one_of(*SLOTS.values())


@st.composite
def listing(draw: DrawFn) -> str:
    """A list with a dash before each item."""
    items = draw(st.lists(st.sampled_from(ITEMS), min_size=2, max_size=MOST_ITEMS, unique=True))
    return "\n".join(f"- {item}" for item in items)


@st.composite
def table(draw: DrawFn) -> str:
    """A table, its columns parted by tabs or by bars."""
    rows: list[tuple[str, ...]] = [_HEADER, *_ROWS[: draw(st.integers(2, len(_ROWS)))]]
    if draw(st.booleans()):
        rows.insert(1, ("---",) * len(_HEADER))
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return "\n".join("\t".join(row) for row in rows)


def code() -> SearchStrategy[str]:
    """Program text, fenced or indented."""
    return st.sampled_from(CODE)
