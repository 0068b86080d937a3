"""The network as a page of pyvis in a frame, with the places given and nothing simulated."""

import streamlit as st
from pyvis.network import Network

from bench.apps.renderers.sheet import asked_scene
from bench.scenes import RADIUS


@st.cache_resource(show_spinner=False)
def _page(nodes: int) -> str:
    network = Network(height="600px", notebook=False, cdn_resources="in_line")
    network.toggle_physics(False)
    for at, (x, y) in enumerate(scene.places):
        network.add_node(at, label=scene.labels[at], x=x, y=y, size=RADIUS)
    for one, other in scene.pairs:
        network.add_edge(one, other)
    page: str = network.generate_html(notebook=False)
    return page


scene = asked_scene()
st.iframe(_page(scene.nodes), height=620)
