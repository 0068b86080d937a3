"""The door of a page with nothing but a bare graph, which has an address of its own as ours has."""

from pathlib import Path

import streamlit as st

from dare_network.ui.sockets import answering_at_once

app = st.App(str(Path(__file__).with_name("bare_main.py")), lifespan=answering_at_once)
