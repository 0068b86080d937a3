"""Costs of every measure beside igraph by itself, on the same graph."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence

import igraph

from bench.bare_measures import COMPARED
from bench.graphs import CATEGORIES, PlantedNetwork
from bench.report import Measurement, alternately
from dare_network.graph.measures.brokerage import brokerage
from dare_network.graph.measures.communities import groups
from dare_network.graph.measures.measure import Measure, Measured, Trait, TraitValue
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph

SIZES = (1_000, 10_000, 30_000)
ROUNDS = 5
LIMIT = 1.2
LONG = 0.05
"""The seconds that a figure is the mean over, so that short calls can be told apart."""


def measure() -> Iterator[Measurement]:
    """The making of the graph, then each measure, at each size."""
    for size in SIZES:
        yield from _measured(*_planted(size))


def _measured(nodes: Mapping[str, str], ties: Sequence[Tie]) -> Iterator[Measurement]:
    size = f"{len(nodes):,} nodes"
    yield _row(
        f"tie graph, {size}",
        lambda: tie_graph(nodes, ties),
        "igraph, simplified",
        lambda: _built(nodes, ties),
    )
    graph = tie_graph(nodes, ties)
    for one, bare, call in COMPARED:
        yield _row(
            f"{one.id}, {size}",
            lambda one=one: _computed(one, graph),
            bare,
            lambda call=call: call(graph),
        )


def _computed(one: Measure | Trait, graph: TieGraph) -> Measured | TraitValue:
    # What several measures share is kept for them; here each is to pay for it.
    groups.cache_clear()
    brokerage.cache_clear()
    return one.compute(graph)


def _row(what: str, own: Callable[[], object], bare: str, other: Callable[[], object]) -> Measurement:
    mine, theirs = alternately(ROUNDS, lambda: _milliseconds(own), lambda: _milliseconds(other))
    return Measurement(what, mine, "ms CPU", theirs, bare, f"at most {LIMIT} times", mine <= LIMIT * theirs)


def _milliseconds(call: Callable[[], object]) -> float:
    """Of a core, so that other work on the machine counts for neither side."""
    calls, begun = 0, time.process_time()
    while not calls or time.process_time() - begun < LONG:
        call()
        calls += 1
    return (time.process_time() - begun) / calls * 1000


def _planted(size: int) -> tuple[Mapping[str, str], Sequence[Tie]]:
    """Half of the ties have a direction."""
    names = [f"{number:05d}" for number in range(size)]
    nodes = {name: CATEGORIES[number % len(CATEGORIES)] for number, name in enumerate(names)}
    pairs = PlantedNetwork(size).pairs()
    return nodes, [(names[one], names[other], at % 2 == 0, 1.0) for at, (one, other) in enumerate(pairs)]


def _built(nodes: Mapping[str, str], ties: Sequence[Tie]) -> tuple[igraph.Graph, ...]:
    """Build both graphs as igraph makes them."""
    index = {name: at for at, name in enumerate(sorted(nodes))}
    one_way = [(index[one], index[other]) for one, other, *_rest in ties]
    back = [(index[other], index[one]) for one, other, has_direction, _strength in ties if not has_direction]
    graphs = (igraph.Graph(len(nodes), one_way), igraph.Graph(len(nodes), one_way + back, directed=True))
    for graph in graphs:
        graph.es["strength"] = [1.0] * graph.ecount()
        graph.simplify(combine_edges="sum")
    return graphs
