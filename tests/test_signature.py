"""What stands below a mail: the name that signs it is text, its signature and the footer of a mailing list are none."""

from __future__ import annotations

import pytest

import textfix

HEAD = """From: Nora Whitlock <nora@mill.example>
To: mill-friends@lists.mill.example
Subject: The wheel of the mill
Date: Tue, 3 Mar 2026 09:14:22 +0100
"""
TEXT = """The wheel of the mill at Odding turned on Friday for the first time in ninety years, and nobody got wet.

We need two people on Sunday who can lift a sack of flour over the sill without putting it down on the way.
"""
SIGNATURE = "-- \nNora Whitlock\nThe Mill, Odding\n+44 20 5550 0143\n"
FOOTER = """_______________________________________________
mill-friends mailing list
mill-friends@lists.mill.example
https://lists.mill.example/listinfo/mill-friends
"""
QUOTED = """> Does it turn again?
> I would like to see it.
"""


def texts(source: str) -> tuple[list[str], list[str]]:
    """The text's blocks, and what is told of the writer below it."""
    result = textfix.clean(source)
    assert result.restore() == source
    assert textfix.clean(result.text).text == result.text
    of_writer = [one.text for article in result.articles for one in article.segments if one.kind == "author_bio"]
    return result.text.split("\n\n"), of_writer


SIGNED = ["Nora Whitlock", "The Mill, Odding", "+44 20 5550 0143"]


def test_the_signature_of_a_mail_tells_of_the_writer_and_the_name_that_signs_is_text() -> None:
    kept, of_writer = texts(f"{HEAD}\n{TEXT}\nNora\n\n{SIGNATURE}")
    assert kept == ["Date: Tue, 3 Mar 2026 09:14:22 +0100", *TEXT.strip().split("\n\n"), "Nora"]
    assert of_writer == SIGNED


def test_a_signature_is_told_by_the_name_above_it_where_the_head_is_lost() -> None:
    kept, of_writer = texts(f"{TEXT}\nBest,\nNora\n\n{SIGNATURE}")
    assert kept[-2:] == ["Best,", "Nora"]
    assert of_writer == SIGNED


def test_the_footer_of_a_mailing_list_goes_from_every_mail_of_a_thread() -> None:
    answer = HEAD.replace("Nora Whitlock <nora", "Tom Aske <tom").replace("The wheel", "Re: The wheel")
    result = textfix.clean(f"{HEAD}\n{TEXT}\nNora\n\n{FOOTER}{answer}\n{QUOTED}\nI can lift two.\n\nTom\n\n{FOOTER}")
    assert [article.byline for article in result.articles] == ["Nora Whitlock", "Tom Aske"]
    assert "listinfo" not in result.text
    assert "mailing list" not in result.text
    assert [article.text.split("\n\n")[-1] for article in result.articles] == ["Nora", "Tom"]


@pytest.mark.parametrize("below", ["", QUOTED, FOOTER])
def test_the_name_that_signs_a_mail_is_no_heading(below: str) -> None:
    result = textfix.clean(f"{HEAD}\n{TEXT}\nNora\n\n{below}")
    assert [one.kind for one in result.articles[0].segments if one.text == "Nora"] == ["paragraph"]


def test_a_notice_below_a_signature_is_no_text() -> None:
    notice = "Questo messaggio è riservato al destinatario; chi lo riceve per errore lo cancelli e avvisi il mittente."
    result = textfix.clean(f"{HEAD}\n{TEXT}\nNora\n\n{SIGNATURE}\n{notice}\n\n{QUOTED}")
    assert notice not in result.text
    assert "Does it turn again?" in result.text


@pytest.mark.parametrize(
    "below",
    [
        "--\nPS: bring gloves",
        "--\nThe second wheel\n\nIt lies in the pond since the war, and three of us want to see it lifted out in May.",
        "--\nIt lies in the pond since the war, and the three of us who have seen it want it lifted out in May.",
    ],
)
def test_text_below_a_rule_in_a_mail_stays(below: str) -> None:
    kept, _ = texts(f"{HEAD}\n{TEXT}\n{below}")
    assert kept[-1] == below.split("\n")[-1]


def test_the_contact_of_an_agency_is_no_text() -> None:
    contact = "((nora.whitlock@harbourwire.example; +44 20 5550 0143))"
    kept, of_writer = texts(f"The wheel turns\n\n{TEXT}\n{contact}\n")
    assert of_writer == [contact]
    assert contact not in kept


def test_names_below_a_rule_stay_where_nobody_signed_above_it() -> None:
    kept, of_writer = texts(f"{TEXT}\n--\nEdda Holm\nThe Harn Gazette\n")
    assert kept[-2:] == ["Edda Holm", "The Harn Gazette"]
    assert of_writer == []


def test_a_form_with_a_line_to_fill_in_stays_in_a_text_that_is_no_mail() -> None:
    kept, _ = texts(f"{TEXT}\n____________________\nName\nnora@mill.example\n")
    assert "nora@mill.example" in kept
