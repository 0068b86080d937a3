"""Ties and affiliations of which the month or the year is known, with strength, direction and tags."""

from datetime import date

from consortium_builders import found_consortium
from sqlalchemy.engine import Engine

from dare_network.domain.drafts.network import AffiliationDraft
from dare_network.domain.partial_days import Precision
from dare_network.domain.records.lists import DirectoryFilter
from dare_network.domain.records.network import Network
from dare_network.domain.records.paging import Wanted
from dare_network.domain.records.viewer import Viewer
from dare_network.formats.mapping import suggest
from dare_network.graph.build import whole_graph
from dare_network.graph.flat import flat_edges
from dare_network.services.importing import list_imports, load_import, undo_import
from dare_network.services.importing.files import read_files
from dare_network.services.lists import stakeholders
from dare_network.services.network import network
from dare_network.services.stakeholders import add_affiliation, end_affiliation

FILE = (
    "From,To,Type,Direction,Strength,Tags,Start date,End date\n"
    'Carla Bos,Dirk Smit,knows,Mutual,"2,5",board; gene,2015,maart 2019\n'
)
PEOPLE = "Name,Kind\nCarla Bos,person\nDirk Smit,person\n"


def load(engine: Engine, viewer: Viewer, *texts: str) -> None:
    files = [(f"list{place}.csv", text.encode()) for place, text in enumerate(texts)]
    load_import(engine, viewer, files, suggest(read_files(files)))


def test_a_tie_keeps_what_its_row_says_of_it(engine: Engine, office: Viewer) -> None:
    found_consortium(engine)
    load(engine, office, PEOPLE, FILE)
    (tie,) = network(engine, office).ties
    assert (tie.strength, tie.direction, tie.tags) == (2.5, "mutual", ("board", "gene"))
    assert (tie.from_on, tie.from_precision) == (date(2015, 1, 1), Precision.YEAR)
    assert (tie.until_on, tie.until_precision) == (date(2019, 3, 31), Precision.MONTH)
    (edge,) = (each for each in flat_edges(whole_graph(network(engine, office), ())) if each["kind"] == "tie")
    assert edge.items() >= {
        "strength": 2.5, "direction": "mutual", "tags": "board; gene", "from_on": "2015-01-01",
        "from_precision": "year", "until_precision": "month",
    }.items()  # fmt: skip


def test_a_day_that_is_known_better_takes_the_place_of_its_year(engine: Engine, office: Viewer) -> None:
    found_consortium(engine)
    load(engine, office, PEOPLE, FILE)
    before = network(engine, office).ties
    load(engine, office, FILE.replace("2015", "12-05-2015"))
    (tie,) = network(engine, office).ties
    assert (tie.from_on, tie.from_precision, tie.until_precision) == (
        date(2015, 5, 12),
        None,
        Precision.MONTH,
    )
    undo_import(engine, office, list_imports(engine, office)[0].id)
    (tie,) = network(engine, office).ties
    assert (tie.from_on, tie.from_precision) == (before[0].from_on, Precision.YEAR)


def test_an_end_that_is_noted_is_known_to_the_day(engine: Engine, office: Viewer) -> None:
    of = found_consortium(engine)
    values = {"person_id": of.anna, "organisation_id": of.leiden, "from_on": "2015", "until_on": "2030"}
    key = add_affiliation(engine, office, AffiliationDraft.model_validate(values))
    end_affiliation(engine, office, key, 1, date(2026, 5, 12))
    whole: Network = network(engine, office)
    (place,) = (each for each in whole.affiliations if each.id == key)
    assert (place.from_precision, place.until_on, place.until_precision) == (
        Precision.YEAR, date(2026, 5, 12), None,
    )  # fmt: skip


def test_the_directory_finds_people_by_the_category_of_their_present_work(
    engine: Engine, office: Viewer
) -> None:
    of = found_consortium(engine)
    work = {"person_id": of.anna, "organisation_id": of.leiden, "role_category": "payer"}
    key = add_affiliation(engine, office, AffiliationDraft.model_validate(work | {"from_on": "2015"}))
    payers = DirectoryFilter(category="payer")
    assert of.anna in {each.who.id for each in stakeholders(engine, office, payers, Wanted()).entries}
    end_affiliation(engine, office, key, 1, date(2020, 1, 1))
    assert of.anna not in {each.who.id for each in stakeholders(engine, office, payers, Wanted()).entries}
