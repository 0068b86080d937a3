"""Texts of the picture itself: names of buttons, hints, and the sentences that are spoken."""

from collections.abc import Mapping

from dare_network.language import _


def graph_texts() -> Mapping[str, str]:
    """Each text by the name under which the scripts know it, in the reader's language."""
    return {
        "zoomIn": _("Zoom in"),
        "zoomOut": _("Zoom out"),
        "fit": _("Show everything"),
        "fullscreen": _("Full screen"),
        "leaveFullscreen": _("Leave full screen"),
        "savePng": _("Save as an image (PNG)"),
        "saveSvg": _("Save as a drawing (SVG)"),
        "file": _("network"),
        "legend": _("Legend"),
        "role": _("network picture"),
        "hint": _(
            "Left and right walk round the neighbours, down goes one tie further, up goes back. "
            "Enter opens, E unfolds or folds, F shows everything, plus and minus zoom, Escape clears. "
            "With the pointer: a double click unfolds or folds, dragging with Shift draws round marks."
        ),
        "noTie": _("{label}, no ties"),
        "oneTie": _("{label}, 1 tie"),
        "ties": _("{label}, {n} ties"),
        "oneChosen": _("1 mark is chosen."),
        "chosen": _("{n} marks are chosen."),
        "cleared": _("Nothing is selected."),
        "empty": _("There is nothing to draw."),
        "noScript": _(
            "The picture cannot be drawn because its script could not be loaded. "
            "Reload the page to try again."
        ),
        "noCanvas": _("This browser cannot draw the picture."),
    }
