"""Node-link JSON of other programs, as tables."""

import json

import pytest
from graph_texts import cells


@pytest.mark.parametrize("name", ["edges", "links"])
def test_node_link_json_is_read_under_both_names(name: str) -> None:
    graph = {
        "nodes": [{"id": 1, "label": "A", "tags": ["x", 2], "deep": {"a": None}}, {"id": "2", "label": None}],
        name: [{"source": 1, "target": 2, "weight": 0.10, "is_new": True}],
    }
    content = json.dumps(graph).replace("0.1", "0.10").encode()
    assert cells(content) == [
        [
            {"id": "1", "label": "A", "tags": "x; 2", "deep": '{"a": null}'},
            {"id": "2", "label": "", "tags": "", "deep": ""},
        ],
        [{"weight": "0.10", "is_new": "true", "source": "1", "target": "2"}],
    ]


def test_nodes_without_an_id_are_named_by_their_place_and_ends_may_be_nodes() -> None:
    content = b'{"nodes": [{"name": "A"}, {"name": "B"}], "links": [{"source": 0, "target": {"id": 1}}]}'
    assert cells(content) == [
        [{"id": "0", "name": "A"}, {"id": "1", "name": "B"}],
        [{"source": "0", "target": "1"}],
    ]


def test_numbers_keep_their_digits_and_what_is_no_number_is_nothing() -> None:
    content = b'{"nodes": [{"id": 1' + b"0" * 5000 + b', "x": NaN, "y": 1e999}], "edges": []}'
    ((node,),) = cells(content)
    assert (len(node["id"]), node["y"], "x" in node) == (5001, "1e999", False)
