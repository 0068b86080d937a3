"""Days in columns: as exact as they are written, in the order that the column tells."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.formats.mapping import apply, reading_remarks, suggest
from dare_network.formats.tables import read_tables
from dare_network.formats.written_days import written_day

NAMES = ("Anna Bos", "Bert Bos", "Cees Bos", "Dirk Bos", "Els Bos")


def read(*days: str, also: Sequence[str] = ()) -> tuple[list[str], tuple[str, ...]]:
    """Read these cells of a column, beside which another of the file has others; with the remarks."""
    others = [*also, *[""] * (len(days) - len(also))]
    rows = [
        f"{name};UMC Utrecht;{day};{other}" for name, day, other in zip(NAMES, days, others, strict=False)
    ]
    tables = read_tables("posts.csv", "\n".join(["naam;organisatie;sinds;tot", *rows]).encode())
    mapping = suggest(tables)
    posts = [row for row in apply(mapping, tables) if row.target == "affiliations"]
    return [row.values["from_on"] for row in posts], reading_remarks(mapping, tables)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019-05-16", "2019-05-16"), ("16-5-2019", "2019-05-16"), ("16/05/19", "2019-05-16"),
        ("ma 3 maart 2024", "2024-03-03"), ("Sunday, 31 May 2026", "2026-05-31"),
        ("May 31, 2026", "2026-05-31"),
        ("1 mrt. 2024", "2024-03-01"), ("3 mrt '24", "2024-03-03"), ("20240531", "2024-05-31"),
        ("16-05-2019 00:00", "2019-05-16"), ("45413", "2024-05-01"), ("45413.5", "2024-05-01"),
        ("2024-03-31T22:30:00Z", "2024-04-01"), ("2024-12-31T23:30:00+00:00", "2025-01-01"),
        ("2024-03-31T23:30:00", "2024-03-31"), ("mrt '19", "2019-03"), ("mei 2024", "2024-05"),
        ("03-2019", "2019-03"), ("2019/03", "2019-03"), ("okt 98", "1998-10"), ("2015", "2015"),
        ("sinds 2015", "2015"),
        ("'18", "2018"), ("eind 2019", "2019"), ("voorjaar 2019", "2019"), ("Q3 2021", "2021"),
        ("eind '19", "2019"),
    ],
)  # fmt: skip
def test_a_day_is_as_exact_as_it_is_written(written: str, iso: str) -> None:
    assert written_day(written) == iso


@pytest.mark.parametrize(
    "text", ["", "al heel lang", "29-02-2023", "31-31-2020", "12:30", "1799", "99999", "x 2019"]
)
def test_what_names_no_day_is_none(text: str) -> None:
    assert written_day(text) is None


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_every_day_is_read_in_either_order_when_its_column_tells_it(day: date) -> None:
    shown = f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"
    assert read(shown[0], "25/12/2020")[0][0] == read(shown[1], "12/25/2020")[0][0] == day.isoformat()


@given(st.text(max_size=25))
def test_any_text_is_read_or_left(text: str) -> None:
    found = written_day(text)
    assert found is None or len(found) in (4, 7, 10)


def test_a_column_with_the_month_first_is_read_so_throughout() -> None:
    days, remarks = read("12/31/2024", "12/01/2024", "6/15/2024")
    assert days == ["2024-12-31", "2024-12-01", "2024-06-15"]
    assert remarks == ()


def test_what_was_typed_and_what_was_pasted_may_differ_in_their_order() -> None:
    assert read("12/31/2024", "12/01/2024", "31-12-2024", "12-01-2024")[0] == [
        "2024-12-31", "2024-12-01", "2024-12-31", "2024-01-12",
    ]  # fmt: skip


def test_a_column_that_does_not_tell_follows_the_others_of_its_file() -> None:
    assert read("12/01/2024", also=["12/31/2025"]) == (["2024-12-01"], ())


def test_what_nothing_tells_is_read_with_the_day_first_and_said() -> None:
    days, remarks = read("12/01/2024")
    assert days == ["2024-01-12"]
    assert remarks == (
        "Nothing in the column “sinds” of “posts” tells whether the day or the month comes first; it was "
        "read with the day first (for example “12/01/2024”).",
    )


def test_a_part_of_a_year_is_read_as_the_year_and_said() -> None:
    days, remarks = read("eind 2019")
    assert days == ["2019"]
    assert remarks == (
        "Of parts of years in the column “sinds” of “posts”, such as “eind 2019”, the year was read.",
    )


@pytest.mark.parametrize("text", ["heden", "present", "Now", "nu", "tot heden", "lopend", "t/m heden"])
def test_an_end_that_has_not_come_is_none(text: str) -> None:
    tables = read_tables("t.csv", f"van,naar,soort,tot\nCelbrug,Genpad,kent,{text}\n".encode())
    (row,) = apply(suggest(tables), tables)
    assert row.values["until_on"] == ""
    assert row.problem is None
