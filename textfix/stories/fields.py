"""Articles whose heads have one form: the fields of mails and of feed items, or a title above a byline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from ..late import late

LONGEST = 200  # characters of a field
ABOVE = 1  # blocks that may stand above the first head; below more of them mails are quoted by an article
FEWEST = 2  # fields that make a head, and records that make it the file's form
# The fields of mails (RFC 5322, and as mail programs quote them) and of feeds, in a few languages.
_FIELD = late(
    r"(?:[*_]{0,2})(?P<name>from|to|cc|date|sent|subject|reply-to|von|an|gesendet|datum|betreff|de|à|envoyé|objet|para"
    r"|enviado|fecha|asunto|da|a|inviato|data|oggetto|title|titel|titre|título|titolo|link|url|guid|pubdate|published"
    r"|author|autor|auteur|category|source)(?:[*_]{0,2})\s?:\s*\S",
    re.I,
)

_BYLINE = late(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor|[Aa]v|[Aa]f) [^\W\d_a-zß-öø-ÿ]")
# How a line begins that one of these can match: "**published** :" at most; "By Ida".
FIELD_CHARS = 16
_BYLINES = ("By ", "by ", "BY ", "Von ", "von ", "Par ", "par ", "Por ", "por ", "Di ", "di ", "Door ", "door ", "Av ",
            "av ", "Af ", "af ")  # fmt: skip
BYLINE, TITLE = 100, 150  # characters at most
STORY = 300  # characters of a story at least
# Fewer are enough for stories of two paragraphs, if there are three: a list of teasers has one each.
BRIEF, PARAGRAPH, BRIEF_STORIES = 160, 60, 3
ENDS = ".:;,。"


def heads(texts: Sequence[str]) -> list[int]:
    """Where articles begin in a file that gives each a head of the same form; none if it does not."""
    return fielded(texts) or signed(texts)


def signed(texts: Sequence[str]) -> list[int]:
    """Where a title stands right above a byline, if the file begins like that and does it again.

    What follows must be more than a teaser.

    >>> story = "The ferry sails again. " * 14
    >>> signed(["Ferry sails", "By Ida Lund", story, "Frost", "By Tom Okoro, 3 May", story])
    [0, 3]
    >>> signed(["Ferry sails", "By Ida Lund", story, "Frost", "By Tom Okoro, 3 May", "It froze."])
    []
    """
    found = [
        i
        for i in range(len(texts) - 2)
        if texts[i + 1].startswith(_BYLINES)
        and len(texts[i + 1]) <= BYLINE and len(texts[i]) <= TITLE and texts[i][-1] not in ENDS
        and _BYLINE.match(texts[i + 1]) and texts[i + 1][-1] not in ENDS and not _BYLINE.match(texts[i])
    ]  # fmt: skip
    sizes = [sum(map(len, texts[i:j])) for i, j in pairwise([*found, len(texts)])]
    if len(found) >= BRIEF_STORIES and all(map(_is_brief, [texts[i:j] for i, j in pairwise([*found, len(texts)])])):
        return found if found[0] <= ABOVE else []
    found = [i for i, size in zip(found, sizes, strict=True) if size >= STORY]
    return found if len(found) >= FEWEST and found[0] <= ABOVE else []


def _is_brief(story: Sequence[str]) -> bool:
    """Whether what stands from a title on is a story of two paragraphs."""
    paragraphs = [text for text in story[2:] if len(text) >= PARAGRAPH and not text[-1].isalnum()]
    return len(paragraphs) > 1 and sum(map(len, story)) >= BRIEF


def fielded(texts: Sequence[str]) -> list[int]:
    """Where records begin: runs of fields of which the first has the same name each time.

    >>> fielded(["From: Ida", "Subject: Ferry", "It sails.", "From: Tom", "Subject: Re: Ferry", "Good."])
    [0, 3]
    >>> fielded(["From: Ida", "Subject: Ferry", "It sails."])
    []
    """
    runs: dict[str, list[int]] = {}
    names: list[str] = []
    first = 0
    for i, text in enumerate([*texts, ""]):
        field = _FIELD.match(text) if ":" in text[:FIELD_CHARS] and len(text) <= LONGEST else None
        name = field["name"].casefold() if field else ""
        if field and name not in names:
            if not names:
                first = i
            names.append(name)
            continue
        if len(names) >= FEWEST and not field:  # something stands below it
            runs.setdefault(names[0], []).append(first)
        names, first = ([name], i) if field else ([], i)
    most = max(runs.values(), key=len, default=[])
    return most if len(most) >= FEWEST and most[0] <= ABOVE else []
