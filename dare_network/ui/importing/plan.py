"""The plan of an import: what a load of files would do, and the button that does it."""

from collections.abc import Sequence

import streamlit as st

from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.domain.vocabulary import StakeholderKind
from dare_network.formats.mapping import ColumnMapping
from dare_network.formats.tables import Table
from dare_network.importing.wording import differs
from dare_network.language import _, ngettext
from dare_network.services.importing.reasons import rows_to_mend
from dare_network.ui import loaders, state
from dare_network.ui.importing.plan_rows import plan_rows
from dare_network.ui.markup import plain
from dare_network.ui.widgets.download import XLSX, download

REMARKS = 5
"""The number of remarks that are shown before the others are folded away."""


def plan_summary(plan: ImportPlan, key: str) -> bool:
    """Draw what would become of the rows in numbers; whether the reader wants that done.

    Who saw another plan when he clicked is told so, and has the new one to look at.
    """
    _counts(plan)
    shown = state.read(f"{key}.shown", plan.decided)
    wanted = _load_button(plan, key)
    state.put(f"{key}.shown", plan.decided)
    if wanted and shown != plan.decided:
        st.warning(differs())
        return False
    return wanted


def plan_details(
    plan: ImportPlan, tables: Sequence[Table], key: str, mapping: ColumnMapping | None = None
) -> dict[str, StakeholderKind]:
    """Draw what is to be said of the files, and each row; the row that is to be of the other kind."""
    _remarks(plan)
    _to_mend(plan, tables, mapping, key)
    return plan_rows(plan, f"{key}.rows")


def outcome_labels() -> dict[RowOutcome, str]:
    """Labels for the fates of rows."""
    return {
        RowOutcome.ADDED: _("Would be added"),
        RowOutcome.CHANGED: _("Would be changed"),
        RowOutcome.UNCHANGED: _("Unchanged"),
        RowOutcome.MERGED: _("Repeated, merged"),
        RowOutcome.HELD: _("Held back"),
        RowOutcome.REFUSED: _("Refused"),
    }


def _counts(plan: ImportPlan) -> None:
    with st.container(horizontal=True):
        for outcome, label in outcome_labels().items():
            if plan.counts[outcome] or outcome in (RowOutcome.ADDED, RowOutcome.CHANGED):
                st.metric(label, plan.counts[outcome], border=True)


def _load_button(plan: ImportPlan, key: str) -> bool:
    if not plan.changes_anything:
        if plan.leaves_something_out:
            st.warning(
                _("There is nothing to import: what could be read changes nothing, the rest is left out.")
            )
        else:
            st.success(_("There is nothing to import: everything in this file is known already."))
        return False
    writes = plan.counts[RowOutcome.ADDED] + plan.counts[RowOutcome.CHANGED]
    label = ngettext("Import {n} record", "Import {n} records", writes)
    return st.button(label, type="primary", key=f"{key}.load", icon=":material/upload:")


def _remarks(plan: ImportPlan) -> None:
    for remark in plan.remarks[:REMARKS]:
        st.caption(plain(remark))
    if rest := plan.remarks[REMARKS:]:
        with st.expander(ngettext("{n} more remark", "{n} more remarks", len(rest))):
            for remark in rest:
                st.caption(plain(remark))


def _to_mend(plan: ImportPlan, tables: Sequence[Table], mapping: ColumnMapping | None, key: str) -> None:
    places = {(row.table, row.line) for row in plan.rows if row.cells}
    places |= {(cell.table, cell.line) for cell in plan.cells}
    if places:
        own = loaders.reference().custom_fields
        download(
            ngettext("Download {n} row to mend it", "Download {n} rows to mend them", len(places)),
            lambda: rows_to_mend(plan, tables, own, mapping),
            "to_mend.xlsx",
            XLSX,
            f"{key}.refused",
            ":material/download:",
        )
