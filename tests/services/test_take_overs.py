"""A dialogue for named persons whose last reader has gone is taken over, and everybody who reads it knows."""

from dataclasses import fields, replace
from uuid import UUID

import pytest
import sqlalchemy as sa
from consortium_builders import Consortium, commitment_draft, dialogue_draft, found_consortium, meeting_draft
from sqlalchemy.engine import Engine

from dare_network.domain.records.take_overs import ClosedDialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import InvalidInputError, NotAllowedError, NotFoundError
from dare_network.services import commitments, dialogues, meetings
from dare_network.services.installation import check_store
from dare_network.services.take_overs import closed_dialogues, take_over
from dare_network.store.tables.base import table_of
from dare_network.store.tables.take_overs import TakeOverRow

L = Confidentiality
WENT = Viewer("went", Role.COORDINATOR, listed_as="went")
WHY = "The last reader has left the consortium."


@pytest.fixture
def of(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def key(engine: Engine, of: Consortium) -> UUID:
    draft = dialogue_draft(of, title="Secret title", confidentiality=L.NAMED_ONLY)
    return dialogues.record_dialogue(engine, WENT, draft)


def test_an_administrator_takes_over_with_a_reason_that_every_reader_sees(
    engine: Engine, of: Consortium, key: UUID, administrator: Viewer
) -> None:
    (closed,) = closed_dialogues(engine, administrator)
    kept = dialogues.dossier(engine, WENT, key).dialogue
    assert closed == ClosedDialogue(key, kept.ref, kept.requested_on, ("went",))
    take_over(engine, administrator, key, WHY)
    assert closed_dialogues(engine, administrator) == ()
    assert dialogues.dossier(engine, administrator, key).dialogue.readers == ("went", "administrator")
    later = dialogue_draft(of, confidentiality=L.NAMED_ONLY, readers=("went", "later"))
    dialogues.change_dialogue(engine, administrator, key, 2, later)
    for reader in (WENT, administrator, Viewer("later", Role.MEMBER, listed_as="later")):
        (event,) = (each for each in dialogues.history(engine, reader, key) if each.entity == "take_over")
        assert (event.account, event.role, event.reason) == ("administrator", Role.ADMINISTRATOR, WHY)
        assert event.at
    assert check_store(engine, administrator) == ()


def test_a_take_over_stays_in_history_whatever_happens_after(
    engine: Engine, key: UUID, administrator: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_over(engine, administrator, key, WHY)
    monkeypatch.setattr(dialogues, "HISTORY", 3)
    for _each in range(3):
        meetings.add_meeting(engine, WENT, key, meeting_draft())
    told = dialogues.history(engine, WENT, key)
    assert [event.entity for event in told] == ["meeting", "meeting", "meeting", "take_over"]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_nothing_is_taken_over(
    engine: Engine, key: UUID, administrator: Viewer, reason: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        take_over(engine, administrator, key, reason)
    assert set(caught.value.fields) == {"reason"}
    assert dialogues.dossier(engine, WENT, key).dialogue.readers == ("went",)


def test_nobody_else_takes_over_nor_sees_what_is_closed(
    engine: Engine, key: UUID, administrator: Viewer
) -> None:
    others = [
        Viewer(role.value, role, listed_as=role.value) for role in Role if role is not Role.ADMINISTRATOR
    ]
    through_eyes = [replace(administrator, role=role, listed_as=None) for role in Role]
    for viewer in (*others, *through_eyes):
        with pytest.raises(NotAllowedError):
            closed_dialogues(engine, viewer)
        with pytest.raises(NotAllowedError):
            take_over(engine, viewer, key, WHY)
    assert dialogues.dossier(engine, WENT, key).dialogue.readers == ("went",)


def test_parts_for_named_persons_of_an_open_dialogue_are_taken_over_as_well(
    engine: Engine, of: Consortium, administrator: Viewer
) -> None:
    whole = dialogues.record_dialogue(engine, WENT, dialogue_draft(of, readers=("went",)))
    with pytest.raises(NotFoundError):
        take_over(engine, administrator, whole, WHY)
    commitments.add_commitment(engine, WENT, whole, commitment_draft(of, confidentiality=L.NAMED_ONLY))
    assert dialogues.dossier(engine, administrator, whole).commitments == ()
    take_over(engine, administrator, whole, WHY)
    assert len(dialogues.dossier(engine, administrator, whole).commitments) == 1
    with pytest.raises(NotFoundError):
        take_over(engine, administrator, whole, WHY)


def test_what_is_closed_is_told_without_a_title_or_a_text() -> None:
    assert {each.name for each in fields(ClosedDialogue)} == {"id", "ref", "requested_on", "readers"}


def test_two_take_overs_at_a_time_are_one(engine: Engine, key: UUID, administrator: Viewer) -> None:
    take_over(engine, administrator, key, WHY)
    with pytest.raises(NotFoundError):
        take_over(engine, administrator, key, WHY)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(table_of(TakeOverRow))) == 1
