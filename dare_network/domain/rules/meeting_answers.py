"""Which answers came of which meeting."""

from collections.abc import Iterable
from uuid import UUID

from dare_network.domain.records.dialogues import Answer, Dossier, Meeting


def answers_of(dossier: Dossier, meeting: Meeting) -> tuple[Answer, ...]:
    """The answers whose last meeting this was: given on its day or later, before the day of the next one.

    Of two meetings on one day the later one counts, since an answer has no hour.
    """
    return tuple(answer for answer in dossier.answers if _last_meeting(dossier, answer) == meeting.id)


def to_question(answers: Iterable[Answer], question_id: UUID) -> tuple[Answer, ...]:
    """Those of the answers that answer one question."""
    return tuple(answer for answer in answers if answer.question_id == question_id)


def next_meeting(meetings: Iterable[Meeting], last: Meeting) -> Meeting | None:
    """The first meeting on a later day; None where there is none."""
    later = (meeting for meeting in meetings if meeting.on > last.on)
    return min(later, key=lambda meeting: meeting.on, default=None)


def answered_at(dossier: Dossier, meetings: Iterable[Meeting]) -> frozenset[UUID]:
    """The questions that any of these meetings answered."""
    return frozenset(answer.question_id for held in meetings for answer in answers_of(dossier, held))


def _last_meeting(dossier: Dossier, answer: Answer) -> UUID | None:
    held = [meeting for meeting in dossier.meetings if meeting.on <= answer.given_on]
    return sorted(held, key=lambda meeting: meeting.on)[-1].id if held else None
