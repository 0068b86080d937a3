"""Minutes, comments on them and items of an agenda, as users hand them in."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from dare_network.domain.drafts.checking import Draft, FullText, Line, LongText, Name
from dare_network.domain.drafts.dialogues import OwnConfidentiality
from dare_network.domain.fields import About, Kind
from dare_network.domain.vocabulary import Standing, TermList, TextKind
from dare_network.language import N_, Language


class MinutesDraft(Draft):
    """Minutes to be built from the records of these meetings."""

    meeting_ids: Annotated[
        tuple[UUID, ...], Field(min_length=1), About(N_("Meetings"), Kind.RECORD, public=True)
    ]
    language: Annotated[Language, About(N_("Language of the minutes"), Kind.LANGUAGE)]
    standing: Annotated[
        Standing,
        About(
            N_("Standing"),
            terms=TermList.ENDORSEMENT,
            help=N_("What the minutes are worth to the body once they are final"),
        ),
    ]
    confidentiality: OwnConfidentiality = None


class MinutesTextDraft(Draft):
    """The two layers of minutes after somebody worked on them."""

    text: Annotated[
        LongText,
        Field(min_length=1),
        About(
            N_("Whole record"),
            help=N_("A line that begins with #, ## or ### is a heading."),
            searched=TextKind.MINUTES,
        ),
    ]
    public_text: Annotated[LongText, About(N_("Public layer"), help=N_("Empty: nothing is made public."))] = (
        ""
    )


class LevelDraft(Draft):
    """The level of minutes, which says who may see them; None for that of their dialogue."""

    confidentiality: OwnConfidentiality = None


class CirculationDraft(Draft):
    """The circulation: to whom minutes are sent, in words; empty where that is not noted."""

    sent_to: Annotated[Line, About(N_("Sent to"))] = ""


class MinutesCommentDraft(Draft):
    """A comment that somebody made on a version."""

    text: Annotated[FullText, About(N_("Comment"))]
    said_by: Annotated[Line, About(N_("Who says it"), personal=True)] = ""
    body_id: Annotated[UUID | None, About(N_("Body"), Kind.BODY, help=N_("Empty for one of ours"))] = None


class AgendaItemDraft(Draft):
    """A subject for a meeting to speak about; on the backlog where `meeting_id` is None."""

    title: Annotated[Name, About(N_("What it is about"))]
    minutes_planned: Annotated[
        Annotated[int, Field(gt=0, le=24 * 60)] | None, About(N_("Minutes planned"))
    ] = None
    presenter: Annotated[Line, About(N_("Who presents it"), personal=True)] = ""
    question_id: Annotated[UUID | None, About(N_("Question"), Kind.RECORD)] = None
    meeting_id: Annotated[
        UUID | None,
        About(
            N_("On the agenda of"), Kind.RECORD, help=N_("Leave it empty for the backlog of the dialogue.")
        ),
    ] = None
    dropped: Annotated[
        bool, About(N_("Dropped"), help=N_("It is on no agenda any more; its history is kept."))
    ] = False
