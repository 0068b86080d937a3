"""Our own touches to the looks; colours come from the theme, so that light and dark both fit."""

from pathlib import Path

import streamlit as st


def apply_style() -> None:
    """Add the style sheet to the page."""
    st.html(Path(__file__).parent / "style.css")
