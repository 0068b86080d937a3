"""What holds of all measures."""

import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networks import CATEGORIES, TIES, classic, scattered

from dare_network.graph.measures.measure import Measure, ValueKind
from dare_network.graph.measures.table import MEASURES
from dare_network.graph.measures.tie_graph import Tie, TieGraph, tie_graph

BY_ID = {measure.id: measure for measure in MEASURES}
PATHS = ("degree", "strength", "reach", "closeness", "betweenness", "core", "cut_point")
NAMES = dict(zip("abcdefgh", "hcafbged", strict=True))
BY_CHANCE = {"community", "eigenvector"}
"""Of two equally good answers these take the one that they meet first."""


def computed(measure: Measure, graph: TieGraph) -> dict[str, float]:
    return dict(zip(graph.names, measure.compute(graph).values, strict=True))


def same(values: Mapping[str, float]) -> object:
    return pytest.approx(values, abs=1e-9, nan_ok=True)


@given(TIES, CATEGORIES, st.randoms())
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_rows_changes_nothing(
    ties: list[Tie], categories: dict[str, str], chance: random.Random
) -> None:
    shuffled = chance.sample(ties, len(ties))
    nodes = dict(chance.sample(sorted(categories.items()), len(categories)))
    for measure in MEASURES:
        one = computed(measure, tie_graph(categories, ties))
        # The very same, not about the same: nobody's rank may change by loading a file again.
        assert repr(computed(measure, tie_graph(nodes, shuffled))) == repr(one)


@given(TIES, CATEGORIES)
@settings(max_examples=30, deadline=None)
def test_other_names_change_nothing_but_the_names(ties: list[Tie], categories: dict[str, str]) -> None:
    graph = tie_graph(categories, ties)
    renamed = tie_graph(
        {NAMES[node]: category for node, category in categories.items()},
        [(NAMES[one], NAMES[other], *rest) for one, other, *rest in ties],  # type: ignore[misc]
    )
    for measure in MEASURES:
        if measure.id not in BY_CHANCE:
            expected = {NAMES[node]: value for node, value in computed(measure, graph).items()}
            assert computed(measure, renamed) == same(expected)


@given(TIES, CATEGORIES)
@settings(max_examples=30, deadline=None)
def test_somebody_without_ties_changes_nobody_else_s_way_to_others(
    ties: list[Tie], categories: dict[str, str]
) -> None:
    """Only shares of all change, as there is one more: closeness and betweenness by that much."""
    graph = tie_graph(categories, ties)
    grown = tie_graph({**categories, "stranger": "X"}, ties)
    scale = {"closeness": 7 / 8, "betweenness": (7 * 6) / (8 * 7)}
    roles = ("coordinator", "consultant", "representative", "gatekeeper", "liaison", "ei_index")
    for each in (*PATHS, "constraint", "effective_size", *roles):
        before, after = computed(BY_ID[each], graph), computed(BY_ID[each], grown)
        del after["stranger"]
        assert after == same({node: value * scale.get(each, 1) for node, value in before.items()})


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_a_measure_is_exact_up_to_the_size_that_it_says(measure: Measure) -> None:
    if measure.exact_up_to is not None:
        size = measure.exact_up_to
        assert measure.compute(scattered(size, 3 * size)).estimate is None
        assert measure.compute(scattered(size * 6 // 5, size * 18 // 5)).estimate is not None
    else:
        assert measure.compute(scattered(5_000, 15_000)).estimate is None


def test_every_measure_gives_each_node_a_number_even_where_there_is_hardly_anybody() -> None:
    for nodes in ({}, {"a": ""}, {"a": "X", "b": "X"}):
        for measure in MEASURES:
            assert len(measure.compute(tie_graph(nodes, [])).values) == len(nodes)


def test_every_measure_says_what_it_means_where_it_comes_from_and_how_to_read_it() -> None:
    graph = classic("krackhardt_kite")
    for measure in MEASURES:
        assert measure.label
        assert measure.meaning.endswith(".")
        assert measure.convention.endswith(".")
        assert "doi 10." in measure.source
        assert isinstance(measure.kind, ValueKind)
        assert len(measure.compute(graph).values) == len(graph.names)
    assert len(BY_ID) == len(MEASURES)


def test_shares_and_indices_stay_within_their_bounds() -> None:
    graph = scattered(400, 1200)
    for measure in MEASURES:
        values = [value for value in measure.compute(graph).values if value == value]
        if measure.kind is ValueKind.SHARE:
            assert 0 <= min(values) <= max(values) <= 1
        if measure.kind is ValueKind.INDEX:
            assert -1 <= min(values) <= max(values) <= 1
