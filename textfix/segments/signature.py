"""What stands below a mail: the name that signs it, a signature behind "--", the footer of a mailing list.

RFC 3676 parts a signature from the text by a line "-- "; programs for mailing lists set a row of underscores above
their footer. In what has no head of a mail, a signature is told by the name that signs the text above it.
"""

from __future__ import annotations

import re

from ..content import Verdict
from ..content.verdict import RULE_OF_KIND, drop
from ..late import late
from ..layout import Block
from .mail import FROM, mail
from .plain import Labelled, plain

RULE = "--"
MOST_LINES, LINE_WORDS, LINE_CHARS = 8, 16, 160  # of a signature or a footer
NOTICE_BLOCKS = 12  # below a signature within which a notice stands
NEAR = 3  # blocks above a rule within which somebody signs
SIGN_WORDS = 3  # of the line that signs: "Ann Lee", "Your Ann"
_FOOTER_RULE = late(r"_{10,}")
_CONTACT = late(r"\S@\S+\.\w|https?://|\bwww\.|\+?\(?\d[\d ()/.-]{6,}\d", re.I)
_POSTSCRIPT = late(r"(?:p\.? ?p?\.? ?s|n\.? ?b)\b", re.I)
# What a notice below a signature says: that the mail is meant for nobody else.
_NOTICE = late(
    r"\b(?:confidential|privileged|intended recipient|vertraulich|confidentiel|destinataire|confidencial|destinatario"
    r"|riservat|destinatári|vertrouwelijk|geadresseerde|poufn|adresat|конфиденциальн|адресат|gizli|alıcı|konfidentiell"
    r"|konfidensiel|fortrolig|luottamuksell|důvěrn)|机密|保密|機密|سري",
    re.I,
)
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]*[.,]?(?:['’-][^\W\d_]+)*[.,]?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGNATURE = Verdict("author_bio", "SEG015", "a signature below the text", 0.9)
_FOOTER = drop("newsletter", "the footer of a mailing list", 0.9)
_FOR_NOBODY_ELSE = Verdict("disclaimer", "SEG016", "says whom the mail is meant for", 0.9)
_SIGNS = Verdict("paragraph", "SEG007", "signs the text", 0.9)
_BODY = frozenset(("heading", "list_item", "caption", "quote", "table", "question", "answer", "author_bio"))


def signatures(labelled: Labelled) -> Labelled:
    """The same, with the signature told as what says who the writer is, the footer of a mailing list as the page's."""
    rules = [i for i, (block, _) in enumerate(labelled) if block.said == RULE or _FOOTER_RULE.fullmatch(block.said)]
    if not rules:
        return labelled
    letter = mail(labelled)
    names = _words(letter.sender) if letter else set()
    out = list(labelled)
    last = len(out) - 1  # the last block of the text that is not quoted from the mail that is answered
    for i in rules[::-1]:
        while last >= 0 and (out[last][1] is not None or out[last][0].shape == "quote"):
            last -= 1
        lines = _lines(out, i)
        if not lines:
            continue
        said = [out[k][0].said for k in lines]
        contact = any(map(_CONTACT.search, said))
        if out[i][0].said != RULE:
            verdict = _FOOTER if letter and contact and last <= lines[-1] else None
        elif letter:
            named = contact or _is_named(out, i, lines[0], names) or (len(lines) > 1 and last <= lines[-1])
            verdict = _SIGNATURE if named and not _POSTSCRIPT.match(said[0]) else None
        else:
            verdict = _SIGNATURE if last <= lines[-1] and _is_named(out, i, lines[0], names) else None
        if verdict:
            for k in lines:
                out[k] = out[k][0], verdict
            for k in range(lines[-1] + 1, min(len(out), lines[-1] + NOTICE_BLOCKS) if letter else 0):
                if out[k][1] is None and out[k][0].shape == "text" and _NOTICE.search(out[k][0].said):
                    out[k] = out[k][0], _FOR_NOBODY_ELSE
    return out


def signed(labelled: Labelled, before: Labelled) -> Labelled:
    """The same, with the name that signs a mail, or stands above a signature, as a paragraph, and what was a signature
    ``before`` all lines had their kinds."""
    told = {block.start: verdict for block, verdict in before if verdict in (_SIGNATURE, _FOR_NOBODY_ELSE)}
    if told:
        labelled = [(block, told.get(block.start, verdict)) for block, verdict in labelled]
    sender = next((block.said for block, verdict in labelled if verdict is FROM), "")
    below = next((i for i, (_, verdict) in enumerate(labelled) if verdict is _SIGNATURE), None)
    if not sender and below is None:
        return labelled
    at = next((i for i in range(below or len(labelled), 0, -1) if _is_text(*labelled[i - 1])), 0) - 1
    verdict = labelled[at][1] if at > 0 else None
    if verdict is None or verdict.kind not in _BODY or not 0 < len(labelled[at][0].said.split()) <= SIGN_WORDS:
        return labelled
    said, above = labelled[at][0].said, labelled[at - 1][0].said
    if not all(map(_NAME.fullmatch, said.split())):
        return labelled
    if not (_words(said) & _words(sender) or above[-1:] in ",،、，" or below is not None):
        return labelled
    return [*labelled[:at], (labelled[at][0], _SIGNS), *labelled[at + 1 :]]


def _is_text(block: Block, verdict: Verdict | None) -> bool:
    """Whether a block is of the text and not quoted from the mail that is answered."""
    return verdict is not None and verdict.kind not in RULE_OF_KIND and block.shape != "quote"


def _lines(labelled: Labelled, rule: int) -> list[int]:
    """The short lines right below a rule, up to a blank line."""
    out: list[int] = []
    for i in range(rule + 1, len(labelled)):
        block, verdict = labelled[i]
        if verdict is not None and verdict.kind in RULE_OF_KIND:
            if block.said == RULE or _FOOTER_RULE.fullmatch(block.said):
                break
            continue
        if block.blank:
            break
        short = len(block.said) <= LINE_CHARS and block.said.count(" ") < LINE_WORDS
        if not short or block.shape not in ("text", "heading", "list_item") or verdict is not None:
            break
        out.append(i)
    return out if len(out) <= MOST_LINES else []


def _is_named(labelled: Labelled, rule: int, first: int, names: set[str]) -> bool:
    """Whether the first line below a rule has one of the names, or one of a short line right above the rule."""
    above = next((labelled[i][0].said for i in range(rule - 1, max(-1, rule - 1 - NEAR), -1) if not labelled[i][1]), "")
    if 0 < len(above.split()) <= SIGN_WORDS:
        names = names | _words(above)
    return bool(names & _words(labelled[first][0].said))


def _words(said: str) -> set[str]:
    return set(map(str.casefold, _WORD.findall(plain(said))))


__all__ = ["signatures", "signed"]
