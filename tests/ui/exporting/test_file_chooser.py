"""Of the kinds of file for the network one is chosen, told what it is for, and had by one button."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from installation import chosen, installed, opened
from streamlit.testing.v1 import AppTest

from dare_network.language import Language, _, speaking
from dare_network.services.graph_files import GRAPH_FORMATS
from dare_network.ui.markup import plain


@pytest.fixture(autouse=True)
def sample(sample_database: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    path = tmp_path / "dare.sqlite3"
    path.write_bytes(sample_database)
    yield from installed(path, monkeypatch)


def network_files(app: AppTest) -> list[str]:
    """The buttons for files of the network."""
    labels = [button.proto.label for button in app.get("download_button")]
    return [label for label in labels if any(each.file_name in label for each in GRAPH_FORMATS.values())]


@pytest.mark.parametrize("language", Language)
def test_each_kind_of_file_says_what_it_is_for_and_has_the_one_button(language: Language) -> None:
    app = opened("data", language.upper())
    with speaking(language):
        labels = {_(each.label): each for each in GRAPH_FORMATS.values()}
        purposes = {plain(_(each.purpose)) for each in GRAPH_FORMATS.values()}
        assert len(purposes) == len(labels) == len(GRAPH_FORMATS)
        assert set(chosen(app, "selectbox", "exports.file").options) == set(labels)
        for label in ("GEXF", "GraphML"):
            chosen(app, "selectbox", "exports.file").set_value(label).run()
            assert not app.exception
            (button,) = network_files(app)
            assert labels[label].file_name in button
            told = {each.value for each in app.caption} & purposes
            assert told == {plain(_(labels[label].purpose))}
