"""Into how many parts a network falls, and how many can reach each other at all."""

from dare_network.graph.measures.measure import Trait, TraitValue, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_

_TEXTBOOK = "Wasserman and Faust 1994, doi 10.1017/CBO9780511815478"


def component_count(graph: TieGraph) -> TraitValue:
    """The number of parts without a tie between them (Wasserman and Faust 1994,
    doi 10.1017/CBO9780511815478).
    """
    return TraitValue(len(_parts(graph)))


def largest_share(graph: TieGraph) -> TraitValue:
    """The share of all nodes that are in the largest part (Wasserman and Faust 1994,
    doi 10.1017/CBO9780511815478); NaN without nodes.
    """
    size = len(graph.names)
    return TraitValue(max(_parts(graph)) / size if size else float("nan"))


def fragmentation(graph: TieGraph) -> TraitValue:
    """The share of pairs who cannot reach each other (Borgatti 2006,
    doi 10.1007/s10588-006-7084-x); NaN for fewer than two nodes.
    """
    size = len(graph.names)
    if size < 2:
        return TraitValue(float("nan"))
    together = sum(part * (part - 1) for part in _parts(graph))
    return TraitValue(1 - together / (size * (size - 1)))


def _parts(graph: TieGraph) -> list[int]:
    sizes: list[int] = graph.undirected.connected_components().sizes()
    return sizes


COMPONENT_COUNT = Trait(
    id="components",
    label=N_("Separate parts"),
    meaning=N_("Into how many parts the network falls that are not in touch at all."),
    convention=N_("Connected components, without directions; who has no ties is a part of one."),
    formula=r"c(G)",
    source=_TEXTBOOK,
    kind=ValueKind.COUNT,
    compute=component_count,
)
LARGEST_SHARE = Trait(
    id="largest_share",
    label=N_("In the largest part"),
    meaning=N_("What share of all belong to the largest part of the network that hangs together."),
    convention=N_("The nodes of the largest connected component, as a share of all, without directions."),
    formula=r"\frac{\max_k n_k}{n}",
    source=_TEXTBOOK,
    kind=ValueKind.SHARE,
    compute=largest_share,
)
FRAGMENTATION = Trait(
    id="fragmentation",
    label=N_("Fragmentation"),
    meaning=N_(
        "What share of all pairs cannot reach each other, not even through others: 0 when the "
        "network hangs together, 1 when there are no ties."
    ),
    convention=N_("Borgatti's fragmentation, without directions and strengths."),
    formula=r"1 - \frac{\sum_k n_k (n_k - 1)}{n(n-1)}",
    source="Borgatti 2006, doi 10.1007/s10588-006-7084-x",
    kind=ValueKind.SHARE,
    compute=fragmentation,
)
