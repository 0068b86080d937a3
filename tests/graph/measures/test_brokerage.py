"""The five roles of Gould and Fernandez, worked by hand and against a count of all triples."""

from itertools import permutations

import pytest
from hypothesis import given
from networks import CATEGORIES, TIES, consortia, directed, institution

from dare_network.graph.measures.brokerage import BrokerRole, brokerage
from dare_network.graph.measures.brokers import BROKERAGE, BROKERED, brokered
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph


def roles(graph: TieGraph, broker: str) -> dict[str, int]:
    """The roles that a broker has at all."""
    at = graph.names.index(broker)
    return {role.value: counts[at] for role, counts in brokerage(graph).items() if counts[at]}


BETWEEN_A_AND_C = [
    ("a:X b:X c:X", "coordinator"),
    ("a:X b:Y c:X", "consultant"),
    ("a:X b:X c:Y", "representative"),
    ("a:X b:Y c:Y", "gatekeeper"),
    ("a:X b:Y c:Z", "liaison"),
]


@pytest.mark.parametrize(("categories", "role"), BETWEEN_A_AND_C)
def test_b_between_a_and_c_has_the_role_that_the_categories_say(categories: str, role: str) -> None:
    assert roles(directed("ab bc", categories), "b") == {role: 1}


@pytest.mark.parametrize(("categories", "role"), BETWEEN_A_AND_C)
def test_who_are_in_touch_need_no_broker_but_only_in_that_direction(categories: str, role: str) -> None:
    assert roles(directed("ab bc ac", categories), "b") == {}
    assert roles(directed("ab bc ca", categories), "b") == {role: 1}


def test_a_pair_without_direction_is_brokered_both_ways() -> None:
    """a-b-c, all ties both ways: (a, c) and (c, a)."""
    assert roles(directed("ab ba bc cb", "a:X b:Y c:Z"), "b") == {"liaison": 2}


def test_nobody_is_brokered_with_themselves() -> None:
    assert roles(directed("ab ba", "a:X b:X"), "b") == {}


def test_who_has_no_category_neither_brokers_nor_is_brokered() -> None:
    assert roles(directed("ab bc", "a:X b:X c:"), "b") == {}
    assert roles(directed("ab bc", "a:X b: c:X"), "b") == {}


def test_a_hospital_between_two_regulators_a_payer_and_a_colleague() -> None:
    """h (H) hears from regulators r and s (R) and tells payer p (P) and colleague k (H).

    Pairs (r, p), (s, p), (r, k), (s, k); s tells p itself, so (s, p) needs no broker. (r, p) goes
    from R by H to P: liaison. (r, k) and (s, k) go from R by H to H: gatekeeper, twice.
    """
    graph = directed("rh sh hp hk sp", "h:H r:R s:R p:P k:H")
    assert roles(graph, "h") == {"liaison": 1, "gatekeeper": 2}


def by_definition(graph: TieGraph) -> dict[BrokerRole, tuple[int, ...]]:
    """All ordered triples, one by one."""
    arcs, category = set(graph.directed.get_edgelist()), graph.categories
    counts = {role: [0] * len(graph.names) for role in BrokerRole}
    for a, b, c in permutations(range(len(graph.names)), 3):
        if (a, b) in arcs and (b, c) in arcs and (a, c) not in arcs:
            groups = category[a], category[b], category[c]
            if "" not in groups:
                counts[role_of(*groups)][b] += 1
    return {role: tuple(column) for role, column in counts.items()}


def role_of(a: str, b: str, c: str) -> BrokerRole:
    if a == c:
        return BrokerRole.COORDINATOR if a == b else BrokerRole.CONSULTANT
    if b in (a, c):
        return BrokerRole.REPRESENTATIVE if a == b else BrokerRole.GATEKEEPER
    return BrokerRole.LIAISON


@given(TIES, CATEGORIES)
def test_counts_are_those_of_all_triples_one_by_one(ties: list[Tie], categories: dict[str, str]) -> None:
    graph = tie_graph(categories, ties)
    assert brokerage(graph) == by_definition(graph)


def test_brokered_pairs_of_an_institution_are_its_two_step_paths_without_a_short_cut() -> None:
    """Counted another way: for each broker, pairs of who writes to it and whom it writes to."""
    graph = institution().directed
    into, out = graph.get_adjlist("in"), graph.get_adjlist("out")
    ends = [set(neighbours) for neighbours in out]
    for vertex in range(0, 600, 15):
        expected = sum(c != a and c not in ends[a] for a in into[vertex] for c in out[vertex])
        assert brokered(institution()).values[vertex] == expected


def test_a_dense_network_is_counted_in_chunks() -> None:
    """Everybody is in one category, so all brokers are coordinators, both ways between each pair."""
    graph = consortia()
    alike = TieGraph(graph.names, ("X",) * len(graph.names), graph.undirected, graph.directed)
    counts = brokerage(alike)
    ties = graph.undirected.degree()
    clustering = graph.undirected.transitivity_local_undirected(mode="zero")
    expected = [d * (d - 1) * (1 - closed) for d, closed in zip(ties, clustering, strict=True)]
    assert counts[BrokerRole.COORDINATOR] == pytest.approx(expected)
    assert not any(any(counts[role]) for role in BrokerRole if role is not BrokerRole.COORDINATOR)


def test_the_rows_are_the_five_roles_and_their_sum() -> None:
    graph = directed("rh sh hp hk sp", "h:H r:R s:R p:P k:H")
    *each, total = (measure.compute(graph).values for measure in BROKERAGE)
    assert {measure.id for measure in BROKERAGE} == {*BrokerRole, BROKERED.id}
    assert tuple(map(sum, zip(*each, strict=True))) == total
    assert sum(total) == 3
