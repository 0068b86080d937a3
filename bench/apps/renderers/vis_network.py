"""The network drawn by vis-network and nothing else."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from bench.apps.bare_vis_network import MOUNT, sent
from bench.apps.renderers.sheet import asked_scene


@st.cache_resource(show_spinner=False)
def _sent(nodes: int) -> Mapping[str, Any]:
    return sent(scene.picture())


scene = asked_scene()
MOUNT(key="graph", data=_sent(scene.nodes))
