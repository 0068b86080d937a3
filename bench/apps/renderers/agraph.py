"""The network drawn by streamlit-agraph, with the places given and nothing simulated."""

from streamlit_agraph import Config, Edge, Node, agraph

from bench.apps.renderers.sheet import asked_scene
from bench.scenes import RADIUS

scene = asked_scene()
nodes = [
    Node(id=str(at), label=scene.labels[at], size=RADIUS, x=x, y=y) for at, (x, y) in enumerate(scene.places)
]
edges = [Edge(source=str(one), target=str(other)) for one, other in scene.pairs]
agraph(nodes, edges, Config(width=1200, height=620, physics=False, directed=False))
