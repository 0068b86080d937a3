"""Columns that nothing reads: named with what stands in them, and made fields of the office's own."""

import streamlit as st

from dare_network.domain.drafts.custom_fields import CustomFieldDraft
from dare_network.domain.records.custom_fields import CustomKind, CustomSubject
from dare_network.domain.records.imports import ImportPlan, LeftOutColumn
from dare_network.domain.records.viewer import Viewer
from dare_network.domain.rules.rights import may
from dare_network.domain.vocabulary import Right
from dare_network.language import _, ngettext
from dare_network.services.custom_fields import add_custom_field
from dare_network.ui import loaders
from dare_network.ui.importing.answering import some_of, widget
from dare_network.ui.markup import plain
from dare_network.ui.page import refusals_here
from dare_network.ui.widgets.folded import folded


def left_columns(viewer: Viewer, plan: ImportPlan, key: str) -> None:
    """Draw each column that is left out, with a button that makes a field of it."""
    if not plan.columns:
        return
    label = ngettext("{n} column is not read", "{n} columns are not read", len(plan.columns))
    part = folded(label, key, ":material/view_column:")
    if not part.open:
        return
    with part:
        st.caption(_("A field of your own keeps what stands there, here and in the next file."))
        for column in some_of(plan.columns, f"{key}.at"):
            _column(viewer, column, widget(key, column.table, column.header))


def _column(viewer: Viewer, column: LeftOutColumn, key: str) -> None:
    text, button = st.columns([3, 1], vertical_alignment="center")
    filled = ngettext("{n} cell", "{n} cells", column.filled)
    examples = plain(", ".join(column.examples))
    text.markdown(f"**{plain(column.header)}** ({plain(column.table)}, {filled}): {examples}")
    if not column.subject or not may(viewer, Right.DEFINE):
        return
    if button.button(_("Make it a field"), key=key):
        subject = CustomSubject(column.subject)
        draft = CustomFieldDraft(label_nl=column.header, subject=subject, kind=CustomKind.TEXT)
        with refusals_here():
            add_custom_field(loaders.engine(), viewer, draft)
            st.rerun()
