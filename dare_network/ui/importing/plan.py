"""The plan of an import: what a load of files would do, and the button that does it."""

from collections.abc import Sequence

import streamlit as st

from dare_network.domain.records.imports import ImportPlan, RowOutcome
from dare_network.importing.wording import field_label
from dare_network.language import _, ngettext
from dare_network.services.importing import loading
from dare_network.ui.markup import heading, plain
from dare_network.ui.widgets.download import download
from dare_network.ui.widgets.table import table

SHOWN = 500


def plan_view(plan: ImportPlan, key: str) -> bool:
    """Draw what would become of each row; whether the reader wants that done."""
    _counts(plan)
    for remark in plan.remarks:
        st.caption(plain(remark))
    _refused(plan, key)
    _changes(plan)
    if not plan.changes_anything:
        _say_why_nothing(plan)
        return False
    writes = plan.counts[RowOutcome.ADDED] + plan.counts[RowOutcome.CHANGED]
    label = ngettext("Import {n} record", "Import {n} records", writes)
    return st.button(label, type="primary", key=f"{key}.load", icon=":material/upload:")


def _say_why_nothing(plan: ImportPlan) -> None:
    if plan.counts[RowOutcome.REFUSED]:
        st.warning(_("There is nothing to import: every row of this file is refused or known already."))
    else:
        st.success(_("There is nothing to import: everything in this file is known already."))


def _counts(plan: ImportPlan) -> None:
    labels = {
        RowOutcome.ADDED: _("Would be added"),
        RowOutcome.CHANGED: _("Would be changed"),
        RowOutcome.UNCHANGED: _("Unchanged"),
        RowOutcome.MERGED: _("Repeated, merged"),
        RowOutcome.REFUSED: _("Refused"),
    }
    for column, (outcome, label) in zip(st.columns(len(labels)), labels.items(), strict=True):
        column.metric(label, plan.counts[outcome], border=True)


def _refused(plan: ImportPlan, key: str) -> None:
    rows = plan.with_outcome(RowOutcome.REFUSED)
    if not rows:
        return
    heading(_("Refused rows"))
    table([{_("Table"): r.table, _("Line"): r.line, _("Reason"): r.reason} for r in rows[:SHOWN]], (160, 70))
    download(
        _("Download the refused rows"),
        lambda: loading.refused_csv(plan),
        "refused.csv",
        "text/csv",
        f"{key}.refused",
    )


def _changes(plan: ImportPlan) -> None:
    rows = [row for row in plan.rows if row.outcome in (RowOutcome.ADDED, RowOutcome.CHANGED)]
    if not rows:
        return
    with st.expander(_("What would be added and changed")):
        table(
            [
                {
                    _("Table"): row.table,
                    _("Line"): row.line,
                    _("What"): _("Added") if row.outcome is RowOutcome.ADDED else _("Changed"),
                    _("Record"): row.label,
                    _("Changes"): _in_words(row.changes),
                }
                for row in rows[:SHOWN]
            ]
        )
        if len(rows) > SHOWN:
            st.caption(_("The first {count} are shown.").format(count=SHOWN))


def _in_words(changes: Sequence[tuple[str, str, str]]) -> str:
    return "; ".join(
        f"{field_label(name)}: {before or '—'} → {after or '—'}" for name, before, after in changes
    )
