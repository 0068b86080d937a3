"""Where what was looked for stands in the text as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.words.cutting import cut
from dare_network.words.marking import spans
from dare_network.words.query import read_query


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Two potency assays: one Assay each.", "assay", ["assays", "Assay"]),
        (
            "De potentietesten van één patiënt",
            "potentietest patienten een",
            ["potentietesten", "één", "patiënt"],
        ),
        ("Is e\u0301e\u0301n genoeg?", "een", ["e\u0301e\u0301n"]),
        ("A potency assay is no potency, assays are.", '"potency assay"', ["potency assay"]),
        ("potentie, potentieel, impotent", "potentie*", ["potentie", "potentieel"]),
        ("A potency assaying", '"potency assay"*', ["potency assaying"]),
        ("the potency assay", '"potency assay" assay', ["potency assay"]),
        ("a b a b a", '"a b a"', ["a b a b a"]),
        ("CAR-T-cellen", "car t-cel", ["CAR", "T", "cellen"]),
        ("potency without a donor", "potency -donor", ["potency"]),
        ("<b>potency</b>", "potency", ["potency"]),
        ("nothing of it", "potency", []),
    ],
)
def test_the_words_are_found_as_they_were_written(text: str, query: str, marked: list[str]) -> None:
    assert [text[a:b] for a, b in spans(text, read_query(query))] == marked


@given(st.text(), st.data())
def test_every_word_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    words = list(cut(text))
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    query = read_query(word.folded)
    assert any(start <= word.start and word.end <= end for start, end in spans(text, query))


@given(st.text(alphabet="ab -"), st.text(alphabet='ab "*-'))
def test_marks_stand_apart_in_their_order(text: str, query: str) -> None:
    at = 0
    for start, end in spans(text, read_query(query)):
        assert at <= start < end <= len(text)
        at = end
