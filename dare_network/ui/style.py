"""The style of every page; colours come from the theme, so that light and dark both fit."""

from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent


def apply_style() -> None:
    """Set icon and logo, and add the style sheet."""
    # A named icon would be fetched from another host.
    st.set_page_config(page_icon=str(FOLDER / "icon.png"), layout="wide")
    st.logo(FOLDER / "logo.svg", size="large")
    st.html(FOLDER / "style.css")
