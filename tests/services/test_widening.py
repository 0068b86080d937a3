"""Whoever changes who sees something is cleared for all that this opens; hidden parts count, untold."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from consortium_builders import Consortium, commitment_draft, dialogue_draft, found_consortium, outcome_draft
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from dare_network.domain.records.outcomes import Outcome
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import DareError, InvalidInputError, NotAllowedError, NotFoundError
from dare_network.services import commitments, dialogues
from dare_network.services.clearance import clearance
from dare_network.services.outcomes import add_outcome, change_outcome
from dare_network.store.engine import unit_of_work

L = Confidentiality
OWNER = Viewer("owner", Role.ADMINISTRATOR, listed_as="owner")
REFUSED = "Your role may not widen who reads this dialogue"


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


def change(engine: Engine, viewer: Viewer, of: Consortium, key: UUID, **values: Any) -> None:
    """Save a dialogue as this viewer, with nothing but this changed."""
    stored = dialogues.dossier(engine, OWNER, key).dialogue
    kept = ("confidentiality", "centre_id", "readers", "embargo_until")
    draft = dialogue_draft(of, **({name: getattr(stored, name) for name in kept} | values))
    dialogues.change_dialogue(engine, viewer, key, stored.version, draft)


@pytest.mark.parametrize("hidden", [True, False])
def test_nobody_adds_himself_to_the_readers_and_reads_on_whether_there_is_something_or_not(
    engine: Engine, of: Consortium, liaison: Viewer, office: Viewer, hidden: bool
) -> None:
    key = dialogues.record_dialogue(engine, OWNER, dialogue_draft(of, readers=("owner",)))
    if hidden:
        named = commitment_draft(of, text="For one only.", confidentiality=L.NAMED_ONLY)
        commitments.add_commitment(engine, OWNER, key, named)
    for viewer in (liaison, office):
        for readers in ((viewer.account,), ("owner", viewer.account), ("owner", "carla")):
            with pytest.raises(NotAllowedError, match=REFUSED):
                change(engine, viewer, of, key, readers=readers)
        with pytest.raises(NotAllowedError, match="Only somebody on the list"):
            change(engine, viewer, of, key, readers=())
        with pytest.raises(NotAllowedError, match=REFUSED):
            change(engine, viewer, of, key, confidentiality=L.NAMED_ONLY)
        assert "For one only" not in str(dialogues.dossier(engine, viewer, key))
    change(engine, OWNER, of, key, readers=("owner", "liaison"))
    assert ("For one only" in str(dialogues.dossier(engine, liaison, key))) == hidden


@pytest.mark.parametrize("hidden", [True, False])
def test_nobody_changes_the_centre_and_reads_on_whether_there_is_something_or_not(
    engine: Engine, of: Consortium, office: Viewer, hidden: bool
) -> None:
    at_leiden = Viewer("lena", Role.LIAISON, of.leiden, "lena")
    key = dialogues.record_dialogue(engine, OWNER, dialogue_draft(of, centre_id=of.utrecht))
    if hidden:
        add_outcome(
            engine, OWNER, key, outcome_draft(text="Not for Leiden.", confidentiality=L.RESTRICTED_STRICT)
        )
    with pytest.raises(NotAllowedError, match=REFUSED):
        change(engine, at_leiden, of, key, centre_id=of.leiden)
    assert "Not for Leiden." not in str(dialogues.dossier(engine, at_leiden, key))
    change(engine, office, of, key, centre_id=of.leiden)
    assert ("Not for Leiden." in str(dialogues.dossier(engine, at_leiden, key))) == hidden


def test_the_last_reader_of_a_part_for_named_persons_stays(engine: Engine, of: Consortium) -> None:
    key = dialogues.record_dialogue(engine, OWNER, dialogue_draft(of, readers=("owner",)))
    named = commitment_draft(of, confidentiality=L.NAMED_ONLY)
    promise = commitments.add_commitment(engine, OWNER, key, named)
    with pytest.raises(NotAllowedError, match="somebody must stay"):
        change(engine, OWNER, of, key, readers=())
    commitments.change_commitment(engine, OWNER, promise, 1, commitment_draft(of))
    change(engine, OWNER, of, key, readers=())


def test_parts_that_became_wider_than_their_dialogue_count_as_well(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    """A part for the office, in a dialogue that was narrowed down to named persons, stays theirs."""
    readers = ("owner", "liaison")
    key = dialogues.record_dialogue(engine, OWNER, dialogue_draft(of, readers=readers))
    add_outcome(
        engine, OWNER, key, outcome_draft(text="For the office.", confidentiality=L.RESTRICTED_STRICT)
    )
    change(engine, OWNER, of, key, confidentiality=L.NAMED_ONLY)
    for values in ({"readers": (*readers, "office")}, {"confidentiality": L.RESTRICTED}):
        with pytest.raises(NotAllowedError, match=REFUSED):
            change(engine, liaison, of, key, **values)
    change(engine, OWNER, of, key, readers=(*readers, "office"))


def test_no_way_of_writing_passes_the_gate_by(engine: Engine, of: Consortium, liaison: Viewer) -> None:
    key = dialogues.record_dialogue(engine, OWNER, dialogue_draft(of))
    strict = outcome_draft(confidentiality=L.RESTRICTED_STRICT)
    outcome = add_outcome(engine, OWNER, key, strict)
    with pytest.raises(NotFoundError):
        change_outcome(engine, liaison, outcome, 1, outcome_draft())
    with pytest.raises(NotAllowedError), unit_of_work(engine, liaison) as unit:
        unit.change(Outcome, outcome, {"confidentiality": None})
    open_one = dialogues.record_dialogue(engine, OWNER, dialogue_draft(of, centre_id=of.leiden))
    at_leiden = Viewer("lena", Role.LIAISON, of.leiden, "lena")
    with pytest.raises(NotAllowedError), unit_of_work(engine, at_leiden) as unit:
        unit.change(Outcome, outcome, {"dialogue_id": open_one})


def pool(of: Consortium) -> list[Viewer]:
    """People of every kind that may read and write."""
    return [
        OWNER,
        Viewer("office", Role.COORDINATOR, None, "office"),
        Viewer("liaison", Role.LIAISON, None, "liaison"),
        Viewer("lena", Role.LIAISON, of.leiden, "lena"),
        Viewer("uta", Role.MEMBER, of.utrecht, "uta"),
        Viewer("mia", Role.MEMBER, None, "mia"),
        Viewer("world", Role.PUBLIC),
    ]


def seen(engine: Engine, viewer: Viewer, key: UUID) -> set[UUID]:
    """The keys of the dialogue and of its parts that this viewer reads."""
    with suppress(NotFoundError):
        found = dialogues.dossier(engine, viewer, key)
        return {key, *(each.id for each in (*found.commitments, *found.outcomes))}
    return set()


@given(st.data())
@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_sequence_of_edits_shows_anybody_what_its_writer_did_not_see(
    engine: Engine, of: Consortium, data: st.DataObject
) -> None:
    everybody = pool(of)
    drawn = data.draw
    first = dialogue_draft(of, centre_id=of.utrecht, readers=("owner",), confidentiality=L.RESTRICTED)
    key = dialogues.record_dialogue(engine, OWNER, first)
    for own in (L.RESTRICTED_STRICT, L.NAMED_ONLY):
        commitments.add_commitment(engine, OWNER, key, commitment_draft(of, confidentiality=own))
        add_outcome(engine, OWNER, key, outcome_draft(confidentiality=own))
    today = clearance(OWNER).today
    names = st.lists(st.sampled_from([each.account for each in everybody]), unique=True, max_size=3)
    for _step in range(12):
        writer = drawn(st.sampled_from(everybody[:4]))
        before = {viewer: seen(engine, viewer, key) for viewer in everybody}
        values = drawn(
            st.fixed_dictionaries(
                {},
                optional={
                    "confidentiality": st.sampled_from(L),
                    "centre_id": st.sampled_from([None, of.leiden, of.utrecht]),
                    "readers": names.map(tuple),
                    "embargo_until": st.sampled_from([None, today + timedelta(days=2)]),
                },
            )
        )
        with suppress(DareError):
            found = dialogues.dossier(engine, writer, key)
            promise = drawn(st.sampled_from([None, *found.commitments]))
            if promise:
                draft = commitment_draft(of, confidentiality=drawn(st.none() | st.sampled_from(L)))
                commitments.change_commitment(engine, writer, promise.id, promise.version, draft)
            else:
                kept = ("confidentiality", "centre_id", "readers", "embargo_until")
                now = {name: getattr(found.dialogue, name) for name in kept} | values
                draft = dialogue_draft(of, **now)
                dialogues.change_dialogue(engine, writer, key, found.dialogue.version, draft)
        for viewer in everybody:
            gained = seen(engine, viewer, key) - before[viewer]
            assert gained <= before[writer], (writer.account, viewer.account, values)


def test_who_hides_a_dialogue_from_himself_is_told_so_first(
    engine: Engine, of: Consortium, liaison: Viewer
) -> None:
    key = dialogues.record_dialogue(engine, liaison, dialogue_draft(of))
    with pytest.raises(InvalidInputError, match="could not see the dialogue yourself"):
        change(engine, liaison, of, key, confidentiality=L.RESTRICTED_STRICT)
