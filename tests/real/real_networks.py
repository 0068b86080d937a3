"""Networks of the data sets, and what is known of them."""

from collections.abc import Callable
from functools import cache
from typing import Any
from xml.etree import ElementTree

from datasets import dataset, facts, rows
from networks import undirected
from projection import projection

from dare_network.graph.measures.tie_graph import TieGraph, tie_graph


@cache
def reference(name: str) -> TieGraph:
    """One of the classic networks, as the data sets have it."""
    nodes = {row["id"]: "" for row in rows("reference-metrics", f"{name}_nodes.csv")}
    edges = rows("reference-metrics", f"{name}_edges.csv")
    return tie_graph(nodes, [(row["source"], row["target"], False, float(row["weight"])) for row in edges])


@cache
def emails() -> TieGraph:
    """Who wrote to whom in a research institution; categories are departments."""
    lines = dataset("email-eu-core", "email-Eu-core-department-labels.txt").read_text("utf-8").splitlines()
    nodes = dict(line.split() for line in lines)
    ties = dataset("email-eu-core", "email-Eu-core.txt").read_text("utf-8").splitlines()
    return tie_graph(nodes, ((*line.split(), True, 1.0) for line in ties))  # type: ignore[misc]


@cache
def web_actors() -> TieGraph:
    """Which website of an actor around Rio+20 links to which."""
    space = {"": "http://www.gexf.net/1.2draft"}
    graph = ElementTree.parse(dataset("rio20-web-actors", "rio.gexf"))
    nodes = {node.get("id", ""): "" for node in graph.iterfind(".//node", space)}
    edges = graph.iterfind(".//edge", space)
    return tie_graph(nodes, [(e.get("source", ""), e.get("target", ""), True, 1.0) for e in edges])


@cache
def consortia() -> TieGraph:
    """Organisations tied by the projects they share, as strongly as there are such projects."""
    participants = rows("imi-consortia", "project_participants.csv")
    shared = projection((row["pic"], row["project"]) for row in participants)
    ties = ((one, other, False, float(count)) for one, other, count in shared.edges(data="weight"))
    return tie_graph(dict.fromkeys(shared, ""), ties)


@cache
def participations() -> TieGraph:
    """The same projects and organisations, tied where an organisation takes part in a project."""
    participants = rows("imi-consortia", "project_participants.csv")
    return undirected((f"O:{row['pic']}", f"P:{row['project']}") for row in participants)


_KNOWN: dict[str, tuple[Callable[[], TieGraph], str, str]] = {
    "emails": (emails, "email-eu-core", "undirected_simple_without_self_loops"),
    "web actors": (web_actors, "rio20-web-actors", "undirected_simple"),
    "consortia": (consortia, "imi-consortia", "organisation_projection_shared_projects"),
    "participations": (participations, "imi-consortia", "bipartite_graph_project_organisation"),
}


def real(name: str) -> tuple[TieGraph, Any]:
    """One of the real networks, and what is known of it."""
    graph, folder, part = _KNOWN[name]
    return graph(), facts(folder, "expected.json")[part]
