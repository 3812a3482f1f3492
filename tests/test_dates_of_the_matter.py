"""A day by when to apply, when doors open or when an offer ends is no day of publication."""

from __future__ import annotations

import pytest

import textfix
from textfix.segments.dates import days_told

BODY = (
    "The harbour museum needs somebody who knows boats and people, and who can open the doors on three days.\n\n"
    "The mayor said that the lights would make the entrance safer for everybody who sails at night.\n\n"
    "Fishermen had waited for the day, and many of them went out before the sun was up to try it."
)


@pytest.mark.parametrize("said", [
    "Closing date: 2 May 2025", "Deadline: 2 May 2025", "Apply by 2 May 2025", "Event date: 2 May 2025",
    "Interviews: 2 May 2025", "Doors open 2 May 2025, 19:00", "Offer ends on 2 May 2025",
    "Friday 2 May 2025, 7pm - 9pm", "Lördag 13 september 2025 kl. 10.00–16.00", "Bewerbungsschluss: 2. Mai 2025",
    "Sonntag, 4. Mai 2025, 14 Uhr bis 18 Uhr", "Date limite de candidature : 2 mai 2025",
    "Fecha de cierre: 2 de mayo de 2025", "Scadenza: 2 maggio 2025", "Prazo: 2 de maio de 2025",
    "Sluitingsdatum: 2 mei 2025", "Termin składania: 2 maja 2025", "Son başvuru: 2 Mayıs 2025",
    "Срок подачи: 2 мая 2025", "Søknadsfrist: 2. mai 2025", "締切：2025年5月2日", "마감일: 2025.05.02",
    "آخر موعد: 2 مايو 2025",
])  # fmt: skip
def test_a_day_of_the_matter_is_not_that_of_publication(said: str) -> None:
    assert days_told(said) == []
    text = f"Museum assistant (part-time)\n\n{said}\n\n{BODY}"
    result = textfix.clean(text)
    assert result.articles[0].published is None
    assert result.restore() == text


@pytest.mark.parametrize("said", [
    "Published: 2 May 2025", "Posted 2 May 2025, 10:20", "2 May 2025", "Friday 2 May 2025", "Date: 2 May 2025",
    "Deadline | 2 May 2025", "Interview by Ann Lee, 2 May 2025", "Updated 2 May 2025 10:20", "Stand: 2. Mai 2025",
    "Publié le 2 mai 2025 à 10h20", "2 May 2025, 10:20 - Ann Lee", "Last reviewed: 2 May 2025",
    "When the boats came home, 2 May 2025", "Start-ups | 2 May 2025", "Start date May 2, 2025",
])  # fmt: skip
def test_a_day_of_publication_stays(said: str) -> None:
    assert [date.iso for date in days_told(said)] == ["2025-05-02"]


def test_the_day_of_publication_is_found_beside_one_of_the_matter() -> None:
    text = f"Museum assistant (part-time)\n\nPosted 3 April 2025\n\nClosing date: 2 May 2025\n\n{BODY}"
    assert textfix.clean(text).articles[0].published == "2025-04-03"


def test_a_label_above_the_date_counts() -> None:
    text = f"Museum assistant (part-time)\n\nClosing date\n2 May 2025\n\n{BODY}"
    assert textfix.clean(text).articles[0].published is None
