"""Networks to measure: small ones by hand, classic ones, and larger ones made by seeded chance."""

import json
import random
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import networkx as nx
from hypothesis import strategies as st
from projection import projection

from dare_network.graph.measures.measure import Measured
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph

CLASSICS = ("krackhardt_kite", "florentine_families", "les_miserables", "davis_southern_women", "karate_club")
_PUBLISHED = Path(__file__).parent / "data" / "published_centralities.json"


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
    drawn: nx.Graph[Any] = getattr(nx, f"{name}_graph")()
    ties = [
        (str(one), str(other), False, float(tie)) for one, other, tie in drawn.edges(data="weight", default=1)
    ]
    return tie_graph({str(node): "" for node in drawn}, ties)


def published(measure: str, name: str) -> dict[str, float]:
    """What was published of one of the classics, to three decimals."""
    known: dict[str, dict[str, dict[str, float]]] = json.loads(_PUBLISHED.read_text("utf-8"))
    return known[measure][name]


@cache
def institution() -> TieGraph:
    """Who wrote to whom among six hundred people of twenty departments, some of whom wrote to nobody.

    A few know everybody, most write within their department, and every third mail was answered.
    """
    chance = random.Random(20)
    names = [str(at) for at in range(600)]
    department = {name: str(min(int(chance.expovariate(0.2)), 19)) for name in names}
    within = {each: [name for name in names if department[name] == each] for each in set(department.values())}
    known = [chance.paretovariate(1.2) for _name in names[:-15]]
    ties = set()
    for _mail in range(7_000):
        (writer,) = chance.choices(names[:-15], known)
        if chance.random() < 0.6:
            reader = chance.choice(within[department[writer]])
        else:
            (reader,) = chance.choices(names[:-15], known)
        ties |= {(writer, reader), (reader, writer)} if chance.random() < 1 / 3 else {(writer, reader)}
    written = [(one, other, True, 1.0) for one, other in sorted(ties) if not {one, other} & {*names[-15:]}]
    return tie_graph(department, written)


@cache
def consortia() -> TieGraph:
    """Organisations tied by the projects they share, as strongly as there are such projects."""
    chance = random.Random(21)
    houses = [str(at) for at in range(400)]
    size = [chance.paretovariate(1.1) for _house in houses]
    parts = [(house, project) for project in range(60) for house in chance.choices(houses, size, k=30)]
    shared = projection((house, str(project)) for house, project in parts)
    ties = ((one, other, False, float(count)) for one, other, count in shared.edges(data="weight"))
    return tie_graph(dict.fromkeys(shared, ""), ties)


def drawn(graph: TieGraph) -> "nx.Graph[int]":
    """The ties without direction, for another library to compute the same."""
    same: nx.Graph[int] = nx.empty_graph(len(graph.names))
    same.add_edges_from(graph.undirected.get_edgelist())
    return same


def drawn_directed(graph: TieGraph) -> "nx.DiGraph[int]":
    """The ties with their directions, for another library to compute the same."""
    same: nx.DiGraph[int] = nx.empty_graph(len(graph.names), create_using=nx.DiGraph)
    same.add_edges_from(graph.directed.get_edgelist())
    return same


def in_order(known: Mapping[int, Any]) -> list[float]:
    """What another library computed of each node, in the order of the nodes."""
    return [float(known[vertex]) for vertex in range(len(known))]


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
