"""The queue of pairs: merged, told apart, left for later, and taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.domain.drafts.network import PersonDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.duplicates import tell_apart
from dare_network.services.merging import merge
from dare_network.services.network import network
from dare_network.services.stakeholders import add_person
from dare_network.store.engine import open_engine

OFFICE = Viewer("office", Role.COORDINATOR)
ADDED = ("Wiebe Duyvendak", "W. Duyvendak", "Ünal Çelik", "Unal Celik")


@pytest.fixture
def store(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The sample with two people who are there twice."""
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    address = f"sqlite:///{path}"
    engine = open_engine(address)
    for name in ADDED:
        mail = "w@duyvendak.example" if "Duyvendak" in name else ""
        add_person(engine, OFFICE, PersonDraft(name=name, email=mail, city="Ede" if mail else ""))
    engine.dispose()
    for _opened in installed(path, monkeypatch):
        yield address


def _pairs(app: AppTest) -> list[set[str]]:
    assert not app.exception
    rows = app.dataframe[0].value if app.dataframe else None
    return [] if rows is None else [{row["Name"], row["And"]} for _at, row in rows.iterrows()]


DUYVENDAK, CELIK = {"Wiebe Duyvendak", "W. Duyvendak"}, {"Ünal Çelik", "Unal Celik"}


def test_a_merge_is_listed_and_taken_back(store: str) -> None:
    engine = open_engine(store)
    kept, gone = (next(w for w in network(engine, OFFICE).stakeholders if w.name == n) for n in ADDED[:2])
    merge(engine, OFFICE, (kept.id, kept.version), (gone.id, gone.version), {})
    engine.dispose()
    app = opened("duplicates")
    assert DUYVENDAK not in _pairs(app)
    (back,) = (each for each in app.button if str(each.key).startswith("decided.back."))
    back.click().run()
    assert "what it did is undone" in " ".join(each.value for each in app.success)
    assert DUYVENDAK in _pairs(app)


def test_a_pair_that_is_not_the_same_goes_and_can_be_proposed_again(store: str) -> None:
    app = opened("duplicates")
    app.button(key="duplicates.apart").click().run()
    assert DUYVENDAK not in _pairs(app)
    assert CELIK in _pairs(app)
    (again,) = (each for each in app.button if str(each.key).startswith("decided.again."))
    again.click().run()
    assert DUYVENDAK in _pairs(app)


def test_a_pair_for_later_goes_to_the_end(store: str) -> None:
    app = opened("duplicates")
    everything = _pairs(app)
    app.button(key="duplicates.postpone").click().run()
    assert _pairs(app) == [*everything[1:], DUYVENDAK]


def test_a_merge_that_cannot_be_taken_back_says_so_and_leaves_the_list(store: str) -> None:
    engine = open_engine(store)

    def merged(one: str, other: str) -> None:
        kept, gone = (
            next(w for w in network(engine, OFFICE).stakeholders if w.name == n) for n in (one, other)
        )
        merge(engine, OFFICE, (kept.id, kept.version), (gone.id, gone.version), {})

    merged(ADDED[0], ADDED[1])
    merged(ADDED[2], ADDED[0])
    # What was told apart stands below.
    one, other, *_others = network(engine, OFFICE).stakeholders
    tell_apart(engine, OFFICE, one.id, other.id)
    engine.dispose()
    app = opened("duplicates")
    before = [each.key for each in app.button]
    older = [each for each in app.button if str(each.key).startswith("decided.back.")][-1]
    older.click().run()
    assert not app.exception
    assert "take that back first" in app.error[0].value
    assert [each.key for each in app.button] == before
