"""Pictures with readable defaults, and some whose texts are hostile."""

import math
from dataclasses import replace
from itertools import pairwise

from naughty import naughty_strings

from dare_network.charts.picture import LegendEntry, Picture, PictureEdge, PictureNode

BLUE, ORANGE = "#3b6ea8", "#c8702a"
LEGEND = (LegendEntry("Organisation", "dot", BLUE), LegendEntry("Person", "square", ORANGE))
SCRIPTS = (
    "</script><script>window.hacked=1</script>",
    "</script><img src=x onerror=alert(1)>",
    "<img src=x onerror=\"window.hacked='label'\">",
    "<svg/onload=window.hacked=2>",
    "{{ 7 * 7 }} {% raw %} <!-- <script>",
    "'); window.hacked = 3; ('",
    "\u2028\u2029\u202e\u0000",
    "<b>bold</b> *bold* `code`",
)


def node(key: str, x: float, y: float, **values: object) -> PictureNode:
    """A mark with readable defaults."""
    plain = PictureNode(key, f"Label {key}", f"Title of {key}", "dot", BLUE, 14, x, y)
    return replace(plain, **values)  # type: ignore[arg-type]


def edge(source: str, target: str, **values: object) -> PictureEdge:
    """A line with readable defaults."""
    key = f"{source}-{target}"
    plain = PictureEdge(key, source, target, f"{source} to {target}", "", 1.5, False, False)
    return replace(plain, **values)  # type: ignore[arg-type]


def star() -> Picture:
    """A hub with four spokes, one of which has a neighbour of its own, and one mark alone.

            up
            |
    left - hub - right - far        alone
            |
           down
    """
    nodes = (
        node("hub", 0, 0, size=24),
        node("up", 0, -160),
        node("right", 160, 0, shape="square", colour=ORANGE),
        node("down", 0, 160),
        node("left", -160, 0),
        node("far", 320, 0, shape="diamond"),
        node("alone", 320, 160),
    )
    edges = (
        edge("hub", "up", arrow=True),
        edge("hub", "right", colour="#8a5cb4", dashed=True),
        edge("hub", "down"),
        edge("hub", "left"),
        edge("right", "far"),
    )
    return Picture(nodes, edges, LEGEND)


def changed_star() -> Picture:
    """The star without its lower spoke, with one mark more and one mark renamed."""
    picture = star()
    kept = tuple(each for each in picture.nodes if each.id != "down")
    renamed = tuple(replace(each, label="Renamed") if each.id == "up" else each for each in kept)
    lines = tuple(each for each in picture.edges if each.target != "down")
    return Picture((*renamed, node("new", -160, 160)), (*lines, edge("hub", "new")), LEGEND)


def untitled_star() -> Picture:
    """The star with nothing to say of its marks but their names."""
    picture = star()
    return Picture(tuple(replace(each, title="") for each in picture.nodes), picture.edges, LEGEND)


def moved_star() -> Picture:
    """The star with its far end farther away."""
    picture = star()
    nodes = tuple(replace(each, x=400.0, y=100.0) if each.id == "far" else each for each in picture.nodes)
    return Picture(nodes, picture.edges, LEGEND)


def parallel() -> Picture:
    """Two marks with three lines between them, one of which points back, and one that leads to itself."""
    nodes = (node("west", -200, 0), node("east", 200, 0))
    lines = (
        edge("west", "east", id="first", arrow=True),
        edge("west", "east", id="second"),
        edge("east", "west", id="back", arrow=True),
        edge("east", "east", id="self"),
    )
    return Picture(nodes, lines, LEGEND)


def folded() -> Picture:
    """A mark that stands for others, a pale one, and one of each shape, in a row."""
    shapes = ("dot", "square", "triangle", "triangleDown", "hexagon", "star", "diamond")
    marks = [
        node("folded", -200, 0, size=30, holds=12),
        node("pale", -100, 0, size=30, faded=True),
        *(node(shape, 100 * at, 0, shape=shape, colour=ORANGE, size=30) for at, shape in enumerate(shapes)),
    ]
    return Picture(tuple(marks), (edge("folded", "pale", faded=True), edge("pale", "dot")), LEGEND)


def crowd() -> Picture:
    """So many marks and lines that they are drawn as dust and hairs."""
    nodes = tuple(
        node(str(at), 60.0 * (at % 90), 60.0 * (at // 90), size=20 if at else 60) for at in range(8_100)
    )
    return Picture(nodes, tuple(edge(str(at), str((at * 31 + 7) % 8_100), arrow=True) for at in range(8_100)))


def hostile_texts() -> list[str]:
    """Sixty strings that break careless programs, and some that try to run."""
    strings = [text for text in naughty_strings() if text]
    return [*strings[:: max(1, len(strings) // 60)][:60], *SCRIPTS]


def hostile() -> Picture:
    """Marks in a ring whose labels, titles, ids and legend are hostile texts."""
    texts = hostile_texts()
    places = [at * 2 * math.pi / len(texts) for at in range(len(texts))]
    nodes = tuple(
        node(f"{at} {text}", 600 * math.cos(turn), 600 * math.sin(turn), label=text, title=text)
        for at, (text, turn) in enumerate(zip(texts, places, strict=True))
    )
    edges = tuple(edge(one.id, other.id, title=one.title) for one, other in pairwise(nodes))
    return Picture(nodes, edges, tuple(LegendEntry(text, text, text) for text in SCRIPTS))


PICTURES = {
    "star": star,
    "changed": changed_star,
    "hostile": hostile,
    "untitled": untitled_star,
    "moved": moved_star,
    "parallel": parallel,
    "folded": folded,
    "crowd": crowd,
    "empty": lambda: Picture((), ()),
}
