"""Values that all sessions share: made once, and nobody waits for another's."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from dare_network.ui.shared_cache import shared_cache

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
