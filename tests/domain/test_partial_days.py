"""Days of which only the month or the year is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.partial_days import PartialDay, Precision, in_files, in_words, read_partial
from dare_network.language import Language, speaking

YEARS = st.integers(1900, 2199)
MONTHS = st.none() | st.integers(1, 12)
ENDS = {
    "person_id": "018f0000-0000-7000-8000-000000000001",
    "organisation_id": "018f0000-0000-7000-8000-000000000002",
}


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("2015", 2015, None),
        (" 2015-03 ", 2015, 3),
        ("03-2015", 2015, 3),
        ("3/2015", 2015, 3),
        ("maart 2019", 2019, 3),
        ("March 2019", 2019, 3),
        ("mrt. '19", 2019, 3),
        ("dec ’98", 1998, 12),
    ],
)
def test_a_year_or_a_month_is_read_as_people_write_it(text: str, year: int, month: int | None) -> None:
    assert read_partial(text) == PartialDay(year, month)


@pytest.mark.parametrize(
    "text", ["", "12-03-2015", "2015-03-12", "13-2015", "0000", "3025", "spring 2015", "15"]
)
def test_whole_days_and_what_is_no_month_are_none(text: str) -> None:
    assert read_partial(text) is None


@given(YEARS, MONTHS)
def test_what_files_have_is_read_again(year: int, month: int | None) -> None:
    partial = PartialDay(year, month)
    for one in (partial.first, partial.last):
        assert (
            read_partial(in_files(one, partial.precision)) == PartialDay.of(one, partial.precision) == partial
        )
    assert partial.first <= partial.last


def test_days_are_told_as_far_as_they_are_known() -> None:
    on = date(2019, 3, 1)
    with speaking(Language.DUTCH):
        told = [in_words(on, each) for each in (None, Precision.MONTH, Precision.YEAR)]
    assert told == ["1 mrt 2019", "maart 2019", "2019"]
    assert in_words(None, Precision.YEAR) == ""


@given(YEARS, MONTHS)
def test_a_draft_keeps_the_precision_of_its_days(year: int, month: int | None) -> None:
    partial = PartialDay(year, month)
    text = in_files(partial.first, partial.precision)
    written = check(AffiliationDraft, ENDS | {"from_on": text, "until_on": text})
    chosen = ENDS | {"from_on": partial.last, "until_on": partial.first}
    precision = {"from_precision": partial.precision, "until_precision": partial.precision.value}
    assert written == check(AffiliationDraft, chosen | precision)
    assert (written.from_on, written.until_on) == (partial.first, partial.last)
    assert (written.from_precision, written.until_precision) == (partial.precision, partial.precision)


def test_without_a_day_there_is_no_precision() -> None:
    draft = check(AffiliationDraft, ENDS | {"from_precision": "year", "until_on": "2015-03-12"})
    assert (draft.from_precision, draft.until_precision) == (None, None)
