"""How many bytes values take, roughly."""

import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import ClassVar

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dare_network.domain.vocabulary import Role
from dare_network.memory import approximate_bytes


@dataclass(frozen=True, slots=True)
class Record:
    """As the records of the product are."""

    key: int
    name: str
    roles: tuple[str, ...]
    role: Role = Role.MEMBER


def _records(count: int) -> tuple[Record, ...]:
    return tuple(Record(10**9 + n, f"Somebody {n}" * 3, (f"a{n}", f"b{n}")) for n in range(count))


@pytest.mark.parametrize(
    "make",
    [
        lambda: b"x" * 3_000_000,
        lambda: _records(5_000),
        lambda: {record.name: record for record in _records(5_000)},
        lambda: {n: {m: {"weight": float(n + m)} for m in range(50)} for n in range(500)},
        lambda: nx.gnm_random_graph(2_000, 10_000, seed=1),
        lambda: [frozenset(range(n * 1000, n * 1000 + 300)) for n in range(200)],
    ],
)
def test_an_estimate_is_of_the_size_of_what_was_really_taken(make: Callable[[], object]) -> None:
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        value = make()
        taken = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert taken / 2 < approximate_bytes(value) < taken * 2


def test_what_is_shared_within_a_value_is_not_counted_again_and_again() -> None:
    text = "x" * 100_000
    assert approximate_bytes([text] * 30) < 250_000


class Growing:
    """Somebody who works something out for another object while its size is estimated."""

    __slots__: tuple[str, ...] = ()

    other: ClassVar[SimpleNamespace]

    def __init__(self, other: SimpleNamespace) -> None:
        type(self).other = other

    @property
    def more(self) -> None:
        """One attribute more for the other."""
        setattr(self.other, f"more_{len(vars(self.other))}", "x")


Growing.__slots__ = ("more",)


def test_a_value_to_which_somebody_adds_meanwhile_has_a_size() -> None:
    value = SimpleNamespace(first="x" * 100)
    value.second, value.third = Growing(value), "y"
    assert approximate_bytes(value) > 100
    assert len(vars(value)) > 3


_PLAIN = st.one_of(st.none(), st.integers(), st.text(), st.binary(), st.sampled_from(Role))


@given(
    st.recursive(
        _PLAIN, lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)), max_leaves=50
    )
)
def test_every_value_has_a_size_also_one_that_holds_itself(value: object) -> None:
    held: list[object] = [value]
    held.append(held)
    assert approximate_bytes(held) > 0


def test_one_very_large_member_does_not_stand_for_many_small_ones() -> None:
    # As in the neighbours of a network: a few have very many.
    value = {n: frozenset(range(n * 10, n * 10 + (20_000 if n == 0 else 3))) for n in range(20_000)}
    taken = sys.getsizeof(value) + sum(map(sys.getsizeof, value.values())) + 28 * (20_000 + 80_000)
    assert taken / 2 < approximate_bytes(value) < taken * 2
