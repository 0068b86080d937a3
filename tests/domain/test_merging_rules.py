"""Two ties or affiliations that say the same become one; somebody who left and came back has two."""

from datetime import date
from typing import Any

import pytest

from dare_network.domain.partial_days import Precision
from dare_network.domain.rules.merging import is_same_tie, told_by_both

Y2015, M2015, D2015, Y2022 = date(2015, 1, 1), date(2015, 6, 1), date(2015, 6, 9), date(2022, 1, 1)
YEAR, MONTH = Precision.YEAR, Precision.MONTH


def place(
    from_on: date | None = None,
    until_on: date | None = None,
    role: str = "",
    how: tuple[Precision | None, Precision | None] = (None, None),
    source: str = "",
) -> dict[str, Any]:
    return {
        "role": role, "from_on": from_on, "until_on": until_on, "from_precision": how[0],
        "until_precision": how[1], "source": source, "sample": False,
    }  # fmt: skip


SAME = [
    (place(), place()),
    (place(D2015), place()),
    (place(D2015), place(Y2022)),
    (place(role="Chair"), place(role="chair")),
    (place(role="Chair"), place()),
    (place(Y2015, Y2022), place(Y2015, Y2022)),
    (place(None, Y2022), place(Y2015, Y2022)),
    (place(Y2015, Y2022), place(Y2015)),
    (place(Y2015, how=(YEAR, None)), place(D2015)),
    (place(Y2015, date(2018, 12, 31), how=(YEAR, YEAR)), place(D2015, date(2018, 3, 1))),
]
TWO = [
    (place(role="Chair"), place(role="Member")),
    (place(Y2015, date(2018, 12, 31)), place(Y2022)),
    (place(None, date(2018, 12, 31)), place(Y2022)),
    (place(None, date(2018, 12, 31)), place()),
    (place(Y2015, date(2018, 12, 31)), place(Y2015, date(2019, 12, 31))),
    (place(Y2015, Y2022), place(D2015, Y2022)),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_was_noted_twice_is_one(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert is_same_tie(one, other)
    assert is_same_tie(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_what_was_at_other_times_or_in_another_role_is_two(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert not is_same_tie(one, other)
    assert not is_same_tie(other, one)


def test_the_more_exact_day_is_kept_the_earlier_beginning_and_every_source() -> None:
    rough, exact = place(Y2015, how=(YEAR, None), source="A"), place(D2015, source="B")
    assert told_by_both(rough, exact) == {"from_on": D2015, "from_precision": None, "source": "A; B"}
    assert told_by_both(exact, rough) == {"source": "B; A"}
    month = place(M2015, how=(MONTH, None))
    assert told_by_both(rough, month) == {"from_on": M2015, "from_precision": MONTH}
    assert told_by_both(place(Y2022), place(Y2015, how=(YEAR, None))) == {
        "from_on": Y2015, "from_precision": YEAR
    }  # fmt: skip
    assert told_by_both(place(role="Chair"), place(D2015, Y2022)) == {"from_on": D2015, "until_on": Y2022}
    assert told_by_both(place(source="A"), place(source="A")) == {}
