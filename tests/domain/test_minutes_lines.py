"""Lines of minutes: which are headings and items of a list, and which are only like them."""

import pytest

from dare_network.domain.rules.minutes_lines import HeadingLine, heading_of, item_of


@pytest.mark.parametrize(("line", "heading"), [
    ("# Minutes", HeadingLine("Minutes", 1)),
    ("###  Question 1 # ", HeadingLine("Question 1 # ", 3)),
    ("#### Four", None),
    ("#5 in the list", None),
    ("# ", None),
    (" # Indented", None),
    ("-5 °C", None),
    ("- an item", None),
    ("", None),
])  # fmt: skip
def test_a_heading_is_up_to_three_signs_a_blank_and_a_text(line: str, heading: HeadingLine | None) -> None:
    assert heading_of(line) == heading


@pytest.mark.parametrize(("line", "item"), [
    ("- an item", "an item"),
    ("-   - twice", "- twice"),
    ("-5 °C", None),
    ("- ", None),
    ("– a dash", None),
    ("# Minutes", None),
])  # fmt: skip
def test_an_item_is_a_hyphen_a_blank_and_a_text(line: str, item: str | None) -> None:
    assert item_of(line) == item
