"""All that can be computed of everybody in a network. Adding a measure is adding it to `MEASURES`."""

from dare_network.graph.measures.betweenness import BETWEENNESS
from dare_network.graph.measures.brokers import BROKERAGE
from dare_network.graph.measures.closeness import CLOSENESS
from dare_network.graph.measures.communities import COMMUNITY
from dare_network.graph.measures.contacts import DEGREE, REACH, STRENGTH
from dare_network.graph.measures.cores import CORE, CUT_POINT
from dare_network.graph.measures.measure import Measure
from dare_network.graph.measures.mixing import EI_INDEX
from dare_network.graph.measures.prominence import EIGENVECTOR, PAGERANK
from dare_network.graph.measures.structural_holes import CONSTRAINT, EFFECTIVE_SIZE

MEASURES: tuple[Measure, ...] = (
    DEGREE,
    STRENGTH,
    REACH,
    CLOSENESS,
    BETWEENNESS,
    EIGENVECTOR,
    PAGERANK,
    CORE,
    CUT_POINT,
    CONSTRAINT,
    EFFECTIVE_SIZE,
    *BROKERAGE,
    EI_INDEX,
    COMMUNITY,
)
"""In the order in which they are offered; each has an `id` of its own."""
