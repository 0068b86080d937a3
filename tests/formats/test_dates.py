"""Days as people write them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.errors import InvalidInputError
from dare_network.formats.mapping import read_date

DAY = date(2026, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-31", "2026-5-31", "2026/05/31", "31-05-2026", "31-5-2026", "31/05/2026",
        "31.05.2026", " 31  mei 2026 ", "31 May 2026", "31 MEI 2026", "31-mei-2026", "31 may. 2026",
        "2026-05-31T21:59:59Z", "2026-05-31 10:00", "2026-05-31T10:00:00.123+02:00",
    ],
)  # fmt: skip
def test_the_usual_spellings_of_a_day_are_read(text: str) -> None:
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("jan januari January", 1), ("feb februari February", 2), ("mrt maart Mar March", 3),
        ("apr april", 4), ("mei May", 5), ("jun juni June", 6), ("jul juli July", 7),
        ("aug augustus August", 8), ("sep sept september", 9), ("okt oktober Oct October", 10),
        ("nov november", 11), ("dec december", 12),
    ],
)  # fmt: skip
def test_months_have_dutch_and_english_names(names: str, month: int) -> None:
    for name in names.split():
        assert read_date(f"1 {name} 2026") == date(2026, month, 1)


def test_the_day_comes_before_the_month() -> None:
    assert read_date("03-04-2026") == date(2026, 4, 3)


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_an_empty_text_is_no_day(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize("text", ["31-02-2026", "05/31/2026", "2026-13-01", "31 abc 2026", "00-01-2026"])
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputError, match="is not a day of the calendar; the day comes before"):
        read_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "05-2026",
        "31-05-26",
        "next week",
        "46173",
        "2026-05-31 noon",
        "٣١-٠٥-٢٠٢٦",
        "x" * 99,
    ],
)
def test_what_is_no_full_date_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"is not a date; write it as 2026-05-31 or 31-05-2026\."):
        read_date(text)


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_every_day_is_read_in_three_spellings(day: date) -> None:
    year = f"{day.year:04}"
    for text in (day.isoformat(), f"{day.day}-{day.month}-{year}", f"{day:%d/%m}/{year}"):
        assert read_date(text) == day


@given(st.text(max_size=20))
def test_any_text_that_is_no_day_is_refused_with_a_sentence(text: str) -> None:
    sentence = ""
    try:
        read_date(text)
    except InvalidInputError as error:
        sentence = str(error)
    assert sentence.endswith(".") or not text.strip() or re.match(r"\d", text.strip())
