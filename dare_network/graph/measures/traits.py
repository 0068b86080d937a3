"""All that can be computed of a network as a whole. Adding a trait is adding it to `TRAITS`."""

from dare_network.graph.measures.communities import COMMUNITY_COUNT, MODULARITY
from dare_network.graph.measures.connectedness import COMPONENT_COUNT, FRAGMENTATION, LARGEST_SHARE
from dare_network.graph.measures.density import (
    CLUSTERING,
    DENSITY,
    RECIPROCITY,
    SIZE,
    TIE_COUNT,
    TRANSITIVITY,
)
from dare_network.graph.measures.distances import AVERAGE_DISTANCE, DISTANCE_FRAGMENTATION
from dare_network.graph.measures.measure import Trait
from dare_network.graph.measures.mixing import NETWORK_EI_INDEX

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
