"""Parts of a page that are folded away until somebody opens them."""

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from dare_network.ui import state


def folded(label: str, key: str, icon: str | None = None) -> ExpanderContainer:
    """A part that is drawn only while it is `open`; it stays so in another language.

    Streamlit takes one with another label for another one, which begins closed.
    """
    if state.has(key):
        state.put(key, state.kept(key))
    return st.expander(label, key=key, icon=icon, on_change="rerun")
