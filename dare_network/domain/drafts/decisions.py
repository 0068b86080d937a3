"""What is decided on several commitments at once."""

from typing import Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import Day, Draft, Text
from dare_network.domain.vocabulary import Decision


class DecisionDraft(Draft):
    """A decision: fulfilled with evidence, due on another day with a reason, or cancelled with a reason."""

    decision: Decision
    evidence: Text = ""
    due_on: Day | None = None
    agreed: bool = False
    reason: Text = ""

    @model_validator(mode="after")
    def _says_what_it_needs(self) -> Self:
        needed = {
            Decision.FULFILLED: self.evidence,
            Decision.MOVED: self.due_on and self.reason,
            Decision.CANCELLED: self.reason,
        }
        if not needed[self.decision]:
            raise PydanticCustomError("dare_decision", "something is missing")
        return self
