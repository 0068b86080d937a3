"""The network drawn by the product's component."""

import streamlit as st

from bench.apps.renderers.sheet import asked_scene
from dare_network.charts.picture import Picture
from dare_network.ui.graph_view import graph_view


@st.cache_resource(show_spinner=False)
def _picture(nodes: int) -> Picture:
    return scene.picture()


scene = asked_scene()
graph_view(_picture(scene.nodes), selected=None, label="Network", key="graph")
