"""A network that is brought up to date from what changed is the network that is read anew."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import count
from typing import Any

import pytest
from consortium_builders import (
    answer_draft,
    commitment_draft,
    dialogue_draft,
    found_consortium,
    meeting_draft,
    question_draft,
    seat_draft,
)
from databases import Content, Database
from everything_told import Clock, clock
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.dialogues import ProductDraft
from dare_network.domain.records.dialogues import Answer, Dossier
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Confidentiality, Role
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import EdgeKind
from dare_network.graph.rebuild import rebuilt
from dare_network.services import network as networks
from dare_network.services.answers import change_answer, record_answer
from dare_network.services.clearance import clearance
from dare_network.services.commitments import add_commitment
from dare_network.services.dialogues import change_dialogue, dossier, dossiers, record_dialogue
from dare_network.services.meetings import add_attendance, add_meeting, change_meeting, remove_attendance
from dare_network.services.network import ReadShare, dialogue_share
from dare_network.services.products import add_product, products
from dare_network.services.questions import add_question, change_question
from dare_network.services.sample import load_sample, remove_sample
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.network import read_share

OFFICE = Viewer("office", Role.ADMINISTRATOR, listed_as="office")
TODAY = date(2026, 11, 24)
TOPICS = ("q_potency", "q_vector", "q_release")
SIGNS = ("", "agree", "partly", "not_answered")
_kept: dict[object, ReadShare] = {}
"""What was read of the stores of all examples: each begins with another history, at the same revisions."""
_numbers = count()


class Stage:
    """A consortium in which anything may be written, and everybody who looks."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.of = engine, found_consortium(engine)
        self.viewers = [Viewer("office", role, listed_as="office") for role in Role]
        self.viewers.append(Viewer("mina", Role.MEMBER, self.of.leiden))

    def known(self) -> Sequence[Dossier]:
        return dossiers(self.engine, OFFICE)

    def step(self, draw: Callable[[int], int]) -> None:
        """Write something."""
        known = self.known()
        if not known or draw(5) == 0:
            record_dialogue(self.engine, OFFICE, self._draft(draw))
            return
        of = known[draw(len(known))]
        steps = (
            self._change, self._meet, self._seat, self._leave, self._ask, self._answer, self._answer,
            self._correct, self._move, self._ask_again, self._remove, self._besides, self._seat,
        )  # fmt: skip
        steps[draw(len(steps))](of, draw)

    def _draft(self, draw: Callable[[int], int]) -> Any:
        levels = [each for each in Confidentiality if each is not Confidentiality.NAMED_ONLY]
        held = products(self.engine, OFFICE)
        return dialogue_draft(
            self.of,
            title=f"Dialogue {next(_numbers)}",
            confidentiality=levels[draw(len(levels))],
            embargo_until=(None, TODAY + timedelta(days=draw(3)))[draw(2)],
            topic_ids=TOPICS[: draw(3)],
            lead_body_id=(self.of.meb, self.of.ccmo)[draw(2)],
            co_body_ids=(self.of.leiden,) if draw(2) else (),
            owner_id=(self.of.anna, self.of.bert)[draw(2)],
            centre_id=(None, self.of.leiden)[draw(2)],
            product_id=held[draw(len(held))].id if held and draw(2) else None,
            requested_on=date(2026, 3, 1 + draw(9)),
        )

    def _change(self, of: Dossier, draw: Callable[[int], int]) -> None:
        change_dialogue(self.engine, OFFICE, of.dialogue.id, of.dialogue.version, self._draft(draw))

    def _meet(self, of: Dossier, draw: Callable[[int], int]) -> None:
        add_meeting(self.engine, OFFICE, of.dialogue.id, meeting_draft(on=date(2026, 5, 1 + draw(9))))

    def _move(self, of: Dossier, draw: Callable[[int], int]) -> None:
        for held in of.meetings[:1]:
            draft = meeting_draft(on=date(2026, 6, 1 + draw(9)))
            change_meeting(self.engine, OFFICE, held.id, held.version, draft)

    def _seat(self, of: Dossier, draw: Callable[[int], int]) -> None:
        if not of.meetings:
            self._meet(of, draw)
        for held in dossier(self.engine, OFFICE, of.dialogue.id).meetings[:1]:
            taken = {seat.person_id for seat in of.attendances_of(held.id)}
            for who in {self.of.anna, self.of.bert} - taken:
                add_attendance(self.engine, OFFICE, held.id, seat_draft(who))

    def _leave(self, of: Dossier, _draw: Callable[[int], int]) -> None:
        for seat in of.attendances[:1]:
            remove_attendance(self.engine, OFFICE, seat.id)

    def _ask(self, of: Dossier, draw: Callable[[int], int]) -> None:
        draft = question_draft(topic_ids=TOPICS[: draw(3)])
        add_question(self.engine, OFFICE, of.dialogue.id, draft)

    def _ask_again(self, of: Dossier, draw: Callable[[int], int]) -> None:
        for asked in of.questions[:1]:
            draft = question_draft(topic_ids=TOPICS[draw(3) :])
            change_question(self.engine, OFFICE, asked.id, asked.version, draft)

    def _answer(self, of: Dossier, draw: Callable[[int], int]) -> None:
        if not of.questions:
            self._ask(of, draw)
        for asked in dossier(self.engine, OFFICE, of.dialogue.id).questions[:1]:
            record_answer(self.engine, OFFICE, asked.id, self._given(draw))

    def _correct(self, of: Dossier, draw: Callable[[int], int]) -> None:
        for given_ in of.answers[:1]:
            change_answer(self.engine, OFFICE, given_.id, given_.version, self._given(draw))

    def _given(self, draw: Callable[[int], int]) -> Any:
        return answer_draft(self.of, alignment=SIGNS[draw(4)], given_on=date(2026, 7, 1 + draw(9)))

    def _remove(self, of: Dossier, _draw: Callable[[int], int]) -> None:
        for given_ in of.answers[:1]:
            with unit_of_work(self.engine, OFFICE) as unit:
                unit.remove(Answer, given_.id)

    def _besides(self, of: Dossier, draw: Callable[[int], int]) -> None:
        if draw(2):
            add_commitment(self.engine, OFFICE, of.dialogue.id, commitment_draft(self.of))
        else:
            add_product(self.engine, OFFICE, ProductDraft(name=f"Product {next(_numbers)}"))

    def look(self) -> None:
        """Bring up to date what was read before, and read it anew."""
        for viewer in self.viewers:
            with read_transaction(self.engine) as transaction:
                anew = read_share(transaction, clearance(viewer))
            revision = networks.revisions(self.engine).dialogues
            before = _kept.get(viewer)
            found = dialogue_share(self.engine, viewer, revision, before)
            assert found.share == anew
            _kept[viewer] = found
            if before:
                self._draw(viewer, before, found)

    def _draw(self, viewer: Viewer, before: ReadShare, now: ReadShare) -> None:
        """The graph that is made of the one before is the one that is made anew."""
        of = networks.stated_share(self.engine, viewer)
        old, new = (networks.network_of(of, each.share) for each in (before, now))
        again = rebuilt(whole_graph(old, ()), old, new, frozenset(EdgeKind))
        assert again is None or again == whole_graph(new, ())


@given(data=st.data(), days=st.lists(st.integers(0, 2), min_size=4, max_size=8))
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_brought_up_to_date_equals_what_is_read_anew(
    shared_database: Database, data: st.DataObject, days: Sequence[int]
) -> None:
    stage = Stage(shared_database.holding(Content.REFERENCE))

    def draw(below: int) -> int:
        return data.draw(st.integers(0, below - 1))

    with clock(TODAY) as held:
        for day in days:
            _set(held, TODAY + timedelta(days=day // 2))
            for _step in range(1 + draw(3)):
                stage.step(draw)
            stage.look()


def _set(held: Clock, day: date) -> None:
    held.day = day


def test_one_answer_lets_nothing_else_be_read_again(engine: Engine, monkeypatch: Any) -> None:
    stage = Stage(engine)
    key = record_dialogue(engine, OFFICE, dialogue_draft(stage.of))
    asked = add_question(engine, OFFICE, key, question_draft(topic_ids=TOPICS[:1]))
    record_answer(engine, OFFICE, asked, answer_draft(stage.of))
    before = dialogue_share(engine, OFFICE, networks.revisions(engine).dialogues)
    record_answer(engine, OFFICE, asked, answer_draft(stage.of, given_on=date(2026, 8, 3)))
    monkeypatch.setattr(networks, "read_share", _never)
    after = dialogue_share(engine, OFFICE, networks.revisions(engine).dialogues, before)
    assert after.share.advice != before.share.advice
    assert after.share.participations == before.share.participations
    # And its graph is made of the one before, but for the advice and the day of the last contact.
    of = networks.stated_share(engine, OFFICE)
    old, new = (networks.network_of(of, each.share) for each in (before, after))
    again = rebuilt(whole_graph(old, ()), old, new, frozenset(EdgeKind))
    assert again == whole_graph(new, ())
    assert again != whole_graph(old, ())


@pytest.mark.parametrize(
    "name",
    ["change", "meet", "move", "seat", "leave", "ask_again", "answer", "correct", "remove"],
)
def test_each_kind_of_write_that_the_network_shows_is_followed_alone(
    engine: Engine, monkeypatch: Any, name: str
) -> None:
    stage = Stage(engine)
    key = record_dialogue(engine, OFFICE, dialogue_draft(stage.of, topic_ids=TOPICS[:1]))
    held = add_meeting(engine, OFFICE, key, meeting_draft(on=date(2026, 4, 1)))
    add_attendance(engine, OFFICE, held, seat_draft(stage.of.anna))
    asked = add_question(engine, OFFICE, key, question_draft(topic_ids=TOPICS[:1]))
    record_answer(engine, OFFICE, asked, answer_draft(stage.of, given_on=date(2026, 4, 2)))
    before = dialogue_share(engine, OFFICE, networks.revisions(engine).dialogues)
    getattr(stage, f"_{name}")(dossier(engine, OFFICE, key), lambda below: below - 2 if below > 2 else 1)
    with read_transaction(engine) as transaction:
        anew = read_share(transaction, clearance(OFFICE))
    assert anew != before.share, "the network shows nothing of this write"
    monkeypatch.setattr(networks, "read_share", _never)
    after = dialogue_share(engine, OFFICE, networks.revisions(engine).dialogues, before)
    assert after.share == anew


def _never(*_given: object) -> object:
    raise AssertionError("All was read again.")


def test_a_sample_that_comes_and_goes_is_followed(engine: Engine) -> None:
    stage = Stage(engine)
    stage.look()
    load_sample(engine)
    stage.look()
    remove_sample(engine, OFFICE)
    stage.look()


def test_a_store_of_another_history_is_read_anew(shared_database: Database) -> None:
    ones = []
    for title in ("One", "Another"):
        engine = shared_database.holding(Content.REFERENCE)
        stage = Stage(engine)
        record_dialogue(engine, OFFICE, dialogue_draft(stage.of, title=title))
        record_dialogue(engine, OFFICE, dialogue_draft(stage.of, title=f"{title} more"))
        revision = networks.revisions(engine).dialogues
        ones.append(dialogue_share(engine, OFFICE, revision, ones[-1] if ones else None))
        assert {each.title for each in ones[-1].share.dialogues} == {title, f"{title} more"}
