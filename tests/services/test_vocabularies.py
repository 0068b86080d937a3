"""Values of labelled lists are checked where they are written, whatever way they come."""

from uuid import UUID

import pytest
import sqlalchemy as sa
from consortium_builders import (
    Consortium,
    answer_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    outcome_draft,
    question_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import SourceDocumentDraft
from dare_network.domain.drafts.network import OrganisationDraft, TieDraft
from dare_network.domain.drafts.vocabularies import TermDraft, TieTypeDraft
from dare_network.domain.identifiers import own_key
from dare_network.domain.nouns import NOUNS, term_fields
from dare_network.domain.records.imports import ImportPlan
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import QuestionState, TermList
from dare_network.errors import InvalidInputError
from dare_network.importing.answers import Answers
from dare_network.services import (
    answers,
    dialogues,
    meetings,
    network,
    outcomes,
    questions,
    sources,
    stakeholders,
    vocabularies,
)
from dare_network.services.importing.loading import load_import, plan_import
from dare_network.services.importing.mappings import find_mapping
from dare_network.services.importing.meanings import remember_answers
from dare_network.services.importing.undoing import undo_import
from dare_network.services.installation import check_store
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.tables.base import Entity, table_of
from dare_network.store.tables.network import StakeholderRow

UNKNOWN = "no such value"
FIELDS = [(noun, field) for noun in NOUNS for field in term_fields(noun)]
CLOSED = {
    TermList.DIALOGUE_STATE,
    TermList.QUESTION_STATE,
    TermList.COMMITMENT_STATE,
    TermList.MINUTES_STATE,
    TermList.DIRECTION,
    TermList.PRECISION,
    TermList.ACCEPTANCE,
    TermList.ENDORSEMENT,
    TermList.CONFIDENTIALITY,
    TermList.ROLE,
}
"""Lists that the program itself knows: the types of their fields take nothing else."""

WITHOUT_A_FIELD = {TermList.DIVERGENCE_LEVEL}
"""A list that ships before anything is filled from it."""


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium, liaison: Viewer) -> UUID:
    return dialogues.record_dialogue(engine, liaison, dialogue_draft(of))


def row_of(entity: str) -> type[Entity]:
    def below(row: type[Entity]) -> list[type[Entity]]:
        return [row, *(each for child in row.__subclasses__() for each in below(child))]

    return next(row for row in below(Entity) if getattr(row, "entity", "") == entity)


def test_every_list_is_that_of_a_field_or_known_to_the_program() -> None:
    listed = {each for noun in NOUNS for each in term_fields(noun).values()}
    assert listed | CLOSED | WITHOUT_A_FIELD == set(TermList)


@pytest.mark.parametrize(("entity", "field"), FIELDS)
def test_no_row_takes_a_value_that_no_list_has(
    sampled: Engine, office: Viewer, entity: str, field: str
) -> None:
    row = row_of(entity)
    table = table_of(row)
    with read_transaction(sampled) as transaction:
        key = transaction.connection.scalar(sa.select(table.c.id).limit(1))
    if key is None:
        # The sample has no documents: a field of theirs is looked at before what they hang on.
        with pytest.raises(InvalidInputError) as caught, unit_of_work(sampled, office) as unit:
            unit.add(row, {field: UNKNOWN})
        assert caught.value.fields.keys() == {field}
        return
    with pytest.raises(InvalidInputError) as caught, unit_of_work(sampled, office) as unit:
        unit.change(row, key, {field: UNKNOWN})
    assert caught.value.fields == {field: "This is none of the known values."}
    with pytest.raises(InvalidInputError) as caught, unit_of_work(sampled, office) as unit:
        unit.add(row, dict(unit.current(row, key)) | {"id": None, field: UNKNOWN})
    assert caught.value.fields.keys() == {field}
    with read_transaction(sampled) as transaction:
        assert UNKNOWN not in transaction.connection.scalars(sa.select(table.c[field])).all()


def test_the_services_refuse_them_and_say_of_which_field(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    asked = questions.add_question(engine, liaison, key, question_draft())
    document = SourceDocumentDraft(title="Letter", on=dialogue_draft(of).requested_on, kind=UNKNOWN)
    attempts = {
        "kind": [
            lambda: outcomes.add_outcome(engine, liaison, key, outcome_draft(kind=UNKNOWN)),
            lambda: sources.attach_source(engine, liaison, key, document, "letter.pdf", b"%PDF"),
        ],
        "section": [lambda: questions.add_question(engine, liaison, key, question_draft(section=UNKNOWN))],
        "channel": [lambda: answers.record_answer(engine, liaison, asked, answer_draft(of, channel=UNKNOWN))],
        "mode": [lambda: meetings.add_meeting(engine, liaison, key, meeting_draft(mode=UNKNOWN))],
        "stage": [lambda: dialogues.record_dialogue(engine, liaison, dialogue_draft(of, stage=UNKNOWN))],
        "format_id": [
            lambda: dialogues.record_dialogue(engine, liaison, dialogue_draft(of, format_id=UNKNOWN))
        ],
        "topic_ids": [
            lambda: questions.add_question(engine, liaison, key, question_draft(topic_ids=(UNKNOWN,)))
        ],
        "category": [
            lambda: stakeholders.add_organisation(
                engine, liaison, OrganisationDraft(name="A", category=UNKNOWN)
            )
        ],
        "type_id": [
            lambda: stakeholders.add_tie(
                engine, liaison, TieDraft(type_id=UNKNOWN, from_id=of.anna, to_id=of.bert)
            )
        ],
    }
    before = dialogues.dossiers(engine, liaison)
    for field, acts in attempts.items():
        for act in acts:
            with pytest.raises(InvalidInputError) as caught:
                act()
            assert caught.value.fields.keys() == {field}
    assert dialogues.dossiers(engine, liaison) == before


def store_unlisted(engine: Engine, key: UUID) -> None:
    """As a release would have left it that did not look."""
    table = table_of(StakeholderRow)
    with engine.begin() as connection:
        connection.execute(sa.update(table).where(table.c.id == key).values(category="own word"))


def test_a_value_from_before_stays_while_it_is_not_touched_and_the_check_names_it(
    engine: Engine, of: Consortium, liaison: Viewer, administrator: Viewer
) -> None:
    assert check_store(engine, administrator) == ()
    store_unlisted(engine, of.leiden)
    draft = OrganisationDraft(name="Centre Leiden", category="own word", city="Leiden")
    stakeholders.change_stakeholder(engine, liaison, of.leiden, 1, draft)
    told = "“own word” in “category” of “stakeholder” is none of the known values."
    assert check_store(engine, administrator) == (told,)


def plan(engine: Engine, office: Viewer, text: str) -> ImportPlan:
    files = [("list.csv", text.encode())]
    return plan_import(engine, office, files, find_mapping(engine, office, None, files))


def test_an_import_takes_labels_in_both_languages_and_tells_what_it_left_out(
    engine: Engine, of: Consortium, office: Viewer
) -> None:
    text = "name,category\nAlpha,Spelende instelling\nBeta,ONDERZOEKER OF ONTWIKKELAAR\nGamma,scientist\n"
    files = [("list.csv", text.encode())]
    mapping = find_mapping(engine, office, None, files)
    (told,) = plan_import(engine, office, files, mapping).unlisted
    assert (told.field, told.text, told.rows, told.meaning) == ("category", "Spelende instelling", 1, "")
    load_import(engine, office, files, mapping)
    found = {who.name: who.category for who in network.network(engine, office).stakeholders}
    assert (found["Alpha"], found["Beta"], found["Gamma"]) == ("", "scientist", "scientist")
    tags = {who.name: who.tags for who in network.network(engine, office).stakeholders}
    assert tags["Alpha"] == ("Spelende instelling",)


def test_an_import_over_a_value_from_before_can_be_undone(
    engine: Engine, of: Consortium, office: Viewer
) -> None:
    store_unlisted(engine, of.leiden)
    text = f"id,name,category\n{own_key(of.leiden)},Centre Leiden,industry\n"
    files = [("list.csv", text.encode())]
    batch = load_import(engine, office, files, find_mapping(engine, office, None, files))
    assert batch is not None
    undo_import(engine, office, batch.id)
    found = {who.id: who.category for who in network.network(engine, office).stakeholders}
    assert found[of.leiden] == "own word"


def test_an_answer_without_a_channel_is_in_writing_only_once_somebody_says_so(
    engine: Engine, of: Consortium, key: UUID, liaison: Viewer
) -> None:
    asked = questions.add_question(engine, liaison, key, question_draft())
    given = answers.record_answer(engine, liaison, asked, answer_draft(of, channel=""))

    def state() -> QuestionState:
        return dialogues.dossier(engine, liaison, key).questions[0].state

    assert state() is QuestionState.ASKED
    answers.change_answer(engine, liaison, given, 1, answer_draft(of, channel="letter"))
    assert state() is QuestionState.ANSWERED_WRITTEN
    answers.change_answer(engine, liaison, given, 2, answer_draft(of, channel="oral"))
    assert state() is QuestionState.ANSWERED_ORAL


def test_a_new_type_of_tie_reads_from_both_ends_and_comes_in_with_the_next_file(
    engine: Engine, of: Consortium, office: Viewer
) -> None:
    draft = TieTypeDraft(
        label_en="mentors", label_nl="begeleidt", inverse_en="is mentored by",
        inverse_nl="wordt begeleid door", directed=True,
    )  # fmt: skip
    key = vocabularies.add_tie_type(engine, office, draft)
    files = [("t.csv", b"from,to,type\nCentre Leiden,Anna de Wit,Begeleidt\n")]
    plan = plan_import(engine, office, files, find_mapping(engine, office, None, files))
    assert (plan.unlisted, [row.label for row in plan.rows]) == (
        (),
        ["Centre Leiden – mentors – Anna de Wit"],
    )
    load_import(engine, office, files, find_mapping(engine, office, None, files))
    assert key in {tie.type_id for tie in network.network(engine, office).ties}


def test_a_type_that_reads_otherwise_from_its_other_end_says_how(engine: Engine, office: Viewer) -> None:
    draft = TieTypeDraft(label_en="mentors", label_nl="begeleidt", directed=True)
    with pytest.raises(InvalidInputError, match="other end"):
        vocabularies.add_tie_type(engine, office, draft)


@pytest.mark.parametrize("label", ["knows", "KENT"])
def test_what_a_list_has_is_not_added_again(engine: Engine, office: Viewer, label: str) -> None:
    with pytest.raises(InvalidInputError, match="in this list already"):
        vocabularies.add_tie_type(engine, office, TieTypeDraft(label_en=label, label_nl=label))
    with pytest.raises(InvalidInputError, match="in this list already"):
        term = TermDraft(label_en="New", label_nl="Financier")
        vocabularies.add_term(engine, office, TermList.CATEGORY, term)


def test_what_the_words_of_a_source_mean_is_remembered(
    engine: Engine, of: Consortium, office: Viewer
) -> None:
    key = vocabularies.add_term(
        engine, office, TermList.CATEGORY, TermDraft(label_en="Media", label_nl="Pers")
    )
    first = [("list.csv", b"id,name,category\n1,Alpha,Schrijvende zielen\n")]
    mapping = find_mapping(engine, office, None, first)
    answers = Answers(meanings={("stakeholder", "category", "schrijvende zielen"): key})
    plan = plan_import(engine, office, first, mapping, answers)
    load_import(engine, office, first, mapping, answers=answers)
    remember_answers(engine, office, first, mapping, plan, answers)
    again = [("otherwise.csv", b"id,name,category\n1,Alpha,\n2,Beta,Schrijvende Zielen\n")]
    load_import(engine, office, again, find_mapping(engine, office, None, again))
    found = {who.name: who.category for who in network.network(engine, office).stakeholders}
    assert (found["Alpha"], found["Beta"]) == (key, key)
