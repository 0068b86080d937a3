"""Parts of dialogues exported to a spreadsheet, and imported again."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _
from dare_network.services.sheets.commitments import COMMITMENTS
from dare_network.services.sheets.export import SHEETS, sheet_csv, workbook
from dare_network.services.sheets.milestones import MILESTONES
from dare_network.services.sheets.reimport import load_sheets, plan_sheets
from dare_network.services.sheets.sheet import Sheet
from dare_network.ui import loaders
from dare_network.ui.importing.reimport import reimport_panel
from dare_network.ui.markup import heading
from dare_network.ui.widgets.download import XLSX, download


def commitments_round_trip(viewer: Viewer, key: str) -> None:
    """Draw a panel for commitments with their milestones, folded away, for those who may take them along."""
    if may(viewer, Right.EXPORT):
        with st.expander(_("Export and re-import"), icon=":material/swap_vert:"):
            round_trip(viewer, (COMMITMENTS, MILESTONES), "commitments", key)


def dialogues_round_trip(viewer: Viewer, key: str) -> None:
    """Draw the same for all that hangs on dialogues."""
    heading(_("Commitments, questions, answers and outcomes in a spreadsheet"))
    round_trip(viewer, SHEETS, "dialogues", key)


def round_trip(viewer: Viewer, sheets: Sequence[Sheet[Any]], name: str, key: str) -> None:
    """Draw buttons for files called `name`, and a place to import them again."""
    st.write(
        _(
            "Everything you may see of them. Change it in a spreadsheet and import the file again: rows and "
            "columns that you leave out stay as they are here."
        )
    )
    with st.container(horizontal=True):
        make = partial(workbook, loaders.engine(), viewer, sheets)
        download(_("Excel workbook"), make, f"{name}.xlsx", XLSX, f"{key}.xlsx", ":material/download:")
        for sheet in sheets:
            make = partial(sheet_csv, loaders.engine(), viewer, sheet)
            label = _("{sheet} as CSV").format(sheet=_(sheet.name))
            file_name = f"{sheet.name.lower()}.csv"
            download(label, make, file_name, "text/csv", f"{key}.{file_name}", ":material/download:")
    if may(viewer, Right.RECORD_DIALOGUES):
        reimport_panel(viewer, _("The file that you changed: CSV or XLSX"), plan_sheets, load_sheets, key)
