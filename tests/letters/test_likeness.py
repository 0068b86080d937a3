"""Whether a question that was pasted is one that the dialogue has."""

from dataclasses import replace

from dialogue_builders import question
from hypothesis import given
from hypothesis import strategies as st

from dare_network.letters.likeness import known_question, numbered_question, same_words

ASKED = "Is the proposed potency assay sufficient for phase I?"


def test_a_question_is_known_by_most_of_its_words_or_by_its_number() -> None:
    one, other = replace(question(), text=ASKED), question(2, text="Is one donor enough?")
    assert known_question(f"{ASKED} (repeated)", [other, one]) == one.id
    assert known_question("Is one assay enough?", [one, other]) is None
    assert numbered_question("2", [one, other]) == other.id
    assert numbered_question("", [one, other]) is None


@given(st.text(), st.text())
def test_likeness_goes_both_ways_and_needs_words(one: str, other: str) -> None:
    assert same_words(one, other) == same_words(other, one)
    assert same_words(one, one) is bool(one.split())
