"""The gaps in a coverage, and with whom each could be filled."""

from datetime import date
from functools import partial

import pytest
from builders import (
    TODAY,
    Record,
    affiliation,
    attended,
    body,
    dialogue_node,
    lead,
    network,
    organisation,
    person,
    tie,
)
from hypothesis import given
from random_networks import networks

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.body_topics import body_by_topic
from dare_network.graph.analyses.centres import category_by_centre, members
from dare_network.graph.analyses.coverage import Contact
from dare_network.graph.analyses.gaps import Gap, centre_gaps, topic_gaps
from dare_network.graph.analyses.path_graph import path_graph
from dare_network.graph.analyses.paths import warmest_route, warmest_routes
from dare_network.graph.build import whole_graph
from dare_network.graph.view import View, seen

OFFICE, ANNA, CARLA = person("Office", category="coordination"), person("Anna"), person("Carla")
BERT = person("Bert", category="patient_advocate")
UMC, ERASMUS = (organisation(name, organisation_kind="umc") for name in ("UMC", "Erasmus"))
MEB, ZIN = body("MEB", "nl-meb"), body("ZIN", "nl-zin")
HELD = dialogue_node(MEB, topic_ids=("q_potency",))
VIEW = acquaintance(View(TODAY))


def at(who: Stakeholder) -> str:
    return str(who.id)


def by_centre(whole: Network, *categories: str) -> tuple[Gap, ...]:
    graph = seen(whole_graph(whole, ()), VIEW)
    return centre_gaps(graph, path_graph(graph, VIEW), category_by_centre(graph, categories))


def by_body(*records: Record) -> dict[tuple[str, str], Gap]:
    whole = network(OFFICE, ANNA, MEB, ZIN, HELD, lead(HELD), *records)
    graph = seen(whole_graph(whole, ()), VIEW)
    coverage = body_by_topic(whole, ("q_potency", "r_price"), TODAY)
    way_to = partial(warmest_route, path_graph(graph, VIEW), at(OFFICE))
    return {(gap.row, gap.column): gap for gap in topic_gaps(coverage, way_to)}


def test_a_centre_reaches_a_category_through_whom_it_knows_already() -> None:
    records = [affiliation(ANNA, UMC), affiliation(CARLA, ERASMUS), tie(ANNA, CARLA), tie(CARLA, BERT)]
    (gap,) = by_centre(network(ANNA, BERT, CARLA, UMC, ERASMUS, *records), "patient_advocate")
    assert (gap.row, gap.column) == ("patient_advocate", at(UMC))
    assert gap.route is not None
    assert gap.route.nodes == (at(ANNA), at(CARLA), at(BERT))


def test_a_gap_that_nobody_can_fill_has_no_route() -> None:
    (gap,) = by_centre(network(ANNA, BERT, UMC, affiliation(ANNA, UMC)), "patient_advocate")
    assert gap == Gap("patient_advocate", at(UMC))
    (none,) = by_centre(network(UMC), "payer")
    assert none.route is None


@pytest.mark.parametrize(("first", "last"), [(ANNA, OFFICE), (OFFICE, ANNA)])
def test_a_body_without_contact_on_a_topic_has_who_last_spoke_with_it_on_another(
    first: Stakeholder, last: Stakeholder
) -> None:
    earlier = attended(HELD, first, date(2026, 4, 1))
    gap = by_body(earlier, attended(HELD, last))[at(MEB), "r_price"]
    assert gap.contact == Contact(at(last), at(MEB), date(2026, 5, 12))
    assert gap.route is None


def test_a_body_that_nobody_ever_spoke_with_has_the_warmest_route_from_the_office() -> None:
    gap = by_body(tie(OFFICE, ANNA), tie(ANNA, ZIN))[at(ZIN), "r_price"]
    assert gap.contact is None
    assert gap.route is not None
    assert gap.route.nodes == (at(OFFICE), at(ANNA), at(ZIN))


def test_a_gap_that_somebody_left_behind_says_when_there_was_contact() -> None:
    gap = by_body(UMC, affiliation(ANNA, UMC, until_on=date(2026, 9, 1)), attended(HELD, ANNA))[
        at(MEB), "q_potency"
    ]
    assert gap.last_on == date(2026, 5, 12)
    assert gap.contact is None


@given(networks())
def test_the_route_of_a_gap_is_the_warmest_of_all_from_the_centre_to_the_category(found: Network) -> None:
    graph = seen(whole_graph(found, ()), VIEW)
    ways, people = path_graph(graph, VIEW), members(graph)
    for gap in by_centre(found, "x", "y", "regulator_nl"):
        goals = [node for node, known in graph.nodes.items() if known.category == gap.row]
        routes = [route for one in people[gap.column] for route in warmest_routes(ways, one, goals, most=1)]
        costs = [round(gap.route.cost, 9)] if gap.route else []
        assert costs == [round(cost, 9) for cost in sorted(route.cost for route in routes)[:1]]
        if gap.route:
            assert gap.route.start in people[gap.column]
            assert gap.route.end in goals
