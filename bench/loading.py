"""The time that the graph of a network takes from the store, and from a filter to the new picture."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path

from bench.graphs import MAPPING, PlantedNetwork
from bench.report import Measurement, alternately
from bench.serving import database
from dare_network.domain.records.network import Stakeholder, Tie
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.graph.exploration import Exploration, find
from dare_network.graph.view import View
from dare_network.language import AMSTERDAM
from dare_network.services.exploring import contacts_of, explore, graph_of_all
from dare_network.services.importing import load_import
from dare_network.services.installation import open_installation
from dare_network.services.network import network, node_positions
from dare_network.services.reference import reference
from dare_network.settings import Settings

NODES = 10_000
ROUNDS = 7
LOADING, FILTERING = 4.0, 1.0
OFFICE = Viewer("benchmark", Role.ADMINISTRATOR, listed_as="benchmark")


def measure(folder: Path) -> Iterator[Measurement]:
    """Ten thousand nodes with three ties each."""
    path = folder / "loading.sqlite3"
    engine = open_installation(Settings(database(path), load_sample=False))
    load_import(engine, OFFICE, PlantedNetwork(NODES).files(), MAPPING)
    known = reference(engine)

    def built() -> object:
        return graph_of_all(network(engine, OFFICE), known)

    own, other = alternately(ROUNDS, lambda: _timed(built), lambda: _timed(lambda: _fetched(path)))
    yield Measurement(
        f"graph of {NODES:,} nodes and {3 * NODES:,} ties from the store",
        own * 1000,
        "ms",
        other * 1000,
        "the same tuples through the bare driver",
        f"at most {LOADING:.0f} times",
        own <= LOADING * other,
    )
    records = network(engine, OFFICE)
    places = node_positions(engine, OFFICE, records)
    whole = graph_of_all(records, known)
    wanted = Exploration(View(datetime.now(AMSTERDAM).date()))
    met = contacts_of(records, wanted.view.as_of)
    narrowed = replace(wanted, filters=(("category", frozenset({"scientist", "clinician", "funder"})),))
    all_of_it, part = (
        _timed(lambda asked=asked: explore(met, whole, find(whole, asked), known, places, asked))
        for asked in (wanted, narrowed)
    )
    yield Measurement(
        f"from a filter to the new picture, {NODES:,} nodes",
        part,
        "s",
        all_of_it,
        "the picture without a filter",
        f"below {FILTERING:.0f} s",
        part < FILTERING,
    )
    engine.dispose()


def _fetched(path: Path) -> object:
    with sqlite3.connect(path) as connection:
        return [
            connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()
            for table, columns in (("stakeholder", _names(Stakeholder)), ("tie", _names(Tie)))
        ]


def _names(record: type) -> list[str]:
    return [field.name for field in fields(record)]


def _timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    # Held until the clock has stopped: clearing away is not what is measured.
    made = act()
    taken = time.perf_counter() - before
    del made
    return taken
