"""A page with nothing but its title, whose server spares its own objects as the product does."""

import gc

import streamlit as st


@st.cache_resource(show_spinner=False)
def _freeze() -> None:
    gc.collect()
    gc.freeze()


_freeze()
st.title("Empty")
