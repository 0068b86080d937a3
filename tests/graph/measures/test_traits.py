"""What is said of a network as a whole."""

import math

import networkx as nx
import pytest
from networks import CLASSICS, classic, consortia, directed, drawn, drawn_directed, institution, path

from dare_network.graph.measures.measure import ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.measures.traits import TRAITS

FOUND = {trait.id: trait.compute for trait in TRAITS}


def values(graph: TieGraph, *ids: str) -> list[float]:
    return [FOUND[each](graph).value for each in ids]


KNOWN = {name: classic(name) for name in CLASSICS} | {
    "institution": institution(), "consortia": consortia(),
}  # fmt: skip


@pytest.mark.parametrize("name", KNOWN)
def test_networks_are_described_as_by_an_independent_computation(name: str) -> None:
    graph = KNOWN[name]
    same = drawn(graph)
    parts = sorted(map(len, nx.connected_components(same)))
    found = values(graph, "size", "ties", "density", "components", "transitivity", "clustering")
    expected = [len(same), same.number_of_edges(), nx.density(same), len(parts)]
    expected += [nx.transitivity(same), nx.average_clustering(same)]
    assert found == pytest.approx(expected, abs=1e-9)
    assert values(graph, "largest_share") == [parts[-1] / len(same)]


def test_reciprocity_is_the_share_of_mails_that_were_answered() -> None:
    expected = nx.overall_reciprocity(drawn_directed(institution()))
    assert values(institution(), "reciprocity") == [pytest.approx(expected)]


def test_a_chain_of_four_and_somebody_apart() -> None:
    """Of ten pairs four are out of reach. In the chain three pairs are 1 apart, two 2, one 3: on
    average 10 / 6, and the sum of 1 / distance is 3 + 1 + 1/3.
    """
    graph = directed("ab bc cd", "e:X")
    found = values(graph, "components", "largest_share", "fragmentation", "average_distance")
    assert found == pytest.approx([2, 0.8, 0.4, 10 / 6])
    assert values(graph, "distance_fragmentation") == pytest.approx([1 - (4 + 1 / 3) / 10])


def test_a_network_without_pairs_or_ties_has_no_value_where_it_would_say_nothing() -> None:
    for graph in (path(0), path(1)):
        nothing = values(graph, "density", "fragmentation", "average_distance", "reciprocity", "ei_index")
        assert all(math.isnan(value) for value in nothing)
        assert math.isnan(values(graph, "distance_fragmentation")[0])
    assert values(path(0), "size", "ties", "components", "communities") == [0, 0, 0, 0]


def test_everybody_tied_to_everybody_is_neither_fragmented_nor_remote() -> None:
    graph = directed("ab bc ca")
    assert values(graph, "fragmentation", "distance_fragmentation", "average_distance") == [0, 0, 1]


def test_every_trait_says_what_it_means_where_it_comes_from_and_how_to_read_it() -> None:
    for trait in TRAITS:
        assert trait.label
        assert trait.meaning.endswith(".")
        assert trait.convention.endswith(".")
        assert "doi 10." in trait.source
        assert isinstance(trait.kind, ValueKind)
    assert len({trait.id for trait in TRAITS}) == len(TRAITS)
