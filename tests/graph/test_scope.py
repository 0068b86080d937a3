"""From a graph to a smaller one."""

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

from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.scope import TieDirection, neighbourhood
from dare_network.graph.view import View, seen

ANNA, BERT = person("Anna"), person("Bert", category="patient_advocate")
UMC, NFK, MEB = organisation("UMC"), organisation("NFK", category="patient_advocate"), body("MEB")
FIRST, SECOND = dialogue_node(MEB, "DIA-1", title="First"), dialogue_node(NFK, "DIA-2", title="Second")
WHOLE = seen(
    whole_graph(
        network(
            ANNA, BERT, UMC, NFK, MEB, FIRST, SECOND, affiliation(ANNA, UMC), affiliation(BERT, NFK),
            tie(MEB, UMC, "advises"), lead(FIRST), attended(FIRST, ANNA), lead(SECOND),
            attended(SECOND, BERT),
        ),
        {"advises"},
    ),
    View(TODAY),
)  # fmt: skip


def names(graph: NetworkGraph) -> set[str]:
    records = (node.record for node in graph.nodes.values())
    return {getattr(record, "title", None) or record.name for record in records if record}


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
    assert names(neighbourhood(WHOLE, [str(ANNA.id)], steps)) == found


def test_a_neighbourhood_has_the_ties_among_its_members() -> None:
    graph = neighbourhood(WHOLE, [str(MEB.id)], 1)
    assert names(graph) == {"MEB", "UMC", "First"}
    assert len(graph.edges) == 2


def test_somebody_who_is_not_in_the_graph_has_no_neighbourhood() -> None:
    assert not neighbourhood(WHOLE, [str(person("Nobody").id)], 2).nodes


def test_several_actors_have_the_neighbourhoods_of_each() -> None:
    assert names(neighbourhood(WHOLE, [str(ANNA.id), str(BERT.id)], 0)) == {"Anna", "Bert"}
    both = neighbourhood(WHOLE, [str(ANNA.id), str(BERT.id)], 1)
    assert names(both) == {"Anna", "UMC", "First", "Bert", "NFK", "Second"}


@pytest.mark.parametrize(
    ("start", "direction", "found"),
    [
        (MEB, TieDirection.OUT, {"MEB", "UMC", "First"}),
        (MEB, TieDirection.IN, {"MEB", "First"}),
        (UMC, TieDirection.IN, {"UMC", "Anna", "MEB"}),
        (UMC, TieDirection.OUT, {"UMC", "Anna"}),
    ],
)
def test_directed_ties_are_followed_one_way_only(start, direction, found) -> None:
    assert names(neighbourhood(WHOLE, [str(start.id)], 1, direction)) == found
