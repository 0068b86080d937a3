"""The colours in which answers and commitments are shown.

White text on each keeps a contrast of at least 4.5:1, and each stands out from near-black by at least
3:1. No meaning hangs on hue alone: hatching tells "in part" from "in full", and whoever draws a part
writes its count or label on it or beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dare_network.domain.records.summary import Timing


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour as "#rrggbb", and a hatching as plotly names it, empty for none."""

    colour: str
    hatching: str = ""


# Blue against orange and red: the pair that is told apart in every common colour blindness.
_BLUE, _ORANGE, _RED, _GREY = "#0072b2", "#a56700", "#c45200", "#707070"

PLAIN = Paint(_GREY)
"""For everything that has no colour of its own."""

ALIGNMENT: Mapping[str, Paint] = {
    "agree": Paint(_BLUE),
    "agree_conditional": Paint(_BLUE, "/"),
    "partly": Paint(_ORANGE, "/"),
    "disagree": Paint(_RED),
    "initial_guidance": Paint(_GREY, "."),
    "more_data": Paint(_GREY, "-"),
    "refer_procedure": Paint(_GREY, "\\"),
    "refer_body": Paint(_GREY, "|"),
    "out_of_remit": Paint(_GREY, "x"),
}
"""Paint for how an answer stands to our position: agreement blue, its opposite red, no position grey."""

TIMING: Mapping[str, Paint] = {
    Timing.OVERDUE: Paint(_RED),
    Timing.DUE_SOON: Paint(_ORANGE, "/"),
    Timing.LATER: Paint(_BLUE),
}
"""Paint by how an unfinished commitment stands to its due day."""
