"""Drafts of what somebody accepts of a letter that was read: questions, their answers, and commitments."""

from typing import Self
from uuid import UUID

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import Draft
from dare_network.domain.drafts.dialogues import AnswerDraft, CommitmentDraft, QuestionDraft


class AcceptedQuestion(Draft):
    """The answers to a question of the dialogue, `known_id`, or to a new one."""

    known_id: UUID | None = None
    new: QuestionDraft | None = None
    answers: tuple[AnswerDraft, ...] = ()

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.known_id is None) == (self.new is None):
            raise PydanticCustomError("dare_known_or_new", "either a known question or a new one")
        return self


class AcceptedCommitment(Draft):
    """A commitment; `follows` is the place, among the accepted questions, of the one it follows from."""

    commitment: CommitmentDraft
    follows: int | None = None


class AcceptedReading(Draft):
    """Everything that was accepted, to be recorded at once or not at all."""

    questions: tuple[AcceptedQuestion, ...] = ()
    commitments: tuple[AcceptedCommitment, ...] = ()
