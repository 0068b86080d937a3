"""Events of a picture: what a reader can do with it, read from what a browser sends."""

from dataclasses import dataclass
from itertools import islice
from typing import Literal

from dare_network.charts.picture import Picture


@dataclass(frozen=True, slots=True)
class GraphEvent:
    """A touch of the reader, by its `id` in the picture.

    "unfold" asks to expand a mark where it stands, or to fold it again. "lasso" names in `ids` the
    marks round which the reader drew; it and "background" have no `id`.
    """

    kind: Literal["node", "edge", "background", "unfold", "lasso"]
    id: str | None = None
    ids: tuple[str, ...] = ()


def read_event(picture: Picture, sent: object) -> GraphEvent | None:
    """Read what a browser says was touched; None where it is not of this picture, or no event at all."""
    match sent:
        case {"kind": "background"}:
            return GraphEvent("background")
        case {"kind": "node" | "unfold" as kind, "mark": int(key)} if key in picture.ids:
            return GraphEvent(kind, picture.ids[key])
        case {"kind": "edge", "ends": [int(source), int(target)], "nth": int(nth)} if nth >= 0:
            edge = _edge(picture, source, target, nth)
            return GraphEvent("edge", edge) if edge is not None else None
        case {"kind": "lasso", "marks": [*keys]}:
            ids = tuple(picture.ids[key] for key in keys if isinstance(key, int) and key in picture.ids)
            return GraphEvent("lasso", ids=ids) if ids else None
    return None


def _edge(picture: Picture, source: int, target: int, nth: int) -> str | None:
    """The id of the line that comes after `nth` others with the same ends."""
    ends = (picture.ids.get(source), picture.ids.get(target))
    parallel = (edge.id for edge in picture.edges if (edge.source, edge.target) == ends)
    return next(islice(parallel, nth, None), None)
