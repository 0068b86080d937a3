"""Files to take away are written in the reader's language, wherever they are made."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import streamlit as st

from dare_network.language import Language, _, current_language, speaking
from dare_network.ui.widgets.download import download


def test_a_file_is_written_in_the_language_of_the_page_that_offered_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[Callable[[], bytes]] = []

    def offer(_label: str, *, data: Callable[[], bytes], **_also: Any) -> None:
        offered.append(data)

    monkeypatch.setattr(st, "download_button", offer)
    with speaking(Language.DUTCH):
        download("Download", lambda: _("Network").encode(), "network.txt", "text/plain", "download")
    # Like Streamlit's, this thread has not met the page.
    with ThreadPoolExecutor(1) as other:
        assert other.submit(current_language).result() is Language.ENGLISH
        assert other.submit(offered[0]).result() == b"Netwerk"
        assert other.submit(current_language).result() is Language.ENGLISH
