"""Words of a text: where they stand, and what makes no difference between two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.words.cutting import LONGEST, MOST, cut, folded, folded_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Potency assay, phase I", ["potency", "assay", "phase", "i"]),
        ("CAR-T-cellen", ["car", "t", "cellen"]),
        ("ATMP's en foto’s", ["atmp", "s", "en", "foto", "s"]),
        ("Regulation (EC) No 1394/2007", ["regulation", "ec", "no", "1394", "2007"]),
        ("één café, naïef", ["een", "cafe", "naief"]),
        ("e\u0301e\u0301n", ["een"]),
        ("Łódź, Ærø, Straße, ﬁnal", ["lodz", "aero", "strasse", "final"]),
        ("IFN-γ 10⁶ cells", ["ifn", "γ", "106", "cells"]),
        ("snake_case", ["snake", "case"]),
        ("… — “” \x00 <b>", ["b"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_folded_words(text: str, words: list[str]) -> None:
    assert folded_words(text) == words


@given(st.text())
def test_words_stand_where_they_say_one_after_the_other(text: str) -> None:
    at = 0
    for word in cut(text):
        assert at <= word.start < word.end <= len(text)
        assert folded(text[word.start : word.end]) == word.folded
        at = word.end
    assert folded_words(text) == [word.folded for word in cut(text)]


@given(st.text())
def test_a_folded_word_is_letters_and_digits_only_and_folds_to_itself(text: str) -> None:
    for word in cut(text):
        assert word.folded.isalnum()
        assert folded(word.folded) == word.folded
        assert [again.folded for again in cut(word.folded)] == [word.folded]


@given(st.text(alphabet=st.characters(categories=["L", "N"], max_codepoint=0x17F)))
def test_case_makes_no_difference(text: str) -> None:
    upper, lower = (tuple(word.folded for word in cut(form)) for form in (text.upper(), text.upper().lower()))
    assert upper == lower


def test_what_no_reader_wrote_is_cut_short() -> None:
    assert [len(word.folded) for word in cut("x" * 5000)] == [LONGEST]
    assert len(list(cut("a " * (MOST + 5)))) == len(folded_words("a " * (MOST + 5))) == MOST
