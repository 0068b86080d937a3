"""Outcomes, as users hand them in."""

from typing import Annotated
from uuid import UUID

from dare_network.domain.drafts.checking import Day, Draft, FullText, Name
from dare_network.domain.drafts.dialogues import OwnConfidentiality
from dare_network.domain.fields import About, Kind
from dare_network.domain.vocabulary import TermList, TextKind
from dare_network.language import N_


class OutcomeDraft(Draft):
    """A result of a meeting or a letter beyond answers and commitments."""

    kind: Annotated[Name, About(N_("Kind"), terms=TermList.OUTCOME_KIND, public=True)]
    text: Annotated[
        FullText,
        About(
            N_("What came out"),
            help=N_("In your own words: it stands in the public summary of the minutes as well."),
            searched=TextKind.OUTCOME,
            public=True,
        ),
    ]
    noted_on: Annotated[Day, About(N_("Date"), public=True)]
    meeting_id: Annotated[UUID | None, About(N_("Meeting"), Kind.RECORD, public=True)] = None
    question_id: Annotated[UUID | None, About(N_("Question"), Kind.RECORD, public=True)] = None
    confidentiality: OwnConfidentiality = None
