"""Taking an import back: as a whole, or not at all with the names of what stands in the way."""

from uuid import UUID

import pytest
from audit_trail import latest_events
from consortium_builders import Consortium, dialogue_draft, found_consortium
from import_files import csv_file, network_rows, suggested
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import OrganisationDraft, TieDraft
from dare_network.domain.records.imports import ImportBatch
from dare_network.domain.records.network import Stakeholder
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Action
from dare_network.errors import ConflictError, NotAllowedError, NotFoundError
from dare_network.services.dialogues import record_dialogue
from dare_network.services.importing import list_imports, load_import, undo_import
from dare_network.services.importing.undoing import REFERRING
from dare_network.services.network import network
from dare_network.services.stakeholders import add_tie, change_stakeholder
from dare_network.store.engine import read_transaction, unit_of_work
from dare_network.store.keys import new_id
from dare_network.store.tables import Base
from dare_network.store.tables.base import table_of
from dare_network.store.tables.network import StakeholderRow

ORGANISATIONS = csv_file(
    "organisations.csv",
    ["name", "city"],
    ["Centre Leiden", "Leiden"],
    ["Sanquin", "Amsterdam"],
    ["Lygature", "Utrecht"],
)
TIES = csv_file("ties.csv", ["from", "to", "type"], ["Sanquin", "Anna de Wit", "knows"])
KNOWS = csv_file("knows.csv", ["from", "to", "type"], ["Bert Bos", "Anna de Wit", "knows"])
PEOPLE = csv_file("posts.csv", ["person", "organisation", "role"], ["Carla Vos", "Sanquin", "chair"])


@pytest.fixture
def consortium(engine: Engine) -> Consortium:
    return found_consortium(engine)


def _loaded(engine: Engine, viewer: Viewer, *files: tuple[str, bytes]) -> ImportBatch:
    batch = load_import(engine, viewer, files, suggested(*files))
    assert batch is not None
    return batch


def _called(engine: Engine, viewer: Viewer, name: str) -> UUID:
    (found,) = (each.id for each in network(engine, viewer).stakeholders if each.name == name)
    return found


def test_what_was_added_goes_and_what_was_changed_is_as_it_was(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    before = network_rows(engine)
    batch = _loaded(engine, office, ORGANISATIONS, TIES, PEOPLE)
    assert network_rows(engine) != before
    assert undo_import(engine, office, batch.id) == batch.added + batch.changed
    assert network_rows(engine) == before


def test_very_many_records_go_a_share_at_a_time_and_those_that_were_changed_are_as_they_were(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    many = [[str(number), f"Office {number}", "Utrecht"] for number in range(2_100)]
    first = _loaded(engine, office, csv_file("offices.csv", ["number", "name", "city"], *many[:1_200]))
    assert first.added == 1_200
    before = network_rows(engine)
    moved = [[number, name, "Leiden"] for number, name, _city in many]
    batch = _loaded(engine, office, csv_file("offices.csv", ["number", "name", "city"], *moved))
    assert (batch.added, batch.changed) == (900, 1_200)
    told: list[float] = []
    assert undo_import(engine, office, batch.id, lambda share, _doing: told.append(share)) == 2_100
    assert network_rows(engine) == before
    assert len(told) > 5
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


def test_an_undo_that_is_stopped_leaves_nothing_half_undone(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    batch = _loaded(engine, office, ORGANISATIONS, TIES, PEOPLE)
    after, words = network_rows(engine), []

    def stop_at_the_last_word(share: float, doing: str) -> None:
        if share == 1.0:
            return
        words.append(doing)
        if words.count("Taking it back.") == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        undo_import(engine, office, batch.id, stop_at_the_last_word)
    assert network_rows(engine) == after
    (kept,) = list_imports(engine, office)
    assert kept.undone_at is None


def test_an_undone_import_is_marked_and_its_events_stay(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    batch = _loaded(engine, office, KNOWS)
    undo_import(engine, office, batch.id)
    (kept,) = list_imports(engine, office)
    assert kept.undone_at is not None
    with read_transaction(engine) as transaction:
        events = latest_events(transaction, 4)
    told = {(event.action, event.entity, event.reason) for event in events}
    assert told == {
        (Action.ADDED, "tie", ""),
        (Action.ADDED, "import", ""),
        (Action.REMOVED, "tie", "An import was undone."),
        (Action.CHANGED, "import", "An import was undone."),
    }


def test_an_import_is_undone_once(engine: Engine, office: Viewer, consortium: Consortium) -> None:
    batch = _loaded(engine, office, KNOWS)
    undo_import(engine, office, batch.id)
    with pytest.raises(ConflictError, match="undone before"):
        undo_import(engine, office, batch.id)


def test_what_was_undone_can_be_loaded_again(engine: Engine, office: Viewer, consortium: Consortium) -> None:
    batch = _loaded(engine, office, ORGANISATIONS)
    undo_import(engine, office, batch.id)
    again = _loaded(engine, office, ORGANISATIONS)
    assert (again.added, again.changed) == (batch.added, batch.changed)


@pytest.mark.parametrize("name", ["Sanquin", "Centre Leiden"])
def test_a_record_that_somebody_changed_since_stands_in_the_way(
    engine: Engine, office: Viewer, liaison: Viewer, consortium: Consortium, name: str
) -> None:
    batch = _loaded(engine, office, ORGANISATIONS)
    key = _called(engine, office, name)
    version = network(engine, office).by_id[key].version
    draft = OrganisationDraft(name=name, website="https://example.org", city="Leiden")
    change_stakeholder(engine, liaison, key, version, draft)
    after = network_rows(engine)
    with pytest.raises(ConflictError, match=f"changed since: “{name}”"):
        undo_import(engine, office, batch.id)
    assert network_rows(engine) == after


def test_a_change_that_began_before_the_import_and_ended_after_it_stands_in_the_way(
    engine: Engine, office: Viewer, liaison: Viewer, consortium: Consortium
) -> None:
    with unit_of_work(engine, liaison) as unit:
        batch = _loaded(engine, office, ORGANISATIONS)
        unit.change(Stakeholder, _called(engine, office, "Sanquin"), {"city": "Leiden"})
    with pytest.raises(ConflictError, match="changed since: “Sanquin”"):
        undo_import(engine, office, batch.id)


def test_a_record_to_which_others_refer_stands_in_the_way(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    batch = _loaded(engine, office, ORGANISATIONS)
    sanquin, lygature = (_called(engine, office, name) for name in ("Sanquin", "Lygature"))
    add_tie(engine, office, TieDraft(type_id="knows", from_id=sanquin, to_id=consortium.anna))
    record_dialogue(engine, office, dialogue_draft(consortium, co_body_ids=(lygature,)))
    after = network_rows(engine)
    with pytest.raises(ConflictError) as caught:
        undo_import(engine, office, batch.id)
    assert "“Sanquin” (a tie)" in str(caught.value)
    assert "“Lygature” (a dialogue)" in str(caught.value)
    assert network_rows(engine) == after


def test_a_conflict_names_five_and_counts_the_rest(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    file = csv_file("seven.csv", ["name", "city"], *([f"Organisation {n}", "Utrecht"] for n in range(7)))
    batch = _loaded(engine, office, file)
    for n in range(7):
        key = _called(engine, office, f"Organisation {n}")
        add_tie(engine, office, TieDraft(type_id="knows", from_id=key, to_id=consortium.anna))
    with pytest.raises(ConflictError) as caught:
        undo_import(engine, office, batch.id)
    assert str(caught.value).count("(a tie)") == 5
    assert "and 2 more" in str(caught.value)


def test_an_earlier_import_is_undone_after_a_later_one_on_the_same_records(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    before = network_rows(engine)
    first = _loaded(engine, office, ORGANISATIONS)
    moved = csv_file(
        "moved.csv", ["name", "website"], ["Sanquin", "https://s.nl"], ["Centre Leiden", "https://c.nl"]
    )
    second = _loaded(engine, office, moved)
    with pytest.raises(ConflictError, match="“Sanquin”"):
        undo_import(engine, office, first.id)
    undo_import(engine, office, second.id)
    undo_import(engine, office, first.id)
    assert network_rows(engine) == before


def test_a_tie_that_was_ended_since_is_named_by_its_ends(
    engine: Engine, office: Viewer, consortium: Consortium
) -> None:
    _loaded(engine, office, ORGANISATIONS)
    batch = _loaded(engine, office, TIES)
    dated = csv_file(
        "dated.csv", ["from", "to", "type", "tot"], ["Sanquin", "Anna de Wit", "knows", "2026-01-31"]
    )
    _loaded(engine, office, dated)
    with pytest.raises(ConflictError, match="“Sanquin – Anna de Wit”"):
        undo_import(engine, office, batch.id)


def test_only_those_who_may_import_can_undo(
    engine: Engine, office: Viewer, liaison: Viewer, consortium: Consortium
) -> None:
    batch = _loaded(engine, office, ORGANISATIONS)
    with pytest.raises(NotAllowedError):
        undo_import(engine, liaison, batch.id)
    with pytest.raises(NotFoundError):
        undo_import(engine, office, new_id())


def test_every_table_that_refers_to_stakeholders_has_a_word_for_its_records() -> None:
    key = table_of(StakeholderRow).c.id
    referring = {
        table.name
        for table in Base.metadata.tables.values()
        if any(each.column is key for each in table.foreign_keys)
    }
    # The lists of a stakeholder go with it.
    referring -= {table_of(link.row).name for link in StakeholderRow.links.values()}
    assert referring == REFERRING.keys()
