"""What differs between two days."""

from datetime import date

from builders import (
    Record,
    attended,
    body,
    dialogue_node,
    lead,
    network,
    participation,
    person,
    tie,
)
from hypothesis import given
from hypothesis import strategies as st
from random_networks import networks

from dare_network.domain.records.network import Network
from dare_network.graph.analyses.change import Changes, NetworkChange, changes
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.view import STAKEHOLDERS, View, seen

ANNA, BERT, CARLA, MEB = person("Anna"), person("Bert"), person("Carla"), body("MEB")
FEBRUARY, MARCH, SUMMER, AUTUMN = date(2026, 2, 1), date(2026, 3, 2), date(2026, 7, 1), date(2026, 10, 1)
KNOWING = View(AUTUMN, STAKEHOLDERS, frozenset({EdgeKind.TIE, EdgeKind.MET}))
days = st.integers(0, 700).map(lambda count: date.fromordinal(date(2025, 1, 1).toordinal() + count))


def since(first: date, *records: Record, view: View = KNOWING) -> Changes:
    return changes(whole_graph(network(ANNA, BERT, CARLA, MEB, *records), ()), view, first)


def key_of(one: Record) -> str:
    return str(getattr(one, "id"))  # noqa: B009 - every record that is drawn as an edge has one


def test_a_tie_that_began_in_between_is_added() -> None:
    new, old = tie(ANNA, BERT, from_on=SUMMER), tie(ANNA, CARLA, from_on=FEBRUARY)
    found = since(MARCH, new, old)
    assert found.of_edges == {key_of(new): NetworkChange.ADDED}
    assert (found.since, found.until) == (MARCH, AUTUMN)


def test_a_tie_that_began_on_the_first_day_was_there_and_one_of_the_last_day_is_added() -> None:
    old, new = tie(ANNA, BERT, from_on=MARCH), tie(ANNA, CARLA, from_on=AUTUMN)
    assert since(MARCH, old, new).of_edges == {key_of(new): NetworkChange.ADDED}


def test_a_tie_that_ended_in_between_is_shown_once_more() -> None:
    over = tie(ANNA, BERT, until_on=SUMMER)
    found = since(MARCH, over)
    assert found.of_edges == {key_of(over): NetworkChange.ENDED}
    assert key_of(over) in {edge.key for edge in found.graph.edges}


def test_it_has_ended_also_where_the_view_shows_ended_ties() -> None:
    over = tie(ANNA, BERT, until_on=SUMMER)
    view = View(AUTUMN, KNOWING.nodes, KNOWING.ties, ended=True)
    assert since(MARCH, over, view=view).of_edges == {key_of(over): NetworkChange.ENDED}


def test_what_came_and_went_in_between_is_not_told() -> None:
    assert since(MARCH, tie(ANNA, BERT, from_on=date(2026, 4, 1), until_on=SUMMER)).of_edges == {}


def test_more_meetings_strengthen() -> None:
    held = dialogue_node(MEB)
    seats = [attended(held, ANNA, on) for on in (MARCH, SUMMER)]
    found = since(date(2026, 4, 1), held, *seats)
    (edge,) = found.strengthened
    assert edge.days == (MARCH, SUMMER)
    assert found.new_days(edge) == (SUMMER,)
    assert found.added == ()


def test_a_dialogue_that_began_is_an_added_node() -> None:
    held = dialogue_node(MEB)
    found = since(FEBRUARY, held, lead(held), participation(held, ANNA, "owner"), view=View(AUTUMN))
    assert found.of_nodes == {str(held.id): NetworkChange.ADDED}
    assert len(found.added) == 2


def test_the_two_days_may_be_given_the_wrong_way_round() -> None:
    new = tie(ANNA, BERT, from_on=SUMMER)
    turned = since(AUTUMN, new, view=View(MARCH, KNOWING.nodes, KNOWING.ties))
    assert turned.of_edges == since(MARCH, new).of_edges


def test_a_verification_that_ran_out_is_no_end() -> None:
    checked = tie(ANNA, BERT, checked_on=date(2024, 5, 1))
    strict = View(AUTUMN, KNOWING.nodes, KNOWING.ties, backed_up=True)
    assert since(MARCH, checked, view=strict).of_edges == {}
    assert since(MARCH, tie(ANNA, CARLA, source="", from_on=SUMMER), view=strict).of_edges == {}


@given(networks(), days)
def test_between_a_day_and_itself_nothing_changes(found: Network, day: date) -> None:
    same = changes(whole_graph(found, ()), View(day), day)
    assert (same.of_edges, same.of_nodes) == ({}, {})


@given(networks(), days, days)
def test_nothing_is_told_that_had_not_begun_by_the_later_day(found: Network, one: date, other: date) -> None:
    whole = whole_graph(found, ())
    told = changes(whole, View(one, frozenset(NodeKind), frozenset(EdgeKind)), other)
    for edge in told.graph.edges:
        assert edge.from_on is None or edge.from_on <= told.until
        assert all(day <= told.until for day in edge.days)


@given(networks(), days, days)
def test_the_earlier_edges_and_the_changes_make_the_later_ones(
    found: Network, one: date, other: date
) -> None:
    whole, view = whole_graph(found, ()), View(max(one, other))
    told = changes(whole, view, min(one, other))
    before = {edge.key for edge in seen(whole, View(min(one, other))).edges}
    after = {edge.key for edge in seen(whole, view).edges}
    assert (before - {edge.key for edge in told.ended}) | {edge.key for edge in told.added} == after
    assert {edge.key for edge in told.strengthened} <= before & after
    assert len(told.graph.edges) == len(before | after)
