"""What is tried out changes a copy, and nothing else."""

from builders import TODAY, affiliation, key, network, organisation, person, tie
from hypothesis import given
from hypothesis import strategies as st
from random_networks import EVERYBODY, networks

from dare_network.domain.records.network import Network
from dare_network.graph.analyses.scratch import TRIED, Scratch, applied
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import EdgeKind, NetworkGraph
from dare_network.graph.view import View, seen

ANNA, BERT, CARLA, UMC = person("Anna"), person("Bert"), person("Carla"), organisation("UMC")
A, B, C, U = (str(who.id) for who in (ANNA, BERT, CARLA, UMC))
everybody = st.sampled_from(sorted(str(who.id) for who in EVERYBODY))


def graph_of(whole: Network) -> NetworkGraph:
    return seen(whole_graph(whole, ()), View(TODAY))


GRAPH = graph_of(
    network(ANNA, BERT, CARLA, UMC, tie(ANNA, BERT), affiliation(ANNA, UMC), affiliation(BERT, UMC))
)


def test_a_tie_that_is_tried_out_counts_like_a_stated_one() -> None:
    tried = applied(GRAPH, Scratch(((B, C),)))
    assert tried.neighbours[C] == {B}
    (edge,) = (edge for edge in tried.edges if edge.type_id == TRIED)
    assert (edge.kind, View(TODAY).strength(edge)) == (EdgeKind.TIE, 1)


def test_whoever_is_gone_takes_all_their_ties_along() -> None:
    left = applied(GRAPH, Scratch(removed=frozenset({A})))
    assert A not in left
    assert left.neighbours[B] == {U}
    assert left.places == {B: (U,)}


def test_nobody_belongs_to_an_organisation_that_is_gone() -> None:
    assert applied(GRAPH, Scratch(removed=frozenset({U}))).places == {A: (), B: ()}


def test_a_tie_without_two_ends_is_not_added() -> None:
    nowhere = Scratch(((A, C), (B, B), (B, str(key("nobody")))), frozenset({A}))
    assert [edge.type_id for edge in applied(GRAPH, nowhere).edges] == ["affiliation"]


def test_a_tie_that_is_tried_twice_is_there_once() -> None:
    assert len(applied(GRAPH, Scratch(((A, C), (A, C)))).edges) == len(GRAPH.edges) + 1


@given(networks())
def test_an_empty_scratch_changes_nothing(found: Network) -> None:
    assert applied(graph_of(found), Scratch()) == graph_of(found)


@given(networks(), st.sets(everybody))
def test_removing_nodes_never_makes_a_tie(found: Network, gone: set[str]) -> None:
    graph = graph_of(found)
    left = applied(graph, Scratch(removed=frozenset(gone)))
    assert set(left.edges) <= set(graph.edges)
    assert not any({edge.source, edge.target} & gone for edge in left.edges)


@given(networks(), st.lists(st.tuples(everybody, everybody)), st.sets(everybody))
def test_the_graph_it_is_made_from_stays_as_it_was(
    found: Network, added: list[tuple[str, str]], gone: set[str]
) -> None:
    graph = graph_of(found)
    applied(graph, Scratch(tuple(added), frozenset(gone)))
    assert graph == graph_of(found)
