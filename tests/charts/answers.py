"""A small network to give answers about, and the voice to tell them in."""

from builders import TODAY, body, dialogue_node, organisation, person, reference

from dare_network.charts.voice import Voice
from dare_network.domain.records.network import Network
from dare_network.graph.analyses.acquaintance import acquaintance
from dare_network.graph.analyses.path_graph import path_graph
from dare_network.graph.analyses.paths import Route, warmest_routes
from dare_network.graph.build import whole_graph
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View, seen

ANNA, BERT, CARLA = person("Anna"), person("Bert"), person("Carla")
EVA = person("Eva", category="patient_advocate")
UMC, MEB = organisation("UMC", organisation_kind="umc"), body("MEB")
HELD = dialogue_node(MEB, topic_ids=("q_potency",))
_NAMES = {str(who.id): who.name for who in (ANNA, BERT, CARLA, EVA, UMC, MEB)} | {str(HELD.id): HELD.ref}

VOICE = Voice(lambda node: _NAMES[node], reference(), TODAY)
KNOWING = acquaintance(View(TODAY))


def graph_of(whole: Network, view: View = KNOWING) -> NetworkGraph:
    return seen(whole_graph(whole, {"advises"}), view)


def route(whole: Network, start: str, goal: str, view: View = KNOWING) -> Route:
    """The warmest route between two."""
    (found,) = warmest_routes(path_graph(graph_of(whole, view), view), start, [goal], most=1)
    return found
