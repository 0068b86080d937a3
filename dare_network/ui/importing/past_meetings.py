"""Loading meetings of the past from a table."""

import streamlit as st

from dare_network.domain.records.viewer import Viewer
from dare_network.language import _
from dare_network.services.sheets.past_meetings import empty_meetings, load_meetings, plan_meetings
from dare_network.ui.importing.reimport import reimport_panel
from dare_network.ui.markup import heading
from dare_network.ui.widgets.download import download


def past_meetings(viewer: Viewer, key: str) -> None:
    """Draw an empty table to download, and a place to upload a filled one."""
    heading(_("Past meetings"))
    st.write(
        _(
            "One row a meeting. Name its dialogue by number, or by title and body; one that is not known yet "
            "is recorded as held and also needs its format and owner. Participants go into one cell, one a "
            "line or between semicolons: a name, or a role @ a body."
        )
    )
    download(
        _("Empty table (CSV)"),
        empty_meetings,
        "meetings.csv",
        "text/csv",
        f"{key}.empty",
        ":material/download:",
    )
    reimport_panel(viewer, _("Tables of meetings: CSV or XLSX"), plan_meetings, load_meetings, key)
