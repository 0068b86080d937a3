"""Many nodes as one."""

from builders import TODAY, affiliation, network, organisation, person, tie

from dare_network.graph.build import whole_graph
from dare_network.graph.fold import folded, homes_by_category, homes_by_organisation, homes_of_leaves
from dare_network.graph.network_graph import NetworkGraph, NodeKind
from dare_network.graph.view import View, seen

ANNA, BERT, CLARA = person("Anna"), person("Bert"), person("Clara", category="patient_advocate")
UMC, NFK = organisation("UMC", category="research_network"), organisation("NFK", category="patient_advocate")


def graph(*records: object) -> NetworkGraph:
    return seen(whole_graph(network(*records), ()), View(TODAY))  # type: ignore[arg-type]


CONSORTIUM = graph(
    ANNA, BERT, CLARA, UMC, NFK, affiliation(ANNA, UMC), affiliation(BERT, UMC), affiliation(CLARA, NFK),
    tie(ANNA, CLARA), tie(ANNA, BERT),
)  # fmt: skip


def test_people_stand_in_their_organisation_with_the_ties_they_have_outside_it() -> None:
    found = folded(CONSORTIUM, homes_by_organisation(CONSORTIUM))
    assert set(found.nodes) == {str(UMC.id), str(NFK.id)}
    assert found.nodes[str(UMC.id)].holds == tuple(sorted([str(ANNA.id), str(BERT.id)]))
    assert [{edge.source, edge.target} for edge in found.edges] == [{str(UMC.id), str(NFK.id)}]


def test_people_without_an_organisation_that_is_shown_stay_as_they_are() -> None:
    alone = CONSORTIUM.subgraph({str(ANNA.id), str(CLARA.id), str(NFK.id)})
    assert set(folded(alone, homes_by_organisation(alone)).nodes) == {str(ANNA.id), str(NFK.id)}


def test_everybody_stands_in_their_category() -> None:
    found = folded(CONSORTIUM, homes_by_category(CONSORTIUM))
    assert {node.id: len(node.holds) for node in found.nodes.values()} == {
        "category:clinician": 2, "category:patient_advocate": 2, "category:research_network": 1,
    }  # fmt: skip
    group = found.nodes["category:patient_advocate"]
    assert (group.kind, group.category) == (NodeKind.GROUP, "patient_advocate")


def test_a_node_that_is_collapsed_takes_in_what_hangs_on_it_alone() -> None:
    homes = homes_of_leaves(CONSORTIUM, {str(NFK.id)})
    assert not homes
    star = graph(UMC, ANNA, BERT, affiliation(ANNA, UMC), affiliation(BERT, UMC))
    assert set(folded(star, homes_of_leaves(star, {str(UMC.id)})).nodes) == {str(UMC.id)}


def test_two_that_hang_on_each_other_do_not_take_each_other_in() -> None:
    pair = graph(UMC, ANNA, affiliation(ANNA, UMC))
    both = {str(UMC.id), str(ANNA.id)}
    assert set(folded(pair, homes_of_leaves(pair, both)).nodes) == both
