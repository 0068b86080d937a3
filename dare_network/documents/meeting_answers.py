"""Which answers came of which meeting."""

from collections.abc import Iterable
from uuid import UUID

from dare_network.domain.records.dialogues import Answer, Dossier, Meeting


def answers_of(dossier: Dossier, meeting: Meeting) -> tuple[Answer, ...]:
    """The answers given at a meeting or after it, before the day of the next one."""
    following = min((other.on for other in dossier.meetings if other.on > meeting.on), default=None)
    return tuple(
        answer
        for answer in dossier.answers
        if meeting.on <= answer.given_on and (following is None or answer.given_on < following)
    )


def to_question(answers: Iterable[Answer], question_id: UUID) -> tuple[Answer, ...]:
    """Those of the answers that answer one question."""
    return tuple(answer for answer in answers if answer.question_id == question_id)
