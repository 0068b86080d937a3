"""Structural holes: whether somebody's contacts know each other, so that they tell the same news."""

import numpy as np

from dare_network.graph.measures.measure import Measure, Measured, ValueKind
from dare_network.graph.measures.tie_graph import TieGraph
from dare_network.language import N_


def constraint(graph: TieGraph) -> Measured:
    """Burt's constraint (Burt 2004, doi 10.1086/421787); NaN for nodes without ties."""
    return Measured(tuple(graph.undirected.constraint()))


def effective_size(graph: TieGraph) -> Measured:
    """The number of contacts less their mean number of ties to each other; NaN without ties.

    Burt 2004 (doi 10.1086/421787) in the form that Borgatti 1997 (Connections 20, 35-38) gives for
    ties without strength: k - 2t / k for k contacts with t ties among them, which is
    k - (k - 1) times the clustering of the node.
    """
    contacts = np.array(graph.undirected.degree(), float)
    clustering = np.array(graph.undirected.transitivity_local_undirected(mode="zero"))
    contacts[contacts == 0] = np.nan
    return Measured(tuple((contacts - (contacts - 1) * clustering).tolist()))


CONSTRAINT = Measure(
    id="constraint",
    label=N_("Constraint"),
    meaning=N_(
        "How far somebody depends on few contacts who also know each other. Low values mark those "
        "who can choose between separate circles."
    ),
    convention=N_("Burt's constraint without directions and strengths; empty for who has no ties."),
    formula=r"\sum_{j} \Bigl( p_{ij} + \sum_{q} p_{iq} p_{qj} \Bigr)^2, \; p_{ij} = \frac{a_{ij}}{k_i}",
    source="Burt 2004, doi 10.1086/421787",
    kind=ValueKind.SCORE,
    compute=constraint,
)
EFFECTIVE_SIZE = Measure(
    id="effective_size",
    label=N_("Separate contacts"),
    meaning=N_(
        "How many contacts somebody has who do not know each other, so that each can bring other "
        "news. It is as high as the number of ties when none of the contacts are tied."
    ),
    convention=N_(
        "Burt's effective size without directions and strengths: the number of contacts less the "
        "mean number of ties they have to each other; empty for who has no ties."
    ),
    formula=r"k_i - \frac{2 t_i}{k_i}",
    source="Borgatti 1997, Connections 20, 35-38; Burt 2004, doi 10.1086/421787",
    kind=ValueKind.SCORE,
    compute=effective_size,
)
