"""Program text without a fence: lines that only a program, a command or a file of settings is written in.

A run of lines is code when enough of them bear a sign of it and the others are set in or are no sentences. One line
bears a sign when it ends, begins or is put together as prose never is. Settings (``key: value``) read much like the
facts of a product, so those count only where they are nested as only files are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..late import late
from .lines import Line, heading_of

FEWEST = 3  # lines with a sign that a run has at least; a prompt or a known command is code by itself
FEWEST_TELLING = 2  # of them that are more than a bracket
SHORT = 9  # characters of a line of brackets, at most
SHARE = 0.5  # of the lines of a run that bear one at least
REACH = 2  # lines without a sign that may stand between two that have one
FEWEST_SETTINGS = 4
MOST_BLANK = 2  # lines between two parts of a program
SET_IN = 4  # columns by which Markdown sets code in: a number sign there marks no heading
LONGEST = 240  # characters of a line of code; a longer one is data or prose
WEAK_WORDS = 7  # a line of code without a sign (a word of data, a comment) has few words

# At the end of a line, of the characters that sentences do not end with.
_ENDINGS = frozenset("{}[](;,:\\")
_ENDS = late(
    r"(?:\w\(|\w ?\{|[=(,:] ?\[|[)\]}][)\]}]+[;,]?|[\"'][\]}][;,]?|[\w)\]\"'](?:\(\)|\[\]);?| \\)$"
    r"|[=(<\[+\"'.][^\s].*;$"
)
# Alone on a line they count in company only: links that a page breaks leave them too.
_BRACKETS = late(r"[{\[(]+|[\])}]+[;,]?|\} else \{")
_LEGEND = re.compile(r"=\s?[a-z]+ [a-z]+ [a-z(]")  # m = medium pace (a little faster)
_PAIR = late(r"[\"'][\w $./@:-]{1,60}[\"']\s*:\s*(?:[\"'\[{\d-]|true\b|false\b|null\b|None\b)")
_BEGINS = late(
    r"(?:async )?def \w+\(|class \w+(?:\(.*\))?:$|class \w+ .*\{$"
    r"|(?:from [\w.]+ )?import [\w.*{}, ]+(?: (?:as|from) \S+)?;?$|#(?:include|define|ifn?def|endif|!/)"
    r"|(?:if|for|while|elif|switch|catch)\b.*[{:]$|(?:if|for|while) .*;\s*(?:then|do)$|(?:else|try|finally)\s*[:{]$"
    r"|(?:public|private|protected|static|final|const|let|var|function|func|fn|int|void|char|double|float|bool)"
    r"\s[\w<>\[\]*&:, ]{1,60}[=({;]|return [\w.(\[\"'-]+;?$"
    r"|SELECT\b.*\bFROM\b|(?:INSERT INTO|CREATE TABLE|ALTER TABLE|UPDATE) \w+"
)
_ASSIGNS = late(
    r"(?:(?:export|set|let|local) )?[A-Za-z_$@][\w.$\[\]\"'-]*\s?(?::?=|[-+*/|.]=|=>|<-)\s?[\w\"'\[{($/<.~-]"
)
_CALLS = late(r"[a-z_$][\w.$]*\(.*\)[;,:]?$|[A-Z]\w*\.\w[\w.]*\(.*\)[;,]?$")
_COMMAND = late(
    r"(?:\$ (?=[a-z.~/])|>>> (?=[a-z_(\[\"'\d])|PS [A-Z]:\\.*> )\S"
    r"|(?:sudo|git|pip3?|pipx|npm|npx|yarn|docker|kubectl|apt-get|apt|brew|curl|wget"
    r"|mkdir|chmod|chown|systemctl|cargo|uv|poetry|ssh|scp|rsync)(?: [^\s,;:!?]+){1,8}$"
)
_KEY = late(r"\[[\w .-]+\]$|(?:- )?[a-z_][\w./-]*:(?: +\S.*)?$")
_ITEM = re.compile(r"- [\w./\"'-]+$")
_WORDS = frozenset("break continue pass fi done end else return esac then begin".split())
# What begins a line of code, by three letters: a cheap look before the patterns.
_STARTS = frozenset(
    f"{word} "[:3]
    for word in (
        "async def class from import #include #define #ifdef #endif #! if for while elif switch catch else try finally"
        " public private protected static final const let var function fn int void char double float bool return export"
        " set local SELECT INSERT CREATE ALTER UPDATE sudo git pip npm npx yarn docker kubectl apt brew curl wget"
        " mkdir chmod systemctl cargo uv poetry ssh scp rsync"
    ).split()
)
_FIRSTS = frozenset("\"'->[$P")
_FOR_MACHINES = '"@context"'  # what a page tells search engines, not its readers
_DOCSTRING = ('"""', "'''")
# tidelog --out x.csv: a word, and an option among its few others
_OPTIONED = late(r"[a-z][\w./-]{0,30}(?: [^\s,;:!?-][^\s,;:!?]{0,60}){0,4} --?[A-Za-z][\w-]*(?:[ =][^\s,;:!?]+){0,8}$")
_HASH = late(r"#(?!#)\s*\S|//\s*\S")
_COMMENT = late(r"(?://|/\*|\*/|#(?!#)|--|;;|; \w|\"\"\"|'''|\*\s)")
_SENTENCE = late(r"[.!?…。！？][\"'”’)\]]?$")


def code_lines(rows: Sequence[Line]) -> list[tuple[int, int]]:
    """Runs ``[first, last)`` of lines that are code without saying so, in order.

    >>> from textfix.layout.lines import lines
    >>> code_lines(lines('The file:\\n\\n{\\n  "name": "tide",\\n  "size": 3\\n}\\n\\nThat is all of it.'))
    [(1, 5)]
    """
    signs = [_sign(row.said) if _may_be_code(row.said) else 0 for row in rows]
    if not any(signs):
        return []
    out: list[tuple[int, int]] = []
    remarked = "#" in [row.said[0] for row in rows] and not _has_headings(rows, signs)
    i = 0
    while i < len(rows):
        if not signs[i]:
            i += 1
            continue
        last = _run(rows, signs, i)
        first = i
        while first > (out[-1][1] if out else 0) and _COMMENT.match(rows[first - 1].said) and not rows[first].blank:
            first -= 1  # the comment above it
        stop = _with_remarks(rows, last + 1, remarked or rows[i].indent >= SET_IN)
        remarks = _remarks(rows, signs, first, stop) if remarked else 0
        if _is_code(rows[first:stop], signs[first:stop], remarks):
            out.append((first, stop))
        i = stop
    return out


SIGN, SETTING, COMMAND, COMPANY, OPTIONED = 1, 2, 3, 4, 5


def _has_headings(rows: Sequence[Line], signs: Sequence[int]) -> bool:
    """Whether a line with number signs is a heading: it has several, or it stands above what is no code."""
    return any(
        row.said[0] == "#" and heading_of(row.said)[0] and (row.said[1] == "#" or not _is_remark(rows, signs, n))
        for n, row in enumerate(rows)
    )


def _is_remark(rows: Sequence[Line], signs: Sequence[int], n: int) -> bool:
    """Whether a line stands right above or right below what has a sign of code, as its comment does."""
    if n == 0 and rows[0].said[2:3].isupper():
        return False  # a title
    below = n + 1 < len(rows) and not rows[n + 1].blank
    if below:
        return bool(signs[n + 1]) or rows[n + 1].said[0] == "#"
    return n > 0 and not rows[n].blank and (bool(signs[n - 1]) or rows[n - 1].said[0] == "#")


def _with_remarks(rows: Sequence[Line], stop: int, remarked: bool) -> int:
    """Where code ends with the comments right below its last line, which nothing else follows at once."""
    end = stop
    while remarked and end < len(rows) and not rows[end].blank and _HASH.match(rows[end].said):
        end += 1
    return end if end == len(rows) or rows[end].blank else stop


def _remarks(rows: Sequence[Line], signs: Sequence[int], first: int, stop: int) -> int:
    """How many lines are comments that stand beside code."""
    return sum(
        not signs[n] and rows[n].said[0] in "#/" and _HASH.match(rows[n].said) is not None
        and _is_remark(rows, signs, n)
        for n in range(first, stop)
    )  # fmt: skip


def _may_be_code(said: str) -> bool:
    """False for lines that surely have no sign, as nearly all."""
    return (
        said[-1] in _ENDINGS or said[:3] in _STARTS or "(" in said or "=" in said or ":" in said
        or said[0] in _FIRSTS or said in _WORDS or " -" in said
    )  # fmt: skip


def _sign(said: str) -> int:
    """What a line shows of being code: nothing, a sign, a setting, a command, or what counts only in company."""
    first, end = said[0], said[-1]
    if end in _ENDINGS:
        if "{{" in said or len(said) > LONGEST:  # a blank in a template of a page
            return 0
        if first in "([{}])" and len(said) < SHORT and _BRACKETS.fullmatch(said):
            return COMPANY
        if _ENDS.search(said) and not _is_prose(said):
            return SIGN
    begins = said[:3] in _STARTS
    if len(said) > LONGEST or "{{" in said:
        return 0
    if first in "\"'" and (_PAIR.match(said) or said.startswith(_DOCSTRING)):
        return SIGN
    if _SENTENCE.search(said):
        return 0
    if (begins or first in "$>P") and _COMMAND.match(said):
        return COMMAND
    if "(" in said and _CALLS.match(said):
        return SIGN
    if "=" in said and _ASSIGNS.match(said) and not _LEGEND.search(said):
        return SIGN
    if said in _WORDS or (begins and _BEGINS.match(said)):
        return SIGN
    if (":" in said or first in "-[") and _KEY.match(said):
        return SETTING
    if first == "-" and _ITEM.match(said):
        return COMPANY
    return OPTIONED if " -" in said and _OPTIONED.match(said) else 0


def _is_prose(said: str) -> bool:
    """Whether a line that ends as code may is one of a list, a label or the rest of a sentence."""
    return said[-1] in ",:;" and " " in said and not any(mark in said for mark in "(){}[]=\"'<>")


def _run(rows: Sequence[Line], signs: Sequence[int], first: int) -> int:
    """The last line with a sign that is reached from ``first``."""
    last = i = first
    while i + 1 < len(rows) and i - last < REACH + 1:
        i += 1
        row = rows[i]
        if row.blank > MOST_BLANK or len(row.said) > LONGEST:
            break
        if signs[i]:
            last = i
        elif not (row.indent > rows[first].indent or _COMMENT.match(row.said)) and (
            _SENTENCE.search(row.said) or row.said.count(" ") >= WEAK_WORDS
        ):
            break
    return last


def _is_code(rows: Sequence[Line], signs: Sequence[int], remarks: int) -> bool:
    if any(_FOR_MACHINES in row.said for row in rows):
        return False
    plain, settings, commands, company = map(signs.count, (SIGN, SETTING, COMMAND, COMPANY))
    optioned = signs.count(OPTIONED)
    told = plain + commands
    company += optioned
    signed = told + company + remarks
    if told >= FEWEST_TELLING and signed >= FEWEST and signed + settings >= SHARE * len(rows):
        return True
    if (commands or (optioned and remarks)) and commands + optioned + remarks == len(rows):
        return True
    if settings < FEWEST_SETTINGS or len({row.indent for row in rows}) == 1:
        return False
    edge = rows[0].indent  # a text of several lines is set in below its name
    plain_rows = [row for row, sign in zip(rows, signs, strict=True) if not sign]
    rest = sum(row.indent > edge or _COMMENT.match(row.said) is not None for row in plain_rows)
    return told + settings + company + rest == len(rows) and settings >= SHARE * len(rows)
