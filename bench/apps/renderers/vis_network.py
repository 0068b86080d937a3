"""The least that draws a network by vis-network, with the places given and nothing simulated."""

import json
from typing import Any

import streamlit as st

from bench.apps.renderers.sheet import asked_scene
from dare_network.charts.standalone import VIS_NETWORK, pyvis_network

MOUNT = st.components.v2.component(
    "vis_network",
    html='<div class="surface" style="height: 620px"></div>',
    js=VIS_NETWORK.read_text("utf-8")
    + """
    const drawn = new WeakSet();
    export default function ({ data, parentElement }) {
      if (drawn.has(parentElement)) return;
      drawn.add(parentElement);
      const surface = parentElement.querySelector(".surface");
      new globalThis.vis.Network(surface, { nodes: data.nodes, edges: data.edges }, data.options);
    }
    """,
)


@st.cache_resource(show_spinner=False)
def _sent(nodes: int) -> dict[str, Any]:
    drawn, lines, *_rest, options = pyvis_network(scene.picture()).get_network_data()
    return {"nodes": drawn, "edges": lines, "options": json.loads(options)}


scene = asked_scene()
MOUNT(key="graph", data=_sent(scene.nodes))
