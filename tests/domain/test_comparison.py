"""Comparing two texts: nothing is lost, and what both share is not called changed."""

from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.rules.comparison import LineChange, compare

texts = st.lists(st.sampled_from(["", "Yes.", "No.", "# Minutes", "Owner: Anna"])).map("\n".join)


@given(texts, texts)
def test_both_texts_can_be_read_out_of_their_comparison(before: str, after: str) -> None:
    lines = compare(before, after)
    assert "\n".join(line.text for line in lines if line.change is not LineChange.ADDED) == before
    assert "\n".join(line.text for line in lines if line.change is not LineChange.REMOVED) == after


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert {line.change for line in compare(text, text)} == {LineChange.KEPT}


def test_a_line_that_was_replaced_stands_before_the_one_that_replaces_it() -> None:
    lines = compare("Question 1\nYes.\nEnd", "Question 1\nNo.\nEnd")
    assert [(line.change, line.text) for line in lines] == [
        (LineChange.KEPT, "Question 1"),
        (LineChange.REMOVED, "Yes."),
        (LineChange.ADDED, "No."),
        (LineChange.KEPT, "End"),
    ]
