"""Days and times that no record can have are refused where they are written."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dare_network
from dare_network.domain.days import FIRST_DAY, LAST_DAY, exists, later, possible_day
from dare_network.domain.drafts.checking import Draft, check
from dare_network.domain.drafts.dialogues import MeetingDraft
from dare_network.errors import InvalidInputError
from dare_network.formats.dates import read_date
from dare_network.language import AMSTERDAM

DRAFTS = Path(dare_network.__file__).parent / "domain" / "drafts"
IMPOSSIBLE = [
    date.min,
    date(26, 5, 12),
    FIRST_DAY - timedelta(days=1),
    LAST_DAY + timedelta(days=1),
    date.max,
]
SKIPPED = "This time does not exist: in that night the clock goes from 2:00 straight to 3:00."


def drafts(kind: type[Draft] = Draft) -> Iterator[type[Draft]]:
    """All kinds of drafts that there are."""
    for path in DRAFTS.glob("*.py"):
        import_module(f"dare_network.domain.drafts.{path.stem}")
    for each in kind.__subclasses__():
        if each.__module__.startswith("dare_network."):
            yield each
            yield from drafts(each)


def date_fields() -> Iterator[tuple[type[Draft], str]]:
    for kind in drafts():
        for name, known in kind.model_fields.items():
            if known.annotation is date or "datetime.date" in repr(known.annotation):
                yield kind, name


@pytest.mark.parametrize(
    ("kind", "name"), list(date_fields()), ids=lambda part: getattr(part, "__name__", part)
)
def test_every_day_of_every_draft_is_in_a_year_that_can_be(kind: type[Draft], name: str) -> None:
    for day in IMPOSSIBLE:
        with pytest.raises(InvalidInputError) as caught:
            check(kind, {name: day})
        assert caught.value.fields[name] == "This year cannot be right: use one from 1900 to 2199."
    for day in (FIRST_DAY, date(2026, 5, 12), LAST_DAY):
        with pytest.raises(InvalidInputError) as caught:
            check(kind, {name: day, "no such field": ""})
        assert name not in caught.value.fields


def test_all_days_of_drafts_are_among_those() -> None:
    assert len(list(date_fields())) > 20


@pytest.mark.parametrize("text", ["12-05-0026", "0001-01-01", "31 december 9999", "1899-12-31"])
def test_an_impossible_year_in_a_table_is_refused_and_not_guessed(text: str) -> None:
    with pytest.raises(InvalidInputError, match=r"cannot be right: use one from 1900 to 2199\."):
        read_date(text)


@pytest.mark.parametrize("text", ["", "0001-01-01", "9999-12-31", "2027-02-29", "soon"])
def test_an_impossible_day_in_an_address_is_none(text: str) -> None:
    with pytest.raises(ValueError):
        possible_day(text)


@pytest.mark.parametrize(
    ("on", "starts", "there"),
    [
        (date(2027, 3, 28), time(1, 59), True),
        (date(2027, 3, 28), time(2), False),
        (date(2027, 3, 28), time(2, 59), False),
        (date(2027, 3, 28), time(3), True),
        (date(2027, 3, 27), time(2, 30), True),
        (date(2027, 10, 31), time(2, 30), True),
        (date(2027, 5, 12), None, True),
    ],
)
def test_a_time_that_clocks_skip_is_refused_with_a_sentence(
    on: date, starts: time | None, there: bool
) -> None:
    if there:
        assert check(MeetingDraft, {"on": on, "starts": starts}).starts == starts
        return
    with pytest.raises(InvalidInputError) as caught:
        check(MeetingDraft, {"starts": starts, "on": on})
    assert caught.value.fields == {"starts": SKIPPED}


@given(st.dates(FIRST_DAY, LAST_DAY), st.times())
def test_a_time_exists_if_some_instant_has_it(on: date, at: time) -> None:
    begins = datetime.combine(on, at, UTC)
    # All instants at which it could be that time, with whatever offset the zone has.
    offsets = {(begins + timedelta(hours=by)).astimezone(AMSTERDAM).utcoffset() for by in range(-24, 25)}
    shown = {(begins - by).astimezone(AMSTERDAM).replace(tzinfo=None) for by in offsets if by is not None}
    assert exists(on, at) is (datetime.combine(on, at) in shown)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.times(),
    st.integers(0, 3000),
)
def test_so_much_later_is_so_much_later(on: date, at: time, minutes: int) -> None:
    begins = datetime.combine(on, at, AMSTERDAM)
    passed = later(begins, timedelta(minutes=minutes)).astimezone(UTC) - begins.astimezone(UTC)
    assert passed == timedelta(minutes=minutes)
