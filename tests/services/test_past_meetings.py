"""Tables of past meetings come in like all other files: any headings, names as people write them."""

from datetime import date, time

import pytest
from consortium_builders import (
    FOUNDER,
    Consortium,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    question_draft,
)
from contents import rows_behind
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, PersonDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, DialogueState, Role
from dare_network.errors import ConflictError, NotAllowedError
from dare_network.formats.tables import write_csv
from dare_network.importing.answers import BY_ROLE, LEFT_OUT, NEW, Answers
from dare_network.language import Language, speaking
from dare_network.services import dialogues, importing, meetings, network, questions
from dare_network.services.importing import File
from dare_network.services.stakeholders import add_affiliation, add_person

FIXED = {
    "Title of the dialogue": "Starting materials",
    "Body": "CCMO",
    "Format": "meb_sa_meeting",
    "Owner": "Anna de Wit",
    "Date": "3 maart 2021",
    "Participants": "Anna de Wit; Bert Bos\nassessor, quality @ CBG-MEB",
}
OWN = {
    "Wanneer": "wo 3/3/21",
    "Overleg met": "CBG en ZIN",
    "Waarover": "Uitgangsmaterialen",
    "Wie waren erbij (wij)": "mw. A. de Wit en dr. B. Bos",
    "Wie waren erbij (zij)": "",
    "Tijd": "14.30 uur",
    "Uitkomst": "brief volgt",
}


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def files(*rows: dict[str, str], name: str = "overleg.csv") -> list[File]:
    headers = list(dict.fromkeys(header for row in rows for header in row))
    return [(name, write_csv(headers, [[row.get(header, "") for header in headers] for row in rows]))]


def plan(engine: Engine, viewer: Viewer, table: list[File], **who: str) -> ImportPlan:
    mapping = importing.find_mapping(engine, viewer, None, table)
    return importing.plan_import(engine, viewer, table, mapping, answered(who))


def load(engine: Engine, viewer: Viewer, table: list[File], **who: str) -> ImportPlan:
    """Load a table, and return what had been planned."""
    planned = plan(engine, viewer, table, **who)
    mapping = importing.find_mapping(engine, viewer, None, table)
    importing.load_import(engine, viewer, table, mapping, answers=answered(who))
    return planned


def answered(who: dict[str, str]) -> Answers:
    return Answers(who={f"person\n{name.replace('_', ' ')}": answer for name, answer in who.items()})


def only(engine: Engine, viewer: Viewer) -> Dossier:
    (found,) = dialogues.dossiers(engine, viewer)
    return found


def called(engine: Engine, found: Dossier) -> list[str]:
    """The people who were at its meetings, by name."""
    names = {each.id: each.name for each in network.network(engine, FOUNDER).stakeholders}
    return sorted(names[seat.person_id] for seat in found.attendances if seat.person_id)


def test_any_headings_do_and_everything_in_a_row_is_kept(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    load(engine, liaison, files(OWN))
    found = only(engine, liaison)
    assert (found.dialogue.title, found.dialogue.state) == ("Uitgangsmaterialen", DialogueState.HELD)
    assert (found.dialogue.lead_body_id, len(found.dialogue.co_body_ids)) == (of.meb, 1)
    assert found.dialogue.confidentiality is Confidentiality.RESTRICTED
    assert found.dialogue.owner_id == of.anna
    (held,) = found.meetings
    assert (held.on, held.starts) == (date(2021, 3, 3), time(14, 30))
    assert held.note == "Outcome: brief volgt"
    assert called(engine, found) == ["Anna de Wit", "Bert Bos"]


def test_a_table_in_our_own_headings_is_read_as_before(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    second = FIXED | {"Title of the dialogue": "starting materials", "Date": "2021-06-01"}
    load(engine, liaison, files(FIXED, second | {"Participants": "Bert Bos"}))
    found = only(engine, liaison)
    assert (found.dialogue.format_id, found.dialogue.held_on) == ("meb_sa_meeting", date(2021, 3, 3))
    assert [held.on for held in found.meetings] == [date(2021, 3, 3), date(2021, 6, 1)]
    (role,) = [(seat.role_at_body, seat.body_id) for seat in found.attendances if seat.role_at_body]
    assert role == ("assessor, quality", of.meb)


@pytest.mark.parametrize("language", list(Language))
def test_the_same_table_again_changes_nothing_in_either_language(
    engine: Engine, of: Consortium, liaison: Viewer, language: Language
) -> None:
    rows = [
        OWN,
        OWN | {"Wanneer": "maart 2020", "Waarover": "", "Wie waren erbij (zij)": "en nog drie anderen"},
        OWN | {"Wie waren erbij (wij)": "Anna de Wit, J. Onbekend"},
    ]
    load(engine, liaison, files(*rows))
    before = rows_behind(engine)
    with speaking(language):
        again = load(engine, liaison, files(*rows, name="renamed.csv"))
    assert not again.changes_anything
    assert again.cells == ()
    assert rows_behind(engine) == before


def test_one_more_name_in_a_known_row_is_one_more_seat(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    load(engine, liaison, files(OWN | {"Wie waren erbij (wij)": "A. de Wit"}))
    planned = load(engine, liaison, files(OWN | {"Wie waren erbij (zij)": "Bos, B."}))
    (row,) = planned.rows
    assert (row.outcome, row.changes) == (RowOutcome.CHANGED, (("participants", "", "Bert Bos"),))
    assert called(engine, only(engine, liaison)) == ["Anna de Wit", "Bert Bos"]


def test_of_a_month_the_first_day_is_taken_and_the_note_says_so(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    load(engine, liaison, files(OWN | {"Wanneer": "febr. 2020"}))
    (held,) = only(engine, liaison).meetings
    assert held.on == date(2020, 2, 1)
    assert "The day is not known, only the month: 2020-02." in held.note


def test_a_day_to_come_is_planned_and_not_held(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    load(engine, liaison, files(OWN | {"Wanneer": "12 mei 2150"}))
    found = only(engine, liaison)
    assert (found.dialogue.state, found.dialogue.held_on) == (DialogueState.SCHEDULED, None)
    assert found.dialogue.requested_on < date(2150, 1, 1)
    assert [held.on for held in found.meetings] == [date(2150, 5, 12)]


def test_somebody_unknown_waits_and_is_added_noted_by_role_or_left_out_for_all_rows_at_once(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    rows = [
        OWN | {"Wie waren erbij (zij)": "drs. Mies Kanarie; Rik Valk (stagiair); Noor Uil"},
        OWN | {"Wanneer": "4-4-2021", "Wie waren erbij (zij)": "M. Kanarie, R. Merel"},
    ]
    planned = plan(engine, liaison, files(*rows))
    asked = [row.question.name for row in planned.rows if row.question]
    assert asked == ["drs. Mies Kanarie", "Rik Valk (stagiair)", "Noor Uil", "M. Kanarie", "R. Merel"]
    assert planned.counts[RowOutcome.ADDED] == 2

    load(engine, liaison, files(*rows), mies_kanarie=NEW, rik_valk=BY_ROLE, noor_uil=LEFT_OUT)
    found = only(engine, liaison)
    assert called(engine, found) == ["Anna de Wit"] * 2 + ["Bert Bos"] * 2 + ["Mies Kanarie"] * 2
    assert [(s.role_at_body, s.body_id) for s in found.attendances if s.role_at_body] == [
        ("stagiair", of.meb)
    ]
    again = plan(engine, liaison, files(*rows))
    left = {row.label.partition(" · ")[0] for row in again.rows if row.outcome is RowOutcome.HELD}
    assert left == {"R. Merel"}


def test_where_several_fit_the_candidates_are_shown_and_who_works_there_goes_first(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    other = add_person(engine, FOUNDER, PersonDraft(name="Aletta de Wit"))
    row = OWN | {"Wie waren erbij (wij)": "Bert Bos", "Wie waren erbij (zij)": "A. de Wit"}
    planned = plan(engine, liaison, files(row))
    (question,) = [each.question for each in planned.rows if each.question]
    assert {each.id for each in question.candidates} == {str(of.anna), str(other)}
    add_affiliation(engine, FOUNDER, AffiliationDraft(person_id=other, organisation_id=of.meb))
    load(engine, liaison, files(row))
    assert called(engine, only(engine, liaison)) == ["Aletta de Wit", "Bert Bos"]


def test_an_unknown_body_holds_its_rows_back_with_what_is_like_it(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    table = files(OWN | {"Overleg met": "Centre Leyden"}, OWN | {"Overleg met": "CVZ"})
    planned = load(engine, liaison, table)
    (held,) = planned.with_outcome(RowOutcome.HELD)
    assert held.question
    assert any(each.label.startswith("Centre Leiden") for each in held.question.candidates)
    (found,) = dialogues.dossiers(engine, liaison)
    names = {each.id: each.name_nl for each in network.network(engine, FOUNDER).stakeholders}
    assert names[found.dialogue.lead_body_id] == "Zorginstituut Nederland"
    mapping = importing.find_mapping(engine, liaison, None, table)
    new = Answers(who={held.question.key: NEW})
    importing.load_import(engine, liaison, table, mapping, answers=new)
    assert len(dialogues.dossiers(engine, liaison)) == 2


def test_a_flawed_cell_costs_itself_and_a_row_without_day_or_body_is_refused(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    rows = [
        OWN | {"Tijd": "half drie"},
        OWN | {"Wanneer": "ooit"},
        OWN | {"Overleg met": ""},
        OWN | {"Vertrouwelijkheid": "zeer geheim", "Waarover": "Iets anders"},
    ]
    planned = load(engine, liaison, files(*rows))
    assert [(cell.field, cell.text) for cell in planned.cells] == [("starts", "half drie")]
    assert [row.line for row in planned.with_outcome(RowOutcome.REFUSED)] == [3, 4, 5]
    assert len(only(engine, liaison).meetings) == 1


def test_people_and_bodies_of_the_same_workbook_are_known_to_its_meetings(
    engine: Engine, of: Consortium
) -> None:
    people = [{"Naam": "Mies Kanarie", "Organisatie": "Stichting Westlab", "E-mail": "mies@west.example"}]
    row = OWN | {"Overleg met": "Stichting Westlab", "Wie waren erbij (zij)": "M. Kanarie"}
    table = [*files(*people, name="mensen.csv"), *files(row)]
    load(engine, FOUNDER, table)
    assert called(engine, only(engine, FOUNDER)) == ["Anna de Wit", "Bert Bos", "Mies Kanarie"]


def test_an_import_of_meetings_is_undone_as_a_whole(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    before = stored(engine)
    load(engine, liaison, files(OWN | {"Wie waren erbij (zij)": "Mies Kanarie"}), mies_kanarie=NEW)
    (batch,) = importing.list_imports(engine, liaison)
    importing.undo_import(engine, liaison, batch.id)
    assert stored(engine) == before


def test_an_import_on_whose_dialogue_more_was_recorded_is_not_undone(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    load(engine, liaison, files(OWN))
    (batch,) = importing.list_imports(engine, liaison)
    questions.add_question(engine, liaison, only(engine, liaison).dialogue.id, question_draft())
    with pytest.raises(ConflictError):
        importing.undo_import(engine, liaison, batch.id)


def test_a_meeting_of_a_known_dialogue_is_named_by_its_number_and_fills_what_is_empty(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    meetings.add_meeting(engine, liaison, key, meeting_draft())
    ref = dialogues.dossier(engine, liaison, key).dialogue.ref
    row = {"Dialogue": ref.lower(), "Date": "2026-05-12", "Participants": "", "Note": "By telephone."}
    load(engine, liaison, files(row))
    (held,) = dialogues.dossier(engine, liaison, key).meetings
    assert held.note == "By telephone."
    again = plan(engine, liaison, files(row | {"Note": "Something else."}))
    assert [cell.field for cell in again.cells] == ["note"]


def test_who_may_not_import_the_network_brings_meetings_alone_and_undoes_only_his_own(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    people = files({"Naam": "Mies Kanarie", "E-mail": "mies@west.example"}, name="mensen.csv")
    both = importing.find_mapping(engine, FOUNDER, None, [*people, *files(OWN)])
    with pytest.raises(NotAllowedError):
        importing.plan_import(engine, liaison, [*people, *files(OWN)], both)
    assert importing.find_mapping(engine, liaison, None, people).tables == ()
    load(engine, FOUNDER, files(OWN))
    (batch,) = importing.list_imports(engine, FOUNDER)
    assert importing.list_imports(engine, liaison) == ()
    with pytest.raises(NotAllowedError):
        importing.undo_import(engine, liaison, batch.id)
    with pytest.raises(NotAllowedError):
        plan(engine, Viewer("member", Role.MEMBER), files(OWN))


def test_a_table_of_which_nobody_is_known_yet_asks_and_then_comes_in(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    table = files(FIXED | {"Participants": "M. Kanarie, R. Uil", "Owner": "M. Kanarie"})
    planned = plan(engine, liaison, table)
    assert {row.outcome for row in planned.rows} == {RowOutcome.HELD}
    assert [row.question.name for row in planned.rows if row.question] == ["M. Kanarie", "R. Uil"]
    load(engine, liaison, table, **{"m._kanarie": NEW, "r._uil": NEW})
    assert called(engine, only(engine, liaison)) == ["M. Kanarie", "R. Uil"]


def test_a_role_at_a_dialogue_that_is_named_by_number_is_at_its_lead_body(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    ref = dialogues.dossier(engine, liaison, key).dialogue.ref
    row = {"Dialogue": ref, "Date": "2026-05-12", "Participants": "Rik Valk (assessor)"}
    load(engine, liaison, files(row), rik_valk=BY_ROLE)
    (seat,) = dialogues.dossier(engine, liaison, key).attendances
    assert (seat.role_at_body, seat.body_id) == ("assessor", of.meb)


def test_a_dialogue_that_the_writer_could_not_see_again_is_refused(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    planned = load(engine, liaison, files(FIXED | {"Confidentiality": "restricted_strict"}))
    assert [row.outcome for row in planned.rows] == [RowOutcome.REFUSED]
    assert dialogues.dossiers(engine, Viewer("office", Role.COORDINATOR, listed_as="office")) == ()


def stored(engine: Engine) -> dict[str, list[str]]:
    """The rows of the tables of the network and of dialogues."""
    kept = ("stakeholder", "dialogue", "dialogue_body", "meeting", "attendance", "affiliation", "passage")
    return {table: rows for table, rows in rows_behind(engine).items() if table in kept}
