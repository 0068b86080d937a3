"""Drafts of what is decided on several commitments at once."""

from typing import Annotated, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from dare_network.domain.drafts.checking import Day, Draft, Text
from dare_network.domain.fields import About
from dare_network.domain.vocabulary import Decision
from dare_network.language import N_


class DecisionDraft(Draft):
    """A decision: fulfilled with evidence, due on another day with a reason, or cancelled with a reason."""

    decision: Decision
    evidence: Annotated[
        Text, About(N_("Evidence"), help=N_("What was delivered, and where it can be found"))
    ] = ""
    due_on: Annotated[Day | None, About(N_("Due on"), help=N_("The day itself is still in time."))] = None
    reason: Annotated[Text, About(N_("Reason"))] = ""
    agreed: Annotated[bool, About(N_("The other side agreed to the new date"))] = False

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
