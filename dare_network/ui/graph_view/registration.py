"""The component that draws pictures of networks."""

from pathlib import Path

from dare_network.ui.own_component import OwnComponent

GRAPH_VIEW = OwnComponent("graph_view", Path(__file__).parent / "assets")
