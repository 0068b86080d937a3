"""The warmest ways from one to another, worked out by hand and held in all small networks."""

from collections.abc import Callable
from datetime import date

import pytest
from builders import (
    TODAY,
    Record,
    affiliation,
    attended,
    body,
    dialogue_node,
    key,
    lead,
    network,
    organisation,
    participation,
    person,
    tie,
)
from hypothesis import given
from hypothesis import strategies as st
from random_networks import EVERYBODY, networks, shuffled

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.path_graph import PathGraph, path_graph
from dare_network.graph.analyses.paths import Route, warmest_routes
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.view import View, seen

OFFICE, ANNA, BERT, CARLA = person("Office"), person("Anna"), person("Bert"), person("Carla")
UMC, MEB = organisation("UMC"), body("MEB")
everybody = st.sampled_from(sorted(str(who.id) for who in EVERYBODY))
NAMES = {str(who.id): who.name for who in (OFFICE, ANNA, BERT, CARLA, UMC, MEB)}


def ways(whole: Network, view: Callable[[View], View] = acquaintance) -> PathGraph:
    looked = view(View(TODAY))
    return path_graph(seen(whole_graph(whole, {"advises"}), looked), looked)


def among(*records: Record) -> PathGraph:
    return ways(network(OFFICE, ANNA, BERT, CARLA, UMC, MEB, *records))


def at(who: Stakeholder) -> str:
    return str(who.id)


def named(routes: tuple[Route, ...]) -> list[str]:
    return [" ".join(NAMES[node] for node in route.nodes) for route in routes]


def test_the_strongest_way_comes_first_even_when_it_is_longer() -> None:
    strong = [tie(OFFICE, ANNA), tie(OFFICE, ANNA, "knows"), tie(ANNA, CARLA), tie(ANNA, CARLA, "knows")]
    graph = among(*strong, tie(OFFICE, CARLA, source=""), tie(OFFICE, BERT), tie(BERT, CARLA, source=""))
    routes = warmest_routes(graph, at(OFFICE), [at(CARLA)])
    assert named(routes) == ["Office Anna Carla", "Office Carla", "Office Bert Carla"]
    assert [route.cost for route in routes] == [1, 2, 3]


@pytest.mark.parametrize(("middle", "goal"), [(BERT, CARLA), (CARLA, BERT)])
def test_of_equal_routes_the_one_with_fewer_steps_comes_first(middle: Stakeholder, goal: Stakeholder) -> None:
    twice = [tie(one, other, kind) for one, other in ((OFFICE, middle), (middle, goal)) for kind in "ab"]
    routes = warmest_routes(among(*twice, tie(OFFICE, goal)), at(OFFICE), [at(goal)])
    assert named(routes) == [f"Office {goal.name}", f"Office {middle.name} {goal.name}"]
    assert {route.cost for route in routes} == {1}


def test_a_route_is_as_warm_as_its_weakest_step() -> None:
    graph = among(tie(OFFICE, ANNA), tie(ANNA, BERT, source=""), tie(BERT, CARLA))
    (route,) = warmest_routes(graph, at(OFFICE), [at(CARLA)])
    assert (route.start, route.end) == (at(OFFICE), at(CARLA))
    assert (route.weakest.source, route.weakest.target) == (at(ANNA), at(BERT))
    assert route.weakest.strength == 0.5


def test_a_step_has_all_that_ties_the_two_the_strongest_first() -> None:
    held = dialogue_node(MEB)
    graph = among(tie(OFFICE, ANNA, source=""), held, attended(held, OFFICE), attended(held, ANNA))
    (step,) = warmest_routes(graph, at(OFFICE), [at(ANNA)], most=1)[0].steps
    assert [edge.kind for edge in step.edges] == [EdgeKind.MET, EdgeKind.TIE]
    assert step.last_on == date(2026, 5, 12)
    assert step.strength == pytest.approx(0.5 + 0.5 ** (195 / 365))


def test_nobody_recorded_a_day_for_what_is_only_stated() -> None:
    (route,) = warmest_routes(among(tie(OFFICE, ANNA)), at(OFFICE), [at(ANNA)])
    assert route.steps[0].last_on is None


def test_one_can_also_ask_along_a_tie_that_has_a_direction() -> None:
    graph = among(tie(ANNA, OFFICE, "advises"))
    assert named(warmest_routes(graph, at(OFFICE), [at(ANNA)])) == ["Office Anna"]


def test_a_route_ends_at_the_first_goal_that_it_meets() -> None:
    graph = among(tie(OFFICE, ANNA), tie(ANNA, BERT), tie(BERT, CARLA), tie(OFFICE, CARLA, source=""))
    routes = warmest_routes(graph, at(OFFICE), [at(ANNA), at(BERT), at(CARLA)])
    assert named(routes) == ["Office Anna", "Office Carla"]


def test_whoever_is_avoided_is_passed_by_and_never_reached() -> None:
    graph = among(tie(OFFICE, ANNA), tie(ANNA, CARLA), tie(OFFICE, BERT, source=""), tie(BERT, CARLA))
    assert named(warmest_routes(graph, at(OFFICE), [at(CARLA)], [at(ANNA)])) == ["Office Bert Carla"]
    assert named(warmest_routes(graph, at(OFFICE), [at(CARLA), at(ANNA)], [at(ANNA)])) == [
        "Office Bert Carla"
    ]
    assert warmest_routes(graph, at(OFFICE), [at(ANNA)], [at(ANNA)]) == ()


def test_avoiding_an_organisation_closes_the_way_through_it() -> None:
    graph = among(affiliation(ANNA, UMC), affiliation(BERT, UMC))
    assert named(warmest_routes(graph, at(ANNA), [at(BERT)])) == ["Anna UMC Bert"]
    assert warmest_routes(graph, at(ANNA), [at(BERT)], [at(UMC)]) == ()


def test_where_one_stands_already_is_no_goal() -> None:
    graph = among(tie(OFFICE, ANNA))
    assert warmest_routes(graph, at(OFFICE), [at(OFFICE)]) == ()
    assert named(warmest_routes(graph, at(OFFICE), [at(OFFICE), at(ANNA)])) == ["Office Anna"]


def test_without_a_way_or_without_the_people_there_is_no_route() -> None:
    graph = among(tie(OFFICE, ANNA), tie(BERT, CARLA))
    assert warmest_routes(graph, at(OFFICE), [at(CARLA)]) == ()
    assert warmest_routes(graph, str(key("nobody")), [at(CARLA)]) == ()
    assert warmest_routes(graph, at(OFFICE), [str(key("nobody"))]) == ()
    assert warmest_routes(graph, at(OFFICE), []) == ()


def test_no_more_routes_are_searched_than_asked_for() -> None:
    graph = among(tie(OFFICE, CARLA), tie(OFFICE, ANNA), tie(ANNA, CARLA))
    assert named(warmest_routes(graph, at(OFFICE), [at(CARLA)], most=1)) == ["Office Carla"]


def test_a_dialogue_is_a_stepping_stone_where_it_is_a_node_and_a_topic_never() -> None:
    held = dialogue_node(MEB, topic_ids=("q_potency",))
    records = network(OFFICE, MEB, held, lead(held), participation(held, OFFICE, "owner"))
    everything = View(TODAY, frozenset(NodeKind), frozenset(EdgeKind) - {EdgeKind.SHARED})
    (route,) = warmest_routes(ways(records, lambda _plain: everything), at(OFFICE), [at(MEB)])
    assert route.nodes == (at(OFFICE), str(held.id), at(MEB))
    assert warmest_routes(ways(records), at(OFFICE), [at(MEB)]) == ()


@given(networks(), everybody, everybody, st.sets(everybody, max_size=3))
def test_no_route_passes_somebody_who_is_avoided_or_anybody_twice(
    found: Network, start: str, goal: str, avoid: set[str]
) -> None:
    for route in warmest_routes(ways(found), start, [goal], avoid):
        assert not set(route.nodes[1:]) & avoid
        assert len(set(route.nodes)) == len(route.nodes)


@given(networks(), everybody, st.sets(everybody, max_size=4))
def test_routes_are_all_different_and_ever_less_warm(found: Network, start: str, goals: set[str]) -> None:
    routes = warmest_routes(ways(found), start, goals)
    costs = [round(route.cost, 9) for route in routes]
    assert costs == sorted(costs)
    assert len({route.nodes for route in routes}) == len(routes)
    assert all(goals & set(route.nodes[1:]) == {route.end} for route in routes)


@given(networks(), everybody, everybody)
def test_somebody_who_knows_nobody_changes_no_route(found: Network, start: str, goal: str) -> None:
    more = network(*found.stakeholders, person("Alone"), *found.ties, *found.affiliations, *found.dialogues,
                   *found.participations, *found.advice)  # fmt: skip
    assert warmest_routes(ways(more), start, [goal]) == warmest_routes(ways(found), start, [goal])


@given(networks(), everybody, everybody)
def test_the_way_back_is_as_warm(found: Network, start: str, goal: str) -> None:
    there, back = (warmest_routes(ways(found), *ends) for ends in ((start, [goal]), (goal, [start])))
    assert [route.cost for route in there] == pytest.approx([route.cost for route in back])


@given(shuffled(), everybody, st.sets(everybody, max_size=3))
def test_the_order_of_the_records_changes_no_route(
    both: tuple[Network, Network], start: str, goals: set[str]
) -> None:
    one, other = (warmest_routes(ways(found), start, goals) for found in both)
    assert [(route.nodes, route.cost) for route in one] == [(route.nodes, route.cost) for route in other]
