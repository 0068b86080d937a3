"""Contacts: with whom somebody is in touch, directly, how strongly, and in a second step."""

from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_

STEPS = 2
"""The number of steps that a contact reaches: to those that a contact can introduce."""


def degree(graph: TieGraph) -> Measured:
    """Count the others that each node is tied to (Freeman 1978, doi 10.1016/0378-8733(78)90021-7)."""
    return Measured(graph.undirected.degree())


def strength(graph: TieGraph) -> Measured:
    """The strengths of the ties of each node, added up (Barrat and others 2004,
    doi 10.1073/pnas.0400087101).
    """
    return Measured(graph.undirected.strength(weights="strength"))


def reach(graph: TieGraph) -> Measured:
    """Count the others at most two ties away (Borgatti 2006, doi 10.1007/s10588-006-7084-x)."""
    return Measured(graph.undirected.neighborhood_size(order=STEPS, mindist=1))


DEGREE = Measure(
    id="degree",
    label=N_("Ties"),
    meaning=N_("How many others somebody is tied to. Many ties reach many people at once."),
    convention=N_("Everybody tied counts once, whatever the direction and the number of ties."),
    formula=r"k_i = \sum_{j \ne i} a_{ij}",
    source="Freeman 1978, doi 10.1016/0378-8733(78)90021-7",
    kind=ValueKind.COUNT,
    compute=degree,
)
STRENGTH = Measure(
    id="strength",
    label=N_("Strength of ties"),
    meaning=N_(
        "How strong somebody's ties are together. Who meets a few people often can have more than "
        "who met many people once."
    ),
    convention=N_("The sum of the strengths of all ties, whatever their direction."),
    formula=r"s_i = \sum_{j \ne i} w_{ij}",
    source="Barrat and others 2004, doi 10.1073/pnas.0400087101",
    kind=ValueKind.SCORE,
    compute=strength,
)
REACH = Measure(
    id="reach",
    label=N_("Reach in two steps"),
    meaning=N_(
        "How many others somebody knows or can be introduced to by somebody they know. It says how "
        "many hear of a thing when everybody passes it on once."
    ),
    convention=N_("All who are at most two ties away, without directions and strengths."),
    formula=r"\left|\{ j \ne i : d_{ij} \le 2 \}\right|",
    source="Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    kind=ValueKind.COUNT,
    compute=reach,
)
