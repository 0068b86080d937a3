"""The search for a good set."""

from dare_network.graph.measures.exchange import best_set


def test_an_exchange_finds_what_taking_the_best_first_misses() -> None:
    """1 is worth most alone, but 2 and 3 are worth most together."""
    worth = {(1,): 3, (2,): 2, (3,): 2, (1, 2): 4, (1, 3): 4, (2, 3): 5}
    greedy = best_set(lambda those: worth[tuple(sorted(those))], [1, 2, 3], 2, 0)
    better = best_set(lambda those: worth[tuple(sorted(those))], [1, 2, 3], 2, 3)
    assert (greedy, better) == ([1, 2], [2, 3])


def test_of_equal_ones_the_first_is_taken() -> None:
    assert best_set(len, [3, 1, 2], 2, 3) == [1, 3]
