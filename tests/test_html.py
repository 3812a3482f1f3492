"""HTML: what is taken for it, what is read of it, and that every character can be had back."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import textfix
from textfix.html import Extracted, is_html, page, told
from textfix.html.tokens import attributes, tokens
from textfix.io.batch import clean_bytes

STORY = """<!DOCTYPE html>
<html><head><title>Harbour opens after two years | Port News</title>
<meta property="og:site_name" content="Port News"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-03-05T08:00:00Z">
<script>var menu = "<p>no text</p>";</script><style>p { color: red }</style></head>
<body><nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li>
<li><a href="/news">News</a></li><li><a href="/culture">Culture</a></li></ul></nav>
<article><h1>Harbour opens after two years</h1><p class="byline">By Ann Lee</p>
<p>The harbour of Port Ellery opened on Monday after two years of work on its walls, and the first
ferry left at noon &ndash; with <a href="/band">a band</a> on deck.</p>
<p>The mayor said that the town had waited long enough. <b>Fishermen</b> were less sure, because the new quay is
higher than the old one by a metre.</p>
<ul><li>The ferry runs every hour.</li><li>The quay stays open at night.</li></ul>
<p>Repairs of the lighthouse will begin next spring and are to take a year, the office said.</p></article>
<aside class="related-stories"><h3>More stories</h3><a href="/a">Lighthouse lamp sold</a><a href="/b">Ten tips for
tides</a></aside>
<footer class="site-footer"><p>Copyright 2024 Port News. All rights reserved.</p></footer></body></html>
"""


def read(source: str) -> str:
    return page(source).edits.apply(source)


# -- what is HTML ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "<!doctype HTML><p>x",
        "\ufeff  <!-- saved -->\n<html lang=en>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="y"></html>',
        "<BODY bgcolor=white>Hello",
        "<p>One</p>\n<p>Two</p>",
        '<div class="entry"><p>One<br>two</p><ul><li>a</li></ul></div>',
    ],
)
def test_html_is_recognised(text: str) -> None:
    assert is_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain text, 3 < 4 and 5 > 4.",
        "The <p> tag opens a paragraph, </p> closes it.",
        "<p> and </p> are tags, and so are <div> and </div>: that is what this text is about, at some length.",
        "# Title\n\n<div align=center><img src=x></div>\n\nMarkdown with <b>some</b> tags and <kbd>keys</kbd>.",
        '<p align="center"><img src="logo.png"></p>\n<p align="center"><b>Logo</b></p>\n\nThis is a README file that '
        "goes on in Markdown for a good while after a head in HTML.",
        '<?xml version="1.0"?><rss><channel><title>Tides</title><item>x</item><item>y</item></channel></rss>',
        "<feed><entry><title>Tides</title></entry><entry><title>More</title></entry></feed>",
        "<Ann> hello\n<Bob> hi there\n<Ann> bye",
        "<3 <3 <3",
        "<<EOF\ncat x\nEOF",
        "```html\n<!DOCTYPE html>\n<html></html>\n```",
    ],
)
def test_other_text_is_not(text: str) -> None:
    assert not is_html(text)


def test_a_file_name_makes_one_tag_enough() -> None:
    assert not is_html("Hello<br>you")
    assert is_html("Hello<br>you", named=True)
    assert not is_html("Hello, you <there>", named=True)


# -- what is read of it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<p>One\n  <i>two</i>three<p>four", "One twothree\n\nfour"),
        ("<p>A&nbsp;b &lt;p&gt; &eacute;&#233;&#xE9; &#150; AT&T &unknown;</p>", "A\xa0b <p> ééé – AT&T &unknown;"),
        ("a<!-- b --><script>c</script><style>d</style><noscript>e</noscript>f", "af"),
        ("<a>Home</a><a>News</a>", "Home News"),
        ("<h1>A</h1><h3>B</h3>C", "# A\n### B\nC"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c"),
        ("x<br>y<br/>Z", "x\ny\nZ"),
        ("<pre>\n  if a &lt; b:\n      c\n</pre>", "```\n  if a < b:\n      c\n```"),
        ("<pre>one line</pre>", "one line"),
        ("<table><tr><td>a<td>b<tr><td><td>d</table>", "a | b\n| d"),
        ("<table><tr><td><p>A</p><p>B</p><td><table><tr><td>C</table></table>", "A\nB\nC"),
        ("<svg><title>x</title><text>y</text></svg><select><option>z</select>Z", "Z"),
        ("<noscript>Please switch on scripts.</noscript>A", "A"),
        ("A<noscript><p>" + "word " * 60 + "</p></noscript>", "A" + "\n\nword" + " word" * 59),
        ("<title>unclosed <p>text", "unclosed\n\ntext"),
        ("<p title='a>b' x=\"</p>\">c</p>", "c"),
        ("<p>a <b", "a <b"),
        ("<div hidden>Seen by the judge</div>", "Seen by the judge"),
    ],
)
def test_what_a_page_reads(source: str, wanted: str) -> None:
    assert read(source) == wanted


@pytest.mark.parametrize("source", ["<html><pre>&nbsp;<br>&nbsp;", "<html><pre>&#8203;\n&#8203;</pre>"])
def test_code_without_anything_to_see_is_none(source: str) -> None:
    result = textfix.clean(source)
    assert (result.text, result.articles) == ("", ())
    assert result.restore() == source


def test_tokens_follow_quotes_until_one_never_ends() -> None:
    names = [t.name for t in tokens("<a b=\"x>y\">t</a><i c=\"d>e</i>")]
    assert names == ["a", "", "a", "i", "", "i"]
    assert attributes(" a=1 b='2' A=3 c") == {"a": "1", "b": "2", "c": ""}


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>", "<b>", "<ul><li>", "<table><tr><td>", "<pre>", "<a b=\"", "<!--", "<title>", "</p>", "<", "<svg>"],
)
def test_depth_and_disorder_do_no_harm(piece: str) -> None:
    source = "<html>" + piece * 20_000 + "the end"
    found = page(source)
    assert found.edits.inverse(source).apply(found.edits.apply(source)) == source


# -- as a document -----------------------------------------------------------------------------------


def test_a_page_gives_its_article() -> None:
    result = textfix.clean(STORY)
    [article] = result.articles
    assert (article.title, article.byline) == ("Harbour opens after two years", "Ann Lee")
    assert (article.published, article.site) == ("2024-03-05", "Port News")
    assert "noon – with a band on deck." in result.text
    assert "- The quay stays open at night." in result.text
    for gone in ("Sport", "Copyright", "no text", "color: red", "<"):
        assert gone not in result.text
    assert not [s for s in result.dropped if not s.text]


def test_everything_is_traced_to_the_html() -> None:
    result = textfix.clean(STORY)
    assert result.source == STORY == result.restore()
    for segment in (*result.articles[0].segments, *result.dropped):
        shown = read(result.source[segment.start : segment.end])
        assert segment.text.split() == shown.split()


def test_bytes_are_read_as_they_declare() -> None:
    source = STORY.replace("<head>", '<head><meta charset="iso-8859-2">').replace("Ellery", "Łódź")
    result = textfix.clean(source.encode("iso-8859-2"))
    assert "Łódź" in result.text
    assert result.decoded is not None
    assert result.decoded.encode() == source.encode("iso-8859-2")


def test_clean_html_is_clean() -> None:
    once = textfix.clean(STORY).text
    assert textfix.clean(STORY.encode()).text == once
    assert textfix.clean(once).text == once


def test_options_say_what_is_html() -> None:
    assert textfix.clean("Hello<br>you", textfix.Options(html="yes")).text == "Hello\n\nyou"
    assert "<br>" in textfix.clean("Hello<br>you").text
    assert "<p>" in textfix.clean("<p>One</p><p>Two</p>", textfix.Options(html="no")).text
    assert "<p>" in textfix.clean("<p>One</p><p>Two</p>", textfix.Options(preset="minimal")).text
    with pytest.raises(textfix.TextfixError, match="did you mean 'yes'"):
        textfix.Options(html="yess")  # type: ignore[arg-type]


def test_a_file_called_html_is_html(tmp_path: Path) -> None:
    cleaned = clean_bytes(b"One line<br>Another line", "a.html", "a.html", textfix.Options())
    assert "<br>" not in cleaned.result.text
    assert cleaned.records[0]["metadata"]["options"]["html"] == "auto"
    assert clean_bytes(b"No tag\nhere", "a.html", "a.html", textfix.Options()).result.text == "No tag\n\nhere"


# -- metadata ----------------------------------------------------------------------------------------


def test_metadata_counts_when_it_makes_sense() -> None:
    story = {"@graph": [{"@type": "NewsArticle", "headline": "Tides rise", "author": [{"name": "Bo Díaz"}, "Ann Lee"]}]}
    source = f'<script type="application/ld+json">{json.dumps(story)}</script><h1>Tides rise</h1><p>Text.'
    assert told(page(source), read(source))[:2] == ("Tides rise", "Bo Díaz, Ann Lee")
    for nobody in ("admin", "https://example.org/ann", "@ann"):
        source = f'<meta name="author" content="{nobody}"><p>Text.'
        assert told(page(source), read(source)).byline is None
    source = '<meta name="date" content="soon"><script type="application/ld+json">{"a": [[[</script><p>Text.'
    assert told(page(source), read(source)).published is None


# -- laws --------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    "<p> </p> <div> </div> <ul> <li> </li> </ul> <b> </b> <br> <table> <tr> <td> </td> </table> <pre> </pre> <h1>"
    " </h1> <h2> <a> </a> <script> </script> <!-- --> <title> </title> <select> </select> &amp; &lt;p&gt; &#65; &nbsp;"
    " < > \" ' ``` <dl> <dd> <span> </span> <noscript> </noscript> <nav> </nav> <blockquote> <hr>".split()
    + " |\n|\t|word|Two words.|A sentence of a few words stands here.|<p class='nav'>|é|- |# ".split("|")
)
_SOUP = st.lists(_PIECES, max_size=40).map("".join)


@settings(max_examples=150)
@given(_SOUP)
def test_any_soup_is_read_and_given_back(soup: str) -> None:
    found = page(soup)
    shown = found.edits.apply(soup)
    assert found.edits.inverse(soup).apply(shown) == soup
    assert found.starts == sorted(found.starts)


@settings(max_examples=60)
@given(_SOUP)
def test_laws_hold_for_soup(soup: str) -> None:
    source = f"<html>{soup}"
    result = textfix.clean(source)
    assert result.restore() == source
    assert textfix.clean(result.text).text == result.text
    done = 0
    for segment in result.articles[0].segments if result.articles else ():
        assert done <= segment.start <= segment.end
        done = segment.end


# -- another program's opinion -------------------------------------------------------------------------


def test_an_extractor_is_asked_only_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # as if it were not installed
    assert "harbour" in textfix.clean(STORY).text
    with pytest.raises(textfix.TextfixError, match=r"pip install 'textfix\[html\]'"):
        textfix.clean(STORY, textfix.Options(extractor="trafilatura"))
    assert textfix.clean("Plain text.", textfix.Options(extractor="trafilatura")).text == "Plain text."


def test_what_an_extractor_finds_is_evidence() -> None:
    pytest.importorskip("trafilatura")
    asked = Extracted(STORY)
    said = ["The harbour of Port Ellery opened on Monday after two years of work", "Sport", "More stories"]
    assert [column[:2] for column in asked.columns(said)] == [[100, 0]] * 2
    result = textfix.clean(STORY, textfix.Options(extractor="trafilatura"))
    assert "noon – with a band on deck." in result.text
    assert result.restore() == STORY


def test_a_page_an_extractor_fails_on_is_cleaned_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RecursionError("too deep")

    module = ModuleType("trafilatura")
    module.extract = fail  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "trafilatura", module)
    assert "harbour" in textfix.clean(STORY, textfix.Options(extractor="trafilatura")).text
