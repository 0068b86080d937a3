"""The main script of the bare page: a front page that nobody opens, and the graph."""

from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent
PAGES = [
    st.Page(FOLDER / "empty_page.py", url_path="front", default=True),
    st.Page(FOLDER / "bare_graph_page.py", url_path="network"),
]
st.navigation(PAGES, position="hidden").run()
