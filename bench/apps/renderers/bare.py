"""The network as points and lines and nothing else."""

import streamlit as st

from bench.apps.bare_webgl import MOUNT, bare_bytes
from bench.apps.renderers.sheet import asked_scene
from bench.scenes import RADIUS, Scene


@st.cache_resource(show_spinner=False)
def _sent(_scene: Scene, nodes: int) -> bytes:
    return bare_bytes(_scene.places, [RADIUS] * nodes, _scene.pairs)


scene = asked_scene()
MOUNT(key="graph", data=_sent(scene, scene.nodes))
