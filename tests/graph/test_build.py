"""From records to the graph of all of them: who is in it, and which edges."""

from dataclasses import replace
from datetime import date

from builders import (
    advice,
    affiliation,
    attended,
    body,
    dialogue_node,
    lead,
    network,
    organisation,
    participation,
    person,
    product,
    tie,
)

from dare_network.domain.records.network import Network
from dare_network.domain.vocabulary import DialogueState
from dare_network.graph.build import whole_graph
from dare_network.graph.derived import CROWD, topic_node
from dare_network.graph.network_graph import EdgeKind, NetworkGraph, NodeKind

ANNA, BERT, CLARA = person("Anna de Wit"), person("Bert Bos"), person("Clara Smit")
UMC, MEB = organisation("UMC Utrecht"), body()
ADVICE = dialogue_node(MEB)
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 9)


def built(*records: object) -> NetworkGraph:
    return whole_graph(network(*records), {"advises"})  # type: ignore[arg-type]


def name(graph: NetworkGraph, node: str) -> str:
    record = graph.nodes[node].record
    return getattr(record, "title", None) or getattr(record, "name", None) or node


def edges(graph: NetworkGraph, *kinds: EdgeKind) -> set[tuple[str, str, str]]:
    return {
        (name(graph, edge.source), edge.type_id, name(graph, edge.target))
        for edge in graph.edges
        if edge.kind in (kinds or EdgeKind)
    }


def test_stakeholders_without_a_tie_are_in_the_graph() -> None:
    graph = built(ANNA, UMC, MEB)
    assert {node.kind: node.record for node in graph.nodes.values()} == {
        NodeKind.PERSON: ANNA, NodeKind.ORGANISATION: UMC, NodeKind.BODY: MEB,
    }  # fmt: skip


def test_edges_run_as_their_records_are_read_aloud() -> None:
    graph = built(ANNA, UMC, MEB, affiliation(ANNA, UMC), tie(MEB, UMC, "advises"))
    assert edges(graph) == {
        ("Anna de Wit", "affiliation", "UMC Utrecht"),
        ("Medicines Evaluation Board", "advises", "UMC Utrecht"),
    }


def test_only_types_that_mean_their_direction_are_directed() -> None:
    graph = built(UMC, MEB, tie(MEB, UMC, "advises"), tie(MEB, UMC, "works_with"))
    assert {edge.type_id: edge.directed for edge in graph.edges} == {"advises": True, "works_with": False}


def test_two_ties_between_the_same_two_stay_two() -> None:
    graph = built(UMC, MEB, tie(MEB, UMC, "advises"), tie(MEB, UMC, "funds"))
    assert len(graph.incident[str(MEB.id)]) == 2
    assert graph.neighbours[str(MEB.id)] == {str(UMC.id)}


def test_ended_and_future_ties_are_in_it() -> None:
    graph = built(UMC, MEB, tie(MEB, UMC, until_on=MAY), tie(UMC, MEB, from_on=date(2099, 1, 1)))
    assert len(graph.edges) == 2


def test_what_is_stated_without_a_source_says_so() -> None:
    stated = (tie(MEB, UMC, source=""), affiliation(ANNA, UMC, source=""), tie(ANNA, MEB))
    graph = built(ANNA, UMC, MEB, *stated)
    assert [edge.sourced for edge in graph.edges].count(False) == 2


def test_an_end_that_the_viewer_may_not_see_takes_the_tie_with_it() -> None:
    graph = built(UMC, affiliation(ANNA, UMC), tie(MEB, UMC))
    assert list(graph.nodes) == [str(UMC.id)]
    assert not graph.edges


def test_a_dialogue_is_a_node_tied_to_those_who_have_part_in_it() -> None:
    graph = built(
        ANNA, MEB, UMC, ADVICE, lead(ADVICE), participation(ADVICE, ANNA, "owner"),
        participation(ADVICE, UMC, "co_body"), attended(ADVICE, ANNA, MAY), attended(ADVICE, ANNA, JUNE),
    )  # fmt: skip
    assert edges(graph, EdgeKind.PARTICIPATION) == {
        ("Anna de Wit", "owner", "Potency assay"),
        ("Anna de Wit", "attended", "Potency assay"),
        ("UMC Utrecht", "co_body", "Potency assay"),
        ("Medicines Evaluation Board", "lead_body", "Potency assay"),
    }
    assert [edge.days for edge in graph.edges if edge.type_id == "attended"] == [(MAY, JUNE)]
    assert {edge.from_on for edge in graph.edges if edge.type_id in ("owner", "co_body", "lead_body")} == {
        ADVICE.requested_on
    }


def met(*records: object) -> dict[frozenset[str], tuple[date, ...]]:
    graph = built(*records)
    return {
        frozenset((name(graph, edge.source), name(graph, edge.target))): edge.days
        for edge in graph.edges
        if edge.kind is EdgeKind.MET
    }


def test_those_who_sat_at_one_meeting_have_met_each_other_and_the_lead_body() -> None:
    assert met(ANNA, BERT, MEB, ADVICE, attended(ADVICE, ANNA), attended(ADVICE, BERT)) == {
        frozenset(("Anna de Wit", "Bert Bos")): (MAY,),
        frozenset(("Anna de Wit", MEB.name)): (MAY,),
        frozenset(("Bert Bos", MEB.name)): (MAY,),
    }


def test_meetings_of_the_same_two_are_counted_over_all_dialogues() -> None:
    other = dialogue_node(MEB, "DIA-2026-002")
    records = (
        ANNA, MEB, ADVICE, other, attended(ADVICE, ANNA, MAY), attended(other, ANNA, MAY),
        attended(other, ANNA, JUNE),
    )  # fmt: skip
    assert met(*records) == {frozenset(("Anna de Wit", MEB.name)): (MAY, MAY, JUNE)}


def test_sitting_at_different_meetings_of_one_dialogue_is_no_meeting() -> None:
    records = (ANNA, BERT, ADVICE, attended(ADVICE, ANNA, MAY), attended(ADVICE, BERT, JUNE), MEB)
    assert frozenset(("Anna de Wit", "Bert Bos")) not in met(*records)


def test_what_is_cancelled_is_no_meeting() -> None:
    cancelled = dialogue_node(MEB, "DIA-2026-002", state=DialogueState.CANCELLED)
    assert met(ANNA, MEB, cancelled, attended(cancelled, ANNA, MAY)) == {}


def test_a_meeting_of_a_dialogue_that_the_viewer_may_not_see_leaves_no_trace() -> None:
    assert met(ANNA, BERT, MEB, attended(ADVICE, ANNA), attended(ADVICE, BERT)) == {}


ON_TIL = dialogue_node(MEB, "DIA-2026-003", product_id=product().id, topic_ids=("q_potency",))


def test_a_dialogue_is_about_its_product_and_its_topics() -> None:
    graph = built(MEB, product(), ON_TIL)
    assert edges(graph, EdgeKind.ABOUT) == {
        ("Potency assay", "about", "TIL-1"),
        ("Potency assay", "about", topic_node("q_potency")),
    }
    assert graph.nodes[topic_node("q_potency")].kind is NodeKind.TOPIC


def test_a_centre_develops_its_product() -> None:
    graph = built(UMC, product(centre_id=UMC.id))
    assert edges(graph) == {("UMC Utrecht", "develops", "TIL-1")}


def test_who_had_part_in_dialogues_on_the_same_subject_shares_it_since_the_later_of_both() -> None:
    second = replace(ON_TIL, id=dialogue_node(MEB, "DIA-2026-004").id, ref="DIA-2026-004", product_id=None)
    graph = built(
        ANNA, BERT, MEB, ON_TIL, second, participation(ON_TIL, ANNA, "owner"), attended(second, BERT, JUNE)
    )
    assert [edge.days for edge in graph.edges if edge.kind is EdgeKind.SHARED] == [(JUNE,)]


def test_a_subject_that_a_crowd_shares_ties_nobody() -> None:
    crowd = [person(f"Person {at}") for at in range(CROWD + 1)]
    seats = [attended(ON_TIL, who) for who in crowd]
    assert not edges(built(MEB, *crowd, ON_TIL, *seats), EdgeKind.SHARED)
    assert edges(built(MEB, *crowd[1:], ON_TIL, *seats[1:]), EdgeKind.SHARED)


def test_a_body_that_answered_gave_advice_on_the_topic_as_often_as_it_did() -> None:
    given = (advice(ON_TIL, "q_potency", JUNE), advice(ON_TIL, "q_potency", MAY))
    graph = built(MEB, ON_TIL, *given)
    (edge,) = [edge for edge in graph.edges if edge.kind is EdgeKind.ADVICE]
    assert (edge.source, edge.target, edge.directed) == (str(MEB.id), topic_node("q_potency"), True)
    assert edge.days == (MAY, JUNE)


def test_the_order_of_the_records_does_not_matter() -> None:
    records = (
        ANNA, BERT, MEB, UMC, product(), ON_TIL, lead(ON_TIL), attended(ON_TIL, ANNA), attended(ON_TIL, BERT),
        advice(ON_TIL, "q_potency"), affiliation(ANNA, UMC), tie(MEB, UMC, "advises"),
    )  # fmt: skip
    forwards, backwards = built(*records), built(*reversed(records))
    assert set(forwards.nodes.values()) == set(backwards.nodes.values())
    assert set(forwards.edges) == set(backwards.edges)


def test_an_empty_network_is_an_empty_graph() -> None:
    assert len(whole_graph(Network((), (), (), (), ()), ())) == 0
