"""What is said of a network as a whole."""

import math

import pytest
from networks import CLASSICS, classic, consortia, directed, emails, facts, path, web_actors

from dare_network.graph.measures.measure import Kind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.measures.traits import TRAITS

FOUND = {trait.id: trait.compute for trait in TRAITS}


def values(graph: TieGraph, *ids: str) -> list[float]:
    return [FOUND[each](graph).value for each in ids]


@pytest.mark.parametrize("name", CLASSICS)
def test_the_reference_networks_are_described_as_known(name: str) -> None:
    known = facts("reference-metrics", "expected.json")[name]
    found = values(classic(name), "size", "ties", "density", "components", "transitivity", "clustering")
    expected = (
        "nodes", "edges", "density", "connected_components", "transitivity", "average_clustering",
    )  # fmt: skip
    assert found == pytest.approx([known[fact] for fact in expected], abs=1e-9)


@pytest.mark.parametrize("name", ["emails", "web actors", "consortia"])
def test_real_networks_are_described_as_known(name: str) -> None:
    graph, folder, part = {
        "emails": (emails, "email-eu-core", "undirected_simple_without_self_loops"),
        "web actors": (web_actors, "rio20-web-actors", "undirected_simple"),
        "consortia": (consortia, "imi-consortia", "organisation_projection_shared_projects"),
    }[name]
    known = facts(folder, "expected.json")[part]
    found = values(graph(), "size", "ties", "density", "components", "transitivity", "clustering")
    expected = (
        "nodes", "edges", "density", "connected_components", "transitivity",
        "avg_local_clustering_zero_for_deg_lt_2",
    )  # fmt: skip
    assert found == pytest.approx([known[fact] for fact in expected], abs=1e-9)
    assert values(graph(), "largest_share") == [known["largest_component_nodes"] / known["nodes"]]


def test_reciprocity_follows_from_the_ties_with_and_without_direction() -> None:
    """24,929 mails one way or both between 16,064 pairs: 2 * (24,929 - 16,064) are returned."""
    assert values(emails(), "reciprocity") == [pytest.approx(2 * (24929 - 16064) / 24929)]


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
        assert isinstance(trait.kind, Kind)
    assert len({trait.id for trait in TRAITS}) == len(TRAITS)
