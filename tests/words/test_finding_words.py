"""Names are found in whatever way they are typed: what nobody sees and nobody types makes no difference."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dare_network.words.cutting import folded_words
from dare_network.words.finding import finding_words
from dare_network.words.spelling import spelling

LETTERS = st.characters(categories=["L", "N"], max_codepoint=0x24F)
NAMES = st.text(st.one_of(LETTERS, st.sampled_from(" '-’.éçüńøłßıĳ")), max_size=30)
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff"


@given(NAMES)
def test_how_a_letter_is_put_together_makes_no_difference(name: str) -> None:
    apart, together = unicodedata.normalize("NFD", name), unicodedata.normalize("NFC", name)
    assert folded_words(apart) == folded_words(together)
    assert finding_words(apart) == finding_words(together)
    assert spelling(apart) == spelling(together)


@given(NAMES)
def test_quotes_dashes_and_blanks_are_alike_whichever_they_are(name: str) -> None:
    curly = name.replace("'", "’").replace("-", "\u2011").replace(" ", "\u00a0\u2003")
    assert folded_words(curly) == folded_words(name)
    assert finding_words(curly) == finding_words(name)
    assert spelling(curly) == spelling(name)


@given(st.lists(st.sampled_from(["Jan", "Müller", "d’Arc", "ĳssel"]), min_size=1), st.data())
def test_what_is_invisible_makes_no_difference(words: list[str], data: st.DataObject) -> None:
    name = " ".join(words)
    hidden = "".join(
        letter + (data.draw(st.sampled_from(INVISIBLE)) if letter.isalpha() else "") for letter in name
    )
    assert folded_words(hidden) == folded_words(name)
    assert finding_words(hidden) == finding_words(name)
    assert spelling(hidden) == spelling(name)


@given(NAMES)
@example("ŉ")
def test_what_is_folded_stays_as_it_is(name: str) -> None:
    folded = " ".join(folded_words(name))
    assert " ".join(folded_words(folded)) == folded
    assert spelling(spelling(name)) == spelling(name)


@given(NAMES)
def test_every_word_of_a_text_finds_it(name: str) -> None:
    found = finding_words(name)
    assert all(word in found for word in folded_words(name))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jan Müller", "jan muller mueller"),
        ("Mueller", "mueller muller"),
        ("O’Neill", "o neill oneill"),
        ("Meĳer", "meijer meyer"),
        ("Meyer", "meyer meijer"),
        ("Ærøskøbing", "aeroskobing aeroeskoebing aroskobing"),
        ("06-12 34 56 78", "06 12 34 56 78 0612 0612345678"),
        ("A.B.C. van ’t Hof", "a b c van t hof abc"),
        ("", ""),
    ],
)
def test_a_text_is_also_found_by_what_others_type(text: str, words: str) -> None:
    assert finding_words(text) == words
