"""Known names in running text."""

from uuid import uuid4

from dare_network.letters.names import names_by_word, names_in

SHORT, LONG, JAN = uuid4(), uuid4(), uuid4()
NAMES = names_by_word({"CBG": SHORT, "Bureau GGO": SHORT, "Bureau GGO Bilthoven": LONG, "Jan d'Hont": JAN})


def found(text: str) -> list[tuple[str, object]]:
    return [(name.span.of(text), name.id) for name in names_in(text, NAMES)]


def test_a_name_is_found_as_whole_words_however_it_is_written() -> None:
    assert found("Het cbg, niet CBGX.") == [("cbg", SHORT)]
    assert found("van Jan\nd'Hont") == [("Jan\nd'Hont", JAN)]


def test_the_longer_of_two_names_is_the_one_that_is_meant() -> None:
    assert found("Bureau GGO Bilthoven en Bureau GGO") == [
        ("Bureau GGO Bilthoven", LONG),
        ("Bureau GGO", SHORT),
    ]


def test_a_name_without_letters_is_never_found() -> None:
    assert names_in("a . b", names_by_word({"": SHORT, "...": SHORT, "a": SHORT})) == ()
