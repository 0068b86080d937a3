"""Files to take away, made when somebody asks for them."""

from collections.abc import Callable

import streamlit as st

from dare_network.language import current_language, speaking


def download(
    label: str, make: Callable[[], bytes], name: str, mime: str, key: str, icon: str | None = None
) -> None:
    """Draw a button for a file called `name`; `make` writes it in the reader's language."""
    language = current_language()

    def written() -> bytes:
        # The file is made in a thread of its own, which has not met the page.
        with speaking(language):
            return make()

    st.download_button(label, data=written, file_name=name, mime=mime, on_click="ignore", key=key, icon=icon)
