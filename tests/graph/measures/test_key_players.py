"""The few who matter most together, worked by hand and against all sets."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from networks import TIES, classic, institution, path, scattered, top, undirected

from dare_network.graph.measures.contacts import degree
from dare_network.graph.measures.key_players import most_fragmenting, widest_reach
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph


def fragmented(graph: TieGraph, gone: tuple[str, ...]) -> float:
    """Computed by igraph, on what is left."""
    left = graph.undirected.induced_subgraph([at for at, name in enumerate(graph.names) if name not in gone])
    near = sum(left.harmonic_centrality(vid, normalized=True) for vid in left.vs.indices if left.degree(vid))
    return 1 - near / left.vcount()


def reached(graph: TieGraph, who: tuple[str, ...], steps: int) -> float:
    """Computed by igraph, from each of them."""
    around = graph.undirected.neighborhood([graph.names.index(one) for one in who], order=steps)
    return len(set().union(*around)) / len(graph.names)


def test_without_the_middle_of_a_chain_its_ends_lie_apart() -> None:
    """a-b-c-d-e: before, distances 1, 2, 3 and 4 occur 4, 3, 2 and 1 times: 1 - (4 + 3/2 + 2/3 + 1/4) / 10.
    Without c two pairs are left, each one step apart: 1 - 2 / 6.
    """
    found = most_fragmenting(undirected(["ab", "bc", "cd", "de"]), 1)
    assert found.names == ("c",)
    assert found.value == pytest.approx(1 - 2 / 6)
    assert found.before == pytest.approx(1 - (4 + 3 / 2 + 2 / 3 + 1 / 4) / 10)


def test_two_stars_are_reached_from_both_middles_not_from_one_and_its_neighbour() -> None:
    """The middles m (of five rays) and n (of three) are tied, as m is to o, who has two rays: m, n
    and o have most ties, but in one step m and n reach all but the two rays of o.
    """
    graph = undirected(["ma", "mb", "mc", "md", "me", "mn", "nf", "ng", "nh", "mo", "oi", "oj"])
    found = widest_reach(graph, 2, steps=1)
    assert found.names == ("m", "n")
    assert (found.value, found.before) == (pytest.approx(11 / 13), 0)


def test_three_hubs_of_one_group_are_worth_less_than_one_of_each() -> None:
    """In the clique of a, b, c and d everybody has most ties, but one of them reaches them all."""
    graph = undirected(["ab", "ac", "ad", "bc", "bd", "cd", "xy", "xz", "uv", "uw"])
    assert widest_reach(graph, 3, steps=1).names == ("a", "u", "x")


@given(TIES)
@settings(max_examples=40, deadline=None)
def test_the_set_found_has_the_value_said_and_no_exchange_makes_it_better(ties: list[Tie]) -> None:
    graph = tie_graph(dict.fromkeys("abcdefgh", ""), ties)
    for found, value in (
        (most_fragmenting(graph, 2), lambda those: fragmented(graph, those)),
        (widest_reach(graph, 2), lambda those: reached(graph, those, 2)),
    ):
        assert found.value == pytest.approx(value(found.names))
        neighbours = [those for those in combinations(graph.names, 2) if set(those) & set(found.names)]
        assert found.value >= max(map(value, neighbours)) - 1e-9
        assert found.candidates == 8


@pytest.mark.parametrize("count", [1, 2])
def test_in_the_karate_club_no_set_at_all_is_better(count: int) -> None:
    graph = classic("karate_club")
    for found, value in (
        (most_fragmenting(graph, count), lambda those: fragmented(graph, those)),
        (widest_reach(graph, count, 1), lambda those: reached(graph, those, 1)),
    ):
        best = max(value(those) for those in combinations(graph.names, count))
        assert found.value == pytest.approx(best)


def test_key_players_of_a_novel_fragment_it_more_than_its_three_hubs() -> None:
    graph = classic("les_miserables")
    hubs = tuple(name for name, _ties in top(graph, degree(graph), 3))
    assert most_fragmenting(graph, 3).value > fragmented(graph, hubs) > most_fragmenting(graph, 3).before


def test_key_players_of_an_institution_have_the_exact_value() -> None:
    found = most_fragmenting(institution(), 3)
    assert found.estimate is None
    assert found.value == pytest.approx(fragmented(institution(), found.names))


def test_the_value_in_a_large_network_says_how_far_off_it_may_be() -> None:
    graph = scattered(8_000, 24_000)
    found = most_fragmenting(graph, 2)
    assert found.estimate is not None
    assert 998 <= found.estimate.sources <= 1000
    assert found.candidates < 8_000
    assert most_fragmenting(graph, 2) == found


@pytest.mark.parametrize("count", [-1, 0, 4])
def test_nobody_or_more_than_there_are_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="At least one"):
        widest_reach(path(3), count)
    with pytest.raises(ValueError, match="At least one"):
        most_fragmenting(path(5), count)
