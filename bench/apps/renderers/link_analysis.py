"""The network drawn by st-link-analysis (Cytoscape.js), with the places given and nothing simulated."""

from st_link_analysis import NodeStyle, st_link_analysis

from bench.apps.renderers.sheet import asked_scene

scene = asked_scene()
nodes = [
    {"data": {"id": str(at), "label": "Stakeholder", "name": scene.labels[at]}, "position": {"x": x, "y": y}}
    for at, (x, y) in enumerate(scene.places)
]
edges = [
    {"data": {"id": f"e{at}", "label": "TIED", "source": str(one), "target": str(other)}}
    for at, (one, other) in enumerate(scene.pairs)
]
styles = [NodeStyle("Stakeholder", "#0072b2", caption="name")]
elements = {"nodes": nodes, "edges": edges}
st_link_analysis(elements, layout={"name": "preset"}, node_styles=styles, height=620, key="graph")
