"""A strict check of node-link JSON, as `networkx.node_link_graph` reads it."""

import json
from collections.abc import Iterator
from typing import Any

_PARTS = {"directed": bool, "multigraph": bool, "graph": dict, "nodes": list, "edges": list}


def node_link_faults(content: bytes) -> list[str]:
    """All that would keep a reader from taking this file as it is meant."""

    def no_number(name: str) -> None:
        raise ValueError(f"{name} is no JSON")

    return list(_faults(json.loads(content.decode("utf-8"), parse_constant=no_number)))


def _faults(graph: dict[str, Any]) -> Iterator[str]:
    if {name: type(value) for name, value in graph.items()} != _PARTS:
        yield f"the parts are {sorted(graph)}"
    ids = [node["id"] for node in graph["nodes"]]
    triples = [(edge["source"], edge["target"], edge["key"]) for edge in graph["edges"]]
    for what, given in (("id", ids), ("source, target and key", triples)):
        if len(set(given)) < len(given):
            yield f"two have the same {what}"
    yield from (f"{end} is no node" for triple in triples for end in triple[:2] if end not in ids)
    for record in (*graph["nodes"], *graph["edges"]):
        yield from (f"{value!r}" for value in record.values() if type(value) not in (str, int, float, bool))
