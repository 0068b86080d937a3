"""What SQL lets through is what the rule lets through, for every viewer and every kind of record."""

from datetime import date, timedelta
from itertools import product
from uuid import UUID

import pytest
from consortium_builders import Consortium, found_consortium
from dialogue_builders import (
    answer,
    attendance,
    commitment,
    dialogue,
    dossier,
    meeting,
    milestone,
    outcome,
    question,
    store_dossier,
)
from sqlalchemy.engine import Engine

from dare_network.domain.records.dialogues import Dialogue
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.visibility import Clearance, clearance, may_see
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.errors import NotFoundError
from dare_network.store.dossiers import get_dossier, list_dossiers
from dare_network.store.engine import read_transaction, unit_of_work

TODAY = date(2026, 11, 24)
EMBARGOES = (None, TODAY, TODAY + timedelta(days=1))
LISTS = ((), ("anna",), ("bert", "anna"), ("bert",))


@pytest.fixture
def consortium(engine: Engine) -> Consortium:
    return found_consortium(engine)


@pytest.fixture
def stored(engine: Engine, consortium: Consortium, office: Viewer) -> list[Dialogue]:
    """A dialogue of every level, centre, list and embargo, each with everything that can hang on one."""
    of = consortium
    made = []
    with unit_of_work(engine, office) as unit:
        centres = (None, of.leiden, of.utrecht)
        for level, centre, readers, until in product(Confidentiality, centres, LISTS, EMBARGOES):
            each = dialogue(
                lead_body_id=of.meb,
                owner_id=of.anna,
                confidentiality=level,
                centre_id=centre,
                readers=readers,
                embargo_until=until,
            )
            whole = dossier(
                each,
                meetings=[meeting()],
                attendances=[attendance(person_id=of.bert)],
                questions=[question()],
                answers=[answer(of.meb)],
                commitments=[commitment(of.anna)],
                outcomes=[outcome()],
                milestones=[milestone()],
            )
            store_dossier(unit, whole)
            made.append(each)
    return made


def seen_by_rule(cleared: Clearance, about: Dialogue) -> bool:
    return may_see(cleared, about.confidentiality, about.centre_id, about.readers, about.embargo_until)


def viewers(of: Consortium) -> list[Viewer]:
    centres: tuple[UUID | None, ...] = (None, of.leiden, of.utrecht)
    names = (None, "anna", "bert", "carla")
    return [Viewer("x", *seat) for seat in product(Role, centres, names)]


def test_sql_and_the_rule_agree_on_every_viewer_and_every_dialogue(
    engine: Engine, consortium: Consortium, stored: list[Dialogue]
) -> None:
    seen: set[tuple[Role, Confidentiality]] = set()
    for viewer in viewers(consortium):
        cleared = clearance(viewer, TODAY)
        by_rule = {d for d in stored if seen_by_rule(cleared, d)}
        with read_transaction(engine) as transaction:
            shown = {found.dialogue.id for found in list_dossiers(transaction, cleared)}
            assert shown == {each.id for each in by_rule}, viewer
        seen |= {(viewer.role, each.confidentiality) for each in by_rule}
    assert (Role.MEMBER, Confidentiality.NAMED_ONLY) in seen
    assert (Role.MEMBER, Confidentiality.RESTRICTED_STRICT) in seen
    assert {level for role, level in seen if role is Role.PUBLIC} == {Confidentiality.PUBLIC}


def test_nothing_that_hangs_on_a_hidden_dialogue_comes_along(
    engine: Engine, consortium: Consortium, stored: list[Dialogue]
) -> None:
    for viewer in (Viewer("x", Role.MEMBER, consortium.leiden), Viewer("x", Role.PUBLIC)):
        cleared = clearance(viewer, TODAY)
        with read_transaction(engine) as transaction:
            dossiers = list_dossiers(transaction, cleared)
        assert 0 < len(dossiers) < len(stored)
        for found in dossiers:
            parts = (found.meetings, found.questions, found.commitments, found.attendances, found.answers)
            # The public is not told who was there, nor of the steps on the way.
            seated = stepped = int(cleared.people)
            each = [len(part) for part in (*parts, found.outcomes, found.milestones)]
            assert each == [1, 1, 1, seated, 1, 1, stepped]
            assert found.questions[0].dialogue_id == found.dialogue.id
            assert found.answers_to(found.questions[0].id) == found.answers
            assert found.attendances_of(found.meetings[0].id) == found.attendances


def test_a_hidden_dialogue_and_none_at_all_are_told_apart_by_nobody(
    engine: Engine, consortium: Consortium, stored: list[Dialogue]
) -> None:
    cleared = clearance(Viewer("x", Role.MEMBER, consortium.leiden, "carla"), TODAY)
    hidden = next(d for d in stored if not seen_by_rule(cleared, d))
    said = set()
    for key in (hidden.id, UUID(int=5)):
        with pytest.raises(NotFoundError) as caught, read_transaction(engine) as transaction:
            get_dossier(transaction, cleared, key)
        said.add(str(caught.value))
    assert said == {"There is no such dialogue, or it is not open to you."}
