"""A refusal stands where the reader is: it is brought into sight, however long its form."""

from pathlib import Path
from uuid import uuid4

import streamlit as st

from dare_network.ui.own_component import OwnComponent

__all__ = ["refuse"]

_REFUSAL = OwnComponent("refusal", Path(__file__).parent / "assets")


def refuse(text: str) -> None:
    """Say, in Markdown, why something was not done."""
    with st.container(gap=None):
        st.error(text, icon=":material/error:")
        # Another number each time: the same refusal is brought into sight once more.
        _REFUSAL.renderer()(data={"run": uuid4().hex})
