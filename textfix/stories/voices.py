"""Where the voice of a page changes for good: readers' comments behind an article.

No learned weights: a line either bears a sign (it greets or thanks the writer, it names who speaks) or it does not.
Behind the end such lines are frequent, in the article they are rare, and a likelihood ratio says whether the difference
could be chance. Forums and letters, which speak like this from the beginning, do not change.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from ..late import late
from .facts import Line
from .signs import speaks

PLAIN = 0.3  # what a line without the sign takes from the sum, a line with it being 1
SHORT_WORDS, SHORT_PLAIN = 4, 0.09  # a shorter line (a name, a date) tells less
DROP = 8.0  # fall of the sum behind its height at which the article is reached
LEAST_DENSITY, MOST_BEFORE = 0.25, 0.15  # share of the lines that bear the sign, behind the end and before it
TIMES = 4.0  # so many times as frequent behind the end as before it
PROSE_LINES, PROSE_WORDS, ARTICLE_WORDS = 4, 15, 150  # an article before it: paragraphs of so many words, words in all
NAME_WORDS = 3  # of the name above the first comment


FEWEST_SIGNS, LEAST_RATIO = 4, 7.0  # lines with the sign; log-likelihood ratio (both from benchmarks/residue.py)
LOOK = 12  # lines from the end in which the sign must be seen for the page to be read whole


# What blogs and shops print with every comment or review, and with nothing else: WordPress ("Ida says"), Blogger,
# Slashdot, Amazon. Forums print other marks.
_PRINTED = late(
    r"(?!What|How|Why|Who|When|Where|Here|The |Research|Science)[^\W\d_a-zà-ÿ](?:[^.!?:]|(?<=[A-Z])\.){1,38} "
    r"(?:says:?|(?:sagt|schreibt|dit|dice|scrive|ha detto|disse|diz|schreef|zegt|pisze|skriver) ?:)$"
    r"|\W*(?:ReplyDelete|AntwortenLöschen|RépondreSupprimer|Responder(?:Eliminar|Excluir)|RispondiElimina"
    r"|BeantwoordenVerwijderen|LikeLike|Liked by \d)"
    r"|.{0,120}\(Score:\s?-?\d|.{0,200}\d out of 5 stars.{0,200}Reviewed in |Reviewed in .{3,40} on .{3,20}\d{4}"
    r"|.{0,60}\b5 star\s?4 star"
)
# One of these is in every line the pattern matches.
_PRINTED_SIGNS = (
    " says", ":", "Delete", "Löschen", "Supprimer", "Eliminar", "Excluir", "Elimina", "Verwijderen", "Like", "Score",
    "Reviewed in", "5 star",
)  # fmt: skip
PRINTED_CHARS = 600  # characters of a line in which they stand
FEWEST_PRINTED, MOST_APART = 3, 10  # lines with them; lines for each of them
LEAST_ABOVE = 60  # words that stand above the first one


def printed(lines: Sequence[Line], words: Sequence[int]) -> int:
    """The index of the first comment or review by what is printed with it, or the number of lines when there are none.
    ``words`` are sums: how many stand above each line."""
    n = len(lines)
    found = [i for i, line in enumerate(lines) if _is_printed(line.text)]
    few = len(found) < FEWEST_PRINTED or n - found[0] > MOST_APART * len(found)
    return n if few or words[found[0]] < LEAST_ABOVE else found[0]


def _is_printed(text: str) -> bool:
    """Whether a line bears what is printed with comments.

    >>> _is_printed("Sheri says"), _is_printed("What the law says"), _is_printed("Re: Jobs? (Score:2)")
    (True, False, True)
    """
    holds = text.__contains__
    return len(text) <= PRINTED_CHARS and any(map(holds, _PRINTED_SIGNS)) and _PRINTED.match(text) is not None


def comments(lines: Sequence[Line], signs: Sequence[bool]) -> int:
    """The index of the first line of readers' comments, or the number of lines when there are none."""
    n = len(lines)
    if not any(signs[-LOOK:]):
        return n
    sizes = [line.text.count(" ") + 1 for line in lines]
    first = _turn(signs, sizes)
    above = lines[first - 1].text.rstrip() if 1 < first < n else "."
    return first - 1 if sizes[first - 1] <= NAME_WORDS and not above.endswith((".", "!", "?")) else first


def is_voice(line: Line) -> bool:
    """Whether a line bears the sign."""
    return line.shape not in ("code", "table") and speaks(line.text)


def ratios(sums: Sequence[int]) -> list[int]:
    """For every place the log-likelihood ratio, in tenths, of the sign being more frequent behind it than before,
    given how many lines up to each place bear the sign."""
    n = len(sums) - 1
    out = [0] * (n + 1)
    both = (sums[n] + 0.5) / (n + 1)
    for j in range(1, n):
        here, before = sums[n] - sums[j], sums[j]
        often, seldom = min(0.99, here / (n - j)), (before + 0.5) / (j + 1)
        if here and often > seldom:
            ratio = here * log(often / both) + (n - j - here) * log((1 - often) / (1 - both))
            ratio += before * log(seldom / both) + max(0, j - before) * log((1 - seldom) / (1 - both))
            out[j] = int(10 * ratio)
    return out


def first_voice(signs: Sequence[bool], plain: float) -> int:
    """Where the sum is highest that every line with the sign adds 1 to and every other one takes ``plain`` from."""
    total = best = 0.0
    first = len(signs)
    for i in range(len(signs) - 1, 0, -1):
        total += 1.0 if signs[i] else -plain
        if total > best:
            best, first = total, i
    return first


def _turn(signs: Sequence[bool], sizes: Sequence[int]) -> int:
    n = len(signs)
    total = best = 0.0
    first = n
    for i in range(n - 1, 0, -1):
        total += 1.0 if signs[i] else -(PLAIN if sizes[i] >= SHORT_WORDS else SHORT_PLAIN)
        if total > best:
            best, first = total, i
        if total < best - DROP:
            break
    here, before = sum(signs[first:]), sum(signs[:first])
    long = [size >= SHORT_WORDS for size in sizes]
    lines = sum([a or b for a, b in zip(long[first:], signs[first:], strict=True)]) or 1
    above = sum(long[:first]) or 1
    prose = sum([size >= PROSE_WORDS for size in sizes[:first]])
    if here < FEWEST_SIGNS or here < LEAST_DENSITY * lines or before > MOST_BEFORE * above:
        return n
    if prose < PROSE_LINES or sum(sizes[:first]) < ARTICLE_WORDS:
        return n
    often, seldom = min(0.99, here / lines), (before + 0.5) / (above + 1)
    both = min(0.99, (here + before + 0.5) / (lines + above + 1))
    ratio = here * log(often / both) + (lines - here) * log((1 - often) / (1 - both))
    ratio += before * log(seldom / both) + max(0, above - before) * log((1 - seldom) / (1 - both))
    return first if ratio >= LEAST_RATIO and often >= TIMES * seldom else n
