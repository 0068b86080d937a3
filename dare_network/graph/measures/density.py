"""Size and density: how many nodes there are, how many ties, and how close these are woven."""

from dare_network.graph.measures.measure import Trait, TraitValue, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_

_TEXTBOOK = "Wasserman and Faust 1994, doi 10.1017/CBO9780511815478"
_NONE = float("nan")


def size(graph: TieGraph) -> TraitValue:
    """The number of nodes (Wasserman and Faust 1994, doi 10.1017/CBO9780511815478)."""
    return TraitValue(len(graph.names))


def tie_count(graph: TieGraph) -> TraitValue:
    """The number of pairs with a tie (Wasserman and Faust 1994, doi 10.1017/CBO9780511815478)."""
    return TraitValue(graph.undirected.ecount())


def density(graph: TieGraph) -> TraitValue:
    """The share of all pairs with a tie (Wasserman and Faust 1994, doi 10.1017/CBO9780511815478);
    NaN for fewer than two nodes.
    """
    return TraitValue(graph.undirected.density() if len(graph.names) > 1 else _NONE)


def reciprocity(graph: TieGraph) -> TraitValue:
    """The share of directed ties that run the other way too (Wasserman and Faust 1994,
    doi 10.1017/CBO9780511815478); NaN without ties.
    """
    return TraitValue(graph.directed.reciprocity() if graph.directed.ecount() else _NONE)


def transitivity(graph: TieGraph) -> TraitValue:
    """The share of pairs with a common contact who are tied (Luce and Perry 1949,
    doi 10.1007/BF02289146); NaN where nobody has two contacts.
    """
    return TraitValue(graph.undirected.transitivity_undirected(mode="nan"))


def clustering(graph: TieGraph) -> TraitValue:
    """The mean share of tied pairs among the contacts of a node (Watts and Strogatz 1998,
    doi 10.1038/30918); who has fewer than two contacts counts as 0. NaN without nodes.
    """
    found = graph.undirected.transitivity_avglocal_undirected(mode="zero") if graph.names else _NONE
    return TraitValue(found)


SIZE = Trait(
    id="size",
    label=N_("Size"),
    meaning=N_("How many people, organisations and dialogues the network has."),
    convention=N_("Everybody counts, with or without ties."),
    formula=r"n",
    source=_TEXTBOOK,
    kind=ValueKind.COUNT,
    compute=size,
)
TIE_COUNT = Trait(
    id="ties",
    label=N_("Pairs with ties"),
    meaning=N_("How many pairs are tied to each other."),
    convention=N_("A pair counts once, whatever the direction and the number of its ties."),
    formula=r"m",
    source=_TEXTBOOK,
    kind=ValueKind.COUNT,
    compute=tie_count,
)
DENSITY = Trait(
    id="density",
    label=N_("Density"),
    meaning=N_(
        "What share of all pairs are tied. Larger networks are thinner almost by nature: compare "
        "networks of like size only."
    ),
    convention=N_("Tied pairs divided by all pairs, without directions and strengths."),
    formula=r"\frac{2m}{n(n-1)}",
    source=_TEXTBOOK,
    kind=ValueKind.SHARE,
    compute=density,
)
RECIPROCITY = Trait(
    id="reciprocity",
    label=N_("Reciprocity"),
    meaning=N_("What share of ties are returned by the other side."),
    convention=N_(
        "Directed ties with one the other way, as a share of all directed ties; a tie without "
        "direction runs both ways and so is always returned."
    ),
    formula=r"\frac{\sum_{i \ne j} a_{ij} a_{ji}}{\sum_{i \ne j} a_{ij}}",
    source=_TEXTBOOK,
    kind=ValueKind.SHARE,
    compute=reciprocity,
)
TRANSITIVITY = Trait(
    id="transitivity",
    label=N_("Closed triangles"),
    meaning=N_("How often two who have a contact in common are in contact themselves."),
    convention=N_(
        "Pairs of contacts of somebody who are tied, as a share of all such pairs in the network; "
        "without directions and strengths."
    ),
    formula=r"\frac{3 \times \text{triangles}}{\sum_i k_i (k_i - 1) / 2}",
    source="Luce and Perry 1949, doi 10.1007/BF02289146",
    kind=ValueKind.SHARE,
    compute=transitivity,
)
CLUSTERING = Trait(
    id="clustering",
    label=N_("Clustering"),
    meaning=N_("How closely the contacts of one person know each other, on average over all."),
    convention=N_(
        "The mean of the clustering coefficients of all, without directions and strengths; who has "
        "fewer than two contacts counts as 0."
    ),
    formula=r"\frac{1}{n} \sum_i \frac{2 t_i}{k_i (k_i - 1)}",
    source="Watts and Strogatz 1998, doi 10.1038/30918",
    kind=ValueKind.SHARE,
    compute=clustering,
)
