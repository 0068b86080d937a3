"""From a graph as a view sees it to what measures are computed on."""

import math
from collections.abc import Mapping

from dare_network.graph.measures.measure import Measured
from dare_network.graph.measures.tie_graph import TieGraph, tie_graph
from dare_network.graph.network_graph import NetworkGraph
from dare_network.graph.view import View


def measured_graph(graph: NetworkGraph, view: View) -> TieGraph:
    """Return the graph with each tie as strong as the view has it."""
    nodes = {node: known.category for node, known in graph.nodes.items()}
    ties = ((edge.source, edge.target, edge.directed, view.strength(edge)) for edge in graph.edges)
    return tie_graph(nodes, ties)


def shares(graph: TieGraph, measured: Measured) -> Mapping[str, float]:
    """Return where each value lies between least and greatest, from 0 to 1; no value is left out."""
    known = {
        name: value for name, value in zip(graph.names, measured.values, strict=True) if not math.isnan(value)
    }
    least, greatest = min(known.values(), default=0.0), max(known.values(), default=0.0)
    span = greatest - least
    return {name: (value - least) / span if span else 0.0 for name, value in known.items()}
