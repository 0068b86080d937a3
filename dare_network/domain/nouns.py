"""The nouns of the product: which record and which drafts describe the fields of each."""

from collections.abc import Mapping
from functools import cache

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.drafts.dialogues import (
    AnswerDraft,
    AttendanceDraft,
    CommitmentDraft,
    DialogueDraft,
    MeetingDraft,
    ProductDraft,
    QuestionDraft,
    SourceDocumentDraft,
)
from dare_network.domain.drafts.milestones import MilestoneDraft
from dare_network.domain.drafts.minutes import (
    AgendaItemDraft,
    MinutesCommentDraft,
    MinutesDraft,
    MinutesTextDraft,
)
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.fields import SAMPLE, About, fields_of
from dare_network.domain.records.custom_fields import CustomField
from dare_network.domain.records.dialogues import (
    Answer,
    Attendance,
    Commitment,
    Dialogue,
    DueMove,
    Meeting,
    Product,
    Question,
    SourceDocument,
)
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.minutes import AgendaItem, Minutes, MinutesComment
from dare_network.domain.records.network import Affiliation, Stakeholder, Tie
from dare_network.domain.records.notes import Note
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.take_overs import TakeOver
from dare_network.domain.vocabulary import TermList

NOUNS: Mapping[str, tuple[type, ...]] = {
    "stakeholder": (Stakeholder, PersonDraft, OrganisationDraft),
    "affiliation": (Affiliation, AffiliationDraft),
    "tie": (Tie, TieDraft),
    "note": (Note, NoteDraft),
    "custom_field": (CustomField, CustomFieldDraft),
    "product": (Product, ProductDraft),
    "dialogue": (Dialogue, DialogueDraft),
    "meeting": (Meeting, MeetingDraft),
    "attendance": (Attendance, AttendanceDraft),
    "question": (Question, QuestionDraft),
    "answer": (Answer, AnswerDraft),
    "source_document": (SourceDocument, SourceDocumentDraft),
    "commitment": (Commitment, CommitmentDraft),
    "due_move": (DueMove,),
    "milestone": (Milestone, MilestoneDraft),
    "outcome": (Outcome, OutcomeDraft),
    "minutes": (Minutes, MinutesDraft, MinutesTextDraft),
    "minutes_comment": (MinutesComment, MinutesCommentDraft),
    "agenda_item": (AgendaItem, AgendaItemDraft),
    "take_over": (TakeOver,),
}
"""By its name in the audit trail, the record of each noun, and the drafts that users hand in."""

_OF_RECORD: Mapping[type, str] = {described[0]: noun for noun, described in NOUNS.items()}


@cache
def fields_of_noun(noun: str) -> Mapping[str, About]:
    """All described fields of a noun by name: those that only the product sets, then those of its drafts."""
    found: dict[str, About] = {}
    for described in NOUNS.get(noun, ()):
        found |= {name: about for name, about in fields_of(described).items() if name not in found}
    # Every row can be sample data, also where its record does not say so; what it says itself comes first.
    found.pop("sample", None)
    return found | {"sample": SAMPLE}


def fields_of_record(record: type) -> Mapping[str, About]:
    """Return the fields of the record's noun; those of the record alone where it is of none."""
    noun = _OF_RECORD.get(record)
    return fields_of(record) if noun is None else fields_of_noun(noun)


@cache
def term_fields(noun: str) -> Mapping[str, TermList]:
    """The fields of a noun that hold an entry of a list that users may add to."""
    return {
        name: about.terms for name, about in fields_of_noun(noun).items() if about.terms and not about.closed
    }
