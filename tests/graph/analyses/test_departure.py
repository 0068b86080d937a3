"""What falls away when somebody leaves, and who could take it over."""

import networkx as nx
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
    person,
    tie,
)
from hypothesis import given
from hypothesis import strategies as st
from random_networks import EVERYBODY, TOPICS, networks, shuffled

from dare_network.domain.records.network import Network, Stakeholder
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.body_topics import body_by_topic
from dare_network.graph.analyses.centres import category_by_centre
from dare_network.graph.analyses.departure import Connector, Departure, departure
from dare_network.graph.build import whole_graph
from dare_network.graph.view import View, seen

ANNA, BERT, CARLA, DIRK = (person(name) for name in ("Anna", "Bert", "Carla", "Dirk"))
EVA = person("Eva", category="patient_advocate")
UMC, MEB = organisation("UMC", organisation_kind="umc"), body("MEB")
HELD = dialogue_node(MEB, topic_ids=("q_potency",))
CATEGORIES = ("clinician", "patient_advocate", "regulator_nl", "x", "y")
everybody = st.sampled_from(sorted(str(who.id) for who in EVERYBODY))


def leaving(who: str, whole: Network) -> Departure:
    graph = seen(whole_graph(whole, ()), acquaintance(View(TODAY)))
    centres, bodies = category_by_centre(graph, CATEGORIES), body_by_topic(whole, TOPICS, TODAY)
    return departure(graph, who, centres, bodies)


def anna_leaves(*records: Record) -> Departure:
    return leaving(str(ANNA.id), network(ANNA, BERT, CARLA, DIRK, EVA, UMC, MEB, *records))


def at(*who: Stakeholder) -> tuple[str, ...]:
    return tuple(sorted(str(one.id) for one in who))


def test_whoever_hangs_on_the_leaver_is_cut_off_from_the_rest() -> None:
    left = anna_leaves(tie(ANNA, BERT), tie(BERT, CARLA), tie(ANNA, DIRK))
    assert left.cut_off == at(DIRK)
    assert (left.parts_before, left.parts_after) == (4, 5)
    assert left.known == at(BERT, DIRK)


def test_somebody_who_knows_nobody_leaves_nothing_behind() -> None:
    left = anna_leaves(tie(BERT, CARLA))
    assert (left.cut_off, left.second_best, left.known) == ((), (), ())
    assert (left.parts_before, left.parts_after) == (6, 5)


def test_a_centre_loses_the_categories_that_only_the_leaver_knows() -> None:
    both = [affiliation(ANNA, UMC), affiliation(BERT, UMC)]
    left = anna_leaves(*both, tie(ANNA, EVA), tie(ANNA, MEB), tie(BERT, MEB))
    assert left.categories == (("patient_advocate", str(UMC.id)),)


def test_a_topic_falls_away_with_the_last_who_spoke_with_the_body_on_it() -> None:
    held = [HELD, lead(HELD), attended(HELD, ANNA)]
    assert anna_leaves(*held).topics == ((str(MEB.id), "q_potency"),)
    assert anna_leaves(*held, attended(HELD, BERT)).topics == ()


def test_the_second_best_knows_most_of_those_whom_the_leaver_knows() -> None:
    known = [tie(ANNA, EVA), tie(ANNA, MEB), tie(ANNA, CARLA)]
    left = anna_leaves(*known, tie(DIRK, EVA), tie(BERT, EVA), tie(BERT, MEB))
    assert left.second_best == (
        Connector(str(BERT.id), at(EVA, MEB), ()),
        Connector(str(DIRK.id), at(EVA), ()),
    )


def test_of_equal_ones_a_colleague_comes_first_and_the_house_itself_is_not_shared() -> None:
    houses = [affiliation(ANNA, UMC), affiliation(DIRK, UMC)]
    more = [tie(BERT, other) for other in (EVA, CARLA)]
    left = anna_leaves(*houses, tie(ANNA, MEB), tie(BERT, MEB), tie(DIRK, MEB), *more)
    assert left.second_best == (
        Connector(str(DIRK.id), at(MEB), at(UMC)),
        Connector(str(BERT.id), at(MEB), ()),
    )


def test_an_organisation_is_followed_up_by_an_organisation() -> None:
    nfk = organisation("NFK")
    whole = network(ANNA, BERT, UMC, nfk, tie(UMC, ANNA), tie(nfk, ANNA), tie(BERT, ANNA))
    assert [one.node for one in leaving(str(UMC.id), whole).second_best] == [str(nfk.id)]


def test_whoever_is_not_there_cannot_leave() -> None:
    with pytest.raises(KeyError):
        leaving(str(key("nobody")), network(ANNA))


@given(networks(), everybody)
def test_components_are_counted_as_networkx_counts_them(found: Network, who: str) -> None:
    graph = seen(whole_graph(found, ()), acquaintance(View(TODAY)))
    simple = nx.Graph((edge.source, edge.target) for edge in graph.edges)
    simple.add_nodes_from(graph.nodes)
    left = leaving(who, found)
    assert left.parts_before == nx.number_connected_components(simple)
    mates = nx.node_connected_component(simple, who) - {who}
    simple.remove_node(who)
    assert left.parts_after == nx.number_connected_components(simple)
    largest = max(map(len, nx.connected_components(simple.subgraph(mates))), default=0)
    assert len(left.cut_off) == len(mates) - largest


@given(shuffled(), everybody)
def test_the_order_of_the_records_changes_nothing(both: tuple[Network, Network], who: str) -> None:
    assert leaving(who, both[0]) == leaving(who, both[1])
