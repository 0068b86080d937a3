"""What a browser says was touched is believed only as far as it is of the picture."""

import pytest
from picture_builders import edge, star

from dare_network.charts.picture import Picture, mark_key
from dare_network.ui.graph_view.events import GraphEvent, read_event

HUB, UP, LEFT, GONE = map(mark_key, ("hub", "up", "left", "gone"))


@pytest.mark.parametrize(
    ("sent", "event"),
    [
        ({"kind": "node", "mark": HUB}, GraphEvent("node", "hub")),
        ({"kind": "unfold", "mark": UP}, GraphEvent("unfold", "up")),
        ({"kind": "edge", "ends": [HUB, UP], "nth": 0}, GraphEvent("edge", "hub-up")),
        ({"kind": "background", "mark": HUB}, GraphEvent("background")),
        ({"kind": "lasso", "marks": [UP, GONE, "up", LEFT]}, GraphEvent("lasso", ids=("up", "left"))),
        ({"kind": "lasso", "marks": [GONE]}, None),
        ({"kind": "lasso", "marks": "up"}, None),
        ({"kind": "node", "mark": GONE}, None),
        ({"kind": "node", "mark": "hub"}, None),
        ({"kind": "node", "mark": [HUB]}, None),
        ({"kind": "edge", "ends": [UP, HUB], "nth": 0}, None),
        ({"kind": "edge", "ends": [HUB, UP], "nth": 1}, None),
        ({"kind": "edge", "ends": [HUB, UP], "nth": -1}, None),
        ({"kind": "edge", "ends": [HUB], "nth": 0}, None),
        ({"kind": "other", "mark": HUB}, None),
        ("hub", None),
        (None, None),
    ],
)
def test_only_what_is_in_the_picture_can_have_been_touched(sent: object, event: GraphEvent | None) -> None:
    assert read_event(star(), sent) == event


def test_parallel_lines_are_told_apart_by_their_order() -> None:
    lines = (edge("hub", "up"), edge("hub", "up", id="again"), edge("up", "hub", id="back"))
    picture = Picture(star().nodes, lines)
    assert read_event(picture, {"kind": "edge", "ends": [HUB, UP], "nth": 1}) == GraphEvent("edge", "again")
    assert read_event(picture, {"kind": "edge", "ends": [UP, HUB], "nth": 0}) == GraphEvent("edge", "back")
