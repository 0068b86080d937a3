"""Rights: every service function, called as every role. A new function must be added to the tables here."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from consortium_builders import (
    FOUNDER,
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    milestone_draft,
    minutes_draft,
    norm_draft,
    outcome_draft,
    question_draft,
    seat_draft,
    text_draft,
)
from service_functions import functions
from sqlalchemy.engine import Engine

from dare_network.documents.minutes import Layer
from dare_network.domain.drafts.custom_fields import CustomFieldDraft, CustomLabelsDraft
from dare_network.domain.drafts.decisions import DecisionDraft
from dare_network.domain.drafts.dialogues import ProductDraft, SourceDocumentDraft
from dare_network.domain.drafts.letters import AcceptedQuestion, AcceptedReading
from dare_network.domain.drafts.minutes import CirculationDraft, LevelDraft, MinutesCommentDraft
from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.domain.drafts.notes import NoteDraft
from dare_network.domain.drafts.views import SavedViewDraft
from dare_network.domain.drafts.vocabularies import TermDraft, TieTypeDraft
from dare_network.domain.records.bulk import BulkChange
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.dialogues import Question
from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.job_changes import JobChange
from dare_network.domain.records.lists import CommitmentFilter, DirectoryFilter
from dare_network.domain.records.network import Network, Stakeholder
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.summary import Period
from dare_network.domain.records.verifying import Verdict, Verified
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import RIGHTS
from dare_network.domain.vocabulary import (
    Confidentiality,
    DialogueState,
    MinutesState,
    Right,
    Role,
    Standing,
    TermList,
)
from dare_network.errors import BackupError, NotAllowedError
from dare_network.formats.columns import ColumnMapping
from dare_network.formats.suggestion import suggest
from dare_network.importing.answers import Answers
from dare_network.services import (
    agenda,
    answers,
    bulk,
    change_sets,
    circulation,
    clearance,
    commitments,
    condition,
    custom_fields,
    dialogues,
    directory_files,
    documents,
    duplicates,
    graph_files,
    importing,
    installation,
    job_changes,
    letters,
    lists,
    merging,
    milestones,
    minutes,
    names,
    network,
    norms,
    notes,
    outcomes,
    overview,
    places,
    presence,
    products,
    questions,
    removing,
    sample,
    search,
    sources,
    stakeholders,
    summary,
    take_overs,
    timeline,
    verifying,
    views,
    vocabularies,
)
from dare_network.services import meetings as meeting_service
from dare_network.services.dialogue_transactions import (
    write_on_dialogue,
    write_on_loaded_dialogue,
    write_on_loaded_part,
    write_on_part,
)
from dare_network.services.importing.files import read_files
from dare_network.services.importing.meanings import remember_answers
from dare_network.services.sheets import reimport
from dare_network.services.sheets.commitments import COMMITMENTS
from dare_network.services.sheets.export import sheet_csv, workbook
from dare_network.words.query import read_query

Act = Callable[[Viewer], object]
EMPTY = Network((), (), (), (), ())
EVERYBODY = None

NEEDED: dict[str, Right | None] = {
    "agenda.add_item": Right.RECORD_DIALOGUES,
    "agenda.agenda": EVERYBODY,
    "agenda.bring_item_forward": Right.RECORD_DIALOGUES,
    "agenda.change_item": Right.RECORD_DIALOGUES,
    "answers.change_answer": Right.RECORD_DIALOGUES,
    "answers.record_answer": Right.RECORD_DIALOGUES,
    "circulation.comment_on": Right.RECORD_DIALOGUES,
    "circulation.declare_standing": Right.RECORD_DIALOGUES,
    "circulation.move_minutes": Right.RECORD_DIALOGUES,
    "bulk.change_many": Right.EDIT_NETWORK,
    "bulk.plan_change": Right.EDIT_NETWORK,
    "directory_files.directory_csv": Right.EXPORT,
    "directory_files.directory_workbook": Right.EXPORT,
    "change_sets.list_decisions": Right.EDIT_NETWORK,
    "change_sets.take_back": Right.EDIT_NETWORK,
    "clearance.clearance": EVERYBODY,
    "commitments.add_commitment": Right.RECORD_DIALOGUES,
    "commitments.change_commitment": Right.RECORD_DIALOGUES,
    "commitments.decide": Right.RECORD_DIALOGUES,
    "condition.condition": Right.ADMINISTER,
    "custom_fields.add_custom_field": Right.DEFINE,
    "custom_fields.change_custom_field": Right.DEFINE,
    "custom_fields.retire_custom_field": Right.DEFINE,
    "dialogue_transactions.write_on_dialogue": Right.RECORD_DIALOGUES,
    "dialogue_transactions.write_on_loaded_dialogue": Right.RECORD_DIALOGUES,
    "dialogue_transactions.write_on_loaded_part": Right.RECORD_DIALOGUES,
    "dialogue_transactions.write_on_part": Right.RECORD_DIALOGUES,
    "dialogues.change_dialogue": Right.RECORD_DIALOGUES,
    "dialogues.dossier": EVERYBODY,
    "dialogues.dossiers": EVERYBODY,
    "dialogues.history": Right.SEE_PEOPLE,
    "dialogues.move_dialogue": Right.RECORD_DIALOGUES,
    "dialogues.record_dialogue": Right.RECORD_DIALOGUES,
    "documents.briefing_document": Right.EXPORT,
    "documents.commitment_calendar": Right.EXPORT,
    "documents.dialogue_calendar": Right.EXPORT,
    "documents.minutes_document": Right.EXPORT,
    "documents.minutes_version_document": Right.EXPORT,
    "duplicates.pairs": Right.EDIT_NETWORK,
    "duplicates.propose_again": Right.EDIT_NETWORK,
    "duplicates.register": Right.EDIT_NETWORK,
    "duplicates.tell_apart": Right.EDIT_NETWORK,
    "duplicates.told_apart": Right.EDIT_NETWORK,
    "graph_files.whole_network_file": Right.EXPORT,
    "importing.loading.list_imports": Right.RECORD_DIALOGUES,
    "importing.loading.load_import": Right.IMPORT,
    "importing.loading.plan_import": Right.IMPORT,
    "importing.meanings.remember_answers": Right.IMPORT,
    "importing.mappings.delete_mapping": Right.IMPORT,
    "importing.mappings.find_mapping": Right.RECORD_DIALOGUES,
    "importing.mappings.list_mappings": Right.RECORD_DIALOGUES,
    "importing.mappings.remember_mapping": Right.IMPORT,
    "importing.mappings.save_mapping": Right.IMPORT,
    "importing.undoing.undo_import": Right.IMPORT,
    "installation.back_up": Right.ADMINISTER,
    "installation.check_store": Right.SEE_AUDIT,
    "installation.fill_search": Right.ADMINISTER,
    "installation.restore": Right.ADMINISTER,
    "job_changes.change_job": Right.EDIT_NETWORK,
    "job_changes.plan_job_change": Right.EDIT_NETWORK,
    "letters.record_reading": Right.RECORD_DIALOGUES,
    "lists.any_dialogue": EVERYBODY,
    "lists.commitment_owners": EVERYBODY,
    "lists.commitments": EVERYBODY,
    "lists.commitments_by_state": EVERYBODY,
    "lists.dialogues": EVERYBODY,
    "lists.earlier_answers": EVERYBODY,
    "lists.stakeholder": EVERYBODY,
    "lists.stakeholder_keys": EVERYBODY,
    "lists.stakeholder_tags": EVERYBODY,
    "lists.stakeholders": EVERYBODY,
    "meetings.add_attendance": Right.RECORD_DIALOGUES,
    "meetings.add_meeting": Right.RECORD_DIALOGUES,
    "meetings.change_meeting": Right.RECORD_DIALOGUES,
    "meetings.remove_attendance": Right.RECORD_DIALOGUES,
    "milestones.add_milestone": Right.RECORD_DIALOGUES,
    "milestones.change_milestone": Right.RECORD_DIALOGUES,
    "merging.merge": Right.EDIT_NETWORK,
    "merging.parts_to_move": Right.EDIT_NETWORK,
    "minutes.build_minutes": Right.RECORD_DIALOGUES,
    "minutes.classify_minutes": Right.RECORD_DIALOGUES,
    "minutes.comments": Right.SEE_PEOPLE,
    "minutes.minutes": Right.SEE_PEOPLE,
    "minutes.public_minutes": EVERYBODY,
    "minutes.rebuild_minutes": Right.RECORD_DIALOGUES,
    "minutes.redraft_minutes": Right.RECORD_DIALOGUES,
    "minutes.save_minutes": Right.RECORD_DIALOGUES,
    "names.names": Right.SEE_NETWORK,
    "names.profile": Right.SEE_NETWORK,
    "network.stated_share": Right.SEE_NETWORK,
    "network.dialogue_share": Right.SEE_NETWORK,
    "network.has_sample": Right.SEE_NETWORK,
    "network.network": Right.SEE_NETWORK,
    "network.node_positions": Right.SEE_NETWORK,
    "network.topics": Right.SEE_NETWORK,
    "notes.add_note": Right.EDIT_NETWORK,
    "notes.change_note": Right.EDIT_NETWORK,
    "notes.remove_note": Right.EDIT_NETWORK,
    "norms.change_norm": Right.ADMINISTER,
    "norms.course_of": EVERYBODY,
    "outcomes.add_outcome": Right.RECORD_DIALOGUES,
    "outcomes.change_outcome": Right.RECORD_DIALOGUES,
    "overview.overview": EVERYBODY,
    "places.places_that_hold": Right.RECORD_DIALOGUES,
    "presence.leave": Right.RECORD_DIALOGUES,
    "presence.presences": EVERYBODY,
    "presence.tell_presence": Right.RECORD_DIALOGUES,
    "products.add_product": Right.RECORD_DIALOGUES,
    "products.products": EVERYBODY,
    "questions.add_question": Right.RECORD_DIALOGUES,
    "questions.change_question": Right.RECORD_DIALOGUES,
    "sample.remove_sample": Right.ADMINISTER,
    "search.search": EVERYBODY,
    "sheets.export.sheet_csv": Right.EXPORT,
    "sheets.export.workbook": Right.EXPORT,
    "sheets.reimport.load_sheets": Right.RECORD_DIALOGUES,
    "sheets.reimport.plan_sheets": Right.RECORD_DIALOGUES,
    "sources.attach_source": Right.RECORD_DIALOGUES,
    "sources.source_content": EVERYBODY,
    "removing.remove_affiliation": Right.EDIT_NETWORK,
    "removing.remove_stakeholder": Right.EDIT_NETWORK,
    "removing.remove_tie": Right.EDIT_NETWORK,
    "stakeholders.add_affiliation": Right.EDIT_NETWORK,
    "stakeholders.add_organisation": Right.EDIT_NETWORK,
    "stakeholders.add_person": Right.EDIT_NETWORK,
    "stakeholders.add_tie": Right.EDIT_NETWORK,
    "stakeholders.change_affiliation": Right.EDIT_NETWORK,
    "stakeholders.change_stakeholder": Right.EDIT_NETWORK,
    "stakeholders.change_tie": Right.EDIT_NETWORK,
    "stakeholders.end_affiliation": Right.EDIT_NETWORK,
    "stakeholders.end_tie": Right.EDIT_NETWORK,
    "stakeholders.history": Right.SEE_PEOPLE,
    "summary.records_behind": Right.SEE_SUMMARY,
    "summary.summary": Right.SEE_SUMMARY,
    "summary.summary_document": Right.SEE_SUMMARY,
    "take_overs.closed_dialogues": Right.ADMINISTER,
    "take_overs.take_over": Right.ADMINISTER,
    "verifying.count_to_verify": Right.EDIT_NETWORK,
    "verifying.take_answer_back": Right.EDIT_NETWORK,
    "verifying.to_verify": Right.EDIT_NETWORK,
    "verifying.verify": Right.EDIT_NETWORK,
    "timeline.timeline": Right.SEE_NETWORK,
    "views.change_view": Right.KEEP_VIEWS,
    "views.delete_view": Right.KEEP_VIEWS,
    "views.refuse_tie": Right.EDIT_NETWORK,
    "views.refused_ties": Right.SEE_NETWORK,
    "views.save_view": Right.KEEP_VIEWS,
    "vocabularies.add_term": Right.IMPORT,
    "vocabularies.add_tie_type": Right.IMPORT,
    "views.views": Right.KEEP_VIEWS,
}
"""The right that each function asks its viewer for; what EVERYBODY may call shows each what he may see."""

WITHOUT_VIEWER = {
    # These write in a transaction for which the right was asked.
    "answers.check_answer",
    "commitments.check_commitment",
    "commitments.check_commitment_state",
    "meetings.check_meeting",
    "questions.check_question",
    "checks.check_end",
    "checks.check_level",
    "checks.check_step",
    "steps.note_change_set",
    "steps.write_steps",
    "places.check_words",
    "answers.check_source",
    "commitments.note_due_move",
    "answers.write_answer",
    "commitments.write_commitment",
    "questions.write_question",
    # These are parts of a transaction that somebody was let into.
    "dialogues.next_ref",
    "dialogues.still_visible",
    "dialogues.record",
    "sheets.rows.take_files",
    "sheets.export.read_wording",
    # These work on what somebody was given already.
    "agenda.put_approvals",
    "checks.refuse",
    "answers.save_answer",
    "milestones.save_milestone",
    "outcomes.save_outcome",
    "commitments.save_commitment",
    "questions.save_question",
    "analyses.acquaintances",
    "dialogues.keys_of",
    "sheets.column.header_of",
    "sheets.questions.question_number",
    "sheets.rows.field_reasons",
    "sheets.sheet.mark",
    "sheets.column.columns_of",
    "sheets.wording.as_read",
    "sheets.wording.entry_named",
    "sheets.wording.listed",
    "importing.files.digest_of",
    "importing.mappings.shipped_names",
    "importing.own_fields.left_out_columns",
    "importing.own_fields.with_own_fields",
    "importing.meanings.saved_meanings",
    "importing.meanings.with_meanings",
    "importing.files.names_of",
    "analyses.centres_covered",
    "analyses.topics_covered",
    "analyses.goals_of",
    "analyses.picture_of_changes",
    "analyses.tried",
    "exploring.places_of",
    "measuring.key_players",
    "measuring.measured",
    "measuring.ties_of",
    "measuring.whole",
    "exploring.explore",
    "graph_files.graph_file",
    "exploring.contacts_of",
    "exploring.graph_from",
    "exploring.graph_of_all",
    "graph_files.network_page",
    "directory_reading.directory_mapping",
    "whereabouts.refuse_merged",
    "importing.files.read_files",
    "importing.files.read_source",
    "importing.files.read_whole",
    "importing.reasons.mapping_within",
    "importing.reasons.rows_to_mend",
    "importing.reasons.without_reasons",
    "importing.sources.counts",
    "importing.sources.numbers_of",
    "importing.sources.source_of_ends",
    "importing.sources.suggested_sources",
    "importing.sources.with_sources",
    "network.network_of",
    "network.read_network",
    "custom_fields.with_custom",
    "norms.course",
    "norms.output_due",
    "summary.period_presets",
    # These say nothing that is not for everybody, or run before anybody asks.
    "installation.health",
    "installation.open_installation",
    "installation.prepare",
    "installation.require_database",
    "network.revisions",
    "reference.body_key",
    "reference.load_reference",
    "reference.reference",
    "sample.load_sample",
}


def test_every_function_that_asks_for_a_viewer_stands_in_the_table() -> None:
    assert {name for name, asks in functions() if asks} == set(NEEDED)


def test_every_function_without_viewer_is_known_to_be_harmless() -> None:
    assert {name for name, asks in functions() if not asks} == WITHOUT_VIEWER


def dialogue_acts(engine: Engine, of: Consortium) -> dict[str, Act]:
    """Each function on dialogues, on records of its own that the founder makes for every call."""
    draft = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC)

    def dialogue() -> UUID:
        return dialogues.record_dialogue(engine, FOUNDER, draft)

    def meeting() -> UUID:
        return meeting_service.add_meeting(engine, FOUNDER, dialogue(), meeting_draft())

    def seat() -> UUID:
        return meeting_service.add_attendance(engine, FOUNDER, meeting(), seat_draft(of.anna))

    def question() -> UUID:
        return questions.add_question(engine, FOUNDER, dialogue(), question_draft())

    def answer() -> UUID:
        return answers.record_answer(engine, FOUNDER, question(), answer_draft(of))

    def promise() -> UUID:
        return commitments.add_commitment(engine, FOUNDER, dialogue(), commitment_draft(of))

    def step() -> UUID:
        return milestones.add_milestone(engine, FOUNDER, promise(), milestone_draft())

    def outcome() -> UUID:
        return outcomes.add_outcome(engine, FOUNDER, dialogue(), outcome_draft())

    letter = SourceDocumentDraft(title="Letter", on=date(2026, 6, 9))

    def source() -> UUID:
        return sources.attach_source(engine, FOUNDER, dialogue(), letter, "letter.pdf", b"letter")

    def entered(transaction: AbstractContextManager[object]) -> None:
        with transaction:
            pass

    go = DialogueState.PREPARING
    accepted = AcceptedReading(questions=(AcceptedQuestion(new=question_draft()),))
    return {
        "commitments.decide": lambda v: commitments.decide(
            engine, v, {promise(): 1}, DecisionDraft(decision="cancelled", reason="Stopped.")
        ),
        "meetings.add_attendance": lambda v: meeting_service.add_attendance(
            engine, v, meeting(), seat_draft(of.anna)
        ),
        "commitments.add_commitment": lambda v: commitments.add_commitment(
            engine, v, dialogue(), commitment_draft(of)
        ),
        "meetings.add_meeting": lambda v: meeting_service.add_meeting(engine, v, dialogue(), meeting_draft()),
        "products.add_product": lambda v: products.add_product(engine, v, ProductDraft(name="CAR-T")),
        "questions.add_question": lambda v: questions.add_question(engine, v, dialogue(), question_draft()),
        "answers.change_answer": lambda v: answers.change_answer(engine, v, answer(), 1, answer_draft(of)),
        "commitments.change_commitment": lambda v: commitments.change_commitment(
            engine, v, promise(), 1, commitment_draft(of)
        ),
        "dialogues.change_dialogue": lambda v: dialogues.change_dialogue(engine, v, dialogue(), 1, draft),
        "meetings.change_meeting": lambda v: meeting_service.change_meeting(
            engine, v, meeting(), 1, meeting_draft()
        ),
        "questions.change_question": lambda v: questions.change_question(
            engine, v, question(), 1, question_draft()
        ),
        "dialogues.dossier": lambda v: dialogues.dossier(engine, v, dialogue()),
        "dialogues.dossiers": lambda v: dialogues.dossiers(engine, v),
        "dialogues.history": lambda v: dialogues.history(engine, v, dialogue()),
        "dialogues.move_dialogue": lambda v: dialogues.move_dialogue(engine, v, dialogue(), 1, go),
        "products.products": lambda v: products.products(engine, v),
        "answers.record_answer": lambda v: answers.record_answer(engine, v, question(), answer_draft(of)),
        "dialogues.record_dialogue": lambda v: dialogues.record_dialogue(engine, v, draft),
        "meetings.remove_attendance": lambda v: meeting_service.remove_attendance(engine, v, seat()),
        "sources.attach_source": lambda v: sources.attach_source(
            engine, v, dialogue(), letter, "letter.pdf", b"letter"
        ),
        "sources.source_content": lambda v: sources.source_content(engine, v, source()),
        "norms.change_norm": lambda v: norms.change_norm(engine, v, "meb_sa_meeting_accept", 1, norm_draft()),
        "norms.course_of": lambda v: norms.course_of(engine, v, dialogue()),
        "letters.record_reading": lambda v: letters.record_reading(engine, v, dialogue(), accepted),
        "places.places_that_hold": lambda v: places.places_that_hold(
            engine, v, dialogues.dossier(engine, FOUNDER, dialogue()).dialogue
        ),
        "milestones.add_milestone": lambda v: milestones.add_milestone(
            engine, v, promise(), milestone_draft()
        ),
        "milestones.change_milestone": lambda v: milestones.change_milestone(
            engine, v, step(), 1, milestone_draft()
        ),
        "outcomes.add_outcome": lambda v: outcomes.add_outcome(engine, v, dialogue(), outcome_draft()),
        "outcomes.change_outcome": lambda v: outcomes.change_outcome(
            engine, v, outcome(), 1, outcome_draft()
        ),
        "dialogue_transactions.write_on_loaded_dialogue": lambda v: entered(
            write_on_loaded_dialogue(engine, v, dialogue())
        ),
        "dialogue_transactions.write_on_loaded_part": lambda v: entered(
            write_on_loaded_part(engine, v, Question, question())
        ),
        "dialogue_transactions.write_on_dialogue": lambda v: entered(
            write_on_dialogue(engine, v, dialogue())
        ),
        "dialogue_transactions.write_on_part": lambda v: entered(
            write_on_part(engine, v, Question, question())
        ),
    }


def document_acts(engine: Engine, of: Consortium) -> dict[str, Act]:
    """The same for what is made of a dialogue."""
    draft = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC)
    key = dialogues.record_dialogue(engine, FOUNDER, draft)
    held = meeting_service.add_meeting(engine, FOUNDER, key, meeting_draft())
    chain = minutes.build_minutes(engine, FOUNDER, key, minutes_draft(held))
    d, now = documents, datetime(2026, 11, 23, 12, tzinfo=UTC)
    return {
        "documents.briefing_document": lambda v: d.briefing_document(engine, v, key, "docx", now),
        "documents.commitment_calendar": lambda v: d.commitment_calendar(engine, v, now),
        "documents.dialogue_calendar": lambda v: d.dialogue_calendar(engine, v, key, now),
        "documents.minutes_document": lambda v: d.minutes_document(
            engine, v, key, held, Layer.PUBLIC, "pdf", now
        ),
        "documents.minutes_version_document": lambda v: d.minutes_version_document(
            engine, v, chain, Layer.WHOLE, "docx", now
        ),
    }


def minutes_acts(engine: Engine, of: Consortium) -> dict[str, Act]:
    """The same for minutes and agendas."""
    m, c, a = minutes, circulation, agenda
    review, nobody, own = MinutesState.INTERNAL_REVIEW, CirculationDraft(), Standing.OWN_RECORD
    said, text = MinutesCommentDraft(text="No."), text_draft("Edited.")
    public = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC)

    def dialogue() -> UUID:
        return dialogues.record_dialogue(engine, FOUNDER, public)

    def meeting(key: UUID) -> UUID:
        return meeting_service.add_meeting(engine, FOUNDER, key, meeting_draft())

    def chain() -> UUID:
        key = dialogue()
        return m.build_minutes(engine, FOUNDER, key, minutes_draft(meeting(key)))

    def item() -> UUID:
        return a.add_item(engine, FOUNDER, dialogue(), item_draft())

    def build(v: Viewer) -> UUID:
        key = dialogue()
        return m.build_minutes(engine, v, key, minutes_draft(meeting(key)))

    return {
        "agenda.add_item": lambda v: a.add_item(engine, v, dialogue(), item_draft()),
        "agenda.agenda": lambda v: a.agenda(engine, v, dialogue()),
        "agenda.bring_item_forward": lambda v: a.bring_item_forward(engine, v, item()),
        "agenda.change_item": lambda v: a.change_item(engine, v, item(), 1, item_draft("Other")),
        "circulation.comment_on": lambda v: c.comment_on(engine, v, chain(), said),
        "circulation.declare_standing": lambda v: c.declare_standing(engine, v, chain(), 1, own),
        "circulation.move_minutes": lambda v: c.move_minutes(engine, v, chain(), 1, review, nobody),
        "minutes.build_minutes": build,
        "minutes.classify_minutes": lambda v: m.classify_minutes(engine, v, chain(), 1, LevelDraft()),
        "minutes.comments": lambda v: m.comments(engine, v, dialogue()),
        "minutes.minutes": lambda v: m.minutes(engine, v, dialogue()),
        "minutes.public_minutes": lambda v: m.public_minutes(engine, v, dialogue()),
        "minutes.rebuild_minutes": lambda v: m.rebuild_minutes(engine, v, chain(), 1),
        "minutes.redraft_minutes": lambda v: m.redraft_minutes(engine, v, chain(), 1, 1),
        "minutes.save_minutes": lambda v: m.save_minutes(engine, v, chain(), 1, text),
    }


def sheet_acts(engine: Engine, of: Consortium) -> dict[str, Act]:
    """The same for sheets, and for who else is editing."""
    draft = dialogue_draft(of, confidentiality=Confidentiality.PUBLIC)
    key = dialogues.record_dialogue(engine, FOUNDER, draft)
    known = dialogues.dossier(engine, FOUNDER, key).dialogue
    commitments.add_commitment(engine, FOUNDER, key, commitment_draft(of))
    sheets = [("commitments.csv", sheet_csv(engine, FOUNDER, COMMITMENTS))]
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    return {
        "presence.leave": lambda v: presence.leave(engine, v, uuid4()),
        "presence.presences": lambda v: presence.presences(engine, v, key, uuid4(), now),
        "presence.tell_presence": lambda v: presence.tell_presence(engine, v, uuid4(), known, now),
        "sheets.reimport.load_sheets": lambda v: reimport.load_sheets(engine, v, sheets),
        "sheets.reimport.plan_sheets": lambda v: reimport.plan_sheets(engine, v, sheets),
        "sheets.export.sheet_csv": lambda v: sheet_csv(engine, v, COMMITMENTS),
        "sheets.export.workbook": lambda v: workbook(engine, v),
    }


def network_acts(engine: Engine, of: Consortium) -> dict[str, Act]:
    """The same for the network."""
    works = AffiliationDraft(person_id=of.anna, organisation_id=of.leiden)
    today = date(2026, 11, 23)
    noted = NoteDraft(on=today, text="Called back.")

    def own_field() -> CustomFieldDraft:
        return CustomFieldDraft(subject=CustomSubject.TIE, kind=CustomKind.TEXT, label_nl=str(uuid4()))

    def note() -> UUID:
        return notes.add_note(engine, FOUNDER, of.anna, noted)

    def own() -> str:
        return custom_fields.add_custom_field(engine, FOUNDER, own_field())

    def person() -> UUID:
        return stakeholders.add_person(engine, FOUNDER, PersonDraft(name="Carla"))

    def tie_draft() -> TieDraft:
        return TieDraft(type_id="knows", from_id=of.anna, to_id=person())

    def tie() -> UUID:
        return stakeholders.add_tie(engine, FOUNDER, tie_draft())

    def work() -> UUID:
        return stakeholders.add_affiliation(engine, FOUNDER, works)

    def two() -> tuple[UUID, UUID]:
        return person(), person()

    def removed() -> UUID:
        return removing.remove_stakeholder(engine, FOUNDER, person(), 1)

    def leaving() -> JobChange:
        return JobChange(person(), None, of.leiden, today)

    def asked() -> Stakeholder:
        return lists.stakeholder(engine, FOUNDER, person())

    def answered() -> Verified:
        return verifying.verify(engine, FOUNDER, asked(), Verdict.YES)

    def apart() -> tuple[UUID, UUID]:
        pair = two()
        duplicates.tell_apart(engine, FOUNDER, *pair)
        return pair

    s = stakeholders
    return {
        "bulk.change_many": lambda v: bulk.change_many(
            engine, v, bulk.plan_change(engine, FOUNDER, [person()], BulkChange(source="x"))
        ),
        "bulk.plan_change": lambda v: bulk.plan_change(engine, v, [person()], BulkChange(source="x")),
        "directory_files.directory_csv": lambda v: directory_files.directory_csv(engine, v, [person()]),
        "directory_files.directory_workbook": lambda v: directory_files.directory_workbook(
            engine, v, [person()]
        ),
        "change_sets.list_decisions": lambda v: change_sets.list_decisions(engine, v, 9),
        "change_sets.take_back": lambda v: change_sets.take_back(engine, v, removed()),
        "duplicates.pairs": lambda v: duplicates.pairs(engine, v),
        "duplicates.propose_again": lambda v: duplicates.propose_again(engine, v, *apart()),
        "duplicates.register": lambda v: duplicates.register(engine, v),
        "duplicates.tell_apart": lambda v: duplicates.tell_apart(engine, v, *two()),
        "duplicates.told_apart": lambda v: duplicates.told_apart(engine, v),
        "job_changes.change_job": lambda v: job_changes.change_job(engine, v, leaving()),
        "job_changes.plan_job_change": lambda v: job_changes.plan_job_change(engine, v, leaving()),
        "verifying.count_to_verify": lambda v: verifying.count_to_verify(engine, v),
        "verifying.take_answer_back": lambda v: verifying.take_answer_back(engine, v, answered()),
        "verifying.to_verify": lambda v: verifying.to_verify(engine, v, None, Wanted()),
        "verifying.verify": lambda v: verifying.verify(engine, v, asked(), Verdict.YES),
        "merging.merge": lambda v: merging.merge(engine, v, (person(), 1), (person(), 1), {}),
        "merging.parts_to_move": lambda v: merging.parts_to_move(engine, v, person()),
        "removing.remove_affiliation": lambda v: removing.remove_affiliation(engine, v, work(), 1),
        "removing.remove_stakeholder": lambda v: removing.remove_stakeholder(engine, v, person(), 1),
        "removing.remove_tie": lambda v: removing.remove_tie(engine, v, tie(), 1),
        "stakeholders.change_affiliation": lambda v: s.change_affiliation(engine, v, work(), 1, works),
        "stakeholders.change_tie": lambda v: s.change_tie(engine, v, tie(), 1, tie_draft()),
        "stakeholders.history": lambda v: s.history(engine, v, of.anna),
        "stakeholders.add_affiliation": lambda v: s.add_affiliation(engine, v, works),
        "stakeholders.add_organisation": lambda v: s.add_organisation(engine, v, OrganisationDraft(name="A")),
        "custom_fields.add_custom_field": lambda v: custom_fields.add_custom_field(engine, v, own_field()),
        "custom_fields.change_custom_field": lambda v: custom_fields.change_custom_field(
            engine, v, own(), 1, CustomLabelsDraft(label_nl=str(uuid4()))
        ),
        "custom_fields.retire_custom_field": lambda v: custom_fields.retire_custom_field(engine, v, own(), 1),
        "notes.add_note": lambda v: notes.add_note(engine, v, of.anna, noted),
        "notes.change_note": lambda v: notes.change_note(engine, v, note(), 1, noted),
        "notes.remove_note": lambda v: notes.remove_note(engine, v, note()),
        "stakeholders.add_person": lambda v: s.add_person(engine, v, PersonDraft(name="Carla")),
        "stakeholders.add_tie": lambda v: s.add_tie(engine, v, tie_draft()),
        "stakeholders.change_stakeholder": lambda v: s.change_stakeholder(
            engine, v, person(), 1, PersonDraft(name="Dirk")
        ),
        "stakeholders.end_affiliation": lambda v: s.end_affiliation(engine, v, work(), 1, today),
        "stakeholders.end_tie": lambda v: s.end_tie(engine, v, tie(), 1, today),
        "names.names": lambda v: names.names(engine, v),
        "timeline.timeline": lambda v: timeline.timeline(engine, v, of.meb, (), Wanted()),
        "names.profile": lambda v: names.profile(engine, v, of.meb, 5),
        "network.stated_share": lambda v: network.stated_share(engine, v),
        "network.dialogue_share": lambda v: network.dialogue_share(engine, v, 1),
        "network.has_sample": lambda v: network.has_sample(engine, v),
        "network.topics": lambda v: network.topics(engine, v),
        "network.network": lambda v: network.network(engine, v),
        "network.node_positions": lambda v: network.node_positions(engine, v, EMPTY),
        "graph_files.whole_network_file": lambda v: graph_files.whole_network_file(engine, v, "gexf", today),
    }


def list_acts(engine: Engine, of: Consortium) -> dict[str, Act]:
    """The same for lists, of which everybody sees what is open to him."""
    to, page = CommitmentFilter(), Wanted()
    return {
        "lists.any_dialogue": lambda v: lists.any_dialogue(engine, v),
        "lists.commitment_owners": lambda v: lists.commitment_owners(engine, v),
        "lists.commitments": lambda v: lists.commitments(engine, v, to, page),
        "lists.commitments_by_state": lambda v: lists.commitments_by_state(engine, v, to),
        "lists.dialogues": lambda v: lists.dialogues(engine, v, Narrowing(), page),
        "lists.earlier_answers": lambda v: lists.earlier_answers(engine, v, of.meb, (), 9),
        "lists.stakeholder": lambda v: lists.stakeholder(engine, v, of.meb),
        "lists.stakeholder_keys": lambda v: lists.stakeholder_keys(engine, v, DirectoryFilter(), page),
        "lists.stakeholder_tags": lambda v: lists.stakeholder_tags(engine, v),
        "lists.stakeholders": lambda v: lists.stakeholders(engine, v, DirectoryFilter(), page),
        "overview.overview": lambda v: overview.overview(engine, v),
    }


def view_acts(engine: Engine) -> dict[str, Act]:
    """The same for saved views; whoever may keep views changes one of their own."""

    def draft() -> SavedViewDraft:
        return SavedViewDraft(name=f"View {uuid4()}", address="steps=1")

    def own(v: Viewer) -> UUID:
        return views.save_view(engine, v, draft())

    return {
        "views.change_view": lambda v: views.change_view(engine, v, own(v), 1, draft()),
        "views.delete_view": lambda v: views.delete_view(engine, v, own(v)),
        "views.refuse_tie": lambda v: views.refuse_tie(engine, v, uuid4(), uuid4()),
        "views.refused_ties": lambda v: views.refused_ties(engine, v),
        "views.save_view": lambda v: own(v),
        "views.views": lambda v: views.views(engine, v),
    }


def office_acts(engine: Engine, of: Consortium) -> dict[str, Act]:
    """The same for imports, summaries and the installation."""

    def closed() -> UUID:
        draft = dialogue_draft(of, confidentiality=Confidentiality.NAMED_ONLY)
        return dialogues.record_dialogue(engine, FOUNDER, draft)

    def file() -> tuple[str, bytes]:
        letters = str(uuid4()).translate(str.maketrans("0123456789-", "ghijklmnopq"))
        return "people.csv", f"name,kind\nSomebody {letters.title()},person\n".encode()

    def mapping() -> ColumnMapping:
        return suggest(read_files([file()]))

    def loaded() -> UUID:
        batch = importing.load_import(engine, FOUNDER, [file()], mapping())
        assert batch
        return batch.id

    def saved() -> UUID:
        return importing.save_mapping(engine, FOUNDER, f"Mapping {uuid4()}", mapping())

    def not_this(act: Callable[[], object]) -> None:
        with pytest.raises(BackupError):
            act()

    i, ever, now = importing, Period(None, None), datetime(2026, 11, 23, 12, tzinfo=UTC)
    return {
        "importing.loading.list_imports": lambda v: i.list_imports(engine, v),
        "importing.loading.load_import": lambda v: i.load_import(engine, v, [file()], mapping()),
        "importing.loading.plan_import": lambda v: i.plan_import(engine, v, [file()], mapping()),
        "importing.meanings.remember_answers": lambda v: remember_answers(
            engine, v, [file()], mapping(), ImportPlan("", "", "", ()), Answers()
        ),
        "vocabularies.add_term": lambda v: vocabularies.add_term(
            engine, v, TermList.CATEGORY, TermDraft(label_en=str(uuid4()), label_nl=str(uuid4()))
        ),
        "vocabularies.add_tie_type": lambda v: vocabularies.add_tie_type(
            engine, v, TieTypeDraft(label_en=str(uuid4()), label_nl=str(uuid4()))
        ),
        "importing.mappings.delete_mapping": lambda v: i.delete_mapping(engine, v, saved()),
        "importing.mappings.find_mapping": lambda v: i.find_mapping(engine, v, None, [file()]),
        "importing.mappings.list_mappings": lambda v: i.list_mappings(engine, v),
        "importing.mappings.remember_mapping": lambda v: i.mappings.remember_mapping(
            engine, v, [file()], mapping()
        ),
        "importing.mappings.save_mapping": lambda v: i.save_mapping(engine, v, "Mine", mapping()),
        "importing.undoing.undo_import": lambda v: i.undo_import(engine, v, loaded()),
        "clearance.clearance": clearance.clearance,
        "condition.condition": lambda v: condition.condition(engine, v),
        "installation.back_up": lambda v: not_this(
            lambda: installation.back_up(engine, v, Path("/dev/null"))
        ),
        "installation.check_store": lambda v: installation.check_store(engine, v),
        "installation.fill_search": lambda v: installation.fill_search(engine, v),
        "installation.restore": lambda v: not_this(
            lambda: installation.restore(engine, v, Path("/dev/null"))
        ),
        "search.search": lambda v: search.search(engine, v, read_query("a"), Narrowing(), 20),
        "sample.remove_sample": lambda v: sample.remove_sample(engine, v),
        "take_overs.closed_dialogues": lambda v: take_overs.closed_dialogues(engine, v),
        "take_overs.take_over": lambda v: take_overs.take_over(engine, v, closed(), "Everybody left."),
        "summary.records_behind": lambda v: summary.records_behind(engine, v, []),
        "summary.summary": lambda v: summary.summary(engine, v, ever, now.date()),
        "summary.summary_document": lambda v: summary.summary_document(engine, v, ever, now),
    }


def test_a_role_can_call_what_its_rights_allow_and_nothing_else(engine: Engine) -> None:
    of = found_consortium(engine)
    acts = dialogue_acts(engine, of) | document_acts(engine, of) | minutes_acts(engine, of)
    acts |= sheet_acts(engine, of) | network_acts(engine, of) | view_acts(engine) | office_acts(engine, of)
    acts |= list_acts(engine, of)
    assert set(acts) == set(NEEDED)
    for name, act in acts.items():
        needed = NEEDED[name]
        for role in Role:
            allowed = needed is EVERYBODY or needed in RIGHTS[role]
            try:
                act(Viewer(role.value, role, listed_as=role.value))
            except NotAllowedError:
                assert not allowed, (name, role)
            else:
                assert allowed, (name, role)
