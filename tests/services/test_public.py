"""What everybody reads of a public dialogue: what is listed, and of all else nothing, however he asks."""

import dataclasses
import inspect
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import (
    Consortium,
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    milestone_draft,
    outcome_draft,
    question_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import DialogueDraft, ProductDraft, SourceDocumentDraft
from dare_network.domain.drafts.network import OrganisationDraft, TieDraft
from dare_network.domain.records import dialogues as records
from dare_network.domain.records import milestones as milestone_records
from dare_network.domain.records import minutes as minutes_records
from dare_network.domain.records import network as network_records
from dare_network.domain.records import norm_times as norm_records
from dare_network.domain.records import notes as note_records
from dare_network.domain.records import outcomes as outcome_records
from dare_network.domain.records.change_sets import Alias
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.search import Narrowing
from dare_network.domain.records.summary import Period
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.services import (
    answers,
    commitments,
    dialogues,
    meetings,
    milestones,
    network,
    norms,
    outcomes,
    products,
    questions,
    sources,
    stakeholders,
    views,
)
from dare_network.services.search import search
from dare_network.services.summary import summary, summary_document
from dare_network.store.shown import PUBLIC, is_public
from dare_network.words.query import read_query

EVERYBODY = Viewer("anybody", Role.PUBLIC)
WRITER = Viewer("writer", Role.ADMINISTRATOR, listed_as="writer")
C = Confidentiality
INSIDE = "zqinsidezq"
"""Stands in every text that is not for the public."""
OPEN = "zqopenzq"
"""Stands in every other text."""
DAY = date(2026, 6, 9)

# What is the public's is written out here as well, by somebody who has read the rule and not the product.
NOT_PUBLIC = {
    records.Dialogue: "owner_id external_ref centre_id readers embargo_until shared_with_public_body "
    "contains_manufacturing_data contains_personal_data chatham_house source version",
    records.Meeting: "starts minutes_long mode place note version",
    records.Question: "position rationale version",
    records.Answer: "verbatim capacity source_locator review_by version alignment",
    records.Commitment: "text evidence acceptance version",
    records.SourceDocument: "version",
    outcome_records.Outcome: "version",
    records.Product: "description version",
    network_records.Stakeholder: "orcid email description import_key further_keys version",
    network_records.Tie: "confidence note version",
}
"""The fields of each record that are internal; of a kind that is not here the public reads nothing at all."""


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium) -> UUID:
    """A public dialogue of which every field of every part is filled in."""
    product = ProductDraft(name=f"Product {OPEN}", description=INSIDE, centre_id=of.leiden)
    draft = dialogue_draft(
        of, title=OPEN, summary=OPEN, confidentiality=C.PUBLIC, external_ref=INSIDE, source=INSIDE,
        readers=(INSIDE, "writer"), centre_id=of.leiden, embargo_until=date(2026, 1, 1),
        product_id=products.add_product(engine, WRITER, product), held_on=DAY, chatham_house=True,
        shared_with_public_body=True, contains_manufacturing_data=True, contains_personal_data=True,
    )  # fmt: skip
    key = dialogues.record_dialogue(engine, WRITER, draft)
    held = meeting_draft(place=INSIDE, note=INSIDE, starts=time(9), minutes_long=60, mode="online")
    meeting = meetings.add_meeting(engine, WRITER, key, held)
    meetings.add_attendance(engine, WRITER, meeting, seat_draft(of.bert))
    by_role = seat_draft(None, role_at_body=INSIDE, body_id=of.meb)
    meetings.add_attendance(engine, WRITER, meeting, by_role)
    question = question_draft(text=OPEN, position=INSIDE, rationale=INSIDE, topic_ids=("q_potency",))
    asked = questions.add_question(engine, WRITER, key, question)
    letter = SourceDocumentDraft(title=OPEN, on=DAY)
    document = sources.attach_source(engine, WRITER, key, letter, "letter.txt", OPEN.encode())
    given = answer_draft(
        of, summary=OPEN, verbatim=INSIDE, conditions=OPEN, capacity=INSIDE, source_locator=INSIDE,
        guideline=OPEN, review_by=DAY, valid_until=date(2030, 1, 1), document_id=document,
        alignment="agree", binding_level="advice",
    )  # fmt: skip
    answers.record_answer(engine, WRITER, asked, given)
    promised = commitment_draft(of, text=INSIDE, summary=OPEN, evidence=INSIDE, acceptance="awaited")
    promise = commitments.add_commitment(engine, WRITER, key, promised)
    moved = promised.model_copy(update={"due_on": date(2026, 7, 31)})
    commitments.change_commitment(engine, WRITER, promise, 1, moved, reason=INSIDE)
    milestones.add_milestone(engine, WRITER, promise, milestone_draft(text=INSIDE))
    outcomes.add_outcome(engine, WRITER, key, outcome_draft(text=OPEN))
    described = OrganisationDraft(name=OPEN, description=INSIDE, source=OPEN)
    house = stakeholders.add_organisation(engine, WRITER, described)
    known = TieDraft(type_id="advises", from_id=house, to_id=of.leiden, note=INSIDE, source=OPEN)
    stakeholders.add_tie(engine, WRITER, known)
    views.refuse_tie(engine, WRITER, of.anna, of.bert)
    return key


def pairs(one: Any, other: Any) -> Iterator[tuple[Any, Any]]:
    """The records in what two readers are told, one beside the other by their keys."""
    by_key = {each.id: each for each in other}
    for each in one:
        yield each, by_key[each.id]


def told(engine: Engine, viewer: Viewer, key: UUID) -> list[Any]:
    """Every record that a reader is told."""
    found, known = dialogues.dossier(engine, viewer, key), network.network(engine, viewer)
    families = [getattr(found, each.name) for each in dataclasses.fields(Dossier)]
    listed = [record for family in families[1:] for record in family]
    return [found.dialogue, *listed, *known.stakeholders, *known.ties, *known.products, *known.affiliations]


def test_the_public_cannot_ask_how_an_answer_stands_to_our_position(engine: Engine, key: UUID) -> None:
    asked = read_query(OPEN), Narrowing(alignment="agree")
    assert search(engine, WRITER, *asked, 50).count
    assert search(engine, EVERYBODY, *asked, 50).count == 0


def test_everybody_reads_every_listed_field_and_of_all_others_nothing(engine: Engine, key: UUID) -> None:
    seen: set[type[object]] = set()
    for shown, whole in pairs(told(engine, EVERYBODY, key), told(engine, WRITER, key)):
        internal = NOT_PUBLIC[type(shown)].split()
        for field in dataclasses.fields(shown):
            value = getattr(shown, field.name)
            if field.name in internal:
                assert value in (None, "", (), 0, False, UUID(int=0), "not_needed"), field.name
            elif (type(shown), field.name) != (records.Commitment, "owner_id"):
                assert value == getattr(whole, field.name), field.name
        seen.add(type(shown))
    assert seen == set(NOT_PUBLIC)


def test_no_internal_word_and_no_person_reaches_everybody_in_any_way(
    engine: Engine, key: UUID, of: Consortium
) -> None:
    everything = [
        *told(engine, EVERYBODY, key),
        dialogues.dossiers(engine, EVERYBODY),
        products.products(engine, EVERYBODY),
        network.network(engine, EVERYBODY),
        norms.course_of(engine, EVERYBODY, key),
        summary(engine, EVERYBODY, Period(None, None), DAY),
        summary_document(engine, EVERYBODY, Period(None, None), datetime(2026, 8, 1, tzinfo=UTC)),
        search(engine, EVERYBODY, read_query(OPEN), Narrowing(), 50),
        views.refused_ties(engine, EVERYBODY),
    ]
    for text in map(repr, everything):
        assert INSIDE not in text
        assert str(of.anna) not in text
        assert str(of.bert) not in text
    assert search(engine, EVERYBODY, read_query(INSIDE), Narrowing(), 50).count == 0
    assert search(engine, WRITER, read_query(INSIDE), Narrowing(), 50).count >= 5
    both = read_query(f"{OPEN} {INSIDE}")
    assert search(engine, EVERYBODY, both, Narrowing(), 50).count == 0


def test_what_everybody_finds_follows_the_dialogue(engine: Engine, key: UUID) -> None:
    def found() -> int:
        return search(engine, EVERYBODY, read_query(OPEN), Narrowing(), 50).count

    def save(level: Confidentiality) -> None:
        known = dialogues.dossier(engine, WRITER, key).dialogue
        values = {name: getattr(known, name) for name in DialogueDraft.model_fields}
        draft = DialogueDraft(**values | {"confidentiality": level})
        dialogues.change_dialogue(engine, WRITER, key, known.version, draft)

    public = found()
    # The dialogue, its question, the answer, the outcome and the commitment.
    assert public == 5
    save(C.RESTRICTED)
    assert found() == 0
    save(C.PUBLIC)
    assert found() == public


def stored_records() -> Iterator[type[Any]]:
    """Every record that is read for a viewer."""
    modules = (
        records, milestone_records, minutes_records, network_records, norm_records, note_records,
        outcome_records,
    )  # fmt: skip
    derived = (
        Dossier, network_records.DialogueNode, network_records.Participation, network_records.Advice,
        network_records.Network, network_records.StatedShare, network_records.DialogueShare,
    )  # fmt: skip
    for module in modules:
        for _name, found in inspect.getmembers(module, dataclasses.is_dataclass):
            if found.__module__ == module.__name__ and found not in derived:
                yield found


def test_a_new_record_or_field_is_not_public_before_somebody_lists_it() -> None:
    assert set(PUBLIC) == {*stored_records(), Alias}
    for record, listed in PUBLIC.items():
        names = {field.name for field in dataclasses.fields(record)}
        assert listed <= names | {"*"}
        assert not is_public(record, "a field that was added") or listed == {"*"}


def test_a_public_dialogue_under_embargo_is_not_read_by_everybody(engine: Engine, of: Consortium) -> None:
    draft = dialogue_draft(of, title=OPEN, confidentiality=C.PUBLIC, embargo_until=date(2099, 1, 1))
    dialogues.record_dialogue(engine, WRITER, draft)
    assert dialogues.dossiers(engine, EVERYBODY) == ()
    assert search(engine, EVERYBODY, read_query(OPEN), Narrowing(), 50).count == 0
