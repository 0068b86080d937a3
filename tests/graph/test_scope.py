"""From a graph to a smaller one."""

import networkx as nx
import pytest
from builders import (
    TODAY,
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

from dare_network.graph.build import DialogueView, NetworkGraph, View, build_graph
from dare_network.graph.scope import filtered, neighbourhood, projection

ANNA, BERT = person("Anna"), person("Bert", category="patient_advocate")
UMC, NFK, MEB = organisation("UMC"), organisation("NFK", category="patient_advocate"), body("MEB")
FIRST, SECOND = dialogue_node(MEB, "DIA-1", title="First"), dialogue_node(NFK, "DIA-2", title="Second")
WHOLE = build_graph(
    network(
        ANNA, BERT, UMC, NFK, MEB, FIRST, SECOND, affiliation(ANNA, UMC), affiliation(BERT, NFK),
        tie(MEB, UMC), lead(FIRST), attended(FIRST, ANNA), lead(SECOND), attended(SECOND, BERT),
    ),
    View(TODAY, DialogueView.NODES),
)  # fmt: skip


def names(graph: NetworkGraph) -> set[str]:
    return set(dict(graph.nodes(data="name")).values())


def test_without_a_choice_the_filter_keeps_everything() -> None:
    assert names(filtered(WHOLE, None, None)) == names(WHOLE)


def test_a_category_keeps_its_stakeholders_and_their_dialogues() -> None:
    graph = filtered(WHOLE, frozenset({"patient_advocate"}), None)
    assert names(graph) == {"Bert", "NFK", "Second"}
    assert graph.number_of_edges() == 3


def test_an_organisation_keeps_its_people_and_what_they_take_part_in() -> None:
    assert names(filtered(WHOLE, None, str(UMC.id))) == {"UMC", "Anna", "First"}


def test_category_and_organisation_together_keep_who_meets_both() -> None:
    others = filtered(WHOLE, frozenset({"patient_advocate"}), str(UMC.id))
    assert names(others) == {"UMC"}
    own = filtered(WHOLE, frozenset({"patient_advocate"}), str(NFK.id))
    assert names(own) == {"NFK", "Bert", "Second"}
    assert own.has_edge(str(BERT.id), str(NFK.id))


def test_an_organisation_that_is_not_there_keeps_nothing() -> None:
    assert names(filtered(WHOLE, None, str(organisation("Elsewhere").id))) == set()


def test_a_filter_leaves_the_whole_as_it_was() -> None:
    filtered(WHOLE, None, str(UMC.id)).clear()
    filtered(WHOLE, None, None).clear()
    assert len(WHOLE) == 7


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (0, {"Anna"}),
        (1, {"Anna", "UMC", "First"}),
        (2, {"Anna", "UMC", "First", "MEB"}),
        (3, {"Anna", "UMC", "First", "MEB"}),
    ],
)
def test_a_neighbourhood_reaches_so_many_ties_either_way(steps: int, found: set[str]) -> None:
    assert names(neighbourhood(WHOLE, str(ANNA.id), steps)) == found


def test_a_neighbourhood_has_the_ties_among_its_members() -> None:
    graph = neighbourhood(WHOLE, str(MEB.id), 1)
    assert names(graph) == {"MEB", "UMC", "First"}
    assert graph.number_of_edges() == 2


def test_somebody_who_is_not_in_the_graph_has_no_neighbourhood() -> None:
    assert not neighbourhood(WHOLE, str(person("Nobody").id), 2)


def test_members_of_the_same_groups_are_tied_by_the_number_they_share() -> None:
    graph = projection([("a", "P1"), ("b", "P1"), ("a", "P2"), ("b", "P2"), ("c", "P2"), ("d", "P3")])
    assert set(graph.edges(data="weight")) == {("a", "b", 2), ("a", "c", 1), ("b", "c", 1)}
    assert set(graph) == {"a", "b", "c", "d"}


def test_a_membership_that_is_named_twice_counts_once() -> None:
    graph = projection([("a", "P1"), ("b", "P1"), ("a", "P1")])
    assert graph["a"]["b"]["weight"] == 1


def test_no_memberships_make_an_empty_graph() -> None:
    assert nx.is_empty(projection([]))
