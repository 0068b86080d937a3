"""Where nodes are drawn: legible, repeatable, and where they were before."""

import json
import math
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping
from itertools import combinations
from statistics import fmean

import networkx as nx
import pytest
from builders import affiliation, network, organisation, person
from hypothesis import given, settings
from hypothesis import strategies as st

from dare_network.graph.build import whole_graph
from dare_network.graph.layout.arrangement import box_of
from dare_network.graph.layout.board import APART, SPACING
from dare_network.graph.layout.placing import amid, layout

Places = Mapping[str, tuple[float, float]]


def planted(groups: int, size: int, seed: int = 7) -> "nx.Graph[str]":
    """Groups of equal size whose members are mostly tied to each other; connected."""
    graph = nx.planted_partition_graph(groups, size, 0.3, 0.01, seed=seed)
    nx.add_path(graph, range(groups * size))
    return nx.relabel_nodes(graph, str)


def places_of(graph: "nx.Graph[str]", seed: int, fixed: Places) -> Places:
    return layout(nx.Graph(graph).adj, seed, fixed)


def closest(places: Places) -> float:
    return min(math.dist(one, other) for one, other in combinations(places.values(), 2))


def nearest(places: Places, node: str) -> list[str]:
    """The three marks next to one."""
    others = set(places) - {node}
    return sorted(others, key=lambda other: math.dist(places[node], places[other]))[:3]


def extent(places: Places) -> tuple[float, float]:
    xs, ys = zip(*places.values(), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_hundred_nodes_are_legible_on_a_screen(seed: int) -> None:
    graph = planted(5, 20)
    places = places_of(graph, seed, {})
    assert set(places) == set(graph)
    assert closest(places) >= APART - 1e-6
    width, height = extent(places)
    # A mark of 17 units is then drawn with a radius of at least 7 pixels on 1200 by 800.
    assert min(1200 / width, 800 / height) > 0.41
    steps = [min(math.dist(places[node], places[other]) for other in graph[node]) for node in graph]
    assert APART <= fmean(steps) <= 1.3 * SPACING


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_groups_of_any_size_stand_apart(seed: int) -> None:
    sizes = (60, 30, 12, 8, 6, 6, 5, 5, 5)
    graph = nx.random_partition_graph(sizes, 0.35, 0.004, seed=seed)
    groups = [sorted(group) for group in graph.graph["partition"]]
    for group in (*groups, [group[0] for group in groups]):
        nx.add_path(graph, group)
    home = {str(node): at for at, group in enumerate(groups) for node in group}
    places = places_of(nx.relabel_nodes(graph, str), 1, {})
    same = [home[other] == home[node] for node in places for other in nearest(places, node)]
    assert sum(same) / len(same) > 0.8


def test_those_who_are_tied_are_closer_than_those_who_are_not() -> None:
    ring = nx.relabel_nodes(nx.cycle_graph(12), str)
    places = places_of(ring, 1, {})

    def average(pairs: Iterable[tuple[str, str]]) -> float:
        return fmean(math.dist(places[one], places[other]) for one, other in pairs)

    assert average(ring.edges) < 0.7 * average(nx.complement(ring).edges)


def test_the_one_to_whom_all_are_tied_stands_in_the_middle() -> None:
    places = places_of(nx.relabel_nodes(nx.star_graph(30), str), 1, {})
    middle = fmean(x for x, _y in places.values()), fmean(y for _x, y in places.values())
    assert math.dist(places["0"], middle) < APART


def test_the_same_seed_gives_the_same_places_and_another_seed_others() -> None:
    graph = planted(3, 10)
    assert places_of(graph, 1, {}) == places_of(graph, 1, {})
    assert places_of(graph, 1, {}) != places_of(graph, 2, {})


def test_the_order_of_the_records_does_not_matter() -> None:
    graph = planted(3, 10)
    shuffled: nx.Graph[str] = nx.Graph()
    shuffled.add_nodes_from(random.Random(1).sample(sorted(graph), len(graph)))
    shuffled.add_edges_from((other, one) for one, other in reversed(list(graph.edges)))
    assert places_of(shuffled, 1, {}) == places_of(graph, 1, {})


IN_ANOTHER_PROCESS = """
import json, networkx as nx
from dare_network.graph.layout.placing import layout
graph = nx.relabel_nodes(nx.les_miserables_graph(), str)
graph.add_nodes_from(["one alone", "another alone"])
graph.add_edge("a pair", "its other half")
print(json.dumps(layout(graph.adj, 5, {"Valjean": (0, 0), "Myriel": (300, 40)}), sort_keys=True))
print(json.dumps(layout(graph.adj, 5, {}), sort_keys=True))
"""


def test_another_process_draws_the_same() -> None:
    def drawn(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        command = [sys.executable, "-c", IN_ANOTHER_PROCESS]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    first = drawn("1")
    assert len(json.loads(first.splitlines()[0])) == 81
    assert drawn("2") == first


def test_two_threads_do_not_disturb_each_other() -> None:
    graph, other = planted(4, 15), planted(3, 20, seed=8)
    expected = places_of(graph, 1, {})
    found: list[bool] = []

    def draw() -> None:
        for _attempt in range(5):
            places_of(other, 2, {})
            found.append(places_of(graph, 1, {}) == expected)

    threads = [threading.Thread(target=draw) for _thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 20


def test_drawing_leaves_the_chances_of_the_program_alone() -> None:
    random.seed(1)
    expected = random.random()
    random.seed(1)
    places_of(planted(2, 10), 1, {})
    assert random.random() == expected


def test_known_places_are_kept_exactly() -> None:
    graph = planted(3, 10)
    fixed = {"0": (0.0, 0.0), "5": (0.1, 0.0), "20": (-1000.25, 7e-7)}
    places = places_of(graph, 1, fixed)
    assert {node: places[node] for node in fixed} == fixed
    assert set(places) == set(graph)


def test_places_of_nodes_that_are_gone_are_left_out() -> None:
    assert set(places_of(planted(2, 5), 1, {"gone": (0.0, 0.0)})) == set(planted(2, 5))


def test_a_new_node_is_put_beside_its_neighbours() -> None:
    graph: nx.Graph[str] = nx.Graph([("left", "new"), ("new", "right"), ("far", "right")])
    fixed = {"left": (0.0, 0.0), "right": (400.0, 0.0), "far": (4000.0, 0.0)}
    assert places_of(graph, 1, fixed)["new"] == pytest.approx((200, 0))


def test_many_new_neighbours_of_one_stand_around_it() -> None:
    graph = nx.relabel_nodes(nx.star_graph(30), str)
    places = places_of(graph, 1, {"0": (50.0, 50.0)})
    assert closest(places) >= APART - 1e-6
    assert max(math.dist(places["0"], at) for at in places.values()) < 5 * SPACING


def test_two_thousand_new_neighbours_of_one_are_placed_without_searching_again_and_again() -> None:
    graph = nx.relabel_nodes(nx.star_graph(2000), str)
    before = time.process_time()
    places_of(graph, 1, {"0": (0.0, 0.0)})
    # Looking for each place from the middle anew takes about ten seconds.
    assert time.process_time() - before < 4


def test_a_chain_of_new_nodes_starts_at_the_known_one() -> None:
    graph = nx.relabel_nodes(nx.path_graph(6), str)
    places = places_of(graph, 1, {"0": (0.0, 0.0)})
    assert all(math.dist(places[str(at)], places[str(at + 1)]) < 2 * SPACING for at in range(5))


def test_a_new_group_is_drawn_below_what_is_known() -> None:
    known = places_of(planted(2, 10), 1, {})
    group = nx.relabel_nodes(nx.cycle_graph(6), lambda at: f"new {at}")
    places = places_of(nx.union(planted(2, 10), group), 1, known)
    assert {node: places[node] for node in known} == known
    lowest = max(y for _x, y in known.values())
    assert all(places[node][1] > lowest + APART for node in group)


def test_groups_that_are_not_tied_do_not_overlap() -> None:
    cycles = nx.disjoint_union_all([nx.cycle_graph(size) for size in (12, 9, 7, 5, 4, 3)])
    graph = nx.relabel_nodes(cycles, str)
    places = places_of(graph, 1, {})
    groups = [box_of(places[node] for node in group) for group in nx.connected_components(graph)]
    for one, other in combinations(groups, 2):
        beside = one.right < other.left or other.right < one.left
        assert beside or one.bottom < other.top or other.bottom < one.top
    width, height = extent(places)
    assert 0.5 < width / height < 4


def test_those_without_ties_stand_in_columns_on_the_right() -> None:
    graph = planted(3, 10)
    graph.add_nodes_from(f"alone {at}" for at in range(40))
    places = places_of(graph, 1, {})
    alone = [places[node] for node in graph if node.startswith("alone")]
    tied = [places[node] for node in graph if not node.startswith("alone")]
    assert min(x for x, _y in alone) > max(x for x, _y in tied) + APART
    assert len({round(x, 3) for x, _y in alone}) <= 6
    assert len(set(alone)) == 40


def test_one_more_without_ties_joins_the_columns_without_moving_them() -> None:
    graph = planted(2, 10)
    graph.add_nodes_from(["alone 0", "alone 1"])
    before = places_of(graph, 1, {})
    graph.add_node("newcomer")
    after = places_of(graph, 1, before)
    assert {node: after[node] for node in before} == before
    assert after["newcomer"][0] == before["alone 0"][0]
    assert closest(after) >= APART - 1e-6


def test_those_without_ties_stand_like_with_like() -> None:
    mixed = {f"{kind} {at}": (kind,) for at in range(6) for kind in ("person", "organisation")}
    drawn = layout(dict.fromkeys(mixed, ()), 1, {}, mixed)
    order = sorted(mixed, key=lambda node: drawn[node])
    assert [mixed[node] for node in order] == [("organisation",)] * 6 + [("person",)] * 6


def test_people_are_drawn_around_their_organisation() -> None:
    umc = organisation()
    people = [person(f"Person {at}") for at in range(8)]
    records = [affiliation(who, umc) for who in people]
    graph = whole_graph(network(umc, *people, *records), ())
    places = layout(graph.neighbours, 1, {})
    assert all(math.dist(places[str(umc.id)], places[str(who.id)]) < 3 * SPACING for who in people)


@pytest.mark.parametrize("nodes", [[], ["one"], ["one", "other"]])
def test_a_graph_without_ties_can_be_drawn(nodes: list[str]) -> None:
    assert set(places_of(nx.empty_graph(nodes), 1, {})) == set(nodes)


@settings(max_examples=60, deadline=None)
@given(
    ties=st.lists(st.tuples(st.sampled_from("abcdefghijkl"), st.sampled_from("abcdefghijkl")), max_size=25),
    fixed=st.dictionaries(
        st.sampled_from("abcdefghijklmn"),
        st.tuples(*[st.floats(-5000, 5000)] * 2),
        max_size=8,
    ),
)
def test_every_node_gets_a_place_of_its_own(
    ties: list[tuple[str, str]], fixed: dict[str, tuple[float, float]]
) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(ties)
    graph.add_nodes_from("abcdefghijklmn")
    places = places_of(graph, 3, fixed)
    assert set(places) == set(graph)
    assert all(places[node] == at for node, at in fixed.items())
    for new in set(graph) - set(fixed):
        others = (places[other] for other in graph if other != new)
        assert all(math.dist(places[new], other) >= APART - 1e-6 for other in others)


def test_a_group_stands_amid_its_members_and_apart_from_other_groups() -> None:
    fixed = {"a": (0.0, 0.0), "b": (400.0, 0.0), "c": (200.0, 10.0), "d": (200.0, -10.0)}
    places = amid({"first": ("a", "b"), "second": ("c", "d"), "nowhere": ("gone",)}, fixed)
    assert places["first"] == (200, 0)
    assert APART - 1e-6 <= math.dist(places["first"], places["second"]) < 2 * APART
    assert "nowhere" not in places
