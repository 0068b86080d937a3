"""What is measured in real networks, against what others computed of them."""

import pytest
from datasets import facts
from networks import CLASSICS, by_name, top
from real_networks import consortia, emails, real, reference

from dare_network.graph.measures.betweenness import betweenness, sampled_betweenness
from dare_network.graph.measures.brokers import brokered
from dare_network.graph.measures.closeness import EFFORT, closeness, closeness_from
from dare_network.graph.measures.communities import modularity
from dare_network.graph.measures.contacts import degree, strength
from dare_network.graph.measures.cores import cut_point
from dare_network.graph.measures.key_players import most_fragmenting
from dare_network.graph.measures.mixing import network_ei_index
from dare_network.graph.measures.prominence import eigenvector, pagerank
from dare_network.graph.measures.traits import TRAITS

SIMPLE = ["emails", "web actors", "consortia"]
EMAILS = "undirected_simple_without_self_loops"
DESCRIBED = ("size", "ties", "density", "components", "transitivity", "clustering")
FOUND = {trait.id: trait.compute for trait in TRAITS}


@pytest.mark.parametrize("name", CLASSICS)
def test_the_reference_networks_are_measured_as_known(name: str) -> None:
    graph, known = reference(name), facts("reference-metrics", "expected.json")[name]
    each = known["unweighted"]
    assert by_name(graph, degree(graph)) == each["degree"]
    assert by_name(graph, betweenness(graph)) == pytest.approx(each["betweenness_normalised"], abs=1e-9)
    assert by_name(graph, eigenvector(graph)) == pytest.approx(each["eigenvector_euclidean_norm"], abs=1e-8)
    assert by_name(graph, pagerank(graph)) == pytest.approx(each["pagerank_0.85"], abs=1e-8)
    cut = by_name(graph, cut_point(graph))
    assert sorted(node for node, value in cut.items() if value) == known["articulation_points"]
    names = ("nodes", "edges", "density", "connected_components", "transitivity", "average_clustering")
    expected = [known[fact] for fact in names]
    assert [FOUND[trait](graph).value for trait in DESCRIBED] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", [*SIMPLE, "participations"])
def test_betweenness_is_as_known(name: str) -> None:
    graph, known = real(name)
    found = betweenness(graph)
    expected = {one["node"]: one["normalised"] for one in known["betweenness_top5"]}
    assert found.estimate is None
    assert dict(top(graph, found, 5)) == pytest.approx(expected, abs=1e-9)
    pairs = (known["nodes"] - 1) * (known["nodes"] - 2) / 2
    assert sum(found.values) * pairs == pytest.approx(known["betweenness_sum_raw"], abs=1e-3)


@pytest.mark.parametrize("name", SIMPLE)
def test_networks_are_described_and_ranked_as_known(name: str) -> None:
    graph, known = real(name)
    names = (
        "nodes", "edges", "density", "connected_components", "transitivity",
        "avg_local_clustering_zero_for_deg_lt_2",
    )  # fmt: skip
    expected = [known[fact] for fact in names]
    assert [FOUND[trait](graph).value for trait in DESCRIBED] == pytest.approx(expected, abs=1e-9)
    assert FOUND["largest_share"](graph).value == known["largest_component_nodes"] / known["nodes"]
    ranked = [(node, ties) for node, *_name, ties in known["top5_degree"]]
    assert top(graph, degree(graph), 5) == ranked


def test_strength_counts_how_often_consortia_were_shared() -> None:
    assert sum(strength(consortia()).values) == 2 * real("consortia")[1]["sum_of_weights"]


def test_the_error_of_a_sample_is_about_what_it_says() -> None:
    exact = by_name(emails(), betweenness(emails()))
    sampled = sampled_betweenness(emails(), range(0, 1005, 4))
    assert sampled.estimate is not None
    off = [abs(value / exact[node] - 1) for node, value in top(emails(), sampled, 50)]
    middle = sorted(off)[25]
    assert sampled.estimate.relative_error / 2 < middle < sampled.estimate.relative_error * 2


def test_a_sample_of_closeness_comes_close_and_says_how_close() -> None:
    exact = closeness(consortia()).values
    sources = EFFORT.sources(consortia().undirected, 1)[:300]
    sampled = closeness_from(consortia(), sources)
    assert sampled.estimate is not None
    assert 0 < sampled.estimate.relative_error < 0.03
    off = [abs(one - other) / other for one, other in zip(sampled.values, exact, strict=True)]
    assert sorted(off)[len(off) // 2] < 3 * sampled.estimate.relative_error


def test_pagerank_follows_the_direction_of_mails_as_known() -> None:
    known = facts("email-eu-core", "expected.json")["pagerank_directed_top5_damping_0.85"]
    found = top(emails(), pagerank(emails()), 5)
    assert [node for node, _value in found] == [str(node) for node, _value in known]
    assert [value for _node, value in found] == pytest.approx([value for _node, value in known], abs=1e-9)


def test_what_departments_tell_of_mails_is_as_known() -> None:
    known = facts("email-eu-core", "expected.json")
    inner, ties = known["edges_inside_one_department_undirected"], known[EMAILS]["edges"]
    assert network_ei_index(emails()).value == pytest.approx((ties - 2 * inner) / ties)
    departments = known["modularity_of_department_partition_undirected_simple"]
    parted = emails().undirected.modularity([int(name) for name in emails().categories])
    assert parted == pytest.approx(departments)
    assert modularity(emails()).value > departments


def test_as_many_people_are_indispensable_as_known() -> None:
    known = facts("email-eu-core", "expected.json")["articulation_points_undirected"]
    assert sum(cut_point(emails()).values) == known


def test_reciprocity_follows_from_the_ties_with_and_without_direction() -> None:
    """24,929 mails one way or both between 16,064 pairs: 2 * (24,929 - 16,064) are returned."""
    assert FOUND["reciprocity"](emails()).value == pytest.approx(2 * (24929 - 16064) / 24929)


def test_brokered_pairs_are_two_step_paths_without_a_short_cut() -> None:
    graph = emails().directed
    into, out = graph.get_adjlist("in"), graph.get_adjlist("out")
    ends = [set(neighbours) for neighbours in out]
    found = brokered(emails()).values
    for vertex in range(0, 1005, 25):
        expected = sum(c != a and c not in ends[a] for a in into[vertex] for c in out[vertex])
        assert found[vertex] == expected


def test_key_players_fragment_more_than_the_three_hubs() -> None:
    graph = emails().undirected
    hubs = {"160", "121", "82"}
    left = graph.induced_subgraph([at for at, name in enumerate(emails().names) if name not in hubs])
    near = sum(left.harmonic_centrality(v, normalized=True) for v in left.vs.indices if left.degree(v))
    found = most_fragmenting(emails(), 3)
    assert found.estimate is None
    assert found.value > 1 - near / left.vcount() > found.before
