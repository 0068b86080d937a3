"""A picture as it travels to the browser: made once for all who look at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dare_network.charts.picture import LegendEntry, Picture
from dare_network.charts.picture_bytes import picture_bytes
from dare_network.language import Language
from dare_network.ui.graph_view.texts import graph_texts
from dare_network.ui.graph_view.vendor import VENDOR_URL
from dare_network.ui.shared_cache import shared_cache


@dataclass(frozen=True, slots=True)
class Order:
    """All that decides what the browser receives for a picture; equal pictures have equal revisions."""

    revision: str
    legend: tuple[LegendEntry, ...]
    label: str
    heading: str
    note: str
    key: str
    height: int
    language: Language
    picture: Picture = field(compare=False)


@shared_cache(16)
def sent(order: Order) -> bytes:
    """The picture for the browser, after a digest by which it knows what it has already.

    Bytes, and made once: equal bytes are sent to a browser one time only.
    """
    return picture_bytes(order.picture, _about(order))


def _about(order: Order) -> Mapping[str, object]:
    return {
        "graph": order.key,
        "label": order.label,
        "heading": order.heading,
        "note": order.note,
        "height": order.height,
        "legend": [(entry.label, entry.shape, entry.colour) for entry in order.legend],
        "texts": graph_texts(),
        "vendor": VENDOR_URL,
    }
