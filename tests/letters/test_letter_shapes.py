"""Small texts in one shape each: what a rule for another shape must leave as it is."""

from datetime import date
from uuid import uuid4

import pytest

from dare_network.letters.letter import read_letter

Told = tuple[list[str], list[str], list[str], list[str]]


def told(text: str) -> Told:
    """The words of the questions, positions, answers and commitments."""
    reading = read_letter(text, date(2026, 5, 1), {"MEB": uuid4()}, {"Jan Smit": uuid4()})
    families = (reading.questions, reading.positions, reading.answers, reading.commitments)
    questions, positions, answers, commitments = (
        [found.span.words(text) for found in family] for family in families
    )
    return questions, positions, answers, commitments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Actions\n- Jan Smit: deliver the data of the first\n    three batches\n",
            ([], [], [], ["Jan Smit: deliver the data of the first three batches"]),
        ),
        (
            "No\tAction\tWho\n1\tSend the protocol\tMEB\nWe will also send the IB by 4 June 2026.\n",
            ([], [], [], ["Send the protocol", "We will also send the IB by 4 June 2026."]),
        ),
        (
            "No\tQuestion\tAnswer\n1\tIs it fine?\tYes.\nQuestion 2: And stable?\nAnswer: Fine.\n",
            (["Is it fine?", "And stable?"], [], ["Yes.", "Fine."], []),
        ),
        (
            "No\tQuestion\tAnswer\n1\tIs it fine?\tYes, it is\nfine.\n2\tIs it\nstable?\tNo.\n",
            (["Is it fine?", "Is it stable?"], [], ["Yes, it is fine.", "No."], []),
        ),
        (
            "No   Question       Answer\n1    Is the assay   The MEB agrees\n     fine?          with it.\n",
            ([], [], [], []),
        ),
        (
            "> Question 1: Is it enough?\n> Answer: It is enough for\nrelease of a batch.\n",
            (["Is it enough?"], [], ["It is enough for release of a batch."], []),
        ),
        (
            "Question 1: Is it enough?\nAnswer: The guideline says:\n> two batches\nso two it is.\n",
            (["Is it enough?"], [], ["The guideline says: two batches so two it is."], []),
        ),
        ("Question 1: Which risks remain?\nAnswer: Geen.\n", (["Which risks remain?"], [], ["Geen."], [])),
        ("Question 1: Is it ok?\nOur position: n/a\nAnswer: -\n", (["Is it ok?"], [], [], [])),
        (
            "Question 1: Is it ok?\nWij: ja.\nAnswer: Yes.\nWij: we sturen dit.\n",
            (["Is it ok?"], ["ja."], ["Yes. Wij: we sturen dit."], ["Wij: we sturen dit."]),
        ),
    ],
)
def test_a_text_is_read_by_its_own_shape(text: str, expected: Told) -> None:
    assert told(text) == expected
