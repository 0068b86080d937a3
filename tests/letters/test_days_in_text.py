"""Days and terms in running text."""

from datetime import date

import pytest

from dare_network.letters.days import days_in, due_in
from dare_network.letters.span import Span

LETTER = date(2026, 5, 12)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("vóór 15-3-2026", date(2026, 3, 15)),
        ("op 12 mei 2026 in Utrecht", date(2026, 5, 12)),
        ("by 1 September 2026.", date(2026, 9, 1)),
        ("September 1, 2026", date(2026, 9, 1)),
        ("the 2nd March 2026", date(2026, 3, 2)),
        ("2026-05-12", date(2026, 5, 12)),
        ("6 Oct 2026", date(2026, 10, 6)),
        ("vóór 1 juni", date(2026, 6, 1)),
        ("vóór 1 maart", date(2027, 3, 1)),
        ("12 mei", date(2026, 5, 12)),
    ],
)
def test_a_day_is_read_in_both_languages(text: str, on: date) -> None:
    (found,) = days_in(text, Span(0, len(text)), LETTER)
    assert found.on == on
    assert found.span.of(text) in text


@pytest.mark.parametrize(
    "text", ["31-02-2026", "30 februari", "1 may", "section 3.2", "1.2.3", "12 maal 2026"]
)
def test_what_is_no_day_of_the_calendar_is_none(text: str) -> None:
    assert [found.on for found in days_in(text, Span(0, len(text)), LETTER)] in ([], [date(2027, 5, 1)])


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("within six weeks", date(2026, 6, 23)),
        ("binnen 10 werkdagen", date(2026, 5, 26)),
        ("within 30 calendar days", date(2026, 6, 11)),
        ("binnen twee maanden na dagtekening", date(2026, 7, 12)),
        ("within eight weeks of the date of this letter", date(2026, 7, 7)),
        ("binnen zes weken na of dit kan", date(2026, 6, 23)),
        ("within six weeks after receipt of the request", None),
        ("binnen vier weken na ontvangst", None),
        ("within 48 hours", None),
        ("within four weeks, that is by 9 June 2026", date(2026, 6, 9)),
    ],
)
def test_a_term_counts_from_the_day_of_the_letter(text: str, due: date | None) -> None:
    assert due_in(text, Span(0, len(text)), LETTER) == due
