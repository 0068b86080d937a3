"""The least that draws a graph and says who was clicked; what it draws lies in BENCH_PICTURE."""

import gc
import json
import os
from html import escape
from pathlib import Path

import streamlit as st

from bench.apps.bare_webgl import MOUNT, bare_bytes


@st.cache_resource(show_spinner=False)
def _picture() -> tuple[bytes, list[str]]:
    picture = json.loads(Path(os.environ["BENCH_PICTURE"]).read_text("utf-8"))
    sent = bare_bytes(picture["places"], picture["sizes"], picture["pairs"])
    gc.collect()
    gc.freeze()
    return sent, picture["titles"]


@st.fragment
def _graph() -> None:
    picture, titles = _picture()
    place, card = st.columns([2.6, 1])
    with place:
        touched = MOUNT(key="graph", data=picture, on_touched_change=lambda: None).touched
    if touched is not None:
        card.html(f'<div class="card"><h3>{escape(titles[touched])}</h3></div>')


st.title("Bare")
_graph()
