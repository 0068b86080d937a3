"""Minutes as a record: versions of one text, what was said of them, and the agenda they land on."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from dare_network.domain.fields import About, Kind
from dare_network.domain.vocabulary import Confidentiality, MinutesState, Standing, TermList
from dare_network.language import N_, Language


@dataclass(frozen=True, slots=True)
class Minutes:
    """One version of the minutes of one meeting, or of a series of meetings of one dialogue.

    All versions of the same minutes share `chain_id`, the key of the first, and are numbered from 1.
    The text of a version never changes: saving writes the next one. `public_text` is what of it may be
    made public. `reviewers` and `recipients` say to whom it was sent, within the consortium and
    outside. `digest` is set when it becomes final (`rules.minutes_digest`), and empty before.
    `is_last` is False once a later version exists. `confidentiality` is the same for all versions: None is
    that of the dialogue, any other is more confidential. It is no part of the text, and not frozen with it. A
    version is `recalled` once something that it holds has become more confidential than it is: then a new one
    is needed. `public_withdrawn` says that its public layer is public no longer.
    """

    id: UUID
    chain_id: Annotated[UUID, About(N_("First version"), Kind.RECORD)]
    number: Annotated[int, About(N_("Version"))]
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD, public=True)]
    meeting_ids: tuple[UUID, ...]
    language: Language
    state: Annotated[MinutesState, About(N_("State"), terms=TermList.MINUTES_STATE)]
    standing: Standing
    text: str
    public_text: str
    reviewers: Annotated[str, About(N_("Reviewed by"))]
    recipients: Annotated[str, About(N_("Sent to the body"))]
    account: Annotated[str, About(N_("Written down by"), Kind.ACCOUNT)]
    written_at: Annotated[datetime, About(N_("Written"))]
    digest: Annotated[str, About(N_("Digest (SHA-256)"))]
    is_last: Annotated[bool, About(N_("Last version"))]
    confidentiality: Confidentiality | None
    version: int
    recalled: Annotated[bool, About(N_("New version needed"))] = False
    public_withdrawn: Annotated[bool, About(N_("Public layer withdrawn"))] = False


@dataclass(frozen=True, slots=True)
class PublicMinutes:
    """The part of final minutes of a public dialogue that everybody may read."""

    id: UUID
    number: int
    dialogue_id: UUID
    meeting_ids: tuple[UUID, ...]
    language: Language
    standing: Standing
    public_text: str


@dataclass(frozen=True, slots=True)
class MinutesComment:
    """A comment on one version; `body_id` is None for one of ours.

    `said_by` is whose comment it is, `account` who wrote it down.
    """

    id: UUID
    minutes_id: Annotated[UUID, About(N_("Minutes"), Kind.RECORD)]
    said_by: str
    body_id: UUID | None
    text: str
    account: Annotated[str, About(N_("Written down by"), Kind.ACCOUNT)]
    written_at: Annotated[datetime, About(N_("Written"))]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A subject for a meeting to speak about; on the backlog of its dialogue where `meeting_id` is None.

    `position` orders the items of a meeting and those of the backlog; approvals stand after the item that has
    the same. `minutes_planned` is how long the item may take. `approves_id` is the chain of the minutes that
    this item is to approve, None for any other item. Those that were dropped are kept, so that they are not
    put back by themselves.
    """

    id: UUID
    dialogue_id: Annotated[UUID, About(N_("Dialogue"), Kind.RECORD, public=True)]
    meeting_id: UUID | None
    position: Annotated[int, About(N_("Place on the agenda"), Kind.PLACE)]
    title: str
    minutes_planned: int | None
    presenter: str
    question_id: UUID | None
    approves_id: Annotated[UUID | None, About(N_("Minutes to approve"), Kind.RECORD)]
    dropped: bool
    version: int
