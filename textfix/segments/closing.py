"""What stands around the end of a story: who wrote it, whose views these are, what was corrected."""

from __future__ import annotations

from collections.abc import Sequence

from ..content import Verdict
from ..content.lexicon import stop_words
from ..content.shape import PROSE_WORDS
from ..late import late
from ..memo import remembered
from .authors import ABOUT_AUTHOR, AUTHOR_BIOS, REACH, SAYS
from .patterns import DISCLAIMER, DISCLAIMER_LABEL
from .plain import Labelled, Row
from .wording import begins, begins_line
from .words import INTRODUCES, NOTES, PEOPLE, WIDE_NOTES, WIDE_PEOPLE, known_words

BIO_WORDS, NOTE_WORDS = 110, 90
LEAST_WORDS, SENTENCE_WORDS = 4, 8
FEWEST_CLUES, CLUE_WORDS = 2, 9  # words that such notes are made of; words of a note for each of them, at most
HEADING_WORDS = 6  # of the heading of a bio
SHORT_BIO = 60  # words of a bio that is told by its words alone
MEMO, MEMO_CHARS = 1_024, 1_000
CLOSING_BLOCKS = 10  # a bio or disclaimer stands among the last blocks of a story
_BEGINS = late(r"[^\W\d_][\w.'’·-]*(?: [^\W\d_][\w.'’-]*)?")
_WIRE_CONTACT = late(r"\(\([^()\s]{1,60}@[^()]{3,90}\)\)")
FEWEST_TURNS = 3  # lines of a transcript that begin with a name and a colon
_TURN = late(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2} ?: \S")
_WIDE_NAME = late(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・ 　]{2,12}?)\s*[，,、：:（(は]")


def closing(labelled: Labelled, found: Sequence[Row], subject: str = "") -> None:
    """Marks bios and disclaimers; ``subject`` names whom the text is about, for a note on somebody interviewed."""
    by = "\n".join(block.said for block, verdict in labelled if verdict and verdict.kind == "byline").casefold()
    first = next((n for n, row in enumerate(found) if row.words >= PROSE_WORDS), len(found))
    turns = sum([":" in row.said and _TURN.match(row.said) is not None for row in found]) >= FEWEST_TURNS
    at_end = behind = True  # nothing but notes and short lines below; no running text below
    for n in range(len(found) - 1, -1, -1):
        row = found[n]
        if labelled[row.at][1] is None and row.block.shape in ("text", "heading") and row.words <= BIO_WORDS:
            near = n > first and len(found) - n <= CLOSING_BLOCKS
            near_bio = near and not (turns and _TURN.match(row.said))  # somebody speaks
            verdict = _note(row, near) or (_bio(row, found[n - 1], by, subject, at_end, behind) if near_bio else None)
            if verdict is not None:
                labelled[row.at] = row.block, verdict
                if verdict.kind == "author_bio" and n and _announces(found[n - 1], row.said):
                    labelled[found[n - 1].at] = found[n - 1].block, verdict
                continue
        at_end = at_end and not (row.ends and row.words >= SENTENCE_WORDS)
        behind = behind and not (row.ends and row.words >= PROSE_WORDS)


def _note(row: Row, last: bool) -> Verdict | None:
    if row.words > NOTE_WORDS or not row.text:
        return None
    set_off = row.block.said[0] in "_*" and row.said is not row.block.said
    if _is_labelled(row.said) or ((last or set_off) and _is_disclaimer(row.said)):
        return Verdict("disclaimer", "SEG016", "says whose views these are, or what was amended", 0.85)
    return None


@remembered(MEMO, MEMO_CHARS)
def _is_disclaimer(said: str) -> bool:
    clues = known_words(said, NOTES, WIDE_NOTES)
    if not clues and said.isascii():
        return False  # the usual case, told at once
    gaps = said.count(" ")
    dense = gaps <= CLUE_WORDS * clues or not gaps  # a paragraph of the text has such words, too, but here and there
    return (clues >= FEWEST_CLUES and gaps >= LEAST_WORDS and dense) or DISCLAIMER.search(said, begins(said))


def _is_labelled(said: str) -> bool:
    return DISCLAIMER_LABEL.match(said, begins_line(said))


def _bio(row: Row, above: Row, by: str, subject: str, at_end: bool, behind: bool) -> Verdict | None:
    said = row.said
    if (at_end or row.text) and (ABOUT_AUTHOR.match(said) or ABOUT_AUTHOR.fullmatch(above.said)):
        return Verdict("author_bio", "SEG015", "announced as being about the author", 0.9)
    if said[:2] == "((" and row.text and _WIRE_CONTACT.fullmatch(said):
        return Verdict("author_bio", "SEG015", "how an agency's writer is reached", 0.85)
    if not row.text or row.words < LEAST_WORDS:
        return None
    name = _name(said)
    person = name.istitle() and name.split()[0].lower().encode("utf-8", "replace") not in stop_words()
    person = person and row.ends and row.words <= SHORT_BIO and not SAYS.search(said)
    if person and known_words(said, PEOPLE, WIDE_PEOPLE) >= 2 - behind:
        return Verdict("author_bio", "SEG015", "begins with a name and says what that person does", 0.7)
    if not at_end:
        return None
    if name and name.casefold() in by and not SAYS.search(said):
        return Verdict("author_bio", "SEG015", "begins with the author's name", 0.85)
    if name and name.casefold() in subject and not SAYS.search(said):
        return Verdict("author_bio", "SEG015", "says who was interviewed", 0.7)
    set_off = row.block.said[0] in "_*" and row.block.said[-1] in "_*" and not (row.bold or row.asks)
    if set_off and name.istitle() and not SAYS.search(said):
        return Verdict("author_bio", "SEG015", "begins with a name and is set off at the end", 0.7)
    if _says_who(said) or REACH.search(said) or _introduces(said):
        return Verdict("author_bio", "SEG015", "says who the author is", 0.8)
    return None


def _says_who(said: str) -> bool:
    holds = said.__contains__
    return any(any(map(holds, parts)) and pattern.match(said) is not None for parts, pattern in AUTHOR_BIOS)


def _announces(above: Row, said: str) -> bool:
    """Whether a line is the heading of a bio: "About Harbour Foods"."""
    name = _name(said)
    short = above.text or above.block.shape == "heading"
    return bool(name) and short and not above.ends and above.words <= HEADING_WORDS and name in above.said


def _introduces(said: str) -> bool:
    found = INTRODUCES.match(said)
    return found is not None and said[found.end()].isupper()


def _name(said: str) -> str:
    """The two words, or the name before the first mark, that the text begins with."""
    if (said[:1] >= "\u3000" or said[:1] == " ") and (wide := _WIDE_NAME.match(said)):
        return wide[1].strip()
    found = _BEGINS.match(said)
    if not found or not found[0][0].isupper() or " " not in found[0]:
        return ""
    return found[0] if found[0].partition(" ")[2][0].isalpha() else ""  # "Add ½" is no name


__all__ = ["closing"]
