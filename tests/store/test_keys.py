"""Keys: new ones sort by time, shipped ones are the same everywhere."""

import time
from uuid import RFC_4122

from dare_network.store.keys import new_id, shipped_id


def test_a_new_key_is_a_uuid_of_version_seven() -> None:
    key = new_id()
    assert (key.version, key.variant) == (7, RFC_4122)


def test_a_new_key_begins_with_the_moment_it_was_made() -> None:
    before = time.time_ns() // 1_000_000
    made = new_id().int >> 80
    assert before <= made <= time.time_ns() // 1_000_000


def test_a_key_made_later_sorts_later() -> None:
    first = new_id()
    time.sleep(0.002)
    assert new_id() > first


def test_no_key_is_made_twice() -> None:
    assert len({new_id() for _each in range(10_000)}) == 10_000


def test_a_shipped_record_has_the_same_key_in_every_installation() -> None:
    assert str(shipped_id("body", "nl-meb")) == "86084898-a4c0-540f-9846-e91379622d94"
    assert shipped_id("body", "nl-meb") != shipped_id("sample", "nl-meb")
