"""Groups whose members are tied more to each other than to the rest."""

from functools import lru_cache

from dare_network.graph.measures.measure import Measure, Measured, Trait, TraitValue, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.simple import COMMUNITY_SEED, communities_of
from dare_network.language import N_

_SOURCE = "Traag, Waltman and Van Eck 2019, doi 10.1038/s41598-019-41695-z"


# Several measures and the composition ask for the same communities one after the other.
@lru_cache(maxsize=1)
def groups(graph: TieGraph) -> tuple[tuple[int, ...], ...]:
    """The vertices of each community, the biggest first (Traag, Waltman and Van Eck 2019,
    doi 10.1038/s41598-019-41695-z).
    """
    return tuple(map(tuple, communities_of(graph.undirected, COMMUNITY_SEED)))


def membership(graph: TieGraph) -> list[int]:
    """The number of the community of each node; that of the biggest community is 0."""
    home = [0] * len(graph.names)
    for number, group in enumerate(groups(graph)):
        for vertex in group:
            home[vertex] = number
    return home


def community(graph: TieGraph) -> Measured:
    """The number of the community of each node (Traag, Waltman and Van Eck 2019,
    doi 10.1038/s41598-019-41695-z).
    """
    return Measured(tuple(membership(graph)))


def modularity(graph: TieGraph) -> TraitValue:
    """The modularity of the communities (Newman and Girvan 2004, doi 10.1103/PhysRevE.69.026113)."""
    if not graph.undirected.ecount():
        return TraitValue(float("nan"))
    return TraitValue(graph.undirected.modularity(membership(graph)))


def community_count(graph: TieGraph) -> TraitValue:
    """The number of communities, those of a single node included (Traag, Waltman and Van Eck 2019,
    doi 10.1038/s41598-019-41695-z).
    """
    return TraitValue(len(groups(graph)))


COMMUNITY = Measure(
    id="community",
    label=N_("Group"),
    meaning=N_(
        "Groups whose members are tied more to each other than to the rest, numbered from the "
        "largest. They are computed from the ties and say nothing about formal membership."
    ),
    convention=N_(
        "The Leiden algorithm on modularity, without directions and strengths, repeated until nothing "
        "improves; it starts from a fixed seed, and other starts may give somewhat other groups."
    ),
    formula=r"\max_c \; \frac{1}{2m} \sum_{ij} \Bigl( a_{ij} - \frac{k_i k_j}{2m} \Bigr) [c_i = c_j]",
    source=_SOURCE,
    kind=ValueKind.GROUP,
    compute=community,
)
COMMUNITY_COUNT = Trait(
    id="communities",
    label=N_("Groups"),
    meaning=N_("Into how many groups the network falls that are tied more within than to the rest."),
    convention=N_(
        "The communities of the Leiden algorithm from a fixed seed, without directions and strengths; "
        "who has no ties is a group of one."
    ),
    formula=r"\left|\{ c_i \}\right|",
    source=_SOURCE,
    kind=ValueKind.COUNT,
    compute=community_count,
)
MODULARITY = Trait(
    id="modularity",
    label=N_("Separation of groups"),
    meaning=N_(
        "How far ties stay within groups more than they would by chance: 0 for no more than that, "
        "towards 1 for groups that keep to themselves."
    ),
    convention=N_(
        "Newman's modularity of the communities found, without directions and strengths; empty without ties."
    ),
    formula=r"\frac{1}{2m} \sum_{ij} \Bigl( a_{ij} - \frac{k_i k_j}{2m} \Bigr) [c_i = c_j]",
    source="Newman and Girvan 2004, doi 10.1103/PhysRevE.69.026113",
    kind=ValueKind.INDEX,
    compute=modularity,
)
