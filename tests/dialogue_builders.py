"""Dialogues with readable defaults: a test names only what it is about.

`dossier(...)` ties its parts to its dialogue, so that they are built without keys of each other.
"""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from dare_network.domain.records.dialogues import (
    Answer,
    Attendance,
    Commitment,
    Dialogue,
    Dossier,
    Meeting,
    Question,
)
from dare_network.domain.records.milestones import Milestone
from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.vocabulary import (
    Acceptance,
    CommitmentState,
    Confidentiality,
    DialogueState,
    Direction,
    MinutesState,
    QuestionState,
)
from dare_network.store.tables.base import table_of
from dare_network.store.tables.commitments import CommitmentRow
from dare_network.store.tables.dialogues import DialogueRow
from dare_network.store.tables.meetings import AttendanceRow, MeetingRow
from dare_network.store.tables.milestones import MilestoneRow
from dare_network.store.tables.outcomes import OutcomeRow
from dare_network.store.tables.questions import AnswerRow, QuestionRow
from dare_network.store.unit_of_work import UnitOfWork

UNTIED = UUID(int=0)
"""The parent of a part that `dossier(...)` has yet to tie; never in what it returns."""


def dialogue(**changes: Any) -> Dialogue:
    """A restricted dialogue requested on 2 March 2026, with a body and an owner of its own."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "ref": f"DIA-2026-{uuid4().hex[:6]}",
        "title": "Potency assay for a CAR-T product",
        "purpose": "",
        "format_id": "meb_sa_meeting",
        "lead_body_id": uuid4(),
        "co_body_ids": (),
        "owner_id": uuid4(),
        "product_id": None,
        "stage": "",
        "topic_ids": (),
        "state": DialogueState.PROPOSED,
        "requested_on": date(2026, 3, 2),
        "accepted_on": None,
        "started_on": None,
        "documents_sent_on": None,
        "held_on": None,
        "output_due_on": None,
        "output_received_on": None,
        "external_ref": "",
        "summary": "",
        "confidentiality": Confidentiality.RESTRICTED,
        "centre_id": None,
        "readers": (),
        "embargo_until": None,
        "shared_with_public_body": False,
        "contains_manufacturing_data": False,
        "contains_personal_data": False,
        "chatham_house": False,
        "source": "",
        "sample": False,
        "version": 1,
    }
    return Dialogue(**values | changes)


def meeting(on: date = date(2026, 5, 12), **changes: Any) -> Meeting:
    """A meeting on 12 May 2026."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "dialogue_id": UNTIED,
        "on": on,
        "starts": None,
        "minutes_long": None,
        "mode": "",
        "place": "",
        "note": "",
        "sample": False,
        "version": 1,
    }
    return Meeting(**values | changes)


def attendance(**changes: Any) -> Attendance:
    """A person at the first meeting of the dossier."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "meeting_id": UNTIED,
        "person_id": None if "role_at_body" in changes else uuid4(),
        "role_at_body": "",
        "body_id": None,
        "capacity": "",
        "sample": False,
        "version": 1,
    }
    return Attendance(**values | changes)


def question(number: int = 1, **changes: Any) -> Question:
    """A question that was asked."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "dialogue_id": UNTIED,
        "number": number,
        "text": "Is the proposed potency assay sufficient for phase I?",
        "section": "",
        "topic_ids": (),
        "position": "",
        "rationale": "",
        "state": QuestionState.ASKED,
        "sample": False,
        "version": 1,
    }
    return Question(**values | changes)


def answer(body_id: UUID, given_on: date = date(2026, 5, 12), **changes: Any) -> Answer:
    """An answer of 12 May 2026 that agrees, to the first question of the dossier."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "question_id": UNTIED,
        "body_id": body_id,
        "given_on": given_on,
        "channel": "oral",
        "verbatim": "",
        "summary": "",
        "alignment": "agree",
        "conditions": "",
        "binding_level": "",
        "capacity": "",
        "guideline": "",
        "document_id": None,
        "valid_until": None,
        "review_by": None,
        "supersedes_id": None,
        "superseded_on": None,
        "question_state": None,
        "confidentiality": None,
        "source_locator": "",
        "sample": False,
        "version": 1,
    }
    return Answer(**values | changes)


def commitment(owner_id: UUID, due_on: date = date(2026, 6, 30), **changes: Any) -> Commitment:
    """Our open commitment, due on 30 June 2026."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "ref": f"T-{uuid4().hex[:6]}",
        "dialogue_id": UNTIED,
        "question_id": None,
        "direction": Direction.OURS,
        "text": "Send the validation report of the potency assay.",
        "summary": "",
        "owner_id": owner_id,
        "due_on": due_on,
        "state": CommitmentState.OPEN,
        "evidence": "",
        "acceptance": Acceptance.NOT_NEEDED,
        "confidentiality": None,
        "sample": False,
        "version": 1,
    }
    return Commitment(**values | changes)


def outcome(**changes: Any) -> Outcome:
    """A decision of 12 May 2026, of no meeting."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "dialogue_id": UNTIED,
        "kind": "decision",
        "text": "The assay goes into the file.",
        "noted_on": date(2026, 5, 12),
        "meeting_id": None,
        "question_id": None,
        "confidentiality": None,
        "sample": False,
        "version": 1,
    }
    return Outcome(**values | changes)


def milestone(due_on: date = date(2026, 6, 1), **changes: Any) -> Milestone:
    """A milestone of the first commitment of the dossier, due on 1 June 2026 and not reached."""
    values: dict[str, Any] = {
        "id": uuid4(),
        "commitment_id": UNTIED,
        "text": "Draft of the report",
        "due_on": due_on,
        "reached_on": None,
        "sample": False,
        "version": 1,
    }
    return Milestone(**values | changes)


def dossier(
    about: Dialogue | None = None,
    *,
    meetings: Sequence[Meeting] = (),
    attendances: Sequence[Attendance] = (),
    questions: Sequence[Question] = (),
    answers: Sequence[Answer] = (),
    commitments: Sequence[Commitment] = (),
    minutes_states: Sequence[MinutesState] = (),
    outcomes: Sequence[Outcome] = (),
    milestones: Sequence[Milestone] = (),
    **changes: Any,
) -> Dossier:
    """A dialogue, `about` or one made with these changes, with its parts tied to it.

    Answers without a question answer the first one, which is made where there is none; attendances
    without a meeting are of the first meeting, milestones without a commitment of the first one.
    """
    about = about or dialogue(**changes)
    if answers and not questions:
        questions = (question(),)
    asked = [replace(each, dialogue_id=about.id) for each in questions]
    held = [replace(each, dialogue_id=about.id) for each in meetings]
    promised = [replace(each, dialogue_id=about.id) for each in commitments]
    return Dossier(
        about,
        tuple(held),
        tuple(a if a.meeting_id != UNTIED else replace(a, meeting_id=held[0].id) for a in attendances),
        tuple(asked),
        tuple(a if a.question_id != UNTIED else replace(a, question_id=asked[0].id) for a in answers),
        tuple(promised),
        minutes_states=tuple(minutes_states),
        outcomes=tuple(replace(each, dialogue_id=about.id) for each in outcomes),
        milestones=tuple(
            m if m.commitment_id != UNTIED else replace(m, commitment_id=promised[0].id) for m in milestones
        ),
    )


def store_dossier(unit: UnitOfWork, stored: Dossier) -> None:
    """Write a dossier as it is; the stakeholders and the format it names must be there."""
    parts = (
        (DialogueRow, (stored.dialogue,)),
        (MeetingRow, stored.meetings),
        (AttendanceRow, stored.attendances),
        (QuestionRow, stored.questions),
        (AnswerRow, stored.answers),
        (CommitmentRow, stored.commitments),
        (OutcomeRow, stored.outcomes),
        (MilestoneRow, stored.milestones),
    )
    for row, records in parts:
        # The other fields follow from what else somebody may see.
        kept = {*table_of(row).c.keys(), *row.links}
        unit.add_all(
            row, [{f.name: getattr(one, f.name) for f in fields(one) if f.name in kept} for one in records]
        )
