"""Who knows whom, whatever the picture shows."""

from datetime import date

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

from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import EdgeKind, NodeKind
from dare_network.graph.view import View, seen

ANNA, BERT, UMC, MEB = person("Anna"), person("Bert"), organisation("UMC"), body("MEB")
HELD = dialogue_node(MEB, topic_ids=("q_potency",))
WHOLE = whole_graph(
    network(
        ANNA, BERT, UMC, MEB, HELD, lead(HELD), attended(HELD, ANNA), affiliation(ANNA, UMC),
        tie(ANNA, BERT, until_on=date(2026, 1, 1)), tie(BERT, UMC, source=""),
    ),
    (),
)  # fmt: skip


def test_to_have_met_to_belong_and_a_stated_tie_make_acquaintances_but_a_shared_topic_does_not() -> None:
    graph = seen(WHOLE, acquaintance(View(TODAY)))
    assert {edge.kind for edge in graph.edges} == {EdgeKind.MET, EdgeKind.AFFILIATION, EdgeKind.TIE}
    assert {node.kind for node in graph.nodes.values()} == {
        NodeKind.PERSON, NodeKind.ORGANISATION, NodeKind.BODY,
    }  # fmt: skip


def test_what_has_ended_is_no_acquaintance_also_where_the_view_shows_it() -> None:
    graph = seen(WHOLE, acquaintance(View(TODAY, ended=True)))
    assert str(BERT.id) not in graph.neighbours[str(ANNA.id)]


def test_the_demands_on_sources_stay() -> None:
    graph = seen(WHOLE, acquaintance(View(TODAY, backed_up=True)))
    assert graph.neighbours[str(BERT.id)] == frozenset()
