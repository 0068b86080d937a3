"""Prominence, which is passed on along ties: who is tied to those who matter."""

import warnings

import numpy as np

from dare_network.graph.measures.estimate import SEED
from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.graph.simple import seeded
from dare_network.language import N_

DAMPING = 0.85


def eigenvector(graph: TieGraph) -> Measured:
    """The eigenvector centrality in the largest component, of length 1 (Bonacich 1972,
    doi 10.1080/0022250X.1972.9989806); 0 for all outside of it.
    """
    values = np.zeros(len(graph.names))
    parts = graph.undirected.connected_components()
    largest: list[int] = max(parts, key=len, default=[])
    if len(largest) > 1:
        part = graph.undirected if len(parts) == 1 else graph.undirected.induced_subgraph(largest)
        # The library starts from chance numbers. It warns of values near 0, which those at the end
        # of a long chain rightly have.
        with seeded(SEED), warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Some eigenvector centralities")
            found = np.abs(part.eigenvector_centrality())
        values[largest] = found / np.linalg.norm(found)
    return Measured(tuple(values.tolist()))


def pagerank(graph: TieGraph) -> Measured:
    """The share of time that a walker along the ties spends at each node, who starts anew with
    probability 0.15 at every step (Brin and Page 1998, doi 10.1016/S0169-7552(98)00110-X).
    """
    return Measured(tuple(graph.directed.pagerank(damping=DAMPING)))


EIGENVECTOR = Measure(
    id="eigenvector",
    label=N_("Prominence"),
    meaning=N_(
        "How much somebody is tied to those who are themselves well tied. High values mark the inner circle."
    ),
    convention=N_(
        "Eigenvector centrality without directions and strengths, scaled so that the squares of all "
        "values add up to 1; outside the largest connected part of the network it is 0."
    ),
    formula=r"x_i = \frac{1}{\lambda} \sum_j a_{ij} x_j, \quad \sum_i x_i^2 = 1",
    source="Bonacich 1972, doi 10.1080/0022250X.1972.9989806",
    kind=ValueKind.SCORE,
    compute=eigenvector,
)
PAGERANK = Measure(
    id="pagerank",
    label=N_("Attention"),
    meaning=N_(
        "What share of all attention comes together at somebody when everybody passes theirs on "
        "along their ties. A tie from somebody with few ties counts for more."
    ),
    convention=N_(
        "PageRank with damping 0.85, along the direction of ties (both ways where a tie has none), "
        "without strengths; the values of all add up to 1."
    ),
    formula=r"p_i = \frac{0.15}{n} + 0.85 \sum_{j \to i} \frac{p_j}{k_j^{\mathrm{out}}}",
    source="Brin and Page 1998, doi 10.1016/S0169-7552(98)00110-X",
    kind=ValueKind.SHARE,
    compute=pagerank,
)
