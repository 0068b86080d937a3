"""Reading a letter: how well those of the corpus are read, and what holds for any text at all."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import reduce
from itertools import pairwise
from operator import add

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from letter_scores import (
    BODIES,
    LATER,
    PEOPLE,
    Letter,
    Score,
    alignments,
    commitments,
    due_days,
    key_of,
    letters,
    positions,
    questions_and_answers,
)

from dare_network.letters.finds import Reading
from dare_network.letters.letter import read_letter
from dare_network.letters.likeness import same_words
from dare_network.letters.span import Span

NAMES = {name: key_of(name) for name in BODIES}
FOLK = {name: key_of(name) for name in PEOPLE}


def read(text: str, today: date = LATER) -> Reading:
    return read_letter(text, today, NAMES, FOLK)


def spans(reading: Reading) -> Iterator[Span]:
    families = (reading.questions, reading.positions, reading.answers, reading.commitments)
    for family in (*families, reading.bodies, reading.people):
        yield from (found.span for found in family)
    yield from (promise.who for promise in reading.commitments if promise.who)
    if reading.day:
        yield reading.day.span


def total(score: Callable[[Letter], Score]) -> float:
    return reduce(add, (score(letter) for letter in letters())).f1


@pytest.mark.parametrize(
    ("score", "least"),
    [
        (questions_and_answers, 0.85),
        (commitments, 0.75),
        (positions, 0.85),
        (alignments, 0.85),
        (due_days, 0.85),
    ],
)
def test_twenty_letters_are_read_well(score: Callable[[Letter], Score], least: float) -> None:
    assert len(letters()) >= 20
    assert total(score) >= least


@pytest.mark.parametrize("letter", letters(), ids=lambda letter: letter.name)
def test_the_day_of_a_letter_is_found(letter: Letter) -> None:
    assert letter.reading.day is not None
    assert letter.reading.day.on == date.fromisoformat(letter.expected["day"])


@pytest.mark.parametrize("letter", letters(), ids=lambda letter: letter.name)
def test_a_question_keeps_the_number_under_which_it_was_asked(letter: Letter) -> None:
    asked = {question["text"]: question["number"] for question in letter.expected["questions"]}
    for found in letter.reading.questions:
        words = found.span.words(letter.text)
        known = [number for text, number in asked.items() if same_words(text, words)]
        assert known in ([], [found.number])


@pytest.mark.parametrize("letter", letters(), ids=lambda letter: letter.name)
def test_the_known_bodies_that_a_letter_names_are_found(letter: Letter) -> None:
    found = {name.id for name in letter.reading.bodies}
    assert found.issuperset(key_of(name) for name in letter.expected["bodies"] if name in letter.text)


_PIECES = st.sampled_from(
    [
        "Question 1: ", "Vraag 2\n", "1. ", "A.1\t", "II. ", "?", ". ", "\n", "\n\n", "> ", "- ",
        "Antwoord:\n", "No\tQuestion\tAnswer\n", "MEB said ", "Ad a: ",
        "Standpunt van de aanvrager\n", "CCMO: ", "Ad 2. ", "Is this enough?", "Het CBG zal ", "we will ",
        "The applicant should ", "binnen zes weken", "by 31 February 2026", "vóór 1 maart", "Acties\n", "\t",
        "No.\tQuestion\tAction\n", "1\t", "Actie   Wie   Wanneer\n", "   ", "actie: ", "3.1 Is it?", "wij: ",
        "Anna asked whether it is. ", "The CBG replied that it is. ", "In the consortium's view it is. ",
        "\n\nIs it enough?\n\n", "You propose ", "> Ons idee: ", "Antwoord CBG: ",
        "Dear colleague,\n", "Marit Zwanenburg", "within 999 months", "31-12-9999", "\r\n", "\x00", "İ", "ß",
    ]
)  # fmt: skip
_LETTERS = st.lists(_PIECES | st.text(max_size=20), max_size=60).map("".join)


@given(st.text() | _LETTERS, st.dates())
@example("Question 1: within 999 months\nwe will act within 999 months", date(9999, 12, 31))
@example("", date(2026, 1, 1))
def test_no_text_fails_and_nothing_is_invented(text: str, today: date) -> None:
    reading = read(text, today)
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
        # What is shown are the words of the source, in their order.
        left = iter(span.of(text).replace(">", " ").split())
        assert all(word in left for word in span.words(text).replace(">", " ").split())
    for before, after in pairwise(reading.questions):
        assert before.span.end <= after.span.start
    asked = range(len(reading.questions))
    assert all(held.question in asked for held in reading.positions)
    assert all(given.question in asked for given in reading.answers if given.question is not None)


@given(_LETTERS)
def test_the_same_words_in_lines_that_end_otherwise_read_the_same(text: str) -> None:
    unix = text.replace("\r", "")
    dos = unix.replace("\n", "\r\n")
    one, other = read(unix), read(dos)
    assert [q.span.words(unix) for q in one.questions] == [q.span.words(dos) for q in other.questions]
    assert [c.span.words(unix) for c in one.commitments] == [c.span.words(dos) for c in other.commitments]


@pytest.mark.parametrize(
    "piece",
    [
        "a", " ", ".", "\n", "\t", ">", "> ", "1. ", "?", "- ", "?\n", "we will ", "the CBG and ", "A ",
        "Question 1: is it?\n", "Answer: yes. ", "within six ", "1-", "\n>", "the applicant's ", "Aa Aa ",
        "of ", "Question\tAnswer\n", "wij zien ", "No.\tQuestion\tAction\n", "1\tIs it?\tAnna to act\n",
        "Anna asked whether it is. The CBG said it is. ", "Is it so?\n\n", "Whether it is\n\n",
        "actie: Anna ", "Anna vroeg ", "\r\n", "Ons standpunt: ", "   ",
        "> Is it enough?\nYes.\n\n", "Anna asked whether it is. The CBG said it is.\n\n", "(a) of het ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["1. Is it?\nAnswer:\n", "Anna asked whether it is. The CBG said yes. "])
def test_a_pasted_text_without_end_is_read_in_the_time_that_its_length_takes(before: str, piece: str) -> None:
    # A rule that looked at everything once for each character would not come back.
    read(before + piece * (50_000 // len(piece)))
