"""The head of a mail: lines such as "From: Ann Lee <ann@example.org>", which name the writer, the subject, the day."""

from __future__ import annotations

import re

from ..content import Verdict
from ..content.verdict import drop
from ..late import late
from .plain import Labelled

FIRST_BLOCKS = 14  # the head of a mail is within the first blocks of a text
FEWEST_LINES = 3  # of a head without an address in it
LINE_CHARS = 400
_KEYS = {
    "from": "from|von|de|da|van|od|fra|från|gönderen|kimden|от|差出人|寄件者|发件人|寄件人|보낸 사람|من",
    "to": "to|an|à|para|per|a|aan|do|til|till|kime|alıcı|кому|宛先|收件人|收件者|받는 사람|إلى|cc|bcc|kopie|копия"
    "|reply-to|antwort an|message-id|in-reply-to|list-id|x-mailer|抄送|副本",
    "subject": "subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|temat|předmět|emne|ämne|aihe|konu|тема"
    "|件名|主题|主旨|제목|الموضوع",
    "date": "date|sent|datum|gesendet|envoyé(?: le)?|fecha|enviado|data|inviato|verzonden|wysłano|dato|sendt|skickat"
    "|tarih|дата|отправлено|日時|送信日時|日期|发送时间|寄件日期|보낸 날짜|التاريخ",
}
_ANY_KEY = "|".join(rf"(?P<{name}>{keys})" for name, keys in _KEYS.items())
_LINE = late(rf"\*{{0,2}}(?:{_ANY_KEY})\s?[:：]\*{{0,2}}\s*(?P<value>\S.*)", re.I)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_BRACKETS = late(r"\s*[<\[(][^<>\[\]()]*@[^<>\[\]()]*[>\])]|\s*[<(]?mailto:\S+")
FROM = Verdict("byline", "SEG004", "who sent the mail", 0.95)
_SENT = Verdict("dateline", "SEG005", "when the mail was sent", 0.95)


class Mail:
    """What the head of a mail says: the block of its subject and where that begins in it, the sender, what the other
    lines are."""

    def __init__(self) -> None:
        self.subject_at: int | None = None
        self.subject = ""
        self.sender = ""
        self.verdicts: dict[int, Verdict] = {}


def mail(labelled: Labelled) -> Mail | None:
    """The head of a mail at the beginning of a text, if there is one."""
    found, address = Mail(), False
    kinds: list[str] = []
    for i, (block, verdict) in enumerate(labelled[:FIRST_BLOCKS]):
        said = block.said
        match = _LINE.match(said) if ":" in said[:24] or "：" in said[:24] else None
        if match is None or len(said) > LINE_CHARS or block.shape not in ("text", "heading", "list_item"):
            if kinds and verdict is None:
                break  # the head is over
            continue
        kind = next(name for name in _KEYS if match[name])
        if kind in kinds and kind != "to":
            break  # a mail that is quoted
        kinds.append(kind)
        value = match["value"].strip()
        address = address or (kind in ("from", "to") and _ADDRESS.search(value) is not None)
        if kind == "subject":
            found.subject_at, found.subject = i, value
        elif kind == "from":
            found.sender = _BRACKETS.sub("", value).strip(" \"'") or value
            found.verdicts[i] = FROM
        elif kind == "date":
            found.verdicts[i] = _SENT
        else:
            found.verdicts[i] = drop("junk", "a line of the head of a mail", 0.9)
    several = len(set(kinds)) >= (2 if address else FEWEST_LINES)
    return found if several and "from" in kinds and (address or "subject" in kinds) else None


__all__ = ["FROM", "Mail", "mail"]
