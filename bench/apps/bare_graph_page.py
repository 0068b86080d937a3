"""The least that draws a graph and says who was clicked; what it draws lies in BENCH_PICTURE."""

import gc
import json
import os
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from bench.apps.bare_vis_network import MOUNT


@st.cache_resource(show_spinner=False)
def _picture() -> Mapping[str, Any]:
    picture: Mapping[str, Any] = json.loads(Path(os.environ["BENCH_PICTURE"]).read_text("utf-8"))
    gc.collect()
    gc.freeze()
    return picture


@st.fragment
def _graph() -> None:
    place, card = st.columns([2.6, 1])
    with place:
        touched = MOUNT(key="graph", data=_picture(), on_touched_change=lambda: None).touched
    if touched is not None:
        card.html(f'<div class="card"><h3>{escape(touched)}</h3></div>')


st.title("Bare")
_graph()
