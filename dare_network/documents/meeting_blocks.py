"""A meeting in a document: when and how it was held, who was there, what was answered and what came of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from dare_network.documents.document import Block, Bullets, Fact, Facts, Heading
from dare_network.documents.edition import Edition
from dare_network.documents.question_blocks import question_blocks
from dare_network.domain.days import later
from dare_network.domain.records.dialogues import Attendance, Dossier, Meeting
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.rules.meeting_answers import answers_of, outcomes_of, to_question
from dare_network.domain.vocabulary import TermList
from dare_network.language import AMSTERDAM, _, day, number


def meeting_blocks(held: Meeting, dossier: Dossier, edition: Edition) -> list[Block]:
    """The meeting under a heading of the first level, with the questions answered and its outcomes."""
    seats = dossier.attendances_of(held.id)
    blocks: list[Block] = [
        Heading(_("Meeting of {date}").format(date=day(held.on))),
        _facts(held, seats, edition),
    ]
    if seats:
        present = tuple(_seat(seat, edition) for seat in seats)
        blocks.append(Bullets(_("Who was at the meeting"), present, withheld=True))
    answers = answers_of(dossier, held)
    for asked in dossier.questions:
        if given := to_question(answers, asked.id):
            blocks += question_blocks(asked, given, edition)
    if outcomes := outcomes_of(dossier, held):
        blocks += _outcomes(outcomes, edition)
    return blocks


def _outcomes(outcomes: Iterable[Outcome], edition: Edition) -> list[Block]:
    reference = edition.reference
    rows = tuple(
        Fact(
            edition.stricter(reference.label(TermList.OUTCOME_KIND, outcome.kind), outcome.confidentiality),
            f"{outcome.text} ({day(outcome.noted_on)})",
            # The public layer has nothing of an outcome that is more confidential than its dialogue.
            withheld=outcome.confidentiality is not None,
        )
        for outcome in outcomes
    )
    return [Heading(_("Outcomes"), 2), Facts(rows)]


def _facts(held: Meeting, seats: tuple[Attendance, ...], edition: Edition) -> Facts:
    facts = (
        Fact(_("Time"), _time(held)),
        Fact(_("Mode"), edition.reference.label(TermList.MEETING_MODE, held.mode or None)),
        Fact(_("Place or link"), held.place, withheld=True),
        Fact(_("Number present"), number(len(seats)) if seats else _("Nobody is noted as attending.")),
        Fact(_("Note"), held.note, withheld=True),
    )
    return Facts(tuple(fact for fact in facts if fact.text))


def _time(held: Meeting) -> str:
    if held.starts is None:
        return ""
    begins = datetime.combine(held.on, held.starts, AMSTERDAM)
    if not held.minutes_long:
        return f"{begins:%H:%M}"
    return f"{begins:%H:%M}–{later(begins, timedelta(minutes=held.minutes_long)):%H:%M}"


def _seat(seat: Attendance, edition: Edition) -> str:
    who = edition.name(seat.person_id) if seat.person_id else _role(seat, edition)
    capacity = edition.reference.label(TermList.CAPACITY, seat.capacity or None)
    return f"{who} ({capacity})" if capacity else who


def _role(seat: Attendance, edition: Edition) -> str:
    return f"{seat.role_at_body}, {edition.name(seat.body_id)}" if seat.body_id else seat.role_at_body
