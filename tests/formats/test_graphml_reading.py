"""GraphML of other programs, as tables."""

from graph_texts import cells, graphml


def test_defaults_of_graphml_are_filled_in_and_values_trimmed() -> None:
    keys = "<key id='d' for='node' attr.name='colour'><default>yellow</default></key>"
    body = "<node id='a'><data key='d'> green\n</data></node><node id='b'/>"
    ((one, other),) = cells(graphml(body, keys))
    assert (one["colour"], other["colour"]) == ("green", "yellow")


def test_a_key_without_a_name_is_called_by_its_id_and_one_for_edges_says_nothing_of_nodes() -> None:
    keys = "<key id='weight'/><key id='e' for='edge' attr.name='since'/>"
    body = "<node id='a'><data key='weight'>2</data><data key='e'>2020</data><data key='x'>y</data></node>"
    assert cells(graphml(body, keys)) == [[{"id": "a", "weight": "2", "x": "y", "label": "a"}]]


def test_of_the_drawings_of_yed_the_label_is_read() -> None:
    keys = "<key id='d6' for='node' yfiles.type='nodegraphics'/>"
    body = (
        "<node id='n0'><data key='d6'><y:ShapeNode xmlns:y='y'><y:Fill color='#FFCC00'/>"
        "<y:NodeLabel>KWF</y:NodeLabel></y:ShapeNode></data></node>"
    )
    assert cells(graphml(body, keys)) == [[{"id": "n0", "label": "KWF"}]]
