"""What an element says of the text inside it: its name, role, classes and id, as bits of one number."""

from __future__ import annotations

import re

from .tokens import attributes

# Kinds of elements, by name or role.
NAMED = {
    "link": "a", "nav": "nav menu", "header": "header", "footer": "footer", "aside": "aside dialog", "main": "main",
    "article": "article", "form": "form fieldset", "item": "li", "table": "table", "quote": "blockquote q",
    "figure": "figure figcaption", "heading": "h1 h2 h3 h4 h5 h6", "button": "button label", "paragraph": "p",
    "terms": "dl", "fold": "details summary", "pre": "pre listing",
}  # fmt: skip
ROLES = {
    "navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "search": "form",
    "dialog": "aside", "alertdialog": "aside", "main": "main", "article": "article", "menu": "nav", "menubar": "nav",
    "button": "button", "tablist": "button", "menuitem": "nav", "heading": "heading", "link": "link",
}  # fmt: skip
# Words that authors of pages name the parts of a page by, in classes and ids.
SPOKEN = {
    "comments": "comment|disqus|respond|repl(?:y|ies)", "share": "shar(?:e|ing)|social|follow|addtoany",
    "menu": "nav|menu|crumb|pag(?:ination|er)|toc\\b|skip|dropdown", "foot": "foot|bottom|colophon|copyright|legal",
    "head": "header|masthead|top-?bar|banner|hero|logo|title", "side": "side|aside|rail\\b|secondary|complement",
    "widget": "widget|module|block-|plugin|ticker|poll",
    "related": "related|recommend|more[-_]|also|suggest|recirc|trending|popular|latest|recent|next|prev|upsell|similar",
    "advert": "\\bad[sv]?\\b|[-_]ad[-_]|advert|sponsor|promo|outbrain|taboola|affiliate|partner",
    "sign_up": "newsletter|subscri|sign-?up|cta\\b|opt-?in|popup|modal|overlay|cookie|consent|gdpr|log-?in|register",
    "body": "article|content|post|entry|story|body|text|prose|markdown|rich|wysiwyg|description|copy\\b",
    "main_": "main|primary", "credit": "meta|byline|author|date|time|\\btags?\\b|categor|bio\\b|avatar|credit|caption",
    "card": "card|item|tile|teaser|grid|list|product|thumb|excerpt|summary|loop|feed|carousel|slide",
    "review": "review|rating|star|testimonial|quote", "shop": "price|cart|buy|checkout|shop|sku|stock|deliver|ship",
    "fold_": "accordion|collaps|tab(?:s|-|pane|content)|faq|toggle|expand",
    "thread": "thread|message|topic|forum|answer|question|user|profile|signature",
}  # fmt: skip
HIDDEN, INVISIBLE = "hidden", "invisible"

MARKS = (*NAMED, *SPOKEN, HIDDEN)
BIT = {name: 1 << n for n, name in enumerate((*MARKS, INVISIBLE))}
OF_NAME = {tag: BIT[mark] for mark, tags in NAMED.items() for tag in tags.split()}
_OF_ROLE = {role: BIT[mark] for role, mark in ROLES.items()}
_WORDS = re.compile("|".join(f"(?P<{mark}>{words})" for mark, words in SPOKEN.items()))
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDING = re.compile(r"\b(?:hidden|hide|sr-only|screen-reader\w*|visually-?hidden|d-none)\b")
_TELLING = re.compile(r"class|id\s*=|role|hidden|style|itemprop", re.I)
# Their text is not on the page, or only one line of it: lists to choose from, drawings, what stands in for media.
UNSEEN = frozenset("template svg canvas select datalist object video audio map annotation annotation-xml".split())


def marks_of(name: str, inside: str) -> int:
    """The marks of a start tag ``name`` with the attributes ``inside``.

    >>> marks_of("div", ' class="site-nav"') == BIT["menu"], marks_of("nav", "") == BIT["nav"]
    (True, True)
    """
    marks = OF_NAME.get(name, 0)
    if name in UNSEEN:
        marks |= BIT[INVISIBLE]
    if not inside or not _TELLING.search(inside):
        return marks
    said = attributes(inside)
    words = f"{said.get('class', '')} {said.get('id', '')}".lower()
    for found in _WORDS.finditer(words):
        marks |= BIT[found.lastgroup or HIDDEN]
    if "articlebody" in said.get("itemprop", "").lower():
        marks |= BIT["body"] | BIT["article"]
    marks |= _OF_ROLE.get(said.get("role", "").lower(), 0)
    if "hidden" in said or _UNSEEN.search(said.get("style", "")) or _HIDING.search(words):
        marks |= BIT[HIDDEN]
    return marks
