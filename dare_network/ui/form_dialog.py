"""A dialog over the page for one form."""

from collections.abc import Callable

import streamlit as st

from dare_network.errors import StoreUnavailableError
from dare_network.language import use_language
from dare_network.ui import loaders, state
from dare_network.ui.page import show_outage

WIDTH = 760
"""Pixels; on narrower screens the dialog covers the page."""


def open_form_dialog(title: str, body: Callable[[], bool]) -> None:
    """Open a dialog. `body` draws it and says whether its work is done, which closes it."""

    @st.dialog(title, width=WIDTH, position="right")
    def dialog() -> None:
        # A dialog runs again on its own, in a thread that has not met the main script.
        use_language(state.language())
        try:
            loaders.begin_run()
            done = body()
        except StoreUnavailableError as error:
            show_outage(error, key="dialog.again")
            return
        if done:
            st.rerun()

    dialog()


def form_dialog_button(
    label: str,
    title: str,
    key: str,
    body: Callable[[str], bool],
    icon: str | None = None,
    quiet: bool = False,
) -> None:
    """Draw a button that opens a dialog; `body` takes the key of its form, which begins anew.

    A quiet one is for what stands under each of many records.
    """
    if st.button(label, key=f"{key}_open", icon=icon, type="tertiary" if quiet else "secondary"):
        state.forget(key)
        open_form_dialog(title, lambda: body(key))
