"""Tags inside Markdown, as pandoc leaves them where Markdown has no mark: around blocks, words and pictures."""

from __future__ import annotations

import re

from ..edits import Edit
from ..late import late

RULE = "SPC006"
FEW = 3  # tags that stand between blank lines, where program text has none; marks of Markdown
_CODE = r"(?<!`)(?P<marks>`{1,2})(?!`)[^`\n]+(?P=marks)(?!`)"
_TAG = late(
    rf"{_CODE}|<(?P<end>/)?(?P<name>div|span|a|img|figure|figcaption|section|header|footer|nav|main|article|aside|table|thead|tbody"
    r"|tfoot|tr|td|th|colgroup|col|caption|sup|sub|u|kbd|mark|small|p|br|hr|ul|ol|li|dl|dt|dd|button|form|input|label"
    r"|select|option|textarea|iframe|video|audio|source|svg|path|picture|details|summary|address|time|s|del|ins|em|strong"
    r"|b|i|code|cite|abbr|font|center|h[1-6]|blockquote|embed|object|param|data|bdi|bdo|dfn|var|samp|q|wbr|strike)"
    r"(?=[\s/>])(?P<href>[^<>]*?\shref=)?(?:\"[^\"<]*+\"|'[^'<]*+'|[^<>\"'])*+>",
    re.I,
)
_ALONE = late(
    r"(?:\A|\n\n)</?(?:div|section|figure|header|footer|nav|main|article|aside)(?:\s[^<>]*+)?>(?=\n\n|\n?\Z)", re.I
)
_MARKDOWN = late(r"^(?:#{1,6} \S|[-*] {1,3}\S|\d{1,3}\. {1,2}\S|> \S)|\]\((?:https?:|/)|\*\*\w", re.M)
_PAGE = late(r"<(?:!doctype|html|head|body|meta|script|style|p|li|h[1-6])\b", re.I)


def is_tagged(text: str) -> bool:
    """Whether a text is Markdown in which some blocks stand between tags that have blank lines around them.

    >>> is_tagged("<div>\\n\\n# Tea\\n\\n- black\\n\\n- [green](/g)\\n\\n</div>\\n\\n<div>\\n\\n</div>")
    True
    """
    if ">\n\n" not in text or len(_ALONE.findall(text)) < FEW:
        return False
    marks = len(_MARKDOWN.findall(text))
    return marks >= FEW and len(_PAGE.findall(text)) < marks


def tags(text: str) -> tuple[list[Edit], list[tuple[int, int]]]:
    """Edits that take the tags out, and the spans of words that stand in links."""
    edits: list[Edit] = []
    spans: list[tuple[int, int]] = []
    begun = -1
    for found in _TAG.finditer(text):
        if found["marks"]:
            continue
        name = found["name"].lower()
        edits.append(Edit(found.start(), found.end(), "\n" if name == "br" else "", RULE))
        if name == "a":
            if found["end"] and begun >= 0:
                spans.append((begun, found.start()))
            begun = -1 if found["end"] or not found["href"] else found.end()
    return edits, spans


__all__ = ["is_tagged", "tags"]
