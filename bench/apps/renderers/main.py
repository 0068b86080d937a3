"""The main script of all these pages: a front page that nobody opens, and the one that BENCH_PAGE names."""

import os
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent
PAGES = [
    st.Page(FOLDER.parent / "empty_page.py", url_path="front", default=True),
    st.Page(FOLDER / f"{os.environ['BENCH_PAGE']}.py", url_path="network"),
]
st.navigation(PAGES, position="hidden").run()
