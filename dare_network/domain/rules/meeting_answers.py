"""Which answers came of which meeting."""

from collections.abc import Iterable
from uuid import UUID

from dare_network.domain.records.dialogues import Answer, Dossier, Meeting


def answers_of(dossier: Dossier, meeting: Meeting) -> tuple[Answer, ...]:
    """The answers given at a meeting or after it, before the day of the next one."""
    following = next_meeting(dossier.meetings, meeting)
    return tuple(
        answer
        for answer in dossier.answers
        if meeting.on <= answer.given_on and (following is None or answer.given_on < following.on)
    )


def next_meeting(meetings: Iterable[Meeting], last: Meeting) -> Meeting | None:
    """The first meeting on a later day; None where there is none."""
    later = (meeting for meeting in meetings if meeting.on > last.on)
    return min(later, key=lambda meeting: meeting.on, default=None)


def answered_at(dossier: Dossier, meetings: Iterable[Meeting]) -> frozenset[UUID]:
    """The questions that any of these meetings answered."""
    return frozenset(answer.question_id for held in meetings for answer in answers_of(dossier, held))
