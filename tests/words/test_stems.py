"""Inflections of one word meet, in English and in Dutch."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dare_network.words.cutting import folded
from dare_network.words.stems import same_word, stems


@pytest.mark.parametrize(
    "forms",
    [
        "assay assays",
        "potency potencies",
        "gene genes",
        "dose doses dosed",
        "submit submitted submitting submits",
        "study studies",
        "validation validations",
        "potentietest potentietesten",
        "geneesmiddel geneesmiddelen",
        "cel cellen",
        "vergoeding vergoedingen",
        "patiënt patiënten",
        "huis huizen",
        "aanvraag aanvragen",
        "toezegging toezeggingen",
        "ziekenhuis ziekenhuizen",
        "een één",
        "gemaakt maakt",
        "gewerkt werken",
    ],
)
def test_forms_of_a_word_meet(forms: str) -> None:
    first, *others = map(folded, forms.split())
    assert all(same_word(first, other) for other in others)


@pytest.mark.parametrize(
    "pair", ["potency potential", "test toets", "cel celibaat", "assay essay", "potentietest test"]
)
def test_other_words_do_not_meet(pair: str) -> None:
    assert not same_word(*pair.split())


_PARTS = [
    "ge",
    "ven",
    "zien",
    "v",
    "z",
    "sk",
    "dy",
    "ij",
    "e",
    "i",
    "t",
    "s",
    "en",
    "ing",
    "ief",
    "kt",
    "heid",
]
SHAPED = st.lists(st.sampled_from(_PARTS), min_size=1, max_size=4).map("".join) | st.text(min_size=1).map(
    folded
)


@given(SHAPED, SHAPED)
@example("werken", "gewerkt")
def test_words_meet_where_their_stems_do(one: str, other: str) -> None:
    english, dutch = zip(stems(one), stems(other), strict=True)
    assert same_word(one, other) == (len(set(english)) == 1 or len(set(dutch)) == 1)


@given(SHAPED)
def test_a_stem_begins_as_its_word_but_for_a_dutch_ge(word: str) -> None:
    english, dutch = stems(word)
    assert english[:-1][:1] == word[:1]
    assert dutch[:-1][:1] == word[:1] or word.startswith("ge")


def test_a_stem_of_one_language_is_none_of_the_other() -> None:
    # English takes "huis" for "hui", which is a word of its own.
    assert stems("huis")[0] != stems("hui")[1]
    assert not set(stems("potency")) & {stems("potencie")[0]}


def test_threads_do_not_disturb_each_other() -> None:
    words = [f"vergoedingen{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}en" for n in range(600)]
    alone = [stems(word) for word in words]
    stems.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stems, words)) == alone
