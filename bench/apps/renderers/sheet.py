"""The sheet that all pages share: a title, a button to run it again, and a network of the size asked for."""

import gc

import streamlit as st

from bench.scenes import Scene


@st.cache_resource(show_spinner=False)
def _scene(nodes: int) -> Scene:
    scene = Scene(nodes)
    _made = scene.places, scene.pairs, scene.labels
    gc.collect()
    gc.freeze()
    return scene


def asked_scene() -> Scene:
    """The network of the size in the address, under a title and a button."""
    st.set_page_config(layout="wide")
    st.title("Network")
    st.button("again", key="again")
    return _scene(int(st.query_params.get("n", "1000")))
