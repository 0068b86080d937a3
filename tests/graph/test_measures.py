"""The measures against published and independently computed values."""

import csv
import json
from collections.abc import Mapping
from typing import Any

import networkx as nx
import pytest
from datasets import dataset

from dare_network.graph.measures import MEASURES, betweenness, community, degree
from dare_network.graph.projection import projection

NETWORKS = ("krackhardt_kite", "florentine_families", "les_miserables", "davis_southern_women", "karate_club")
PUBLISHED = {
    "krackhardt_kite": "betweenness/test_krackhardt_kite_graph_normalized",
    "florentine_families": "betweenness/test_florentine_families_graph",
    "les_miserables": "betweenness/test_les_miserables_graph",
}


def rows(*path: str) -> list[dict[str, str]]:
    with dataset(*path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts(*path: str) -> Any:
    return json.loads(dataset(*path).read_text("utf-8"))


def classic(name: str) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(row["id"] for row in rows("reference-metrics", f"{name}_nodes.csv"))
    graph.add_weighted_edges_from(
        (row["source"], row["target"], float(row["weight"]))
        for row in rows("reference-metrics", f"{name}_edges.csv")
    )
    return graph


@pytest.mark.parametrize("name", NETWORKS)
def test_degree_is_that_of_the_reference_networks(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["unweighted"]["degree"]
    assert degree(classic(name)) == expected


@pytest.mark.parametrize("name", NETWORKS)
def test_betweenness_is_that_of_the_reference_networks(name: str) -> None:
    expected = facts("reference-metrics", "expected.json")[name]["unweighted"]["betweenness_normalised"]
    assert betweenness(classic(name)) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("name", PUBLISHED)
def test_betweenness_is_what_was_published(name: str) -> None:
    published = facts("reference-metrics", "published_networkx_test_values.json")[PUBLISHED[name]]
    assert betweenness(classic(name)) == pytest.approx(published, abs=1e-3)


@pytest.fixture(scope="module")
def consortia() -> "nx.Graph[str]":
    return projection(
        (row["pic"], row["project"]) for row in rows("imi-consortia", "project_participants.csv")
    )


@pytest.fixture(scope="module")
def consortia_facts() -> Mapping[str, Any]:
    found: Mapping[str, Any] = facts("imi-consortia", "expected.json")
    return found["organisation_projection_shared_projects"]


def test_the_projection_of_real_consortia_has_the_known_size_and_weights(
    consortia: "nx.Graph[str]", consortia_facts: Mapping[str, Any]
) -> None:
    assert (len(consortia), consortia.number_of_edges()) == (1349, 49372)
    assert consortia.size(weight="weight") == consortia_facts["sum_of_weights"]
    for one, _name, other, _other_name, weight in consortia_facts["heaviest_edges_top5"]:
        assert consortia[one][other]["weight"] == weight
    weights = sorted((weight for *_ends, weight in consortia.edges(data="weight")), reverse=True)
    assert weights[:5] == [heavy[-1] for heavy in consortia_facts["heaviest_edges_top5"]]


def test_degree_ranks_real_consortia_as_known(
    consortia: "nx.Graph[str]", consortia_facts: Mapping[str, Any]
) -> None:
    found = degree(consortia)
    top = sorted(found, key=lambda node: -found[node])[:5]
    assert [(node, found[node]) for node in top] == [
        (node, ties) for node, _name, ties in consortia_facts["top5_degree"]
    ]


def test_betweenness_of_real_consortia_is_as_known(
    consortia: "nx.Graph[str]", consortia_facts: Mapping[str, Any]
) -> None:
    found = betweenness(consortia)
    top = sorted(found, key=lambda node: -found[node])[:5]
    expected = {known["node"]: known["normalised"] for known in consortia_facts["betweenness_top5"]}
    assert top == list(expected)
    assert {node: found[node] for node in top} == pytest.approx(expected, abs=1e-6)
    pairs = 1348 * 1347 / 2
    assert sum(found.values()) * pairs == pytest.approx(consortia_facts["betweenness_sum_raw"])


def test_direction_parallel_ties_and_loops_change_no_measure() -> None:
    path = nx.path_graph(5)
    plain: nx.Graph[str] = nx.relabel_nodes(path, str)
    tangled = nx.MultiDiGraph([(other, one) for one, other in plain.edges])
    tangled.add_edges_from([("0", "1"), ("0", "1"), ("2", "2")])
    for measure in MEASURES:
        assert measure.compute(tangled) == measure.compute(plain)


@pytest.mark.parametrize("size", [0, 1, 2])
def test_nobody_lies_between_fewer_than_three(size: int) -> None:
    graph = nx.relabel_nodes(nx.complete_graph(size), str)
    assert set(betweenness(graph).values()) <= {0.0}
    assert len(betweenness(graph)) == size


def test_communities_are_those_that_the_eye_sees_numbered_from_the_biggest() -> None:
    graph = nx.relabel_nodes(nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(5)), str)
    graph.add_edge("0", "3")
    graph.add_node("alone")
    found = community(graph)
    assert {node for node in graph if found[node] == 0} == set("34567")
    assert {node for node in graph if found[node] == 1} == set("012")
    assert found["alone"] == 2


def test_communities_without_any_tie_are_single() -> None:
    assert community(nx.empty_graph(["b", "a"])) == {"a": 0, "b": 1}
    assert community(nx.Graph()) == {}


def test_the_communities_of_the_karate_club_are_at_least_as_modular_as_its_split() -> None:
    graph = classic("karate_club")
    found = community(graph)
    groups = [{node for node in graph if found[node] == at} for at in set(found.values())]
    # 0.4198 is the greatest modularity of any partition of this network (Brandes and others 2008).
    assert nx.community.modularity(graph, groups, weight=None) == pytest.approx(0.4198, abs=1e-3)


def test_communities_do_not_depend_on_the_order_of_the_records() -> None:
    graph = classic("les_miserables")
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(reversed(list(graph)))
    shuffled.add_edges_from((other, one) for one, other in reversed(list(graph.edges)))
    assert community(shuffled) == community(graph)


def test_every_measure_says_what_it_means_and_gives_each_node_a_number() -> None:
    graph = classic("krackhardt_kite")
    for measure in MEASURES:
        assert measure.label
        assert measure.meaning.endswith(".")
        assert set(measure.compute(graph)) == set(graph)
    assert len({measure.id for measure in MEASURES}) == len(MEASURES)
