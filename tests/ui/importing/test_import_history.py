"""The list of earlier imports: each is undone, or says why not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import installed, opened

from dare_network.domain.drafts.network import TieDraft
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.vocabulary import Role
from dare_network.services.importing import find_mapping, load_import
from dare_network.services.network import network
from dare_network.services.stakeholders import add_tie
from dare_network.ui import loaders

OFFICE = Viewer("office", Role.COORDINATOR)


@pytest.fixture(autouse=True)
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation without any record of its own, which the app under test opens."""
    monkeypatch.setenv("DARE_SAMPLE", "no")
    yield from installed(tmp_path / "dare.sqlite3", monkeypatch)


def test_an_undo_that_is_refused_says_so_and_leaves_the_list_and_the_page() -> None:
    engine = loaders.engine()
    for name in ("Anna Bos", "Bert Kok"):
        file = (f"{name}.csv", f"name,city\n{name},Ede\n".encode())
        load_import(engine, OFFICE, [file], find_mapping(engine, OFFICE, None, [file]))
    known = {who.name: who.id for who in network(engine, OFFICE).stakeholders}
    add_tie(engine, OFFICE, TieDraft(type_id="knows", from_id=known["Bert Kok"], to_id=known["Anna Bos"]))
    app = opened("data")
    before = [each.key for each in app.button]
    first = next(each for each in app.button if str(each.key).startswith("imports.undo."))
    first.click().run()
    assert not app.exception
    assert "cannot be undone" in app.error[0].value
    assert [each.key for each in app.button] == before
