"""The mark for how an answer stands to our position."""

from collections.abc import Mapping

from markupsafe import Markup

from dare_network.domain.vocabulary import TermList
from dare_network.language import _
from dare_network.ui import loaders
from dare_network.ui.markup import badge

_KIND: Mapping[str, str] = {
    "agree": "good",
    "agree_conditional": "good",
    "partly": "fair",
    "disagree": "bad",
    "more_data": "fair",
    "out_of_remit": "",
    "not_answered": "bad",
}
"""The colour of each alignment; its words always stand beside the colour."""


def alignment_badge(alignment: str) -> Markup:
    """The mark of an alignment, also of none."""
    label = loaders.reference().label(TermList.ALIGNMENT, alignment) or _("Alignment not noted")
    return badge(label, _KIND.get(alignment, "info"))
