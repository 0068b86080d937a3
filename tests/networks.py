"""Networks to measure: small ones by hand, classic ones and real ones from the data sets."""

import csv
import json
import random
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any
from xml.etree import ElementTree

from datasets import dataset
from hypothesis import strategies as st
from projection import projection

from dare_network.graph.measures.measure import Measured
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph

CLASSICS = ("krackhardt_kite", "florentine_families", "les_miserables", "davis_southern_women", "karate_club")


def rows(*path: str) -> list[dict[str, str]]:
    """The rows of a table of the data sets."""
    with dataset(*path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts(*path: str) -> Any:
    """What is known of a data set."""
    return json.loads(dataset(*path).read_text("utf-8"))


def undirected(pairs: Iterable[tuple[str, str]], nodes: Mapping[str, str] | None = None) -> TieGraph:
    """Ties of strength 1 without direction; without `nodes`, among whoever they name."""
    ties = [(one, other, False, 1.0) for one, other in pairs]
    named = {end: "" for one, other, *_rest in ties for end in (one, other)}
    return tie_graph(named if nodes is None else nodes, ties)


def directed(pairs: str, categories: str = "") -> TieGraph:
    """Ties such as "ab bc", and categories such as "a:X b:Y"; nodes have names of one letter."""
    nodes = {end: "" for pair in pairs.split() for end in pair}
    nodes |= dict(one.split(":") for one in categories.split())
    return tie_graph(nodes, [(pair[0], pair[1], True, 1.0) for pair in pairs.split()])


def two_cliques() -> TieGraph:
    """A clique of "abc", one of "defgh", a tie between them, and "z" who is tied to nobody."""
    triangle, five = ["ab", "bc", "ca"], [f"{x}{y}" for x in "defgh" for y in "defgh" if x < y]
    return directed(" ".join([*triangle, *five, "ad"]), "a:X b:X c:Y d:X e: f:Y g:Y h:Y z:X")


def path(length: int) -> TieGraph:
    """A chain of nodes "0", "1", "2"..."""
    nodes = {str(at): "" for at in range(length)}
    return undirected(((str(at), str(at + 1)) for at in range(length - 1)), nodes)


def by_name(graph: TieGraph, measured: Measured) -> dict[str, float]:
    """The values by the names of the nodes."""
    return dict(zip(graph.names, measured.values, strict=True))


def top(graph: TieGraph, measured: Measured, count: int) -> list[tuple[str, float]]:
    """The highest values with the names of their nodes."""
    return sorted(by_name(graph, measured).items(), key=lambda pair: -pair[1])[:count]


@cache
def classic(name: str) -> TieGraph:
    """One of the `CLASSICS`, with the strengths that it comes with."""
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
    pairs = [
        (f"O:{row['pic']}", f"P:{row['project']}")
        for row in rows("imi-consortia", "project_participants.csv")
    ]
    return undirected(pairs)


def scattered(size: int, ties: int, seed: int = 1) -> TieGraph:
    """Ties between any two by chance, of chance strength, among five categories."""
    chance = random.Random(seed)
    names = [f"{at:06}" for at in range(size)]
    return tie_graph(
        {name: "ABCDE"[at % 5] for at, name in enumerate(names)},
        [(*chance.sample(names, 2), chance.random() < 0.5, chance.uniform(0.1, 9)) for _tie in range(ties)],
    )


LETTERS = st.sampled_from("abcdefgh")
_TIE = st.tuples(LETTERS, LETTERS, st.booleans(), st.floats(0.1, 10))
TIES: st.SearchStrategy[list[Tie]] = st.lists(_TIE, max_size=8) | st.lists(_TIE, min_size=12, max_size=40)
CATEGORIES = st.fixed_dictionaries({letter: st.sampled_from(["", "X", "Y", "Z"]) for letter in "abcdefgh"})
