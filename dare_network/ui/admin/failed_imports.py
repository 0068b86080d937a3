"""Imports that failed, and those of which rows were refused."""

import streamlit as st

from dare_network.domain.records.installation import Condition, FailedImport
from dare_network.language import _, moment, ngettext
from dare_network.ui.markup import heading
from dare_network.ui.widgets.table import table


def failed_imports(found: Condition) -> None:
    """Draw the latest of them."""
    heading(_("Imports that failed"))
    if not found.failed_imports:
        st.caption(
            _("No import failed, and no row of one was refused. Of sheets that come back it is not kept.")
        )
        return
    table(
        [
            {_("When"): moment(failed.at), _("File"): failed.file_name, _("What happened"): _told(failed)}
            for failed in found.failed_imports
        ],
        (150, 200),
    )


def _told(failed: FailedImport) -> str:
    if failed.loaded:
        return ngettext(
            "{n} row was refused; the others were imported.",
            "{n} rows were refused; the others were imported.",
            failed.refused,
        )
    if failed.refused:
        return ngettext(
            "{n} row was refused, and nothing was imported.",
            "{n} rows were refused, and nothing was imported.",
            failed.refused,
        )
    return failed.reason or _(
        "It failed through a fault of the app; the log tells more under {number}."
    ).format(number=failed.request)
