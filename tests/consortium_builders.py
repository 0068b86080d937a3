"""A small consortium in a real store, and drafts with readable defaults on it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.dialogues import (
    AnswerDraft,
    AttendanceDraft,
    CommitmentDraft,
    DialogueDraft,
    MeetingDraft,
    QuestionDraft,
)
from dare_network.domain.drafts.milestones import MilestoneDraft
from dare_network.domain.drafts.minutes import AgendaItemDraft, MinutesDraft, MinutesTextDraft
from dare_network.domain.drafts.network import OrganisationDraft, PersonDraft
from dare_network.domain.drafts.norms import NormDraft
from dare_network.domain.drafts.outcomes import OutcomeDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role, Standing
from dare_network.language import Language
from dare_network.services.reference import body_key, load_reference
from dare_network.services.stakeholders import add_organisation, add_person

FOUNDER = Viewer("founder", Role.COORDINATOR, listed_as="founder")
MEB, CCMO = body_key("nl-meb"), body_key("nl-ccmo")


@dataclass(frozen=True, slots=True)
class Consortium:
    """Two people and two centres, beside the bodies that the product ships."""

    anna: UUID
    bert: UUID
    leiden: UUID
    utrecht: UUID
    meb: UUID = MEB
    ccmo: UUID = CCMO


def found_consortium(engine: Engine) -> Consortium:
    """Load the reference data and add the consortium."""
    load_reference(engine)
    return Consortium(
        add_person(engine, FOUNDER, PersonDraft(name="Anna de Wit")),
        add_person(engine, FOUNDER, PersonDraft(name="Bert Bos")),
        add_organisation(engine, FOUNDER, OrganisationDraft(name="Centre Leiden")),
        add_organisation(engine, FOUNDER, OrganisationDraft(name="Centre Utrecht")),
    )


def dialogue_draft(of: Consortium, **changes: Any) -> DialogueDraft:
    """Anna asks the MEB for advice on 2 March 2026; restricted, as a first save is."""
    values: dict[str, Any] = {
        "title": "Potency assay for a CAR-T product",
        "format_id": "meb_sa_meeting",
        "lead_body_id": of.meb,
        "owner_id": of.anna,
        "requested_on": date(2026, 3, 2),
    }
    return check(DialogueDraft, values | changes)


def norm_draft(weeks: int = 5) -> NormDraft:
    """That the MEB accepts or refuses within so many weeks from the request."""
    return check(
        NormDraft,
        {
            "step_en": "Request accepted or refused",
            "step_nl": "Verzoek geaccepteerd of afgewezen",
            "due_from": "theirs",
            "from_event": "requested",
            "limit": weeks,
            "unit": "weeks",
            "until_event": "accepted",
            "source": "A letter of the body, for the test.",
            "recorded_on": date(2026, 11, 24),
        },
    )


def meeting_draft(**changes: Any) -> MeetingDraft:
    """A meeting on 12 May 2026."""
    return check(MeetingDraft, {"on": date(2026, 5, 12)} | changes)


def seat_draft(person_id: UUID | None, **changes: Any) -> AttendanceDraft:
    """A person at a meeting."""
    return check(AttendanceDraft, {"person_id": person_id} | changes)


def question_draft(**changes: Any) -> QuestionDraft:
    """A question without a position yet."""
    return check(QuestionDraft, {"text": "Is the potency assay sufficient for phase I?"} | changes)


def answer_draft(of: Consortium, **changes: Any) -> AnswerDraft:
    """A letter from the MEB of 9 June 2026."""
    values = {"body_id": of.meb, "given_on": date(2026, 6, 9), "channel": "letter", "summary": "Yes."}
    return check(AnswerDraft, values | changes)


def commitment_draft(of: Consortium, **changes: Any) -> CommitmentDraft:
    """Anna will send the report by 30 June 2026."""
    values = {"text": "Send the validation report.", "owner_id": of.anna, "due_on": date(2026, 6, 30)}
    return check(CommitmentDraft, values | changes)


def outcome_draft(**changes: Any) -> OutcomeDraft:
    """A decision of 12 May 2026."""
    values = {"kind": "decision", "text": "The assay goes into the file.", "noted_on": date(2026, 5, 12)}
    return check(OutcomeDraft, values | changes)


def milestone_draft(**changes: Any) -> MilestoneDraft:
    """A draft of the report by 1 June 2026."""
    return check(MilestoneDraft, {"text": "Draft of the report", "due_on": date(2026, 6, 1)} | changes)


def minutes_draft(*meeting_ids: UUID, **changes: Any) -> MinutesDraft:
    """English minutes of these meetings, which the body checks."""
    values: dict[str, Any] = {
        "meeting_ids": meeting_ids,
        "language": Language.ENGLISH,
        "standing": Standing.CHECKED_BY_BODY,
    }
    return check(MinutesDraft, values | changes)


def text_draft(text: str, public_text: str = "") -> MinutesTextDraft:
    """Minutes as somebody has edited them."""
    return check(MinutesTextDraft, {"text": text, "public_text": public_text})


def item_draft(title: str = "Potency assay", **changes: Any) -> AgendaItemDraft:
    """An item of an agenda."""
    return check(AgendaItemDraft, {"title": title} | changes)


def at_once(act: Callable[[], object], times: int) -> list[object]:
    """What so many threads return, or raise, that do the same at the same moment."""
    start = threading.Barrier(times)
    outcomes: list[object] = []

    def begin() -> None:
        start.wait()
        try:
            outcomes.append(act())
        except Exception as error:  # noqa: BLE001 - an outcome like any other
            outcomes.append(error)

    threads = [threading.Thread(target=begin, daemon=True) for _each in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(outcomes, key=str)
