"""Cohesion: dense cores that hold the network, and those without whom it falls apart."""

from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_


def core(graph: TieGraph) -> Measured:
    """The greatest k for which each node is among nodes with k ties to each other
    (Seidman 1983, doi 10.1016/0378-8733(83)90028-X).
    """
    return Measured(tuple(graph.undirected.coreness()))


def cut_point(graph: TieGraph) -> Measured:
    """1 for each node whose loss leaves more components, else 0
    (Hopcroft and Tarjan 1973, doi 10.1145/362248.362272).
    """
    values = [0.0] * len(graph.names)
    for vertex in graph.undirected.articulation_points():
        values[vertex] = 1.0
    return Measured(tuple(values))


CORE = Measure(
    id="core",
    label=N_("Core"),
    meaning=N_(
        "How deep somebody stands in a core of the network: with 4, somebody belongs to people each "
        "of whom is tied to at least four others of them."
    ),
    convention=N_("The number of the k-core, without directions and strengths."),
    formula=r"\max \{ k : i \in H, \; \min_{j \in H} k_j(H) \ge k \}",
    source="Seidman 1983, doi 10.1016/0378-8733(83)90028-X",
    kind=ValueKind.COUNT,
    compute=core,
)
CUT_POINT = Measure(
    id="cut_point",
    label=N_("Indispensable"),
    meaning=N_(
        "Whether a part of the network loses touch with the rest when somebody leaves. Where that "
        "is so, a second contact is worth having."
    ),
    convention=N_("1 for an articulation point, else 0; without directions and strengths."),
    formula=r"[\, c(G - i) > c(G) \,]",
    source="Hopcroft and Tarjan 1973, doi 10.1145/362248.362272",
    kind=ValueKind.YES_NO,
    compute=cut_point,
)
