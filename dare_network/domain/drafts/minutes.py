"""Minutes, comments on them and items of an agenda, as users hand them in."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from dare_network.domain.drafts.checking import Draft, FullText, Line, LongText, Name
from dare_network.domain.vocabulary import Confidentiality, Standing
from dare_network.language import Language


class MinutesDraft(Draft):
    """Minutes to be built from the records of these meetings."""

    meeting_ids: Annotated[tuple[UUID, ...], Field(min_length=1)]
    language: Language
    standing: Standing
    confidentiality: Confidentiality | None = None


class MinutesTextDraft(Draft):
    """The two layers of minutes after somebody worked on them."""

    text: Annotated[LongText, Field(min_length=1)]
    public_text: LongText = ""


class LevelDraft(Draft):
    """Who may see minutes; None where that is who may see their dialogue."""

    confidentiality: Confidentiality | None = None


class CirculationDraft(Draft):
    """To whom minutes are sent, in words; empty where that is not noted."""

    sent_to: Line = ""


class MinutesCommentDraft(Draft):
    """What somebody said of a version."""

    text: FullText
    said_by: Line = ""
    body_id: UUID | None = None


class AgendaItemDraft(Draft):
    """What a meeting is to speak about; on the backlog where `meeting_id` is None."""

    title: Name
    minutes_planned: Annotated[int, Field(gt=0, le=24 * 60)] | None = None
    presenter: Line = ""
    question_id: UUID | None = None
    meeting_id: UUID | None = None
    dropped: bool = False
