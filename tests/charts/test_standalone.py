"""The picture as a pyvis network and as a file: complete, self-contained, and harmless."""

import base64
import hashlib
import json
from html.parser import HTMLParser

from picture_builders import BLUE, LEGEND, SCRIPTS, edge, hostile, node, star

from dare_network.charts.picture import LegendEntry, Picture
from dare_network.charts.standalone import (
    EDGES_DRAWN_WHILE_MOVING,
    OUTLINES,
    VIS_NETWORK,
    outline,
    pyvis_network,
    standalone_html,
)


class Reading(HTMLParser):
    """What a browser would find in a page: elements with their attributes, and their texts."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append((self.elements[-1][0] if self.elements else "", data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.elements if found == tag]

    def text(self, tag: str) -> list[str]:
        return [text for found, text in self.texts if found == tag]


def drawn(page: bytes) -> dict[str, list[dict[str, object]]]:
    """The network that the page's own script reads."""
    found = [text for text in Reading(page).text("script") if text.startswith('{"edges"')]
    assert len(found) == 1
    network: dict[str, list[dict[str, object]]] = json.loads(found[0])
    return network


def test_the_network_holds_positions_and_no_simulation() -> None:
    network = pyvis_network(star())
    right = next(each for each in network.nodes if each["id"] == "right")
    assert (right["x"], right["y"], right["shape"], right["size"]) == (160, 0, "square", 14)
    assert network.options["physics"] == {"enabled": False}
    assert network.options["edges"]["smooth"] is False
    assert network.get_nodes() == [node.id for node in star().nodes]
    assert network.get_node("hub")["label"] == "Label hub"


def test_the_network_holds_only_what_is_drawn() -> None:
    network = pyvis_network(star())
    assert {key for each in network.nodes for key in each} == {
        "id", "label", "title", "shape", "color", "size", "x", "y",
    }  # fmt: skip
    assert {key for each in network.edges for key in each} == {
        "id", "from", "to", "title", "color", "width", "dashes", "arrows",
    }  # fmt: skip


def test_lines_keep_their_id_colour_dash_and_arrow() -> None:
    lines = {each["id"]: each for each in pyvis_network(star()).edges}
    assert lines["hub-up"]["arrows"] == "to"
    assert lines["hub-down"]["arrows"] == ""
    assert lines["hub-right"]["color"] == "#8a5cb4"
    assert lines["hub-right"]["dashes"] is True
    assert "color" not in lines["hub-down"]


def test_two_lines_between_the_same_marks_are_both_kept() -> None:
    pair = (node("a", 0, 0), node("b", 9, 9))
    twice = Picture(pair, (edge("a", "b"), edge("b", "a"), edge("a", "b", id="third")))
    assert [each["id"] for each in pyvis_network(twice).edges] == ["a-b", "b-a", "third"]


def test_lines_are_hidden_while_a_large_picture_moves() -> None:
    pair = (node("a", 0, 0), node("b", 9, 9))
    lines = tuple(edge("a", "b", id=str(at)) for at in range(EDGES_DRAWN_WHILE_MOVING + 1))
    moving = [
        pyvis_network(Picture(pair, edges)).options["interaction"]["hideEdgesOnDrag"]
        for edges in (lines[1:], lines)
    ]
    assert moving == [False, True]


def test_every_shape_of_a_legend_has_an_outline() -> None:
    assert outline(LegendEntry("", "diamond", BLUE)) == OUTLINES["diamond"]
    assert outline(LegendEntry("", "no such shape", BLUE)) == OUTLINES["dot"]


def test_the_file_asks_nothing_of_any_host() -> None:
    page = standalone_html(star(), "A title", "A note")
    reading = Reading(page)
    assert not [
        (tag, name)
        for tag, attributes in reading.elements
        for name in attributes
        if name in {"src", "href", "srcset", "data", "action", "poster"}
    ]
    assert not [text for text in reading.text("style") if "url(" in text or "@import" in text]
    policies = [meta["content"] for meta in reading.of("meta") if "http-equiv" in meta]
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; ")


def test_the_policy_of_the_file_allows_exactly_its_two_scripts() -> None:
    reading = Reading(standalone_html(star(), "A title", "A note"))
    policy = str(next(meta["content"] for meta in reading.of("meta") if "http-equiv" in meta))
    allowed = policy.split("script-src ")[1].split()
    texts = [text for text in reading.text("script") if text.strip()]
    programs = [text for text in texts if not text.startswith('{"edges"')]
    digests = [hashlib.sha256(text.encode()).digest() for text in programs]
    assert allowed == [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    assert programs[0] == VIS_NETWORK.read_text("utf-8")


def test_the_file_has_title_note_legend_and_the_same_network() -> None:
    page = standalone_html(star(), "A title", "A note")
    reading = Reading(page)
    assert reading.text("title")[0] == reading.text("h1")[0] == "A title"
    assert "A note" in reading.text("p")
    legend = [text for text in reading.text("path") if text.strip()]
    assert legend == [entry.label for entry in LEGEND]
    network = pyvis_network(star())
    assert drawn(page) == {
        "nodes": network.nodes, "edges": network.edges, "options": network.options,
    }  # fmt: skip


def test_the_table_names_every_mark_with_meaning_and_neighbours() -> None:
    reading = Reading(standalone_html(star(), "A title", "A note"))
    names = [text for text in reading.text("button") if text.strip()]
    assert names == [f"Label {key}" for key in ("alone", "down", "far", "hub", "left", "right", "up")]
    cells = [text for text in reading.text("td") if text.strip()]
    right = cells.index("Title of right")
    assert cells[right - 1] == "Person"
    assert cells[right + 1 : right + 3] == ["2", "Label far; Label hub"]


def test_a_line_to_a_mark_outside_the_picture_is_left_out_of_the_table() -> None:
    page = standalone_html(Picture((node("a", 0, 0),), (edge("a", "gone"),)), "T", "N")
    assert "0" in Reading(page).text("td")


def test_hostile_texts_stay_text() -> None:
    picture = hostile()
    page = standalone_html(picture, SCRIPTS[0], SCRIPTS[1])
    reading = Reading(page)
    assert reading.of("img") == []
    assert len(reading.of("script")) == 3
    assert not [name for _tag, attributes in reading.elements for name in attributes if name.startswith("on")]
    assert reading.text("title")[0] == SCRIPTS[0]
    assert SCRIPTS[1] in "".join(reading.text("p"))
    assert [each["label"] for each in drawn(page)["nodes"]] == [each.label for each in picture.nodes]
    assert page.lower().count(b"</script") == 3


def test_an_empty_picture_makes_a_file_too() -> None:
    page = standalone_html(Picture((), ()), "Nothing", "")
    assert drawn(page)["nodes"] == []
    assert Reading(page).of("ul") == []
