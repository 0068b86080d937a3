"""The search for a good set: gathered one by one, then improved by exchanging members."""

from collections.abc import Callable, Sequence

Worth = Callable[[Sequence[int]], float]
"""The worth of a set."""
_BETTER = 1e-12
"""The least by which a better set is worth more: anything less is the rounding of numbers."""


def best_set(worth: Worth, candidates: Sequence[int], count: int, turns: int) -> list[int]:
    """The best set of `count` candidates that is found, in sorted order; there may be a better one.

    At first always the candidate that adds most is taken; of equal ones, the first. Then each
    member in turn is exchanged for the candidate that makes the set best, until no exchange helps
    or all members have had as many turns.
    """
    chosen: list[int] = []
    while len(chosen) < count:
        chosen.append(_best_addition(worth, candidates, chosen))
    for _turn in range(turns):
        better = _exchanged(worth, candidates, chosen)
        if better == chosen:
            break
        chosen = better
    return sorted(chosen)


def _exchanged(worth: Worth, candidates: Sequence[int], chosen: Sequence[int]) -> list[int]:
    """The set after each member was exchanged where that makes it better."""
    improved = list(chosen)
    for member in chosen:
        rest = [one for one in improved if one != member]
        other = [*rest, _best_addition(worth, candidates, rest)]
        if worth(other) > worth(improved) + _BETTER:
            improved = other
    return improved


def _best_addition(worth: Worth, candidates: Sequence[int], rest: Sequence[int]) -> int:
    free = [one for one in candidates if one not in rest]
    return max(free, key=lambda one: worth([*rest, one]))
