"""The registry of rules: every change and every dropped segment names one of these codes.

A rule's page (``pages/CODE.md``) says what it does, why, shows an example that the tests execute, and
how safe it is. ``textfix rule CODE`` prints it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Safety = Literal["safe", "guess", "removal"]


class Rule(NamedTuple):
    code: str
    name: str
    safety: Safety
    summary: str


_TABLE = """
ENC001 byte-order-mark         safe     a byte-order mark left at the start of the text is taken off
ENC002 undecodable-bytes       guess    bytes the encoding cannot read get their likeliest reading
MOJ001 utf8-mojibake           safe     UTF-8 that was read through a single-byte code page is read again as UTF-8
MOJ002 c1-controls             safe     C1 controls that stand for windows-1252 characters become those characters
MOJ003 lost-bytes              guess    mojibake whose bytes are partly gone becomes the character that fits best
MOJ004 lost-bullet             guess    mojibake at a line start that fits several characters becomes a neutral bullet
MOJ005 broken-sequence         guess    a UTF-8 sequence with a destroyed byte becomes one replacement character
MOJ006 wrong-code-page         guess    text read with the wrong single-byte code page is read with the right one
MOJ007 wrong-east-asian-page   guess    Chinese, Japanese or Korean read with the wrong code page is read again
MOJ008 utf8-as-east-asian      guess    UTF-8 that was read through an East Asian code page is read again as UTF-8
MOJ009 misread-replacement     safe     replacement characters that were misread themselves (ï¿½, 锟斤拷) become U+FFFD
ESC001 html-entity             safe     HTML entities in plain text become the characters they name
ESC002 terminal-escape         safe     terminal colour sequences are taken out
ESC003 escaped-code-point      safe     escaped code points in prose (\\u2019, %u2019, <U+2019>) become their characters
ESC004 escaped-bytes           safe     escaped bytes in prose (\\xc3\\xa9) are decoded
ESC005 percent-encoding        safe     percent-encoded text outside web addresses is decoded
ESC006 quoted-printable        guess    quoted-printable mail text is decoded
ESC007 encoded-word            safe     encoded words of mail headers become text
ESC008 utf-7                   guess    UTF-7 sequences of old mail become text
ESC009 smuggled-bytes          safe     bytes that Python kept as lone surrogates are decoded
CHR001 composed-form           safe     letters and their combining marks are composed (NFC)
CHR002 control-character       safe     control characters that carry no text are taken out
CHR003 invisible-character     safe     zero-width debris is taken out where no script or emoji needs it
CHR004 surrogate               guess    surrogate pairs become their character, lone surrogates U+FFFD
CHR005 ftfy-policy             guess    what ftfy.fix_text changes beyond our own rules, under preset "ftfy" only
SPC001 line-end                safe     CR, CRLF, NEL and the Unicode separators become line feeds
SPC002 stray-space             safe     spaces at the ends of lines and runs of them inside prose are reduced
SPC003 paragraph-break         safe     blocks are parted by one blank line, list items by one line break
SPC004 joined-lines            safe     lines that were wrapped inside a paragraph are joined
SPC005 joined-word             guess    a word that was hyphenated at a line end is joined
SPC006 html-markup             safe     HTML tags, scripts and comments are taken out; what a reader sees stays
SPC007 markdown-escape         safe     backslashes that Markdown set before a mark (13\\. May, a \\- b) are taken out
SPC008 link-markup             safe     links in Markdown and in dumps of text browsers become their words
SPC009 picture                 removal  pictures in Markdown are taken out; what a small one says in a sentence stays
SPC010 glued-parts             guess    parts of a page that were printed with nothing between them are parted
SEG001 title                   removal  the title leaves the body and becomes a field
SEG002 subtitle                removal  the line under the title leaves the body and becomes a field
SEG003 kicker                  removal  a label before the story (URGENT UPDATE:) leaves the body and becomes a field
SEG004 byline                  removal  the author's line leaves the body and becomes a field
SEG005 dateline                safe     a place or time line at the head of the body
SEG006 heading                 safe     a heading inside the body
SEG007 paragraph               safe     running text
SEG008 list-item               safe     an item of a list; its mark becomes "- "
SEG009 quote                   safe     a quoted passage set apart
SEG010 question                safe     a question that is answered below it
SEG011 answer                  safe     the answer to the question above it
SEG012 table                   safe     rows of cells, kept as they are
SEG013 code                    safe     program text, kept as it is
SEG014 caption                 safe     the line that describes a picture
SEG015 author-bio              removal  who wrote it: kept as a segment, not part of the body
SEG016 disclaimer              removal  whose views these are: kept as a segment, not part of the body
BPL001 navigation              removal  menus, breadcrumbs, skip links, page counters
BPL002 share-row               removal  share and follow buttons
BPL003 comment-prompt          removal  invitations to comment
BPL004 newsletter-prompt       removal  invitations to subscribe or sign up
BPL005 advertisement           removal  advertising and its labels
BPL006 tag-row                 removal  rows of tags and keywords, kept as Article.tags
BPL007 widget                  removal  counters, story statistics and other page furniture
BPL008 legal-line              removal  copyright, cookie and terms lines
BPL009 site-blurb              removal  what the site or company says about itself
BPL010 site-suffix             removal  the site's name behind the title, kept as Article.site
BPL011 leftover                removal  marks that carry no text once their neighbours are gone
BPL012 learned-boilerplate     removal  blocks that read and stand like boilerplate, whatever their wording
REL001 trailing-story          removal  teasers of other stories behind the end of this one
REL002 related-list            removal  lists of links to other stories
REL003 behind-the-end          removal  comments, calls to action and small print behind the end of the article
DUP001 repeated-passage        removal  a passage that stands in the document already
DUP002 near-duplicate          removal  a passage in nearly the words of an earlier one, with nothing new in it
"""

RULES: dict[str, Rule] = {
    code: Rule(code, name, safety, summary)  # type: ignore[arg-type]
    for code, name, safety, summary in (line.split(None, 3) for line in _TABLE.strip().splitlines())
}


def page(code: str) -> str:
    """The page of a rule, as Markdown. ``KeyError`` when there is no such rule."""
    from ..stored import stored

    rule = RULES[code]
    body = stored(__package__, f"pages/{code}.md").decode()
    return f"# {rule.code} {rule.name}\n\n{rule.summary[0].upper()}{rule.summary[1:]}. Safety: {rule.safety}.\n\n{body}"
