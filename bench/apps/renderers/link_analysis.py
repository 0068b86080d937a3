"""The network drawn by st-link-analysis (Cytoscape.js), with the places given and nothing simulated."""

from st_link_analysis import NodeStyle, st_link_analysis

from bench.apps.renderers.sheet import asked_scene

scene = asked_scene()
nodes = [
    {"data": {"id": at, "label": "Stakeholder", "name": scene.labels[at]}, "position": {"x": x, "y": y}}
    for at, (x, y) in enumerate(scene.places)
]
edges = [
    {"data": {"id": f"e{at}", "label": "TIED", "source": one, "target": other}}
    for at, (one, other) in enumerate(scene.pairs)
]
styles = [NodeStyle("Stakeholder", "#0072b2", caption="name")]
st_link_analysis(
    {"nodes": nodes, "edges": edges}, layout="preset", node_styles=styles, height=620, key="graph"
)
