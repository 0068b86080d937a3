"""The sample consortium: loaded once, marked, and removed without a trace of it or a loss of one's own."""

from collections.abc import Iterator
from dataclasses import fields

import pytest
import sqlalchemy as sa
from consortium_builders import (
    at_once,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    item_draft,
    meeting_draft,
    minutes_draft,
    seat_draft,
)
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.records.dialogues import Dossier
from dare_network.domain.records.network import Network, Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import NotAllowedError
from dare_network.services import commitments, dialogues, meetings, products, take_overs
from dare_network.services.agenda import add_item
from dare_network.services.installation import check_store, open_installation
from dare_network.services.minutes import build_minutes
from dare_network.services.network import network
from dare_network.services.sample import load_sample, remove_sample
from dare_network.services.stakeholders import add_affiliation
from dare_network.settings import Settings
from dare_network.store.engine import read_transaction
from dare_network.store.revision import Revisions, read_revisions
from dare_network.store.sample import sample_keys
from dare_network.store.tables import Base


def records(whole: Network, dossiers: tuple[Dossier, ...]) -> Iterator[object]:
    yield from (each for each in whole.stakeholders if not each.is_body)
    yield from (*whole.affiliations, *whole.ties, *(found.dialogue for found in dossiers))
    for found in dossiers:
        for part in fields(found)[1:]:
            yield from getattr(found, part.name)


def revisions(engine: Engine) -> Revisions:
    with read_transaction(engine) as transaction:
        return read_revisions(transaction)


def marked(engine: Engine) -> int:
    with read_transaction(engine) as transaction:
        return sum(len(keys) for keys in sample_keys(transaction).values())


def person(engine: Engine, viewer: Viewer) -> Stakeholder:
    """A sample person who owns a dialogue."""
    whole = network(engine, viewer)
    owners = [p.stakeholder_id for p in whole.participations if p.part == "owner"]
    return next(s for s in whole.stakeholders if s.id in owners and s.is_person)


def test_everything_in_the_sample_is_marked(sampled: Engine, administrator: Viewer) -> None:
    whole = network(sampled, administrator)
    dossiers = dialogues.dossiers(sampled, administrator)
    assert whole.has_sample
    listed = list(records(whole, dossiers))
    assert len(listed) > 100
    assert all(getattr(record, "sample") for record in listed)  # noqa: B009 - records of ten kinds
    assert all(product.sample for product in products.products(sampled, administrator))
    assert not any(each.sample for each in whole.bodies)
    for part in ("meetings", "attendances", "questions", "answers", "commitments", "outcomes", "milestones"):
        assert any(getattr(found, part) for found in dossiers), part
    assert check_store(sampled, administrator) == ()


def test_the_sample_is_loaded_once(sampled: Engine) -> None:
    before = revisions(sampled), marked(sampled)
    assert not load_sample(sampled)
    assert (revisions(sampled), marked(sampled)) == before


def test_processes_that_start_at_once_load_the_sample_once(engine: Engine) -> None:
    assert at_once(lambda: load_sample(engine), 3) == [False, False, True]


def test_a_dialogue_after_the_sample_is_numbered_after_it(sampled: Engine, liaison: Viewer) -> None:
    of = found_consortium(sampled)
    taken = {found.dialogue.ref for found in dialogues.dossiers(sampled, liaison)}
    key = dialogues.record_dialogue(sampled, liaison, dialogue_draft(of))
    assert dialogues.dossier(sampled, liaison, key).dialogue.ref not in taken


def test_removal_leaves_a_sound_store_without_sample(sampled: Engine, administrator: Viewer) -> None:
    before = marked(sampled)
    assert remove_sample(sampled, administrator) == (before, 0)
    assert marked(sampled) == 0
    whole = network(sampled, administrator)
    assert (whole.has_sample, whole.dialogues, whole.ties, whole.affiliations) == (False, (), (), ())
    assert set(whole.stakeholders) == set(whole.bodies)
    assert products.products(sampled, administrator) == ()
    assert check_store(sampled, administrator) == ()
    lists = ("dialogue_body", "dialogue_topic", "dialogue_reader", "question_topic")
    with read_transaction(sampled) as transaction:
        for name in lists:
            assert transaction.connection.execute(sa.select(Base.metadata.tables[name])).all() == []


def test_only_an_administrator_removes_the_sample(sampled: Engine, office: Viewer) -> None:
    before = marked(sampled)
    with pytest.raises(NotAllowedError):
        remove_sample(sampled, office)
    assert marked(sampled) == before


def test_what_was_removed_is_not_loaded_at_the_next_start(database_url: str, administrator: Viewer) -> None:
    settings = Settings(database_url, load_sample=True)
    for times in range(3):
        engine = open_installation(settings)
        assert bool(marked(engine)) == (times == 0)
        remove_sample(engine, administrator)
        engine.dispose()


def test_an_installation_without_sample_can_have_it_later(database_url: str, administrator: Viewer) -> None:
    for wanted in (False, True):
        engine = open_installation(Settings(database_url, wanted))
        assert bool(marked(engine)) == wanted
        engine.dispose()


def test_a_dialogue_of_ones_own_keeps_what_it_names(
    sampled: Engine, administrator: Viewer, liaison: Viewer
) -> None:
    owner = person(sampled, administrator)
    of = found_consortium(sampled)
    key = dialogues.record_dialogue(sampled, liaison, dialogue_draft(of, owner_id=owner.id))
    before = marked(sampled)
    assert remove_sample(sampled, administrator) == (before - 1, 1)
    whole = network(sampled, administrator)
    kept = whole.by_id[owner.id]
    assert (kept.name, kept.sample, kept.version) == (owner.name, False, owner.version + 1)
    assert [node.id for node in whole.dialogues] == [key]
    assert check_store(sampled, administrator) == ()
    assert marked(sampled) == 0


def test_a_seat_of_ones_own_keeps_the_sample_person(
    sampled: Engine, administrator: Viewer, liaison: Viewer
) -> None:
    guest = person(sampled, administrator)
    of = found_consortium(sampled)
    key = dialogues.record_dialogue(sampled, liaison, dialogue_draft(of))
    meeting = meetings.add_meeting(sampled, liaison, key, meeting_draft())
    meetings.add_attendance(sampled, liaison, meeting, seat_draft(guest.id))
    assert remove_sample(sampled, administrator)[1] == 1
    (seat,) = dialogues.dossier(sampled, liaison, key).attendances
    assert network(sampled, liaison).by_id[guest.id].sample is False
    assert seat.person_id == guest.id


def test_ones_own_work_on_a_sample_dialogue_keeps_it_and_all_that_it_needs(
    sampled: Engine, administrator: Viewer
) -> None:
    of = found_consortium(sampled)
    dossiers = dialogues.dossiers(sampled, administrator)
    busy = next(d for d in dossiers if d.questions and d.dialogue.product_id and d.commitments)
    asked = busy.questions[0]
    promise = commitment_draft(of, question_id=asked.id)
    mine = commitments.add_commitment(sampled, administrator, busy.dialogue.id, promise)
    remove_sample(sampled, administrator)
    left = dialogues.dossier(sampled, administrator, busy.dialogue.id)
    assert (left.dialogue.sample, left.dialogue.ref) == (False, busy.dialogue.ref)
    assert [question.id for question in left.questions] == [asked.id]
    assert [commitment.id for commitment in left.commitments] == [mine]
    assert busy.dialogue.product_id in {p.id for p in products.products(sampled, administrator)}
    assert left.dialogue.owner_id in network(sampled, administrator).by_id
    assert check_store(sampled, administrator) == ()
    assert marked(sampled) == 0


def test_minutes_and_agendas_of_ones_own_keep_the_sample_dialogue_they_are_of(
    sampled: Engine, administrator: Viewer
) -> None:
    of = next(one for one in dialogues.dossiers(sampled, administrator) if one.meetings)
    meeting = of.meetings[0]
    build_minutes(sampled, administrator, of.dialogue.id, minutes_draft(meeting.id))
    add_item(sampled, administrator, of.dialogue.id, item_draft(meeting_id=meeting.id))
    remove_sample(sampled, administrator)
    (kept,) = dialogues.dossiers(sampled, administrator)
    assert (kept.dialogue.ref, meeting.id in {one.id for one in kept.meetings}) == (of.dialogue.ref, True)
    assert check_store(sampled, administrator) == ()


def test_a_dialogue_of_the_sample_that_somebody_took_over_is_kept(sampled: Engine) -> None:
    himself = Viewer("head", Role.ADMINISTRATOR, listed_as="head")
    closed = take_overs.closed_dialogues(sampled, himself)[0]
    take_overs.take_over(sampled, himself, closed.id, "Its owner left.")
    remove_sample(sampled, himself)
    (left,) = dialogues.dossiers(sampled, himself)
    assert (left.dialogue.id, left.dialogue.sample) == (closed.id, False)


def test_an_affiliation_of_ones_own_keeps_both_its_ends(
    sampled: Engine, administrator: Viewer, liaison: Viewer
) -> None:
    whole = network(sampled, administrator)
    one, other = whole.affiliations[0], whole.affiliations[-1]
    draft = AffiliationDraft(person_id=one.person_id, organisation_id=other.organisation_id)
    mine = add_affiliation(sampled, liaison, draft)
    remove_sample(sampled, administrator)
    left = network(sampled, administrator)
    assert [each.id for each in left.affiliations] == [mine]
    assert {one.person_id, other.organisation_id} <= set(left.by_id)


def test_the_sample_shows_every_level_to_those_who_may_see_it(sampled: Engine, office: Viewer) -> None:
    levels = {found.dialogue.confidentiality for found in dialogues.dossiers(sampled, office)}
    assert levels >= {Confidentiality.PUBLIC, Confidentiality.CONSORTIUM, Confidentiality.RESTRICTED}
