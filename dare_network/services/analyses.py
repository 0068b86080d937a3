"""Answers to the questions that a coordination office asks of its network."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dare_network.charts.change_picture import change_picture, changed_part
from dare_network.charts.network_picture import Drawn
from dare_network.charts.picture import Picture
from dare_network.domain.records.network import Network
from dare_network.domain.records.reference import Reference
from dare_network.domain.vocabulary import TermList
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.body_topics import body_by_topic
from dare_network.graph.analyses.centres import category_by_centre
from dare_network.graph.analyses.change import Changes
from dare_network.graph.analyses.coverage import Coverage
from dare_network.graph.analyses.gaps import Gap, centre_gaps, topic_gaps
from dare_network.graph.analyses.path_graph import PathGraph, path_graph
from dare_network.graph.analyses.scratch import Scratch, applied
from dare_network.graph.measures.measure import Trait
from dare_network.graph.measures.measuring import measured_graph
from dare_network.graph.measures.traits import TRAITS
from dare_network.graph.meetings import contacts
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View, seen
from dare_network.services.exploring import Positions, places_of

OFFICE = "coordination"
"""The category of the coordination office: from there routes begin that nobody asked otherwise."""
ANY_OF_CATEGORY, ANY_OF_HOUSE = "category", "member"


@dataclass(frozen=True, slots=True)
class Acquaintances:
    """The graph of who knows whom as of a day, and the ways through it."""

    graph: NetworkGraph
    ways: PathGraph


@dataclass(frozen=True, slots=True)
class Covered:
    """The contacts of each centre, and of each body on each topic, and the places where there are none."""

    by_centre: Coverage
    by_topic: Coverage
    centre_gaps: Sequence[Gap]
    topic_gaps: Sequence[Gap]


def acquaintances(whole: NetworkGraph, view: View) -> Acquaintances:
    """Return who knows whom on the day of a view."""
    asked = acquaintance(view)
    graph = seen(whole, asked)
    return Acquaintances(graph, path_graph(graph, asked))


def office_of(known: Acquaintances) -> str:
    """The member of the coordination office with the most contacts; without one, whoever has most."""
    ties = known.graph.neighbours
    office = [node for node, each in known.graph.nodes.items() if each.category == OFFICE]
    return max(office or ties, key=lambda node: (len(ties[node]), node), default="")


def goals_of(known: Acquaintances, goal: str) -> Collection[str]:
    """Find whom a goal means: a node, a category ("category:…"), or a house and its people ("member:…")."""
    kind, _colon, key = goal.partition(":")
    if kind == ANY_OF_CATEGORY:
        return [node for node, each in known.graph.nodes.items() if each.category == key]
    if kind == ANY_OF_HOUSE:
        people = [person for person, places in known.graph.places.items() if key in places]
        return [key, *(person for person in people if person in known.graph)]
    return [goal]


def tried(known: Acquaintances, view: View, scratch: Scratch) -> Sequence[tuple[Trait, float, float]]:
    """Tell what can be said of the network as a whole, as it is and with what is tried out."""
    asked = acquaintance(view)
    before, after = (measured_graph(graph, asked) for graph in (known.graph, applied(known.graph, scratch)))
    return [(trait, trait.compute(before).value, trait.compute(after).value) for trait in TRAITS]


def picture_of_changes(
    network: Network,
    whole: NetworkGraph,
    reference: Reference,
    positions: Positions,
    view: View,
    found: Changes,
) -> Picture:
    """Draw what changed, where everybody always is."""
    part = changed_part(found)
    drawn = Drawn(part, whole, view, contacts(network, view.as_of))
    return change_picture(found, drawn, reference, places_of(part, positions))


def coverage(network: Network, reference: Reference, known: Acquaintances, view: View) -> Covered:
    """The two matrices as of the day of the view, with their gaps."""
    categories = [term.id for term in reference.list(TermList.CATEGORY)]
    present = {node.category for node in known.graph.nodes.values()}
    asked = {topic for dialogue in network.dialogues for topic in dialogue.topic_ids}
    topics = [topic.id for topic in reference.topics if topic.id in asked]
    by_centre = category_by_centre(known.graph, [each for each in categories if each in present])
    by_topic = body_by_topic(network, topics, view.as_of)
    return Covered(
        by_centre,
        by_topic,
        centre_gaps(known.graph, known.ways, by_centre),
        topic_gaps(known.ways, by_topic, office_of(known)),
    )
