"""The stretch of a text that shows why it was found."""

from hypothesis import given
from hypothesis import strategies as st

from dare_network.words.excerpt import LEAD, Excerpt, excerpt
from dare_network.words.marking import Span, spans
from dare_network.words.query import read_query

FILLER = "and so on and so forth " * 30


def shown(text: str, query: str, width: int = 120) -> Excerpt:
    return excerpt(text, spans(text, read_query(query)), width)


def test_a_short_text_is_shown_whole() -> None:
    found = shown("One potency assay.", "assay")
    assert found.pieces() == (("One potency ", False), ("assay", True), (".", False))


def test_a_long_text_is_cut_between_words_where_the_marks_are() -> None:
    found = shown(FILLER + "one potency assay " + FILLER, "potency assay")
    assert found.text.startswith("… ")
    assert found.text.endswith(" …")
    assert [piece for piece, marked in found.pieces() if marked] == ["potency", "assay"]


def test_where_most_was_found_is_shown() -> None:
    text = "assay " + FILLER + "potency assay " + FILLER
    assert [piece for piece, marked in shown(text, "potency assay").pieces() if marked] == [
        "potency",
        "assay",
    ]


def test_without_marks_the_beginning_is_shown() -> None:
    found = shown(FILLER, "-potency")
    assert found.text.startswith("and so on")
    assert found.pieces() == ((found.text, False),)


@given(
    st.text(alphabet="ab \n"), st.lists(st.tuples(st.integers(0, 99), st.integers(1, 9))), st.integers(70, 90)
)
def test_an_excerpt_is_a_stretch_of_its_text_with_its_marks(
    text: str, places: list[tuple[int, int]], width: int
) -> None:
    at, marks = 0, []
    for gap, length in places:
        start, at = at + gap, at + gap + length
        if at <= len(text):
            marks.append(Span(start, at))
    found = excerpt(text, marks, width)
    inner = found.text.removeprefix("… ").removesuffix(" …")
    assert inner in text
    assert len(found.text) <= width + LEAD
    assert "".join(piece for piece, _marked in found.pieces()) == found.text
    assert bool(found.spans) == bool(marks)
