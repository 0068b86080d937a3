"""Rules on which answers and outcomes came of which meeting."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from dare_network.domain.records.dialogues import Answer, Dossier, Meeting
from dare_network.domain.records.outcomes import Outcome


def answers_of(dossier: Dossier, meeting: Meeting) -> tuple[Answer, ...]:
    """The answers whose last meeting this was: given on its day or later, before the day of the next one.

    Of two meetings on one day the later one counts, since an answer has no hour.
    """
    return tuple(
        answer for answer in dossier.answers if _last_meeting(dossier, answer.given_on) == meeting.id
    )


def outcomes_of(dossier: Dossier, meeting: Meeting) -> tuple[Outcome, ...]:
    """The outcomes of a meeting: those noted on it, and by their day those that name no meeting."""
    return tuple(
        outcome
        for outcome in dossier.outcomes
        if (outcome.meeting_id or _last_meeting(dossier, outcome.noted_on)) == meeting.id
    )


def to_question(answers: Iterable[Answer], question_id: UUID) -> tuple[Answer, ...]:
    """Return the answers that answer one question."""
    return tuple(answer for answer in answers if answer.question_id == question_id)


def next_meeting(meetings: Iterable[Meeting], last: Meeting) -> Meeting | None:
    """The first meeting on a later day; None where there is none."""
    later = (meeting for meeting in meetings if meeting.on > last.on)
    return min(later, key=lambda meeting: meeting.on, default=None)


def answered_at(dossier: Dossier, meetings: Iterable[Meeting]) -> frozenset[UUID]:
    """The questions that any of these meetings answered."""
    return frozenset(answer.question_id for held in meetings for answer in answers_of(dossier, held))


def _last_meeting(dossier: Dossier, on: date) -> UUID | None:
    held = [meeting for meeting in dossier.meetings if meeting.on <= on]
    return sorted(held, key=lambda meeting: meeting.on)[-1].id if held else None
