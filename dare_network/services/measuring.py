"""Measuring of who matters in what somebody looks at, and what the network is like as a whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dare_network.graph.exploration import Found
from dare_network.graph.measures.composition import Community, composition
from dare_network.graph.measures.key_players import KeyPlayers, most_fragmenting, widest_reach
from dare_network.graph.measures.measure import Measure, Measured, Trait, TraitValue
from dare_network.graph.measures.measuring import measured_graph
from dare_network.graph.measures.table import MEASURES
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.measures.traits import TRAITS
from dare_network.graph.view import View

BY_ID: Mapping[str, Measure] = {measure.id: measure for measure in MEASURES}
"""The measures by their id."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A network as a whole: its traits, and its communities from the biggest on."""

    traits: Sequence[tuple[Trait, TraitValue]]
    communities: Sequence[Community]


def ties_of(found: Found, view: View) -> TieGraph:
    """Return the graph on which the measures of an exploration are computed."""
    return measured_graph(found.graph, view)


def measured(graph: TieGraph, measure_id: str) -> Measured:
    """The values of a measure."""
    return BY_ID[measure_id].compute(graph)


def whole(graph: TieGraph) -> Whole:
    """Tell what can be said of the network as a whole."""
    return Whole([(trait, trait.compute(graph)) for trait in TRAITS], composition(graph))


def key_players(graph: TieGraph, count: int) -> tuple[KeyPlayers, KeyPlayers] | None:
    """Find those without whom it falls apart most, and those who reach most; None where it is too small."""
    if len(graph.names) < count + 2:
        return None
    return most_fragmenting(graph, count), widest_reach(graph, count)
