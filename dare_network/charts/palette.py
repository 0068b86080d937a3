"""Shape and colour of each kind of stakeholder. Nobody is told apart by colour alone.

The colours are those of Okabe and Ito ("Color Universal Design", 2008), made darker where needed so
that each stands out from a white and from a dark page. Related categories share a colour; two that
colour-blind readers could confuse never share a shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dare_network.graph.analyses.change import NetworkChange

LIGHT_PAGE, DARK_PAGE = "#ffffff", "#171614"
"""The backgrounds on which everything here has a contrast of at least 3 to 1 (WCAG 2, 1.4.11)."""

_BLUE, _SKY, _VERMILION, _PURPLE = "#0072b2", "#3d90d9", "#d55e00", "#cc79a7"
_GREEN, _ORANGE, _BROWN, _GREY = "#009e73", "#b07a00", "#8c5a32", "#7f7f7f"


@dataclass(frozen=True, slots=True)
class Mark:
    """The look of a node: a vis-network shape and a colour."""

    shape: str
    colour: str


CATEGORY_MARKS: Mapping[str, Mark] = {
    "scientist": Mark("dot", _BLUE),
    "clinician": Mark("square", _BLUE),
    "pharmacist": Mark("triangle", _BLUE),
    "gmp_facility": Mark("hexagon", _BLUE),
    "regulatory_affairs": Mark("triangleDown", _SKY),
    "coordination": Mark("star", _SKY),
    "steering": Mark("hexagon", _SKY),
    "regulator_nl": Mark("square", _VERMILION),
    "regulator_eu": Mark("dot", _VERMILION),
    "ethics_committee": Mark("triangle", _VERMILION),
    "gmo_authority": Mark("triangleDown", _VERMILION),
    "policymaker": Mark("hexagon", _VERMILION),
    "hta_body": Mark("square", _PURPLE),
    "payer": Mark("dot", _PURPLE),
    "funder": Mark("triangle", _PURPLE),
    "patient_advocate": Mark("star", _ORANGE),
    "professional_society": Mark("square", _GREEN),
    "accreditation": Mark("triangle", _GREEN),
    "research_network": Mark("hexagon", _GREEN),
    "industry": Mark("hexagon", _BROWN),
}
"""The mark of each stakeholder category, in the order of legends."""

OTHER_MARK = Mark("dot", _GREY)
"""A stakeholder without a category, or with one that was added later."""

DIALOGUE_MARK = Mark("diamond", _GREY)
"""A dialogue. No stakeholder has this shape."""

PRODUCT_MARK = Mark("star", _GREY)
"""A product in development. All that is no stakeholder is grey."""

TOPIC_MARK = Mark("triangleDown", _GREY)
"""A topic of dialogues."""

STATED_LINE = "#757575"
"""The colour of what somebody stated."""

DERIVED_LINE = "#949494"
"""The colour of what follows from dialogues, and of what has ended: lighter on a white page."""

CHANGE_LINES: Mapping[NetworkChange, str] = {
    NetworkChange.ADDED: _BLUE,
    NetworkChange.ENDED: _VERMILION,
    NetworkChange.STRENGTHENED: _ORANGE,
}
"""The colours of lines that changed: blue against vermilion is told apart in every colour blindness."""

FIFTHS = ("#7f7f7f", "#957669", "#aa6d53", "#c0663c", _VERMILION)
"""From the lowest fifth of a measure to the highest: from grey to vermilion, legible on either page."""


def mark_of(category: str) -> Mark:
    """The mark of a stakeholder category."""
    return CATEGORY_MARKS.get(category, OTHER_MARK)
