"""A page with one graph: what it shows is chosen by buttons, what was touched is written below."""

import streamlit as st
from picture_builders import PICTURES

from dare_network.ui.graph_view import graph_view

state = st.session_state
with st.container(horizontal=True):
    for name in PICTURES:
        if st.button(name, key=f"show.{name}"):
            state.shown = name
    st.button("again", key="again")
    if st.button("search", key="search"):
        state.selected = "far"
    st.toggle("hide", key="hide")

shown = state.get("shown", st.query_params.get("shown", "star"))
place = st.container()
if st.query_params.get("within") == "tab":
    place = st.tabs(["First", "Picture"])[1]
event = None
if not state.hide:
    with place:
        event = graph_view(
            PICTURES[shown](),
            selected=state.get("selected"),
            label="A test network",
            key="graph",
            heading="A heading",
            note="A note",
        )
if event:
    state.touched = [*state.get("touched", []), f"{event.kind} {event.id or ' '.join(event.ids) or None}"]
    if event.kind != "unfold":
        state.selected = event.id if event.kind == "node" else None
    st.rerun()

with st.container(key="log"):
    st.text("; ".join(state.get("touched", [])) or "nothing touched")
