"""The least that draws a graph and says who was clicked; what it draws lies in BENCH_PICTURE."""

import gc
import json
import os
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from dare_network.ui.components.graph_view.vendor import VENDOR_URL

MOUNT = st.components.v2.component(
    "bare_graph",
    html='<div class="surface" style="height: 620px"></div>',
    js=f"""
    const drawn = new WeakSet();
    export default function ({{ data, parentElement, setTriggerValue }}) {{
      if (drawn.has(parentElement)) return;
      drawn.add(parentElement);
      const script = document.createElement("script");
      script.src = "/{VENDOR_URL}";
      script.onload = () => {{
        const surface = parentElement.querySelector(".surface");
        const network = new vis.Network(surface, {{ nodes: data.nodes, edges: data.edges }}, data.options);
        network.on("click", ({{ nodes }}) => nodes.length && setTriggerValue("touched", nodes[0]));
      }};
      document.head.append(script);
    }}
    """,
)


@st.cache_resource(show_spinner=False)
def _picture() -> tuple[dict[str, Any], dict[str, str]]:
    picture = json.loads(Path(os.environ["BENCH_PICTURE"]).read_text("utf-8"))
    gc.collect()
    gc.freeze()
    return picture, {node["id"]: node["title"] for node in picture["nodes"]}


@st.fragment
def _graph() -> None:
    picture, titles = _picture()
    place, card = st.columns([2.6, 1])
    with place:
        touched = MOUNT(key="graph", data=picture, on_touched_change=lambda: None).touched
    if touched:
        card.html(f'<div class="card"><h3>{escape(titles[touched])}</h3></div>')


st.title("Bare")
_graph()
