"""Meetings of the past come in from a table, several participants in a cell."""

import csv
import io
from datetime import date
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, Consortium, dialogue_draft, found_consortium
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, DialogueState, Role
from dare_network.errors import NotAllowedError, UnreadableFileError
from dare_network.language import Language, speaking
from dare_network.services import dialogues
from dare_network.services.sheets.past_meetings import empty_meetings, load_meetings, plan_meetings
from dare_network.services.stakeholders import add_person

TITLE = "Title of the dialogue"
NEW = {
    TITLE: "Starting materials",
    "Body": "CCMO",
    "Format": "meb_sa_meeting",
    "Owner": "Anna de Wit",
    "Date": "3 maart 2021",
    "Participants": "Anna de Wit; Bert Bos\nassessor, quality @ CBG-MEB",
}


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


def files(*rows: dict[str, str]) -> list[tuple[str, bytes]]:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(dict.fromkeys(name for row in rows for name in row)), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return [("meetings.csv", text.getvalue().encode())]


def known(engine: Engine, viewer: Viewer) -> dict[str, Dossier]:
    return {found.dialogue.title: found for found in dialogues.dossiers(engine, viewer)}


def refusals(plan: ImportPlan) -> list[str]:
    return [row.reason for row in plan.with_outcome(RowOutcome.REFUSED)]


def test_a_new_dialogue_gets_all_its_meetings_and_everybody_who_sat_there(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    second = NEW | {TITLE: "starting materials", "Date": "2021-06-01", "Participants": "Bert Bos"}
    table = files(NEW, second)
    plan = plan_meetings(engine, liaison, table)
    assert plan.counts[RowOutcome.ADDED] == 2, refusals(plan)
    assert known(engine, liaison) == {}

    load_meetings(engine, liaison, table)
    (found,) = known(engine, liaison).values()
    assert (found.dialogue.state, found.dialogue.held_on) == (DialogueState.HELD, date(2021, 3, 3))
    assert found.dialogue.confidentiality is Confidentiality.RESTRICTED
    first, later = found.meetings
    assert (first.on, later.on) == (date(2021, 3, 3), date(2021, 6, 1))
    seats = found.attendances_of(first.id)
    assert {seat.person_id for seat in seats} == {of.anna, of.bert, None}
    (role,) = [(seat.role_at_body, seat.body_id) for seat in seats if seat.role_at_body]
    assert role == ("assessor, quality", of.meb)


def test_the_same_table_again_changes_nothing_and_one_more_name_is_one_event(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    short = NEW | {"Participants": "Anna de Wit"}
    load_meetings(engine, liaison, files(short))
    (found,) = known(engine, liaison).values()
    before = dialogues.history(engine, liaison, found.dialogue.id)
    assert load_meetings(engine, liaison, files(short, short)).counts[RowOutcome.UNCHANGED] == 2
    assert dialogues.history(engine, liaison, found.dialogue.id) == before
    plan = load_meetings(engine, liaison, files(short | {"Participants": "anna de wit; Bert  Bos"}))
    assert plan.rows[0].changes == (("Participants", "", "Bert Bos"),)
    assert len(dialogues.history(engine, liaison, found.dialogue.id)) == len(before) + 1


def test_a_meeting_of_a_known_dialogue_is_named_by_its_number(
    engine: Engine, key: UUID, liaison: Viewer
) -> None:
    ref = dialogues.dossier(engine, liaison, key).dialogue.ref
    row = {"Dialoog": ref.lower(), "Date": "2026-05-12", "Participants": "", "Note": "By telephone."}
    plan = load_meetings(engine, liaison, files({"Dialogue": row.pop("Dialoog"), **row}))
    assert plan.counts[RowOutcome.ADDED] == 1, refusals(plan)
    (held,) = dialogues.dossier(engine, liaison, key).meetings
    assert (held.on, held.note) == (date(2026, 5, 12), "By telephone.")


def test_what_cannot_be_understood_is_refused_with_its_reason_and_the_rest_is_loaded(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    add_person(engine, FOUNDER, PersonDraft(name="Bert Bos"))
    plain = NEW | {"Participants": ""}
    rows = [
        plain | {"Participants": "Anna de Wit; Carla Cox"},
        plain | {"Participants": "Bert Bos"},
        plain | {"Participants": "Centre Leiden"},
        plain | {"Participants": "assessor @ Nowhere"},
        plain | {"Date": "soon"},
        plain | {"Date": ""},
        plain | {"Format": "a chat"},
        plain | {TITLE: ""},
        plain | {"Body": ""},
        {"Dialogue": "DIA-1999-001", "Date": "2026-05-12", "Participants": "Anna de Wit"},
        plain | {"Participants": "Anna de Wit"},
    ]
    plan = load_meetings(engine, liaison, files(*rows))
    reasons = refusals(plan)
    assert [reason.partition(":")[0] for reason in reasons] == [
        *["Participants"] * 4, "Date", "Date", "Format", TITLE, "Body", "Dialogue",
    ]  # fmt: skip
    assert "“Carla Cox”" in reasons[0]
    assert "Several are called" in reasons[1]
    assert len(plan.with_outcome(RowOutcome.REFUSED)[0].cells) > 5
    assert plan.counts[RowOutcome.ADDED] == 1
    assert len(known(engine, liaison)) == 1


def test_a_dialogue_that_the_writer_could_not_see_again_is_refused_whole(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    hidden = NEW | {"Confidentiality": "restricted_strict", "Participants": "Anna de Wit"}
    plan = load_meetings(engine, liaison, files(hidden))
    assert [row.outcome for row in plan.rows] == [RowOutcome.REFUSED]
    office = Viewer("office", Role.COORDINATOR, listed_as="office")
    assert dialogues.dossiers(engine, office) == ()


@pytest.mark.parametrize("language", list(Language))
def test_the_empty_table_can_be_brought_back_at_once(
    engine: Engine, of: Consortium, liaison: Viewer, language: Language
) -> None:
    with speaking(language):
        empty = empty_meetings()
    assert plan_meetings(engine, liaison, [("meetings.csv", empty)]).rows == ()


def test_other_tables_and_other_roles_are_refused(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    with pytest.raises(UnreadableFileError):
        plan_meetings(engine, liaison, files({"Name": "Anna", "Role": "Chair"}))
    for use in (plan_meetings, load_meetings):
        with pytest.raises(NotAllowedError):
            use(engine, Viewer("member", Role.MEMBER), files(NEW))
