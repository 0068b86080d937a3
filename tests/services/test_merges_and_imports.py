"""Merges, imports and edits in any order: nothing dangles, nobody is doubled again, no seat is lost."""

import random
from contextlib import suppress
from datetime import date
from uuid import UUID

import pytest
from consortium_builders import FOUNDER, dialogue_draft, found_consortium, meeting_draft, seat_draft
from import_files import csv_file, suggested
from merge_builders import found_doubled, merged, read, whole_store
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft, OrganisationDraft, PersonDraft, TieDraft
from dare_network.errors import ConflictError, DareError
from dare_network.services.change_sets import take_back
from dare_network.services.dialogues import dossier, record_dialogue
from dare_network.services.graph_files import whole_network_file
from dare_network.services.importing import find_mapping, load_import, undo_import
from dare_network.services.meetings import add_attendance, add_meeting
from dare_network.services.network import network
from dare_network.services.removing import remove_stakeholder, remove_tie
from dare_network.services.stakeholders import (
    add_affiliation,
    add_organisation,
    add_person,
    add_tie,
    change_stakeholder,
)
from dare_network.store.engine import read_transaction
from dare_network.store.integrity import find_faults

LIST = csv_file(
    "list.csv",
    ["id", "name", "kind", "city", "email"],
    ["crm:1", "Carla Vos", "person", "Delft", "carla@vos.example"],
    ["crm:2", "C. Vos", "person", "Breda", "c.vos@other.example"],
)


def _load(engine: Engine, *files: tuple[str, bytes]) -> UUID | None:
    batch = load_import(engine, FOUNDER, files, suggested(*files))
    return batch.id if batch else None


def _called(engine: Engine, name: str) -> UUID:
    (found,) = (who.id for who in network(engine, FOUNDER).stakeholders if who.name == name)
    return found


def test_a_file_that_named_both_finds_the_one_that_was_kept(engine: Engine) -> None:
    found_consortium(engine)
    assert _load(engine, LIST)
    kept = _called(engine, "Carla Vos")
    merged(engine, kept, _called(engine, "C. Vos"))
    before = whole_store(engine)
    assert _load(engine, LIST) is None
    assert whole_store(engine) == before


def test_a_graph_that_was_exported_before_brings_nobody_back(engine: Engine) -> None:
    doubled = found_doubled(engine)
    graph = "network.json", whole_network_file(engine, FOUNDER, "node-link", date(2026, 11, 24))
    merged(engine, doubled.of.anna, doubled.again)
    before = network(engine, FOUNDER)
    load_import(engine, FOUNDER, [graph], find_mapping(engine, FOUNDER, None, [graph]))
    after = network(engine, FOUNDER)
    assert {who.id for who in after.stakeholders} == {who.id for who in before.stakeholders}


def test_who_was_merged_is_known_by_all_identifiers_also_after_a_second_merge(engine: Engine) -> None:
    of = found_consortium(engine)
    assert _load(engine, LIST)
    carla, other = _called(engine, "Carla Vos"), _called(engine, "C. Vos")
    merged(engine, carla, other)
    merged(engine, of.anna, carla)
    before = whole_store(engine)
    assert _load(engine, LIST) is None
    assert whole_store(engine) == before


def test_an_import_whose_record_was_merged_is_undone_once_the_merge_is_taken_back(engine: Engine) -> None:
    of = found_consortium(engine)
    before = whole_store(engine)
    batch = _load(engine, LIST)
    assert batch
    key = merged(engine, of.anna, _called(engine, "C. Vos"))
    with pytest.raises(ConflictError, match="changed since"):
        undo_import(engine, FOUNDER, batch)
    assert take_back(engine, FOUNDER, key) == ()
    undo_import(engine, FOUNDER, batch)
    assert {**whole_store(engine), "import_batch": []} == {**before, "import_batch": []}


class _Story:
    """Random steps on a few people who know, employ and meet each other."""

    def __init__(self, engine: Engine, seed: int) -> None:
        self.engine, self.chance = engine, random.Random(seed)
        of = found_consortium(engine)
        self.of = of
        self.people = [of.anna, of.bert] + [
            add_person(engine, FOUNDER, PersonDraft(name=f"Person {n}", email=f"p{n}@x.example"))
            for n in range(4)
        ]
        self.places = [
            of.leiden,
            of.utrecht,
            add_organisation(engine, FOUNDER, OrganisationDraft(name="UMC")),
        ]
        self.dialogue = record_dialogue(engine, FOUNDER, dialogue_draft(of, centre_id=of.leiden))
        self.seats: dict[UUID, set[UUID]] = {}
        for _n in range(3):
            meeting = add_meeting(engine, FOUNDER, self.dialogue, meeting_draft())
            self.seats[meeting] = set(self.chance.sample(self.people, 3))
            for who in self.seats[meeting]:
                add_attendance(engine, FOUNDER, meeting, seat_draft(who))
        self.merges: list[tuple[UUID, UUID, UUID]] = []
        self.removals: list[UUID] = []
        self.batches: list[UUID] = []
        for _n in range(12):
            with suppress(ConflictError):
                self._tie()

    def step(self) -> None:
        """Do one thing; what is refused leaves all as it is."""
        often = 3 * (self._merge,) + 2 * (self._back,)
        does = (*often, self._edit, self._tie, self._load, self._undo, self._remove)
        if len(self.now()) < 3 or len(self.now(self.places)) < 2:
            does = (self._back,)
        with suppress(DareError):
            self.chance.choice(does)()

    def _tie(self) -> None:
        one, other = self.chance.sample(self.now(), 2)
        if self.chance.random() < 0.5:
            kind = self.chance.choice(["knows", "advises"])
            add_tie(self.engine, FOUNDER, TieDraft(type_id=kind, from_id=one, to_id=other, source="A"))
        else:
            place = self.chance.choice(self.now(self.places))
            add_affiliation(self.engine, FOUNDER, AffiliationDraft(person_id=one, organisation_id=place))

    def _merge(self) -> None:
        there = self.now(self.chance.choice([self.people, self.places]))
        if len(there) < 2:
            return
        kept, gone = self.chance.sample(there, 2)
        self.merges.append((merged(self.engine, kept, gone), kept, gone))

    def _back(self) -> None:
        keys = [key for key, *_both in self.merges] + self.removals
        key = self.chance.choice(keys) if keys else UUID(int=0)
        take_back(self.engine, FOUNDER, key)
        self.merges = [each for each in self.merges if each[0] != key]
        self.removals = [each for each in self.removals if each != key]

    def _edit(self) -> None:
        who = read(self.engine, self.chance.choice(self.now()))
        draft = PersonDraft(name=f"{who.name} X", email=who.email, phone=str(self.chance.random()))
        change_stakeholder(self.engine, FOUNDER, who.id, who.version, draft)

    def _load(self) -> None:
        if batch := _load(self.engine, LIST):
            self.batches.append(batch)

    def _undo(self) -> None:
        if self.batches:
            undo_import(self.engine, FOUNDER, self.batches[-1])
            self.batches.pop()

    def _remove(self) -> None:
        whole = network(self.engine, FOUNDER)
        if whole.ties:
            tie = self.chance.choice(whole.ties)
            self.removals.append(remove_tie(self.engine, FOUNDER, tie.id, tie.version))
        who = read(self.engine, self.chance.choice(self.now()))
        self.removals.append(remove_stakeholder(self.engine, FOUNDER, who.id, who.version))

    def now(self, of: list[UUID] | None = None) -> list[UUID]:
        """Those who are still there."""
        there = network(self.engine, FOUNDER).by_id
        return [key for key in of or self.people if key in there]

    def stands_for(self, who: UUID) -> UUID:
        """The record that somebody is now."""
        for _key, kept, gone in self.merges:
            who = kept if who == gone else who
        return who

    def check(self) -> None:
        """Nothing dangles, and everybody sits where he sat."""
        with read_transaction(self.engine) as transaction:
            assert not list(find_faults(transaction))
        found: dict[UUID, list[UUID | None]] = {}
        for seat in dossier(self.engine, FOUNDER, self.dialogue).attendances:
            found.setdefault(seat.meeting_id, []).append(seat.person_id)
        for meeting, people in self.seats.items():
            assert sorted(found[meeting], key=str) == sorted(
                {self.stands_for(who) for who in people}, key=str
            )


@pytest.mark.parametrize("seed", range(4))
def test_in_any_order_nothing_dangles_and_no_attendance_is_lost(engine: Engine, seed: int) -> None:
    story = _Story(engine, seed)
    for _n in range(18):
        story.step()
        story.check()


@pytest.mark.parametrize("seed", range(3))
def test_merges_that_are_taken_back_last_first_leave_every_table_as_it_was(engine: Engine, seed: int) -> None:
    story = _Story(engine, seed)
    before = whole_store(engine)
    while len(story.merges) < 5:
        try:
            story._merge()
        except DareError:
            continue
    for key, *_both in reversed(story.merges):
        assert take_back(engine, FOUNDER, key) == ()
    assert whole_store(engine) == before
