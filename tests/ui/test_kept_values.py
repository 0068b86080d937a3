"""Values that all sessions share: made once, and nobody waits for another's."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from dare_network.ui import shared_cache as shared_cache_module
from dare_network.ui.shared_cache import Fill, cache_fills, shared_cache

LONG = 20.0


def test_what_is_there_is_found_while_something_else_is_being_made() -> None:
    begun, go_on = Event(), Event()

    @shared_cache(4)
    def load(key: str) -> str:
        if key == "slow":
            begun.set()
            assert go_on.wait(LONG)
        return key.upper()

    load("quick")
    with ThreadPoolExecutor(2) as sessions:
        slow = sessions.submit(load, "slow")
        assert begun.wait(LONG)
        try:
            assert sessions.submit(load, "quick").result(2) == "QUICK"
            assert sessions.submit(load, "new").result(2) == "NEW"
        finally:
            go_on.set()
        assert slow.result(LONG) == "SLOW"


def test_a_value_is_made_once_however_many_ask_for_it_at_the_same_time() -> None:
    made: list[int] = []
    together = Barrier(8)

    @shared_cache(4)
    def load(key: int) -> object:
        made.append(key)
        return object()

    def ask(key: int) -> object:
        together.wait(LONG)
        return load(key)

    with ThreadPoolExecutor(8) as sessions:
        for key in range(50):
            assert len(set(sessions.map(ask, [key] * 8))) == 1
    assert made == list(range(50))


def test_a_value_that_could_not_be_made_is_tried_again() -> None:
    outcomes = iter([ValueError("not yet"), "there"])

    @shared_cache(4)
    def load(_key: str) -> str:
        found = next(outcomes)
        if isinstance(found, Exception):
            raise found
        return found

    with pytest.raises(ValueError, match="not yet"):
        load("a")
    assert load("a") == "there"
    assert load("a") == "there"


def test_the_value_that_was_asked_for_longest_ago_makes_room() -> None:
    made: list[str] = []

    @shared_cache(2)
    def load(key: str) -> str:
        made.append(key)
        return key

    for key in "abacab":
        load(key)
    assert "".join(made) == "abcb"


def test_a_value_may_be_made_from_another_of_the_same_kind() -> None:
    @shared_cache(8)
    def load(key: int) -> int:
        return key and load(key - 1) + 1

    assert load(5) == 5


def test_each_cache_says_how_full_it_is() -> None:
    @shared_cache(3)
    def load(size: int) -> bytes:
        return b"x" * size

    def fill() -> Fill:
        return next(each for each in cache_fills() if each.name == f"{__name__}.{load.__qualname__}")

    assert (fill().entries, fill().most, fill().bytes) == (0, 3, 0)
    load(1_000_000)
    load(500_000)
    load(500_000)
    assert (fill().entries, fill().most) == (2, 3)
    assert 1_500_000 < fill().bytes < 1_501_000


def test_all_caches_together_stay_within_bounds_and_the_latest_value_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shared_cache_module, "_caches", {})
    monkeypatch.setattr(shared_cache_module, "MOST_BYTES", 2_500_000)
    made: list[str] = []

    @shared_cache(8)
    def one(key: str) -> bytes:
        made.append(key)
        return b"x" * 1_000_000

    @shared_cache(8)
    def other(key: str, size: int) -> bytes:
        made.append(key)
        return b"x" * size

    one("a")
    other("b", 1_000_000)
    one("a")
    one("c")
    # "b" went, for which nobody had asked since.
    one("a")
    one("c")
    assert "".join(made) == "abc"
    other("b", 1_000_000)
    assert "".join(made) == "abcb"
    other("d", 9_000_000)
    other("d", 9_000_000)
    assert "".join(made) == "abcbd"
    assert [(fill.entries, fill.bytes > 9_000_000) for fill in cache_fills()] == [(1, True), (0, False)]
