"""Titles of what is no article of a page: minutes, laws, notes on a version, a poem under a menu."""

import pytest

import textfix
from textfix.segments.dated_title import heads_by_day
from textfix.segments.numbered import is_part
from textfix.segments.title import is_row

QUAY = "The quay was closed for two years while its northern wall was taken down and put up again, stone by stone."
LIGHTS = "Fishermen said the new lights made the entrance safer in winter, and that the ferry could now run at night."
MINUTES = f"""PARISH OF PORT ELLERY
Minutes of the meeting of the Harbour Board held on Tuesday 13 January 2026 at 7.30 pm in the Seamen's Hall

Present: Ann Lee (Chair), Bo Díaz
In attendance: Ida Moss (Clerk), four members of the public

1. Apologies
Apologies were received from Cora Hale (illness).

2. Declarations of interest
None.

3. Repair of the northern wall
The minutes of 9 December 2025 were approved and signed.

4. The quay
{QUAY} {LIGHTS}

5. Any other business
Bo Díaz asked whether the bench by the slipway could be repaired before the summer.

Page 1 of 1
"""


def only(text: str) -> textfix.Article:
    result = textfix.clean(text)
    assert result.restore() == text
    assert textfix.clean(result.text).text == result.text
    (article,) = result.articles
    return article


def test_a_heading_among_numbered_ones_does_not_head_the_minutes() -> None:
    found = only(MINUTES)
    assert found.title == "PARISH OF PORT ELLERY"
    assert "3. Repair of the northern wall" in found.text


def test_a_chapter_does_not_head_the_law_above_it() -> None:
    found = only(
        "Accueil   Codes   Jurisprudence   Circulaires\nCode des ports et des phares\nLivre II : "
        "Des phares\nChapitre III : "
        "De la garde\n\nArticle L. 114-2\nVersion en vigueur depuis le 1er juillet 2019\nModifié "
        "par LOI n° 2019-112 du 18 "
        "février 2019 - art. 7\n\nI. - La garde d'un phare est limitée à vingt et un jours "
        "consécutifs, sauf autorisation du "
        "gestionnaire du port voisin.\n\nII. - L'autorisation précise :\n1° La durée de la garde "
        ";\n2° Le phare ;\n3° Le "
        "montant de la taxe, fixé conformément à l'article L. 114-9.\n\nIII. - Le présent article "
        "n'est pas applicable aux "
        "phares privés.\n\nArticle L. 114-3\nVersion en vigueur depuis le 4 août 2010\n\nUn décret fixe les conditions "
        "d'application du présent chapitre, et le montant de la taxe.\n\nRetourner en haut de la "
        "page\nContact   Plan du site"
        "   Accessibilité : partiellement conforme   Données personnelles\n"
    )
    assert found.title == "Code des ports et des phares"


@pytest.mark.parametrize(
    "first", ["3. The quay", "Chapter 3: The quay", "12 ways to build a quay", "The quay in 2 parts"]
)
def test_a_number_alone_takes_no_title_away(first: str) -> None:
    page = f"Home\nNews\nSport\nContact us\n{first}\nBy Ann Lee\n\n{QUAY}\n\n{LIGHTS}\n\n{QUAY.replace('two', 'six')}\n"
    assert only(page).title == first


def part(*lines: str) -> bool:
    from textfix.layout import blocks

    return is_part([(block, None) for block in blocks("\n\n".join(lines))], 1)


def test_what_is_a_part() -> None:
    assert part("Rules", "§ 2 Boats", QUAY, "§ 3 Nets", LIGHTS)
    assert part("Sitzung", "TOP 4 Turnhalle", QUAY, "TOP 5 Verschiedenes", LIGHTS)
    assert not part("Rules", "2. Boats", "3. Nets", QUAY)  # a table of contents
    assert not part("Rules", "2 Boats", QUAY, "3 Nets", LIGHTS)  # boats that are counted
    assert not part("Rules", "2. Boats", QUAY, "5. Nets", LIGHTS)
    assert not part("News", "Part 2: Boats", QUAY, "More boats", LIGHTS)


@pytest.mark.parametrize(
    ("first", "day"),
    [
        ("Version 5.1.0 (2025-11-18)", "2025-11-18"),
        ("Minutes of the meeting of 13 January 2026", "2026-01-13"),
        ("Avskrift: Mötet om kajen, 5 februari 2026", "2026-02-05"),
    ],
)
def test_a_title_with_a_date_in_it(first: str, day: str) -> None:
    found = only(f"{first}\n\n{QUAY}\n\nNew lights\n\n{LIGHTS}\n")
    assert (found.title, found.published) == (first, day)
    assert first not in found.text


@pytest.mark.parametrize(
    "said",
    [
        "Monday, 5 February 2026", "Port Ellery, 5 February 2026", "Last changed on 5 February 2026",
        "Ann Lee | 5 February 2026", "posted by ann on 5 February 2026", "PORT ELLERY, 5 February 2026",
        "Opening hours from 5 February 2026 to 6 March 2026", "The ferry sank on 5 February 2026.",
    ],
)  # fmt: skip
def test_a_line_that_only_says_when_is_no_title(said: str) -> None:
    assert not heads_by_day(said)
    assert only(f"{said}\n\n{QUAY}\n\n{LIGHTS}\n").title != said


def test_a_menu_is_no_title() -> None:
    found = only(
        "Home | Poems | Poets | Submit | Shop\nPoem of the Week\nThe Lamp Room\nby Ann Lee\n\nOne "
        "lamp, on the sill of the "
        "tower.\nOne match. The other\nwent out with the tide.\n\nGulls, in a row,\ntheir faces "
        "turned away\nfrom what is "
        "to come.\n\nShare this poem: Facebook X Email Print\nSign up for Poem-a-Week\nEnter your email address\n"
    )
    assert (found.title, found.byline) == ("The Lamp Room", "Ann Lee")


def test_the_way_to_a_page_is_no_title() -> None:
    found = only(
        f"Docs » Release notes » 5.1\nPrevious: 5.0 | Next: 5.2\nVersion 5.1.0 "
        f"(2025-11-18)\n\n{QUAY}\n\nNew features\n- Reads "
        "tide tables directly (#812)\n- Prints maps\n\nUpgrade\nStop the server, then run the new one for a day.\n"
    )
    assert (found.title, found.published) == ("Version 5.1.0 (2025-11-18)", "2025-11-18")


def test_what_is_a_row() -> None:
    assert is_row("Shop > Women > Shoes")
    assert not is_row("Oak Chair | Best Garden Chair | Folding Wood Chair")
    assert not is_row("Tides: why they come and go | News | The Daily Port")
    assert not is_row("Tides and Time")


LAW = """legislation.example | Home | Browse | Search
Print   Previous: Section 11   Next: Section 13
Harbour Lights (Keepers) Act 2009

PART 2
LAMPS AND LENSES

12 Duty to keep the lamps

(1) The owner of a light to which this Part applies must ensure that the lamp of the light is—
(a) free from soot;
(b) supplied with oil at the rate set out in Schedule 2; and
(c) open to an officer of the Board at all reasonable times.

(2) Subsection (1)(b) does not apply during a period in which a blackout order under section 30 is in force.

(3) A person who without reasonable excuse fails to comply with subsection (1) commits an offence.

(4) In this section "owner", in relation to a light, includes the keeper of the light and of the land around it.

Back to top
All content is available under the Open Licence v3.0, except where otherwise stated. © Crown copyright
"""


def test_the_first_clause_of_a_section_stays_in_the_law() -> None:
    result = textfix.clean(LAW)
    assert result.restore() == LAW
    (found,) = result.articles
    assert found.title != "12 Duty to keep the lamps"
    assert "(1) The owner of a light to which this Part applies" in found.text


def test_a_number_in_brackets_alone_takes_no_title_away() -> None:
    title = "(3) How to keep a harbour light"
    assert only(f"{title}\n\n{QUAY}\n\n{LIGHTS}\n").title == title
