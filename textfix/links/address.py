"""Whether what stands in brackets is an address: hard evidence, likely, or anything at all."""

from __future__ import annotations

import re

from ..late import late

SURE, LIKELY, WEAK, NONE = 3, 2, 1, 0
# A scheme that links have, a host, or a name that nothing but a host begins with.
_SURE = late(
    r"<?(?:(?:https?|ftps?|sftp|ssh|git|irc|file|news|magnet|intent|android-app|ios-app|chrome|resource)://\S"
    r"|(?:mailto|tel|sms|javascript|data|callto|whatsapp|skype|viber|about|blob|fax|geo|urn|doi|webcal|feed):\S"
    r"|//[\w-]+\.[\w-]|www\.[\w-]+\.[\w-])",
    re.I,
)
# A path, an anchor, a query, a file by its ending.
_LIKELY = late(
    r"<?(?:/(?![/*])|\\{1,2}\w+\\|\.{1,2}/|#(?!\s)|\?[\w%-]+(?:=|>?\Z)|[\w%~.+/-]*[\w%~-]\."
    r"(?:html?|xhtml|shtml|php\d?|aspx?|jspx?|cgi|md|mdx|rst|adoc|txt|pdf|png|jpe?g|gif|svg|webp|avif|ico|docx?|xlsx?|pptx?"
    r"|odt|csv|json|ya?ml|toml|xml|zip|gz|mp[34]|py|js|ts|rs|go|c|h|cpp|java|rb|sh|ipynb)(?:[?#]\S*)?>?\Z)",
    re.I,
)
_WEAK = late(r"<?[\w%~./?=&#,+:@!$;*'-]*>?\Z")
_NO_PLACE = late(r"<?(?:[\d.,:;*+-]*|\w)>?\Z")  # a number, a letter: what is called or counted


def surety(address: str) -> int:
    """How surely a string is the address of a link.

    >>> [surety(a) for a in ("https://a.org/b", "/plan", "#top", "notes.md", "docs/notes", "1", "a b")]
    [3, 2, 2, 2, 1, 0, 0]
    """
    if _SURE.match(address):
        return SURE
    if _LIKELY.match(address):
        return LIKELY
    return WEAK if _WEAK.match(address) and (not address or not _NO_PLACE.match(address)) else NONE


__all__ = ["LIKELY", "NONE", "SURE", "WEAK", "surety"]
