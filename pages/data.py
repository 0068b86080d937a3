"""Files in, files out, what was loaded before, and the care of the store."""

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.ui import choice
from dare_network.ui.admin.custom_fields import custom_field_editor
from dare_network.ui.admin.store import store_care
from dare_network.ui.exporting.network_files import exports
from dare_network.ui.exporting.sheets import dialogues_round_trip
from dare_network.ui.importing.history import import_history
from dare_network.ui.importing.wizard import import_wizard
from dare_network.ui.norms.editor import norm_editor
from dare_network.ui.page import page


def _imports(viewer: Viewer) -> None:
    if not may(viewer, Right.IMPORT):
        st.info(_("Only the coordination office and administrators can import the network."))
    if may(viewer, Right.RECORD_DIALOGUES):
        import_wizard(viewer, key="import")
        import_history(viewer, key="imports")


with page(
    _("Data"),
    Right.EXPORT,
    _("Import files, export the network and the dialogues, and maintain the database."),
) as viewer:
    brings = may(viewer, Right.IMPORT) or may(viewer, Right.RECORD_DIALOGUES)
    names = {
        "load": _("Import"),
        "take": _("Export"),
        "norms": _("Norm times"),
        **({"fields": _("Own fields")} if may(viewer, Right.DEFINE) else {}),
        "care": _("Maintenance"),
    }
    parts = choice.tabs(names, "data.parts", first="load" if brings else "take")
    with parts["load"]:
        _imports(viewer)
    with parts["take"]:
        exports(viewer, key="exports")
        dialogues_round_trip(viewer, key="trip")
    with parts["norms"]:
        norm_editor(viewer, key="norms")
    if "fields" in parts:
        with parts["fields"]:
            custom_field_editor(viewer, key="fields")
    with parts["care"]:
        store_care(viewer, key="care")
