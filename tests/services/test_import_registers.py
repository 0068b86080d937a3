"""A register and a list of projects through the mappings that the product ships."""

from collections import Counter

from import_files import imi_files, network_rows, ror_files, ror_rows, shipped
from sqlalchemy.engine import Engine

from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.formats.mapping import ColumnMapping
from dare_network.services.importing import load_import, plan_import, undo_import
from dare_network.services.network import network, revisions


def _with_unknown_ends(rule: str) -> ColumnMapping:
    mapping = shipped("imi")
    *others, ties = mapping.tables
    return mapping.model_copy(update={"tables": (*others, ties.model_copy(update={"on_unknown_end": rule}))})


def _pairs() -> set[frozenset[str]]:
    """Who are said to be related, within the file and not to themselves."""
    inside = [row for row in ror_rows("relationships.csv") if row["related_in_this_set"] == "yes"]
    pairs = {frozenset((row["ror_id"], row["related_ror_id"])) for row in inside}
    return {pair for pair in pairs if len(pair) == 2}


def test_organisations_of_ror_are_loaded_with_their_relations(engine: Engine, office: Viewer) -> None:
    plan = plan_import(engine, office, ror_files(), shipped("ror"))
    load_import(engine, office, ror_files(), shipped("ror"))
    whole = network(engine, office)
    by_ror = {each.ror_id: each for each in whole.stakeholders if each.import_key}
    assert by_ror.keys() == {row["ror_id"] for row in ror_rows("organisations.csv")}
    # Two organisations have the acronym CBG, and one of them is a body of ours.
    boards = [by_ror["https://ror.org/05mv4rb84"], by_ror["https://ror.org/01zaqjt83"]]
    assert boards[0].id != boards[1].id
    assert boards[0].body_id == "nl-meb"
    tied = [frozenset((whole.by_id[tie.from_id].ror_id, whole.by_id[tie.to_id].ror_id)) for tie in whole.ties]
    assert set(tied) == _pairs()
    assert len(tied) == len(_pairs())
    refused = Counter(row.reason.split(" “")[0] for row in plan.with_outcome(RowOutcome.REFUSED))
    outside = sum(row["related_in_this_set"] == "no" for row in ror_rows("relationships.csv"))
    # One organisation is its own predecessor in the source.
    assert refused == {"Nobody called": outside, "A tie needs two different ends.": 1}


def test_loading_ror_again_finds_everything_and_changes_nothing(engine: Engine, office: Viewer) -> None:
    load_import(engine, office, ror_files(), shipped("ror"))
    before, at = network_rows(engine), revisions(engine)
    plan = plan_import(engine, office, ror_files(), shipped("ror"))
    assert (plan.counts[RowOutcome.ADDED], plan.counts[RowOutcome.CHANGED]) == (0, 0)
    assert plan.counts[RowOutcome.UNCHANGED] == len(ror_rows("organisations.csv")) + len(_pairs())
    assert load_import(engine, office, ror_files(), shipped("ror")) is None
    assert (network_rows(engine), revisions(engine)) == (before, at)


def test_undoing_ror_restores_the_bodies_and_removes_the_rest(engine: Engine, office: Viewer) -> None:
    before = network_rows(engine)
    batch = load_import(engine, office, ror_files(), shipped("ror"))
    assert batch is not None
    assert batch.changed > 0
    assert undo_import(engine, office, batch.id) == batch.added + batch.changed
    assert network_rows(engine) == before


def test_imi_projects_are_tied_to_their_participants_known_and_unknown(
    engine: Engine, office: Viewer
) -> None:
    mapping = _with_unknown_ends("placeholder")
    plan = plan_import(engine, office, imi_files(), mapping)
    assert (plan.counts[RowOutcome.MERGED], plan.counts[RowOutcome.REFUSED]) == (2, 0)
    load_import(engine, office, imi_files(), mapping)
    whole = network(engine, office)
    keys = {each.id: each.import_key for each in whole.stakeholders if each.import_key}
    assert {(keys[tie.from_id], keys[tie.to_id]) for tie in whole.ties} == {
        ("pic:101", "imi:ALPHA"), ("pic:102", "imi:ALPHA"), ("pic:901", "imi:ALPHA"),
        ("pic:101", "imi:BETA-2"), ("pic:104", "imi:BETA-2"), ("pic:902", "imi:BETA-2"),
    }  # fmt: skip
    placeholders = {each.import_key for each in whole.stakeholders if each.source == "unknown"}
    assert placeholders == {"pic:901", "pic:902"}
    assert load_import(engine, office, imi_files(), mapping) is None


def test_as_shipped_participations_of_unknown_organisations_are_refused(
    engine: Engine, office: Viewer
) -> None:
    plan = plan_import(engine, office, imi_files(), shipped("imi"))
    refused = plan.with_outcome(RowOutcome.REFUSED)
    assert [dict(row.cells)["pic"] for row in refused] == ["901", "901", "902"]
    assert all(f"“{dict(row.cells)['pic']}”" in row.reason for row in refused)
    assert plan.counts[RowOutcome.MERGED] == 1
