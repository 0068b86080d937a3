"""What files call over without a day, and whom ties bring along."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import Engine

from dare_network.domain.records.viewer import Viewer
from dare_network.language import AMSTERDAM
from dare_network.services.importing import load_import, plan_import
from dare_network.services.network import network
from tests.import_files import csv_file, suggested

HEADERS = ("van", "naar", "soort", "sinds", "status")
SENTENCE = "1 row calls something over without a day; if none is known, yesterday is noted as its last."


def load(engine: Engine, office: Viewer, *row: str) -> bool:
    """Load a tie between two organisations, and return whether that changed anything."""
    file = csv_file("ties.csv", HEADERS, ["Celbrug B.V.", "Genpad B.V.", "kent", *row])
    return load_import(engine, office, [file], suggested(file)) is not None


@pytest.mark.parametrize("before", [[], [("2015", "actief")]])
def test_what_is_over_without_a_day_ended_by_yesterday_and_stays_so(
    engine: Engine, office: Viewer, before: list[tuple[str, str]]
) -> None:
    for row in before:
        assert load(engine, office, *row)
    assert load(engine, office, "2015", "beëindigd")
    assert not load(engine, office, "2015", "beëindigd")
    (tie,) = network(engine, office).ties
    assert tie.until_on == datetime.now(AMSTERDAM).date() - timedelta(days=1)


def test_an_end_that_is_known_is_not_moved_by_one_without_a_day(engine: Engine, office: Viewer) -> None:
    ended = csv_file(
        "ended.csv", ("van", "naar", "soort", "tot"), ["Celbrug B.V.", "Genpad B.V.", "kent", "2018"]
    )
    load_import(engine, office, [ended], suggested(ended))
    assert not load(engine, office, "", "beëindigd")


def test_the_plan_says_that_a_day_was_put_in(engine: Engine, office: Viewer) -> None:
    file = csv_file("ties.csv", HEADERS, ["Celbrug B.V.", "Genpad B.V.", "kent", "", "beëindigd"])
    assert SENTENCE in plan_import(engine, office, [file], suggested(file)).remarks


def test_ties_alone_bring_people_and_organisations_by_their_names(engine: Engine, office: Viewer) -> None:
    ties = ["dr. Anna de Vries", "Stichting Celbrug"], ["Xyq", "Piet Bos"]
    file = csv_file("ties.csv", ("van", "naar"), *ties)
    load_import(engine, office, [file], suggested(file))
    added = {
        each.name: each.kind for each in network(engine, office).stakeholders if each.source == "unknown"
    }
    assert added == {
        "Anna de Vries": "person", "Piet Bos": "person", "Stichting Celbrug": "organisation",
        "Xyq": "organisation",
    }  # fmt: skip
    assert load_import(engine, office, [file], suggested(file)) is None


def test_an_organisation_that_is_here_in_dutch_is_the_one_that_a_list_has_in_english_too(
    engine: Engine, office: Viewer
) -> None:
    contacts = csv_file("contacten.csv", ("naam", "organisatie"), ["Anna Bos", "Bureau Celbrug"])
    load_import(engine, office, [contacts], suggested(contacts))
    bodies = csv_file("organisaties.csv", ("naam", "engelse naam"), ["Bureau Celbrug", "Celbridge Office"])
    load_import(engine, office, [bodies], suggested(bodies))
    found = [(each.name, each.name_nl) for each in network(engine, office).stakeholders if not each.is_body]
    assert ("Celbridge Office", "Bureau Celbrug") in found
    assert "Bureau Celbrug" not in {name for name, _dutch in found}
    assert load_import(engine, office, [contacts], suggested(contacts)) is None
