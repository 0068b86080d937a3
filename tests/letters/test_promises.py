"""Sentences that promise something, and whose promise it is."""

from datetime import date
from uuid import uuid4

import pytest

from dare_network.domain.vocabulary import Direction
from dare_network.letters.letter import read_letter

OURS, THEIRS, JOINT = Direction.OURS, Direction.THEIRS, Direction.JOINT
TODAY = date(2026, 5, 12)


def promised(text: str) -> list[tuple[Direction, str]]:
    reading = read_letter(text, TODAY, {"CBG": uuid4(), "CCMO": uuid4()}, {"Anna de Wit": uuid4()})
    return [(found.direction, found.who.of(text) if found.who else "") for found in reading.commitments]


@pytest.mark.parametrize(
    ("sentence", "direction", "who"),
    [
        ("The applicant should submit the report.", OURS, "The applicant"),
        ("Het CBG zal de notulen toezenden.", THEIRS, "Het CBG"),
        ("Het CBG stuurt de notulen toe.", THEIRS, "Het CBG"),
        ("Op 1 juni zal het CBG hierover besluiten.", THEIRS, "het CBG"),
        ("De aanvrager dient dit vóór 1 juni aan te leveren.", OURS, "De aanvrager"),
        ("Vóór 1 juni dient de aanvrager dit aan te leveren.", OURS, "de aanvrager"),
        ("The CBG and the applicant will meet again.", JOINT, "The CBG and the applicant"),
        ("Het CBG en de CCMO zullen samen reageren.", JOINT, "Het CBG en de CCMO"),
        ("Anna de Wit will write the protocol.", OURS, "Anna de Wit"),
        ("We will send it.", OURS, "We"),
        ("We'll send it.", OURS, "We"),
        ("De secretaris zal u informeren.", THEIRS, "De secretaris"),
        ("De commissie verwacht uw protocol binnen vier weken.", OURS, ""),
    ],
)
def test_a_promise_is_theirs_or_ours_or_of_both(sentence: str, direction: Direction, who: str) -> None:
    assert promised(sentence) == [(direction, who)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The CBG agrees with the shelf life.",
        "Viability should remain above 80%.",
        "Wij hebben dit besproken.",
        "Dank voor je bericht.",
        "The committee asked about timelines.",
        "Will this be enough?",
    ],
)
def test_what_nobody_promises_is_no_commitment(sentence: str) -> None:
    assert promised(sentence) == []


def test_in_a_letter_we_are_the_body_and_you_are_those_who_asked() -> None:
    letter = "Dear colleague,\n\nWe will decide in June. You should send the report.\nPlease send the plan."
    assert promised(letter) == [(THEIRS, "We"), (OURS, "You"), (OURS, "")]


def test_every_item_of_a_list_of_actions_is_a_commitment() -> None:
    notes = "Acties\n- CBG: termijn nakijken\n- Anna mailt de planning\n- verslag rondsturen\n\nGroet,\nAnna"
    assert promised(notes) == [(THEIRS, "CBG"), (OURS, "Anna"), (OURS, "")]


@pytest.mark.parametrize(("works_there", "anna", "we"), [(True, THEIRS, THEIRS), (False, OURS, OURS)])
def test_whoever_works_at_a_body_promises_for_it_and_writes_its_mails(
    works_there: bool, anna: Direction, we: Direction
) -> None:
    key = uuid4()
    mail = "From: Anna de Wit\n\nDear Bram,\n\nAnna de Wit will send the minutes.\nWe will send the report.\n"
    reading = read_letter(mail, TODAY, {}, {"Anna de Wit": key}, {key} if works_there else ())
    assert [found.direction for found in reading.commitments] == [anna, we]


@pytest.mark.parametrize(
    ("sentence", "promises"),
    [
        ("We will forward this e-mail to the committee.", True),
        ("We will be sending the report.", True),
        ("We will of course be happy to explain.", False),
        ("Dan dient u dit bericht te verwijderen.", False),
    ],
)
def test_politeness_and_what_stands_below_a_mail_promise_nothing(sentence: str, promises: bool) -> None:
    assert bool(promised(sentence)) == promises
