"""Communities, and how separate they are."""

import math

import networkx as nx
import pytest
from networks import by_name, classic, consortia, drawn, institution, path, two_cliques, undirected

from dare_network.graph.measures.communities import community, community_count, groups, modularity


def test_communities_are_those_that_the_eye_sees_numbered_from_the_biggest() -> None:
    found = by_name(two_cliques(), community(two_cliques()))
    assert found == {**dict.fromkeys("defgh", 0), **dict.fromkeys("abc", 1), "z": 2}
    assert community_count(two_cliques()).value == 3


def test_communities_without_any_tie_are_single() -> None:
    assert community(undirected([], {"b": "", "a": ""})).values == (0, 1)
    assert community(path(0)).values == ()
    assert math.isnan(modularity(path(1)).value)


def test_the_communities_of_the_karate_club_are_at_least_as_modular_as_its_split() -> None:
    # 0.4198 is the greatest modularity of any partition of this network (Brandes and others 2008).
    assert modularity(classic("karate_club")).value == pytest.approx(0.4198, abs=1e-3)


def test_modularity_is_that_of_an_independent_computation() -> None:
    for graph in (classic("les_miserables"), consortia()):
        expected = nx.community.modularity(drawn(graph), [set(group) for group in groups(graph)])
        assert modularity(graph).value == pytest.approx(expected)


def test_communities_of_an_institution_are_at_least_as_modular_as_its_departments() -> None:
    departments = institution().undirected.modularity([int(name) for name in institution().categories])
    assert 0.1 < departments <= modularity(institution()).value
