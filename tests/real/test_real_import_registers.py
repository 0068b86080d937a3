"""Two real sources through the mappings that the product ships, against what is known of them."""

from collections import Counter

from datasets import facts, files, rows
from import_files import network_rows, shipped
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.checking import check
from dare_network.domain.drafts.network import OrganisationDraft
from dare_network.domain.records.imports import RowOutcome
from dare_network.domain.records.viewer import Viewer
from dare_network.formats.mapping import ColumnMapping, apply, unread
from dare_network.formats.tables import Table, read_tables
from dare_network.services.importing import find_mapping, load_import, plan_import, undo_import
from dare_network.services.network import network, revisions

ROR = files("ror-netherlands", "organisations.csv", "relationships.csv")
IMI = files("imi-consortia", "organisations.csv", "projects.csv", "project_participants.csv")


def _tables(*found: tuple[str, bytes]) -> list[Table]:
    return [table for name, content in found for table in read_tables(name, content)]


def _with_unknown_ends(rule: str) -> ColumnMapping:
    mapping = shipped("imi")
    *others, ties = mapping.tables
    return mapping.model_copy(update={"tables": (*others, ties.model_copy(update={"on_unknown_end": rule}))})


def test_the_dutch_part_of_ror_is_loaded_with_its_relations(engine: Engine, office: Viewer) -> None:
    expected = facts("ror-netherlands", "expected.json")
    plan = plan_import(engine, office, ROR, shipped("ror"))
    load_import(engine, office, ROR, shipped("ror"))
    whole = network(engine, office)
    by_ror = {each.ror_id: each for each in whole.stakeholders if each.import_key}
    assert len(by_ror) == expected["organisations"] == 721
    boards = [by_ror["https://ror.org/05mv4rb84"], by_ror["https://ror.org/01zaqjt83"]]
    assert boards[0].id != boards[1].id
    assert boards[0].body_id == "nl-meb"

    inside = [
        row for row in rows("ror-netherlands", "relationships.csv") if row["related_in_this_set"] == "yes"
    ]
    pairs = {frozenset((row["ror_id"], row["related_ror_id"])) for row in inside}
    pairs = {pair for pair in pairs if len(pair) == 2}
    tied = Counter(
        frozenset((whole.by_id[tie.from_id].ror_id, whole.by_id[tie.to_id].ror_id)) for tie in whole.ties
    )
    assert set(tied) == pairs
    assert len(tied) == expected["undirected_graph_of_relationships_inside_set"]["edges"] == 188

    refused = Counter(row.reason.split(" “")[0] for row in plan.with_outcome(RowOutcome.REFUSED))
    # One organisation is its own predecessor in the source.
    assert refused == {"Nobody called": 186, "A tie needs two different ends.": 1}


def test_loading_ror_again_finds_everything_and_changes_nothing(engine: Engine, office: Viewer) -> None:
    load_import(engine, office, ROR, shipped("ror"))
    before, at = network_rows(engine), revisions(engine)
    plan = plan_import(engine, office, ROR, shipped("ror"))
    assert (plan.counts[RowOutcome.ADDED], plan.counts[RowOutcome.CHANGED]) == (0, 0)
    assert plan.counts[RowOutcome.UNCHANGED] == 721 + 188
    assert load_import(engine, office, ROR, shipped("ror")) is None
    assert (network_rows(engine), revisions(engine)) == (before, at)


def test_undoing_ror_restores_the_bodies_and_removes_the_rest(engine: Engine, office: Viewer) -> None:
    before = network_rows(engine)
    batch = load_import(engine, office, ROR, shipped("ror"))
    assert batch is not None
    assert batch.changed > 0
    assert undo_import(engine, office, batch.id) == batch.added + batch.changed
    assert network_rows(engine) == before


def test_imi_projects_are_tied_to_their_participants_known_and_unknown(
    engine: Engine, office: Viewer
) -> None:
    expected = facts("imi-consortia", "expected.json")
    plan = plan_import(engine, office, IMI, _with_unknown_ends("placeholder"))
    assert (plan.counts[RowOutcome.MERGED], plan.counts[RowOutcome.REFUSED]) == (59, 0)
    load_import(engine, office, IMI, _with_unknown_ends("placeholder"))
    whole = network(engine, office)
    assert len(whole.ties) == expected["distinct_project_pic_pairs"] == 4437
    keys = {each.id: each.import_key for each in whole.stakeholders if each.import_key}
    schemes = Counter(str(key).split(":")[0] for key in keys.values())
    assert schemes == {"pic": 1034 + 318, "imi": 181}
    tied = {keys[tie.from_id] for tie in whole.ties}
    assert len(tied) == expected["distinct_pics_referenced"] == 1349
    placeholders = [each for each in whole.stakeholders if each.source == "unknown"]
    assert len(placeholders) == expected["pics_referenced_without_organisation_row"] == 318
    assert load_import(engine, office, IMI, _with_unknown_ends("placeholder")) is None


def test_as_shipped_participations_of_unknown_organisations_are_refused(
    engine: Engine, office: Viewer
) -> None:
    plan = plan_import(engine, office, IMI, shipped("imi"))
    refused = plan.with_outcome(RowOutcome.REFUSED)
    pairs = {(dict(row.cells)["project"], dict(row.cells)["pic"]) for row in refused}
    assert len(refused) == 430
    # Four of the 59 repeated participations are of unknown organisations, and so refused twice.
    assert plan.counts[RowOutcome.MERGED] + len(refused) - len(pairs) == 59
    unknown = {dict(row.cells)["pic"] for row in refused}
    assert len(unknown) == 318
    assert all(f"“{dict(row.cells)['pic']}”" in row.reason for row in refused)
    known = {row["pic"] for row in rows("imi-consortia", "organisations.csv")}
    assert not unknown & known


def test_the_mappings_are_found_by_the_files(engine: Engine, office: Viewer) -> None:
    assert find_mapping(engine, office, None, ROR) == shipped("ror")
    assert find_mapping(engine, office, None, IMI) == shipped("imi")


def test_ror_organisations_can_all_be_saved() -> None:
    tables = _tables(*ROR, *files("ror-netherlands", "names.csv"))
    found = [row for row in apply(shipped("ror"), tables) if row.target == "stakeholders"]
    assert unread(shipped("ror"), tables) == ("names",)
    assert len(found) == len({row.values["key"] for row in found}) == 721
    assert [row.problem for row in found if row.problem] == []
    for row in found:
        fields = {k: v for k, v in row.values.items() if k not in ("key", "label", "kind")}
        draft = check(OrganisationDraft, {"name": row.values["label"], **fields})
        assert row.values["key"] == f"ror:{draft.ror_id}"


def test_imi_organisations_without_a_website_or_with_odd_countries_are_set_right() -> None:
    found = [row.values for row in apply(shipped("imi"), _tables(IMI[0]))]
    assert sum(not values["website"] for values in found) == 439
    countries = Counter(values["country"] for values in found)
    assert (countries["NL"], countries["GB"], countries["GR"]) == (92, 140, 7)
    assert not {"UK", "EL"} & countries.keys()
