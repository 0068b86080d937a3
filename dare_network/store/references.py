"""References: what the fields of records that hold keys lead to."""

from collections.abc import Mapping
from enum import StrEnum

from dare_network.store.tables.base import Entity
from dare_network.store.tables.change_sets import AliasRow, ChangeSetRow, DistinctPairRow
from dare_network.store.tables.commitments import CommitmentRow, DueMoveRow
from dare_network.store.tables.dialogues import DialogueRow, NormTimeRow, ProductRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.milestones import MilestoneRow
from dare_network.store.tables.minutes import AgendaItemRow, MinutesCommentRow, MinutesRow
from dare_network.store.tables.network import AffiliationRow, TieRow
from dare_network.store.tables.notes import NoteRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.tables.sources import SourceDocumentRow
from dare_network.store.tables.take_overs import TakeOverRow
from dare_network.store.tables.views import RefusedTieRow


class To(StrEnum):
    """The target of a reference, and so who may know of it."""

    HOLDER = "holder"
    """The record that this hangs on, or another on the same one: who sees the one sees the other."""
    PART = "part"
    """A part of the same dialogue that may be more confidential than it."""
    SOMEBODY = "somebody"
    """A person or an organisation: the public sees no people."""


REFERENCES: Mapping[type[Entity], Mapping[str, To]] = {
    ProductRow: {"centre_id": To.SOMEBODY},
    DialogueRow: {
        "lead_body_id": To.SOMEBODY,
        "owner_id": To.SOMEBODY,
        "co_body_ids": To.SOMEBODY,
        "centre_id": To.SOMEBODY,
        # A product is known to those who see a dialogue on it.
        "product_id": To.HOLDER,
    },
    MeetingRow: {"dialogue_id": To.HOLDER},
    AttendanceRow: {"meeting_id": To.HOLDER, "person_id": To.SOMEBODY, "body_id": To.SOMEBODY},
    QuestionRow: {"dialogue_id": To.HOLDER},
    AnswerRow: {
        "question_id": To.HOLDER,
        "body_id": To.SOMEBODY,
        "document_id": To.PART,
        "supersedes_id": To.PART,
    },
    CommitmentRow: {"dialogue_id": To.HOLDER, "question_id": To.HOLDER, "owner_id": To.SOMEBODY},
    DueMoveRow: {"commitment_id": To.HOLDER},
    MilestoneRow: {"commitment_id": To.HOLDER},
    OutcomeRow: {"dialogue_id": To.HOLDER, "meeting_id": To.HOLDER, "question_id": To.HOLDER},
    SourceDocumentRow: {"dialogue_id": To.HOLDER, "replaces_id": To.PART},
    NormTimeRow: {"dialogue_id": To.HOLDER},
    MinutesRow: {"chain_id": To.HOLDER, "dialogue_id": To.HOLDER, "meeting_ids": To.HOLDER},
    MinutesCommentRow: {"minutes_id": To.HOLDER, "body_id": To.SOMEBODY},
    AgendaItemRow: {
        "dialogue_id": To.HOLDER,
        "meeting_id": To.HOLDER,
        "question_id": To.HOLDER,
        # Those who do not see the minutes do not see the item either.
        "approves_id": To.HOLDER,
    },
    AffiliationRow: {"person_id": To.SOMEBODY, "organisation_id": To.SOMEBODY},
    TieRow: {"from_id": To.SOMEBODY, "to_id": To.SOMEBODY},
    NoteRow: {"stakeholder_id": To.SOMEBODY},
    TakeOverRow: {"dialogue_id": To.HOLDER},
    RefusedTieRow: {"one_id": To.SOMEBODY, "other_id": To.SOMEBODY},
    DistinctPairRow: {"one_id": To.SOMEBODY, "other_id": To.SOMEBODY},
    AliasRow: {"stakeholder_id": To.SOMEBODY},
    # Records that are gone: nothing leads from here, and a merge changes nothing of what was decided before.
    ChangeSetRow: {"record_id": To.HOLDER, "one_id": To.HOLDER, "other_id": To.HOLDER},
}
"""The target of each column that holds the key of another record, and of each list that does."""
TOLD_WITH: Mapping[str, str] = {"source_locator": "document_id"}
"""Fields that are hidden with a reference: a page in a letter says that there is one."""
