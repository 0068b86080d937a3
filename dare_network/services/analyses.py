"""Answers to the questions that a coordination office asks of its network."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

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
from dare_network.graph.analyses.paths import Route, warmest_route
from dare_network.graph.analyses.scratch import Scratch, applied
from dare_network.graph.measures.measure import Trait
from dare_network.graph.measures.measuring import measured_graph
from dare_network.graph.measures.traits import TRAITS
from dare_network.graph.meetings import Contacts
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View, seen
from dare_network.services.exploring import Positions, places_of

OFFICE = "coordination"
"""The category of the coordination office: from there routes begin that nobody asked otherwise."""
ANY_OF_CATEGORY, ANY_OF_HOUSE = "category", "member"


@dataclass(frozen=True)
class Acquaintances:
    """The graph of who knows whom as of a day, and the ways through it."""

    graph: NetworkGraph
    ways: PathGraph

    @cached_property
    def office(self) -> str:
        """The member of the coordination office with the most contacts; without one, whoever has most."""
        ties = self.graph.neighbours
        office = [node for node, each in self.graph.nodes.items() if each.category == OFFICE]
        return max(office or ties, key=lambda node: (len(ties[node]), node), default="")

    @cached_property
    def _ways_in(self) -> dict[str, Route | None]:
        return {}

    def way_to(self, goal: str) -> Route | None:
        """The warmest route from the office; None where none leads there."""
        if goal not in self._ways_in:
            self._ways_in[goal] = warmest_route(self.ways, self.office, goal)
        return self._ways_in[goal]


@dataclass(frozen=True, slots=True)
class Covered:
    """A matrix of contacts, and the places in it where there are none."""

    coverage: Coverage
    gaps: Sequence[Gap]


def acquaintances(whole: NetworkGraph, view: View) -> Acquaintances:
    """Return who knows whom on the day of a view."""
    asked = acquaintance(view)
    graph = seen(whole, asked)
    return Acquaintances(graph, path_graph(graph, asked))


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
    known: Contacts,
    whole: NetworkGraph,
    reference: Reference,
    positions: Positions,
    view: View,
    found: Changes,
) -> Picture:
    """Draw what changed, where everybody always is."""
    part = changed_part(found)
    return change_picture(found, Drawn(part, whole, view, known), reference, places_of(part, positions))


def centres_covered(reference: Reference, known: Acquaintances) -> Covered:
    """Return with whom of each category each centre is in contact, and with whom it is not."""
    categories = [term.id for term in reference.list(TermList.CATEGORY)]
    present = {node.category for node in known.graph.nodes.values()}
    found = category_by_centre(known.graph, [each for each in categories if each in present])
    return Covered(found, centre_gaps(known.graph, known.ways, found))


def topics_covered(network: Network, reference: Reference, known: Acquaintances, view: View) -> Covered:
    """Return on which topics there is contact with each body on the day of the view, and on which none."""
    asked = {topic for dialogue in network.dialogues for topic in dialogue.topic_ids}
    topics = [topic.id for topic in reference.topics if topic.id in asked]
    found = body_by_topic(network, topics, view.as_of)
    return Covered(found, topic_gaps(found, known.way_to))
