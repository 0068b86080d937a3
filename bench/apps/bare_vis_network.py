"""The least that draws a network by vis-network, with the places given, and says which mark was clicked."""

import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from dare_network.charts.picture import Picture
from dare_network.charts.standalone import VIS_NETWORK, pyvis_network

MOUNT = st.components.v2.component(
    "bare_vis_network",
    html='<div class="surface" style="height: 620px"></div>',
    js=VIS_NETWORK.read_text("utf-8")
    + """
    const drawn = new WeakSet();
    export default function ({ data, parentElement, setTriggerValue }) {
      if (drawn.has(parentElement)) return;
      drawn.add(parentElement);
      const surface = parentElement.querySelector(".surface");
      const { nodes, edges, options } = data;
      const network = new globalThis.vis.Network(surface, { nodes, edges }, options);
      const titles = new Map(nodes.map(({ id, title }) => [id, title]));
      network.on("click", ({ nodes: [hit] }) => { if (hit) setTriggerValue("touched", titles.get(hit)); });
      surface.__graphView = {
        keys: () => [...titles.keys()],
        toScreen: (key) => network.canvasToDOM(network.getPosition(key)),
        at: (place) => network.getNodeAt(place),
      };
    }
    """,
)


def sent(picture: Picture) -> Mapping[str, Any]:
    """Return what the component draws, as pyvis describes it."""
    nodes, edges, *_rest, options = pyvis_network(picture).get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}
