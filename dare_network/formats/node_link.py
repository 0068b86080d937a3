"""Node-link JSON, in the form that NetworkX 3.6 reads and writes."""

import json

from dare_network.formats.flat_graph import FlatGraph, given


def write_node_link(graph: FlatGraph) -> bytes:
    """The graph as node-link JSON; empty values are left out.

    Every edge gets its position as "key", so that parallel edges stay apart.
    """
    content = {
        "directed": graph.directed,
        "multigraph": True,
        "graph": {},
        "nodes": [given(node) for node in graph.nodes],
        "edges": [{**given(edge), "key": position} for position, edge in enumerate(graph.edges)],
    }
    return json.dumps(content, ensure_ascii=False).encode("utf-8", errors="replace")
