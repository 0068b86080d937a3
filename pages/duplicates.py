"""Records that may be the same person or organisation, and what was decided on them."""

from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.ui import choice
from dare_network.ui.duplicates.decided import decided
from dare_network.ui.duplicates.queue import duplicate_queue
from dare_network.ui.page import page

with page(
    _("Duplicates"),
    Right.EDIT_NETWORK,
    _("Records that may be the same person or organisation. Merging can always be taken back."),
) as viewer:
    parts = choice.tabs({"open": _("To decide"), "decided": _("Decided")}, "duplicates.parts")
    with parts["open"]:
        duplicate_queue(viewer, key="duplicates")
    with parts["decided"]:
        decided(viewer, key="decided")
