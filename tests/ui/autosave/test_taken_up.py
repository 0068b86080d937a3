"""What a browser kept of a form becomes values of widgets again."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.days import FIRST_DAY, LAST_DAY
from dare_network.ui.forms.autosaved_values import kept_text, left_out, names_kept, values_taken_up
from dare_network.ui.forms.field import Field, Widget

OPTIONS = {"a": "Quality (A)", "b": "Clinical: phase I", 3: "Three"}
VALUES = {
    Widget.LINE: st.text(),
    Widget.AREA: st.text(),
    Widget.PAGES: st.text(),
    Widget.LINES: st.text(),
    Widget.DAY: st.none() | st.dates(FIRST_DAY, LAST_DAY),
    Widget.TIME: st.none() | st.times().map(lambda each: each.replace(microsecond=0)),
    Widget.NUMBER: st.none() | st.integers(1, 9999),
    Widget.WHOLE: st.none() | st.integers(-99, 99),
    Widget.DECIMAL: st.none() | st.floats(-99, 99),
    Widget.CHOICE: st.sampled_from([None, *OPTIONS]),
    Widget.CHOICES: st.lists(st.sampled_from(list(OPTIONS)), unique=True),
    Widget.FLAG: st.booleans(),
}
FIELDS = [Field(kind, str(kind), kind, OPTIONS) for kind in VALUES]


MANY = {f"p{number}": f"Person {number}" for number in range(500)}


def test_there_is_a_value_of_every_kind() -> None:
    assert set(VALUES) == set(Widget)


@given(values=st.fixed_dictionaries({str(kind): values for kind, values in VALUES.items()}))
def test_every_kind_of_field_comes_back_as_it_was(values: dict[str, object]) -> None:
    kept = {item.name: kept_text(values[item.name]) for item in FIELDS}
    assert values_taken_up(FIELDS, kept) == values


@pytest.mark.parametrize(
    "kept",
    [
        None,
        "text",
        {"day": "soon"},
        {"time": "99"},
        {"number": "many"},
        {"choice": "Kwaliteit"},
        {"choices": "Three\nSeven"},
        {"choice": "Quality (A)"},
        {"line": 3},
        {"unknown": "text"},
    ],
)
def test_what_no_field_can_hold_is_left_out(kept: object) -> None:
    assert values_taken_up(FIELDS, kept) == {}


def test_an_empty_text_empties_a_field() -> None:
    empty = values_taken_up(FIELDS, {str(kind): "" for kind in Widget})
    assert empty["day"] is None
    assert empty["choice"] is None
    assert empty["choices"] == []
    assert empty["line"] == ""
    assert values_taken_up(FIELDS, {"day": "2026-05-12", "time": "10:30:00"}) == {
        "day": date(2026, 5, 12),
        "time": time(10, 30),
    }


def test_a_choice_means_the_same_in_any_language() -> None:
    english = Field("choice", "Choice", Widget.CHOICE, OPTIONS)
    dutch = Field("choice", "Keuze", Widget.CHOICE, {"a": "Kwaliteit (A)", "b": "Klinisch", 3: "Drie"})
    assert names_kept(english.options)["Quality (A)"] == kept_text("a") == "a"
    assert values_taken_up([dutch], {"choice": "a"}) == {"choice": "a"}
    assert values_taken_up([dutch], {"choice": "3"}) == {"choice": 3}


def test_of_a_long_list_the_ids_are_kept_and_never_the_names() -> None:
    long = Field("choice", "Choice", Widget.CHOICE, MANY)
    assert names_kept(MANY)["Person 3"] == kept_text("p3") == "p3"
    assert values_taken_up([long], {"choice": "Person 3"}) == {}
    assert values_taken_up([long], {"choice": "p3"}) == {"choice": "p3"}


def test_what_is_offered_no_longer_is_named_and_the_rest_comes_back() -> None:
    several = Field("several", "Several", Widget.CHOICES, OPTIONS)
    one = Field("one", "One", Widget.CHOICE, OPTIONS)
    line = Field("line", "Line", Widget.LINE)
    fields, kept = [several, one, line], {"several": "a\ngone", "one": "gone", "line": "gone"}
    assert left_out(fields, kept) == [several, one]
    assert values_taken_up(fields, kept) == {"several": ["a"], "line": "gone"}
    assert left_out(fields, {"several": "a\nb", "one": "3"}) == []
    assert left_out(fields, {"several": "", "one": ""}) == []
