"""All that can be computed of a network as a whole. Adding a trait is adding it to `TRAITS`."""

from dare_network.graph.communities import COMMUNITY_COUNT, MODULARITY
from dare_network.graph.connectedness import COMPONENT_COUNT, FRAGMENTATION, LARGEST_SHARE
from dare_network.graph.density import CLUSTERING, DENSITY, RECIPROCITY, SIZE, TIE_COUNT, TRANSITIVITY
from dare_network.graph.distances import AVERAGE_DISTANCE, DISTANCE_FRAGMENTATION
from dare_network.graph.measure import Trait
from dare_network.graph.mixing import NETWORK_EI_INDEX

TRAITS: tuple[Trait, ...] = (
    SIZE,
    TIE_COUNT,
    DENSITY,
    COMPONENT_COUNT,
    LARGEST_SHARE,
    FRAGMENTATION,
    AVERAGE_DISTANCE,
    DISTANCE_FRAGMENTATION,
    RECIPROCITY,
    TRANSITIVITY,
    CLUSTERING,
    NETWORK_EI_INDEX,
    COMMUNITY_COUNT,
    MODULARITY,
)
"""In the order in which they are shown; each has an `id` of its own."""
