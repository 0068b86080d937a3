"""A page whose answer takes as many seconds as its address says."""

import time

import streamlit as st

from dare_network.errors import NotFoundError
from dare_network.ui.widgets.background import in_background

seconds = float(st.query_params.get("seconds", "0"))
lost = "lost" in st.query_params


def _answer() -> str:
    time.sleep(seconds)
    if lost:
        raise NotFoundError("It is gone.")
    return "The answer is 42."


try:
    st.text(in_background(_answer, "Thinking…", "thinking"))
except NotFoundError as error:
    st.error(str(error))
